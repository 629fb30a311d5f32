"""Loading again: what the bundle says is updated, what a person has made, changed or deleted is left."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from articles.actions import add_version, save_article, save_source
from articles.models import Article, Source, Version
from comparisons.actions import (
    delete_rows,
    find_stale_verdicts,
    record_silence,
    save_claim,
    save_coverage,
    save_entity,
    save_event,
    save_point,
    save_speaker,
)
from comparisons.algebra.values import Option
from comparisons.bundles.findings import BundleRefused
from comparisons.bundles.loading import LoadReport
from comparisons.bundles.receipts import LEFT, Fate
from comparisons.bundles.shelves_points import merge_order
from comparisons.models import Claim, Coverage, Entity, Event, LoadReceipt, Point, Silence, Speaker
from comparisons.tests.bundles.making import (
    Tree,
    dump,
    load,
    make_bundle,
    make_claim,
    make_event,
    make_point,
    render_all,
)

pytestmark = pytest.mark.django_db


def make_rich() -> Tree:
    event = make_event(
        coverage=[{"article": "wsws-talks", "tagging": "complete"}, {"article": "rt-preview"}],
        points=[
            make_point(
                claims=[
                    make_claim(),
                    {"article": "rt-preview", "quote": "concluded in 1999", "value": "1999"},
                ]
            ),
            make_point(slug="cold", kind="yesno", claims=[], silent=["rt-preview"]),
            make_point(
                slug="who",
                kind="names",
                claims=[make_claim(article="rt-preview", quote="Sochi", value=["US"])],
            ),
        ],
    )
    return make_bundle(events=[event])


def load_rich(folder: Path) -> Tree:
    bundle = make_rich()
    load(folder, bundle)
    return bundle


def fates(report: LoadReport, kind: str) -> dict[Fate, int]:
    return dict(report.counts.get(kind, {}))


def total(report: LoadReport, *wanted: Fate) -> int:
    return sum(fates[fate] for fates in report.counts.values() for fate in wanted)


def snapshot() -> dict[str, Any]:
    """Everything that a bundle can write, with the editions and revisions that tell of a change."""
    models = (Source, Speaker, Entity, Article, Version, Event, Coverage, Point, Claim, Silence, LoadReceipt)
    return {model.__name__: list(model._default_manager.order_by("pk").values()) for model in models}


def test_loading_the_same_again_changes_nothing(tmp_path: Path) -> None:
    bundle = load_rich(tmp_path)
    before = snapshot()
    report = load(tmp_path, bundle)
    assert snapshot() == before
    assert total(report, Fate.NEW, Fate.CHANGED, *LEFT) == 0
    assert report.judged == 0


def test_loading_a_dump_of_the_same_database_changes_nothing(tmp_path: Path) -> None:
    load_rich(tmp_path)
    before = render_all()
    report = load(tmp_path, dump("union-state"))
    assert total(report, Fate.NEW, Fate.CHANGED, *LEFT) == 0
    assert render_all() == before
    report = load(tmp_path, make_rich())
    assert total(report, Fate.NEW, Fate.CHANGED, *LEFT) == 0


def test_what_the_bundle_says_now_is_written(tmp_path: Path) -> None:
    bundle = load_rich(tmp_path)
    bundle["sources"][0]["name"] = "World Socialist Web Site"
    bundle["speakers"][0]["role"] = "President"
    bundle["entities"][0]["aliases"] = ["US"]
    bundle["articles"][0]["title"] = "Talks"
    bundle["articles"][0]["authors"] = ["Clara Weiss"]
    event = bundle["events"][0]
    event["date"] = "1999"
    event["coverage"][1]["before"] = True
    event["points"][0]["theme"] = "Beginnings"
    event["points"][0]["claims"][0]["value"] = "1998"
    report = load(tmp_path, bundle)
    assert total(report, Fate.CHANGED) == 8
    assert total(report, Fate.NEW, *LEFT) == 0
    assert Claim.objects.get(quote="formally created in 1997").value == "1998"
    assert Article.objects.get(slug="wsws-talks").authors.get().name == "Clara Weiss"
    assert [alias.name for alias in Entity.objects.get().aliases.all()] == ["US"]
    assert not find_stale_verdicts()
    again = load(tmp_path, bundle)
    assert total(again, Fate.CHANGED, Fate.NEW, *LEFT) == 0


def test_shared_rows_keep_what_a_bundle_does_not_mention(tmp_path: Path) -> None:
    bundle = make_bundle(
        sources=[{"slug": "rt", "name": "RT", "kind": "state", "country": "RU"}], articles=[], events=[]
    )
    load(tmp_path, bundle)
    load(tmp_path, {"sources": [{"slug": "rt", "name": "RT News"}]})
    assert Source.objects.values_list("name", "kind", "country").get() == ("RT News", "state", "RU")


def test_what_a_person_changed_is_left(tmp_path: Path) -> None:
    load_rich(tmp_path)
    source, speaker, article = (
        Source.objects.get(slug="rt"),
        Speaker.objects.get(),
        Article.objects.get(slug="rt-preview"),
    )
    event, point, claim = Event.objects.get(), Point.objects.get(slug="cold"), Claim.objects.get(value="1997")
    coverage = Coverage.objects.get(article__slug="rt-preview")
    source.name, speaker.role, article.title = "RT (by hand)", "by hand", "by hand"
    event.place, point.theme, claim.note, coverage.framing = "Minsk", "by hand", "by hand", "by hand"
    save_source(source)
    save_speaker(speaker)
    save_article(article)
    save_event(event)
    save_point(point)
    save_claim(claim)
    save_coverage(coverage)
    save_entity(Entity.objects.get(), aliases=["US", "USA", "America"])

    bundle = make_rich()
    bundle["sources"][1]["name"] = "bundle"
    bundle["speakers"][0]["role"] = "bundle"
    bundle["entities"][0]["aliases"] = []
    bundle["articles"][1]["title"] = "bundle"
    bundle["events"][0]["place"] = "Sochi"
    bundle["events"][0]["points"][1]["theme"] = "bundle"
    bundle["events"][0]["points"][0]["claims"][0]["note"] = "bundle"
    bundle["events"][0]["coverage"][1]["framing"] = "bundle"
    before = render_all()
    report = load(tmp_path, bundle)
    assert total(report, Fate.EDITED) == 8
    assert total(report, Fate.NEW, Fate.CHANGED) == 0
    assert render_all() == before
    assert {left.kind for left in report.left} == {
        "source", "speaker", "entity", "article", "event", "coverage", "point", "claim",
    }  # fmt: skip


def test_what_a_person_changed_back_is_the_bundles_again(tmp_path: Path) -> None:
    bundle = load_rich(tmp_path)
    claim = Claim.objects.get(value="1997")
    for value in ("1998", "1997"):
        claim.value = value
        save_claim(claim)
    bundle["events"][0]["points"][0]["claims"][0]["value"] = "1996"
    assert fates(load(tmp_path, bundle), "claim") == {Fate.CHANGED: 1, Fate.SAME: 2}


def test_what_a_person_deleted_stays_deleted(tmp_path: Path) -> None:
    bundle = load_rich(tmp_path)
    delete_rows([Claim.objects.get(value="1997"), *Silence.objects.filter(point__slug="cold")])
    report = load(tmp_path, bundle)
    assert total(report, Fate.DELETED) == 3
    assert total(report, Fate.NEW, Fate.CHANGED) == 0
    assert not Claim.objects.filter(value="1997").exists()


def test_what_needs_something_that_was_deleted_is_left_out(tmp_path: Path) -> None:
    bundle = load_rich(tmp_path)
    delete_rows([Coverage.objects.get(article__slug="wsws-talks")])
    delete_rows([Point.objects.get(slug="who")])
    bundle["events"][0]["points"][0]["claims"].append(make_claim(quote="It was cold", value="2001"))
    bundle["events"][0]["points"][2]["claims"].append(
        make_claim(article="rt-preview", quote="cold", value=["Poland"])
    )
    report = load(tmp_path, bundle)
    assert total(report, Fate.NEW, Fate.CHANGED) == 0
    assert not find_stale_verdicts()
    assert Claim.objects.get().value == "1999"


def test_an_event_that_was_deleted_takes_everything_of_it_along(tmp_path: Path) -> None:
    bundle = load_rich(tmp_path)
    delete_rows([Event.objects.get()])
    report = load(tmp_path, bundle)
    assert not Event.objects.exists()
    assert total(report, Fate.NEW) == 0


def test_what_a_person_made_is_left_and_not_made_twice(tmp_path: Path) -> None:
    whole = make_bundle()
    load(
        tmp_path,
        {key: whole[key] for key in ("sources", "speakers", "articles")}
        | {"events": [make_event(points=[])]},
    )
    point = save_point(Point(event=Event.objects.get(), slug="formed", question="By hand?", kind="date"))
    article = Article.objects.get(slug="wsws-talks")
    save_claim(Claim(point=point, article=article, quote="formally created in 1997", value="1996"))
    report = load(tmp_path, whole)
    assert fates(report, "point") == {Fate.MADE: 1}
    assert fates(report, "claim") == {Fate.MADE: 1, Fate.NEW: 1}
    assert Claim.objects.get(article=article).value == "1996"


def test_what_a_person_made_just_so_becomes_the_bundles(tmp_path: Path) -> None:
    save_source(Source(slug="rt", name="RT"))
    assert fates(load(tmp_path, make_bundle()), "source") == {Fate.SAME: 1, Fate.NEW: 2}
    bundle = make_bundle()
    bundle["sources"][1]["name"] = "RT International"
    assert fates(load(tmp_path, bundle), "source") == {Fate.SAME: 2, Fate.CHANGED: 1}


def test_a_claim_that_a_person_moved_is_left_there(tmp_path: Path) -> None:
    bundle = load_rich(tmp_path)
    claim = Claim.objects.get(value="1997")
    claim.point = save_point(Point(event=claim.point.event, slug="by-hand", question="Q", kind="date"))
    save_claim(claim)
    assert fates(load(tmp_path, bundle), "claim") == {Fate.EDITED: 1, Fate.SAME: 2}
    assert Claim.objects.get(value="1997").point.slug == "by-hand"


def test_a_keyed_claim_moves_with_the_bundle(tmp_path: Path) -> None:
    points = [make_point(claims=[make_claim(key="k")]), make_point(slug="other", claims=[])]
    load(tmp_path, make_bundle(events=[make_event(points=points)]))
    points = [
        make_point(claims=[]),
        make_point(slug="other", claims=[make_claim(key="k", quote="created in 1997")]),
    ]
    report = load(tmp_path, make_bundle(events=[make_event(points=points)]))
    assert fates(report, "claim") == {Fate.CHANGED: 1}
    claim = Claim.objects.get()
    assert (claim.point.slug, claim.quote) == ("other", "created in 1997")
    assert not find_stale_verdicts()


def test_a_load_deletes_nothing(tmp_path: Path) -> None:
    load_rich(tmp_path)
    before = {name: len(rows) for name, rows in snapshot().items()}
    load(tmp_path, {"events": [{"slug": "union-state", "name": "The Union State", "points": []}]})
    load(tmp_path, make_bundle(events=[make_event(coverage=[], points=[make_point(claims=[])])]))
    assert {name: len(rows) for name, rows in snapshot().items()} == before


def test_a_silence_is_not_recorded_where_a_person_found_a_claim(tmp_path: Path) -> None:
    bundle = load_rich(tmp_path)
    point, article = Point.objects.get(slug="cold"), Article.objects.get(slug="rt-preview")
    save_claim(Claim(point=point, article=article, quote="It was cold", value="yes"))
    report = load(tmp_path, bundle)
    assert total(report, Fate.NEW, Fate.CHANGED) == 0
    assert not Silence.objects.filter(point=point, article=article).exists()


def test_a_silence_of_a_person_stays_one_row(tmp_path: Path) -> None:
    load(tmp_path, make_bundle(events=[make_event(points=[make_point(claims=[])])]))
    record_silence(Point.objects.get(), Article.objects.get(slug="rt-preview"))
    report = load(
        tmp_path, make_bundle(events=[make_event(points=[make_point(claims=[], silent=["rt-preview"])])])
    )
    assert fates(report, "silence") == {Fate.SAME: 1}


# Texts


def test_a_body_that_is_stored_in_whatever_version_adds_none(tmp_path: Path) -> None:
    bundle = load_rich(tmp_path)
    article = Article.objects.get(slug="wsws-talks")
    add_version(article, body="A person's text: it was formally created in 1997, they say.")
    claim = Claim.objects.get(value="1997")
    report = load(tmp_path, bundle)
    assert fates(report, "text") == {Fate.SAME: 2}
    assert Claim.objects.get(pk=claim.pk).start == claim.start
    assert total(report, Fate.NEW, Fate.CHANGED, *LEFT) == 0


def test_a_new_body_is_the_next_version_and_all_claims_move_there(tmp_path: Path) -> None:
    bundle = load_rich(tmp_path)
    person = Claim(
        point=Point.objects.get(slug="cold"),
        article=Article.objects.get(slug="wsws-talks"),
        quote="It was cold",
        value="yes",
    )
    save_claim(person)
    bundle["articles"][0]["body"] = "Corrected: it had been formally created in 1997. It was cold."
    report = load(tmp_path, bundle)
    assert fates(report, "text") == {Fate.NEW: 1, Fate.SAME: 1}
    for claim in Claim.objects.filter(article__slug="wsws-talks"):
        body = Version.objects.current().get(article=claim.article).body
        assert body[claim.start : claim.end] == claim.quote
    assert not find_stale_verdicts()


def test_a_text_that_a_person_brought_in_stays_the_current_one(tmp_path: Path) -> None:
    bundle = load_rich(tmp_path)
    add_version(Article.objects.get(slug="wsws-talks"), body="By a person: formally created in 1997.")
    bundle["articles"][0]["body"] = "By the bundle: formally created in 1997."
    report = load(tmp_path, bundle)
    assert fates(report, "text") == {Fate.EDITED: 1, Fate.SAME: 1}
    assert Version.objects.current().get(article__slug="wsws-talks").body.startswith("By a person")


def test_a_corrected_digest_leaves_the_full_text_current(tmp_path: Path) -> None:
    (tmp_path / "full.txt").write_text("The full text: it had been formally created in 1997. All of it.")
    bundle = make_bundle()
    bundle["articles"][0] |= {"body_file": "full.txt", "text_kind": "digest"}
    load(tmp_path, bundle)
    bundle["articles"][0]["body"] = "A better digest: «formally created in 1997»."
    load(tmp_path, bundle)
    versions = Version.objects.filter(article__slug="wsws-talks").values_list("number", "kind", "is_current")
    assert list(versions) == [(1, "digest", False), (2, "full", True), (3, "digest", False)]
    claim = Claim.objects.get(value="1997")
    assert claim.version
    assert claim.version.number == 2


def test_a_dump_keeps_the_name_of_the_file_of_the_row_it_updates(tmp_path: Path) -> None:
    (tmp_path / "full.txt").write_text("It had been formally created in 1997. All of it.")
    bundle = make_bundle()
    bundle["articles"][0]["body_file"] = "full.txt"
    load(tmp_path, bundle)
    report = load(tmp_path, dump("union-state"))
    assert total(report, Fate.NEW, Fate.CHANGED, *LEFT) == 0
    assert Article.objects.get(slug="wsws-talks").body_file == "full.txt"


# Questions


def test_a_question_that_a_persons_claim_answers_cannot_change_its_kind(tmp_path: Path) -> None:
    load(tmp_path, make_bundle(events=[make_event(points=[make_point(claims=[])])]))
    article = Article.objects.get(slug="wsws-talks")
    save_claim(
        Claim(point=Point.objects.get(), article=article, quote="formally created in 1997", value="1997")
    )
    bundle = make_bundle(events=[make_event(points=[make_point(kind="yesno", claims=[])])])
    with (
        pytest.raises(BundleRefused, match="kept as a person left it could not be read"),
        transaction.atomic(),
    ):
        load(tmp_path, bundle)
    assert Point.objects.get().kind == "date"


def test_a_claim_that_a_persons_question_cannot_take_is_left_out(tmp_path: Path) -> None:
    load(tmp_path, make_bundle(events=[make_event(points=[make_point(claims=[])])]))
    point = Point.objects.get()
    point.kind = "yesno"
    save_point(point)
    report = load(tmp_path, make_bundle())
    assert fates(report, "claim") == {Fate.STRANDED: 2}
    assert fates(report, "point") == {Fate.EDITED: 1}


def test_options_belong_to_their_question(tmp_path: Path) -> None:
    def make(*options: str) -> Tree:
        listed = [{"slug": slug, "label": slug.upper()} for slug in options]
        return make_bundle(events=[make_event(points=[make_point(kind="choice", claims=[], options=listed)])])

    load(tmp_path, make("a", "b"))
    load(tmp_path, make("c", "b"))
    assert [option.slug for option in Point.objects.get().options.all()] == ["c", "b"]
    save_point(Point.objects.get(), options=[Option("x", "X"), Option("y", "Y")])
    assert fates(load(tmp_path, make("a", "b")), "point") == {Fate.EDITED: 1}
    assert [option.slug for option in Point.objects.get().options.all()] == ["x", "y"]


def test_questions_stand_in_the_order_of_the_bundle_until_a_person_moves_one(tmp_path: Path) -> None:
    def make(*slugs: str) -> Tree:
        return make_bundle(events=[make_event(points=[make_point(slug=slug, claims=[]) for slug in slugs])])

    def order() -> list[str]:
        return list(Point.objects.order_by("order", "pk").values_list("slug", flat=True))

    load(tmp_path, make("a", "b", "c"))
    load(tmp_path, make("c", "a", "new", "b"))
    assert order() == ["c", "a", "new", "b"]
    first = Point.objects.get(slug="b")
    first.order = 0
    save_point(first)
    Point.objects.exclude(slug="b").update(order=5)
    kept = order()
    load(tmp_path, make("a", "b", "c", "last", "new"))
    assert [slug for slug in order() if slug != "last"] == kept


@pytest.mark.parametrize(
    ("present", "listed", "merged"),
    [
        ("", "abc", "abc"),
        ("abc", "abc", "abc"),
        ("abc", "cba", "cba"),
        ("axb", "bna", "bnxa"),
        ("abc", "nab", "nabc"),
        ("abc", "anmb", "anmbc"),
        ("xy", "ab", "xyab"),
    ],
)
def test_new_questions_follow_their_neighbours(present: str, listed: str, merged: str) -> None:
    assert "".join(merge_order(present, listed, moving=True)) == merged


def test_entities_keep_one_meaning_when_a_person_has_taken_a_name(tmp_path: Path) -> None:
    load_rich(tmp_path)
    save_entity(Entity(name="America"), aliases=["Amerika"])
    bundle = make_bundle(entities=[{"name": "United States", "aliases": ["US", "Amerika"]}])
    with pytest.raises(BundleRefused, match="“Amerika” means “America” on file"):
        load(tmp_path, bundle)
