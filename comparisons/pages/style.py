"""The page that shows every component in every state, made of specimens: for those who work on the design."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from articles.models import Article
from comparisons import markup, wording
from comparisons.judging import Judged
from comparisons.pages import style_wording
from comparisons.pages.answers import Speech
from comparisons.pages.cells import group_by_article, show_answers
from comparisons.pages.cited import show_ways
from comparisons.pages.offers import KEYS, Filter
from comparisons.pages.panel import Panel, build_panel
from comparisons.pages.pencils import Pencils
from comparisons.pages.put_panel import PutPanel
from comparisons.pages.specimens import make_specimens
from comparisons.pages.telling import tell
from comparisons.pages.wordings import Thing
from comparisons.wording import Look

HERE = "#quotes"
"""Where the links of specimens lead."""

TONES = ("conflict", "disputed", "forecast", "compatible", "agree", "single", "open")
SURFACES = ("paper", "card", "sunk", "rule", "rule-strong", "ink", "ours", "link", "focus")
SIZES = ("small", "body", "theirs", "lead", "section", "title")
SPACES = range(1, 8)

WORDS = "formally founded in 1997"
LONG = (
    "The two towns will share one harbour, one master and one bill, said the minister, who did not say when"
    " the first ship would be let in, nor which of the towns would have to pay for the new breakwater"
)


@dataclass(frozen=True, slots=True)
class Shown:
    """One component in one state, and what that state is called."""

    name: str
    piece: SafeString


@dataclass(frozen=True, slots=True)
class Line:
    """One question of the specimens as a row of cells."""

    tone: str
    verdict: SafeString
    question: str
    reason: str
    cells: SafeString


@dataclass(frozen=True, slots=True)
class StylePage:
    """What the template of the design reads."""

    sizes: Sequence[str]
    spaces: Sequence[int]
    surfaces: Sequence[str]
    tones: Sequence[str]
    looks: Sequence[Shown]
    quotes: Sequence[Shown]
    marks: Sequence[Shown]
    filters: Sequence[Filter]
    names: Sequence[str]
    lines: Sequence[Line]
    panels: Sequence[Panel]
    put: Sequence[Shown]
    thing: Thing
    put_panel: PutPanel


def build_style() -> StylePage:
    articles, questions = make_specimens()
    marks = style_wording.make_marks()
    names = {article.slug: article.source.name for article in articles}
    speech = Speech(names, frozenset(), lambda claim: HERE)
    columns = {article.slug: article for article in articles}
    return StylePage(
        sizes=SIZES,
        spaces=SPACES,
        surfaces=SURFACES,
        tones=TONES,
        looks=[Shown(look.key, show_look(look)) for look in list_looks()],
        quotes=list_quotes(articles, questions),
        marks=[Shown(look.key, show_marks(look)) for look in list_looks()],
        filters=[
            Filter(markup.verdict(look), place, "#filters", place == 1) for place, look in enumerate(KEYS)
        ],
        names=list(names.values()),
        lines=[build_line(judged, speech) for judged in questions],
        panels=[
            build_panel(judged, speech, articles=columns, titled=True, pencils=Pencils(True, True))
            for judged in questions
        ],
        put=[Shown(name, piece) for name, piece in style_wording.show_marks()],
        thing=style_wording.show_thing(marks),
        put_panel=style_wording.show_panel(marks),
    )


def list_looks() -> list[Look]:
    """All signs with their words, the one of a single source with its name as well."""
    return [*KEYS, Look("single", "1", "only Tribune")]


def show_look(look: Look) -> SafeString:
    return markup.join([markup.verdict(look), markup.tally(look, 12), markup.sign(look)], " ")


def list_quotes(articles: Sequence[Article], questions: Sequence[Judged]) -> list[Shown]:
    claim, article = questions[0].claims[0], articles[0]
    return [
        Shown("a quote, opening its place", markup.quote(WORDS, HERE)),
        Shown("a long quote", markup.quote(LONG, HERE)),
        Shown("a quote that is lost", markup.lost(markup.quote(WORDS, HERE))),
        Shown("cut at 50 words", markup.join([markup.quote(f"{LONG} …", HERE), wording.CUT], " ")),
        Shown("a headline", markup.headline("One harbour for two towns", HERE)),
        Shown("no headline on file", markup.headline("", HERE)),
        Shown("Cyrillic", markup.quote("Союзное государство было создано в 1999 году", HERE)),
        Shown("ways on from a quote", show_ways(claim, article, closed=False, pencils=Pencils(True, True))),
        Shown("a pencil", markup.pencil(HERE, "change this question")),
    ]


def show_marks(look: Look) -> SafeString:
    """A passage of a text in this tone: at rest, with its question open, and as the one that is read."""
    states = (("", False, False), ("open", True, False), ("current", True, True))
    return markup.join(
        (
            markup.mark(
                f"{WORDS} ({state or 'at rest'})",
                HERE,
                tone=look.key,
                anchor="",
                theirs=True,
                is_open=is_open,
                is_current=is_current,
                title=look.word,
            )
            for state, is_open, is_current in states
        ),
        " · ",
    )


def build_line(judged: Judged, speech: Speech) -> Line:
    telling, said = tell(judged, speech.names), group_by_article(judged)
    cells = [
        markup.cell(speech.names[slug], show_answers(said[slug], judged, speech))
        if slug in said
        else show_absence(slug, judged, speech)
        for slug in speech.names
    ]
    return Line(
        tone=telling.looks[0].key,
        verdict=markup.join(map(markup.verdict, telling.looks), " "),
        question=judged.point.question,
        reason=telling.reason,
        cells=markup.join(cells),
    )


def show_absence(slug: str, judged: Judged, speech: Speech) -> SafeString:
    words, state = (
        ("does not say (read on 12 November 2026)", "silent")
        if slug in judged.judgement.silent
        else (wording.BEFORE, "before")
        if slug in judged.judgement.before_event
        else (wording.UNTAGGED, "untagged")
    )
    return markup.cell(speech.names[slug], markup.silence(words), state)
