"""How like a passage must be to a quote before it may stand for it: the measurement behind the floors.

It takes quotes of 20 to 200 characters from invented prose (benchmarks/prose.py), edits them, and asks
`Text.locate`, once with the words around them and once without, at floors below and above those of
articles/anchoring.py. The truth is known: the quote stands in the text, or its sentence was taken out and
its near neighbours stayed, or it is from another text. Real articles in seeds/texts take part where there
are any. It reads no clock, and the seed fixes every number.

    python -m benchmarks.anchoring_floor            the tables of docs/anchoring.md, in some minutes
    python -m benchmarks.anchoring_floor FOLDER     the same with the real articles of a folder
"""

import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from articles.anchoring import FLOOR, FLOOR_ADDED, Text, surroundings
from articles.texts import fold_text
from benchmarks.prose import join, write_article

SEED: Final = 20200207
RATES: Final = (0.0, 0.05, 0.10, 0.15, 0.20, 0.30)
BANDS: Final = ((20, 39), (40, 79), (80, 139), (140, 200))
FLOORS: Final = (0.80, 0.84, 0.86, 0.88, 0.90, 0.92, 0.94)
FLOORS_ADDED: Final = (0.88, 0.90, 0.92, 0.94, 0.95, 0.96, 0.97, 0.98)
TEXTS: Final = Path(__file__).parent.parent / "seeds" / "texts"
LETTERS: Final = "abcdefghijklmnoprstuvwyz"
SMALL_WORDS: Final = ("again", "also", "largely", "not", "old", "only", "the", "talks", "this", "yesterday")
WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Trial:
    """A quote with its surroundings, a text, and the quote's true place in it (None: it has none)."""

    band: int
    quote: str
    prefix: str
    suffix: str
    text: Text
    start: int | None = None
    end: int | None = None


def take_quote(chance: random.Random, body: str, band: int) -> tuple[int, int]:
    """A range of whole words whose length is in the band."""
    low, high = BANDS[band]
    words = list(WORD.finditer(body))
    while True:
        start, length = chance.choice(words).start(), chance.randint(low, high)
        ends = [word.end() for word in words if start + low <= word.end() <= start + length]
        if ends:
            return start, ends[-1]


def edit_characters(chance: random.Random, quote: str, rate: float) -> str:
    """The quote with this share of its characters deleted, replaced or followed by another."""
    characters = list(quote)
    for place in chance.sample(range(len(quote)), round(rate * len(quote))):
        letter = chance.choice(LETTERS)
        characters[place] = chance.choice(("", letter, characters[place] + letter))
    return "".join(characters)


def edit_words(chance: random.Random, quote: str, rate: float) -> str:
    """The quote with this share of its words, one at least, deleted, replaced or followed by another."""
    words = quote.split()
    for place in chance.sample(range(len(words)), max(1, round(rate * len(words)))):
        word = chance.choice(SMALL_WORDS)
        words[place] = chance.choice(("", word, f"{words[place]} {word}"))
    return " ".join(" ".join(words).split())


def try_present(chance: random.Random, articles: Iterable[list[str]]) -> Iterator[Trial]:
    """One quote for each article, as it stands there."""
    for number, sentences in enumerate(articles):
        body, band = join(sentences), number % len(BANDS)
        start, end = take_quote(chance, body, band)
        prefix, suffix = surroundings(body, start, end)
        yield Trial(band, body[start:end], prefix, suffix, Text(body), start, end)


def try_removed(chance: random.Random, articles: Iterable[list[str]]) -> Iterator[Trial]:
    """One quote for each article, sought where its sentences were taken out and all others stayed."""
    for number, sentences in enumerate(articles):
        body, band = join(sentences), number % len(BANDS)
        start, end = take_quote(chance, body, band)
        kept, place = [], 0
        for sentence in sentences:
            place = body.index(sentence, place) + len(sentence)
            if place <= start or place - len(sentence) >= end:
                kept.append(sentence)
        trial = Trial(band, body[start:end], *surroundings(body, start, end), Text(join(kept)))
        if is_absent(trial):
            yield trial


def try_foreign(chance: random.Random, articles: Sequence[list[str]]) -> Iterator[Trial]:
    """One quote for each article, sought in the next one."""
    bodies = [join(sentences) for sentences in articles]
    for number, body in enumerate(bodies):
        start, end = take_quote(chance, body, number % len(BANDS))
        other = Text(bodies[(number + 1) % len(bodies)])
        trial = Trial(number % len(BANDS), body[start:end], *surroundings(body, start, end), other)
        if is_absent(trial):
            yield trial


