"""The import in a browser: under the strict Content-Security-Policy, by keyboard and accessible."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page

from articles.models import Source
from comparisons.roles import TAGGERS
from comparisons.tests.making import make_source
from comparisons.tests.roles.people import make_person
from comparisons.tests.test_admin_browser import QUIET
from conftest import type_axe

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "a word that nobody has"


def test_a_table_is_brought_in(page: Page, axe: type_axe, tmp_path: Path) -> None:
    make_person("ann", TAGGERS, password=PASSWORD)
    make_source(slug="rt", name="RT")
    table = tmp_path / "sources.csv"
    table.write_text('slug,name\nrt!,\nzv,"Звязда,\nМінск"\n', encoding="utf-8-sig")
    page.goto("/admin/articles/source/")
    page.get_by_label("Username").fill("ann")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Import", exact=True).click()
    axe(page, options=QUIET)
    page.get_by_label("File").set_input_files(table)
    page.get_by_role("button", name="Look at it").click()
    page.get_by_text("Nothing was imported. Mend the table and choose it again.").wait_for()
    axe(page, options=QUIET)
    table.write_text('slug,name\nrt,"Russia ""Today"""\nzv,"Звязда, Мінск"\n', encoding="utf-8-sig")
    page.get_by_label("File").set_input_files(table)
    page.get_by_role("button", name="Look at it").click()
    page.get_by_text('name: RT → Russia "Today"').wait_for()
    axe(page, options=QUIET)
    assert Source.objects.count() == 1
    page.get_by_role("button", name="Import these lines").press("Enter")
    page.get_by_text("Imported: 1 new, 1 changed, 0 as they were.").wait_for()
    assert Source.objects.get(slug="zv").name == "Звязда, Мінск"


def test_a_person_is_put_into_a_role(page: Page, axe: type_axe, admin_user: User) -> None:
    ann = make_person("ann")
    page.goto(f"/admin/auth/user/{ann.pk}/change/")
    page.get_by_label("Username").fill("admin")
    page.get_by_label("Password").fill("password")
    page.keyboard.press("Enter")
    page.get_by_role("checkbox", name=TAGGERS).check()
    axe(page, options=QUIET)
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("Ann may enter the admin from now on.").wait_for()
    assert User.objects.get(username="ann").is_staff
