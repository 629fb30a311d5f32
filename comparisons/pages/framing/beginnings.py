"""How each article begins: its headline, the opening of its full text, and how its framing is summed up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.safestring import SafeString

from articles.models import Article, Version
from articles.texts import Span, fold_text, paragraphs
from articles.vocabulary import TextKind
from comparisons import markup, wording
from comparisons.comparison import Column, Comparison
from comparisons.comparison_json import cut_quote
from comparisons.nearest import cut_sentences
from comparisons.pages.addresses import locate_paragraph
from comparisons.pages.framing.showing import Showing
from comparisons.pages.framing.tables import Band, Row, Section, keep_filled
from comparisons.residue import find_residue, is_heading

OPENING_WORDS = 45
"""Longer openings are cut: what is compared is how an article begins, not what it goes on to say."""

FEWEST_WORDS = 10
"""A shorter paragraph at the top is a byline, a caption or a place and a date."""

STOPS = (".", "!", "?", "…", "。", "”", '"', "»", "*", "_")


def build_beginnings(comparison: Comparison, versions: Mapping[int, Version], showing: Showing) -> Section:
    """`versions`: by the primary key of the article, the text that this reader may read."""
    rows = [
        Row("Headline", "", "", [show_headline(column) for column in showing.columns]),
        Row("Opening", "", "", [show_opening(c, versions.get(c.article.pk)) for c in showing.columns]),
        Row(
            "In our words",
            "How it frames the matter, as its readers here sum it up.",
            "",
            [show_summary(column, comparison) for column in showing.columns],
        ),
    ]
    return Section(
        anchor="beginnings",
        title="How each begins",
        short="Beginnings",
        note="",
        bands=keep_filled([Band("", "", rows if showing.columns else [])]),
        empty="No article covers this event yet.",
    )


def show_headline(column: Column) -> SafeString:
    article = column.article
    return markup.cell(column.name, markup.headline(article.title, article.get_absolute_url()), "headline")


def show_opening(column: Column, version: Version | None) -> SafeString:
    if version is None or version.kind != TextKind.FULL.value:
        full = column.text_kind is TextKind.FULL
        words = f"{wording.NEEDS_FULL_TEXT}, {wording.WITH_ACCOUNT}" if full else wording.NEEDS_FULL_TEXT
        return markup.cell(column.name, markup.silence(words), "absent")
    found = find_opening(version.body, column.article.title)
    if found is None:
        return markup.cell(column.name, markup.silence("no opening sentence found"), "absent")
    paragraph, opening = found
    words = cut_quote(
        strip_residue(version.body[slice(*paragraph)], shift(opening, paragraph)), OPENING_WORDS
    )
    return markup.cell(column.name, markup.quote(words, locate_paragraph(column.article, paragraph.start)))


def find_opening(body: str, title: str) -> tuple[Span, Span] | None:
    """The first paragraph of running text, and its first sentence, or the first two of which one is short."""
    for paragraph in paragraphs(body):
        words = strip_residue(body[slice(*paragraph)])
        if is_heading(body, paragraph.start) or fold_text(words) == fold_text(title) or not is_running(words):
            continue
        sentences = [
            Span(paragraph.start + start, paragraph.start + end)
            for start, end in cut_sentences(body[slice(*paragraph)])
        ]
        last = sentences[0] if is_long(body[slice(*sentences[0])]) else sentences[:2][-1]
        return paragraph, Span(sentences[0].start, last.end)
    return None


def is_running(words: str) -> bool:
    return is_long(words) and words.rstrip().endswith(STOPS)


def is_long(words: str) -> bool:
    return len(words.split()) >= FEWEST_WORDS


def shift(span: Span, paragraph: Span) -> Span:
    """The same characters, counted from where the paragraph begins."""
    return Span(span.start - paragraph.start, span.end - paragraph.start)


def strip_residue(words: str, part: Span | None = None) -> str:
    """The words, or a part of them, without the signs of a markup language, which may reach beyond it."""
    start, end = part or Span(0, len(words))
    signs = {place for sign in find_residue(words) for place in range(sign.start, sign.end)}
    return "".join(words[place] for place in range(start, end) if place not in signs).strip()


def show_summary(column: Column, comparison: Comparison) -> SafeString:
    """The article's framing; what its coverage of this event says instead, and of a part beside it."""
    told = list(tell_framing(column.article, comparison))
    return markup.cell(
        column.name,
        markup.join(markup.aside(label, words) for label, words in told)
        if told
        else markup.silence("no summary on file"),
        "summary" if told else "absent",
    )


def tell_framing(article: Article, comparison: Comparison) -> Iterable[tuple[str, str]]:
    """Each summary with the part of the event that it is about, or nothing for the matter as a whole."""
    covering = [section for section in comparison.sections if article.slug in section.coverage]
    covered = {section.event: section.coverage[article.slug].framing for section in covering}
    whole = covered.get(comparison.event) or article.framing
    if whole:
        yield "", whole
    for event, framing in covered.items():
        if event != comparison.event and framing:
            yield event.name, framing
