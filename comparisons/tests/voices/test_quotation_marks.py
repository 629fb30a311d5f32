"""Where quotations begin and end, told by their marks: as newspapers set them, and as they mis-set them."""

from __future__ import annotations

import pytest

from comparisons.voices.marks import find_quotations


def quoted(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_quotations(text)]


def inside(text: str) -> list[str]:
    return [text[inner.start : inner.end] for one in find_quotations(text) for inner in one.inner]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “yes” and left.", ["“yes”"]),
        ('He said "yes" and left.', ['"yes"']),
        ("Er sagte „ja“ und ging.", ["„ja“"]),
        ("Он сказал «да» и ушёл.", ["«да»"]),
        ("Er sagte »ja« und ging.", ["»ja«"]),
        ("Han sade ”ja” och gick.", ["”ja”"]),
        ("He said ``yes'' and left.", ["``yes''"]),
        ("He said ''yes'' and left.", ["''yes''"]),
        ("He said ‘yes’ and left.", ["‘yes’"]),
        ("He said 'yes' and left.", ["'yes'"]),
        ("Il a dit ‹oui›.", ["‹oui›"]),
    ],
)
def test_marks_of_all_kinds_are_read(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said “yes" and left.', ['“yes"']),
        ('He said "yes” and left.', ['"yes”']),
        ("He said “yes“ and left.", ["“yes“"]),
        ('He said „yes" and “no„, twice.', ['„yes"', "“no„"]),
    ],
)
def test_marks_that_do_not_match_or_turn_the_wrong_way_still_pair(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Now it is so ”, he said.", ["“Now it is so ”"]),
        ("“Now it is so ”he said.", ["“Now it is so ”"]),
        ("“Now it is so “, he said.", ["“Now it is so “"]),
        ('" Now it is so ", he said.', ['" Now it is so "']),
        ("«\u00a0Bien sûr\u00a0», dit-il.", ["«\u00a0Bien sûr\u00a0»"]),
        (
            "«\u202fBien sûr\u202f», dit-il, «\u202fmais non\u202f».",
            ["«\u202fBien sûr\u202f»", "«\u202fmais non\u202f»"],
        ),
    ],
)
def test_spaces_inside_the_marks_part_nothing(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The miners’ strike is the owners’ and the lads’ affair.",
        "The tourists' suitcases rattle in the guests' hall.",
        "It’s the ’90s; don’t ask ’em ’til they’re back.",
        "Rock 'n' roll wasn't dead in the '60s, 'twas asleep.",
        'A pipe of 12" and a board of 5\'10" lay there.',
        "Im Dorf' war's still.",
    ],
)
def test_an_apostrophe_opens_nothing(text: str) -> None:
    assert quoted(text) == []


def test_a_quotation_in_single_marks_may_hold_apostrophes_and_genitives() -> None:
    text = "‘We can’t eat the owners’ patience,’ he said. ‘The lads’ wages haven’t moved since ’98.’"
    assert quoted(text) == [
        "‘We can’t eat the owners’ patience,’",
        "‘The lads’ wages haven’t moved since ’98.’",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“He told me ‘write nothing’, so I did,” she said.", ["‘write nothing’"]),
        ("\"He told me 'write nothing', so I did,\" she said.", ["'write nothing'"]),
        ("‘He told me “write nothing”, so I did,’ she said.", ["“write nothing”"]),
        ("«Он сказал: „не пишите“, и я ушла», — сказала она.", ["„не пишите“"]),
        ("“He told me “write nothing”, so I did” is what she said.", ["“write nothing”"]),
        ("“He said «yes» at the top and «no» below,” she said.", ["«yes»", "«no»"]),
    ],
)
def test_a_quotation_in_a_quotation_stays_inside(text: str, expected: list[str]) -> None:
    assert len(quoted(text)) == 1
    assert inside(text) == expected


def test_a_quotation_goes_on_where_each_paragraph_opens_with_a_mark() -> None:
    text = "She spoke.\n\n“The first.\n\n“The second.\n\n“The third.”\n\nHe left."
    assert quoted(text) == ["“The first.\n\n“The second.\n\n“The third.”"]


def test_a_quotation_goes_on_over_paragraphs_without_marks_until_its_mark_closes() -> None:
    text = "He said:\n\n\"The first. They said 'no'.\n\n...\n\nThe second, too.\"\n\nThe “end” of it."
    assert quoted(text) == ["\"The first. They said 'no'.\n\n...\n\nThe second, too.\"", "“end”"]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "She said: “We were quiet for a year.\n\nNobody else spoke. “I shall not be quiet,” she added."
    found = find_quotations(text)
    assert quoted(text) == ["“We were quiet for a year.", "“I shall not be quiet,”"]
    assert [one.closed for one in found] == [False, True]


def test_an_unclosed_quotation_ends_with_its_sentence_where_the_next_one_opens() -> None:
    text = 'He said: "We go. Nobody stays. She answered with a "no" at once.'
    assert quoted(text) == ['"We go. Nobody stays.', '"no"']


def test_a_closing_mark_alone_is_no_quotation() -> None:
    assert quoted("He left.” Nobody knew why. It was” late.") == []


def test_a_link_or_emphasis_around_the_marks_changes_nothing() -> None:
    assert quoted('(the [“Three Rivers”](#)), *"slowly"* and ["[Deep](#)"]') == [
        "“Three Rivers”",
        '"slowly"',
        '"[Deep](#)"',
    ]


@pytest.mark.parametrize("character", [*"\"“”„«»‘’'‹›", "''", "“ ", "\n\n“", "a'", "'a"])
def test_a_text_of_nothing_but_marks_is_read_and_every_span_lies_in_it(character: str) -> None:
    text = character * 400
    ends = [0, *(place for one in find_quotations(text) for place in (one.start, one.end))]
    assert ends == sorted(ends)
    assert ends[-1] <= len(text)
