"""What the pages build for their templates is what the templates read: nothing is built in vain."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from comparisons.pages import columns, event, offers, point, rows, texts

TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "comparisons"
ALL = "*.html"


@pytest.mark.parametrize(
    ("shown", "name", "files"),
    [
        (event.EventPage, "page", "event.html"),
        (event.Part, "part", "event.html"),
        (event.Unknown, "item", "_only.html"),
        (offers.Filter, "filter", "_filters.html"),
        (columns.Head, "(text.)?head", ALL),
        (rows.Row, "row", "_row.html"),
        (texts.TextsPage, "page", "texts.html"),
        (texts.Text, "text", "_text.html"),
        (texts.Entry, "entry", "_text.html"),
        (texts.Panel, "panel", "_panel.html"),
        (texts.Voice, "voice", "_panel.html"),
        (point.PointPage, "page", "point.html"),
        (point.Answer, "answer", "point.html"),
        (point.Absence, "absence", "point.html"),
        (point.Statement, "statement", "_statement.html"),
    ],
)
def test_the_template_reads_every_field_and_no_other(shown: type, name: str, files: str) -> None:
    written = "".join(path.read_text() for path in TEMPLATES.glob(files))
    read = {match["field"] for match in re.finditer(rf"(?<![\w.-]){name}\.(?P<field>[a-z_]+)", written)}
    assert read - {"html"} == {field.name for field in fields(shown)}
