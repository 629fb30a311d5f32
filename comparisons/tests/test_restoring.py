"""An old state of a row is put back: with what belongs to it, over nobody's change, and judged again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from articles.actions import add_version, save_article
from articles.editions import ChangedMeanwhile
from articles.models import Article
from comparisons import actions
from comparisons.actions.merging import merge_rows
from comparisons.actions.restoring import Foreseen, find_edition, find_left_out, foresee, restore
from comparisons.algebra.values import Option
from comparisons.models import Claim, Coverage, Event, FramingMark, Point, Silence, Speaker
from comparisons.tests.compared import compared
from comparisons.tests.making import (
    make_article,
    make_claim,
    make_mark,
    make_point,
    make_silence,
    make_speaker,
)
from comparisons.vocabulary import Verdict

pytestmark = pytest.mark.django_db

KINDS = [Claim, Silence, FramingMark, Point, Coverage, Event]


@pytest.fixture
def claim() -> Claim:
    """Two reports that conflict; the first article has a silence and a mark, too."""
    article = make_article(source="wsws", text="It was formed in 1997, and dissolved in 2000.", kind="full")
    claim = make_claim(point=make_point(), article=article, quote="formed in 1997", value="1997")
    make_claim(point=claim.point, article=make_article(source="rt"), value="1999")
    make_silence(point=make_point(event=claim.point.event, kind="choice"), article=article)
    make_mark(event=claim.point.event, article=article, quote="dissolved")
    return claim


def save(row: Any, **fields: Any) -> Any:
    stored = type(row).objects.get(pk=row.pk)
    for name, value in fields.items():
        setattr(stored, name, value)
    stored.edition += 1
    actions_of: dict[type, Callable[[Any], Any]] = {
        Claim: actions.save_claim,
        Point: actions.save_point,
        Event: actions.save_event,
        Coverage: actions.save_coverage,
        FramingMark: actions.save_mark,
        Article: save_article,
    }
    return actions_of[type(row)](stored)


def save_kind(point: Point, kind: str) -> Point:
    stored = Point.objects.get(pk=point.pk)
    stored.kind = kind
    return stored


def first_record(row: Any) -> Any:
    return row.history.order_by("history_id").first()


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (Claim, {"value": "1998", "note": "read again", "quote": "It was formed"}),
        (FramingMark, {"device": "label", "quote": "It was"}),
        (Point, {"question": "When was it founded?", "theme": "Beginnings"}),
        (Coverage, {"framing": "As a failure.", "before": True}),
        (Event, {"name": "Another name", "date": "2020-02"}),
        (Article, {"title": "Another title", "published": "2020-03"}),
    ],
)
def test_a_changed_row_stands_again_as_it_did(claim: Claim, kind: Any, fields: dict[str, Any]) -> None:
    row = kind.objects.order_by("pk").first()
    record, before = first_record(row), compared()
    changed = save(row, **fields)
    assert all(getattr(changed, name) == value for name, value in fields.items())
    restored = restore(record, edition_seen=changed.edition)
    assert restored.edition == changed.edition + 1  # type: ignore[attr-defined]
    assert all(getattr(restored, name) == getattr(record, name) for name in fields)
    assert compared() == before
    assert not actions.find_stale_verdicts()
    assert row.history.first().history_type == "~"


@pytest.mark.parametrize("kind", KINDS)
def test_a_deleted_row_comes_back_with_what_went_with_it(claim: Claim, kind: Any) -> None:
    before = compared()
    row: Any = kind.objects.order_by("-pk" if kind is Point else "pk").first()
    pk = row.pk
    actions.delete_rows([row])
    assert compared() != before
    record = kind.history.filter(id=pk).first()
    restored = restore(record, edition_seen=None)
    assert restored.pk == pk
    assert compared() == before
    assert not actions.find_stale_verdicts()
    assert kind.history.filter(id=pk).first().history_type == "+"


def test_what_was_deleted_earlier_stays_deleted(claim: Claim) -> None:
    other = make_claim(point=claim.point, article=claim.article, quote="dissolved in 2000", value="2000")
    key, pk = other.pk, claim.point.pk
    actions.delete_rows([other])
    gone = Claim.history.get(id=key, history_type="-")
    Claim.history.filter(id=key).update(history_date=gone.history_date.replace(year=2019))
    actions.delete_rows([claim.point])
    restore(Point.history.filter(id=pk).first(), edition_seen=None)
    assert not Claim.objects.filter(pk=key).exists()
    assert Claim.objects.filter(point=pk).count() == 2


def test_a_question_has_the_answers_again_that_it_had() -> None:
    point = make_point(kind="choice", options=("yes", "no"))
    before = list(point.options.values("pk", "slug", "label", "order"))
    record = first_record(point)
    actions.save_point(point, options=[Option("no", "not at all"), Option("later", "later on")])
    restore(record, edition_seen=point.edition)
    assert list(point.options.values("pk", "slug", "label", "order")) == before


def test_a_claim_lifts_the_silence_that_stands_in_its_place(claim: Claim) -> None:
    record = first_record(claim)
    point, article = claim.point, claim.article
    actions.delete_rows([claim])
    make_silence(point=point, article=article)
    restore(record, edition_seen=None)
    assert not Silence.objects.filter(point=point, article=article).exists()


def test_a_silence_is_not_put_beside_a_claim(claim: Claim) -> None:
    silence = Silence.objects.get()
    record = first_record(silence)
    make_claim(point=silence.point, article=silence.article, quote="dissolved in 2000", value="first")
    with pytest.raises(ValidationError, match="made the claim “dissolved in 2000”"):
        restore(record, edition_seen=None)


def test_a_claim_that_has_lost_its_words_comes_back_as_an_orphan(claim: Claim) -> None:
    record, pk = first_record(claim), claim.pk
    article = claim.article
    actions.delete_rows([claim])
    add_version(article, body="Nothing of the kind.", kind="full")
    restore(record, edition_seen=None)
    stored = Claim.objects.get(pk=pk)
    assert (stored.quote, stored.anchor, stored.start) == ("formed in 1997", "orphan", None)


@pytest.mark.parametrize("seen", [None, 1])
def test_nobodys_change_is_overwritten(claim: Claim, seen: int | None) -> None:
    record = first_record(claim)
    save(claim, note="theirs")
    with pytest.raises(ChangedMeanwhile):
        restore(record, edition_seen=seen)
    assert Claim.objects.get(pk=claim.pk).note == "theirs"


def test_a_row_that_somebody_has_deleted_meanwhile_is_told(claim: Claim) -> None:
    record, edition = first_record(claim), claim.edition
    actions.delete_rows([claim])
    with pytest.raises(ChangedMeanwhile):
        restore(record, edition_seen=edition)


def test_a_silence_that_is_back_already_is_told(claim: Claim) -> None:
    record = first_record(Silence.objects.get())
    with pytest.raises(ChangedMeanwhile):
        restore(record, edition_seen=None)


def test_a_question_whose_event_is_gone_says_so(claim: Claim) -> None:
    record = first_record(claim.point)
    actions.delete_rows([claim.point])
    actions.delete_rows([Event.objects.get(pk=record.event_id)])
    with pytest.raises(ValidationError, match="its event is deleted"):
        restore(record, edition_seen=None)


def test_a_claim_whose_speaker_is_gone_says_so(claim: Claim) -> None:
    speaker = make_speaker()
    save(claim, voice=speaker)
    record = claim.history.first()
    save(claim, voice=None)
    speaker.delete()
    with pytest.raises(ValidationError, match="its speaker is deleted"):
        restore(record, edition_seen=Claim.objects.get(pk=claim.pk).edition)


def test_an_answer_that_the_question_cannot_read_any_more_is_refused(claim: Claim) -> None:
    record = first_record(claim)
    others = list(claim.point.claims.all())
    point = claim.point
    actions.delete_rows(others)
    save(point, kind="yesno")
    with pytest.raises(ValidationError):
        restore(record, edition_seen=None)
    assert not Claim.objects.exists()


def test_a_question_that_answers_given_since_could_not_be_read_by_is_refused(claim: Claim) -> None:
    silent = Silence.objects.get().point
    record = first_record(silent)
    actions.save_point(save_kind(silent, "yesno"), options=[])
    make_claim(point=silent, article=make_article(), value="no")
    edition = Point.objects.get(pk=silent.pk).edition
    with pytest.raises(ValidationError, match="could not be read any more"):
        restore(record, edition_seen=edition)
    assert Point.objects.get(pk=silent.pk).kind == "yesno"


# Foreseen


def test_what_restoring_would_change_is_foreseen_and_nothing_is_done(claim: Claim) -> None:
    record = first_record(claim)
    changed = save(claim, value="1999")
    before, records = compared(), Claim.history.count()
    assert foresee(record, edition_seen=changed.edition) == [
        Foreseen(claim.point, Verdict.AGREE, Verdict.CONFLICT)
    ]
    assert compared() == before
    assert Claim.history.count() == records


def test_a_question_that_would_come_back_is_foreseen_only_where_it_is_asked(claim: Claim) -> None:
    record = first_record(claim.point)
    save(claim.point, question="When was it founded?")
    assert foresee(record, edition_seen=Point.objects.get(pk=claim.point.pk).edition) == []


def test_a_silence_that_a_merge_has_moved_goes_back_to_its_question(claim: Claim) -> None:
    silence = Silence.objects.get()
    record, kept = first_record(silence), make_point(event=claim.point.event, kind="choice")
    merge_rows(Point, kept.pk, [silence.point_id])
    moved = Silence.objects.get()
    with pytest.raises(ValidationError, match="its question is deleted"):
        restore(record, edition_seen=find_edition(moved))
    restore(Point.history.filter(id=record.point_id).first(), edition_seen=None)
    with pytest.raises(ChangedMeanwhile):
        restore(record, edition_seen=None)
    restore(record, edition_seen=find_edition(moved))
    assert Silence.objects.get().point_id == record.point_id
    with pytest.raises(ChangedMeanwhile):
        restore(record, edition_seen=find_edition(moved) - 1)
    assert not actions.find_stale_verdicts()


def test_a_claim_of_a_speaker_merged_away_comes_back_in_the_voice_that_stayed(claim: Claim) -> None:
    gone, between, kept = make_speaker(name="Lukashenka"), make_speaker(), make_speaker()
    save(claim, voice=gone)
    other = make_claim(point=claim.point, article=make_article(), voice=gone)
    merge_rows(Speaker, between.pk, [gone.pk])
    merge_rows(Speaker, kept.pk, [between.pk])
    record = claim.history.filter(voice=gone.pk).first()
    actions.delete_rows([Claim.objects.get(pk=claim.pk)])
    assert restore(record, edition_seen=None).voice_id == kept.pk  # type: ignore[attr-defined]
    assert Claim.objects.get(pk=other.pk).voice_id == kept.pk


def test_of_an_article_that_is_gone_nobody_is_asked_to_restore_it(claim: Claim) -> None:
    record = first_record(claim)
    actions.delete_rows([claim.article])
    with pytest.raises(ValidationError, match="its article is deleted, which cannot be put back"):
        restore(record, edition_seen=None)


def test_what_can_never_come_back_does_not_keep_the_rest_away(claim: Claim) -> None:
    """A speaker whom nobody quotes any more may be deleted, an article that covers nothing, too."""
    speaker, point, article = make_speaker(), claim.point, claim.article
    other = make_article(source="tass")
    quoted = make_claim(point=point, article=other, value="2001", voice=speaker)
    theirs = Claim.objects.get(article__source__slug="rt")
    actions.delete_rows([point.event])
    actions.delete_rows([speaker, article])
    record = Event.history.filter(id=point.event_id).first()
    told = find_left_out(record)
    assert f"the claim “{quoted.quote}”: its speaker is deleted, which cannot be put back." in told
    assert "the claim “formed in 1997”: its article is deleted, which cannot be put back." in told
    restore(record, edition_seen=None)
    assert list(Claim.objects.all()) == [theirs]
    assert Coverage.objects.filter(article=other).exists()
    assert not actions.find_stale_verdicts()
