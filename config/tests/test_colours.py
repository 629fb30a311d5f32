"""The colours of the design, computed: contrast in light and dark, colour blindness, and no green.

Contrast is WCAG 2.2’s; colour blindness is simulated at full severity by the matrices of Machado, Oliveira
and Fernandes (2009); difference is CIE76 in CIELAB.
"""

from __future__ import annotations

import colorsys
import re
from itertools import combinations
from pathlib import Path

import pytest

TOKENS = (Path(__file__).resolve().parents[2] / "static/css/tokens.css").read_text()
TONES = ("conflict", "disputed", "forecast", "compatible", "agree", "single", "open")
DIFFERENT = ("conflict", "disputed", "forecast", "compatible")
"""The tones that stand beside each other under the words of a text."""

READABLE, VISIBLE = 4.5, 3.0
DISTINCT = 9.0
"""In CIELAB 2.3 is a difference that can just be seen: four times that is seen without looking for it."""

BLINDNESS = {
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deuteranopia": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "tritanopia": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}

type_colour = tuple[float, ...]


def read_tokens(css: str) -> dict[str, type_colour]:
    """Linear light, 0 to 1, of each colour by its name."""
    found = re.findall(r"--([a-z-]+): #([0-9a-f]{6});", css)
    return {name: tuple(linear(int(code[i : i + 2], 16) / 255) for i in (0, 2, 4)) for name, code in found}


def linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


LIGHT = read_tokens(TOKENS.split("@media")[0])
DARK = {**LIGHT, **read_tokens(TOKENS.split("prefers-color-scheme: dark")[1])}
PRINT = {**LIGHT, **read_tokens(TOKENS.split("@media print")[1].split("@media")[0])}
SCHEMES = {"light": LIGHT, "dark": DARK, "print": PRINT}


def luminance(colour: type_colour) -> float:
    return sum(share * weight for share, weight in zip(colour, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one: type_colour, other: type_colour) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def see(colour: type_colour, blindness: str) -> type_colour:
    mixed = (sum(a * b for a, b in zip(row, colour, strict=True)) for row in BLINDNESS[blindness])
    return tuple(min(1.0, max(0.0, share)) for share in mixed)


def lab(colour: type_colour) -> type_colour:
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    xyz = [
        sum(a * b for a, b in zip(row, colour, strict=True)) / w for row, w in zip(rows, white, strict=True)
    ]
    x, y, z = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one: type_colour, other: type_colour) -> float:
    return sum((a - b) ** 2 for a, b in zip(lab(one), lab(other), strict=True)) ** 0.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("surface", ["paper", "card", "sunk"])
def test_words_are_readable_on_every_surface(scheme: str, surface: str) -> None:
    tokens = SCHEMES[scheme]
    for name in (*TONES, "ink", "ours", "link"):
        assert contrast(tokens[name], tokens[surface]) >= READABLE, name


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_are_readable_on_the_wash_of_their_verdict(scheme: str) -> None:
    tokens = SCHEMES[scheme]
    for tone in TONES:
        for name in (tone, "ink", "ours"):
            assert contrast(tokens[name], tokens[f"{tone}-wash"]) >= READABLE, (name, tone)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_focus_and_the_edges_of_controls_are_visible(scheme: str) -> None:
    tokens = SCHEMES[scheme]
    for name in ("focus", "rule-strong"):
        for surface in ("paper", "card", "sunk"):
            assert contrast(tokens[name], tokens[surface]) >= VISIBLE, (name, surface)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("blindness", BLINDNESS)
def test_what_differs_is_told_apart_with_every_colour_blindness(scheme: str, blindness: str) -> None:
    tokens = SCHEMES[scheme]
    for one, other in combinations(DIFFERENT, 2):
        seen = difference(see(tokens[one], blindness), see(tokens[other], blindness))
        assert seen >= DISTINCT, (one, other, round(seen, 1))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_colour_is_green(scheme: str) -> None:
    for name, colour in SCHEMES[scheme].items():
        hue, _, saturation = colorsys.rgb_to_hls(*colour)
        assert not (75 <= hue * 360 <= 170 and saturation > 0.2), name
