"""What is done on the desk can be undone and redone, and nobody else's work goes with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from articles.actions import add_version
from articles.models import Article
from comparisons import actions
from comparisons.actions.restoring import (
    ChangedSince,
    NothingToUndo,
    find_steps,
    forget_step,
    redo_step,
    take_step,
    undo_step,
)
from comparisons.algebra.values import Option
from comparisons.models import Claim, Coverage, Point, Silence, Step
from comparisons.models import Option as Stored
from comparisons.tests.compared import compared
from comparisons.tests.making import (
    make_article,
    make_claim,
    make_coverage,
    make_event,
    make_mark,
    make_point,
    make_silence,
    make_speaker,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann() -> User:
    return User.objects.create_user("ann")


@pytest.fixture
def ben() -> User:
    return User.objects.create_user("ben")


@pytest.fixture
def article() -> Article:
    return make_article(source="wsws", text="It was formed in 1997. It was dissolved in 2000.", kind="full")


@pytest.fixture
def claim(article: Article) -> Claim:
    return make_claim(point=make_point(), article=article, quote="formed in 1997", value="1997")


def change(claim: Claim, **fields: Any) -> None:
    row = Claim.objects.get(pk=claim.pk)
    for name, value in fields.items():
        setattr(row, name, value)
    actions.save_claim(row)


def tag_where_nothing_was_said(claim: Claim) -> None:
    point = make_point(event=claim.point.event)
    with_silence = make_silence(point=point, article=claim.article)
    assert with_silence.pk
    make_claim(point=point, article=claim.article, quote="dissolved in 2000", value="2000")


def ask_and_tag(claim: Claim) -> None:
    """A question of another event, made in place: the article's coverage of that comes with it."""
    point = make_point(event=make_event(), kind="choice", options=("yes", "no"))
    make_claim(point=point, article=claim.article, quote="formed in 1997", value="yes")


def move(claim: Claim) -> None:
    change(claim, point=make_point(event=claim.point.event))


def delete_and_say_nothing(claim: Claim) -> None:
    actions.delete_rows([claim])
    actions.record_silence(claim.point, claim.article)


def mark_words(claim: Claim) -> None:
    make_mark(event=claim.point.event, article=claim.article, quote="dissolved")


def delete_coverage(claim: Claim) -> None:
    mark_words(claim)
    make_silence(point=make_point(event=claim.point.event), article=claim.article)
    actions.delete_rows(list(Coverage.objects.filter(article=claim.article)))


DEEDS: list[Callable[[Claim], Any]] = [
    lambda claim: change(claim, value="1999", note="read again"),
    lambda claim: change(claim, quote="It was formed in 1997"),
    lambda claim: actions.delete_rows([claim]),
    lambda claim: make_silence(point=make_point(event=claim.point.event), article=claim.article),
    lambda claim: change(claim, voice=make_speaker()),
    lambda claim: actions.delete_rows([claim.point]),
    tag_where_nothing_was_said,
    ask_and_tag,
    move,
    delete_and_say_nothing,
    mark_words,
    delete_coverage,
]


@pytest.mark.parametrize("act", DEEDS)
def test_what_is_undone_is_as_before_and_what_is_redone_as_after(
    ann: User, claim: Claim, act: Callable[[Claim], Any]
) -> None:
    make_claim(point=claim.point, article=make_article(source="rt"), value="1999")
    before = compared()
    with take_step(ann, claim.article, "did it") as taken:
        act(claim)
    after = compared()
    assert before != after
    assert taken.step
    for _ in range(2):
        assert undo_step(ann, claim.article) == taken.step
        assert compared() == before
        assert find_steps(ann, claim.article) == (None, taken.step)
        assert redo_step(ann, claim.article).label == "did it"
        assert compared() == after
        assert find_steps(ann, claim.article) == (taken.step, None)
    assert not actions.find_stale_verdicts()


def test_a_row_comes_back_under_its_key_with_what_is_known_of_it(ann: User, claim: Claim) -> None:
    make_silence(point=make_point(event=claim.point.event), article=claim.article, reader=ann)
    silence = Silence.objects.get()
    pk = claim.pk
    with take_step(ann, claim.article, "deleted both"):
        actions.delete_rows([claim, silence])
    undo_step(ann, claim.article)
    restored = Claim.objects.get(pk=pk)
    assert (restored.key, restored.start, restored.anchor) == (claim.key, claim.start, "exact")
    assert restored.edition > claim.edition
    again = Silence.objects.get()
    assert (again.read_by, again.read_at) == (ann, silence.read_at)
    assert again.history.first().read_at == silence.read_at
    assert {restored.history.first().history_change_reason, again.history.first().history_change_reason} == {
        "undone"
    }


