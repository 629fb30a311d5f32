"""The readings of the seeds' claims: how often the first one is what a person tagged."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from articles.names import fold_name
from comparisons.algebra.values import parse_value
from comparisons.prefill import Asked, read_answers
from comparisons.vocabulary import Kind

SEEDS = Path(__file__).resolve().parents[3] / "seeds"


def read_seeds() -> list[dict]:
    paths = sorted(SEEDS.glob("*.yaml"))
    return [yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader) for path in paths]


def claims_of(kind: Kind) -> Iterator[tuple[Asked, dict]]:
    documents = read_seeds()
    published = {a["slug"]: a.get("published", "") for d in documents for a in d.get("articles", [])}
    names = {
        fold_name(called): entity["name"]
        for d in documents
        for entity in d.get("entities", [])
        for called in (entity["name"], *entity.get("aliases", []))
    }
    for event in (event for d in documents for event in d.get("events", [])):
        for point in (point for point in event.get("points", []) if point["kind"] == kind):
            options = tuple((option["slug"], option["label"]) for option in point.get("options", []))
            for claim in point.get("claims", []):
                day = published[claim["article"]]
                yield Asked(kind, point["question"], point.get("unit", ""), options, day, names), claim


def is_first(asked: Asked, claim: dict) -> bool:
    readings = read_answers(claim["quote"], asked)
    wanted, scale = parse_value(claim["value"], asked.scale), asked.scale
    return bool(readings) and parse_value(readings[0].value, scale).span == wanted.span


@pytest.mark.parametrize(("kind", "share"), [(Kind.DATE, 0.9), (Kind.QUANTITY, 0.9), (Kind.YESNO, 0.9)])
def test_the_first_reading_is_mostly_what_a_person_tagged(kind: Kind, share: float) -> None:
    right = [is_first(asked, claim) for asked, claim in claims_of(kind)]
    assert len(right) > 20
    assert sum(right) / len(right) >= share
