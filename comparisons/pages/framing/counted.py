"""What rules count in full texts: reporting verbs, words that hold back, words quoted from nobody, names.

Only the source's own words are counted: what is inside a quotation is its speaker's. A word opens its place
where this reader may read the text that was measured; elsewhere it is a word of our lists, and stands as one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from django.utils.safestring import SafeString

from articles.texts import Span
from comparisons import markup, wording
from comparisons.comparison import Column
from comparisons.pages.framing.beginnings import strip_residue
from comparisons.pages.framing.measured import Heard
from comparisons.pages.framing.showing import fold_words
from comparisons.pages.framing.tables import Band, Row, fold
from comparisons.voices.measured import Form, Hedge, HedgeClass, Name, Verb, VerbClass

VERBS: Mapping[VerbClass, tuple[str, str]] = {
    VerbClass.SAY: ("say", "The yardstick: it passes words on and no more."),
    VerbClass.ANNOUNCE: ("announce", "Makes public, as news of one's own."),
    VerbClass.CLAIM: ("claim", "Leaves it open whether it is so, or doubts it."),
    VerbClass.INSIST: ("insist", "Holds to it against others."),
    VerbClass.SHOW: ("show", "Takes it as so: points out, reveals, confirms."),
    VerbClass.CONCEDE: ("concede", "Gives away what had been held back: admits."),
    VerbClass.DENY: ("deny", "Says that it is not so."),
    VerbClass.CRITICISE: ("criticise", "Finds fault: accuses, condemns."),
    VerbClass.PROMISE: ("promise", "Binds oneself."),
    VerbClass.WARN: ("warn", "Sees harm coming."),
    VerbClass.PROPOSE: ("propose", "Puts forward what should be done: asks, calls for."),
    VerbClass.BELIEVE: ("believe", "Tells a thought: thinks, hopes, expects."),
}
HEDGES: Mapping[HedgeClass, tuple[str, str]] = {
    HedgeClass.DISTANCE: (
        "leaving it to others",
        "“allegedly”, “so-called”: it is not vouched for.",
    ),
    HedgeClass.DOUBT: ("leaving it open", "“apparently”, “perhaps”: it may be so or not."),
}
MOST_VERBS = 6
"""So many classes of verbs are shown at once; the others unfold."""

MOST_PHRASES = 6
"""So many quoted phrases are shown at once; the others unfold."""

type_class = VerbClass | HedgeClass
type_heard = Mapping[str, Heard]


def build_verbs(columns: Sequence[Column], heard: type_heard) -> Band:
    """A row for each class of reporting verb that occurs, the yardstick first."""
    found = {slug: group_words(one.measured.verbs) for slug, one in heard.items()}
    used = {kind for kinds in found.values() for kind in kinds}
    band = Band(
        title="How it introduces what others say",
        note="Reporting verbs in the source’s own words, counted by rules.",
        rows=[
            count_row(VERBS[kind], kind, columns, heard, found)
            for kind in VerbClass
            if kind in used or (used and kind is VerbClass.SAY)
        ],
    )
    return fold(band, MOST_VERBS, "kind")


def build_hedges(columns: Sequence[Column], heard: type_heard) -> Band:
    """Words that hold back, and quoted words of which no rule finds the speaker."""
    found = {slug: group_words(one.measured.hedges) for slug, one in heard.items()}
    used = {kind for kinds in found.values() for kind in kinds}
    rows = [count_row(HEDGES[kind], kind, columns, heard, found) for kind in HedgeClass if kind in used]
    if any(one.measured.unattributed for one in heard.values()):
        rows.append(build_phrases(columns, heard))
    return Band(
        title="Where it holds back",
        note="Counted by rules, in the source’s own words.",
        rows=rows,
    )


def group_words(found: Iterable[Verb | Hedge]) -> dict[type_class, list[Verb | Hedge]]:
    """Words by their class, in their order."""
    grouped: dict[type_class, list[Verb | Hedge]] = {}
    for one in found:
        grouped.setdefault(one.kind, []).append(one)
    return grouped


def count_row(
    called: tuple[str, str],
    kind: type_class,
    columns: Sequence[Column],
    heard: type_heard,
    found: Mapping[str, Mapping[type_class, Sequence[Verb | Hedge]]],
) -> Row:
    label, note = called

    def write(one: Heard) -> SafeString:
        return write_words(found[one.article.slug].get(kind, ()), one)

    return Row(label, note, "", fill(columns, heard, write), is_folded=True)


def fill(
    columns: Sequence[Column], heard: type_heard, write: Callable[[Heard], SafeString]
) -> list[SafeString]:
    """A cell for each column: what was counted, or that nothing was measured."""
    return [fill_cell(column, heard.get(column.article.slug), write) for column in columns]


def fill_cell(column: Column, one: Heard | None, write: Callable[[Heard], SafeString]) -> SafeString:
    if one is None:
        return markup.cell(column.name, markup.hint(wording.NOT_MEASURED), "unmeasured")
    content = write(one)
    return markup.cell(column.name, content or markup.hint("none"), "" if content else "none")


def write_words(found: Sequence[Verb | Hedge], one: Heard) -> SafeString:
    """How many there are, and which words, each opening its places."""
    if not found:
        return markup.EMPTY
    words: dict[str, list[Span]] = {}
    for each in found:
        words.setdefault(each.word.lower(), []).append(Span(each.start, each.end))
    ordered = sorted(words.items(), key=lambda pair: -len(pair[1]))
    return markup.tallied(len(found), [write_word(word, spans, one) for word, spans in ordered])


def write_word(word: str, spans: Sequence[Span], one: Heard) -> SafeString:
    if one.version is None:
        return markup.join([word, markup.times(len(spans), ())], " ")
    places = [one.locate(*span) for span in spans]
    return markup.join([markup.word(word, places[0]), markup.times(len(spans), places)], " ")


def build_phrases(columns: Sequence[Column], heard: type_heard) -> Row:
    return Row(
        label="quoted words, no speaker found",
        note="Titles, terms, borrowed words, or words held at a distance: which, only a person can say.",
        count="",
        cells=fill(columns, heard, write_phrases),
    )


def write_phrases(one: Heard) -> SafeString:
    spans = [Span(quoted.start, quoted.end) for quoted in one.measured.unattributed]
    if not spans:
        return markup.EMPTY
    if one.version is None:
        return markup.tallied(len(spans), [wording.WORDS_NEED_FULL_TEXT])
    same: dict[str, list[Span]] = {}
    for span in spans:
        same.setdefault(fold_words(one.read(span)), []).append(span)
    shown = [write_word(strip_residue(one.read(places[0])), places, one) for places in same.values()]
    return markup.join([markup.tallied(len(spans), ()), markup.passages(shown, MOST_PHRASES)])


def build_names(columns: Sequence[Column], heard: type_heard, speakers: Mapping[str, str]) -> Band:
    """The forms of a name that two or more articles use for one person; a name of one form tells nothing."""
    people: dict[str, dict[str, Name]] = {}
    for slug, one in heard.items():
        for name in one.measured.names:
            people.setdefault(speakers.get(name.slug, name.name), {}).setdefault(slug, name)
    told = {who: found for who, found in people.items() if is_compared(found.values())}
    ordered = sorted(told, key=lambda who: (-len(told[who]), -count_forms(told[who].values()), who))
    return Band(
        title="Names for one person",
        note="Counted by rules in full texts.",
        rows=[build_person(who, told[who], columns, heard) for who in ordered],
    )


def is_compared(names: Collection[Name]) -> bool:
    return len(names) > 1 and len({form.words for name in names for form in name.forms}) > 1


def count_forms(names: Iterable[Name]) -> int:
    return sum(form.own + form.quoted for name in names for form in name.forms)


def build_person(who: str, found: Mapping[str, Name], columns: Sequence[Column], heard: type_heard) -> Row:
    def write(one: Heard) -> SafeString:
        name = found.get(one.article.slug)
        return write_forms(name.forms, one) if name else markup.EMPTY

    return Row(who, "", "", fill(columns, heard, write))


def write_forms(forms: Sequence[Form], one: Heard) -> SafeString:
    own = [write_form(form.words, form.own, one) for form in forms if form.own]
    quoted = [write_form(form.words, form.quoted, one) for form in forms if form.quoted]
    told = [
        markup.voiced("", markup.passages(own)) if own else "",
        markup.voiced("in quotations", markup.passages(quoted)) if quoted else "",
    ]
    return markup.join(told)


def write_form(words: str, number: int, one: Heard) -> SafeString:
    place = one.version.body.find(words) if one.version else -1
    shown = markup.word(words, one.locate(place, place + len(words))) if place >= 0 else words
    return markup.join([shown, markup.times(number, ())], " ")
