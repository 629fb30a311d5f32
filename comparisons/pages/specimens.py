"""A made-up comparison that holds every kind of row, for the page that shows the design.

Its rows are never saved: they carry what a query would have loaded with them.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import count
from typing import Any

from django.db.models import Model

from articles.models import Article, Author, Authorship, Source
from comparisons import judging
from comparisons.judging import Judged
from comparisons.models import Claim, Coverage, Event, Option, Point, Silence, Speaker

READ_ON = datetime.datetime(2026, 11, 12, 12, tzinfo=datetime.UTC)


class Specimens:
    """Makes rows in memory, numbered as a database would."""

    def __init__(self) -> None:
        self.numbers = count(1)
        self.event = self.fill(Event(slug="harbour", name="The harbour agreement", date="2020-02-07"))
        self.minister = self.fill(Speaker(slug="minister", name="the minister", role="Minister of Ports"))
        self.mayor = self.fill(Speaker(slug="mayor", name="the mayor", role="Mayor of Port Ellen"))
        self.agency = self.fill(Source(slug="agency", name="Agency"))
        self.articles = [
            self.make_article("lantern", "The Lantern", "Harbour talks near their end", "2020-02-06"),
            self.make_article("courier", "Courier", "", "2020-02-01/2020-02-07", published_basis="inferred"),
            self.make_article("tribune", "Tribune", "One harbour for two towns", "2020-02-11"),
        ]
        self.points: list[Point] = []

    def fill(self, row: Any, **loaded: Sequence[Model]) -> Any:
        row.pk = next(self.numbers)
        row._prefetched_objects_cache = {name: list(rows) for name, rows in loaded.items()}
        return row

    def make_article(self, slug: str, source: str, title: str, published: str, **fields: Any) -> Article:
        article = Article(
            slug=slug,
            source=self.fill(Source(slug=slug, name=source, kind="commercial")),
            title=title,
            published=published,
            url=f"https://example.org/{slug}",
            **fields,
        )
        article.derive_days()
        author = self.fill(Author(name=f"A. {source} Writer", key=slug))
        return self.fill(article, authorships=[self.fill(Authorship(author=author))] if title else [])

    def ask(
        self, question: str, kind: str, *said: Claim, options: Sequence[str] = (), **fields: Any
    ) -> Point:
        """A point with these claims; `silent` are the places of the articles that do not say."""
        silent = fields.pop("silent", ())
        point = Point(
            event=self.event,
            slug=f"point-{len(self.points)}",
            question=question,
            kind=kind,
            theme="Harbour",
            **fields,
        )
        choices = [self.fill(Option(slug=slug, label=slug.replace("-", " "))) for slug in options]
        silences = [self.fill(Silence(article=self.articles[place], read_at=READ_ON)) for place in silent]
        self.points.append(self.fill(point, options=choices, claims=said, silences=silences))
        for claim in said:
            claim.point = point
        return point

    def say(self, place: int, value: str | list[str], quote: str, **fields: Any) -> Claim:
        number = next(self.numbers)
        fields = {"anchor": "exact", "start": number, "end": number + len(quote), **fields}
        claim = Claim(
            article=self.articles[place], value=value, quote=quote, exact=quote, key=f"k{number}", **fields
        )
        return self.fill(claim)


def make_specimens() -> tuple[list[Article], list[Judged]]:
    """Articles, and a question of each kind: every verdict, a remark, a forecast, a silence, a lost quote."""
    made = Specimens()
    say, ask = made.say, made.ask
    ask(
        "When was the harbour founded?", "date",
        say(0, "1997", "formally founded in 1997"),
        say(1, "1999", "was founded in 1999"),
        say(2, "1999", "a foundation of 1999, which nobody disputes"),
    )  # fmt: skip
    ask(
        "When did the ferry stop?", "date",
        say(0, "2019-12", "in December the ferry stopped"),
        say(2, "2020-01-01", "no ferry from January 1, 2020"),
        silent=[1],
    )  # fmt: skip
    ask(
        "Who asked for the talks?", "names",
        say(0, ["the minister"], "the minister asked for them", voice=made.mayor),
        say(2, ["the mayor"], "it was the mayor who called", voice=made.minister),
    )  # fmt: skip
    ask(
        "What did the mayor say of the ferry?", "text",
        say(0, "it will come back", "The ferry will be coming back tomorrow", voice=made.mayor),
        say(2, "it does", "If the ferry comes tomorrow, we shall see", voice=made.mayor, via=made.agency),
    )  # fmt: skip
    ask(
        "Will the towns agree?", "yesno",
        say(0, "no", "might be more likely to fail", certainty="predicted", hedge="might"),
        say(1, "yes", "an agreement is certain", certainty="predicted", voice=made.minister),
        say(2, "yes", "the towns agreed on one harbour"),
        outcome=True,
    )  # fmt: skip
    ask(
        "What share of the cost does the town carry?", "quantity",
        say(0, "30..40", "between 30 and 40 percent", certainty="hedged", hedge="reportedly"),
        say(2, "40", "forty percent of the cost", as_of="2020-02"),
        unit="percent", silent=[1],
    )  # fmt: skip
    ask(
        "How many ships were counted?", "quantity",
        say(0, "12", "a dozen ships", via=made.agency),
        say(2, "12", "12 ships", via=made.agency),
        unit="", silent=[1],
    )  # fmt: skip
    ask(
        "Which berth is used?", "choice",
        say(0, "north", "berths in the north", as_of="2019-08"),
        say(2, "south", "the south berth, these days", as_of="2020-02"),
        options=["north", "south"],
    )  # fmt: skip
    ask(
        "Who paid first?", "names",
        say(1, ["Port Ellen", "..."], "Port Ellen paid, among others", anchor="orphan", start=None, end=None),
        silent=[0],
    )  # fmt: skip
    ask("Is there a second harbour?", "yesno", silent=[0])
    coverage = [made.fill(Coverage(event=made.event, article=article)) for article in made.articles]
    columns = judging.describe_columns(coverage)
    return made.articles, [judging.judge_point(point, columns, {}, made.event.when) for point in made.points]
