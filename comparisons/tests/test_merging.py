"""Merging: what moves, what stands in the way, and that a preview does what it shows and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db.models import Model

from articles.models import Article, Source
from comparisons.actions import find_stale_verdicts, save_claim
from comparisons.actions.merging import Outcome, PreviewChanged, find_merger, merge_rows, preview_merge
from comparisons.algebra.values import Option
from comparisons.bundles.receipts import Fate
from comparisons.models import Claim, Entity, Event, FramingMark, Point, Referent, Silence, Speaker
from comparisons.tests.bundles import making as bundles
from comparisons.tests.making import (
    make_article,
    make_claim,
    make_entity,
    make_event,
    make_mark,
    make_point,
    make_referent,
    make_silence,
    make_source,
    make_speaker,
)

pytestmark = pytest.mark.django_db


def merge(kept: Any, *gone: Any) -> Outcome:
    return merge_rows(type(kept), kept.pk, [row.pk for row in gone])


def preview(kept: Any, *gone: Any) -> Outcome:
    return preview_merge(type(kept), kept.pk, [row.pk for row in gone])


def told(outcome: Outcome) -> dict[str, int]:
    return {moved.label: moved.count for moved in outcome.moved}


def sentences(outcome: Outcome) -> str:
    return " ".join(problem.sentence for problem in outcome.problems)


# Speakers


def make_two_voices() -> tuple[Point, Speaker, Speaker]:
    """Two articles that quote one man under two names, with other answers."""
    point = make_point(question="When was it formed?")
    kept = make_speaker(slug="lukashenko", name="A. Lukashenko")
    gone = make_speaker(
        slug="lukashenka", name="Лукашенко", role="President", aliases=["A. LUKASHENKO", "Batka"]
    )
    make_claim(point=point, article=make_article(source="wsws"), value="1997", voice=kept)
    make_claim(point=point, article=make_article(source="rt"), value="1999", voice=gone)
    return point, kept, gone


def test_speakers_become_one_with_their_names_claims_and_marks() -> None:
    point, kept, gone = make_two_voices()
    mark = make_mark(event=point.event, article=Article.objects.get(source__slug="rt"), voice=gone)
    assert point.stored.verdict == "disputed"
    outcome = merge(kept, gone)
    kept = Speaker.objects.get()
    assert (kept.slug, kept.role, kept.aliases) == ("lukashenko", "President", ["Лукашенко", "Batka"])
    assert told(outcome) == {"claim": 1, "framing mark": 1}
    assert outcome.lost == ("slug: lukashenka",)
    point.stored.refresh_from_db()
    assert point.stored.verdict == "conflict"
    mark.refresh_from_db()
    assert mark.voice == kept
    assert find_stale_verdicts() == []
    claim = Claim.objects.get(value="1999")
    assert (claim.history.count(), claim.edition) == (2, 2)
    assert claim.history.first().history_change_reason == "merged “Лукашенко” into “A. Lukashenko”"


def test_a_preview_tells_the_verdicts_and_changes_nothing() -> None:
    point, kept, gone = make_two_voices()
    before = list(Claim.objects.order_by("pk").values()), Claim.history.count()
    (change,) = preview(kept, gone).weighed.changes
    assert (change.pk, change.question, change.event) == (point.pk, "When was it formed?", str(point.event))
    assert change.before is not None
    assert change.after is not None
    assert (change.before.sign, change.before.word) == ("“≠”", "speakers differ")
    assert (change.after.sign, change.after.word) == ("≠", "reports conflict")
    assert "1999" in change.after.reason
    assert change.before.asides == "2 origins, only as quoted"
    assert (list(Claim.objects.order_by("pk").values()), Claim.history.count()) == before
    assert Speaker.objects.count() == 2
    assert find_stale_verdicts() == []


def test_a_merge_is_done_as_it_was_shown_or_not_at_all() -> None:
    point, kept, gone = make_two_voices()
    shown = preview(kept, gone)
    make_claim(point=point, article=make_article(), value="1999", voice=gone)
    with pytest.raises(PreviewChanged):
        merge_rows(Speaker, kept.pk, [gone.pk], previewed=shown.digest)
    assert Speaker.objects.count() == 2
    merge_rows(Speaker, kept.pk, [gone.pk], previewed=preview(kept, gone).digest)
    assert Speaker.objects.get() == kept


def test_a_named_speaker_and_nobody_in_particular_are_looked_at_again() -> None:
    kept = make_speaker(anonymous=True)
    assert "Some of them are named" in preview(kept, make_speaker()).doubts[0]
    assert preview(kept, make_speaker(anonymous=True)).doubts == ()


def test_claims_that_would_stand_twice_stand_in_the_way() -> None:
    point, article = make_point(), make_article(text="He said: formed in 1997.")
    first, second = make_speaker(name="One"), make_speaker(name="Two")
    for voice in (first, second):
        make_claim(point=point, article=article, quote="formed in 1997", voice=voice)
    outcome = preview(first, second)
    assert [problem.row for problem in outcome.problems] == [Claim.objects.get(voice=second)]
    assert "delete one of the two claims first" in sentences(outcome)
    with pytest.raises(ValidationError, match="would stand there twice"):
        merge(first, second)
    assert Speaker.objects.count() == 2


def test_rows_that_are_gone_or_the_same_are_no_merge() -> None:
    speaker = make_speaker()
    for gone in ([], [speaker.pk], [10**9]):
        with pytest.raises(ValidationError, match="Choose two or more speakers"):
            merge_rows(Speaker, speaker.pk, gone)


@pytest.mark.parametrize("model", [Point, Speaker, Source, Entity, Referent])
def test_everything_that_refers_to_a_row_is_thought_of(model: type[Model]) -> None:
    """A new reference needs a line in the merger of its kind; until then such a merge is refused."""
    merger = find_merger(model)
    known = {(tie.model.__name__, tie.field) for tie in (*merger.ties, *merger.uses)}
    found = {
        (relation.related_model.__name__, relation.field.name) for relation in model._meta.related_objects
    }
    assert {pair for pair in found if pair[0] not in merger.goes_along} == known


# Sources


def test_sources_become_one_and_the_articles_move() -> None:
    kept, gone = make_source(slug="rt", country="RU"), make_source(slug="russia-today", kind="state")
    point = make_point()
    for source, value in ((kept, "1997"), (gone, "1997")):
        make_claim(point=point, article=make_article(source=source), value=value)
    relayed = make_claim(point=point, article=make_article(source="wsws", origin=gone), via=gone)
    assert (point.stored.origins, point.stored.circular) == (2, False)
    outcome = merge(kept, gone)
    assert told(outcome) == {
        "article": 1,
        "article first published by it": 1,
        "claim that others have via it": 1,
    }
    kept.refresh_from_db()
    assert (kept.kind, kept.country, kept.articles.count(), kept.originated.count()) == ("state", "RU", 2, 1)
    relayed.refresh_from_db()
    assert relayed.via == kept
    point.stored.refresh_from_db()
    assert (point.stored.origins, point.stored.circular) == (1, True)
    assert find_stale_verdicts() == []


def test_articles_and_claims_from_one_of_the_sources_in_another_stand_in_the_way() -> None:
    kept, gone = make_source(slug="rt", name="RT"), make_source(slug="old-rt", name="Old RT")
    taken_over = make_article(source=gone, origin=kept, title="The talks")
    claim = make_claim(point=make_point(), article=make_article(source=kept), via=gone)
    outcome = preview(kept, gone)
    assert [problem.row for problem in outcome.problems] == [taken_over, claim]
    assert "“The talks” was first published by RT, which would be its own source" in sentences(outcome)
    assert "has its words via Old RT" in sentences(outcome)
    assert outcome.moved == ()


def test_many_articles_move_by_few_queries(django_assert_max_num_queries: Any) -> None:
    kept, gone = make_source(), make_source()
    for _ in range(30):
        make_article(source=gone)
    with django_assert_max_num_queries(60):
        merge(kept, gone)
    assert kept.articles.count() == 30
    assert Article.history.filter(source=kept.pk).count() == 30


# Entities and referents


def test_entities_become_one_and_their_names_mean_the_same() -> None:
    point = make_point(kind="names")
    make_claim(point=point, article=make_article(), value=["US"])
    make_claim(point=point, article=make_article(), value=["America"])
    kept = make_entity(name="United States", aliases=["US"])
    gone = make_entity(name="America", aliases=["The States"])
    outcome = preview(kept, gone)
    assert told(outcome)["claims with another name for United States in the answer"] == 2
    assert [(c.before and c.before.sign, c.after and c.after.sign) for c in outcome.weighed.changes] == [
        ("≠", "=")
    ]
    merge(kept, gone)
    assert {alias.name for alias in Entity.objects.get().aliases.all()} == {"US", "America", "The States"}
    assert find_stale_verdicts() == []


def test_referents_become_one_and_their_marks_move() -> None:
    kept, gone = make_referent(slug="kyiv-2014"), make_referent(slug="maidan", description="What came.")
    mark = make_mark(event=make_event(), article=make_article(), referent=gone)
    revision = mark.event.revision
    assert told(merge(kept, gone)) == {"framing mark": 1}
    mark.refresh_from_db()
    kept.refresh_from_db()
    assert (mark.referent, kept.description) == (kept, "What came.")
    assert Event.objects.get().revision > revision
    assert FramingMark.history.filter(id=mark.pk).count() == 2


# Points


def test_points_become_one_with_claims_and_silences() -> None:
    event = make_event()
    kept, gone = make_point(event=event), make_point(event=event, scope="The treaty alone.")
    first, second, third, fourth = (make_article() for _ in range(4))
    make_claim(point=kept, article=first, value="1997")
    claim = make_claim(point=gone, article=second, value="1999")
    make_silence(point=kept, article=second)
    make_silence(point=gone, article=first)
    for point in (kept, gone):
        make_silence(point=point, article=third)
    make_silence(point=gone, article=fourth)
    outcome = merge(kept, gone)
    assert (told(outcome)["claim"], told(outcome)["silence"]) == (1, 1)
    kept.refresh_from_db()
    assert (Point.objects.get(), kept.scope) == (kept, "The treaty alone.")
    assert set(Silence.objects.values_list("point", "article")) == {(kept.pk, third.pk), (kept.pk, fourth.pk)}
    assert outcome.weighed.points == (kept.pk, gone.pk)
    claim.refresh_from_db()
    assert claim.history.count() == 2
    assert kept.stored.verdict == "conflict"
    assert find_stale_verdicts() == []


def test_a_point_that_goes_is_told_by_its_old_verdict() -> None:
    event = make_event()
    kept, gone = make_point(event=event), make_point(event=event, question="And when?")
    make_claim(point=gone, article=make_article())
    changes = {change.pk: change for change in preview(kept, gone).weighed.changes}
    assert changes[gone.pk].question == "And when?"
    assert changes[gone.pk].before is not None
    assert changes[gone.pk].after is None


def test_points_of_two_events_are_merged_where_the_coverage_allows_it() -> None:
    kept, gone = make_point(event=make_event(name="The union")), make_point(event=make_event())
    article = make_article(title="The talks")
    claim, other = (make_claim(point=point, article=article, value="1997") for point in (gone, kept))
    Claim.objects.filter(pk=claim.pk).update(key=other.key)
    claim.key = other.key
    lone = make_article(title="The treaty")
    make_silence(point=gone, article=lone)
    outcome = preview(kept, gone)
    assert "“The treaty”" in sentences(outcome)
    assert "does not cover “The union”" in sentences(outcome)
    make_silence(point=make_point(event=kept.event), article=lone)
    merge(kept, gone)
    claim.refresh_from_db()
    assert claim.point == kept
    assert claim.key != other.key


@pytest.mark.parametrize(
    ("kept", "gone", "value", "sentence"),
    [
        ({"kind": "quantity"}, {"kind": "date"}, "1997-03", "1997-03"),
        ({"kind": "quantity", "unit": "percent"}, {"kind": "quantity"}, "40", "is a pure number"),
        ({"kind": "quantity"}, {"kind": "quantity", "unit": "percent"}, "40", "does not fit this point"),
        ({"kind": "quantity", "unit": "USD"}, {"kind": "quantity", "unit": "EUR"}, "40", "currenc"),
        ({"kind": "text"}, {"kind": "names"}, ["Poland"], "A list does not fit"),
        ({"kind": "choice"}, {"kind": "choice", "options": ["first", "third"]}, "third", "third"),
    ],
)
def test_an_answer_that_the_question_does_not_take_stands_in_the_way(
    kept: dict[str, Any], gone: dict[str, Any], value: Any, sentence: str
) -> None:
    event = make_event()
    points = make_point(event=event, **kept), make_point(event=event, **gone)
    claim = make_claim(point=points[1], article=make_article(source="rt"), value=value)
    outcome = preview(*points)
    assert [problem.row for problem in outcome.problems] == [claim]
    assert sentence in sentences(outcome)
    assert Claim.objects.get().point == points[1]


@pytest.mark.parametrize(
    ("unit", "value", "written"),
    [
        ("t/year", "24000000", "24000000 t/year"),
        ("t/year", "~2 Mt/month", "~2 Mt/month"),
        ("Mt/year", "24", "24"),
    ],
)
def test_a_number_keeps_the_unit_that_it_was_counted_in(unit: str, value: str, written: str) -> None:
    event = make_event()
    kept = make_point(event=event, kind="quantity", unit="Mt/year")
    gone = make_point(event=event, kind="quantity", unit=unit)
    make_claim(point=gone, article=make_article(), value=value)
    make_claim(point=kept, article=make_article(), value="24")
    merge(kept, gone)
    assert Claim.objects.order_by("pk").first().value == written  # type: ignore[union-attr]
    assert kept.stored.verdict in ("agree", "compatible")


def test_questions_of_two_kinds_and_options_of_two_meanings_are_looked_at_again() -> None:
    event = make_event()
    kept = make_point(event=event, kind="choice", options=[Option("east", "East"), Option("west", "West")])
    gone = make_point(event=event, kind="choice", options=[Option("east", "Minsk"), Option("west", "West")])
    assert preview(kept, gone).doubts == ("“east” is “Minsk” there and “East” here.",)
    (doubt,) = preview(make_point(event=event, kind="text"), make_point(event=event)).doubts
    assert "takes a date" in doubt
    assert "do they ask the same?" in doubt


def test_a_merge_is_told_to_whoever_has_a_moved_claim_open() -> None:
    event = make_event()
    kept, gone = make_point(event=event), make_point(event=event)
    claim = make_claim(point=gone, article=make_article())
    merge(kept, gone)
    assert Claim.objects.get().edition == claim.edition + 1
    save_claim(Claim.objects.get())


# Loading again


def test_a_bundle_does_not_bring_back_what_was_merged_away(tmp_path: Path) -> None:
    bundle = bundles.make_bundle(
        speakers=[{"slug": "putin", "name": "Vladimir Putin"}, {"slug": "vvp", "name": "V. Putin"}],
        entities=[{"name": "United States"}, {"name": "America", "aliases": ["US"]}],
        events=[
            bundles.make_event(
                points=[
                    bundles.make_point(claims=[bundles.make_claim(voice="vvp")]),
                    bundles.make_point(
                        slug="when",
                        claims=[{"article": "rt-preview", "quote": "concluded in 1999", "value": "1999"}],
                    ),
                ]
            )
        ],
    )
    bundles.load(tmp_path, bundle)
    merge(Speaker.objects.get(slug="putin"), Speaker.objects.get(slug="vvp"))
    merge(Source.objects.get(slug="wsws"), Source.objects.get(slug="rt"))
    merge(Entity.objects.get(name="United States"), Entity.objects.get(name="America"))
    merge(Point.objects.get(slug="formed"), Point.objects.get(slug="when"))
    before = bundles.render_all()
    report = bundles.load(tmp_path, bundle)
    assert bundles.render_all() == before
    for kind in ("speaker", "source", "entity", "point"):
        assert report.counts[kind][Fate.DELETED] == 1, kind
    assert report.counts["claim"][Fate.STRANDED] == 2
    assert Claim.objects.count() == 2
    assert find_stale_verdicts() == []


def test_a_bundle_that_never_was_loaded_does_not_bring_it_back_either(tmp_path: Path) -> None:
    merge(make_speaker(slug="putin"), make_speaker(slug="vvp"))
    report = bundles.load(tmp_path, bundles.make_bundle(speakers=[{"slug": "vvp", "name": "V. Putin"}]))
    assert report.counts["speaker"][Fate.DELETED] == 1
    assert Speaker.objects.get().slug == "putin"


def test_a_bundle_with_an_entity_that_means_another_one_now_can_be_loaded_again(tmp_path: Path) -> None:
    bundle = bundles.make_bundle(entities=[{"name": "America", "aliases": ["The States"]}])
    bundles.load(tmp_path, bundle)
    merge(make_entity(name="United States"), Entity.objects.get(name="America"))
    report = bundles.load(tmp_path, bundle)
    assert report.counts["entity"][Fate.DELETED] == 1
    assert Entity.objects.get().name == "United States"


def test_an_article_that_would_contradict_itself_is_told_before() -> None:
    """The verdict stays: only claims of different articles are compared."""
    point, article = make_point(question="When was it formed?"), make_article(source="wsws")
    kept, gone = make_speaker(), make_speaker()
    make_claim(point=point, article=article, value="1997", voice=kept)
    make_claim(point=point, article=article, value="1999", voice=gone)
    weighed = preview(kept, gone).weighed
    assert not weighed.points
    (change,) = weighed.beside
    assert change.question == "When was it formed?"
    asides = [standing.asides for standing in (change.before, change.after) if standing]
    assert ["Wsws says both" in told for told in asides] == [False, True]
    assert weighed.reworded == 1