def is_absent(trial: Trial) -> bool:
    """Whether the quote's words stand nowhere in the text, in whatever capitals and punctuation."""
    return f" {_list_words(trial.quote)} " not in f" {_list_words(trial.text.body)} "


def _list_words(text: str) -> str:
    return " ".join(WORD.findall(fold_text(text).lower()))


def judge(trial: Trial, floor: float, floor_added: float, *, alone: bool) -> str:
    """What `locate` makes of a trial: right, wrong or orphan. `alone` is without prefix and suffix.

    Right is a passage that begins and ends within 12 characters of the truth: edits at an end move it.
    """
    trial.text.floor, trial.text.floor_added = floor, floor_added
    anchor = trial.text.locate(trial.quote, *(("", "") if alone else (trial.prefix, trial.suffix)))
    if anchor is None:
        return "orphan"
    if trial.start is None or trial.end is None:
        return "wrong"
    near = abs(anchor.start - trial.start) <= 12 and abs(anchor.end - trial.end) <= 12
    return "right" if near else "wrong"


def write_articles(chance: random.Random, count: int) -> list[list[str]]:
    return [write_article(chance) for _ in range(count)]


def read_articles(folder: Path) -> list[list[str]]:
    """The sentences of each real article in the folder; none where there is no folder."""
    texts = [fold_text(path.read_text("utf-8")) for path in sorted(folder.glob("*.txt"))]
    sentences = [re.split(r"(?<=[.!?]) (?=\W?[A-Z])", text) for text in texts]
    return [[sentence for sentence in article if len(sentence) >= 20] for article in sentences]


def list_absent(chance: random.Random, articles: Sequence[list[str]]) -> list[Trial]:
    """Removed and foreign quotes, each as it is and with one word edited."""
    plain = [*try_removed(chance, articles), *try_foreign(chance, articles)]
    edited = [replace(trial, quote=edit_words(chance, trial.quote, 0)) for trial in plain]
    return [*plain, *(trial for trial in edited if is_absent(trial))]


def print_false(name: str, trials: Sequence[Trial]) -> None:
    bands = Counter(trial.band for trial in trials)
    print(f"\n{name}: {len(trials):,} absent quotes. How many attach, by the quote's length\n")
    _print_row(
        "floor",
        "added",
        "surroundings",
        *(f"{low}-{high} ({bands[band]:,})" for band, (low, high) in _bands()),
    )
    _print_rule(7)
    pairs = [(floor, FLOOR_ADDED) for floor in FLOORS] + [(FLOOR, added) for added in FLOORS_ADDED]
    for floor, added in pairs:
        for alone in (False, True):
            found = Counter(t.band for t in trials if judge(t, floor, added, alone=alone) == "wrong")
            cells = [found[band] for band, _ in _bands()]
            _print_row(f"{floor:.2f}", f"{added:.2f}", "none" if alone else "given", *cells)


def print_recall(articles: Sequence[list[str]]) -> None:
    print(f"\nPresent quotes, edited: right / wrong, percent of {len(articles) // 4:,} each\n")
    _print_row("edited", "surroundings", *(f"{low}-{high}" for _, (low, high) in _bands()))
    _print_rule(6)
    for name, edit in (("characters", edit_characters), ("words", edit_words)):
        for rate in RATES if name == "characters" else RATES[1:]:
            chance = random.Random(f"{SEED} {name} {rate}")
            trials = [replace(t, quote=edit(chance, t.quote, rate)) for t in try_present(chance, articles)]
            for alone in (False, True):
                ends = Counter((t.band, judge(t, FLOOR, FLOOR_ADDED, alone=alone)) for t in trials)
                cells = [_share(ends, band) for band, _ in _bands()]
                _print_row(f"{rate:.0%} of {name}", "none" if alone else "given", *cells)


def _share(ends: Counter[tuple[int, str]], band: int) -> str:
    total = sum(count for (its_band, _), count in ends.items() if its_band == band)
    return f"{100 * ends[band, 'right'] / total:.0f} / {100 * ends[band, 'wrong'] / total:.1f}"


def _bands() -> Iterable[tuple[int, tuple[int, int]]]:
    return enumerate(BANDS)


def _print_row(*cells: object) -> None:
    print("|", " | ".join(str(cell) for cell in cells), "|", flush=True)


def _print_rule(columns: int) -> None:
    print("|" + "---|" * columns)


def main(folder: Path = TEXTS) -> None:
    """Print all tables."""
    chance = random.Random(SEED)
    print_false("Invented prose", list_absent(chance, write_articles(chance, 12_000)))
    real = read_articles(folder)
    if real:
        print_false(f"{len(real)} real articles", list_absent(chance, real * (2_000 // len(real))))
    print_recall(write_articles(chance, 2_000))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
