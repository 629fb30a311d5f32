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
from comparisons.languages import Language
from comparisons.residue import find_residue
from comparisons.wording import Look

EMPTY = SafeString("")
THEIR_MARKS = tuple("\"'“”„‟‘’‚‛«»‹›")
NARROW = "\u202f"


def join(pieces: Iterable[str], between: str = "") -> SafeString:
    """The pieces one after the other, each escaped unless it is safe already; empty ones left out."""
    return mark_safe(conditional_escape(between).join(conditional_escape(piece) for piece in pieces if piece))


def span(name: str, content: str) -> SafeString:
    """Words of ours with a class; nothing where there are none."""
    return format_html('<span class="{}">{}</span>', name, content) if content else EMPTY


def link(address: str, content: str) -> SafeString:
    return format_html('<a href="{}">{}</a>', address, content)


def enclose(words: str) -> str:
    """Words between quotation marks of ours; a narrow space parts them from the words' own marks."""
    before = NARROW if words.startswith(THEIR_MARKS) else ""
    behind = NARROW if words.endswith(THEIR_MARKS) else ""
    return f"“{before}{words}{behind}”"


def quote(words: str, address: str) -> SafeString:
    """An article's own words between quotation marks, opening the place where they stand."""
    return format_html('<a class="theirs" dir="auto" href="{}">{}</a>', address, enclose(words))


def headline(title: str, address: str) -> SafeString:
    """A headline, which is theirs; or ours, in brackets, where none is on file."""
    if not title:
        return span("ours", wording.NO_HEADLINE)
    return format_html('<a class="theirs headline" dir="auto" href="{}">{}</a>', address, title)


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
    above = format_html('<p class="claim__answer">{}</p>', told) if told else EMPTY
    return format_html('<div class="claim">{}{}</div>', above, join(statements))


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
    """One article's cell in one row. `source` names it where the row is shown as a stack of cards.

    `state` is what the cell is, as style sheets name it; it may be several words.
    """
    return format_html(
        '<td role="cell" class="cell{}"><span class="cell__source">{}</span>{}</td>',
        "".join(f" cell--{word}" for word in state.split()),
        source,
        content,
    )


def more(summary: str, content: str) -> SafeString:
    """What is folded away under a line that says what it is."""
    return format_html('<details class="more"><summary>{}</summary>{}</details>', summary, content)


def shared_answer(*, answer: str, when: str, who: str, claims: str) -> SafeString:
    """One answer with everybody who gives it: a column where the answers are the columns."""
    told = join([answer, span("claim__when", when)], " ")
    above = format_html('<p class="claim__answer">{}</p>', told) if told else EMPTY
    return format_html('<li class="shared">{}<p class="shared__who">{}</p>{}</li>', above, who, claims)


def shared_answers(answers: Iterable[str]) -> SafeString:
    return format_html('<ol class="shareds">{}</ol>', join(answers))


def silence(words: str, aside: str = "") -> SafeString:
    """Why there is no answer; what is said beside it is for those who ask for it."""
    return format_html('<span class="cell__words">{}{}</span>', words, hint(aside) if aside else "")


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


def paragraph(content: SafeString, anchor: str, *, theirs: bool, heading: bool = False) -> SafeString:
    """A paragraph of a text; where it is the article's own, it is its own place."""
    if theirs:
        more = " text__heading" if heading else ""
        return format_html('<p class="theirs{}" id="p{}">{}</p>', more, anchor, content)
    return format_html("<p>{}</p>", content)


def phrase(words: str, anchor: str, language: Language | None = None) -> SafeString:
    """An article's own words inside an abstract, which no claim rests on."""
    return format_html('<span class="theirs" id="{}"{}>{}</span>', anchor, in_language(language), words)


def in_language(language: Language | None) -> SafeString:
    """The attributes of words that are in another language than what stands around them."""
    if language is None:
        return EMPTY
    lang = format_html(' lang="{}"', language.lang) if language.lang else EMPTY
    return join([lang, format_html(' dir="{}"', language.dir)])


