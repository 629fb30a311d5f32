"""The words of a text by voice, in runs from its first word to its last, as a page draws them in one strip.

A word is what stands between white space, as wherever words are counted (`articles.texts.count_words`). It is
in the voice in which its first letter or digit is said; a dash alone goes with the word before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from comparisons.voices.measured import OWN, Quotation, Run

_WORD: Final = re.compile(r"\S+")
_SOUNDING: Final = re.compile(r"[^\W_]")


def cut_runs(text: str, quotations: Sequence[Quotation]) -> tuple[Run, ...]:
    """The runs; together they have every word of the text."""
    runs: list[Run] = []
    quoted = 0
    for word in _WORD.finditer(text):
        sounding = _SOUNDING.search(text, word.start(), word.end())
        place = sounding.start() if sounding else word.start()
        while quoted < len(quotations) and quotations[quoted].end <= place:
            quoted += 1
        inside = quoted < len(quotations) and quotations[quoted].start <= place
        voice = quotations[quoted].voice if inside else OWN
        if runs and (runs[-1].voice == voice or sounding is None):
            runs[-1] = Run(runs[-1].start, word.end(), runs[-1].voice, runs[-1].words + 1)
        else:
            runs.append(Run(word.start(), word.end(), voice, 1))
    return tuple(runs)
