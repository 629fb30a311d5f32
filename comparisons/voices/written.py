"""What is measured of a text, written as JSON for a bundle and read back with every place checked.

Each voice is written once and meant by its place from then on. What is read came from a file that anybody may
have written: every number and word is checked, and a wrong one is refused with its place and how to mend it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any, Final, TypeVar

from articles.texts import MAX_TEXT_BYTES, Span
from comparisons.voices.measured import (
    Form,
    Hedge,
    HedgeClass,
    Measured,
    Name,
    Passage,
    Quotation,
    Run,
    Verb,
    VerbClass,
    Voice,
    VoiceKind,
)

MOST: Final = 200_000
"""No list may be longer: a text of 5 MB has fewer quotations, verbs and runs."""

LONGEST_NAME: Final = 120
"""What is longer is no name; a measurement holds nothing of the text beyond names and single words."""

_KEYS: Final = ("rules", "length", "words", "voices", "runs", "quotations", "verbs", "hedges", "names")
_MAY_BE: Final = "passages"

Json = dict[str, Any]
Word = TypeVar("Word", bound=StrEnum)
Row = TypeVar("Row")


class MeasuredProblem(ValueError):
    """A measurement that cannot be read; the message says where and how to mend it."""


def to_json(measured: Measured) -> Json:
    """Plain lists and numbers; the names and single words are all that it holds of the text."""
    voices = list(dict.fromkeys(_list_voices(measured)))
    place = {voice: number for number, voice in enumerate(voices)}
    passages = [[one.start, one.end, one.words] for one in measured.passages]
    return {
        "rules": measured.rules,
        "length": measured.length,
        "words": measured.words,
        "voices": [_write_voice(voice) for voice in voices],
        "runs": [[run.start, run.end, place[run.voice], run.words] for run in measured.runs],
        "quotations": [
            [
                one.start,
                one.end,
                place[one.voice],
                int(one.closed),
                *(end for span in one.inner for end in span),
            ]
            for one in measured.quotations
        ],
        "verbs": [
            [verb.start, verb.end, place[verb.voice], verb.word, verb.kind.value] for verb in measured.verbs
        ],
        "hedges": [[hedge.start, hedge.end, hedge.word, hedge.kind.value] for hedge in measured.hedges],
        "names": [_write_name(name) for name in measured.names],
        **({_MAY_BE: passages} if passages else {}),
    }


def _list_voices(measured: Measured) -> Iterable[Voice]:
    yield from (run.voice for run in measured.runs)
    yield from (quotation.voice for quotation in measured.quotations)
    yield from (verb.voice for verb in measured.verbs)


def _write_voice(voice: Voice) -> Json:
    written = {"kind": voice.kind.value, "name": voice.name, "slug": voice.slug}
    return {key: value for key, value in written.items() if value}


def _write_name(name: Name) -> Json:
    forms = [[form.words, form.own, form.quoted] for form in name.forms]
    written: Json = {"name": name.name, "slug": name.slug, "forms": forms}
    return {key: value for key, value in written.items() if value}


def from_json(tree: object) -> Measured:
    """The measurement that was written. Raises MeasuredProblem for what to_json would not write."""
    if not isinstance(tree, Mapping) or set(tree) - {_MAY_BE} != set(_KEYS):
        raise MeasuredProblem(
            f"must be a measurement, with exactly the keys {', '.join(_KEYS)}; measure the text again"
        )
    return _Reader(tree).read()


class _Reader:
    def __init__(self, tree: Mapping[str, Any]) -> None:
        self.tree = tree
        self.length = self._number(tree["length"], "length", MAX_TEXT_BYTES)
        self.voices = self._rows("voices", self._read_voice)

    def read(self) -> Measured:
        measured = Measured(
            rules=self._text(self.tree["rules"], "rules"),
            length=self.length,
            words=self._number(self.tree["words"], "words", self.length),
            runs=self._rows("runs", self._read_run),
            quotations=self._rows("quotations", self._read_quotation),
            verbs=self._rows("verbs", self._read_verb),
            hedges=self._rows("hedges", self._read_hedge),
            names=self._rows("names", self._read_name),
            passages=self._rows(_MAY_BE, self._read_passage) if _MAY_BE in self.tree else (),
        )
        for key in ("runs", "quotations", "verbs", "hedges"):
            check_order(key, getattr(measured, key))
        if sum(run.words for run in measured.runs) != measured.words:
            raise MeasuredProblem("words: the runs do not add up to it; measure the text again")
        return measured

    def _rows(self, key: str, read: Callable[[Any, str], Row]) -> tuple[Row, ...]:
        rows = self.tree[key]
        if not isinstance(rows, list) or len(rows) > MOST:
            raise MeasuredProblem(f"{key}: this must be a list of at most {MOST:,} entries")
        return tuple(read(row, f"{key}[{place}]") for place, row in enumerate(rows))

    def _read_voice(self, row: Any, path: str) -> Voice:
        fields = self._mapping(row, path, {"kind"}, {"name", "slug"})
        kind = self._word(fields["kind"], VoiceKind, f"{path}.kind")
        name = self._text(fields["name"], f"{path}.name") if "name" in fields else ""
        slug = self._text(fields["slug"], f"{path}.slug") if "slug" in fields else ""
        if bool(name) != (kind in (VoiceKind.NAMED, VoiceKind.DESCRIBED)):
            raise MeasuredProblem(f"{path}: a voice has a name if it is named or described, and only then")
        return Voice(kind, name, slug)

    def _read_run(self, row: Any, path: str) -> Run:
        start, end, voice, words = self._list(row, path, 4)
        return Run(
            *self._span(start, end, path), self._voice(voice, path), self._number(words, path, self.length)
        )

    def _read_quotation(self, row: Any, path: str) -> Quotation:
        start, end, voice, closed, *inner = self._list(row, path, 4, more=True)
        span = self._span(start, end, path)
        if len(inner) % 2:
            raise MeasuredProblem(
                f"{path}: each inner quotation is a start and an end; one number is missing"
            )
        spans = tuple(self._span(*pair, path) for pair in zip(inner[::2], inner[1::2], strict=True))
        if any(one.start < span.start or one.end > span.end for one in spans):
            raise MeasuredProblem(f"{path}: an inner quotation lies outside the quotation")
        return Quotation(*span, self._voice(voice, path), bool(self._number(closed, path, 1)), spans)

    def _read_verb(self, row: Any, path: str) -> Verb:
        start, end, voice, word, kind = self._list(row, path, 5)
        span = self._span(start, end, path)
        return Verb(
            *span, self._text(word, path), self._word(kind, VerbClass, path), self._voice(voice, path)
        )

    def _read_hedge(self, row: Any, path: str) -> Hedge:
        start, end, word, kind = self._list(row, path, 4)
        return Hedge(
            *self._span(start, end, path), self._text(word, path), self._word(kind, HedgeClass, path)
        )

    def _read_name(self, row: Any, path: str) -> Name:
        fields = self._mapping(row, path, {"name", "forms"}, {"slug"})
        forms = fields["forms"]
        if not isinstance(forms, list) or len(forms) > MOST:
            raise MeasuredProblem(f"{path}.forms: this must be a list")
        slug = self._text(fields["slug"], f"{path}.slug") if "slug" in fields else ""
        name = self._text(fields["name"], f"{path}.name")
        return Name(name, slug, tuple(self._read_form(form, f"{path}.forms") for form in forms))

    def _read_form(self, row: Any, path: str) -> Form:
        words, own, quoted = self._list(row, path, 3)
        most = self.length
        return Form(self._text(words, path), self._number(own, path, most), self._number(quoted, path, most))

    def _read_passage(self, row: Any, path: str) -> Passage:
        start, end, words = self._list(row, path, 3)
        return Passage(*self._span(start, end, path), self._text(words, path))

    def _mapping(self, row: Any, path: str, wanted: set[str], allowed: set[str]) -> Mapping[str, Any]:
        if not isinstance(row, Mapping) or not wanted <= set(row) <= wanted | allowed:
            raise MeasuredProblem(f"{path}: this must have {', '.join(sorted(wanted))} and no unknown key")
        return row

    def _list(self, row: Any, path: str, size: int, *, more: bool = False) -> list[Any]:
        if not isinstance(row, list) or len(row) < size or (len(row) > size and not more) or len(row) > MOST:
            raise MeasuredProblem(f"{path}: this must be a list of {size} entries")
        return row

    def _span(self, start: Any, end: Any, path: str) -> Span:
        first, last = self._number(start, path, self.length), self._number(end, path, self.length)
        if first >= last:
            raise MeasuredProblem(f"{path}: it ends at {last:,}, which is not behind its start, {first:,}")
        return Span(first, last)

    def _voice(self, number: Any, path: str) -> Voice:
        place = self._number(number, path, MOST)
        if place >= len(self.voices):
            raise MeasuredProblem(
                f"{path}: there is no voice {place}; the list has {len(self.voices)}, from 0"
            )
        return self.voices[place]

    def _number(self, written: Any, path: str, most: int) -> int:
        if not isinstance(written, int) or isinstance(written, bool) or not 0 <= written <= most:
            raise MeasuredProblem(f"{path}: {str(written)[:40]!r} must be a whole number from 0 to {most:,}")
        return written

    def _text(self, written: Any, path: str) -> str:
        if not isinstance(written, str) or not 0 < len(written) <= LONGEST_NAME or not written.isprintable():
            raise MeasuredProblem(f"{path}: this must be a word or name of at most {LONGEST_NAME} characters")
        return written

    def _word(self, written: Any, words: type[Word], path: str) -> Word:
        if written not in [word.value for word in words]:
            listed = ", ".join(words)
            raise MeasuredProblem(f"{path}: {str(written)[:40]!r} is none of {listed}")
        return words(written)


def check_order(key: str, placed: Iterable[Run | Quotation | Verb | Hedge]) -> None:
    """Raises MeasuredProblem unless each begins where the one before it has ended, or later."""
    end = 0
    for place, one in enumerate(placed):
        if one.start < end:
            raise MeasuredProblem(
                f"{key}[{place}]: it begins at {one.start:,}, before the one before it ends"
            )
        end = one.end
