"""Sources and speakers from a table: what each line would do, all or nothing, and nobody overwritten."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from articles.models import Source
from articles.sheets import MAX_LINES
from comparisons.models import Speaker, StoredVerdict
from comparisons.tests.filling import address_of, read_form, read_messages, read_text, send_form, was_saved
from comparisons.tests.making import (
    make_article,
    make_claim,
    make_event,
    make_point,
    make_source,
    make_speaker,
)
from comparisons.tests.roles.people import sign_in

pytestmark = pytest.mark.django_db

SOURCES, SPEAKERS = address_of(Source, "import"), address_of(Speaker, "import")


@pytest.fixture
def tagger() -> Client:
    return sign_in("tagger")


def choose(client: Client, table: str | bytes, address: str = SOURCES) -> Any:
    data = table.encode() if isinstance(table, str) else table
    return client.post(address, {"file": SimpleUploadedFile("table.csv", data)})


def confirm(client: Client, looked: Any, address: str = SOURCES) -> Any:
    sent = {name: looked.context[name] for name in ("sheet", "seen")}
    return client.post(address, sent, follow=True)


def read_rows(page: Any) -> list[list[str]]:
    """The cells of the page's tables, row by row, as they are read."""
    rows = re.findall(r"<tr>(.*?)</tr>", page.content.decode(), re.DOTALL)
    return [
        [
            " ".join(html.unescape(re.sub(r"<[^>]+>", " ", cell)).split())
            for cell in re.findall(r"<t[dh].*?</t[dh]>", row, re.DOTALL)
        ]
        for row in rows
    ]


def test_a_table_is_looked_at_first_and_stored_when_confirmed(tagger: Client) -> None:
    make_source(slug="rt", name="RT", country="RU", homepage="https://rt.com/")
    make_source(slug="tass", name="TASS")
    looked = choose(tagger, "slug,name,homepage\nrt,RT,rt.com\nbelta,BelTA,\ntass,TASS,\n")
    assert ["2", "rt", "changed homepage: https://rt.com/ → https://rt.com", ""] in read_rows(looked)
    assert ["3", "belta", "new name: BelTA", ""] in read_rows(looked)
    assert "would make 1 new, change 1 and leave 1 as they are" in read_text(looked)
    assert Source.objects.count() == 2
    assert Source.objects.get(slug="rt").homepage == "https://rt.com/"
    answer = confirm(tagger, looked)
    assert read_messages(answer) == ["Imported: 1 new, 1 changed, 1 as they were."]
    stored = Source.objects.get(slug="rt")
    assert (stored.homepage, stored.country) == ("https://rt.com", "RU")
    assert Source.objects.get(slug="belta").name == "BelTA"
    assert {entry.object_repr for entry in LogEntry.objects.all()} == {"RT", "BelTA"}


def test_what_is_wrong_is_told_by_line_and_nothing_is_stored(tagger: Client) -> None:
    looked = choose(
        tagger,
        "slug,name,homepage,kind\nbelta,BelTA,,state\nRT!,RT,,\nx,,,left\nbelta,Again,no address,\ny,"
        + "y" * 201
        + ",,\n",
    )
    rows = read_rows(looked)
    assert [
        "3",
        "slug",
        "Use 1 to 80 of the letters a to z, digits and hyphens, for example “union-state”.",
    ] in rows
    assert ["4", "name", "This field is required."] in rows
    assert any(
        row[:2] == ["4", "kind"] and "“left” is no kind of source; write agency," in row[2] for row in rows
    )
    assert ["5", "slug", "“belta” stands in line 2 already; keep one of the two lines."] in rows
    assert ["5", "homepage", "Enter a valid URL."] in rows
    assert any(row[:2] == ["6", "name"] and "at most 200 characters" in row[2] for row in rows)
    assert not looked.context["plan"].lines or "Import these lines" not in looked.content.decode()
    assert not Source.objects.exists()


HOSTILE = [
    (b"", "Choose a file first|The file is empty"),
    (b"\0\0\0\0", "NUL"),
    (b"slug,name\n", "nothing to import"),
    ("slug,name\nzv,Звязда\n".encode("cp1251"), "CSV UTF-8"),
    (b"slug,name,lean\nrt,RT,left\n", "There is no column “lean”"),
    (b"\x89PNG\r\n\x1a\n\x00", "CSV UTF-8"),
    (b"slug,name\nrt,R\x01T\x7f\xed\xa0\x80\n", "CSV UTF-8"),
    (b'slug,name\nrt,"RT\n', "quotation mark"),
    (b"slug,name\n" + b"x" * 140_000 + b",x\n", "cannot be read as CSV"),
    (b"slug,name\n" + b"rt,RT\n" * (MAX_LINES + 1), "import at most"),
]


@pytest.mark.parametrize(("data", "sentence"), HOSTILE, ids=lambda value: repr(value)[:30])
def test_what_is_no_table_is_refused_in_words(tagger: Client, data: bytes, sentence: str) -> None:
    looked = choose(tagger, data)
    assert looked.status_code == 200
    assert re.search(sentence, read_text(looked))
    assert not Source.objects.exists()


def test_no_file_and_a_broken_confirmation_are_no_errors_of_ours(tagger: Client) -> None:
    assert "Choose a file first." in read_text(tagger.post(SOURCES))
    for seen in ("", "[", "[]", "[" * 100_000, '{"rt": "x"}'):
        answer = tagger.post(SOURCES, {"sheet": "slug,name\nrt,RT\n", "seen": seen})
        assert answer.status_code == 409
        assert "after you looked" in read_text(answer)
    assert not Source.objects.exists()