def test_a_step_in_which_nothing_was_changed_is_none(ann: User, claim: Claim) -> None:
    change(claim, note="one")
    with take_step(ann, claim.article, "changed the note"):
        change(claim, note="two")
    undo_step(ann, claim.article)
    with take_step(ann, claim.article, "looked") as looked:
        change(claim, note="one")
    with take_step(ann, claim.article, "changed it and thought better"):
        change(claim, note="three")
        change(claim, note="one")
    assert looked.step is None
    assert find_steps(ann, claim.article)[0] is None
    assert redo_step(ann, claim.article).label == "changed the note"
    assert Claim.objects.get().note == "two"


def test_a_step_that_fails_leaves_nothing(ann: User, claim: Claim) -> None:
    def try_it() -> None:
        with take_step(ann, claim.article, "tried"):
            change(claim, note="half-way")
            change(claim, value="not a date")

    with pytest.raises(ValidationError):
        try_it()
    assert Claim.objects.get().note == ""
    assert not Step.objects.exists()


def test_a_new_step_drops_the_persons_undone_ones_on_that_article(ann: User, ben: User, claim: Claim) -> None:
    other = make_claim(point=claim.point, article=make_article(), value="2000")
    for user, row in ((ann, claim), (ann, other), (ben, claim)):
        with take_step(user, row.article, "noted"):
            change(row, note=f"by {user}")
    undo_step(ben, claim.article)
    undo_step(ann, claim.article)
    undo_step(ann, other.article)
    with take_step(ann, claim.article, "noted again"):
        change(claim, note="again")
    assert find_steps(ann, claim.article)[1] is None
    assert find_steps(ann, other.article)[1]
    assert find_steps(ben, claim.article)[1]
    with pytest.raises(NothingToUndo):
        redo_step(ann, claim.article)


def test_with_no_step_there_is_nothing_to_undo(ann: User, claim: Claim) -> None:
    with pytest.raises(NothingToUndo, match="nothing of yours to undo"):
        undo_step(ann, claim.article)


def test_the_label_may_be_put_otherwise_and_be_long(ann: User, claim: Claim) -> None:
    with take_step(ann, claim.article, "noted") as taken:
        change(claim, note="one")
        taken.label = "x" * 400
    assert taken.step
    assert taken.step.label == "x" * 300


# What others do meanwhile


def as_user(user: User, row: Any, **fields: Any) -> None:
    """Somebody changes a row, and the history says who."""
    stored = type(row).objects.get(pk=row.pk)
    for name, value in fields.items():
        setattr(stored, name, value)
    stored._history_user = user
    (actions.save_claim if isinstance(stored, Claim) else actions.save_point)(stored)


def test_what_somebody_else_has_changed_since_is_not_undone(ann: User, ben: User, claim: Claim) -> None:
    with take_step(ann, claim.article, "changed the answer"):
        change(claim, value="1999")
    as_user(ben, claim, note="I doubt it")
    with pytest.raises(ChangedSince, match=r"ben changed the claim “formed in 1997” on .*Nothing") as told:
        undo_step(ann, claim.article)
    assert told.value.row == claim
    stored = Claim.objects.get()
    assert (stored.value, stored.note) == ("1999", "I doubt it")
    undoable, _ = find_steps(ann, claim.article)
    assert undoable
    forget_step(undoable)
    assert find_steps(ann, claim.article) == (None, None)


def test_what_somebody_else_has_deleted_since_is_told(ann: User, claim: Claim) -> None:
    with take_step(ann, claim.article, "changed the answer"):
        change(claim, value="1999")
    actions.delete_rows([claim.point])
    with pytest.raises(ChangedSince, match="Somebody deleted the claim"):
        undo_step(ann, claim.article)


def test_what_somebody_has_changed_and_changed_back_is_no_hindrance(ann: User, claim: Claim) -> None:
    with take_step(ann, claim.article, "changed the answer"):
        change(claim, value="1999")
    change(claim, value="2001")
    change(claim, value="1999")
    undo_step(ann, claim.article)
    assert Claim.objects.get().value == "1997"


@pytest.mark.parametrize("build", [make_claim, make_silence])
def test_a_question_that_others_have_answered_since_stays(
    ann: User, claim: Claim, build: Callable[..., Any]
) -> None:
    with take_step(ann, claim.article, "asked"):
        point = make_point(event=claim.point.event)
    row = build(point=point, article=make_article())
    with pytest.raises(ChangedSince, match="Somebody made") as told:
        undo_step(ann, claim.article)
    assert told.value.row == row
    assert Point.objects.filter(pk=point.pk).exists()


def test_coverage_on_which_others_have_built_stays(ann: User, claim: Claim) -> None:
    event = make_event()
    with take_step(ann, claim.article, "added to the event"):
        make_coverage(event=event, article=claim.article)
    make_mark(event=event, article=claim.article, quote="dissolved")
    with pytest.raises(ChangedSince, match="made the framing mark “dissolved”"):
        undo_step(ann, claim.article)


def test_somebodys_silence_is_not_lifted_by_undoing(ann: User, ben: User, claim: Claim) -> None:
    with take_step(ann, claim.article, "deleted"):
        actions.delete_rows([claim])
    actions.record_silence(claim.point, claim.article, reader=ben)
    with pytest.raises(ChangedSince, match="made the note that an article does not say"):
        undo_step(ann, claim.article)
    assert Silence.objects.get().read_by == ben


