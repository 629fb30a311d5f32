"""What the desk builds for its templates is what these read: nothing is built in vain."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from comparisons.pages.desk import bar, checking, page, prefilling, questions, revealing, searching, side

TEMPLATES = Path(__file__).resolve().parents[3] / "templates" / "admin" / "desk"
FOR_THE_TEXT = {"span"}
"""What a panel's row says to the text, where its sentence is lit."""


@pytest.mark.parametrize(
    ("shown", "name", "files"),
    [
        (page.DeskPage, "page", "*.html"),
        (bar.Bar, "bar", "_bar.html"),
        (bar.Switch, "switch", "_bar.html"),
        (side.Side, "side", "*.html"),
        (side.Chosen, "passage", "_*.html"),
        (side.Place, "place", "_*.html"),
        (side.Ask, "asked", "_*.html"),
        (side.Stored, "stored", "_*.html"),
        (questions.Asked, "event", "_events.html"),
        (questions.Question, "question", "_*.html"),
        (searching.Search, "search", "_*.html"),
        (searching.Found, "found", "_questions.html"),
        (revealing.Revealed, "revealed", "_saved.html"),
        (checking.Checking, "checking", "_check.html"),
        (checking.Lit, "lit", "_check.html"),
        (prefilling.Reading, "reading", "_answer.html"),
        (prefilling.Hedge, "hedge", "_certainty.html"),
    ],
    ids=lambda shown: getattr(shown, "__name__", None),
)
def test_everything_that_is_built_is_shown(shown: type, name: str, files: str) -> None:
    html = "".join(path.read_text() for path in TEMPLATES.glob(files))
    read = set(re.findall(rf"\b{name}\.([a-z_]+)", html))
    assert {field.name for field in fields(shown)} - FOR_THE_TEXT <= read
