"""Who is quoted in one sentence."""

from __future__ import annotations

import pytest

from comparisons.prefill import find_voice

SPEAKERS = {
    "anna berg": "berg",
    "berg": "berg",
    "minister berg": "berg",
    "carlo diaz": "diaz",
    "diaz": "diaz",
    "the ministry of energy": "ministry",
    "олег иванов": "ivanov",
}


@pytest.mark.parametrize(
    ("sentence", "voice"),
    [
        ("“We agreed,” Berg said.", "berg"),
        ("“We agreed,” said Anna Berg.", "berg"),
        ("According to Carlo Diaz, it failed.", "diaz"),
        ("According to the analyst Carlo Diaz, it failed.", "diaz"),
        ("Berg, the minister, told Diaz that it failed.", "berg"),
        ("Diaz was told by Berg.", "berg"),
        ("The Ministry of Energy announced it.", "ministry"),
        ("Олег Иванов заявил об этом.", "ivanov"),
        ("По словам министра Олег Иванов, это так.", "ivanov"),
        ("Berg met Diaz.", None),
        ("He said that it failed.", None),
        ("Bergman said so.", None),
        ("Berg said yes and Diaz said no.", None),
        ("", None),
    ],
)
def test_a_known_name_with_a_verb_of_saying(sentence: str, voice: str | None) -> None:
    assert find_voice(sentence, SPEAKERS) == voice


def test_nobody_on_file_is_nobody() -> None:
    assert find_voice("Berg said so.", {}) is None