def test_a_silence_is_not_said_again_beside_somebodys_claim(ann: User, claim: Claim) -> None:
    point = make_point(event=claim.point.event)
    with take_step(ann, claim.article, "does not say"):
        actions.record_silence(point, claim.article)
    undo_step(ann, claim.article)
    make_claim(point=point, article=claim.article, quote="dissolved in 2000", value="2000")
    with pytest.raises(ChangedSince, match="made the claim “dissolved in 2000”"):
        redo_step(ann, claim.article)


def test_options_that_claims_rest_on_stay(ann: User, claim: Claim) -> None:
    point = make_point(event=claim.point.event, kind="choice", options=("yes", "no"))
    with take_step(ann, claim.article, "added an answer"):
        actions.save_point(point, options=[Option(slug, slug) for slug in ("yes", "no", "perhaps")])
    make_claim(point=point, article=claim.article, quote="dissolved in 2000", value="perhaps")
    with pytest.raises(ValidationError, match="could not be read any more"):
        undo_step(ann, claim.article)
    assert point.options.count() == 3


def test_options_come_back_with_their_labels_and_places(ann: User, claim: Claim) -> None:
    point = make_point(event=claim.point.event, kind="choice", options=("yes", "no"))
    Stored.history.all().delete()  # as a bundle leaves them
    before = list(point.options.values_list("pk", "slug", "label", "order"))
    with take_step(ann, claim.article, "put the answers otherwise"):
        actions.save_point(point, options=[Option("no", "not at all"), Option("later", "later on")])
    undo_step(ann, claim.article)
    assert list(point.options.values_list("pk", "slug", "label", "order")) == before
    redo_step(ann, claim.article)
    assert list(point.options.values_list("slug", "label")) == [("no", "not at all"), ("later", "later on")]


def test_wider_answers_come_back(ann: User, claim: Claim) -> None:
    def read() -> list[Any]:
        return list(point.options.values_list("slug", "label", "order", "broader__slug"))

    options = [Option("a", "a"), Option("b", "b", "a"), Option("c", "c", "b"), Option("d", "d")]
    point = make_point(event=claim.point.event, kind="choice", options=options)
    before = read()
    with take_step(ann, claim.article, "put the answers otherwise"):
        changed = [Option("b", "B"), Option("c", "c", "b"), Option("d", "d"), Option("e", "e", "d")]
        actions.save_point(point, options=changed)
    after, told = read(), Stored.history.count()
    actions.save_point(point, options=changed)
    assert Stored.history.count() == told
    undo_step(ann, claim.article)
    assert read() == before
    redo_step(ann, claim.article)
    assert read() == after


# A new text in between


def test_anchoring_again_is_nobodys_change(ann: User, claim: Claim) -> None:
    with take_step(ann, claim.article, "noted"):
        change(claim, note="one")
    text = "Somewhere else we read: it was formed in 1997."
    add_version(claim.article, body=text, kind="full")
    undo_step(ann, claim.article)
    stored = Claim.objects.get()
    assert (stored.note, stored.anchor) == ("", "exact")
    assert text[stored.start : stored.end] == "formed in 1997"


@pytest.mark.parametrize(
    ("text", "anchor"),
    [("Before all this it was formed in 1997, as we know.", "exact"), ("Nothing of the kind.", "orphan")],
)
def test_a_deleted_claim_comes_back_where_it_stands_in_the_new_text(
    ann: User, claim: Claim, text: str, anchor: str
) -> None:
    with take_step(ann, claim.article, "deleted"):
        actions.delete_rows([claim])
    version = add_version(claim.article, body=text, kind="full")
    undo_step(ann, claim.article)
    stored = Claim.objects.get()
    assert (stored.quote, stored.anchor, stored.version) == ("formed in 1997", anchor, version)
    assert text[stored.start : stored.end] == stored.exact or anchor == "orphan"


def test_a_claim_whose_question_is_gone_says_so(ann: User, claim: Claim) -> None:
    with take_step(ann, claim.article, "deleted"):
        actions.delete_rows([claim])
    actions.delete_rows([claim.point])
    with pytest.raises(ValidationError, match="its question is deleted"):
        undo_step(ann, claim.article)


def test_a_claim_whose_coverage_is_gone_says_so(ann: User, claim: Claim) -> None:
    with take_step(ann, claim.article, "deleted"):
        actions.delete_rows([claim])
    actions.delete_rows(list(Coverage.objects.filter(article=claim.article)))
    with pytest.raises(ValidationError, match=r"does not cover .* any more"):
        undo_step(ann, claim.article)


def test_who_has_tagged_may_have_left(ann: User, ben: User, claim: Claim) -> None:
    Claim.objects.update(tagged_by=ben)
    with take_step(ann, claim.article, "deleted"):
        actions.delete_rows([Claim.objects.get()])
    ben.delete()
    undo_step(ann, claim.article)
    assert Claim.objects.get().tagged_by is None
