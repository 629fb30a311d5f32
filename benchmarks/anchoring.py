"""What anchoring costs beside the bare search it is built on.

Goals: an exact place at most 2 times `str.find` on a prepared text, an approximate one at most 3 times
`rapidfuzz.fuzz.partial_ratio_alignment` on the same folded text. `str.find` stops at the first place,
anchoring goes on to the end to see that there is no second; both are measured, since only a search to the end
answers the same question.
"""

import random
from collections.abc import Callable, Sequence
from statistics import median
from time import perf_counter
from typing import Final

from rapidfuzz import fuzz

from articles.anchoring import FLOOR, Text
from articles.texts import fold, fold_text
from benchmarks.prose import join, write_article

ROUNDS: Final = 15
QUOTES: Final = 40
LENGTH: Final = 120
SIZES: Final = (6_000, 60_000, 600_000)


def run() -> None:
    """Print the ratios for texts of several sizes."""
    print(
        "| characters | exact / find | exact / find to the end | approximate / rapidfuzz | fold / fold_text |"
    )
    print("|---|---|---|---|---|")
    for size in SIZES:
        cells = " | ".join(f"{ratio:.2f}" for ratio in measure(size))
        print(f"| {size:,} | {cells} |", flush=True)


def measure(size: int) -> Sequence[float]:
    """The four ratios for a text of this many characters."""
    chance = random.Random(size)
    body = write_body(chance, size)
    text = Text(body)
    folded = text.folded.text
    starts = [chance.randrange(40, len(body) - 2 * LENGTH) for _ in range(QUOTES)]
    quotes = [body[start : start + LENGTH].strip() for start in starts]
    quotes = [quote for quote in quotes if text.count(quote) == 1 and "\n" not in quote]
    misspelt = [misspell(quote) for quote in quotes]
    few = misspelt if size < 100_000 else misspelt[:5]

    def find_to_the_end(quote: str) -> int:
        return body.find(quote, body.find(quote) + 1)

    def find_window(quote: str) -> object:
        return fuzz.partial_ratio_alignment(fold_text(quote), folded, score_cutoff=100 * FLOOR)

    return (
        compare(text.locate_exact, body.find, quotes),
        compare(text.locate_exact, find_to_the_end, quotes),
        compare(text.locate, find_window, few),
        compare(fold, fold_text, [body]),
    )


def write_body(chance: random.Random, size: int) -> str:
    """Invented prose, in whose sentences a running number keeps quotes apart."""
    articles: list[str] = []
    while sum(map(len, articles)) < size:
        articles.append(join([f"{chance.randrange(10**9)} {line}" for line in write_article(chance)]))
    return "\n\n".join(articles)[:size]


def misspell(quote: str) -> str:
    """The quote without one letter of its longest word, so that it anchors approximately."""
    word = max(quote.split()[1:-1], key=len)
    return quote.replace(word, word[:2] + word[3:], 1)


def compare(ours: Callable[[str], object], bare: Callable[[str], object], quotes: Sequence[str]) -> float:
    """How many times as long ours takes, the median of rounds in which both take turns."""
    ratios = []
    for _ in range(ROUNDS):
        ratios.append(time_calls(ours, quotes) / time_calls(bare, quotes))
    return median(ratios)


def time_calls(call: Callable[[str], object], quotes: Sequence[str]) -> float:
    started = perf_counter()
    for quote in quotes:
        call(quote)
    return perf_counter() - started
