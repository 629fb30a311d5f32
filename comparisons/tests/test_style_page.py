"""The page of the design: complete where DEBUG is on, absent elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from comparisons.pages.offers import KEYS
from comparisons.tests.reading import read_page

WORDING = ("mark--own", "mark--quoted", "thing", "voiced--quoted", "put", "put__read", "put__none")

pytestmark = pytest.mark.django_db


def test_there_is_no_such_page_without_debug(client: Client) -> None:
    assert client.get("/style/").status_code == 404


def test_it_shows_each_component_without_a_query(
    client: Client, settings: Settings, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    settings.DEBUG = True
    with django_assert_num_queries(0):
        response = client.get("/style/")
    page = read_page(response.content)
    for look in KEYS:
        assert page.find_all(name=f"verdict--{look.key}"), look.key
    shown = ("cell", "theirs", "mark--open", "filter", "ways", "pencil", "notice", "empty", "list", "chart")
    for name in (
        *shown,
        "cell--silent",
        "cell--untagged",
        "claim__lost",
        "collation",
        "absences",
        "changed",
        *WORDING,
    ):
        assert page.find_all(name=name), name


def test_each_style_sheet_belongs_to_a_template_or_to_a_form() -> None:
    root = Path(__file__).resolve().parents[2]
    written = "".join(path.read_text() for path in (root / "templates").rglob("*.html"))
    written += "".join(path.read_text() for path in (root / "comparisons").glob("forms*.py"))
    for sheet in (root / "static" / "css").glob("*.css"):
        assert f"css/{sheet.name}" in written
