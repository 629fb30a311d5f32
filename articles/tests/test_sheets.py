"""Reading a table: what is right comes back cell by cell, what is wrong with its line and how to mend it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.sheets import MAX_BYTES, MAX_LINES, Unreadable, decode, read_sheet, write_sheet

COLUMNS = ("slug", "name", "kind")


def read(text: str) -> list[tuple[int, list[str]]]:
    sheet = read_sheet(text, columns=COLUMNS, needed=("slug", "name"))
    return [(number, list(cells)) for number, cells in sheet.lines]


RIGHT = [
    ("slug,name\nrt,RT\n", [(2, ["rt", "RT"])]),
    ("\nslug,name\n\nrt,RT\n\n", [(4, ["rt", "RT"])]),
    (" Slug , NAME \r\nrt,RT\r\n", [(2, ["rt", "RT"])]),
    ("slug;name\nrt;RT, Moscow\n", [(2, ["rt", "RT, Moscow"])]),
    ("slug\tname\nrt\tRT\n", [(2, ["rt", "RT"])]),
    ('slug,name\nrt,"RT,\nMoscow"\nwsws,WSWS', [(2, ["rt", "RT,\nMoscow"]), (4, ["wsws", "WSWS"])]),
    ("slug,name\nrt,=1+1\n", [(2, ["rt", "=1+1"])]),
    ("slug,name\nrt,'=1+1\n", [(2, ["rt", "=1+1"])]),
    ("slug,name\nrt,'s Avonds\n", [(2, ["rt", "'s Avonds"])]),
    (",,\nslug,name,kind\nrt,RT,\n", [(3, ["rt", "RT", ""])]),
]


@pytest.mark.parametrize(("text", "lines"), RIGHT, ids=str)
def test_a_table_is_read_with_the_numbers_of_its_lines(text: str, lines: object) -> None:
    assert read(text) == lines


WRONG = [
    ("", 0, "The file is empty. Its first line names the columns: slug, name, kind."),
    (" \n\n", 0, "The file is empty."),
    ("slug,name\n", 0, "there is nothing to import"),
    ("slug,name,lean\nrt,RT,left\n", 1, "There is no column “lean”. There are: slug, name, kind."),
    ("slug,name,\nrt,RT,x\n", 1, "There is no column “”."),
    ("slug,name,slug\nrt,RT,rt\n", 1, "The column “slug” stands there twice"),
    ("slug,kind\nrt,state\n", 1, "The column “name” is missing"),
    ("slug,name\nrt,RT,Moscow\n", 2, "The line has 3 cells, the first line names 2 columns."),
    ("slug,name\nrt,RT\nwsws\n", 3, "The line has 1 cells"),
    ('slug,name\nrt,"RT\nwsws,WSWS\n', 2, "Look for a quotation mark too many"),
    ("slug,name\nrt,R\0T\n", 2, "NUL"),
    (
        "slug,name\n" + "rt,RT\n" * (MAX_LINES + 1),
        0,
        "The table has 2,001 lines; import at most 2,000 at once.",
    ),
]


@pytest.mark.parametrize(("text", "line", "sentence"), WRONG, ids=lambda value: repr(value)[:40])
def test_what_is_no_such_table_is_refused_by_line(text: str, line: int, sentence: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(text)
    assert refused.value.problems[0].line == line
    assert sentence in refused.value.problems[0].sentence


def test_a_byte_order_mark_is_no_part_of_a_name() -> None:
    assert decode("slug,name\nrt,Звязда".encode("utf-8-sig")) == "slug,name\nrt,Звязда"


@pytest.mark.parametrize("encoding", ["cp1251", "utf-16", "koi8-r"])
def test_another_encoding_is_refused_with_the_way_to_save(encoding: str) -> None:
    with pytest.raises(Unreadable, match="CSV UTF-8"):
        decode("slug,name\nzv,Звязда\n".encode(encoding))


def test_the_line_of_a_byte_that_cannot_be_read_is_told() -> None:
    with pytest.raises(Unreadable, match="byte C7") as refused:
        decode("slug,name\nrt,RT\nzv,Звязда\n".encode("cp1251"))
    assert refused.value.problems[0].line == 3


def test_a_file_too_large_is_refused_unread() -> None:
    with pytest.raises(Unreadable, match="larger than 2 MB"):
        decode(b"\xff" * (MAX_BYTES + 1))


cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\n"), max_size=8)


@given(st.lists(st.tuples(cells.filter(str.strip), cells, cells), min_size=1, max_size=4))
def test_what_was_written_is_read(rows: list[tuple[str, str, str]]) -> None:
    written = write_sheet(COLUMNS, rows)
    assert [tuple(line) for _, line in read(written.removeprefix("\ufeff"))] == rows


def test_a_line_of_very_many_cells_is_refused_at_once() -> None:
    """Counting each name among all the others would take hours at this size."""
    with pytest.raises(Unreadable) as refused:
        read(",".join(f"c{number}" for number in range(200_000)) + ",c1\n")
    assert len(refused.value.problems) < 10
    assert "has 200,001 columns" in refused.value.problems[0].sentence


def test_a_name_that_begins_as_a_marked_formula_does_comes_back_as_it_was() -> None:
    for name in ("'=1+1", "''=1+1", "'s Avonds", "=1"):
        assert read(decode(write_sheet(("slug", "name"), [("rt", name)]).encode())) == [(2, ["rt", name])]
