"""A claim's quote in a newer text of its article: found again by its words and by what stood around them."""

from __future__ import annotations

import pytest

from articles.actions import add_version
from comparisons.models import Claim
from comparisons.tests.making import make_article, make_claim, make_event, make_point

BEFORE = (
    "The ministers met at noon in the old town hall. The treaty was signed by both presidents in the spring"
)
AFTER = "and came into force a year later, the archive of the union says."


def tag(kind: str, text: str, quote: str) -> Claim:
    article = make_article(text=text, kind=kind)
    event = make_event(articles=[article])
    return make_claim(point=make_point(event=event), article=article, quote=quote, value="1999")


@pytest.mark.django_db
def test_words_put_otherwise_are_found_between_their_old_neighbours() -> None:
    quote = "The treaty was signed by both presidents in the spring"
    claim = tag("excerpt", f"{BEFORE} {AFTER}", quote)
    reworded = BEFORE.replace("both presidents", "the presidents")
    add_version(claim.article, body=f"{reworded} {AFTER}", kind="excerpt")
    claim.refresh_from_db()
    assert (claim.anchor, claim.exact) == ("approximate", quote.replace("both", "the"))
    assert claim.quote == quote


@pytest.mark.django_db
def test_of_two_places_the_one_between_the_old_neighbours_is_taken() -> None:
    quote = "signed by both presidents"
    claim = tag("full", f"{BEFORE} {AFTER}", quote)
    body = f"An act was {quote} in May, on a day of rain in the capital. {BEFORE} {AFTER}"
    add_version(claim.article, body=body, kind="full")
    claim.refresh_from_db()
    assert claim.anchor == "exact"
    assert claim.start == body.rindex(quote)


@pytest.mark.django_db
def test_the_neighbours_of_a_quote_in_an_abstract_are_not_looked_for() -> None:
    quote = "signed by both presidents in the spring"
    claim = tag("digest", f"Our words here, at some length: «{quote}», and ours again to end with.", quote)
    body = f"Our words here, at some length: {quote.replace('both', 'all the')}, and ours again to end with."
    add_version(claim.article, body=body, kind="full")
    claim.refresh_from_db()
    assert claim.anchor == "orphan"
