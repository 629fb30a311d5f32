"""What a load stores: rows that hold, texts and versions, quotes where they stand, history, verdicts."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.apps import apps
from simple_history.models import HistoricalChanges

from articles.models import Article, Version
from comparisons.actions import find_stale_verdicts, save_entity
from comparisons.bundles import loading
from comparisons.bundles.findings import BundleRefused
from comparisons.bundles.known import Known, load_known
from comparisons.bundles.loading import load_bundles
from comparisons.bundles.receipts import Fate
from comparisons.models import Claim, Entity, Event, FramingMark, Point, Silence, StoredVerdict
from comparisons.tests.bundles.making import (
    load,
    make_article,
    make_bundle,
    make_claim,
    make_event,
    make_mark,
    make_point,
    render,
    with_claim,
    write_bundle,
)

pytestmark = pytest.mark.django_db

DIGEST = "The union state was «formally created in 1997», and «few steps» were taken."
FULL = "It had been formally created in 1997. Since then few steps toward it. The end of it all."
OPTIONS = [
    {"slug": "a", "label": "A"},
    {"slug": "b", "label": "B"},
    {"slug": "c", "label": "C", "broader": "a"},
]


def make_rich_bundle() -> dict[str, object]:
    """Something of everything."""
    article = make_article(
        "wsws-talks", "wsws", DIGEST, body_file="full.txt", text_kind="digest", title="Talks",
        authors=["C. Weiss"],
        url="https://wsws.org/a", origin="belta", framing="How.", genre="news", language="en",
        translated_from="ru", published_basis="inferred", updated="2020-03",
    )  # fmt: skip
    other = make_bundle()["articles"][1]
    claims = [
        make_claim(
            voice="putin", via="rt", certainty="hedged", hedge="allegedly", as_of="2020-02", note="n", key="k"
        ),
        {"article": "rt-preview", "quote": "concluded in 1999", "value": "1999", "certainty": "denied"},
    ]
    points = [
        make_point(claims=claims, changes=True, outcome=True, theme="T", scope="S"),
        make_point(
            slug="what", kind="choice", options=OPTIONS, claims=[make_claim(quote="few steps", value="c")]
        ),
        make_point(slug="how-much", kind="quantity", unit="t/year", claims=[], silent=["wsws-talks"]),
    ]
    coverage = [
        {"article": "wsws-talks", "framing": "f", "before": False},
        {"article": "rt-preview", "tagging": "complete"},
    ]
    marks = [
        make_mark(
            quote="few steps", voice="putin", note="n", frame="political", function="cause", referent="union"
        ),
        make_mark(article="rt-preview", quote="cold in Sochi", key="m"),
    ]
    event = make_event(
        coverage=coverage, points=points, place="Minsk", summary="S", part_of="all", framing=marks
    )
    return make_bundle(
        articles=[article, other],
        events=[event, {"slug": "all", "name": "All"}],
        referents=[{"slug": "union", "label": "the Union State", "description": "What it is."}],
    )


def test_every_loaded_row_passes_its_own_checks(tmp_path: Path) -> None:
    (tmp_path / "full.txt").write_text(FULL)
    load(tmp_path, make_rich_bundle())
    checked = 0
    for model in apps.get_models():
        ours = model._meta.app_label in ("articles", "comparisons")
        if ours and not issubclass(model, HistoricalChanges):
            for row in model._default_manager.all():
                row.full_clean()
                checked += 1
    assert checked > 55


def test_the_stored_verdicts_are_those_of_the_claims(tmp_path: Path) -> None:
    (tmp_path / "full.txt").write_text(FULL)
    load(tmp_path, make_rich_bundle())
    assert StoredVerdict.objects.count() == Point.objects.count() == 3
    assert not find_stale_verdicts()


def test_rows_enter_the_history_once(tmp_path: Path) -> None:
    (tmp_path / "full.txt").write_text(FULL)
    load(tmp_path, make_rich_bundle())
    load(tmp_path, make_rich_bundle())
    for model in (Article, Event, Point, Claim, Silence, FramingMark):
        kinds = list(model.history.values_list("history_type", "history_change_reason"))
        assert kinds == [("+", "load_bundle")] * model._default_manager.count()


def test_the_full_text_follows_the_body_and_the_quotes_move_there(tmp_path: Path) -> None:
    (tmp_path / "full.txt").write_text(FULL)
    report = load(tmp_path, make_rich_bundle())
    versions = Version.objects.filter(article__slug="wsws-talks")
    assert [(v.number, v.kind, v.is_current) for v in versions] == [(1, "digest", False), (2, "full", True)]
    claim = Claim.objects.get(key="k")
    assert FULL[claim.start : claim.end] == "formally created in 1997"
    assert report.anchored == {"exact": 5}


def test_a_quote_that_the_full_text_lacks_is_an_orphan_and_is_named(tmp_path: Path) -> None:
    (tmp_path / "full.txt").write_text("Nothing of the sort stands here.")
    report = load(tmp_path, make_rich_bundle())
    assert report.anchored == {"exact": 2, "orphan": 3}
    assert len(report.orphans) == 3
    assert "framing[0].quote: this quote is not found" in report.orphans[2]
    assert "claims[0].quote: this quote is not found in the current text of “wsws-talks”" in report.orphans[0]


def test_a_quote_that_changed_a_little_is_found_approximately(tmp_path: Path) -> None:
    (tmp_path / "full.txt").write_text(
        "Before. The union state was so formaly created in 1997, they say. After."
    )
    bundle = make_bundle(
        articles=[
            make_article("a", "rt", "The union state was formally created in 1997.", body_file="full.txt")
        ]
    )
    bundle["events"] = [
        make_event(coverage=[{"article": "a"}], points=[make_point(claims=[make_claim(article="a")])])
    ]
    assert load(tmp_path, bundle).anchored == {"approximate": 1}


def test_texts_are_looked_for_in_three_places_in_their_order(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "bundles" / "texts").mkdir(parents=True)
    bundle = make_bundle(articles=[{"slug": "a", "source": "rt", "body_file": "a.txt"}], events=[])
    path = write_bundle(tmp_path / "bundles", bundle)
    for place, folder in (
        ("beside it", path.parent),
        ("below", path.parent / "texts"),
        ("given", tmp_path / "elsewhere"),
    ):
        (folder / "a.txt").write_text(f"The text {place}.")
        load_bundles([str(path)], texts=str(tmp_path / "elsewhere"))
        assert Version.objects.current().get().body == f"The text {place}."
    assert Version.objects.count() == 3


def test_a_text_that_is_equal_when_folded_adds_no_version(tmp_path: Path) -> None:
    load(tmp_path, make_bundle(articles=[make_article("a", "rt", "He said “no”  – twice.")], events=[]))
    load(tmp_path, make_bundle(articles=[make_article("a", "rt", 'He said "no" - twice.')], events=[]))
    assert [v.body for v in Version.objects.all()] == ["He said “no”  – twice."]


def test_offsets_are_those_of_the_stored_text_where_the_bundle_spells_it_otherwise(tmp_path: Path) -> None:
    spaced = "The   union   state was formally created in 1997."
    load(tmp_path, make_bundle(articles=[make_article("wsws-talks", "wsws", spaced)], events=[]))
    bundle = with_claim()
    bundle["articles"][0]["body"] = "The union state was formally created in 1997."
    load(tmp_path, bundle)
    claim = Claim.objects.get()
    assert spaced[claim.start : claim.end] == "formally created in 1997"


def test_references_may_be_on_file_already(tmp_path: Path) -> None:
    whole = make_bundle()
    load(tmp_path, {key: whole[key] for key in ("sources", "speakers", "articles")})
    load(tmp_path, {"events": whole["events"]})
    assert render("union-state")["points"][0]["verdict"] == "conflict"
    more = {"slug": "union-state", "name": "The Union State", "points": [make_point(slug="again", silent=[])]}
    load(tmp_path, {"events": [more]})
    assert [p["slug"] for p in render("union-state")["points"]] == ["formed", "again"]
    assert render("union-state")["event"]["date"] == "1997/.."


def test_an_event_may_be_spread_over_files(tmp_path: Path) -> None:
    whole = make_bundle()
    folder = tmp_path / "seeds"
    folder.mkdir()
    write_bundle(folder, {key: whole[key] for key in ("sources", "articles")}, "20-articles.json")
    head = make_event(points=[])
    write_bundle(folder, {"events": [head]}, "10-head.yaml")
    write_bundle(folder, {"events": [{"slug": "union-state", "points": [make_point()]}]}, "30-points.yml")
    (folder / "notes.txt").write_text("not a bundle")
    (folder / "deeper").mkdir()
    write_bundle(folder / "deeper", "not: yaml: at: all")
    load_bundles([str(folder)])
    assert len(render("union-state")["points"]) == 1


def test_complete_tagging_records_silences_where_the_article_has_no_claim(tmp_path: Path) -> None:
    event = make_event(
        coverage=[{"article": "wsws-talks", "tagging": "complete"}, {"article": "rt-preview"}],
        points=[
            make_point(),
            make_point(slug="b", claims=[]),
            make_point(slug="c", claims=[], silent=["rt-preview"]),
        ],
    )
    load(tmp_path, make_bundle(events=[event]))
    silences = Silence.objects.values_list("point__slug", "article__slug")
    assert set(silences) == {("b", "wsws-talks"), ("c", "wsws-talks"), ("c", "rt-preview")}


def test_an_orphan_may_be_absent_and_is_found_where_it_is_not(tmp_path: Path) -> None:
    points = [make_point(claims=[make_claim(quote="nowhere at all", orphan=True), make_claim(orphan=True)])]
    report = load(tmp_path, make_bundle(events=[make_event(points=points)]))
    assert report.anchored == {"orphan": 1, "exact": 1}


def test_tagged_words_are_kept_beside_those_that_were_found(tmp_path: Path) -> None:
    load(tmp_path, with_claim(tagged_quote="formally founded in 1997"))
    claim = Claim.objects.get()
    assert (claim.quote, claim.exact, claim.anchor) == (
        "formally founded in 1997", "formally created in 1997", "approximate",
    )  # fmt: skip


def test_a_prefix_tells_which_of_two_places_is_meant(tmp_path: Path) -> None:
    article = make_article("a", "rt", "First it was cold. Then it was cold.")
    claims = [
        {"article": "a", "quote": "it was cold", "prefix": prefix, "value": prefix}
        for prefix in ("Then", "First")
    ]
    event = make_event(coverage=[{"article": "a"}], points=[make_point(kind="text", claims=claims)])
    load(tmp_path, make_bundle(articles=[article], events=[event]))
    assert list(Claim.objects.order_by("value").values_list("value", "start")) == [("First", 6), ("Then", 24)]


def test_warnings_are_no_problems(tmp_path: Path) -> None:
    points = [make_point(changes=True, claims=[make_claim(certainty="hedged")])]
    report = load(tmp_path, make_bundle(events=[make_event(points=points)]))
    assert len(report.warnings) == 2
    assert all(":" in warning for warning in report.warnings)


def test_a_load_tells_what_it_did(tmp_path: Path) -> None:
    counts = load(tmp_path, make_bundle()).counts
    assert {kind: dict(fates) for kind, fates in counts.items()} == {
        "source": {Fate.NEW: 3}, "speaker": {Fate.NEW: 1}, "entity": {Fate.NEW: 1}, "article": {Fate.NEW: 2},
        "text": {Fate.NEW: 2}, "event": {Fate.NEW: 1}, "coverage": {Fate.NEW: 2}, "point": {Fate.NEW: 1},
        "claim": {Fate.NEW: 2},
    }  # fmt: skip


def test_what_somebody_wrote_while_the_bundle_was_checked_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bundle is checked before the database is locked, and again where that was too early."""
    looks: list[Known] = []

    def look(*arguments: set[str]) -> Known:
        if looks:
            save_entity(Entity(name="Uruguay"), aliases=["US"])
        looks.append(load_known(*arguments))
        return looks[-1]

    monkeypatch.setattr(loading, "load_known", look)
    with pytest.raises(BundleRefused, match="“US” means “Uruguay” on file"):
        load(tmp_path, make_bundle())
    assert len(looks) == 2
