"""The direction in which a language is written."""

from __future__ import annotations

import pytest

from comparisons.languages import find_direction


@pytest.mark.parametrize(
    ("code", "direction"),
    [
        ("en", "ltr"),
        ("be-tarask", "ltr"),
        ("ar", "rtl"),
        ("he", "rtl"),
        ("fa-IR", "rtl"),
        ("ur_PK", "rtl"),
        ("az-Arab", "rtl"),
        ("ar-Latn", "ltr"),
        ("zh-Hant", "ltr"),
        ("", "auto"),
        ("xx", "auto"),
        ("no language", "auto"),
    ],
)
def test_directions(code: str, direction: str) -> None:
    assert find_direction(code) == direction
