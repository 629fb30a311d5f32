"""How well the rules tell whose words a text prints: precision and recall over labelled texts.

    python -m benchmarks.voices                  the texts of comparisons/tests/voices/labelled
    python -m benchmarks.voices FOLDER ...       other folders of labelled texts, each a group
    python -m benchmarks.voices --wrong FOLDER   and each place where a rule is wrong or finds nothing

How a text is labelled stands in comparisons/tests/voices/labels.py. It reads no clock.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from comparisons.tests.voices.labels import LABELLED, Labelled, read_labelled
from comparisons.tests.voices.scoring import Score, score_text

GROUPS: Final = ("tuned", "held_out", "fresh")


def measure(folder: Path, *, wrong: bool) -> Score:
    """The score of all texts of a folder together."""
    total = Score()
    for labelled in read_folder(folder):
        total.add(score_text(labelled))
    if wrong:
        print("\n".join(total.remarks))
    return total


def read_folder(folder: Path) -> Iterator[Labelled]:
    for path in sorted(folder.glob("*.txt")):
        yield read_labelled(path)


def main(arguments: Sequence[str]) -> None:
    wrong = "--wrong" in arguments
    folders = [Path(argument) for argument in arguments if argument != "--wrong"]
    for folder in folders or [LABELLED / group for group in GROUPS]:
        print(f"{folder.name}: {measure(folder, wrong=wrong)}\n")


def run() -> None:
    main([])


if __name__ == "__main__":
    main(sys.argv[1:])
