"""Marking how a passage is put: what is refused, what goes with what, what a new text does."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from articles.actions import add_version
from articles.models import Version
from comparisons import actions
from comparisons.models import Claim, Coverage, Event, FramingMark, Reanchoring, Referent
from comparisons.tests.making import (
    make_article,
    make_claim,
    make_coverage,
    make_event,
    make_mark,
    make_point,
    make_referent,
    make_silence,
)
from comparisons.vocabulary import VOCABULARY_VERSION

pytestmark = pytest.mark.django_db

TEXT = "The fascist-led coup in Kyiv came first. Then came the “revolution”, as they say, in Kyiv."


def begin(**fields: Any) -> FramingMark:
    """An unsaved mark on an event that its article covers."""
    article = make_article(slug="wsws", text=TEXT)
    event = make_event(slug="kyiv", articles=[article])
    told = {"quote": "fascist-led coup", "device": "loaded-term", **fields}
    return FramingMark(event=event, article=article, **told)


def revision_of(slug: str) -> int:
    return Event.objects.get(slug=slug).revision


def test_a_mark_is_anchored_and_its_event_has_changed() -> None:
    mark = begin(referent=make_referent(slug="kyiv-2014"), frame="political", function="problem")
    before = revision_of("kyiv")
    actions.save_mark(mark)
    stored = FramingMark.objects.get()
    assert TEXT[stored.start : stored.end] == stored.exact == "fascist-led coup"
    assert (stored.anchor, stored.vocabulary) == ("exact", VOCABULARY_VERSION)
    assert revision_of("kyiv") > before
    assert stored.history.count() == 1


def test_a_mark_on_a_part_changes_the_larger_event_too() -> None:
    mark = begin()
    larger = make_event(slug="larger")
    mark.event.part_of = larger
    actions.save_event(mark.event)
    before = revision_of("larger")
    actions.save_mark(mark)
    assert revision_of("larger") == before + 1


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"quote": "fascist-led putsch"}, "quote", "does not stand in the text"),
        ({"quote": "Kyiv"}, "quote", "stands in 2 places"),
        ({"quote": ""}, "quote", "This field cannot be blank"),
        ({"quote": "a\0b"}, "quote", "NUL character"),
        ({"device": ""}, "__all__", "choose a device, a frame, a function or a referent"),
        ({"device": "irony"}, "device", "'irony' is not a valid choice"),
        ({"frame": "left"}, "frame", "'left' is not a valid choice"),
        ({"function": "blame"}, "function", "'blame' is not a valid choice"),
    ],
)
def test_a_mark_that_cannot_be_is_refused(changes: dict[str, Any], field: str, sentence: str) -> None:
    with pytest.raises(ValidationError) as refused:
        actions.save_mark(begin(**changes))
    assert any(sentence in message for message in refused.value.message_dict[field])
    assert not FramingMark.objects.exists()


def test_surroundings_tell_one_of_two_places() -> None:
    mark = actions.save_mark(begin(quote="Kyiv", prefix="say, in"))
    assert mark.start == TEXT.rindex("Kyiv")


def test_a_mark_needs_an_article_that_covers_its_event_and_has_a_text() -> None:
    mark = begin()
    mark.event = make_event(slug="other")
    with pytest.raises(ValidationError, match="add it to the event's coverage first"):
        actions.save_mark(mark)
    make_coverage(event=mark.event, article=mark.article)
    Version.objects.all().delete()
    with pytest.raises(ValidationError, match="has no text yet"):
        actions.save_mark(mark)


def test_the_database_itself_refuses_a_mark_of_nothing() -> None:
    mark = actions.save_mark(begin())
    with pytest.raises(IntegrityError), transaction.atomic():
        FramingMark.objects.filter(pk=mark.pk).update(device="")


def test_a_lost_quote_may_stay_while_the_rest_is_changed() -> None:
    mark = actions.save_mark(begin())
    add_version(mark.article, body="Something else stands here now.")
    mark = FramingMark.objects.get()
    assert mark.is_orphan
    mark.note = "Look for it."
    actions.save_mark(mark)
    assert FramingMark.objects.get().note == "Look for it."
    mark.quote = "Not there either"
    with pytest.raises(ValidationError):
        actions.save_mark(mark)


def test_a_mark_keeps_the_version_of_the_lists_until_its_words_change() -> None:
    mark = actions.save_mark(begin())
    FramingMark.objects.update(vocabulary=0)
    mark.refresh_from_db()
    mark.note = "Only this."
    assert actions.save_mark(mark).vocabulary == 0
    mark.frame = "political"
    assert actions.save_mark(mark).vocabulary == VOCABULARY_VERSION


def test_a_mark_that_moves_to_another_event_changes_both() -> None:
    mark = actions.save_mark(begin())
    other = make_event(slug="other", articles=[mark.article])
    before = revision_of("kyiv"), revision_of("other")
    mark.event = other
    actions.save_mark(mark)
    assert (revision_of("kyiv"), revision_of("other")) == (before[0] + 1, before[1] + 1)


# Referents


def test_a_referent_in_use_cannot_be_deleted_and_its_pages_hear_of_a_new_name() -> None:
    mark = actions.save_mark(begin(referent=make_referent(slug="kyiv-2014")))
    referent = mark.referent
    assert referent
    before = revision_of("kyiv")
    referent.label = "the change of power in Kyiv in 2014"
    actions.save_referent(referent)
    assert revision_of("kyiv") == before + 1
    with pytest.raises(ProtectedError):
        actions.delete_rows([referent])
    actions.delete_rows([mark])
    actions.delete_rows([referent])
    assert not Referent.objects.exists()


def test_a_slug_is_one_referents() -> None:
    make_referent(slug="kyiv-2014")
    with pytest.raises(ValidationError, match="already exists"):
        make_referent(slug="kyiv-2014")


# Deleting


def test_a_deleted_mark_stays_in_the_history_and_changes_its_event() -> None:
    mark = actions.save_mark(begin())
    before, key = revision_of("kyiv"), mark.pk
    actions.delete_rows([mark])
    assert revision_of("kyiv") == before + 1
    assert list(FramingMark.history.filter(id=key).values_list("history_type", flat=True)) == ["-", "+"]


def test_with_the_coverage_go_the_articles_marks_on_the_event_alone() -> None:
    article, other = make_article(slug="wsws"), make_article(slug="rt")
    event, elsewhere = make_event(slug="kyiv"), make_event(slug="minsk")
    gone = make_mark(event=event, article=article)
    kept = [make_mark(event=event, article=other), make_mark(event=elsewhere, article=article)]
    coverage = Coverage.objects.get(event=event, article=article)
    assert actions.count_findings(coverage) == 1
    actions.delete_rows([coverage])
    assert list(FramingMark.objects.order_by("pk")) == kept
    assert FramingMark.history.filter(id=gone.pk, history_type="-").count() == 1


def test_findings_are_claims_silences_and_marks() -> None:
    article = make_article()
    event = make_event()
    make_claim(point=make_point(event=event), article=article)
    make_silence(point=make_point(event=event), article=article)
    make_mark(event=event, article=article)
    coverage = Coverage.objects.get()
    assert actions.count_findings(coverage) == 3
    coverage.article = make_article()
    with pytest.raises(ValidationError, match="holds claims, silences or framing marks"):
        actions.save_coverage(coverage)


# A new text


def test_a_new_text_anchors_marks_and_claims_again_and_reports() -> None:
    body = "He was formally elected in 1997. " + TEXT + " The treaty took a long and winding road to Minsk."
    article = make_article(slug="wsws", text=body)
    event = make_event(slug="kyiv", articles=[article])
    make_claim(point=make_point(event=event), article=article, quote="formally elected in 1997")
    marks = {
        quote: make_mark(event=event, article=article, quote=quote)
        for quote in ("fascist-led coup", "Then came the “revolution”", "a long and winding road to Minsk")
    }
    new = (
        "He was formally elected in 1997. Then came the “revolution”, as they say, in Kyiv. "
        "The treaty took a long and windng road to Minsk."
    )
    add_version(article, body=new)
    report = Reanchoring.objects.get(version__article=article, version__is_current=True)
    assert (report.exact, report.moved, report.approximate, report.orphan) == (1, 1, 1, 1)
    states = {quote: FramingMark.objects.get(pk=mark.pk).anchor for quote, mark in marks.items()}
    assert list(states.values()) == ["orphan", "exact", "approximate"]
    for mark in FramingMark.objects.exclude(anchor="orphan"):
        assert new[mark.start : mark.end] == mark.exact


def test_a_new_text_of_an_article_with_marks_alone_is_reported_too() -> None:
    mark = make_mark(event=make_event(slug="kyiv"), article=make_article(text=TEXT), quote="fascist-led coup")
    before = revision_of("kyiv")
    add_version(mark.article, body="It says: fascist-led coup.")
    assert Reanchoring.objects.get(version__is_current=True).moved == 1
    assert revision_of("kyiv") > before
    assert not Claim.objects.exists()


def test_a_quote_that_comes_back_has_moved() -> None:
    mark = make_mark(event=make_event(), article=make_article(text=TEXT), quote="fascist-led coup")
    add_version(mark.article, body="Nothing of it.")
    add_version(mark.article, body="Again a fascist-led coup.")
    reports = Reanchoring.objects.order_by("version__number").values_list("orphan", "moved")
    assert list(reports)[-2:] == [(1, 0), (0, 1)]
    assert FramingMark.objects.get().anchor == "exact"
