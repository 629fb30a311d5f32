"""After every change the stored verdicts are what the claims give, and the events know that they changed."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db.models import Model, ProtectedError

from articles import actions as publishing
from articles.models import Article, Author
from articles.vocabulary import AnchorState
from comparisons import actions
from comparisons.algebra.values import Option
from comparisons.models import Claim, Coverage, Entity, Event, Point, Silence, Speaker, StoredVerdict
from comparisons.tests.making import (
    make_article,
    make_claim,
    make_entity,
    make_event,
    make_point,
    make_silence,
    make_source,
    make_speaker,
)

pytestmark = pytest.mark.django_db


@dataclass
class World:
    """A small comparison with one of everything that a verdict can hang on."""

    event: Event
    larger: Event
    first: Article
    second: Article
    when: Point
    much: Point
    who: Point
    way: Point
    done: Point
    speaker: Speaker
    entity: Entity

    def claim(self, point: Point, article: Article) -> Claim:
        return Claim.objects.get(point=point, article=article)


def make_world() -> World:
    larger = make_event()
    event = make_event(part_of=larger, date="2020-02-10")
    first = make_article(authors=["A. Korybko"], published="2020-02-07")
    second = make_article(authors=["C. Weiss"], published="2020-02-11")
    speaker = make_speaker()
    world = World(
        event=event,
        larger=larger,
        first=first,
        second=second,
        when=make_point(event=event, kind="date"),
        much=make_point(event=event, kind="quantity", unit="t/year"),
        who=make_point(event=event, kind="names"),
        way=make_point(event=event, kind="choice", options=["east", "west", "north"]),
        done=make_point(event=event, kind="yesno", outcome=True),
        speaker=speaker,
        entity=make_entity(name="United States", aliases=["USA"]),
    )
    for article, year, amount, names, way in (
        (first, "1997", "24000000", ["US", "Poland", "..."], "east"),
        (second, "1999", "2 Mt/month", ["USA", "Poland", "..."], "west"),
    ):
        make_claim(point=world.when, article=article, value=year)
        make_claim(point=world.much, article=article, value=amount, voice=speaker)
        make_claim(point=world.who, article=article, value=names)
        make_claim(point=world.way, article=article, value=way)
    make_silence(point=world.done, article=first)
    return world


def change_claim(world: World) -> None:
    claim = world.claim(world.when, world.first)
    claim.value = "1999"
    actions.save_claim(claim)


def move_claim(world: World) -> None:
    claim = world.claim(world.when, world.first)
    claim.point, claim.value = world.who, ["Kazakhstan"]
    actions.save_claim(claim)


def delete_claim(world: World) -> None:
    actions.delete_rows([world.claim(world.when, world.first)])


def change_unit(world: World) -> None:
    world.much.unit = "Mt/year"
    actions.save_point(world.much)


def change_kind(world: World) -> None:
    world.when.kind = "text"
    actions.save_point(world.when)


def change_options(world: World) -> None:
    options = [Option("east", "East"), Option("north", "North"), Option("west", "West", broader="north")]
    actions.save_point(world.way, options=options)


def change_outcome(world: World) -> None:
    world.done.outcome = False
    actions.save_point(world.done)


def move_point(world: World) -> None:
    world.when.event = world.larger
    for article in (world.first, world.second):
        actions.save_coverage(Coverage(event=world.larger, article=article))
    actions.save_point(world.when)


def add_alias(world: World) -> None:
    actions.save_entity(world.entity, aliases=["USA", "US"])


def rename_entity(world: World) -> None:
    world.entity.name = "United States of America"
    actions.save_entity(world.entity)


def delete_entity(world: World) -> None:
    actions.delete_rows([world.entity])


def change_byline(world: World) -> None:
    publishing.save_article(world.second, authors=["a. korybko"])


def rename_author(world: World) -> None:
    author = Author.objects.get(name="C. Weiss")
    author.name = "Clara Weiss"
    publishing.save_author(author)


def change_origin(world: World) -> None:
    world.second.origin = world.first.source
    publishing.save_article(world.second)


def change_source(world: World) -> None:
    world.second.source = make_source(name="Another")
    publishing.save_article(world.second)


def change_published(world: World) -> None:
    world.first.published = "2020-03"
    publishing.save_article(world.first)


def rename_source(world: World) -> None:
    world.first.source.name = "Renamed"
    publishing.save_source(world.first.source)


def rename_relay(world: World) -> None:
    claim = world.claim(world.when, world.first)
    claim.via = make_source(name="Relay")
    actions.save_claim(claim)
    claim.via.name = "Other relay"
    publishing.save_source(claim.via)


def add_version(world: World) -> None:
    publishing.add_version(world.first, body="Nothing of it is left.")


def make_speaker_anonymous(world: World) -> None:
    world.speaker.anonymous = True
    actions.save_speaker(world.speaker)


def rename_speaker(world: World) -> None:
    world.speaker.name, world.speaker.slug = "Somebody else", "somebody-else"
    actions.save_speaker(world.speaker)


def change_event_date(world: World) -> None:
    world.event.date = "2020-01"
    actions.save_event(world.event)


def leave_larger_event(world: World) -> None:
    world.event.part_of = None
    actions.save_event(world.event)


def change_coverage(world: World) -> None:
    row = Coverage.objects.get(event=world.event, article=world.first)
    row.before = True
    actions.save_coverage(row)


def add_coverage(world: World) -> None:
    actions.save_coverage(Coverage(event=world.event, article=make_article()))


def delete_coverage(world: World) -> None:
    actions.delete_rows([Coverage.objects.get(event=world.event, article=world.first)])


def delete_article(world: World) -> None:
    actions.delete_rows([world.first])


def delete_point(world: World) -> None:
    actions.delete_rows([world.way])


def delete_event(world: World) -> None:
    actions.delete_rows([world.event])


def record_silence(world: World) -> None:
    actions.record_silence(world.done, world.second)


def delete_silence(world: World) -> None:
    actions.delete_rows(Silence.objects.filter(point=world.done))


def answer_after_silence(world: World) -> None:
    make_claim(point=world.done, article=world.first, value="yes")


Change = Callable[[World], None]

CHANGES: list[Change] = [
    change_claim, move_claim, delete_claim, change_unit, change_kind, change_options,
    change_outcome, move_point, add_alias, rename_entity, delete_entity, change_byline,
    rename_author, change_origin, change_source, change_published, rename_source, rename_relay,
    add_version, make_speaker_anonymous, rename_speaker, change_event_date, leave_larger_event,
    change_coverage, add_coverage, delete_coverage, delete_article, delete_point, delete_event,
    record_silence, delete_silence, answer_after_silence,
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_change_leaves_no_stale_verdict_and_raises_the_revision(change: Change) -> None:
    world = make_world()
    before = Event.objects.get(pk=world.larger.pk).revision
    change(world)
    assert actions.find_stale_verdicts() == []
    assert Event.objects.get(pk=world.larger.pk).revision > before
    assert actions.judge_points(Point.objects.values_list("pk", flat=True)) == 0


@pytest.mark.parametrize("seed", range(6))
def test_no_order_of_changes_leaves_a_stale_verdict(seed: int) -> None:
    world = make_world()
    for change in random.Random(seed).sample(CHANGES, k=len(CHANGES) // 2):
        with suppress(ValidationError, ProtectedError, ObjectDoesNotExist, ValueError):
            change(world)  # one change can take away what the next is about
        assert actions.find_stale_verdicts() == [], change.__name__


def test_a_new_point_has_a_stored_verdict_of_nothing() -> None:
    assert make_point().stored.verdict == ""


def test_the_verdict_follows_the_claims() -> None:
    point = make_point()
    first, second = make_article(), make_article()
    make_claim(point=point, article=first, value="1997")
    assert StoredVerdict.objects.get(point=point).verdict == "single"
    claim = make_claim(point=point, article=second, value="1999")
    assert StoredVerdict.objects.get(point=point).verdict == "conflict"
    claim.value = "1997"
    actions.save_claim(claim)
    assert StoredVerdict.objects.get(point=point).verdict == "agree"


def test_an_older_copy_of_an_event_does_not_set_its_revision_back() -> None:
    event = make_event()
    older = Event.objects.get(pk=event.pk)
    for _ in range(5):
        actions.save_event(event)
    now = Event.objects.get(pk=event.pk).revision
    older.name = "Renamed"
    actions.save_event(older)
    assert Event.objects.get(pk=event.pk).revision > now
    assert Event.objects.get(pk=event.pk).name == "Renamed"


def test_the_head_of_a_column_raises_the_revision_of_an_event_without_points() -> None:
    article = make_article()
    event = make_event(articles=[article])
    before = Event.objects.get(pk=event.pk).revision
    article.title = "Another headline"
    publishing.save_article(article)
    assert Event.objects.get(pk=event.pk).revision > before
    actions.delete_rows([article])
    assert Event.objects.get(pk=event.pk).revision > before + 1


def test_a_claim_lifts_the_silence_of_its_article() -> None:
    world = make_world()
    answer_after_silence(world)
    assert not Silence.objects.filter(point=world.done).exists()
    assert Silence.history.filter(point=world.done, history_type="-").exists()


def test_a_silence_beside_a_claim_is_refused() -> None:
    world = make_world()
    with pytest.raises(ValidationError, match="delete its claim before"):
        actions.record_silence(world.when, world.first)


def test_a_silence_outside_the_coverage_is_refused() -> None:
    with pytest.raises(ValidationError, match="does not cover"):
        actions.record_silence(make_point(), make_article())


def test_nobody_is_a_value() -> None:
    claim = make_claim(point=make_point(kind="names"), article=make_article(), value=[])
    claim.full_clean()
    assert Claim.objects.get().value == []


@pytest.mark.parametrize(
    ("kind", "value", "certainty", "sentence"),
    [
        ("date", "the other day", "asserted", "the other day"),
        ("quantity", "many", "asserted", "many"),
        ("yesno", "yes", "denied", "write no"),
        ("names", ["..."], "asserted", "..."),
        ("names", [], "denied", "never denied"),
        ("choice", "third", "asserted", "third"),
        ("date", "", "asserted", "blank"),
    ],
)
def test_a_value_that_cannot_be_claimed_is_refused(
    kind: str, value: Any, certainty: str, sentence: str
) -> None:
    point, article = make_point(kind=kind), make_article()
    with pytest.raises(ValidationError) as refusal:
        make_claim(point=point, article=article, value=value, certainty=certainty)
    assert sentence in str(refusal.value.message_dict["value"])
    assert not Claim.objects.exists()


def test_a_quote_that_the_article_does_not_have_is_refused() -> None:
    article = make_article(text="In 1997 it was formed. In 1997 it was signed.")
    point = make_point(event=make_event(articles=[article]))
    for quote, sentence in (("in 1998", "does not stand"), ("In 1997", "2 places")):
        with pytest.raises(ValidationError) as refusal:
            actions.save_claim(Claim(point=point, article=article, quote=quote, value="1997"))
        assert sentence in str(refusal.value.message_dict["quote"])
    claim = actions.save_claim(
        Claim(point=point, article=article, quote="In 1997", suffix="it was signed", value="1997")
    )
    assert (claim.start, claim.exact) == (23, "In 1997")


def test_a_claim_of_an_article_outside_the_coverage_is_refused() -> None:
    article = make_article(text="In 1997.")
    with pytest.raises(ValidationError, match="does not cover"):
        actions.save_claim(Claim(point=make_point(), article=article, quote="In 1997", value="1997"))


def test_via_is_never_the_articles_own_source() -> None:
    article = make_article()
    with pytest.raises(ValidationError, match="name another source"):
        make_claim(point=make_point(), article=article, via=article.source)
    relay = make_source()
    make_claim(point=make_point(), article=article, via=relay)
    article.source = relay
    with pytest.raises(ValidationError, match="change these claims before"):
        publishing.save_article(article)
    assert Article.objects.get().source != relay


def test_hedging_words_stand_beside_a_hedge_only() -> None:
    with pytest.raises(ValidationError, match="Only a hedged claim"):
        make_claim(point=make_point(), article=make_article(), hedge="allegedly")


def test_a_point_is_not_changed_so_that_a_claim_cannot_be_read() -> None:
    world = make_world()
    world.who.kind = "quantity"
    with pytest.raises(ValidationError, match="could not be read any more"):
        actions.save_point(world.who)
    world.much.unit = "people"
    with pytest.raises(ValidationError) as refusal:
        actions.save_point(world.much)
    assert any("2 Mt/month" in sentence for sentence in refusal.value.messages)
    assert Point.objects.get(pk=world.much.pk).unit == "t/year"
    with pytest.raises(ValidationError, match="could not be read any more"):
        actions.save_point(world.way, options=[Option("east", "East"), Option("south", "South")])
    assert world.way.options.count() == 3


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ([Option("a", "A")], ""),
        ([Option("a", "A"), Option("a", "B")], "two options have the slug"),
        ([Option("a", "A"), Option("b", "B", broader="c")], "is not among the options"),
        ([Option("a", "A"), Option("B b", "B")], "Use 1 to 80"),
        ([Option("a", "A", broader="b"), Option("b", "B", broader="a"), Option("c", "C")], ""),
    ],
)
def test_options_that_are_no_choice_are_refused(options: list[Option], sentence: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        make_point(kind="choice", options=options)
    assert sentence.lower() in str(refusal.value.messages).lower()
    assert not Point.objects.exists()


def test_options_of_another_kind_of_point_are_refused() -> None:
    with pytest.raises(ValidationError, match="exclude each other"):
        make_point(kind="names", options=["a", "b"])


def test_options_keep_their_rows_and_order() -> None:
    point = make_point(kind="choice", options=["a", "b", "c"])
    kept = point.options.get(slug="b").pk
    actions.save_point(point, options=[Option("c", "C"), Option("b", "B", broader="c"), Option("d", "D")])
    rows = [(row.slug, row.broader and row.broader.slug) for row in point.options.all()]
    assert rows == [("c", None), ("b", "c"), ("d", None)]
    assert point.options.get(slug="b").pk == kept


def test_a_point_moves_only_where_its_articles_are_covered() -> None:
    world = make_world()
    world.when.event = make_event()
    with pytest.raises(ValidationError, match="add its coverage first"):
        actions.save_point(world.when)


def test_coverage_that_claims_rest_on_stays_with_its_article() -> None:
    world = make_world()
    row = Coverage.objects.get(event=world.event, article=world.first)
    row.article = make_article()
    with pytest.raises(ValidationError, match="delete these first"):
        actions.save_coverage(row)


def test_with_its_coverage_go_an_articles_claims_and_silences() -> None:
    world = make_world()
    delete_coverage(world)
    assert not Claim.objects.filter(article=world.first).exists()
    assert not Silence.objects.filter(article=world.first).exists()
    assert Claim.history.filter(article=world.first, history_type="-").count() == 4


def test_what_is_in_use_is_not_deleted() -> None:
    world = make_world()
    rows: list[Model] = [world.speaker, world.first.source, world.larger, Author.objects.all()[0]]
    for row in rows:
        with pytest.raises(ProtectedError):
            actions.delete_rows([row])


def test_a_name_means_one_entity() -> None:
    make_entity(name="United States", aliases=["USA"])
    for name, aliases in (("usa", []), ("Mexico", ["united  STATES"]), ("Peru", ["Perú", "perú"])):
        with pytest.raises(ValidationError, match="can only mean one"):
            make_entity(name=name, aliases=aliases)
    assert Entity.objects.count() == 1


def test_an_entity_takes_one_of_its_own_other_names() -> None:
    entity = make_entity(name="USA", aliases=["United States"])
    entity.name = "United States"
    actions.save_entity(entity, aliases=["USA"])
    assert list(entity.aliases.values_list("name", flat=True)) == ["USA"]


def test_claims_are_anchored_again_in_a_new_text() -> None:
    article = make_article(
        text="It was formed in 1997, they say at the ministry of trade. Pompeo came. Nobody left."
    )
    point = make_point(event=make_event(articles=[article]), kind="text")
    quotes = ("Pompeo came", "formed in 1997, they say at the ministry", "Nobody left")
    claims = [make_claim(point=point, article=article, quote=quote, value="x") for quote in quotes]
    version = publishing.add_version(
        article, body="New. It was formed in 1997, they say, at the ministry of trade. Pompeo came."
    )
    states = [Claim.objects.get(pk=claim.pk).anchor for claim in claims]
    assert states == [AnchorState.EXACT, AnchorState.APPROXIMATE, AnchorState.ORPHAN]
    kept = Claim.objects.get(pk=claims[1].pk)
    assert version.body[kept.start : kept.end] == kept.exact
    assert kept.quote == quotes[1]
    publishing.add_version(article, body=version.body + " Nobody left.")
    assert Claim.objects.get(pk=claims[2].pk).anchor == AnchorState.EXACT


def test_a_lost_quote_stays_as_it_is_when_something_else_is_changed() -> None:
    article = make_article(text="It was formed in 1997.")
    claim = make_claim(point=make_point(), article=article, quote="formed in 1997")
    publishing.add_version(article, body="Another text.")
    claim = Claim.objects.get(pk=claim.pk)
    claim.note = "Looked at."
    actions.save_claim(claim)
    assert Claim.objects.get().anchor == AnchorState.ORPHAN
    claim.quote = "formed in 1998"
    with pytest.raises(ValidationError, match="does not stand"):
        actions.save_claim(claim)


def test_an_older_copy_of_a_claim_does_not_set_its_place_back() -> None:
    article = make_article(text="It was formed in 1997.")
    claim = make_claim(point=make_point(), article=article, quote="formed in 1997")
    publishing.add_version(article, body="They say that it was formed in 1997.")
    claim.note = "Read before the new text came."
    actions.save_claim(claim)
    assert Claim.objects.get().start == 21
    assert Claim.objects.get().note
