"""Measurements through bundles: figures of full texts for places where only abstracts are on file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from articles.models import Article
from articles.texts import checksum
from comparisons.bundles.findings import BundleRefused
from comparisons.bundles.receipts import Fate
from comparisons.bundles.voices import LONGEST_VERSION, write_measured
from comparisons.listing.measured import load_voices
from comparisons.models import Event, LoadReceipt, Measurement, Speaker
from comparisons.tests.bundles.making import Tree, dump, load, make_article, make_bundle, make_event, undone
from comparisons.voices import RULES_VERSION, measure_voices, to_json

pytestmark = pytest.mark.django_db

FULL = "“The union is a treaty of 1997,” Vladimir Putin said. It was cold in Sochi, and nobody answered him."
SPEAKERS = {"vladimir putin": "putin"}


def make_voices(**keys: Any) -> Tree:
    measured = write_measured(to_json(measure_voices(FULL, SPEAKERS)))
    return {"article": "wsws-talks", "checksum": checksum(FULL), "measured": measured, **keys}


def make_measured(*voices: Tree, body: str = "An abstract.", **keys: Any) -> Tree:
    """A bundle with an abstract and these measurements."""
    article = make_article("wsws-talks", "wsws", body, **{"text_kind": "digest", **keys})
    event = make_event(points=[], coverage=[{"article": "wsws-talks"}])
    return make_bundle(articles=[article], events=[event], voices=list(voices))


def fates(report: Any) -> dict[Fate, int]:
    return dict(report.counts.get("voices", {}))


def find_one() -> Any:
    article = Article.objects.get()
    return load_voices([article])[article.pk]


def test_figures_come_without_their_text(tmp_path: Path) -> None:
    report = load(tmp_path, make_measured(make_voices()))
    assert fates(report) == {Fate.NEW: 1}
    found = find_one()
    assert found.measured == measure_voices(FULL, SPEAKERS)
    assert (found.checksum, found.is_current) == (checksum(FULL), False)
    assert Measurement.objects.get().rules == RULES_VERSION


def test_the_same_figures_again_change_nothing_and_others_are_written(tmp_path: Path) -> None:
    load(tmp_path, make_measured(make_voices()))
    revision = Event.objects.get().revision
    assert fates(load(tmp_path, make_measured(make_voices()))) == {Fate.SAME: 1}
    assert Event.objects.get().revision == revision
    other = write_measured(to_json(measure_voices(FULL, {})))
    assert fates(load(tmp_path, make_measured(make_voices(measured=other)))) == {Fate.CHANGED: 1}
    assert find_one().measured == measure_voices(FULL, {})
    assert Event.objects.get().revision > revision


def test_a_full_text_on_file_is_measured_here_whatever_the_bundle_says(tmp_path: Path) -> None:
    wrong = write_measured(to_json(measure_voices(FULL, {})))
    report = load(tmp_path, make_measured(make_voices(measured=wrong), body=FULL, text_kind="full"))
    assert fates(report) == {Fate.SAME: 1}
    assert find_one().measured == measure_voices(FULL, SPEAKERS)
    assert Measurement.objects.count() == 1


def test_the_text_takes_the_place_of_the_figures_when_it_comes(tmp_path: Path) -> None:
    load(tmp_path, make_measured(make_voices()))
    (tmp_path / "full.txt").write_text(FULL)
    load(tmp_path, make_measured(make_voices(), body_file="full.txt"))
    found = find_one()
    assert found.is_current
    assert Measurement.objects.count() == 1


def test_a_speaker_whom_a_load_brings_is_heard_in_texts_on_file(tmp_path: Path) -> None:
    bundle = make_measured(body=FULL, text_kind="full")
    load(tmp_path, {**bundle, "speakers": [{"slug": "other", "name": "Olga Nemova"}]})
    assert find_one().measured == measure_voices(FULL, {})
    load(tmp_path, bundle)
    assert find_one().measured == measure_voices(FULL, SPEAKERS)


def test_a_dump_carries_the_figures_and_who_speaks_in_them(tmp_path: Path) -> None:
    load(tmp_path, make_measured(make_voices()))
    before, written = find_one(), dump("union-state")
    assert "slug: putin" in written
    assert FULL[:12] not in written, "none of the text itself"
    with undone():
        for model in (Event, Article):
            model.objects.all().delete()
        Speaker.objects.all().delete()
        LoadReceipt.objects.all().delete()
        load(tmp_path, written, "dumped.yaml")
        assert find_one() == before
        assert dump("union-state") == written


@pytest.mark.parametrize(
    ("voices", "sentence"),
    [
        ([make_voices(article="nobody")], "voices[0].article: “nobody” is no article"),
        ([make_voices(checksum="abc")], "voices[0].checksum: is no SHA-256"),
        ([make_voices(checksum="G" * 64)], "voices[0].checksum: is no SHA-256"),
        ([make_voices(checksum="a" * 65)], "voices[0].checksum: has 65 characters"),
        ([make_voices(), make_voices()], "voices[1]: “wsws-talks” has two measurements of one text"),
        ([make_voices(measured="x")], "voices[0].measured: is not the JSON that measure_voices writes"),
        ([make_voices(measured="[" * 100_000)], "voices[0].measured: is not the JSON"),
        ([make_voices(measured="[1]")], "voices[0].measured: must be a JSON object"),
        ([make_voices(measured="{}")], "voices[0].measured: "),
        ([make_voices(measured='{"rules": NaN}')], "voices[0].measured: "),
        ([make_voices(measured=["x"])], "voices[0].measured: must be a text, not a list"),
        ([{"article": "wsws-talks", "checksum": "0" * 64}], "voices[0]: lacks `measured`"),
    ],
)
def test_figures_that_cannot_be_are_refused(tmp_path: Path, voices: list[Tree], sentence: str) -> None:
    with pytest.raises(BundleRefused) as refused:
        load(tmp_path, make_measured(*voices))
    assert any(sentence in line for line in refused.value.lines), refused.value.lines
    assert not Measurement.objects.exists()


def test_an_unknown_speaker_in_the_figures_is_refused(tmp_path: Path) -> None:
    bundle = {**make_measured(make_voices()), "speakers": [{"slug": "nobody", "name": "Nobody"}]}
    with pytest.raises(BundleRefused, match="measured: “putin” is no speaker in these bundles or on file"):
        load(tmp_path, bundle)


def test_rules_of_a_version_that_no_column_holds_are_refused(tmp_path: Path) -> None:
    tree = {**to_json(measure_voices(FULL, SPEAKERS)), "rules": "1" * 21}
    with pytest.raises(BundleRefused, match="measured: "):
        load(tmp_path, make_measured(make_voices(measured=json.dumps(tree))))
    longest = Measurement._meta.get_field("rules").max_length
    assert longest == LONGEST_VERSION


def test_figures_outside_their_text_are_refused(tmp_path: Path) -> None:
    tree = to_json(measure_voices(FULL, SPEAKERS))
    tree["length"] = 3
    with pytest.raises(BundleRefused, match="measured: "):
        load(tmp_path, make_measured(make_voices(measured=json.dumps(tree))))
