"""The named examples of the rules, run at the height of the page: a visitor reads what the rules say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client

from articles.models import Source
from comparisons.actions import save_coverage
from comparisons.algebra.claims import Judgement
from comparisons.algebra.verdicts import judge
from comparisons.models import Coverage, Event
from comparisons.tests.examples import EXAMPLES, Example, to_question
from comparisons.tests.making import (
    Option,
    find_source,
    make_article,
    make_claim,
    make_entity,
    make_event,
    make_point,
    make_silence,
    make_source,
    make_speaker,
)
from comparisons.tests.reading import Element, read_page
from comparisons.vocabulary import Verdict
from comparisons.wording import FORECAST

pytestmark = pytest.mark.django_db

WRITTEN = [example for example in EXAMPLES if not any(claim.copied for claim in example.claims)]
"""All but those on copied passages, which no row holds yet."""


def write_example(example: Example) -> Event:
    """The example as rows. Where no article has a date, they get dates in the order of the example."""
    event = make_event(slug="example", date=example.event_date or "")
    for name, aliases in example.aliases.items():
        make_entity(name=name, aliases=aliases)
    sources: dict[str, Source] = {}
    for article in example.articles:
        slug = article.source or article.slug
        sources[slug] = sources.get(slug) or make_source(slug=slug, name=article.name)
    articles = {}
    for place, article in enumerate(order(example).articles):
        made = make_article(
            slug=article.slug,
            source=sources[article.source or article.slug],
            origin=article.origin,
            authors=article.authors,
            published=article.published or (f"2020-01-{place + 1:02}" if undated(example) else ""),
        )
        articles[article.slug] = made
        save_coverage(Coverage(event=event, article=made, before=article.before))
    options = [Option(slug, label, broader) for slug, label, broader in example.options]
    point = make_point(
        event=event,
        slug="example",
        kind=example.kind,
        unit=example.unit,
        options=options,
        outcome=example.outcome,
        question="What do they say?",
    )
    for slug in {claim.voice for claim in example.claims if claim.voice}:
        make_speaker(slug=slug, name=slug.replace("-", " ").title(), anonymous=slug in example.anonymous)
    for claim in example.claims:
        make_claim(
            point=point,
            article=articles[claim.article],
            certainty=claim.certainty,
            voice=claim.voice,
            via=find_source(claim.via) if claim.via else None,
            as_of=claim.as_of or "",
            value=list(claim.value) if isinstance(claim.value, tuple) else claim.value,
        )
    for slug in example.silent:
        if slug not in {claim.article for claim in example.claims} and slug in articles:
            make_silence(point=point, article=articles[slug])
    return event


def undated(example: Example) -> bool:
    return not example.outcome and not any(article.published for article in example.articles)


def order(example: Example) -> Example:
    """The example with its articles in the order in which the page will have their columns."""
    if undated(example):
        return example
    return replace(
        example,
        articles=tuple(sorted(example.articles, key=lambda a: (not a.published, a.published or "", a.slug))),
    )


def judge_example(example: Example) -> Judgement:
    return judge(to_question(order(example)))


@pytest.mark.parametrize("example", WRITTEN, ids=lambda example: example.name)
def test_page_and_json_say_what_the_rules_say(client: Client, example: Example) -> None:
    write_example(example)
    expected = judge_example(example)
    row = find_point(read_page(client.get("/events/example/").content))
    told = client.get("/events/example.json").json()["points"][0]
    assert verdict_shown(row) == expected.verdict == (Verdict(example.verdict) if example.verdict else None)
    assert told["verdict"] == example.verdict
    for name in ("narrow", "circular", "only_as_quoted", "origins"):
        assert told[name] == getattr(expected, name), name
    for name in ("outlier", "silent", "untagged", "before_event", "self_contradictions"):
        assert told[name] == list(getattr(expected, name)), name
    assert [(f["article"], f["borne_out"]) for f in told["forecasts"]] == [
        (forecast.article, forecast.borne_out) for forecast in expected.forecasts
    ]
    assert told["reason"] == expected.reason
    assert [reason.text for reason in row.find_all(name="question__reason")] in ([], [told["reason"]])
    if len({article.source or article.slug for article in example.articles}) == len(example.articles):
        assert [(p["value"], p["articles"]) for p in told["positions"]] == [
            (p.value if isinstance(p.value, str) else list(p.value), list(p.articles))
            for p in expected.positions
        ]
    if example in SEEDS:
        assert row.find(name="question__reason").text == expected.reason


def find_point(page: Element) -> Element:
    """The example's point: a row, or what one source only tells in the list under its column."""
    return (page.find_all(name="row") or page.find_all(name="lone"))[0]


SEEDS = EXAMPLES[:5]


def verdict_shown(row: Element) -> Verdict | None:
    """The verdict whose sign the row shows; beside a forecast's it may stand second."""
    shown = [verdict for verdict in row.find_all(name="verdict") if FORECAST.sign not in verdict.text]
    if "no answer yet" in shown[0].text:
        return None
    sign = shown[0].find(name="verdict__sign").text
    verdict = next(verdict for verdict in Verdict if verdict.sign == sign)
    assert verdict == Verdict.SINGLE or shown[0].text == f"{sign} {verdict.word}"
    return verdict
