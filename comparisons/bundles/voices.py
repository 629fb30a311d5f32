"""Checks the measurements of a load: figures of full texts, which need not be on file.

A measurement is computed by a program and carried as it is, as JSON in one text; nobody writes one by hand.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from comparisons.bundles.joining import tell_first
from comparisons.bundles.plan import PlannedVoices
from comparisons.bundles.shape import Entry
from comparisons.voices import Measured, from_json, to_json

if TYPE_CHECKING:
    from comparisons.bundles.validation import Setting

LONGEST_VERSION: Final = 20
"""Characters of the name of a version of the rules."""

_CHECKSUM: Final = re.compile(r"[0-9a-f]{64}")


def plan_voices(setting: Setting) -> list[PlannedVoices]:
    """The measurements that hold; what is wrong with the others is among the findings."""
    seen: dict[tuple[str, str], Entry] = {}
    planned = [_plan_measurement(setting, entry, seen) for entry in setting.joined.voices]
    return [voices for voices in planned if voices is not None]


def _plan_measurement(
    setting: Setting, entry: Entry, seen: dict[tuple[str, str], Entry]
) -> PlannedVoices | None:
    joined, known = setting.joined, setting.known
    article, checksum = entry.text("article"), entry.text("checksum")
    setting.refer(entry, "article", joined.articles, known.articles, kind="article")
    if "checksum" in entry and not _CHECKSUM.fullmatch(checksum):
        setting.findings.refuse(entry.at("checksum"), "is no SHA-256; it has 64 of 0-9 and a-f")
    if article and (first := seen.setdefault((article, checksum), entry)) is not entry:
        setting.findings.refuse(
            entry.place, f"“{article}” has two measurements of one text: {tell_first(first, entry)}"
        )
    if "measured" not in entry:
        return None
    try:
        measured = read_measured(entry.text("measured"))
    except ValueError as problem:
        setting.findings.refuse(entry.at("measured"), str(problem))
        return None
    for slug in sorted(list_speakers(measured)):
        setting.refer_to(slug, entry.at("measured"), joined.speakers, known.speakers, kind="speaker")
    return PlannedVoices(article, checksum, measured.rules, to_json(measured))


def read_measured(text: str) -> Measured:
    """What a JSON text says was measured; raises `ValueError` with a sentence."""
    try:
        tree: Any = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise ValueError(
            "is not the JSON that measure_voices writes; run `measure_voices --bundle` and take its lines"
        ) from problem
    if not isinstance(tree, dict):
        raise ValueError("must be a JSON object; run `measure_voices --bundle` and take its lines")
    measured = from_json(tree)
    if len(measured.rules) > LONGEST_VERSION:
        raise ValueError(f"has rules of {len(measured.rules)} characters; at most {LONGEST_VERSION} are kept")
    return measured


def write_measured(result: Mapping[str, Any]) -> str:
    """The JSON of a result, one line for each of its lists: it is compared line by line."""
    lines = [
        f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False, separators=(',', ':'))}"
        for name, value in result.items()
    ]
    return "{" + ",\n".join(lines) + "}"


def list_speakers(measured: Measured) -> set[str]:
    """The slugs of the speakers whose words a text has."""
    voices = {run.voice for run in measured.runs} | {quoted.voice for quoted in measured.quotations}
    voices |= {verb.voice for verb in measured.verbs}
    return {voice.slug for voice in voices if voice.slug} | {n.slug for n in measured.names if n.slug}
