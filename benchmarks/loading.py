"""What loading a large bundle costs: 2 000 articles with 20 claims each, on an empty SQLite database.

Goal: the first load well under a minute on two cores, and a load of twice as many articles at most 2.3 times
as long, so that nothing in it grows faster than the bundle.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
SIZES: Final = (1_000, 2_000)
ARTICLES_PER_EVENT: Final = 10
POINTS: Final = 20
WORDS: Final = [
    "the",
    "talks",
    "on",
    "oil",
    "prices",
    "and",
    "gas",
    "deliveries",
    "between",
    "both",
    "capitals",
    "went",
    "on",
    "while",
    "officials",
    "spoke",
    "of",
    "integration",
    "road",
    "maps",
    "tariffs",
    "sanctions",
    "ministers",
    "presidents",
    "contracts",
    "refineries",
    "ports",
    "and",
    "elections",
]
COUNTRIES: Final = ("United States", "Poland", "Kazakhstan", "Ukraine", "Norway", "Azerbaijan")


def run() -> None:
    """Print how long loads of several sizes take."""
    print("| articles | claims | MB | load (s) | load again (s) | dump one event (s) | check verdicts (s) |")
    print("|---|---|---|---|---|---|---|")
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            print(measure(Path(folder), size), flush=True)


def measure(folder: Path, articles: int) -> str:
    """One row of the table."""
    bundle = folder / "large.json"
    bundle.write_text(json.dumps(make_bundle(articles), ensure_ascii=False), encoding="utf-8")
    database = f"sqlite:///{folder}/large.sqlite3"
    call(database, "migrate")
    seconds = [
        call(database, *command)
        for command in (
            ("load_bundle", str(bundle)),
            ("load_bundle", str(bundle)),
            ("dump_bundle", "event-0"),
            ("refresh_verdicts", "--check"),
        )
    ]
    times = " | ".join(f"{taken:.1f}" for taken in seconds)
    return f"| {articles:,} | {articles * POINTS:,} | {bundle.stat().st_size / 2**20:.1f} | {times} |"


def call(database: str, *arguments: str) -> float:
    """How many seconds a command takes; a command that fails ends the benchmark."""
    environment = {**os.environ, "DATABASE_URL": database, "DEBUG": "1"}
    started = perf_counter()
    subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return perf_counter() - started


# The bundle


def make_bundle(articles: int) -> dict[str, Any]:
    """A bundle of so many articles, always the same: ten to an event, a claim of each on each point."""
    chance = random.Random(articles)
    sources = [{"slug": f"source-{n}", "name": f"Source {n}", "kind": "commercial"} for n in range(40)]
    speakers = [{"slug": f"speaker-{n}", "name": f"Speaker {n}", "anonymous": n % 5 == 0} for n in range(50)]
    bundle: dict[str, list[Any]] = {
        "sources": sources,
        "speakers": speakers,
        "entities": [{"name": "United States", "aliases": ["US", "USA"]}],
        "articles": [],
        "events": [],
    }
    for number in range(articles // ARTICLES_PER_EVENT):
        add_event(bundle, number, chance)
    return bundle


def add_event(bundle: dict[str, list[Any]], number: int, chance: random.Random) -> None:
    slugs = [f"article-{number}-{n}" for n in range(ARTICLES_PER_EVENT)]
    points = [make_point(n) for n in range(POINTS)]
    for place, slug in enumerate(slugs):
        sentences = []
        for n, point in enumerate(points):
            claim, sentence = make_claim(slug, n, point["kind"], chance)
            point["claims"].append(claim)
            sentences.append(sentence)
        bundle["articles"].append(
            {
                "slug": slug,
                "source": f"source-{(number + place) % 40}",
                "title": f"Report {place} on event {number}",
                "authors": [f"Author {chance.randrange(500)}"],
                "published": f"2020-{1 + place:02}-{1 + number % 28:02}",
                "body": "\n\n".join(sentences),
            }
        )
    coverage = [{"article": slug} for slug in slugs]
    event = {"slug": f"event-{number}", "name": f"Event {number}", "date": "2020-02-07"}
    bundle["events"].append({**event, "coverage": coverage, "points": points})


def make_point(number: int) -> dict[str, Any]:
    kind = ("date", "quantity", "names", "choice", "yesno")[number % 5]
    point: dict[str, Any] = {"slug": f"point-{number}", "question": f"What of matter {number}?", "kind": kind}
    if kind == "quantity":
        point["unit"] = "percent"
    if kind == "choice":
        point["options"] = [{"slug": slug, "label": slug} for slug in ("agreed", "failed", "postponed")]
    return {**point, "theme": f"Theme {number // 5}", "claims": []}


def make_claim(article: str, number: int, kind: str, chance: random.Random) -> tuple[dict[str, Any], str]:
    """A claim and the sentence in which its quote stands once."""
    value: Any = {
        "date": f"{chance.choice((1997, 1999))}",
        "quantity": f"{chance.randrange(30, 50)}",
        "names": [*chance.sample(COUNTRIES, 2), "..."],
        "choice": chance.choice(("agreed", "failed", "postponed")),
        "yesno": chance.choice(("yes", "no")),
    }[kind]
    quote = f"on matter {number} the text says " + " ".join(chance.choices(WORDS, k=8))
    claim = {"article": article, "quote": quote, "value": value}
    if chance.random() < 0.5:
        claim["voice"] = f"speaker-{chance.randrange(50)}"
    before, after = (" ".join(chance.choices(WORDS, k=7)) for _ in range(2))
    return claim, f"{before.capitalize()} {quote}, {after}."
