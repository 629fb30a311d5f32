"""Framing marks and referents through bundles: loaded, loaded again, beside people's work, dumped."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from articles.actions import add_version
from articles.models import Article, Version
from comparisons.actions import delete_rows, save_mark, save_referent
from comparisons.bundles.loading import load_bundles
from comparisons.bundles.receipts import Fate
from comparisons.models import Coverage, Event, FramingMark, LoadReceipt, Reanchoring, Referent
from comparisons.tests.bundles.making import (
    Tree,
    dump,
    load,
    make_bundle,
    make_claim,
    make_event,
    make_mark,
    make_point,
    undone,
    with_mark,
    write_bundle,
)

pytestmark = pytest.mark.django_db


def make_framed(*marks: Tree, **lists: Any) -> Tree:
    """The small bundle with these marks on its event, and no questions."""
    return {**with_mark(), "events": [make_event(points=[], framing=list(marks))], **lists}


def fates(report: Any, kind: str) -> dict[Fate, int]:
    return dict(report.counts.get(kind, {}))


def test_a_mark_is_stored_with_all_that_it_says(tmp_path: Path) -> None:
    mark = make_mark(
        frame="quality-of-life", function="problem", referent="kyiv-2014", voice="putin", note="N", key="k"
    )
    report = load(tmp_path, make_framed(mark))
    row = FramingMark.objects.get()
    assert (row.device, row.frame, row.function, row.note, row.key) == (
        "loaded-term", "quality-of-life", "problem", "N", "k",
    )  # fmt: skip
    assert row.referent == Referent.objects.get(slug="kyiv-2014")
    assert row.voice
    assert row.voice.slug == "putin"
    body = Version.objects.get(article=row.article).body
    assert body[row.start : row.end] == row.exact == "It was cold"
    assert fates(report, "mark") == fates(report, "referent") == {Fate.NEW: 1}
    assert report.anchored == {"exact": 1}


def test_marks_of_one_event_may_stand_in_several_files_and_refer_to_what_is_on_file(tmp_path: Path) -> None:
    load(tmp_path, make_framed())
    folder = tmp_path / "marks"
    folder.mkdir()
    for name, mark in (("a", make_mark()), ("b", make_mark(article="rt-preview", referent="kyiv-2014"))):
        events = [{"slug": "union-state", "framing": [mark]}]
        write_bundle(folder, {"events": events}, f"{name}.yaml")
    write_bundle(folder, {"events": [{"slug": "union-state", "name": "The Union State"}]}, "head.json")
    load_bundles([str(folder)])
    assert FramingMark.objects.count() == 2


def test_the_event_has_changed_though_no_verdict_can(tmp_path: Path) -> None:
    load(tmp_path, make_framed())
    revision = Event.objects.get().revision
    report = load(tmp_path, make_framed(make_mark(referent="kyiv-2014")))
    assert Event.objects.get().revision == revision + 1
    assert report.judged == 0
    bundle = make_framed(make_mark(referent="kyiv-2014"))
    bundle["referents"][0]["label"] = "what happened in Kyiv"
    load(tmp_path, bundle)
    assert Event.objects.get().revision == revision + 2
    load(tmp_path, bundle)
    assert Event.objects.get().revision == revision + 2


def test_the_same_marks_again_change_nothing_and_other_words_are_written(tmp_path: Path) -> None:
    load(tmp_path, make_framed(make_mark(), make_mark(device=None, frame="political")))
    again = load(tmp_path, make_framed(make_mark(), make_mark(device=None, frame="political")))
    assert fates(again, "mark") == {Fate.SAME: 2}
    changed = load(tmp_path, make_framed(make_mark(note="New."), make_mark(device=None, frame="morality")))
    assert fates(changed, "mark") == {Fate.CHANGED: 2}
    assert sorted(FramingMark.objects.values_list("frame", "note")) == [("", "New."), ("morality", "")]
    assert FramingMark.history.count() == 4
    assert FramingMark.history.filter(history_change_reason="load_bundle").count() == 4


def test_a_keyed_mark_may_move_and_get_another_device(tmp_path: Path) -> None:
    load(tmp_path, make_framed(make_mark(key="k")))
    report = load(tmp_path, make_framed(make_mark(key="k", quote="formally created", device="hedge")))
    assert fates(report, "mark") == {Fate.CHANGED: 1}
    assert FramingMark.objects.values_list("exact", "device").get() == ("formally created", "hedge")


def test_what_a_person_made_changed_or_deleted_is_left(tmp_path: Path) -> None:
    marks = [make_mark(), make_mark(quote="formally created"), make_mark(quote="in 1997")]
    load(tmp_path, make_framed(*marks[:2]))
    article, event = Article.objects.get(slug="wsws-talks"), Event.objects.get()
    save_mark(FramingMark(article=article, event=event, quote="in 1997", device="loaded-term", note="mine"))
    edited = FramingMark.objects.get(quote="It was cold")
    edited.note = "by hand"
    save_mark(edited)
    delete_rows([FramingMark.objects.get(quote="formally created")])
    referent = Referent.objects.get()
    referent.label = "by hand"
    save_referent(referent)

    report = load(tmp_path, make_framed(*marks) | {"referents": [{"slug": "kyiv-2014", "label": "bundle"}]})
    assert fates(report, "mark") == {Fate.EDITED: 1, Fate.DELETED: 1, Fate.MADE: 1}
    assert fates(report, "referent") == {Fate.EDITED: 1}
    assert set(FramingMark.objects.values_list("note", flat=True)) == {"by hand", "mine"}
    assert Referent.objects.get().label == "by hand"


def test_a_mark_whose_coverage_or_referent_a_person_deleted_is_left_out(tmp_path: Path) -> None:
    load(tmp_path, make_framed())
    delete_rows([Coverage.objects.get(article__slug="wsws-talks"), Referent.objects.get()])
    report = load(tmp_path, make_framed(make_mark(), make_mark(article="rt-preview", referent="kyiv-2014")))
    assert fates(report, "mark") == {Fate.STRANDED: 2}
    assert {left.name for left in report.left if left.kind == "mark"} == {"union-state: It was cold"}
    assert not FramingMark.objects.exists()


def test_a_mark_keeps_its_version_of_the_lists_where_the_bundle_does_not_say(tmp_path: Path) -> None:
    load(tmp_path, make_framed(make_mark()))
    FramingMark.objects.update(vocabulary=0)
    report = load(tmp_path, make_framed(make_mark()))
    assert fates(report, "mark") == {Fate.SAME: 1}
    assert FramingMark.objects.get().vocabulary == 0
    assert "vocabulary: 0" in dump("union-state")


# Texts


def make_texted(folder: Path, full: str) -> Tree:
    (folder / "full.txt").write_text(full)
    bundle = make_framed(make_mark(quote="few steps toward it were taken"), make_mark(quote="a cold day"))
    body = "They say «few steps toward it were taken», on «a cold day»."
    bundle["articles"][0] |= {"body": body, "body_file": "full.txt", "text_kind": "digest"}
    return bundle


def test_marks_follow_to_the_full_text_and_the_new_text_is_reported(tmp_path: Path) -> None:
    report = load(tmp_path, make_texted(tmp_path, "So few steps toward it were taken, we hear. The end."))
    assert report.anchored == {"exact": 1, "orphan": 1}
    stored = Reanchoring.objects.get(version__article__slug="wsws-talks")
    assert stored.version.kind == "full"
    assert (stored.exact, stored.moved, stored.approximate, stored.orphan) == (0, 1, 0, 1)
    row = FramingMark.objects.exclude(anchor="orphan").get()
    assert stored.version.body[row.start : row.end] == "few steps toward it were taken"


def test_a_new_text_moves_the_marks_of_people_too(tmp_path: Path) -> None:
    bundle = make_bundle(events=[make_event(points=[make_point(claims=[make_claim()])])])
    load(tmp_path, bundle)
    article, event = Article.objects.get(slug="wsws-talks"), Event.objects.get()
    save_mark(FramingMark(article=article, event=event, quote="It was cold", frame="quality-of-life"))
    revision = Event.objects.get().revision
    bundle["articles"][0]["body"] = "It was cold. The union state was formally created in 1997, we read."
    load(tmp_path, bundle)
    assert FramingMark.objects.values_list("start", "anchor").get() == (0, "exact")
    stored = Reanchoring.objects.get(version__article=article, version__is_current=True)
    assert (stored.exact, stored.moved, stored.approximate, stored.orphan) == (0, 2, 0, 0)
    assert Event.objects.get().revision > revision


def test_a_text_with_nothing_tagged_in_it_has_a_report_as_well(tmp_path: Path) -> None:
    load(tmp_path, make_framed())
    assert set(Reanchoring.objects.values_list("exact", "moved", "approximate", "orphan")) == {(0, 0, 0, 0)}
    assert Reanchoring.objects.count() == Version.objects.count()


def test_orphans_and_approximate_marks_come_back_as_they_were(tmp_path: Path) -> None:
    load(tmp_path, make_framed(make_mark(quote="formally created in 1997, we read"), make_mark()))
    add_version(
        Article.objects.get(slug="wsws-talks"),
        body="The union state was formaly created in 1997, we read. That is all.",
    )
    before = list(FramingMark.objects.order_by("pk").values("quote", "exact", "start", "anchor"))
    assert sorted(str(row["anchor"]) for row in before) == ["approximate", "orphan"]
    written = dump("union-state")
    with undone():
        for model in (FramingMark, Event, Article, Referent):
            model.objects.all().delete()
        LoadReceipt.objects.all().delete()
        report = load(tmp_path, written, "dumped.yaml")
        assert not report.left
        after = FramingMark.objects.order_by("pk").values("quote", "exact", "start", "anchor")
        assert sorted(after, key=str) == sorted(before, key=str)
        assert dump("union-state") == written


def test_a_dump_has_the_referents_and_speakers_of_its_marks_alone(tmp_path: Path) -> None:
    bundle = make_framed(make_mark(referent="kyiv-2014", voice="putin"))
    bundle["referents"].append({"slug": "unused", "label": "Unused"})
    bundle["speakers"].append({"slug": "nobody", "name": "Nobody"})
    load(tmp_path, bundle)
    written = dump("union-state")
    assert "kyiv-2014" in written
    assert "Vladimir Putin" in written
    assert "unused" not in written
    assert "nobody" not in written
