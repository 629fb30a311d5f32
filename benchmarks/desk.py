"""What the tagging desk costs: an article with 200 claims and 300 questions, of 10 000 on file.

Goal: a page of the desk under 300 ms, a claim saved under 150 ms, the search of questions under 100 ms, all
of it time of the server. Measured in a process of its own on a temporary SQLite database; the best of five.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
CLAIMS: Final = 200
POINTS: Final = 300
ELSEWHERE: Final = 10_000
SENTENCES: Final = 600
ROUNDS: Final = 5
WORDS: Final = ("union", "oil", "gas", "treaty", "talks", "price", "week", "supply", "allies", "year")


def run() -> None:
    """Print what each state of the desk costs."""
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite:///{folder}/desk.sqlite3"
        environment = {**os.environ, "DATABASE_URL": database, "DEBUG": "1"}
        environment |= {"DJANGO_SETTINGS_MODULE": "config.settings"}
        subprocess.run([sys.executable, "-m", "benchmarks.desk"], cwd=ROOT, env=environment, check=True)


def measure() -> None:
    """In a process with a database of its own: fill it, and print the table."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    address, state = fill()
    client = sign_in()
    print("| what | ms | at most |")
    print("|---|---|---|")
    for name, query, limit in list_pages(state):
        tell(name, partial(client.get, address + query), limit)
    tell("a claim saved", partial(client.post, address, state["claim"]), 150)


def list_pages(state: dict[str, Any]) -> list[tuple[str, str, int]]:
    passage, point = state["passage"], state["point"]
    return [
        ("the start", "", 300),
        ("a passage", f"?{passage}", 300),
        ("the form of a claim", f"?{passage}&question={point}", 300),
        ("a question with its sentences", f"?check={point}", 300),
        ("what the others answered", f"?saved={state['saved']}", 300),
        ("the search of questions", "questions/?q=when+uni", 100),
    ]


def tell(name: str, call: Callable[[], Any], limit: int) -> None:
    times = []
    for _ in range(ROUNDS):
        started = perf_counter()
        answer = call()
        times.append(perf_counter() - started)
        assert answer.status_code in (200, 303), answer.status_code
    print(f"| {name} | {min(times) * 1000:.0f} | {limit} |", flush=True)


def fill() -> tuple[str, dict[str, Any]]:
    """An article as large as they come; the address of its desk, and what its states are made of."""
    from django.urls import reverse

    from comparisons.models import Claim, Point
    from comparisons.tests.making import make_article, make_claim, make_event

    chance = random.Random(1)
    sentences = [
        f"{' '.join(chance.choices(WORDS, k=16)).capitalize()} mark{n} in 1997." for n in range(SENTENCES)
    ]
    body = "\n\n".join(" ".join(sentences[n : n + 6]) for n in range(0, SENTENCES, 6))
    article = make_article(slug="large", text=body, kind="full")
    event, elsewhere = make_event(articles=[article]), make_event()
    points = ask(event, POINTS, chance)
    ask(elsewhere, ELSEWHERE, chance)
    for n in range(CLAIMS):
        make_claim(point=points[n], article=article, quote=f"mark{n} in 1997", voice=f"s-{n % 20}")
    other = make_article(slug="other", text="Formed in 1999.", kind="full")
    make_claim(point=points[0], article=other, quote="Formed in 1999", value="1999")
    quote, point = f"mark{CLAIMS + 1} in", points[-1].pk
    start = body.index(quote)
    assert Point.objects.count() == POINTS + ELSEWHERE
    return reverse("admin:articles_article_tag", args=[article.pk]), {
        "passage": f"version=1&start={start}&end={start + len(quote)}",
        "point": point,
        "saved": Claim.objects.get(point=points[0], article=article).pk,
        "claim": {"do": "claim", "point": point, "quote": quote, "value": "1997", "certainty": "asserted"},
    }


def ask(event: Any, number: int, chance: random.Random) -> list[Any]:
    from comparisons.models import Point

    words = [" ".join(chance.choices(WORDS, k=3)) for _ in range(number)]
    return Point.objects.bulk_create(
        Point(event=event, slug=f"p{n}", order=n, question=f"When was the {said} agreed ({n})?", kind="date")
        for n, said in enumerate(words)
    )


def sign_in() -> Any:
    from django.contrib.auth.models import User
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.create_superuser("tagger"))
    return client


if __name__ == "__main__":
    measure()
