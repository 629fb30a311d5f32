"""A quote that a new text has moved: its place is confirmed, or it is attached elsewhere."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from articles.actions import add_version
from articles.editions import ChangedMeanwhile
from comparisons.actions.attaching import attach_again, confirm_anchor
from comparisons.models import Claim, FramingMark
from comparisons.tests.making import make_article, make_claim, make_event, make_mark, make_point

pytestmark = pytest.mark.django_db

QUOTE = "The treaty was signed by both presidents in the spring"
FOUND = "The treaty was signed by the presidents in the spring"
AROUND = "The ministers met at noon in the old town hall. {} and came into force a year later."


@pytest.fixture(params=[Claim, FramingMark])
def moved(request: Any) -> Any:
    """A claim, or a mark, whose quote a new text has put otherwise."""
    article = make_article(text=AROUND.format(QUOTE), kind="full")
    event = make_event(articles=[article])
    if request.param is Claim:
        row: Any = make_claim(point=make_point(event=event), article=article, quote=QUOTE, value="1999")
    else:
        row = make_mark(event=event, article=article, quote=QUOTE)
    add_version(article, body=AROUND.format(FOUND), kind="full")
    row.refresh_from_db()
    assert row.anchor == "approximate"
    return row


def stored(row: Any) -> Any:
    return type(row).objects.get(pk=row.pk)


def test_the_words_found_become_the_quote(moved: Any) -> None:
    confirm_anchor(moved, edition_seen=moved.edition)
    row = stored(moved)
    assert (row.quote, row.exact, row.anchor) == (FOUND, FOUND, "exact")
    assert (row.prefix, row.suffix) == ("", "")
    assert row.edition == moved.edition + 1
    assert row.history.first().quote == FOUND
    event = row.event if isinstance(row, FramingMark) else row.point.event
    assert event.revision > 0


def test_what_is_confirmed_once_is_not_confirmed_again(moved: Any) -> None:
    confirm_anchor(moved, edition_seen=moved.edition)
    with pytest.raises(ValidationError, match="not waiting to be confirmed"):
        confirm_anchor(moved, edition_seen=moved.edition + 1)


@pytest.mark.parametrize("act", [confirm_anchor, lambda row, **seen: attach_again(row, "noon", None, **seen)])
def test_nobodys_change_is_overwritten(moved: Any, act: Any) -> None:
    type(moved).objects.update(edition=moved.edition + 1, note="theirs")
    with pytest.raises(ChangedMeanwhile):
        act(moved, edition_seen=moved.edition)
    assert (stored(moved).quote, stored(moved).note) == (QUOTE, "theirs")


def test_another_passage_is_attached(moved: Any) -> None:
    attach_again(moved, "met at noon", None, edition_seen=moved.edition)
    row = stored(moved)
    assert (row.quote, row.anchor) == ("met at noon", "exact")
    assert row.version.body[row.start : row.end] == "met at noon"


def test_of_several_places_the_chosen_one_is_kept_in_the_next_text(moved: Any) -> None:
    body = "\N{GRINNING FACE} Nobody said why it was so. At last it was so, and it was so for long."
    add_version(moved.article, body=body, kind="full")
    row = stored(moved)
    with pytest.raises(ValidationError, match="stands in 3 places"):
        attach_again(row, "it was so", None, edition_seen=row.edition)
    third = body.rindex("it was so")
    attach_again(row, "it was so", third, edition_seen=row.edition)
    assert stored(moved).start == third
    add_version(moved.article, body=f"More words before it. {body}", kind="full")
    assert stored(moved).start == third + len("More words before it. ")


@pytest.mark.parametrize(
    ("quote", "start"), [("not there", None), ("not there", 0), ("noon", 3), ("", None), (" ", 0)]
)
def test_words_that_do_not_stand_there_are_refused(moved: Any, quote: str, start: int | None) -> None:
    with pytest.raises(ValidationError) as refused:
        attach_again(moved, quote, start, edition_seen=moved.edition)
    assert list(refused.value.message_dict) == ["quote"]
    assert (stored(moved).quote, stored(moved).edition) == (QUOTE, moved.edition)
