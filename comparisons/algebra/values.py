"""One written value of any kind, and the set of answers that it denotes.

Knows the six kinds of point, how each is written and displayed, and what cannot be claimed. Refuses to know
who claims it: how two claims stand is in `relations`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from articles.date_words import display_date, display_when
from articles.dates import DateValue, parse_date
from articles.problems import ValueProblem, shown
from comparisons.algebra.choices import Choices, Option, lay_out, parse_choice
from comparisons.algebra.names import NameList, display_names, fold_name, parse_names
from comparisons.algebra.quantities import Quantity, display_quantity, parse_quantity
from comparisons.algebra.spans import EVERYTHING, HIGHEST, LOWEST, Cut, Span
from comparisons.algebra.units import parse_unit
from comparisons.vocabulary import Certainty, Kind

__all__ = [
    "DateValue",
    "NameList",
    "Option",
    "Quantity",
    "Scale",
    "Value",
    "ValueProblem",
    "check_claim",
    "check_scale",
    "display_date",
    "display_value",
    "display_when",
    "fold_name",
    "order_key",
    "parse_date",
    "parse_value",
]


@dataclass(frozen=True)
class Scale:
    """What kind of answers a point takes.

    `entities` maps folded names and aliases to the entity's own name.
    """

    kind: Kind
    unit: str = ""
    options: tuple[Option, ...] = ()
    entities: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def choices(self) -> Choices:
        """The options laid out. Raises ValueProblem where they are no tree."""
        return lay_out(self.options)


@dataclass(frozen=True, slots=True)
class Value:
    """A value and what it denotes: a stretch `span` of the line `whole`, or a list of names, or neither.

    `detail` is what was read, for those who need more than the set. Values are compared by `relate` only:
    two that are equal here are written alike.
    """

    kind: Kind
    written: str | tuple[str, ...]
    span: Span | None = None
    whole: Span = EVERYTHING
    detail: DateValue | Quantity | NameList | None = None


_YES, _NO, _YESNO = Span((0, 0), (1, 0)), Span((1, 0), (2, 0)), Span((0, 0), (2, 0))


def check_scale(scale: Scale) -> None:
    """Raise ValueProblem where a point cannot be asked like this: its unit or its options are wrong."""
    if scale.unit and scale.kind is not Kind.QUANTITY:
        raise ValueProblem(
            f"Only a quantity has a unit; leave out {shown(scale.unit)} or take the kind quantity."
        )
    if scale.options and scale.kind is not Kind.CHOICE:
        raise ValueProblem("Only a choice has options; leave them out or make the kind choice.")
    if scale.kind is Kind.QUANTITY:
        parse_unit(scale.unit)
    if scale.kind is Kind.CHOICE:
        _ = scale.choices


def parse_value(written: str | Sequence[str], scale: Scale) -> Value:
    """Read a value for a point. Raises ValueProblem: what is wrong, and an example of what would be right."""
    if scale.kind is Kind.NAMES:
        names = parse_names(written, scale.entities)
        return Value(scale.kind, names.written, detail=names)
    if not isinstance(written, str):
        raise ValueProblem(f"A list does not fit this point; write for example {_EXAMPLES[scale.kind]}.")
    if scale.kind is Kind.DATE:
        date = parse_date(written)
        return Value(scale.kind, written, span_of_days(date), detail=date)
    if scale.kind is Kind.QUANTITY:
        quantity = parse_quantity(written, scale.unit)
        return Value(scale.kind, written, quantity.span, detail=quantity)
    if scale.kind is Kind.CHOICE:
        return Value(scale.kind, written, parse_choice(written, scale.choices), scale.choices.whole)
    return _parse_yesno(written) if scale.kind is Kind.YESNO else _parse_text(written)


_EXAMPLES = {
    Kind.DATE: "2020-02-07",
    Kind.QUANTITY: "40",
    Kind.CHOICE: "the slug of an option",
    Kind.YESNO: "yes",
    Kind.TEXT: "a sentence",
}


def span_of_days(date: DateValue) -> Span:
    """The days of a date as a stretch: a day n lies between the cuts n and n + 1."""
    low = LOWEST if date.first is None else (date.first, 0)
    high = HIGHEST if date.last is None else (date.last + 1, 0)
    return Span(low, high)


def order_key(value: Value) -> tuple[tuple[Cut, Cut], str]:
    """By what values of one kind are put in order: from low to high, names and texts as written."""
    written = value.written if isinstance(value.written, str) else "\n".join(value.written)
    return (value.span.low, value.span.high) if value.span else (LOWEST, LOWEST), written


def _parse_yesno(written: str) -> Value:
    if written not in ("yes", "no"):
        raise ValueProblem(f"{shown(written)} is neither yes nor no; write yes or no, in small letters.")
    return Value(Kind.YESNO, written, _YES if written == "yes" else _NO, _YESNO)


def _parse_text(written: str) -> Value:
    if not written.strip():
        raise ValueProblem("The text is empty; write for example what the article says in its own words.")
    if "\0" in written:
        raise ValueProblem("The text has a NUL character in it; write it without, for example “no comment”.")
    return Value(Kind.TEXT, written)


def check_claim(value: Value, certainty: Certainty) -> None:
    """Raise ValueProblem where a value cannot be claimed with this certainty."""
    if certainty is not Certainty.DENIED:
        return
    if value.kind is Kind.YESNO:
        other = "no" if value.written == "yes" else "yes"
        raise ValueProblem(f"A yes or no is never denied; write {other} instead of denying {value.written}.")
    if value.kind is Kind.NAMES and not value.written:
        raise ValueProblem("An empty list is never denied; deny names, for example [Poland], or assert some.")


def display_value(value: Value, scale: Scale) -> str:
    """A value for people: "about 1997", "30 to 40 %", an option's label, "US, Poland, among others"."""
    if isinstance(value.detail, DateValue):
        return display_date(value.detail)
    if isinstance(value.detail, Quantity):
        return display_quantity(value.detail, scale.unit)
    if isinstance(value.detail, NameList):
        return display_names(value.detail)
    if value.kind is Kind.CHOICE and isinstance(value.written, str):
        return scale.choices.labels.get(value.written, value.written)
    return str(value.written)
