"""What of a converted text is markup and no words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparisons.residue import find_residue, is_heading


def without(text: str) -> str:
    shown, done = [], 0
    for start, end in find_residue(text):
        shown.append(text[done:start])
        done = end
    return "".join([*shown, text[done:]])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# A heading\n\nText", "A heading\n\nText"),
        ("By [Andrew Korybko](#), 2020", "By Andrew Korybko, 2020"),
        ("see [them](https://x.org/a)", "see them"),
        ("a “[Great Society](#)” of “[Projects](#)”", "a “Great Society” of “Projects”"),
        ("**Disclaimer:** none", "Disclaimer: none"),
        ("**[x](https://x.org)**", "x"),
        ("*This was published on [OneWorld](#).*", "This was published on OneWorld."),
        (r"paying \$1 billion", "paying $1 billion"),
        ("one\n\n---\n\ntwo", "one\n\n\n\ntwo"),
        ("> quoted", "quoted"),
        ("will they [the Russians] do", "will they [the Russians] do"),
        ("way...[Russians] do (not) want", "way...[Russians] do (not) want"),
        ("a footnote* and 3 * 4 * 5", "a footnote* and 3 * 4 * 5"),
        ("#1 of #many, C# and a_b_c", "#1 of #many, C# and a_b_c"),
        ("👩‍👩‍👧 **Союз** [القدس](#)", "👩‍👩‍👧 Союз القدس"),
    ],
)
def test_markup_is_left_out_and_words_stay(text: str, shown: str) -> None:
    assert without(text) == shown


def test_a_heading_is_told() -> None:
    assert is_heading("## One\n\nTwo", 0)
    assert not is_heading("## One\n\nTwo", 8)
    assert not is_heading("#One", 0)


@given(st.text(st.sampled_from("#*_[](): \\>-ab\n"), max_size=60))
def test_ranges_lie_in_order_inside_the_text(text: str) -> None:
    spans = find_residue(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
