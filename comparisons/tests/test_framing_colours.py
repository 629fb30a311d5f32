"""The colours and patterns of the voices: seen on the paper in light and dark, none green, each its own."""

from __future__ import annotations

import colorsys
import re
from pathlib import Path

import pytest

from config.tests.test_colours import DARK, LIGHT, VISIBLE, contrast, read_tokens

ROOT = Path(__file__).resolve().parents[2]
CSS = (ROOT / "static/css/framing.css").read_text()
PATTERNS = (ROOT / "templates/comparisons/_framing_patterns.html").read_text()
DARK_RULE = "@media screen and (prefers-color-scheme: dark)"
SPELT = re.sub(r"(voice-)(\d)", lambda name: name[1] + "abcde"[int(name[2]) - 1], CSS)
OURS, THEIRS = (read_tokens(part) for part in SPELT.split(DARK_RULE))
SCHEMES = {"light": (LIGHT, OURS), "dark": (DARK, THEIRS)}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_each_speaker_is_seen_on_the_paper_and_none_is_green(scheme: str) -> None:
    tokens, voices = SCHEMES[scheme]
    assert len(voices) == 7
    for name, colour in voices.items():
        hue, _, saturation = colorsys.rgb_to_hls(*colour)
        assert not (75 <= hue * 360 <= 170 and saturation > 0.2), name
        if name != "voice-own":
            assert contrast(colour, tokens["paper"]) >= VISIBLE, name


def test_each_voice_has_a_pattern_of_its_own() -> None:
    drawn = re.findall(r'<pattern id="voice-([a-z0-9]+)"([^>]*)>(.*?)</pattern>', PATTERNS)
    assert {name for name, _, _ in drawn} == set(re.findall(r"\.voice--([a-z0-9]+) ", CSS))
    looks = [(shape, re.findall(r"rotate.*", turn)) for name, turn, shape in drawn if name != "own"]
    assert all(looks.count(look) == 1 for look in looks)
