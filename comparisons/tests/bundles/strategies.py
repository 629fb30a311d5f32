"""Bundles as Hypothesis makes them: all kinds, voices, certainties, parts, silences, awkward characters."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from comparisons.vocabulary import DEVICES, FRAMES, FUNCTIONS

Tree = dict[str, Any]

AWKWARD = (
    "a", "B", "é", "e\u0301", "Я", "中", "😀", "👩\u200d🚀", "\u202e", "\u200f", "\u00a0", "\u00ad", "“", "'",
    '"', "\\", ":", ": ", " #", "-", "–", ">", "%", "@", "[", "]", "{", "}", ",", "*", "&", "!", "|",
    "~", "\t", "\u2028", "\x85", "\x07", "\x0c", "\ufeff", "no", "1997", "null", "true", "...", "---", "  ",
    "\n", "\r\n", "?",
)  # fmt: skip
"""Pieces of text that some reader, writer or database has stumbled over."""

STARTS = (
    ">3",
    "%5",
    "@x",
    "[x]",
    "{y}",
    "- z",
    "~",
    "null",
    "no",
    "1997",
    "#",
    "'",
    '"',
    "*a",
    "&b",
    "!c",
    "x",
)


def awkward_texts(limit: int = 8) -> st.SearchStrategy[str]:
    """Texts that are hard to write down, not empty, without a line break at their end."""
    pieces = st.lists(st.sampled_from(AWKWARD), max_size=limit).map("".join)
    texts = st.tuples(st.sampled_from(STARTS), pieces).map("".join)
    return texts.map(lambda text: text.rstrip("\r\n")).filter(lambda text: text.strip() != "")


VALUES: dict[str, list[Any]] = {
    "date": ["1997", "1999", "2020-02", "2020-02-07~", "1997/..", "199X", "../2020-02-07", "2019-24"],
    "quantity": ["40", "30..40", "~500000", ">=3", ">3", "<100", "-4.50", "24 Mt/year", "2 Mt/month"],
    "names": [
        ["US", "Poland"],
        ["USA", "Kazakhstan", "..."],
        ["United States", "Poland"],
        [],
        ["no", "1997", "null"],
    ],
    "choice": ["agreed", "failed", "partly"],
    "yesno": ["yes", "no"],
    "text": [">3 of them", "[sic] he said", "no", "1997", "@all: \u202eabc", "😀 e\u0301"],
}
SLUGS = ["a1", "b-2", "c3", "d4"]
REFERENTS = ["r1", "r2"]


@st.composite
def bundles(draw: st.DrawFn) -> Tree:
    """A bundle that is right, of one to three events of which the later ones are parts."""
    sources = [{"slug": f"s{n}", "name": draw(awkward_texts(4))} for n in range(3)]
    speakers = [
        {"slug": f"v{n}", "name": draw(awkward_texts(4)), "anonymous": draw(st.booleans())}
        for n in range(draw(st.integers(0, 2)))
    ]
    articles = [
        draw(drawn_articles(slug, number)) for number, slug in enumerate(SLUGS[: draw(st.integers(1, 4))])
    ]
    events: list[Tree] = []
    for number in range(draw(st.integers(1, 3))):
        events.append(draw(drawn_events(number, articles, [str(speaker["slug"]) for speaker in speakers])))
        if number:
            events[-1]["part_of"] = draw(st.sampled_from(events[:number]))["slug"]
    entities = [{"name": "United States", "aliases": ["US", "USA"]}]
    referents = [
        {"slug": slug, "label": draw(awkward_texts(4)), **draw(optional(description=awkward_texts(4)))}
        for slug in REFERENTS
    ]
    for article in articles:
        article.pop("pieces")
    lists = {
        "sources": sources,
        "speakers": speakers,
        "entities": entities,
        "referents": referents,
        "articles": articles,
        "events": events,
    }
    return {name: entries for name, entries in lists.items() if entries}


@st.composite
def drawn_articles(draw: st.DrawFn, slug: str, number: int) -> Tree:
    """An article whose text has a passage for each claim, and one phrase that stands twice."""
    pieces = [f"q{number}{n}x {draw(awkward_texts())}" for n in range(4)]
    gaps = [draw(st.sampled_from([" ", "\n\n", "\n", "  ", " 😀 "])) for _ in pieces]
    body = "".join(f"{piece}{gap}zz" for piece, gap in zip(pieces, gaps, strict=True))
    body += " left twice. right twice."
    article: Tree = {"slug": slug, "source": f"s{number % 3}", "body": body, "pieces": pieces}
    if draw(st.booleans()):
        article["published"] = draw(
            st.sampled_from(["2020-02-11", "2020-02", "2020-02-01/2020-02-07", "2019"])
        )
    if draw(st.booleans()):
        article["origin"] = f"s{(number + 1) % 3}"
    article |= draw(optional(title=awkward_texts(), framing=awkward_texts(), genre=awkward_texts(3)))
    article["authors"] = draw(st.lists(st.sampled_from(["Clara Weiss", "A. Korybko", "Я. Я."]), unique=True))
    article["text_kind"] = draw(st.sampled_from(["full", "digest", "excerpt"]))
    return article


def optional(**strategies: st.SearchStrategy[Any]) -> st.SearchStrategy[Tree]:
    return st.fixed_dictionaries({}, optional=strategies)


@st.composite
def drawn_events(draw: st.DrawFn, number: int, articles: list[Tree], speakers: list[str]) -> Tree:
    covering = draw(st.lists(st.sampled_from(articles), unique_by=lambda a: a["slug"], min_size=1))
    event: Tree = {"slug": f"e{number}", "name": draw(awkward_texts())}
    event |= draw(
        optional(
            date=st.sampled_from(["2020-02-07", "1997/.."]), place=awkward_texts(), summary=awkward_texts()
        )
    )
    tagging: st.SearchStrategy[str] = st.just("complete")
    event["coverage"] = [
        {
            "article": a["slug"],
            **draw(optional(before=st.booleans(), framing=awkward_texts(), tagging=tagging)),
        }
        for a in covering
    ]
    event["framing"] = [
        draw(drawn_marks(article, n, speakers))
        for article in covering
        for n in range(draw(st.integers(0, 2)))
    ]
    kinds = draw(st.lists(st.sampled_from(sorted(VALUES)), max_size=4))
    event["points"] = [
        draw(drawn_points(place, kind, covering, speakers)) for place, kind in enumerate(kinds)
    ]
    return event


@st.composite
def drawn_points(draw: st.DrawFn, place: int, kind: str, covering: list[Tree], speakers: list[str]) -> Tree:
    point: Tree = {"slug": f"p{place}", "question": draw(awkward_texts()), "kind": kind}
    if kind == "quantity":
        point["unit"] = "Mt/year"
    if kind == "choice":
        point["options"] = [
            {"slug": "agreed", "label": draw(awkward_texts(3))},
            {"slug": "failed", "label": "no"},
            {"slug": "partly", "label": "partly", "broader": "agreed"},
        ]
    point |= draw(
        optional(theme=awkward_texts(3), scope=awkward_texts(3), changes=st.booleans(), outcome=st.booleans())
    )
    point["claims"] = []
    for article in covering:
        said = draw(st.integers(0, 2))
        point["claims"] += [draw(drawn_claims(kind, article, n, speakers)) for n in range(said)]
        if not said and draw(st.booleans()):
            point.setdefault("silent", []).append(article["slug"])
    return point


@st.composite
def drawn_claims(draw: st.DrawFn, kind: str, article: Tree, number: int, speakers: list[str]) -> Tree:
    claim: Tree = {"article": article["slug"], **draw(drawn_quotes(article["pieces"], number))}
    claim["value"] = value = draw(st.sampled_from(VALUES[kind]))
    certainties = ["asserted", "hedged", "predicted", *(["denied"] if kind != "yesno" and value else [])]
    claim["certainty"] = certainty = draw(st.sampled_from(certainties))
    if certainty in ("hedged", "predicted") and draw(st.booleans()):
        claim["hedge"] = "allegedly"
    quoted: bool = draw(st.booleans())
    if speakers and quoted:
        claim["voice"] = draw(st.sampled_from(speakers))
    via = next(slug for slug in ("s0", "s1") if slug != article["source"])
    return claim | draw(
        optional(via=st.just(via), as_of=st.sampled_from(["2020-02", "2019"]), note=awkward_texts(4))
    )


@st.composite
def drawn_marks(draw: st.DrawFn, article: Tree, number: int, speakers: list[str]) -> Tree:
    mark: Tree = {"article": article["slug"], **draw(drawn_quotes(article["pieces"], number))}
    words = {"device": DEVICES, "frame": FRAMES, "function": FUNCTIONS}
    said = draw(st.sets(st.sampled_from([*words, "referent"]), min_size=1))
    for name in sorted(said):
        slugs = [slug for slug, _ in words[name]] if name in words else REFERENTS
        mark[name] = draw(st.sampled_from(slugs))
    if speakers:
        mark |= draw(optional(voice=st.sampled_from(speakers)))
    return mark | draw(optional(note=awkward_texts(4)))


@st.composite
def drawn_quotes(draw: st.DrawFn, pieces: list[str], number: int) -> Tree:
    """A quote: a passage of the text, one of two equal ones, one found again, or one that is lost."""
    form = draw(st.sampled_from(["plain", "plain", "twice", "found", "lost"]))
    if form == "twice":
        return {"quote": "twice", "prefix": ["left", "right"][number]}
    if form == "lost":
        return {"quote": f"words that are not there {number}", "orphan": True}
    quote = pieces[number]
    return {"quote": quote, **({"tagged_quote": f"{quote} as tagged"} if form == "found" else {})}
