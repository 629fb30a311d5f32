"""A table that somebody made in a spreadsheet and saved as CSV: its lines, or what is wrong with them.

Pure Python. It knows encodings, separators, quoting and line numbers, and which columns it was asked for;
what the cells mean it leaves to others. RFC 4180, and what spreadsheets make of it: a byte order mark, and a
semicolon or a tab between the cells where the comma is a decimal mark.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MAX_BYTES = 2 * 1024 * 1024
MAX_LINES = 2000
"""What one table may hold: so much is checked and stored within seconds, while the others who write wait."""

MAX_COLUMNS = 100
"""More names than that in a first line are no names of columns, and are not looked at one by one."""

BYTE_ORDER_MARK = "\ufeff"

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula."""

HOW_TO_SAVE = (
    "Save the table as “CSV UTF-8”: in Excel by Save as, in LibreOffice by choosing Unicode (UTF-8) there."
)


@dataclass(frozen=True)
class Problem:
    """What is wrong in a line, counted as an editor shows them, from 1; 0 and "" where it is the whole."""

    line: int
    sentence: str
    column: str = ""


class Unreadable(Exception):
    """A file that is no such table; `problems` says why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*(problem.sentence for problem in problems))
        self.problems = problems


@dataclass(frozen=True)
class Sheet:
    """The lines of a table with the number of each; every line has a cell for every one of the columns."""

    columns: Sequence[str]
    lines: Sequence[tuple[int, Sequence[str]]]


def decode(data: bytes) -> str:
    """The text of a file; raises `Unreadable` for one that is too large or not in UTF-8."""
    if len(data) > MAX_BYTES:
        raise Unreadable(
            Problem(0, f"The file is larger than {MAX_BYTES // 2**20} MB; split it, and import the parts.")
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        told = f"The file is not in UTF-8 (byte {error.object[error.start]:02X}). {HOW_TO_SAVE}"
        raise Unreadable(Problem(line, told)) from error


def read_sheet(text: str, *, columns: Sequence[str], needed: Iterable[str]) -> Sheet:
    """Read a table with some of these columns, the needed ones among them; raises `Unreadable`."""
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise Unreadable(Problem(line, f"This line has a NUL character: this is no table. {HOW_TO_SAVE}"))
    lines = list_lines(text)
    if not lines:
        raise Unreadable(
            Problem(0, f"The file is empty. Its first line names the columns: {', '.join(columns)}.")
        )
    (number, heads), *rest = lines
    heads = [head.strip().lower() for head in heads]
    if wrong := check_heads(number, heads, columns, needed) or check_lines(rest, heads):
        raise Unreadable(*wrong)
    return Sheet(heads, [(number, [read_safe(cell) for cell in cells]) for number, cells in rest])


def list_lines(text: str) -> list[tuple[int, list[str]]]:
    """The cells of each line that has any, with the number of the line where they begin."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=find_separator(text), strict=True)
    lines, number = [], 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                lines.append((number, cells))
            number = reader.line_num + 1
    except csv.Error as error:
        told = f"From here on the file cannot be read as CSV ({error}). Look for a quotation mark too many."
        raise Unreadable(Problem(number, told)) from error
    return lines


def find_separator(text: str) -> str:
    """What stands between the names of the columns in the first line."""
    head = text.lstrip().partition("\n")[0]
    return max(",;\t", key=head.count)


def check_heads(
    number: int, heads: Sequence[str], columns: Sequence[str], needed: Iterable[str]
) -> list[Problem]:
    """What is wrong with the names of the columns."""
    there = f"There are: {', '.join(columns)}."
    if len(heads) > MAX_COLUMNS:
        return [Problem(number, f"This first line has {len(heads):,} columns. {there}")]
    unknown = [head for head in heads if head not in columns]
    twice = sorted({head for head in heads if heads.count(head) > 1})
    missing = [column for column in needed if column not in heads]
    return [
        *(Problem(number, f"There is no column “{head}”. {there}") for head in unknown),
        *(Problem(number, f"The column “{head}” stands there twice; keep one of the two.") for head in twice),
        *(Problem(number, f"The column “{column}” is missing; it must be there.") for column in missing),
    ]


def check_lines(lines: Sequence[tuple[int, Sequence[str]]], heads: Sequence[str]) -> list[Problem]:
    """What is wrong with the lines below the names of the columns, as lines."""
    if not lines:
        return [Problem(0, "Below the names of the columns there is no line: there is nothing to import.")]
    if len(lines) > MAX_LINES:
        told = f"The table has {len(lines):,} lines; import at most {MAX_LINES:,} at once."
        return [Problem(0, told)]
    return [
        Problem(
            number,
            f"The line has {len(cells)} cells, the first line names {len(heads)} columns. Put a cell that "
            "has the separator in it between quotation marks.",
        )
        for number, cells in lines
        if len(cells) != len(heads)
    ]


def write_sheet(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The table as text, as `read_sheet` reads it and a spreadsheet opens it."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(columns)
    writer.writerows([make_safe(cell) for cell in row] for row in rows)
    return BYTE_ORDER_MARK + written.getvalue()


def make_safe(cell: str) -> str:
    """The cell as a spreadsheet shows it: an apostrophe in front of what it would run as a formula."""
    bare = cell.lstrip("'")  # what begins with one of its own gets another, so that it is read as it was
    return f"'{cell}" if bare.lstrip().startswith(FORMULA) or bare[:1] in ("\t", "\r", "\n") else cell


def read_safe(cell: str) -> str:
    """The cell as it was before `make_safe`."""
    return cell[1:] if cell[:1] == "'" and make_safe(cell[1:]) == cell else cell
