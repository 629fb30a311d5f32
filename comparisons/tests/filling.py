"""Fills the forms of the admin as a browser would: all that a page shows is sent, some of it changed."""

from __future__ import annotations

import html
import re
from typing import Any

from django.db.models import Model
from django.test import Client
from django.urls import reverse


def address_of(row: Model | type[Model], page: str = "change") -> str:
    """The address of a row's page in the admin, or of its model's list or form."""
    name = f"admin:{row._meta.app_label}_{row._meta.model_name}_{page}"
    return reverse(name, args=[] if isinstance(row, type) else [row.pk])


def read_form(page: Any) -> dict[str, Any]:
    """What a browser would send if the page's form were saved as it stands."""
    sets = [inline.formset for inline in page.context["inline_admin_formsets"]]
    forms = [
        page.context["adminform"].form,
        *(form for rows in sets for form in (rows.management_form, *rows.forms)),
    ]
    shown = {field.html_name: field.value() for form in forms for field in form}
    return {
        name: "on" if value is True else value
        for name, value in shown.items()
        if value is not None and value is not False
    }


def save_form(client: Client, address: str, **changes: Any) -> Any:
    """Open a form, change some of its fields (None: left out), save it, and follow where it leads."""
    page = client.get(address)
    assert page.status_code == 200
    return send_form(client, address, read_form(page), **changes)


def send_form(client: Client, address: str, form: dict[str, Any], **changes: Any) -> Any:
    sent = {name: value for name, value in {**form, **changes}.items() if value is not None}
    return client.post(address, sent, follow=True)


def was_saved(answer: Any) -> bool:
    return bool(answer.redirect_chain)


def read_errors(answer: Any) -> list[str]:
    """The sentences by which a form was refused; empty if it was saved."""
    if was_saved(answer):
        return []
    errors = answer.context["errors"]
    return [
        str(sentence)
        for problems in errors
        for sentence in (problems if isinstance(problems, list) else [problems])
    ]


def read_messages(answer: Any) -> list[str]:
    return [str(message) for message in answer.context["messages"]]


def read_text(answer: Any) -> str:
    """The words of a page without its tags."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))
