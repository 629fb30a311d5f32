"""The table of keys stands for three things that must not drift apart: the code, the columns, the manual."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.db.models import Model

from articles.models import Article, Author, Source
from comparisons.bundles.loading import load_bundles
from comparisons.bundles.schema import ENTRIES, Form, Key
from comparisons.models import (
    Alias,
    Claim,
    Coverage,
    Entity,
    Event,
    FramingMark,
    Option,
    Point,
    Referent,
    Speaker,
)
from comparisons.tests.bundles.making import render, write_bundle

MANUAL = (settings.BASE_DIR / "docs" / "bundles.md").read_text(encoding="utf-8")
HEADINGS = {
    "source": "sources", "speaker": "speakers", "entity": "entities", "article": "articles",
    "event": "events", "coverage": "coverage", "point": "points", "option": "options", "claim": "claims",
    "referent": "referents", "mark": "framing", "measurement": "voices",
}  # fmt: skip
MODELS: dict[str, type[Model]] = {
    "source": Source, "speaker": Speaker, "entity": Entity, "article": Article, "event": Event,
    "coverage": Coverage, "point": Point, "option": Option, "claim": Claim, "referent": Referent,
    "mark": FramingMark,
}  # fmt: skip
ELSEWHERE = {("entity", "aliases"): (Alias, "name"), ("article", "authors"): (Author, "name")}
"""Keys whose texts are rows of another table."""

LIMITED = [
    (kind, key)
    for kind in MODELS
    for key in ENTRIES[kind]
    if key.form in (Form.TEXT, Form.TEXTS, Form.ADDRESS)
]


@pytest.mark.parametrize("kind", HEADINGS)
def test_the_manual_lists_the_keys_and_what_must_be_there(kind: str) -> None:
    table = MANUAL.split(f"**{HEADINGS[kind]}**")[1].split("\n**")[0].split("\n## ")[0]
    cells = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    written = [match for cell in cells for match in re.findall(r"`(\w+)`(\*?)", cell)]
    assert sorted(written) == sorted((key.name, "*" if key.must else "") for key in ENTRIES[kind])


@pytest.mark.parametrize(
    ("kind", "key"), LIMITED, ids=lambda part: part if isinstance(part, str) else part.name
)
def test_a_text_is_as_long_as_its_column_holds(kind: str, key: Key) -> None:
    if key.name == "tagged_quote" or (kind, key.name) in {("speaker", "aliases"), ("article", "body")}:
        return
    model, column = ELSEWHERE.get((kind, key.name), (MODELS[kind], key.name))
    assert key.limit == getattr(model._meta.get_field(column), "max_length")  # noqa: B009


@pytest.mark.django_db
def test_the_first_bundle_of_the_manual_loads(tmp_path: Path) -> None:
    example = MANUAL.split("```yaml\n")[1].split("```")[0]
    report = load_bundles([str(write_bundle(tmp_path, example))])
    assert not report.warnings
    assert render("union-state")["points"][0]["verdict"] == "conflict"
