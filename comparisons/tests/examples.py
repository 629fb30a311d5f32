"""The named examples of the rules of comparison: plain data, to be run at every height.

The same table is judged by the algebra, written into the database and read from the built page and from
the page over HTTP. So it holds slugs, names and written values only. Each example names the rule it shows;
what it leaves at its default is expected to be so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from comparisons.algebra.values import Option, Scale, fold_name, parse_date, parse_value
from comparisons.algebra.verdicts import Article, Claim, Question
from comparisons.vocabulary import Certainty, Kind


@dataclass(frozen=True)
class ExampleClaim:
    """One claim: `article` says `value`. `voice` is a speaker's slug, `via` a source's."""

    article: str
    value: str | tuple[str, ...]
    certainty: str = "asserted"
    voice: str | None = None
    via: str | None = None
    as_of: str | None = None
    copied: tuple[str, ...] = ()


@dataclass(frozen=True)
class ExampleArticle:
    """One article. Its source is called `name`, and has the slug `source` (by default the article's)."""

    slug: str
    name: str
    source: str = ""
    origin: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    before: bool | None = None


@dataclass(frozen=True)
class Example:
    """One point, what is claimed on it, and what is expected. `positions` are (value, articles)."""

    name: str
    kind: str
    articles: tuple[ExampleArticle, ...]
    claims: tuple[ExampleClaim, ...]
    verdict: str | None
    unit: str = ""
    options: tuple[tuple[str, str, str | None], ...] = ()
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    anonymous: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    event_date: str | None = None
    outcome: bool = False
    # expected
    reason: str | None = None
    narrow: bool = False
    origins: int | None = None
    circular: bool = False
    circular_because: str = ""
    only_as_quoted: bool = False
    outlier: tuple[str, ...] = ()
    positions: tuple[tuple[str | tuple[str, ...], tuple[str, ...]], ...] | None = None
    expected_silent: tuple[str, ...] = ()
    untagged: tuple[str, ...] = ()
    before_event: tuple[str, ...] = ()
    self_contradictions: tuple[str, ...] = ()
    forecasts: tuple[tuple[str, bool | None], ...] = ()


WSWS = ExampleArticle("wsws", "WSWS")
RT = ExampleArticle("rt", "RT")
CDM = ExampleArticle("cdmedia", "CDMedia")
A, B, C, D = (ExampleArticle(letter, letter.upper()) for letter in "abcd")

AGREED = (
    ("agreed", "They agreed", None),
    ("on-gas", "They agreed on gas only", "agreed"),
    ("on-oil", "They agreed on oil only", "agreed"),
    ("failed", "They failed", None),
    ("put-off", "They put it off", None),
)

SEED_EXAMPLES = (
    Example(
        name="When was the Union State formed?",
        kind="date",
        articles=(WSWS, RT, CDM),
        claims=(ExampleClaim("wsws", "1997"), ExampleClaim("rt", "1999"), ExampleClaim("cdmedia", "1999")),
        verdict="conflict",
        reason="WSWS: 1997; RT and CDMedia: 1999; two years apart",
        origins=3,
        outlier=("wsws",),
        positions=(("1997", ("wsws",)), ("1999", ("rt", "cdmedia"))),
    ),
    Example(
        name="To what share would Belarus cut oil from Russia?",
        kind="quantity",
        unit="percent",
        articles=(WSWS, RT),
        claims=(
            ExampleClaim("wsws", "40", voice="lukashenko"),
            ExampleClaim("rt", "30..40", voice="lukashenko"),
        ),
        verdict="compatible",
        reason="WSWS: 40 %; RT, less precisely: 30 to 40 %; both quoting Lukashenko",
        only_as_quoted=True,
        positions=(("40", ("wsws", "rt")),),
    ),
    Example(
        name="What part of Belarus's oil need did Pompeo offer to cover?",
        kind="quantity",
        unit="percent",
        articles=(WSWS, RT),
        claims=(
            ExampleClaim("wsws", "100", voice="pompeo"),
            ExampleClaim("rt", "100", "hedged", voice="pompeo"),
        ),
        verdict="agree",
        reason="WSWS and RT: 100 %, both quoting Pompeo; RT hedges",
        only_as_quoted=True,
        positions=(("100", ("wsws", "rt")),),
    ),
    Example(
        name="Who were the alternative suppliers?",
        kind="names",
        articles=(WSWS, RT),
        claims=(
            ExampleClaim("wsws", ("US", "Poland", "Kazakhstan", "...")),
            ExampleClaim("rt", ("Ukraine", "Poland", "...")),
        ),
        verdict="compatible",
        reason="WSWS and RT both name Poland; only WSWS: US and Kazakhstan; only RT: Ukraine",
        positions=(
            (("US", "Poland", "Kazakhstan", "..."), ("wsws",)),
            (("Ukraine", "Poland", "..."), ("rt",)),
        ),
    ),
    Example(
        name="What came of the meeting?",
        kind="yesno",
        articles=(A, B, C),
        claims=(
            ExampleClaim("a", "no"),
            ExampleClaim("b", "no", "predicted"),
            ExampleClaim("c", "yes", "predicted"),
        ),
        verdict="single",
        reason="Only A: no",
        origins=1,
        forecasts=(("b", True), ("c", False)),
        positions=(("no", ("a",)),),
    ),
)

RELATIONS = (
    Example(
        name="a day within its month",
        kind="date",
        articles=(A, B),
        claims=(ExampleClaim("a", "2020-02-07"), ExampleClaim("b", "2020-02")),
        verdict="compatible",
        reason="A: 7 February 2020; B, less precisely: February 2020",
        positions=(("2020-02-07", ("a", "b")),),
    ),
    Example(
        name="a month written as its days is the same answer",
        kind="date",
        articles=(A, B),
        claims=(ExampleClaim("a", "2019-12"), ExampleClaim("b", "2019-12-01/2019-12-31")),
        verdict="agree",
        reason="A: December 2019; B: 1 to 31 December 2019; the same in other words",
        positions=(("2019-12", ("a", "b")),),
    ),
    Example(
        name="a doubtful date denotes what it says",
        kind="date",
        articles=(A, B),
        claims=(ExampleClaim("a", "1997?"), ExampleClaim("b", "1997")),
        verdict="agree",
        positions=(("1997", ("a", "b")),),
    ),
    Example(
        name="about 1997 reaches into 1998",
        kind="date",
        articles=(A, B),
        claims=(ExampleClaim("a", "1997~"), ExampleClaim("b", "1998")),
        verdict="compatible",
        positions=(("1998", ("a", "b")),),
    ),
    Example(
        name="intervals that overlap share what neither wrote",
        kind="date",
        articles=(A, B),
        claims=(ExampleClaim("a", "1997/1999"), ExampleClaim("b", "1998/2001")),
        verdict="compatible",
        reason="A: 1997 to 1999; B: 1998 to 2001; what they share is 1998 to 1999",
        positions=(("1998/1999", ("a", "b")),),
    ),
    Example(
        name="a number stands for what rounds to it",
        kind="quantity",
        articles=(A, B),
        claims=(ExampleClaim("a", "80"), ExampleClaim("b", "80.23")),
        verdict="compatible",
        positions=(("80.23", ("a", "b")),),
    ),
    Example(
        name="four is not five",
        kind="quantity",
        unit="meetings",
        articles=(A, B),
        claims=(ExampleClaim("a", "4"), ExampleClaim("b", "5")),
        verdict="conflict",
        reason="A: 4 meetings; B: 5 meetings; 1 meeting apart",
        positions=(("4", ("a",)), ("5", ("b",))),
    ),
    Example(
        name="the same amount in another unit",
        kind="quantity",
        unit="t/year",
        articles=(A, B),
        claims=(ExampleClaim("a", "24000000 t/year"), ExampleClaim("b", "2 Mt/month")),
        verdict="agree",
        reason="A: 24,000,000 t/year; B: 2 Mt/month; the same in other words",
        positions=(("24000000 t/year", ("a", "b")),),
    ),
    Example(
        name="at least 40 and less than 40",
        kind="quantity",
        unit="percent",
        articles=(A, B),
        claims=(ExampleClaim("a", ">=40"), ExampleClaim("b", "<40")),
        verdict="conflict",
        reason="B: less than 40 %; A: at least 40 %",
        positions=(("<40", ("b",)), (">=40", ("a",))),
    ),
    Example(
        name="denying at least 40 is saying less than 40",
        kind="quantity",
        articles=(A, B),
        claims=(ExampleClaim("a", ">=40", "denied"), ExampleClaim("b", "<40")),
        verdict="agree",
    ),
    Example(
        name="more than 40 leaves 40 out",
        kind="quantity",
        articles=(A, B),
        claims=(ExampleClaim("a", ">40"), ExampleClaim("b", "<=40")),
        verdict="conflict",
    ),
    Example(
        name="at least 40 and at most 40 meet in 40",
        kind="quantity",
        articles=(A, B),
        claims=(ExampleClaim("a", ">=40"), ExampleClaim("b", "<=40")),
        verdict="compatible",
        positions=(("40", ("a", "b")),),
    ),
    Example(
        name="about half a million holds 510,000",
        kind="quantity",
        unit="people",
        articles=(A, B),
        claims=(ExampleClaim("a", "~500000"), ExampleClaim("b", "510000")),
        verdict="compatible",
        reason="B: 510,000 people; A, less precisely: about 500,000 people",
        positions=(("510000", ("a", "b")),),
    ),
    Example(
        name="numbers of unequal precision are measured between their ends",
        kind="quantity",
        unit="percent",
        articles=(A, B),
        claims=(ExampleClaim("a", "40"), ExampleClaim("b", "45.75")),
        verdict="conflict",
        reason="A: 40 %; B: 45.75 %; at least 5.245 % apart",
    ),
    Example(
        name="a gas price per thousand cubic metres",
        kind="quantity",
        unit="USD/(1000 m3)",
        articles=(A, B),
        claims=(ExampleClaim("a", "127"), ExampleClaim("b", "127 USD/tcm")),
        verdict="agree",
        reason="A: 127 USD/(1000 m³); B: 127 USD/tcm; the same in other words",
        positions=(("127", ("a", "b")),),
    ),
    Example(
        name="a denial conflicts with what it denies",
        kind="date",
        articles=(A, B),
        claims=(ExampleClaim("a", "1997"), ExampleClaim("b", "1997", "denied")),
        verdict="conflict",
        reason="A: 1997; B: not 1997",
        positions=(("1997", ("a",)), ("1997", ("b",))),
    ),
    Example(
        name="a denial leaves all else open",
        kind="date",
        articles=(A, B),
        claims=(ExampleClaim("a", "1999"), ExampleClaim("b", "1997", "denied")),
        verdict="compatible",
        reason="A: 1999; B: not 1997; none excludes another",
    ),
    Example(
        name="two denials of the same",
        kind="date",
        articles=(A, B),
        claims=(ExampleClaim("a", "1997", "denied"), ExampleClaim("b", "1997", "denied")),
        verdict="agree",
        reason="A and B: not 1997",
        positions=(("1997", ("a", "b")),),
    ),
    Example(
        name="yes and no",
        kind="yesno",
        articles=(A, B),
        claims=(ExampleClaim("a", "yes"), ExampleClaim("b", "no")),
        verdict="conflict",
        reason="A: yes; B: no",
        positions=(("yes", ("a",)), ("no", ("b",))),
    ),
    Example(
        name="an option and one within it",
        kind="choice",
        options=AGREED,
        articles=(A, B),
        claims=(ExampleClaim("a", "agreed"), ExampleClaim("b", "on-gas")),
        verdict="compatible",
        reason="B: They agreed on gas only; A, less precisely: They agreed",
        positions=(("agreed", ("a",)), ("on-gas", ("b",))),
    ),
    Example(
        name="two narrower options exclude each other",
        kind="choice",
        options=AGREED,
        articles=(A, B),
        claims=(ExampleClaim("a", "on-gas"), ExampleClaim("b", "on-oil")),
        verdict="conflict",
        reason="A: They agreed on gas only; B: They agreed on oil only",
    ),
    Example(
        name="denying the broader option denies the narrower",
        kind="choice",
        options=AGREED,
        articles=(A, B),
        claims=(ExampleClaim("a", "agreed", "denied"), ExampleClaim("b", "on-oil")),
        verdict="conflict",
    ),
    Example(
        name="free text is not compared",
        kind="text",
        articles=(A, B),
        claims=(ExampleClaim("a", "a step forward"), ExampleClaim("b", "a step back")),
        verdict="open",
        reason="A and B answer in free text, which is not compared",
        positions=(),
    ),
)

NAMES = (
    Example(
        name="aliases are one name",
        kind="names",
        aliases={"United States": ("US", "USA")},
        articles=(A, B),
        claims=(ExampleClaim("a", ("US", "Poland")), ExampleClaim("b", ("poland", "United States"))),
        verdict="agree",
        reason="A and B: US, Poland",
        positions=((("US", "Poland"), ("a", "b")),),
    ),
    Example(
        name="two closed lists that differ",
        kind="names",
        articles=(A, B),
        claims=(ExampleClaim("a", ("Putin", "Lukashenko")), ExampleClaim("b", ("Putin",))),
        verdict="conflict",
        reason="A: Putin, Lukashenko; B: Putin",
    ),
    Example(
        name="two open lists that are equal",
        kind="names",
        articles=(A, B),
        claims=(ExampleClaim("a", ("oil", "gas", "...")), ExampleClaim("b", ("gas", "oil", "..."))),
        verdict="agree",
    ),
    Example(
        name="an open list within a closed one",
        kind="names",
        articles=(A, B),
        claims=(ExampleClaim("a", ("Putin", "...")), ExampleClaim("b", ("Putin", "Lukashenko"))),
        verdict="compatible",
        reason="A and B both name Putin; only B: Lukashenko",
    ),
    Example(
        name="an open list names somebody whom the closed one lacks",
        kind="names",
        articles=(A, B),
        claims=(ExampleClaim("a", ("Makei", "...")), ExampleClaim("b", ("Putin", "Lukashenko"))),
        verdict="conflict",
    ),
    Example(
        name="an open and a closed list of the same names",
        kind="names",
        articles=(A, B),
        claims=(ExampleClaim("a", ("Putin", "...")), ExampleClaim("b", ("Putin",))),
        verdict="compatible",
    ),
    Example(
        name="nobody and somebody",
        kind="names",
        articles=(A, B),
        claims=(ExampleClaim("a", ()), ExampleClaim("b", ("Putin", "..."))),
        verdict="conflict",
        reason="A: nobody; B: Putin, among others",
    ),
    Example(
        name="a denied name that the other lists",
        kind="names",
        articles=(A, B),
        claims=(ExampleClaim("a", ("Makei",), "denied"), ExampleClaim("b", ("Putin", "Makei", "..."))),
        verdict="conflict",
    ),
    Example(
        name="a denied name that the other does not list",
        kind="names",
        articles=(A, B),
        claims=(ExampleClaim("a", ("Makei", "..."), "denied"), ExampleClaim("b", ("Putin",))),
        verdict="compatible",
    ),
)

TIMES = (
    Example(
        name="other times are not compared",
        kind="quantity",
        unit="USD",
        articles=(A, B),
        claims=(ExampleClaim("a", "100", as_of="2019"), ExampleClaim("b", "127", as_of="2020-02")),
        verdict="open",
        reason="A: 100 USD (in 2019); B: 127 USD (in February 2020); no two articles speak of the same time",
        positions=(("100", ("a",)), ("127", ("b",))),
    ),
    Example(
        name="overlapping times are compared",
        kind="quantity",
        unit="USD",
        articles=(A, B),
        claims=(ExampleClaim("a", "100", as_of="2020"), ExampleClaim("b", "127", as_of="2020-02")),
        verdict="conflict",
    ),
    Example(
        name="the same answer for overlapping times is just the same",
        kind="yesno",
        articles=(A, B),
        claims=(ExampleClaim("a", "yes", as_of="2020"), ExampleClaim("b", "yes", as_of="2020-02")),
        verdict="agree",
        reason="A: yes (in 2020); B: yes (in February 2020)",
    ),
    Example(
        name="an answer for another time does not stop the others from agreeing",
        kind="yesno",
        articles=(A, B, C),
        claims=(
            ExampleClaim("a", "yes", as_of="2020-02"),
            ExampleClaim("b", "yes", as_of="2020-02"),
            ExampleClaim("c", "no", as_of="2021-09"),
        ),
        verdict="agree",
        reason=(
            "A and B: yes (in February 2020); C: no (in September 2021); the same where two speak of one time"
        ),
    ),
    Example(
        name="a claim without a time meets every time and joins each position",
        kind="quantity",
        unit="USD",
        articles=(A, B, C),
        claims=(
            ExampleClaim("a", "100", as_of="2019"),
            ExampleClaim("b", "127", as_of="2020"),
            ExampleClaim("c", ">90"),
        ),
        verdict="compatible",
        positions=(("100", ("a", "c")), ("127", ("b", "c"))),
    ),
)

VOICES = (
    Example(
        name="two speakers differ",
        kind="quantity",
        unit="percent",
        articles=(A, B),
        claims=(ExampleClaim("a", "40", voice="lukashenko"), ExampleClaim("b", "50", voice="novak")),
        verdict="disputed",
        reason="A, quoting Lukashenko: 40 %; B, quoting Novak: 50 %; 10 % apart",
        only_as_quoted=True,
    ),
    Example(
        name="a speaker and the source itself differ",
        kind="yesno",
        articles=(A, B),
        claims=(ExampleClaim("a", "yes", voice="lukashenko"), ExampleClaim("b", "no")),
        verdict="disputed",
        reason="A, quoting Lukashenko: yes; B itself: no",
    ),
    Example(
        name="one speaker reported two ways",
        kind="quantity",
        unit="percent",
        articles=(A, B),
        claims=(ExampleClaim("a", "40", voice="lukashenko"), ExampleClaim("b", "50", voice="lukashenko")),
        verdict="conflict",
        reason="A: 40 %; B: 50 %; 10 % apart; both quoting Lukashenko",
        only_as_quoted=True,
    ),
    Example(
        name="anonymous speakers are never the same voice",
        kind="yesno",
        anonymous=("an-official",),
        articles=(A, B),
        claims=(ExampleClaim("a", "yes", voice="an-official"), ExampleClaim("b", "no", voice="an-official")),
        verdict="disputed",
        only_as_quoted=True,
    ),
    Example(
        name="conflict goes before dispute",
        kind="yesno",
        articles=(A, B, C),
        claims=(ExampleClaim("a", "yes"), ExampleClaim("b", "no"), ExampleClaim("c", "no", voice="novak")),
        verdict="conflict",
        outlier=("a",),
    ),
    Example(
        name="one article says both",
        kind="date",
        articles=(A, B),
        claims=(ExampleClaim("a", "1997"), ExampleClaim("a", "1999"), ExampleClaim("b", "199X")),
        verdict="compatible",
        self_contradictions=("a",),
        positions=(("1997", ("a", "b")), ("1999", ("a", "b"))),
    ),
    Example(
        name="one article that reports a prediction does not contradict itself",
        kind="yesno",
        articles=(A,),
        claims=(ExampleClaim("a", "no"), ExampleClaim("a", "yes", "predicted")),
        verdict="single",
        forecasts=(("a", False),),
    ),
    Example(
        name="one article with two speakers does not contradict itself",
        kind="yesno",
        articles=(A,),
        claims=(ExampleClaim("a", "no", voice="novak"), ExampleClaim("a", "yes", voice="lukashenko")),
        verdict="single",
        only_as_quoted=True,
    ),
)

NEARNESS = (
    Example(
        name="December 2019 against 1 January 2020",
        kind="date",
        articles=(A, B),
        claims=(ExampleClaim("a", "2019-12"), ExampleClaim("b", "2020-01-01")),
        verdict="conflict",
        narrow=True,
        reason="A: December 2019; B: 1 January 2020; at least one day apart",
    ),
    Example(
        name="December 2019 against 30 January 2020",
        kind="date",
        articles=(A, B),
        claims=(ExampleClaim("a", "2019-12"), ExampleClaim("b", "2020-01-30")),
        verdict="conflict",
        narrow=True,
        reason="A: December 2019; B: 30 January 2020; at least 30 days apart",
    ),
    Example(
        name="a month after December 2019 is no longer narrow",
        kind="date",
        articles=(A, B),
        claims=(ExampleClaim("a", "2019-12"), ExampleClaim("b", "2020-01-31")),
        verdict="conflict",
        reason="A: December 2019; B: 31 January 2020; at least 31 days apart",
    ),
    Example(
        name="December 2019 against 1 February 2020",
        kind="date",
        articles=(A, B),
        claims=(ExampleClaim("a", "2019-12"), ExampleClaim("b", "2020-02-01")),
        verdict="conflict",
        reason="A: December 2019; B: 1 February 2020; at least 32 days apart",
    ),
    Example(
        name="two days in a row are not narrow",
        kind="date",
        articles=(A, B),
        claims=(ExampleClaim("a", "2020-02-07"), ExampleClaim("b", "2020-02-08")),
        verdict="conflict",
        reason="A: 7 February 2020; B: 8 February 2020; one day apart",
    ),
    Example(
        name="one wide conflict makes the point wide",
        kind="date",
        articles=(A, B, C),
        claims=(ExampleClaim("a", "2019-12"), ExampleClaim("b", "2020-01-01"), ExampleClaim("c", "2021")),
        verdict="conflict",
        reason="A: December 2019; B: 1 January 2020; C: 2021; the outermost at least 367 days apart",
    ),
)

OUTLIERS = (
    Example(
        name="a split is not an outlier",
        kind="yesno",
        articles=(A, B, C, D),
        claims=(
            ExampleClaim("a", "yes"),
            ExampleClaim("b", "yes"),
            ExampleClaim("c", "no"),
            ExampleClaim("d", "no"),
        ),
        verdict="conflict",
    ),
    Example(
        name="two against one another: nobody stands alone",
        kind="yesno",
        articles=(A, B),
        claims=(ExampleClaim("a", "yes"), ExampleClaim("b", "no")),
        verdict="conflict",
    ),
    Example(
        name="two reports of one origin stand alone against two others",
        kind="yesno",
        articles=(A, B, C, D),
        claims=(
            ExampleClaim("a", "yes", via="belta"),
            ExampleClaim("b", "yes", via="belta"),
            ExampleClaim("c", "no"),
            ExampleClaim("d", "no"),
        ),
        verdict="conflict",
        origins=3,
        outlier=("a", "b"),
    ),
    Example(
        name="a vague claim in both positions is left out",
        kind="date",
        articles=(A, B, C, D),
        claims=(
            ExampleClaim("a", "1997"),
            ExampleClaim("b", "1999"),
            ExampleClaim("c", "1999"),
            ExampleClaim("d", "199X"),
        ),
        verdict="conflict",
        outlier=("a",),
        positions=(("1997", ("a", "d")), ("1999", ("b", "c", "d"))),
    ),
    Example(
        name="three positions have no outlier",
        kind="date",
        articles=(A, B, C, D),
        claims=(
            ExampleClaim("a", "1997"),
            ExampleClaim("b", "1999"),
            ExampleClaim("c", "1999"),
            ExampleClaim("d", "2001"),
        ),
        verdict="conflict",
        reason="A: 1997; B and C: 1999; D: 2001; the outermost four years apart",
    ),
)

ORIGINS = (
    Example(
        name="both have it from one agency",
        kind="yesno",
        articles=(A, B),
        claims=(ExampleClaim("a", "yes", via="belta"), ExampleClaim("b", "yes", via="belta")),
        verdict="agree",
        origins=1,
        circular=True,
        circular_because="both have it from Belta",
    ),
    Example(
        name="one republishes the other's source",
        kind="yesno",
        articles=(A, ExampleArticle("b", "B", origin="a")),
        claims=(ExampleClaim("a", "yes"), ExampleClaim("b", "yes")),
        verdict="agree",
        origins=1,
        circular=True,
        circular_because="both first published by A",
    ),
    Example(
        name="one author in two papers",
        kind="date",
        articles=(
            ExampleArticle("a", "A", authors=("a-korybko",)),
            ExampleArticle("b", "B", authors=("a-korybko", "c-weiss")),
        ),
        claims=(ExampleClaim("a", "1999"), ExampleClaim("b", "199X")),
        verdict="compatible",
        origins=1,
        circular=True,
        circular_because="same author: A Korybko",
    ),
    Example(
        name="what comes via an agency is not the author's",
        kind="yesno",
        articles=(
            ExampleArticle("a", "A", authors=("a-korybko",)),
            ExampleArticle("b", "B", authors=("a-korybko",)),
        ),
        claims=(ExampleClaim("a", "yes"), ExampleClaim("b", "yes", via="belta")),
        verdict="agree",
        origins=2,
    ),
    Example(
        name="a passage confirmed as copied",
        kind="yesno",
        articles=(A, B),
        claims=(ExampleClaim("a", "yes", copied=("p1",)), ExampleClaim("b", "yes", copied=("p1",))),
        verdict="agree",
        origins=1,
        circular=True,
        circular_because="the same passage, confirmed as copied",
    ),
    Example(
        name="ties pass on",
        kind="yesno",
        articles=(ExampleArticle("a", "A", authors=("x",)), ExampleArticle("b", "B", authors=("x",)), C),
        claims=(
            ExampleClaim("a", "yes"),
            ExampleClaim("b", "yes", copied=("p1",)),
            ExampleClaim("c", "yes", copied=("p1",)),
        ),
        verdict="agree",
        origins=1,
        circular=True,
        circular_because="same author: X; the same passage, confirmed as copied",
    ),
    Example(
        name="a conflict within one origin is not circular",
        kind="yesno",
        articles=(A, B),
        claims=(ExampleClaim("a", "yes", via="belta"), ExampleClaim("b", "no", via="belta")),
        verdict="conflict",
        origins=1,
    ),
)

FORECASTS = (
    Example(
        name="forecasts alone are judged on",
        kind="yesno",
        articles=(A, B),
        claims=(ExampleClaim("a", "yes", "predicted"), ExampleClaim("b", "no", "predicted")),
        verdict="conflict",
        reason="Forecasts only: A: yes; B: no",
    ),
    Example(
        name="a forecast makes no verdict where there are reports",
        kind="yesno",
        articles=(A, B, C),
        claims=(ExampleClaim("a", "yes"), ExampleClaim("b", "yes"), ExampleClaim("c", "no", "predicted")),
        verdict="agree",
        forecasts=(("c", False),),
    ),
    Example(
        name="where reports conflict a forecast is undecided",
        kind="yesno",
        articles=(A, B, C),
        claims=(ExampleClaim("a", "yes"), ExampleClaim("b", "no"), ExampleClaim("c", "no", "predicted")),
        verdict="conflict",
        forecasts=(("c", None),),
    ),
    Example(
        name="a forecast for another time is undecided",
        kind="yesno",
        articles=(A, B),
        claims=(ExampleClaim("a", "yes", as_of="2020"), ExampleClaim("b", "yes", "predicted", as_of="2021")),
        verdict="single",
        forecasts=(("b", None),),
    ),
    Example(
        name="a vague forecast is borne out by what lies within it",
        kind="date",
        articles=(A, B),
        claims=(ExampleClaim("a", "2020-02-07"), ExampleClaim("b", "2020-02", "predicted")),
        verdict="single",
        forecasts=(("b", True),),
    ),
)

SILENCES = (
    Example(
        name="nobody answers",
        kind="yesno",
        articles=(A, B),
        claims=(),
        verdict=None,
        silent=("b",),
        origins=0,
        untagged=("a",),
        expected_silent=("b",),
        reason="No article answers this",
        positions=(),
    ),
    Example(
        name="an article with a claim is never silent",
        kind="yesno",
        articles=(A, B, C),
        claims=(ExampleClaim("a", "yes"), ExampleClaim("b", "yes", "predicted")),
        verdict="single",
        silent=("a", "b", "c"),
        expected_silent=("c",),
        forecasts=(("b", True),),
    ),
    Example(
        name="written before the event, on a point that asks for the outcome",
        kind="yesno",
        outcome=True,
        event_date="2020-02-07",
        articles=(
            A,
            ExampleArticle("b", "B", published="2020-02-06"),
            ExampleArticle("c", "C", published="2020-02-05"),
            ExampleArticle("d", "D", published="2020-02-01/2020-02-07"),
        ),
        claims=(ExampleClaim("a", "no"),),
        silent=("b", "d"),
        verdict="single",
        before_event=("b",),
        untagged=("c",),
        expected_silent=("d",),
    ),
    Example(
        name="the coverage's own word on before goes first",
        kind="yesno",
        outcome=True,
        event_date="2020-02-07",
        articles=(
            A,
            ExampleArticle("b", "B", published="2020-02-06", before=False),
            ExampleArticle("c", "C", published="2020-02-01/2020-02-07", before=True),
            ExampleArticle("d", "D"),
        ),
        claims=(ExampleClaim("a", "no"),),
        silent=("b", "c", "d"),
        verdict="single",
        before_event=("c",),
        expected_silent=("b", "d"),
    ),
    Example(
        name="before the event says nothing where the outcome is not asked",
        kind="yesno",
        event_date="2020-02-07",
        articles=(A, ExampleArticle("b", "B", published="2020-02-06")),
        claims=(ExampleClaim("a", "no"),),
        silent=("b",),
        verdict="single",
        expected_silent=("b",),
    ),
    Example(
        name="the same claim twice counts once",
        kind="date",
        articles=(A, B),
        claims=(ExampleClaim("a", "1997"), ExampleClaim("a", "1997"), ExampleClaim("b", "1999")),
        verdict="conflict",
        reason="A: 1997; B: 1999; two years apart",
        origins=2,
    ),
)

EXAMPLES = (
    *SEED_EXAMPLES,
    *RELATIONS,
    *NAMES,
    *TIMES,
    *VOICES,
    *NEARNESS,
    *OUTLIERS,
    *ORIGINS,
    *FORECASTS,
    *SILENCES,
)


def to_scale(example: Example) -> Scale:
    """The scale of an example's point."""
    names = {fold_name(name): own for own, others in example.aliases.items() for name in (own, *others)}
    options = tuple(Option(*option) for option in example.options)
    return Scale(Kind(example.kind), example.unit, options, names)


def to_question(example: Example) -> Question:
    """An example as the algebra is asked it; the id of a claim is its place in the table."""
    scale = to_scale(example)
    return Question(
        scale=scale,
        claims=[_to_claim(place, claim, example, scale) for place, claim in enumerate(example.claims)],
        articles=[_to_article(article) for article in example.articles],
        silent=frozenset(example.silent),
        event_date=parse_date(example.event_date) if example.event_date else None,
        outcome=example.outcome,
    )


def _to_claim(place: int, claim: ExampleClaim, example: Example, scale: Scale) -> Claim:
    return Claim(
        id=place,
        article=claim.article,
        value=parse_value(claim.value, scale),
        certainty=Certainty(claim.certainty),
        voice=claim.voice,
        anonymous=claim.voice in example.anonymous,
        via=claim.via,
        as_of=parse_date(claim.as_of) if claim.as_of else None,
        copied=frozenset(claim.copied),
    )


def _to_article(article: ExampleArticle) -> Article:
    return Article(
        slug=article.slug,
        name=article.name,
        source=article.source or article.slug,
        origin=article.origin,
        authors=frozenset(article.authors),
        published=parse_date(article.published) if article.published else None,
        before=article.before,
    )
