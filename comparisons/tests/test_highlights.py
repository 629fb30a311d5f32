"""A text and its overlapping marks as a flat run of segments."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.texts import paragraphs
from comparisons.highlights import Mark, MarkProblem, Segment, cut_paragraphs, cut_segments

TEXT = "ab🙂d e\n\nf gй"


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(st.text(alphabet=st.sampled_from("ab🙂 \n"), min_size=1, max_size=30))
    pairs = st.lists(st.lists(st.integers(0, len(text)), min_size=2, max_size=2, unique=True), max_size=20)
    ranges = [sorted(pair) for pair in draw(pairs)]
    return text, [Mark(number, start, end) for number, (start, end) in enumerate(ranges)]


@pytest.mark.parametrize(
    ("marks", "segments"),
    [
        ([], [(0, 12, "")]),
        ([("x", 0, 12)], [(0, 12, "x")]),
        ([("x", 2, 4)], [(0, 2, ""), (2, 4, "x"), (4, 12, "")]),
        ([("big", 0, 6), ("s", 2, 4)], [(0, 2, "big"), (2, 4, "s big"), (4, 6, "big"), (6, 12, "")]),
        ([("x", 0, 4), ("y", 2, 6)], [(0, 2, "x"), (2, 4, "x y"), (4, 6, "y"), (6, 12, "")]),
        ([("x", 0, 4), ("y", 4, 12)], [(0, 4, "x"), (4, 12, "y")]),
        ([("y", 0, 4), ("x", 0, 4)], [(0, 4, "x y"), (4, 12, "")]),
        ([("x", 0, 4), ("x", 0, 4)], [(0, 4, "x"), (4, 12, "")]),
    ],
)
def test_segments(marks: list[tuple[str, int, int]], segments: list[tuple[int, int, str]]) -> None:
    expected = [Segment(start, end, tuple(names.split())) for start, end, names in segments]
    assert cut_segments(TEXT, [Mark(*mark) for mark in marks]) == expected


def test_an_empty_text_has_no_segments() -> None:
    assert cut_segments("", []) == []
    assert cut_paragraphs("", []) == []


def test_a_mark_over_a_break_goes_on_in_the_next_paragraph() -> None:
    assert cut_paragraphs(TEXT, [Mark("x", 4, 10), Mark("y", 0, 2)]) == [
        [Segment(0, 2, ("y",)), Segment(2, 4, ()), Segment(4, 6, ("x",))],
        [Segment(8, 10, ("x",)), Segment(10, 12, ())],
    ]


@pytest.mark.parametrize("mark", [Mark("x", 2, 2), Mark("x", 4, 2), Mark("x", -1, 2), Mark("x", 2, 13)])
def test_a_mark_that_lies_nowhere_is_refused(mark: Mark) -> None:
    for cut in (cut_segments, cut_paragraphs):
        with pytest.raises(
            MarkProblem, match=r"Mark x covers characters -?\d+ to \d+ of a text that has 12\."
        ):
            cut(TEXT, [Mark("y", 0, 12), mark])


def test_one_name_on_two_ranges_is_refused() -> None:
    with pytest.raises(MarkProblem, match="two ranges"):
        cut_segments(TEXT, [Mark("x", 0, 2), Mark("x", 1, 2)])


@given(marked_texts())
def test_segments_joined_are_the_text(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    assert "".join(text[start:end] for start, end, _ in cut_segments(text, marks)) == text
    for span, segments in zip(paragraphs(text), cut_paragraphs(text, marks), strict=True):
        assert "".join(text[start:end] for start, end, _ in segments) == text[span.start : span.end]


@given(marked_texts())
def test_each_mark_covers_exactly_its_range(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    inside = {place for start, end in paragraphs(text) for place in range(start, end)}
    in_paragraphs = [segment for segments in cut_paragraphs(text, marks) for segment in segments]
    for segments, seen in ((cut_segments(text, marks), set(range(len(text)))), (in_paragraphs, inside)):
        for mark in marks:
            covered = [at for start, end, names in segments if mark.id in names for at in range(start, end)]
            assert covered == [at for at in range(mark.start, mark.end) if at in seen]


@given(marked_texts(), st.randoms(use_true_random=False))
def test_the_order_of_marks_does_not_matter(case: tuple[str, list[Mark]], chance: Random) -> None:
    text, marks = case
    shuffled = list(marks)
    chance.shuffle(shuffled)
    assert cut_segments(text, shuffled) == cut_segments(text, marks)
    assert cut_paragraphs(text, shuffled) == cut_paragraphs(text, marks)


@given(marked_texts())
def test_the_smallest_mark_comes_first_in_both(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    sizes = {mark.id: mark.end - mark.start for mark in marks}
    segments = cut_segments(text, marks) + [part for parts in cut_paragraphs(text, marks) for part in parts]
    for segment in segments:
        assert [sizes[name] for name in segment.marks] == sorted(sizes[name] for name in segment.marks)
