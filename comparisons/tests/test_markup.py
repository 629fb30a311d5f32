"""The one module that marks a string safe, and what style sheets and templates may not do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.utils.safestring import SafeString

from articles.texts import Span
from comparisons import markup, wording
from comparisons.vocabulary import Verdict

ROOT = Path(__file__).resolve().parents[2]
BAD = "<b>\"'&"
SAFE = "&lt;b&gt;&quot;&#x27;&amp;"


@pytest.mark.parametrize(
    "made",
    [
        markup.join([BAD, BAD], BAD),
        markup.span(BAD, BAD),
        markup.link(BAD, BAD),
        markup.quote(BAD, BAD),
        markup.headline(BAD, BAD),
        markup.verdict(wording.Look(BAD, BAD, BAD)),
        markup.sign(wording.Look(BAD, BAD, BAD)),
        markup.claim(answer=BAD, when=BAD, statements=[BAD]),
        markup.statement(quotes=[BAD], who=BAD, certainty=BAD, hedges=[BAD], outcome=BAD),
        markup.cell(BAD, BAD, BAD),
        markup.silence(BAD),
        markup.hint(BAD),
        markup.paragraph(markup.join([BAD]), BAD, theirs=True),
        markup.phrase(BAD, BAD),
        markup.mark(BAD, BAD, tone=BAD, anchor=BAD, theirs=True, is_open=True, is_current=True, title=BAD),
        markup.mark_sign(wording.Look(BAD, BAD, BAD), BAD, BAD, BAD),
        markup.sentence(BAD * 3, Span(0, 18), Span(6, 12), [Span(3, 15)], BAD),
    ],
)
def test_every_function_escapes_what_it_is_given(made: SafeString) -> None:
    assert isinstance(made, SafeString)
    assert BAD not in made
    assert SAFE in made or "&lt;b&gt;" in made


def test_a_verdict_is_a_sign_and_a_word_without_a_tick() -> None:
    for verdict in Verdict:
        made = markup.verdict(wording.look_of(verdict))
        assert verdict.sign in made
        assert verdict.word in made
        assert not set("✓✔☑✅") & set(made)
    assert "only WSWS" in markup.verdict(wording.look_of(Verdict.SINGLE, "WSWS"))


def test_no_other_module_marks_a_string_safe() -> None:
    sources = [path for app in ("articles", "comparisons", "config") for path in (ROOT / app).rglob("*.py")]
    marking = {
        p.relative_to(ROOT).as_posix()
        for p in sources
        if "mark_safe(" in p.read_text() and "tests" not in p.parts
    }
    assert marking <= {"comparisons/markup.py"}
    assert not [
        path
        for path in (ROOT / "templates").rglob("*.html")
        if re.search(r"\|\s*safe\b|autoescape off", path.read_text())
    ]


def test_the_serif_has_one_rule() -> None:
    styles = {path.name: path.read_text() for path in (ROOT / "static/css").glob("*.css")}
    users = [
        (name, rule)
        for name, css in styles.items()
        for rule in re.findall(r"([^{}]+)\{[^{}]*var\(--serif\)", css)
    ]
    assert [(name, rule.split("*/")[-1].strip()) for name, rule in users] == [("elements.css", ".theirs")]
    others = {name: re.sub(r"var\(--serif\)|sans-serif", "", css) for name, css in styles.items()}
    assert not [name for name, css in others.items() if re.search(r"font(-family)?:[^;]*\bserif\b", css)]


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_every_ink_can_be_read_on_every_ground(theme: int) -> None:
    tokens = (ROOT / "static/css/tokens.css").read_text().split("prefers-color-scheme")[theme]
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", tokens))
    inks = [
        "ink",
        "ours",
        "link",
        *(v for v in ("conflict", "disputed", "forecast", "compatible", "agree", "single", "open")),
    ]
    for ink in inks:
        for ground in ("paper", "card", "sunk"):
            light, dark = sorted((luminance(colours[ink]), luminance(colours[ground])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (ink, ground)
        red, green, blue = (int(colours[ink][at : at + 2], 16) for at in (1, 3, 5))
        assert not green > max(red, blue), f"{ink} is green"


def test_a_sentence_is_shown_without_the_markup_that_its_text_carries() -> None:
    body = "It **was** «[formed](#) in 1997»."
    start = body.index("[formed")
    made = markup.sentence(body, Span(0, len(body)), Span(start, len(body) - 2), [], "#")
    assert made == "It was «<strong>formed</strong><strong> in 1997</strong>»."


def test_a_headline_reads_in_the_direction_of_its_own_script() -> None:
    assert 'dir="auto"' in markup.headline("محادثات النفط", "/articles/talks/")