def near(words: SafeString, anchor: str) -> SafeString:
    """A piece of the sentence that comes nearest to an answer; its first piece says what it is."""
    if not anchor:
        return format_html('<span class="near">{}</span>', words)
    return format_html(
        '<span class="near" id="{}"><span class="near__label">{}</span>{}</span>',
        anchor,
        wording.NEAREST,
        words,
    )


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
    language: Language | None = None,
    several: bool = False,
    put: Sequence[str] = (),
) -> SafeString:
    """A passage that a claim rests on, opening its question and its counterparts; or one that is put so.

    `several`: more claims rest on these words, of which this is the smallest. `put`: the voices, "own" or
    "quoted", in which these words are marked for how they are put.
    """
    classes = ["theirs"] if theirs else []
    classes += ["mark", *([f"verdict--{tone}"] if tone else []), *(["mark--open"] if is_open else [])]
    classes += ["mark--several"] if several else []
    classes += [f"mark--{voice}" for voice in put]
    return format_html(
        '<a class="{}" href="{}"{}{}{} title="{}">{}</a>',
        " ".join(classes),
        address,
        format_html(' id="{}"', anchor) if anchor else "",
        mark_safe(' aria-current="true"') if is_current else "",
        in_language(language),
        title,
        words,
    )


def mark_sign(look: Look, address: str, anchor: str, title: str, *, is_current: bool = False) -> SafeString:
    """A sign behind a passage whose every word opens a smaller claim."""
    return format_html(
        '<a class="mark-sign verdict--{}" href="{}"{}{} title="{}">{}{}</a>',
        look.key,
        address,
        format_html(' id="{}"', anchor) if anchor else "",
        mark_safe(' aria-current="true"') if is_current else "",
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


def tally_sign(look: Look, number: int) -> SafeString:
    """The same for narrow places: "≠ 2", the word for screen readers."""
    return join([sign(look), format_html('<span class="number">{}</span>', number)], " ")


def sentence(body: str, whole: Span, passage: Span, theirs: Sequence[Span], address: str) -> SafeString:
    """A sentence of a text with one passage stressed; the article's own words open their place.

    Markup that a converted text carries is left out.
    """
    residue = [Span(*(whole.start + edge for edge in span)) for span in find_residue(body[slice(*whole)])]
    cuts = {whole.start, whole.end, passage.start, passage.end}
    cuts |= {edge for span in (*theirs, *residue) for edge in span if whole.start < edge < whole.end}
    edges = pairwise(sorted(cut for cut in cuts if whole.start <= cut <= whole.end))
    shown = [Span(*edge) for edge in edges if not any(r.start <= edge[0] < r.end for r in residue)]
    return join(_piece(body, span, passage, theirs, address) for span in shown)


def _piece(body: str, span: Span, passage: Span, theirs: Sequence[Span], address: str) -> SafeString:
    words = escape(body[span.start : span.end])
    if passage.start <= span.start and span.end <= passage.end:
        words = format_html("<strong>{}</strong>", words)
    if any(own.start <= span.start and span.end <= own.end for own in theirs):
        return format_html('<a class="theirs" href="{}">{}</a>', address, words)
    return words


def collated(words: str, address: str) -> SafeString:
    """A rendering's words in a collation, opening their place; a blank, named for screen readers, for none.

    The head of the rendering leads there by keyboard: a stop at each stretch would be in the way.
    """
    if not words:
        return format_html('<span class="collation__blank">{}</span>', hint("nothing"))
    return format_html('<a class="theirs" href="{}" tabindex="-1" dir="auto">{}</a>', address, words)


# Of citing


def publisher_link(address: str, source: str) -> SafeString:
    """A way to a quote at its publisher; nothing where no address is on file."""
    if not address:
        return EMPTY
    return format_html(
        '<a class="way" href="{}" rel="external">at the publisher{}</a>', address, hint(f": {source}")
    )


def copy_button(citation: str, words: str = "copy quote") -> SafeString:
    """Copies its text, with js/copying.js; where no script runs it is not shown."""
    return format_html('<button type="button" class="plain way" data-copy="{}">{}</button>', citation, words)


def pencil(address: str, what: str) -> SafeString:
    """The way into the admin for people who may tag; nothing without an address."""
    if not address:
        return EMPTY
    return format_html(
        '<a class="pencil" href="{}" title="{}"><svg class="pencil__sign" width="14" height="14"'
        ' viewBox="0 0 16 16" aria-hidden="true"><path d="M2 14l.8-3.4L11.4 2 14 4.6 5.4 13.2z'
        'M9.8 3.6l2.6 2.6"/></svg>{}</a>',
        address,
        what,
        hint(what),
    )


def ways(pieces: Iterable[str]) -> SafeString:
    """Ways on from a quote, in one line; nothing where there is none."""
    line = join(pieces, " ")
    return format_html('<p class="ways">{}</p>', line) if line else EMPTY


# Of the tagging desk


def piece(
    words: str,
    at: int,
    *,
    classes: Sequence[str] = (),
    anchor: str = "",
    address: str = "",
    title: str = "",
    is_current: bool = False,
    claims: Sequence[int] = (),
    framing: Sequence[int] = (),
    language: Language | None = None,
) -> SafeString:
    """A piece of a text that stands at this code point; a way to what is tagged there, where anything is.

    It cannot be dragged as links can, so that words inside it are selected as anywhere.
    """
    tag, way = (
        ("a", format_html(' href="{}" draggable="false" title="{}"', address, title))
        if address
        else ("span", "")
    )
    attributes = [
        format_html(' class="{}"', " ".join(classes)) if classes else EMPTY,
        format_html(' id="{}"', anchor) if anchor else EMPTY,
        way,
        mark_safe(' aria-current="true"') if is_current else EMPTY,
        format_html(' data-claims="{}"', " ".join(map(str, claims))) if claims else EMPTY,
        format_html(' data-framing="{}"', " ".join(map(str, framing))) if framing else EMPTY,
        in_language(language),
    ]
    return format_html(
        '<{} data-at="{}"{}>{}</{}>', mark_safe(tag), at, join(attributes), words, mark_safe(tag)
    )


def desk_sign(sign: str, address: str, anchor: str, title: str, *, is_current: bool = False) -> SafeString:
    """A sign behind words whose every piece leads to something smaller that is tagged there."""
    return format_html(
        '<a class="desk-sign" href="{}"{}{} title="{}">{}{}</a>',
        address,
        format_html(' id="{}"', anchor) if anchor else "",
        mark_safe(' aria-current="true"') if is_current else "",
        title,
        sign,
        hint(title),
    )


def desk_label(words: str) -> SafeString:
    """What a lit or chosen passage is, in words of ours, before its first piece."""
    return format_html('<span class="near__label">{}</span>', words)


# Of framing


def passages(items: Sequence[str], most: int = 0) -> SafeString:
    """Marked words one under the other; beyond so many, where that is said, the others unfold."""
    most = most if most and len(items) > most + 1 else len(items)
    listed = join(format_html("<li>{}</li>", item) for item in items[:most])
    shown = format_html('<ul class="words">{}</ul>', listed)
    return join([shown, more(f"{len(items) - most} more", passages(items[most:]))]) if items[most:] else shown


def voiced(who: str, content: str) -> SafeString:
    """What stands in one voice: the source's own, where `who` is empty, or one that it quotes."""
    if not who:
        return format_html('<div class="voiced">{}</div>', content)
    return format_html(
        '<div class="voiced voiced--quoted"><p class="voiced__who">{}</p>{}</div>', who, content
    )


def times(number: int, addresses: Sequence[str]) -> SafeString:
    """How often words stand, where that is more than once, with a way to each further place."""
    if number < 2:
        return EMPTY
    places = join(
        (
            format_html('<a href="{}">{}{}</a>', address, hint("place "), place)
            for place, address in enumerate(addresses[1:], start=2)
        ),
        " ",
    )
    told = format_html('<span class="number">{}×</span>', number)
    return format_html('<span class="times">{}</span>', join([told, places], " "))


def word(words: str, address: str) -> SafeString:
    """Single words of an article in a list of words, opening their place."""
    return format_html('<a class="theirs" dir="auto" href="{}">{}</a>', address, words)


def tallied(number: int, items: Iterable[str]) -> SafeString:
    """How many were counted, and what."""
    told = join([format_html('<strong class="number">{}</strong>', number), join(items, ", ")], " ")
    return format_html('<p class="tallied">{}</p>', told)


def aside(label: str, words: str) -> SafeString:
    """Words of ours, under what they are about where that is not the whole."""
    return format_html("<p>{}</p>", join([span("aside__label", label), words], " "))


def dot(address: str, words: str, who: str, *, quoted: bool) -> SafeString:
    """One marked passage as a dot: a ring where the words are quoted. Its words are its name."""
    return format_html(
        '<a class="dot{}" href="{}"><span class="dot__card"><span class="theirs" dir="auto">{}</span>'
        ' <span class="dot__who">{}</span></span></a>',
        " dot--quoted" if quoted else "",
        address,
        enclose(words),
        who,
    )


def dots(items: Iterable[str]) -> SafeString:
    return format_html('<ul class="dots">{}</ul>', join(format_html("<li>{}</li>", item) for item in items))


def strip(pieces: Iterable[str]) -> SafeString:
    """An article as one horizontal strip; the legend below says the same in words."""
    return format_html(
        '<svg class="whose" width="100%" height="62" aria-hidden="true" focusable="false">{}'
        '<rect class="whose__edge" x="0" y="18" width="100%" height="26"/></svg>',
        join(pieces),
    )


def strip_run(*, x: str, width: str, key: str, address: str, title: str, label: str) -> SafeString:
    """A stretch in one voice, in its colour and pattern, with the speaker's name above if there is room."""
    bar = format_html(
        '<rect class="voice voice--{}" x="{}" y="18" width="{}" height="26"><title>{}</title></rect>'
        '<rect class="voice__pattern" fill="url(#voice-{})" x="{}" y="18" width="{}" height="26"></rect>',
        key, x, width, title, key, x, width,
    )  # fmt: skip
    if address:
        bar = format_html('<a href="{}" tabindex="-1">{}</a>', address, bar)
    if not label:
        return bar
    return format_html(
        '{}<svg x="{}" y="0" width="{}" height="17"><text class="whose__name" x="0" y="12">{}</text></svg>',
        bar, x, width, label,
    )  # fmt: skip


def strip_tick(*, x: str, address: str, title: str, quoted: bool) -> SafeString:
    """A framing mark below the strip: a wedge for the source's own words, a ring for quoted ones."""
    shape = '<circle r="3.5" cy="6"/>' if quoted else '<path d="M0 0l4.5 9h-9z"/>'
    return format_html(
        '<a class="tick{}" href="{}" tabindex="-1"><title>{}</title>'
        '<svg x="{}" y="48" overflow="visible">{}</svg></a>',
        " tick--quoted" if quoted else "", address, title, x, mark_safe(shape),
    )  # fmt: skip


def swatch(key: str) -> SafeString:
    """A voice's colour and pattern in a legend."""
    return format_html(
        '<svg class="whose__swatch" width="20" height="14" aria-hidden="true" focusable="false">'
        '<rect class="voice voice--{}" width="20" height="14"/>'
        '<rect class="voice__pattern" fill="url(#voice-{})" width="20" height="14"/></svg>',
        key,
        key,
    )
