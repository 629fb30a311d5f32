"""What the pages build for their templates is what the templates read: nothing is built in vain."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from comparisons.pages import (
    brief,
    changes,
    chart,
    collated,
    columns,
    elsewhere,
    event,
    lone,
    marking,
    offers,
    panel,
    parts,
    point,
    put_index,
    put_panel,
    replies,
    rows,
    standing,
    stands,
    statements,
    strip,
    style,
    text_column,
    texts,
    walking,
    wordings,
)
from comparisons.pages.framing import FramingPage, strips, tables

TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "comparisons"
ALL = "*.html"


@pytest.mark.parametrize(
    ("shown", "name", "files"),
    [
        (brief.BriefPage, "page", "brief.html"),
        (brief.Chapter, "chapter", "brief.html"),
        (brief.Group, "group", "_brief_group.html"),
        (brief.BriefAnswer, "answer", "_brief_item.html"),
        (changes.LastChange, "change", "_last_change.html"),
        (style.StylePage, "page", "style.html"),
        (style.Line, "line", "style.html"),
        (event.EventPage, "page", "*event*.html"),
        (event.Ways, "page.ways", "event.html"),
        (event.Offered, "article", "_articles.html"),
        (event.Unknown, "item", "_only.html"),
        (parts.Part, "part", "_[ep]*.html"),
        (parts.Line, "line", "_timeline.html"),
        (elsewhere.Other, "other", "_others.html"),
        (lone.Only, "only", "_one_source.html"),
        (lone.LoneColumn, "column", "_one_source.html"),
        (lone.Lone, "lone", "_lone.html"),
        (rows.Asked, "(row.)?asked", "_[aor]*.html"),
        (offers.Blamed, "filter", "_blamed.html"),
        (offers.Filter, "filter", "_filters.html"),
        (columns.Head, "(text.)?head", ALL),
        (rows.Row, "row", "_row.html"),
        (texts.TextsPage, "page", "*texts*.html"),
        (text_column.Text, "text", "*text*.html"),
        (text_column.Entry, "entry", "_text.html"),
        (standing.Standing, "(text.)?standing", "_text.html"),
        (strip.Bar, "bar", "_text.html"),
        (walking.Ways, "(page.)?ways", "*texts*.html"),
        (marking.Chip, "chip", "_texts_controls.html"),
        (marking.Way, "way", "_texts_controls.html"),
        (put_panel.PutPanel, "put", "_put_panel.html"),
        (put_panel.Read, "read", "_put_panel.html"),
        (put_panel.Named, "named", "_put_panel.html"),
        (put_index.Group, "group", "texts.html"),
        (put_index.Sort, "sort", "texts.html"),
        (wordings.WordingList, "page", "wording_list.html"),
        (wordings.Using, "using", "_wording.html"),
        (point.PointPage, "page", "point.html"),
        (panel.Panel, "panel", "_question_panel.html"),
        (chart.Chart, "chart", "_chart.html"),
        (chart.Lane, "lane", "_chart.html"),
        (chart.Bar, "bar", "_chart.html"),
        (chart.Mark, "mark", "_chart.html"),
        (collated.Remark, "remark", "_remark.html"),
        (collated.Rendering, "rendering", "_remark.html"),
        (collated.Piece, "piece", "_remark.html"),
        (replies.Reply, "reply", "_reply.html"),
        (statements.Statement, "statement", "_statement.html"),
        (FramingPage, "page", "framing.html"),
        (tables.Section, "section", "*framing*.html"),
        (tables.Band, "band", "_framing_section.html"),
        (tables.Row, "row", "_framing_table.html"),
        (strips.Strip, "strip", "_framing_voices.html"),
        (strips.Share, "share", "_framing_voices.html"),
        (stands.Backing, "panel.backing", "_question_panel.html"),
        (stands.Absence, "absence", "_question_panel.html"),
    ],
)
def test_the_template_reads_every_field_and_no_other(shown: type, name: str, files: str) -> None:
    written = "".join(path.read_text() for path in TEMPLATES.glob(files))
    read = {match["field"] for match in re.finditer(rf"(?<![\w.-]){name}\.(?P<field>[a-z_]+)", written)}
    assert read - {"html"} == {field.name for field in fields(shown)}
