"""Answers from a list of options that exclude each other, some of them narrower than others.

Knows which options lie within which. An option stands for itself and its narrower ones, so that the options
of a point, laid out in the order of a walk through their tree, make each option one stretch of a line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.problems import ValueProblem, shown
from comparisons.algebra.spans import Span


@dataclass(frozen=True, slots=True)
class Option:
    """One possible answer; `broader` is the slug of the option within which it lies."""

    slug: str
    label: str
    broader: str | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """The options of a point laid out on a line: the stretch of each, and the stretch of all."""

    spans: dict[str, Span]
    whole: Span
    labels: dict[str, str]


def lay_out(options: Sequence[Option]) -> Choices:
    """Lay the options out. Raises ValueProblem where they are no tree with two or more options at the top."""
    by_slug = {option.slug: option for option in options}
    _check(options, by_slug)
    narrower: dict[str | None, list[str]] = {}
    for option in options:
        narrower.setdefault(option.broader, []).append(option.slug)
    spans = _walk(narrower)
    if len(spans) < len(options):
        lost = next(option.slug for option in options if option.slug not in spans)
        raise ValueProblem(f"The option {shown(lost)} lies within itself; name a broader one further up.")
    return Choices(spans, Span((0, 0), (len(options), 0)), {o.slug: o.label for o in options})


def _check(options: Sequence[Option], by_slug: dict[str, Option]) -> None:
    seen: set[str] = set()
    for option in options:
        if option.slug in seen:
            raise ValueProblem(f"The option {shown(option.slug)} stands twice; give each its own slug.")
        seen.add(option.slug)
        if option.broader is not None and option.broader not in by_slug:
            raise ValueProblem(
                f"The option {shown(option.slug)} lies within {shown(option.broader)}, which is no option"
                f" here; name one of {_some(by_slug)}."
            )
    if sum(option.broader is None for option in options) < 2:
        raise ValueProblem("A choice has at least two options at the top, for example “agreed” and “failed”.")


def _walk(narrower: dict[str | None, list[str]]) -> dict[str, Span]:
    """Each option's stretch: from its own place on the walk to behind the last option within it."""
    spans: dict[str, Span] = {}
    place = 0
    walk: list[tuple[str, int | None]] = [(slug, None) for slug in reversed(narrower.get(None, []))]
    while walk:
        slug, began = walk.pop()
        if began is not None:
            spans[slug] = Span((began, 0), (place, 0))
            continue
        walk.append((slug, place))
        walk += [(inner, None) for inner in reversed(narrower.get(slug, []))]
        place += 1
    return spans


def parse_choice(written: str, choices: Choices) -> Span:
    """The stretch of an option. Raises ValueProblem, naming the options there are."""
    if written not in choices.spans:
        raise ValueProblem(f"{shown(written)} is no option here; write one of {_some(choices.labels)}.")
    return choices.spans[written]


def _some(slugs: dict[str, Option] | dict[str, str]) -> str:
    listed = list(slugs)
    return ", ".join(listed[:8]) + (f" (and {len(listed) - 8} more)" if len(listed) > 8 else "")