def test_cells_are_text_and_never_formulas_or_tags(tagger: Client) -> None:
    looked = choose(tagger, 'slug,name\nrt,"=HYPERLINK(""x"")"\nwsws,<script>alert(1)</script>\n')
    assert b"<script>alert" not in looked.content
    confirm(tagger, looked)
    assert Source.objects.get(slug="rt").name == '=HYPERLINK("x")'
    table = tagger.get(address_of(Source, "export")).content.decode()
    assert "'=HYPERLINK" in table
    again = choose(tagger, table)
    assert "there is nothing to import" in read_text(again)


def test_a_source_of_a_name_on_file_is_pointed_out(tagger: Client) -> None:
    make_source(slug="rt-com", name="RT")
    looked = choose(tagger, "slug,name\nrt,rt\nbelta,BelTA\nbta,Belta\n")
    remarks = {row[1]: row[3] for row in read_rows(looked) if len(row) == 4}
    assert remarks["rt"] == "“rt-com” has this name as well: is it another?"
    assert remarks["bta"] == "“belta” has this name as well: is it another?"
    assert remarks["belta"] == ""


def test_a_row_changed_since_it_was_shown_is_told_and_not_overwritten(tagger: Client) -> None:
    make_source(slug="rt", name="RT")
    looked = choose(tagger, "slug,name\nrt,Russia Today\nbelta,BelTA\n")
    theirs = Source.objects.get(slug="rt")
    address = address_of(theirs)
    assert was_saved(send_form(tagger, address, read_form(tagger.get(address)), country="RU"))
    answer = confirm(tagger, looked)
    assert answer.status_code == 409
    assert "Somebody changed “rt” after you looked." in read_text(answer)
    assert set(Source.objects.values_list("slug", "name")) == {("rt", "RT")}
    confirm(tagger, answer)
    stored = Source.objects.get(slug="rt")
    assert (stored.name, stored.country) == ("Russia Today", "RU")


def test_whoever_has_the_form_open_is_told_of_the_import(tagger: Client) -> None:
    source = make_source(slug="rt", name="RT")
    opened = read_form(tagger.get(address_of(source)))
    confirm(tagger, choose(tagger, "slug,name\nrt,Russia Today\n"))
    refused = send_form(tagger, address_of(source), opened, name="Mine")
    assert not was_saved(refused)
    assert "Somebody else changed" in read_text(refused)


def test_speakers_come_with_their_names_and_verdicts_are_judged_again(tagger: Client) -> None:
    point = make_point(event=make_event())
    official = make_speaker(slug="official", name="An official")
    for value in ("1997", "1999"):
        make_claim(point=point, article=make_article(), value=value, voice=official)
    assert StoredVerdict.objects.get(point=point).verdict == "conflict"
    looked = choose(
        tagger,
        "slug,name,aliases,anonymous\nofficial,An official,,TRUE\nluka,Alexander Lukashenko,"
        "Lukashenka;  Aliaksandr   Lukashenka ;,\n",
        SPEAKERS,
    )
    assert ["2", "official", "changed anonymous: false → true", ""] in read_rows(looked)
    assert StoredVerdict.objects.get(point=point).verdict == "conflict"
    confirm(tagger, looked, SPEAKERS)
    assert StoredVerdict.objects.get(point=point).verdict == "disputed"
    assert Speaker.objects.get(slug="luka").aliases == ["Lukashenka", "Aliaksandr Lukashenka"]
    assert not Speaker.objects.get(slug="luka").anonymous


def test_a_flag_that_cannot_be_read_is_refused(tagger: Client) -> None:
    looked = choose(tagger, "slug,name,anonymous\nx,X,perhaps\n", SPEAKERS)
    assert ["2", "anonymous", "Write true or false instead of “perhaps”, or nothing for false."] in read_rows(
        looked
    )


def test_a_table_of_all_on_file_changes_nothing(tagger: Client) -> None:
    make_speaker(slug="official", name="An official", anonymous=True, role="Ministry, of sorts")
    make_speaker(slug="luka", aliases=["Lukashenka", "A. Lukashenka"])
    table = tagger.get(address_of(Speaker, "export"))
    assert table["Content-Type"] == "text/csv; charset=utf-8"
    assert "there is nothing to import" in read_text(choose(tagger, table.content, SPEAKERS))


def test_an_empty_table_to_fill_in_names_the_columns(tagger: Client) -> None:
    table = tagger.get(address_of(Source, "export"), {"rows": "none"}).content.decode()
    assert table == "\ufeffslug,name,homepage,country,kind\r\n"


def test_the_list_offers_the_import_to_those_who_may(tagger: Client) -> None:
    assert SOURCES in tagger.get(address_of(Source, "changelist")).content.decode()
    seen_by_editor = sign_in("editor").get(address_of(Source, "changelist")).content.decode()
    assert SOURCES not in seen_by_editor
    assert address_of(Source, "export") in seen_by_editor


def test_thousands_of_lines_cost_a_look_few_queries(
    tagger: Client, django_assert_max_num_queries: Any
) -> None:
    table = "slug,name\n" + "".join(f"source-{n},Source {n}\n" for n in range(1200))
    with django_assert_max_num_queries(20 + 2 * 1200):  # a savepoint about each line, and no more
        looked = choose(tagger, table)
    assert "would make 1200 new" in read_text(looked)
    assert "And 700 more lines." in read_text(looked)
