"""The brief as plain text, for a mail: the words of the page, without markup and without broken lines."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from comparisons import wording
from comparisons.pages.brief import BriefAnswer, BriefPage, Group, Item


def write_brief(page: BriefPage, address: str, on: datetime.date) -> str:
    """`address`: where the brief stands, whole; `on`: the day on which it says this."""
    lines = [page.name.upper(), page.dateline, "", page.summary, page.standing]
    for chapter in page.chapters:
        lines += ["", "", chapter.title.upper()]
        for group in chapter.groups:
            lines += write_group(group)
    lines += ["", "", "SOURCES", ""]
    lines += [f"[{listed.number}] {listed.told}" for listed in page.sources]
    lines += ["", "", wording.NOT_TRUE, f"{address} ({wording.say_day(on)})"]
    return "\n".join(lines).replace("\n\n\n\n", "\n\n\n") + "\n"


def write_group(group: Group) -> Iterator[str]:
    if group.title:
        yield ""
        yield f"{group.title}. {group.note}".rstrip() if group.note else group.title
    for item in group.items:
        yield ""
        yield from write_item(item)


def write_item(item: Item) -> Iterator[str]:
    part = f" ({item.part})" if item.part else ""
    yield f"{item.sign} {item.question}{part}".lstrip()
    if item.reason:
        yield f"    {item.reason}"
    for note in item.notes:
        yield f"    {note}"
    for answer in item.answers:
        yield from write_answer(answer)


def write_answer(answer: BriefAnswer) -> Iterator[str]:
    yield f"  - {answer.value}{f', {answer.when}' if answer.when else ''}"
    for saying in answer.sayings:
        yield f"    {saying.words} {saying.who} [{saying.number}]"
