"""Laws of undo and redo, whatever two taggers do to one article in whatever order.

A step that is undone leaves its own rows as they were before it and every other row as it is; one that is
refused leaves everything. Who works alone can always undo all, and redo all.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from articles.actions import add_version
from comparisons import actions
from comparisons.actions.restoring import NothingToUndo, find_steps, redo_step, take_step, undo_step
from comparisons.models import Claim, Coverage, FramingMark, Option, Point, Silence
from comparisons.tests.compared import compare, compared, list_rows
from comparisons.tests.making import make_article, make_claim, make_event, make_mark, make_point

WORDS = ("formed in 1997", "signed in 1999", "dissolved in 2000")
TEXT = f"It was {WORDS[0]}, {WORDS[1]} and {WORDS[2]}."
ANCHORED = ("exact", "start", "end", "anchor")

Rows = dict[tuple[str, int], dict[str, Any]]

who = st.sampled_from(["ann", "ben"])
which = st.integers(0, 5)
years = st.sampled_from(["1997", "1999", "2000"])


def read_rows() -> Rows:
    """Every row as people wrote it."""
    kinds = (Coverage, Point, Option, Claim, Silence, FramingMark)
    return {
        (kind.__name__, row["id"]): {name: row[name] for name in row if name not in ANCHORED}
        for kind in kinds
        for row in list_rows(kind)
    }


class Desk(RuleBasedStateMachine):
    """The desk of one article: two taggers, or one who `works_alone`."""

    works_alone = False

    def __init__(self) -> None:
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.users = {name: User.objects.create_user(name) for name in ("ann", "ben")}
        self.article = make_article(slug="wsws", text=TEXT, kind="full")
        self.event = make_event(slug="event", articles=[self.article])
        for number in range(3):
            point = make_point(event=self.event, slug=f"p{number}")
            make_claim(point=point, article=make_article(), value="1999")
        self.done: dict[int, tuple[Rows, Rows]] = {}
        self.start = compared()
        self.versions = 0

    def teardown(self) -> None:
        try:
            if self.works_alone:
                self.undo_all_and_redo()
        finally:
            transaction.set_rollback(True)
            self.transaction.__exit__(None, None, None)

    def undo_all_and_redo(self) -> None:
        ann, end, undone = self.users["ann"], compared(), 0
        while find_steps(ann, self.article)[0]:
            undo_step(ann, self.article)
            undone += 1
        assert compared() == self.start
        for _ in range(undone):
            redo_step(ann, self.article)
        assert compared() == end or self.versions  # where a new text has come, a passage may stand elsewhere

    def act(self, name: str, label: str, deed: Any) -> None:
        """Do something as a step; what an action refuses changes nothing."""
        user = self.users["ann" if self.works_alone else name]
        before = read_rows()
        try:
            with take_step(user, self.article, label) as taken:
                deed()
        except ValidationError:
            assert read_rows() == before
            return
        if taken.step:
            self.done[taken.step.pk] = before, read_rows()

    def pick(self, kind: Any, number: int) -> Any:
        rows = list(kind.objects.filter(**({"article": self.article} if kind is not Point else {})))
        return rows[number % len(rows)] if rows else None

    @rule(name=who, number=which, value=years, words=st.sampled_from(WORDS))
    def tag(self, name: str, number: int, value: str, words: str) -> None:
        def deed() -> None:
            if point := self.pick(Point, number):
                actions.save_claim(Claim(point=point, article=self.article, quote=words, value=value))

        self.act(name, "tagged", deed)

    @rule(name=who, number=which, value=years, words=st.sampled_from(WORDS))
    def change(self, name: str, number: int, value: str, words: str) -> None:
        def deed() -> None:
            if claim := self.pick(Claim, number):
                claim.value, claim.quote, claim.edition = value, words, claim.edition + 1
                actions.save_claim(claim)

        self.act(name, "changed", deed)

    @rule(name=who, number=which, to=which)
    def move(self, name: str, number: int, to: int) -> None:
        def deed() -> None:
            if claim := self.pick(Claim, number):
                claim.point = self.pick(Point, to)
                actions.save_claim(claim)

        self.act(name, "moved", deed)

    @rule(name=who, number=which, kind=st.sampled_from([Claim, Silence, FramingMark, Point]))
    def delete(self, name: str, number: int, kind: Any) -> None:
        def deed() -> None:
            if (row := self.pick(kind, number)) and (kind is not Point or Point.objects.count() > 1):
                actions.delete_rows([row])

        self.act(name, "deleted", deed)

    @rule(name=who, number=which)
    def say_nothing(self, name: str, number: int) -> None:
        def deed() -> None:
            actions.record_silence(self.pick(Point, number), self.article, reader=self.users[name])

        self.act(name, "does not say", deed)

    @rule(name=who, value=years, words=st.sampled_from(WORDS))
    def ask_and_tag(self, name: str, value: str, words: str) -> None:
        def deed() -> None:
            point = make_point(event=self.event)
            actions.save_claim(Claim(point=point, article=self.article, quote=words, value=value))

        self.act(name, "asked", deed)

    @rule(name=who, words=st.sampled_from(WORDS))
    def mark(self, name: str, words: str) -> None:
        self.act(name, "marked", lambda: make_mark(event=self.event, article=self.article, quote=words))

    @rule(lost=st.sampled_from(WORDS))
    def bring_new_text(self, lost: str) -> None:
        self.versions += 1
        body = f"Edition {self.versions}. {TEXT.replace(lost, 'so it is')}"
        add_version(self.article, body=body, kind="full")

    @rule(name=who, back=st.booleans())
    def turn(self, name: str, back: bool) -> None:
        user = self.users["ann" if self.works_alone else name]
        step, now = find_steps(user, self.article)[0 if back else 1], read_rows()
        try:
            (undo_step if back else redo_step)(user, self.article)
        except NothingToUndo:
            assert step is None
        except ValidationError:
            assert not self.works_alone
            assert read_rows() == now
            assert find_steps(user, self.article)[0 if back else 1] == step
        else:
            assert step
            self.check_turned(now, *self.done[step.pk][:: 1 if back else -1])

    def check_turned(self, now: Rows, wanted: Rows, other: Rows) -> None:
        """The step's own rows are as they should be, and all others as they were."""
        own = {key for key in {**wanted, **other} if wanted.get(key) != other.get(key)}
        expected = {key: row for key, row in now.items() if key not in own}
        assert read_rows() == expected | {key: wanted[key] for key in own if key in wanted}

    @invariant()
    def verdicts_are_judged(self) -> None:
        assert not actions.find_stale_verdicts()
        assert compare("event")


class LonelyDesk(Desk):
    works_alone = True


@pytest.mark.django_db
@pytest.mark.parametrize("desk", [Desk, LonelyDesk])
def test_undoing_takes_back_one_s_own_work_and_nothing_else(desk: type[Desk]) -> None:
    run_state_machine_as_test(desk, settings=settings(max_examples=6, stateful_step_count=12, deadline=None))
