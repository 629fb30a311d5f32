"""Who is quoted in one sentence: a known name that stands with a verb of saying, or behind "according to".

Knows the names it is given and the verbs of saying in English, Russian and German. Refuses to guess at "he",
at a "ministry" that is not on file, and between two names that both may be meant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from articles.names import fold_name
from comparisons.prefill.asked import fold_quote

_SAYS: Final = (
    r"(?:said|says|say|saying|told|tells|stated|states|added|adds|noted|notes|claimed|claims|argued|argues"
    r"|insisted"
    r"|insists|declared|declares|announced|announces|explained|explains|remarked|stressed|emphasi[sz]ed"
    r"|pointed out"
    r"|believes|thinks|suggested|suggests|warned|warns|denied|denies|confirmed|confirms|asked|replied|wrote"
    r"|writes"
    r"|complained|complains|acknowledged|admitted|predicted|called|proposed|demanded|promised|vowed|offered"
    r"|concluded"
    r"|сказала?|заявила?|сообщила?|отметила?|подчеркнула?|добавила?|считает|полагает|уверена?|рассказала?"
    r"|говорит"
    r"|sagte|sagt|erklärte|erklärt|betonte|meinte|meint|behauptete|teilte mit|kündigte an|berichtete)"
)
_ACCORDING: Final = re.compile(
    r"(?:according to|in the (?:words|opinion|view) of|по словам|по мнению|как сообщил[аи]?|laut"
    r"|nach angaben von)\s(?:[\w'-]+\s){0,6}$"
)
_VERB_BEHIND: Final = re.compile(
    rf"(?:'s)?(?:,\s[^,]{{1,80}},)?\s(?:has\s|had\s|also\s|himself\s|itself\s|reportedly\s){{0,2}}{_SAYS}\b"
)
_VERB_BEFORE: Final = re.compile(rf"\b{_SAYS}\s(?:by\s)?(?:the\s)?(?:[\w'-]+\s){{0,5}}$")
_TOLD: Final = re.compile(r"\b(?:told|asked|warned|called|offered|promised)\s(?!by\b)(?:[\w'-]+\s){0,3}$")
_MOST_SPEAKERS: Final = 200


def find_voice(sentence: str, speakers: Mapping[str, str]) -> str | None:
    """The slug of the one who is quoted in a sentence, or None where nobody on file is, or it is not clear.

    `speakers` maps folded names and aliases to slugs.
    """
    text = fold_name(fold_quote(sentence))
    found: dict[str, int] = {}
    for name in sorted(_names_in(text, speakers), key=len, reverse=True)[:_MOST_SPEAKERS]:
        for place in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            strength = _speaks(text, place.start(), place.end())
            slug = speakers[name]
            found[slug] = max(found.get(slug, 0), strength)
    best = max(found.values(), default=0)
    speaking = [slug for slug, strength in found.items() if strength == best]
    return speaking[0] if best and len(speaking) == 1 else None


def _names_in(text: str, speakers: Mapping[str, str]) -> list[str]:
    return [name for name in speakers if name and name in text]


def _speaks(text: str, start: int, end: int) -> int:
    """How plainly a name is the one who speaks: 0 not at all; the one who is told something is not."""
    before, behind = text[max(0, start - 80) : start], text[end : end + 120]
    if _ACCORDING.search(before):
        return 3
    if _VERB_BEHIND.match(behind):
        return 2
    return 1 if _VERB_BEFORE.search(before) and not _TOLD.search(before) else 0
