"""Fields that hold a date of any precision, and keys by which names are equal.

A date is stored as it was written (EDTF) beside the first and the last day it can mean, which
databases can sort and filter. An open end is stored as null.
"""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from articles.dates import DateValue, parse_date
from articles.problems import ValueProblem


def validate_date(written: str) -> None:
    """Refuse what is not a date of the EDTF subset, with the parser's own sentence."""
    try:
        parse_date(written)
    except ValueProblem as problem:
        raise ValidationError(str(problem), code="date") from problem


def validate_storable(text: str) -> None:
    """Refuse the characters that a database cannot hold: NUL and lone surrogates."""
    if "\x00" in text:
        raise ValidationError("The text holds a NUL character; remove it.", code="nul")
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise ValidationError(
            "The text holds half a character (a lone surrogate); remove it.", code="surrogate"
        )


class DateTextField(models.CharField):
    """A date as written, of any precision: `1997`, `2020-02`, `2019-12~`, `2020-02-01/2020-02-07`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 40)
        super().__init__(*args, **kwargs)
        self.validators = [*self.validators, validate_date]

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("validators", None)
        return name, path, args, kwargs


def read_date(written: str) -> DateValue | None:
    """The parsed date, or None where none is written. The field's validator has seen it before."""
    return parse_date(written) if written else None


def first_day(date: DateValue | None) -> datetime.date | None:
    """The first day that the date can mean; None where there is no date or its start is open."""
    return None if date is None or date.first is None else datetime.date.fromordinal(date.first)


def last_day(date: DateValue | None) -> datetime.date | None:
    """The last day that the date can mean; None where there is no date or its end is open."""
    return None if date is None or date.last is None else datetime.date.fromordinal(date.last)
