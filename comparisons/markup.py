"""What marked text, a verdict, a claim and a cell look like in HTML. The only code that marks a string safe.

Every function escapes what it is given and returns safe text; templates arrange what they get. Words of an
article go through `quote`, which sets them in the serif and lets them open their place; words of ours come
from `comparisons.wording` and stay in the sans.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe

from articles.texts import Span
from comparisons import wording
from comparisons.wording import Look

EMPTY = SafeString("")


def join(pieces: Iterable[str], between: str = "") -> SafeString:
    """The pieces one after the other, each escaped unless it is safe already; empty ones left out."""
    return mark_safe(conditional_escape(between).join(conditional_escape(piece) for piece in pieces if piece))


def span(name: str, content: str) -> SafeString:
    """Words of ours with a class; nothing where there are none."""
    return format_html('<span class="{}">{}</span>', name, content) if content else EMPTY


def link(address: str, content: str) -> SafeString:
    return format_html('<a href="{}">{}</a>', address, content)


def quote(words: str, address: str) -> SafeString:
    """An article's own words between quotation marks, opening the place where they stand."""
    return format_html('<a class="theirs" href="{}">“{}”</a>', address, words)


def headline(title: str, address: str) -> SafeString:
    """A headline, which is theirs; or ours, in brackets, where none is on file."""
    if not title:
        return span("ours", wording.NO_HEADLINE)
    return format_html('<a class="theirs headline" href="{}">{}</a>', address, title)


def verdict(look: Look) -> SafeString:
    """A sign and a word. The sign is for the eye: the word says the same to a screen reader."""
    sign = (
        format_html('<span class="verdict__sign" aria-hidden="true">{}</span> ', look.sign)
        if look.sign
        else ""
    )
    return format_html('<span class="verdict verdict--{}">{}{}</span>', look.key, sign, look.word)


def claim(*, answer: str, when: str, statements: Iterable[str]) -> SafeString:
    """One answer of one article, with everything it is said to rest on."""
    told = join([answer, span("claim__when", when)], " ")
    return format_html('<div class="claim"><p class="claim__answer">{}</p>{}</div>', told, join(statements))


def statement(
    *, quotes: Iterable[str], who: str, certainty: str, hedges: Iterable[str], outcome: str
) -> SafeString:
    """The words that an answer rests on, and who says them how firmly."""
    return format_html(
        '<div class="claim__said">{}<p class="claim__who">{}</p></div>',
        join(format_html('<p class="claim__quote">{}</p>', words) for words in quotes),
        join([who, join([certainty, join(hedges, ", ")], " "), span("claim__outcome", outcome)], " · "),
    )


def lost(words: SafeString) -> SafeString:
    """A quote with the notice that it does not stand in the article's text any more."""
    return join([words, span("claim__lost", wording.ORPHAN)], " ")


def cell(source: str, content: str, state: str = "") -> SafeString:
    """One article's cell in one row. `source` names it where the row is shown as a stack of cards."""
    return format_html(
        '<td role="cell" class="cell{}"><span class="cell__source">{}</span>{}</td>',
        f" cell--{state}" if state else "",
        source,
        content,
    )


def silence(words: str) -> SafeString:
    return format_html('<span class="cell__words">{}</span>', words)


def hint(words: str) -> SafeString:
    """Words for screen readers only."""
    return format_html('<span class="unseen">{}</span>', words)


def sign(look: Look) -> SafeString:
    """A verdict's sign alone, its word for screen readers."""
    if not look.sign:
        return EMPTY
    return format_html(
        '<span class="verdict verdict--{}" title="{}"><span aria-hidden="true">{}</span>{}</span>',
        look.key,
        look.word,
        look.sign,
        hint(look.word),
    )


def paragraph(content: SafeString, anchor: str, *, theirs: bool) -> SafeString:
    """A paragraph of a text; where it is the article's own, it is its own place."""
    if theirs:
        return format_html('<p class="theirs" id="p{}">{}</p>', anchor, content)
    return format_html("<p>{}</p>", content)


def phrase(words: str, anchor: str) -> SafeString:
    """An article's own words inside an abstract, which no claim rests on."""
    return format_html('<span class="theirs" id="{}">{}</span>', anchor, words)


def mark(
    words: str,
    address: str,
    *,
    tone: str,
    anchor: str,
    theirs: bool,
    is_open: bool,
    is_current: bool,
    title: str,
) -> SafeString:
    """A passage that a claim rests on, opening its question and its counterparts."""
    classes = ["theirs"] if theirs else []
    classes += ["mark", f"verdict--{tone}"] + (["mark--open"] if is_open else [])
    return format_html(
        '<a class="{}" href="{}"{}{} title="{}">{}</a>',
        " ".join(classes),
        address,
        format_html(' id="{}"', anchor) if anchor else "",
        mark_safe(' aria-current="true"') if is_current else "",
        title,
        words,
    )


def mark_sign(look: Look, address: str, anchor: str, title: str) -> SafeString:
    """A sign behind a passage whose every word opens a smaller claim."""
    return format_html(
        '<a class="mark-sign verdict--{}" href="{}"{} title="{}">{}{}</a>',
        look.key,
        address,
        format_html(' id="{}"', anchor) if anchor else "",
        title,
        look.sign or "·",
        hint(title),
    )


# Of the lists around the comparison


def tally(look: Look, number: int) -> SafeString:
    """How many questions have a verdict: "≠ reports conflict 2". "2 reports conflict" would count reports.

    A sign that is a figure itself is left out beside another one.
    """
    plain = Look(look.key, "", look.word) if look.sign.isdigit() else look
    return join([verdict(plain), format_html('<span class="number">{}</span>', number)], " ")


def sentence(body: str, whole: Span, passage: Span, theirs: Sequence[Span], address: str) -> SafeString:
    """A sentence of a text with one passage stressed; the article's own words open their place."""
    cuts = {whole.start, whole.end, passage.start, passage.end}
    cuts |= {edge for span in theirs for edge in span if whole.start < edge < whole.end}
    edges = sorted(cut for cut in cuts if whole.start <= cut <= whole.end)
    return join(_piece(body, Span(*edge), passage, theirs, address) for edge in pairwise(edges))


def _piece(body: str, span: Span, passage: Span, theirs: Sequence[Span], address: str) -> SafeString:
    words = escape(body[span.start : span.end])
    if passage.start <= span.start and span.end <= passage.end:
        words = format_html("<strong>{}</strong>", words)
    if any(own.start <= span.start and span.end <= own.end for own in theirs):
        return format_html('<a class="theirs" href="{}">{}</a>', address, words)
    return words
