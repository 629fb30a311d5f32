"""When two names are the same name.

Pure Python. Case, ways of encoding, white space, soft hyphens and the form of quotation marks and dashes
do not make a different name; accents do. Databases fold case differently (SQLite only ASCII), so rows
store this key and compare by it.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_MARKS = str.maketrans(
    {"‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "–": "-", "—": "-", "\u00ad": None}
)


@lru_cache(maxsize=50_000)
def fold_name(name: str) -> str:
    """The key by which names are equal: without regard to case, white space and ways of encoding.

    Unicode's NFKC with full case folding (Unicode Standard, section 3.13), until nothing changes any more.

    >>> fold_name("  United   STATES ")
    'united states'
    """
    folded, before = name, None
    while folded != before:
        before = folded
        composed = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", folded).casefold())
        folded = " ".join(composed.translate(_MARKS).split())
    return folded
