"""How a quote is cited, and the address that opens it at its publisher.

The address carries a text fragment: `#:~:text=prefix-,quote,-suffix`, as the WICG draft "URL Fragment Text
Directives" (https://wicg.github.io/scroll-to-text-fragment/) has it. A browser that knows it scrolls to the
words and marks them; any other opens the page. Knows texts and addresses; whether a reader may be shown what
stands around a quote is for the caller to know.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from urllib.parse import quote as percent_encode

from articles.date_words import display_date

LONGEST_EXACT = 200
"""Characters of a quote that stand in the address whole; of a longer one only its first and last words."""

END_WORDS = 6
"""Words that name each end of a long quote: fewer may stand elsewhere in the page too."""

SIDE_WORDS = 4
"""Words before and after a quote that tell it from the same words elsewhere in the page."""

WORD_LEAD = 40
"""Code points by which a quote that begins or ends inside a word is widened at most."""

MARKUP = frozenset("\\[]*_|#<>`")
"""Characters that texts brought in from files have where their pages have none."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote as its page has it, and the words before and after it, where they may be told."""

    words: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """What a citation names besides the words; absent things are empty."""

    source: str
    authors: Sequence[str] = ()
    title: str = ""
    published: str = ""
    address: str = ""


def find_surroundings(body: str, start: int, end: int) -> Passage:
    """The passage at `body[start:end]` with the words around it, in its own paragraph.

    Browsers find whole words only, so that a quote that begins or ends inside one is widened to its edges.
    """
    start, end = widen(body, start, end)
    before = body[:start].rpartition("\n")[2].split()[-SIDE_WORDS:]
    after = body[end:].partition("\n")[0].split()[:SIDE_WORDS]
    prefix = " ".join(reversed(list(takewhile(is_plain, reversed(before)))))
    return Passage(body[start:end], prefix, " ".join(takewhile(is_plain, after)))


def is_plain(word: str) -> bool:
    """Whether a word stands in the page as in our text: not where it holds a remnant of markup."""
    return not MARKUP.intersection(word)


def widen(body: str, start: int, end: int) -> tuple[int, int]:
    """The same range, with the rest of the words that it cuts."""
    low, high = max(0, start - WORD_LEAD), min(len(body), end + WORD_LEAD)
    while start > low and body[start].isalnum() and body[start - 1].isalnum():
        start -= 1
    while end < high and body[end - 1].isalnum() and body[end].isalnum():
        end += 1
    return start, end


def link_passage(address: str, passage: Passage) -> str:
    """The address of the article with a text fragment that finds the passage; nothing without an address."""
    if not address:
        return ""
    page = address.partition(":~:")[0]
    return f"{page if '#' in page else f'{page}#'}:~:text={write_directive(passage)}"


def write_directive(passage: Passage) -> str:
    """`prefix-,start,end,-suffix` without what is empty, each part percent-encoded."""
    parts = [
        f"{encode(passage.prefix)}-" if passage.prefix.strip() else "",
        *(encode(part) for part in cut_middle(passage.words)),
        f"-{encode(passage.suffix)}" if passage.suffix.strip() else "",
    ]
    return ",".join(part for part in parts if part)


def cut_middle(words: str) -> list[str]:
    """The quote, or its two ends where it is long or goes over a paragraph, which no exact match does."""
    listed = words.split()
    over = len(words) > LONGEST_EXACT or "\n" in words.strip()
    if not over or len(listed) < 2:
        return [" ".join(listed)]
    taken = min(END_WORDS, len(listed) // 2)
    first, last = words.strip().partition("\n")[0].split(), words.strip().rpartition("\n")[2].split()
    return [" ".join(first[:taken]), " ".join(last[-taken:])]


def encode(words: str) -> str:
    """Percent-encoded in UTF-8; the dash, the comma and the ampersand as well, which part a directive."""
    return percent_encode(" ".join(words.split()), safe="").replace("-", "%2D")


def cite(words: str, reference: Reference) -> str:
    """The quote and where it stands: “quote” — Source, author, “title”, date, address."""
    return f"“{' '.join(words.split())}” — {describe_reference(reference)}"


def describe_reference(reference: Reference) -> str:
    """Source, author, “title”, date, address; what is not on file is left out."""
    told = [
        reference.source,
        join_names(reference.authors),
        f"“{reference.title}”" if reference.title else "",
        display_date(reference.published) if reference.published else "",
        reference.address,
    ]
    return ", ".join(part for part in told if part)


def join_names(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
