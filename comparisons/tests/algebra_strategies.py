"""Hypothesis strategies for values, claims and questions.

Drawn from small pools, so that claims meet, and in few draws, so that many questions fit into a second.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from random import Random
from typing import Any

from hypothesis import strategies as st

from comparisons.algebra.values import Option, Scale, Value, ValueProblem, parse_date, parse_value
from comparisons.algebra.verdicts import Article, Claim, Question
from comparisons.vocabulary import Certainty, Kind

OPTIONS = (
    Option("agreed", "They agreed"),
    Option("on-gas", "on gas", "agreed"),
    Option("on-oil", "on oil", "agreed"),
    Option("on-transit", "on transit", "on-oil"),
    Option("failed", "They failed"),
)
SCALES = {
    Kind.DATE: Scale(Kind.DATE),
    Kind.QUANTITY: Scale(Kind.QUANTITY, unit="Mt/year"),
    Kind.NAMES: Scale(Kind.NAMES, entities={"us": "United States", "united states": "United States"}),
    Kind.CHOICE: Scale(Kind.CHOICE, options=OPTIONS),
    Kind.YESNO: Scale(Kind.YESNO),
    Kind.TEXT: Scale(Kind.TEXT),
}

_MOMENTS = """
1997 1998 1999 2000 1997-12 1998-01 1998-02 1999-12 1997-12-31 1998-01-01 1998-02-28 1998-03-01 1999-01-01
1997-24 1998-21 1998-22 1998-XX 1998-01-XX 199X 200X 19XX 20XX
""".split()  # noqa: SIM905
_MARKED = [f"{moment}{mark}" for moment in _MOMENTS for mark in ("", "~", "?", "%")]
_DATES = [
    *_MARKED,
    *_MOMENTS * 2,
    *(f"{a}/{b}" for a, b in product(_MARKED[::5], _MARKED[::3])),
    *(f"{a}/.." for a in _MARKED[::3]),
    *(f"../{a}" for a in _MARKED[::3]),
]
_NUMBERS = ["-3", "0", "2", "2.0", "2.04", "2.5", "3", "4", "18", "18.5", "24", "24.0", "30", "36"]
_AMOUNTS = [
    *_NUMBERS * 2,
    *(f"~{number}" for number in _NUMBERS),
    *(f"{a}..{b}" for a, b in product(_NUMBERS, _NUMBERS)),
    *(f"{sign}{number}" for sign, number in product((">=", "<=", ">", "<"), _NUMBERS)),
]
_NAMES = ["US", "united states", "Poland", "POLAND", "Ukraine"]
_LISTS = [list(names) for length in (0, 1, 2, 3) for names in product(_NAMES, repeat=length)]


def _readable(kind: Kind, written: list[str]) -> list[Value]:
    """All of these that are values: an interval upside down is none."""
    found = []
    for text in written:
        try:
            found.append(parse_value(text, SCALES[kind]))
        except ValueProblem:
            continue
    return found


POOLS: dict[Kind, list[Value]] = {
    Kind.DATE: _readable(Kind.DATE, _DATES),
    Kind.QUANTITY: _readable(
        Kind.QUANTITY,
        [f"{n}{u}" for n, u in product(_AMOUNTS, ("", "", " Mt/month", " Mt/year", " million t/year"))],
    ),
    Kind.NAMES: [
        parse_value([*names, *more], SCALES[Kind.NAMES])
        for names in _LISTS
        for more in ([], ["..."])
        if names or not more
    ],
    Kind.CHOICE: _readable(Kind.CHOICE, [option.slug for option in OPTIONS]),
    Kind.YESNO: _readable(Kind.YESNO, ["yes", "no"]),
    Kind.TEXT: _readable(Kind.TEXT, ["a step forward", "a step back"]),
}
_VOICES = (None, None, None, "pompeo", "novak", "an-official")
_TIMES = tuple(
    parse_date(written) if written else None
    for written in (
        None,
        None,
        None,
        None,
        "2019",
        "2020",
        "2019/..",
        "2020-02",
        "../2019",
        "2019-12-31/2020-01",
    )
)
_CIRCUMSTANCES = list(
    product(
        (Certainty.ASSERTED, Certainty.ASSERTED, *Certainty),
        _VOICES,
        (None, None, "belta", "b"),
        _TIMES,
        (frozenset[str](), frozenset[str](), frozenset({"p1"}), frozenset({"p1", "p2"})),
    )
)
_PLACES = [
    (source, origin, frozenset(authors), published, before)
    for source, origin, authors, published, before in product(
        ("", "", "a"),
        (None, None, "tass"),
        ((), (), ("x",), ("x", "y")),
        (None, parse_date("2020-02-06"), parse_date("2020-02-01/2020-02-07")),
        (None, None, True, False),
    )
]
Pick = Callable[[Sequence[Any]], Any]
SLUGS = ("a", "b", "c", "d")

kinds = st.sampled_from(list(Kind))


@st.composite
def claims(draw: st.DrawFn, kind: Kind, id: int = 0, articles: tuple[str, ...] = SLUGS) -> Claim:
    return _claim(lambda pool: draw(st.sampled_from(pool)), kind, id, articles)


@st.composite
def articles(draw: st.DrawFn) -> list[Article]:
    return _articles(lambda pool: draw(st.sampled_from(pool)))


@st.composite
def questions(draw: st.DrawFn, kind: Kind | None = None, max_claims: int = 7) -> Question:
    return _question(lambda pool: draw(st.sampled_from(pool)), kind or draw(kinds), max_claims)


def random_questions(count: int, seed: int = 1997, kinds: Sequence[Kind] = tuple(Kind)) -> Iterator[Question]:
    """As `questions`, without Hypothesis: some thousand in a second, to be shrunk by hand."""
    random = Random(seed)
    for _ in range(count):
        yield _question(random.choice, random.choice(kinds), 7)


def _claim(pick: Pick, kind: Kind, id: int, articles: Sequence[str]) -> Claim:
    value = pick(POOLS[kind])
    certainty, voice, via, as_of, copied = pick(_CIRCUMSTANCES)
    if certainty is Certainty.DENIED and (kind in (Kind.YESNO, Kind.TEXT) or value.written == ()):
        certainty = Certainty.HEDGED
    return Claim(id, pick(articles), value, certainty, voice, voice == "an-official", via, as_of, copied)


def _articles(pick: Pick) -> list[Article]:
    return [
        Article(slug, slug.upper(), source or slug, origin, authors, published, before)
        for slug in SLUGS
        for source, origin, authors, published, before in [pick(_PLACES)]
    ]


def _question(pick: Pick, kind: Kind, max_claims: int) -> Question:
    count = pick(range(max_claims + 1))
    silent, event, outcome = pick(_SETTINGS)
    return Question(
        scale=SCALES[kind],
        claims=[_claim(pick, kind, place, SLUGS) for place in range(count)],
        articles=_articles(pick),
        silent=silent,
        event_date=event,
        outcome=outcome,
    )


_SETTINGS = list(
    product(
        (frozenset(SLUGS), frozenset("ab"), frozenset("bcd"), frozenset[str]()),
        (parse_date("2020-02-07"), None),
        (True, False),
    )
)
