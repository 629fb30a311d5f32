"""Laws of judging: what holds for any claims. Checked with Hypothesis and on small exhaustive cases.

An order-dependent or time-blind mutant passes every single example and fails here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations_with_replacement, permutations, product
from random import Random

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from comparisons.algebra.answers import line_up
from comparisons.algebra.relations import relate
from comparisons.algebra.values import (
    DateValue,
    Scale,
    ValueProblem,
    check_claim,
    display_value,
    parse_date,
    parse_value,
)
from comparisons.algebra.verdicts import Article, Claim, Judgement, Question, judge
from comparisons.tests import algebra_reference as reference
from comparisons.tests.algebra_strategies import SCALES, articles, claims, kinds, questions, random_questions
from comparisons.tests.examples import EXAMPLES, to_question
from comparisons.vocabulary import Certainty, Kind, Relation, Verdict

LINES = (Kind.DATE, Kind.QUANTITY)
thorough = settings(max_examples=40, deadline=None)


# Against the slow, obvious rules


def check_verdict(question: Question, judgement: Judgement) -> None:
    assert judgement.verdict == reference.verdict_of(question)
    assert judgement.narrow == reference.narrow_of(question)


def check_origins_and_asides(question: Question, judgement: Judgement) -> None:
    assert judgement.origins == len(reference.origins_of(question))
    assert set(judgement.self_contradictions) == reference.self_contradictions_of(question)
    held = reference.forecasts_of(question)
    assert {f.claim: f.borne_out for f in judgement.forecasts}.items() <= held.items()
    assert {(f.article, f.value) for f in judgement.forecasts} == {
        (c.article, c.value.written) for c in question.claims if c.id in held
    }


def check_outlier(question: Question, judgement: Judgement) -> None:
    positions = [(stand.as_of, set(stand.claims)) for stand in judgement.positions]
    assert set(judgement.outlier) == reference.outlier_of(question, positions)


def check_positions(question: Question, judgement: Judgement) -> None:
    if question.scale.kind in LINES:
        found = [set(stand.claims) for stand in judgement.positions if not stand.denied]
        assert found == reference.positions_of(question)


CHECKS = (check_verdict, check_origins_and_asides, check_outlier, check_positions)


@pytest.mark.parametrize("kind", list(Kind))
def test_many_questions_are_judged_as_by_all_pairs(kind: Kind) -> None:
    for question in random_questions(400, kinds=[kind]):
        judgement = judge(question)
        for check in CHECKS:
            check(question, judgement)


@pytest.mark.parametrize("check", CHECKS)
@thorough
@given(question=questions())
def test_judging_is_that_of_all_pairs(
    check: Callable[[Question, Judgement], None], question: Question
) -> None:
    check(question, judge(question))


def test_narrow_is_that_of_all_pairs() -> None:
    """Dates on both sides of a new year, at times that overlap or do not."""
    random = Random(1997)
    near = ["1997", "1997-12", "1997-12-31", "1998-01-01", "1998-01-31", "1998-02", "1998/..", "../1997-11"]
    times = [None, "2019", "2019/2020", "2020", "2020/..", "../2019"]
    narrow = 0
    for _ in range(1500):
        made = [
            replace(
                _claim(n, random.choice("abc"), random.choice(near), Certainty.ASSERTED), as_of=_time(when)
            )
            for n, when in enumerate(random.choices(times, k=4))
        ]
        question = _question(tuple(made))
        judgement = judge(question)
        check_verdict(question, judgement)
        narrow += judgement.narrow
    assert narrow > 100


def _time(written: str | None) -> DateValue | None:
    return parse_date(written) if written else None


# Blind to order and to duplicates


@thorough
@given(questions(), st.randoms(use_true_random=False))
def test_order_does_not_matter(question: Question, random: object) -> None:
    shuffled = list(question.claims)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert judge(replace(question, claims=shuffled)) == judge(question)


@pytest.mark.parametrize("example", [e for e in EXAMPLES if len(e.claims) > 1], ids=lambda e: e.name)
def test_examples_are_blind_to_order(example: object) -> None:
    question = to_question(example)  # type: ignore[arg-type]
    found = {judge(replace(question, claims=list(order))) for order in permutations(question.claims)}
    assert len(found) == 1


@thorough
@given(questions(), st.data())
def test_duplicates_count_once(question: Question, data: st.DataObject) -> None:
    assume(question.claims)
    again = data.draw(st.sampled_from(list(question.claims)))
    twice = judge(replace(question, claims=[*question.claims, again]))
    assert twice == judge(question)
    renamed = judge(replace(question, claims=[*question.claims, replace(again, id="again")]))
    assert _without_ids(renamed) == _without_ids(judge(question))
    assert ("again" in renamed.judged_on) == (again.id in renamed.judged_on)


def _without_ids(judgement: Judgement) -> Judgement:
    return replace(
        judgement,
        judged_on=(),
        positions=tuple(replace(stand, claims=()) for stand in judgement.positions),
        forecasts=tuple(replace(forecast, claim=None) for forecast in judgement.forecasts),
    )


def test_small_cases_are_blind_to_order_exhaustively() -> None:
    written = ["1997", "1998", "1997/1998", "1997~", "199X"]
    for said in combinations_with_replacement(written, 3):
        for certainties in product((Certainty.ASSERTED, Certainty.DENIED), repeat=3):
            made = [_claim(n, "abc"[n], w, c) for n, (w, c) in enumerate(zip(said, certainties, strict=True))]
            judged = {judge(_question(order)) for order in permutations(made)}
            assert len(judged) == 1, said


def _claim(id: int, article: str, written: str, certainty: Certainty) -> Claim:
    return Claim(id, article, parse_value(written, SCALES[Kind.DATE]), certainty)


def _question(made: tuple[Claim, ...]) -> Question:
    return Question(SCALES[Kind.DATE], made, [Article(slug, slug.upper(), slug) for slug in "abc"])


# Total


@thorough
@given(questions(max_claims=9))
def test_judging_is_total_and_readable(question: Question) -> None:
    judgement = judge(question)
    assert judgement.reason
    assert not re.search(r"\b(true|right|wrong|correct|false)\b", judgement.reason)
    assert judgement.circular == bool(judgement.circular_because)
    quiet = [*judgement.silent, *judgement.untagged, *judgement.before_event]
    speaking = {claim.article for claim in question.claims}
    assert len(quiet) == len(set(quiet))
    assert set(quiet) | speaking == {article.slug for article in question.articles} | speaking
    assert not set(quiet) & speaking


@given(st.data())
def test_claims_of_articles_that_are_not_listed_are_judged(data: st.DataObject) -> None:
    question = data.draw(questions(max_claims=3))
    stranger = data.draw(claims(question.scale.kind, id=99, articles=("zzz",)))
    assert judge(replace(question, claims=[*question.claims, stranger])).reason


# Relations


pairs = kinds.flatmap(lambda kind: st.tuples(claims(kind), claims(kind)))


@thorough
@given(pairs)
def test_relations_are_symmetric(pair: tuple[Claim, Claim]) -> None:
    one, other = pair
    assert relate(one, other) is relate(other, one)


@given(kinds.flatmap(claims))
def test_a_claim_agrees_with_itself(claim: Claim) -> None:
    expected = Relation.INCOMPARABLE if claim.value.kind is Kind.TEXT else Relation.AGREE
    assert relate(claim, claim) is expected


@thorough
@given(kinds.flatmap(claims))
def test_what_is_denied_conflicts_with_its_denial(claim: Claim) -> None:
    assume(claim.value.kind is not Kind.TEXT and claim.value.written != ())
    said, denied = replace(claim, certainty=Certainty.ASSERTED), replace(claim, certainty=Certainty.DENIED)
    assert relate(said, denied) is Relation.CONFLICT


@thorough
@given(
    st.sampled_from([Kind.DATE, Kind.QUANTITY, Kind.CHOICE, Kind.YESNO]).flatmap(
        lambda k: st.tuples(*[claims(k)] * 3)
    )
)
def test_less_precision_makes_no_conflict(trio: tuple[Claim, Claim, Claim]) -> None:
    one, narrow, wide = (replace(claim, as_of=None, certainty=_unpredicted(claim)) for claim in trio)
    narrow, wide = (replace(claim, certainty=Certainty.ASSERTED) for claim in (narrow, wide))
    assert narrow.value.span
    assert wide.value.span
    assume(wide.value.span.holds(narrow.value.span))
    if relate(one, narrow) is not Relation.CONFLICT:
        assert relate(one, wide) is not Relation.CONFLICT


def _unpredicted(claim: Claim) -> Certainty:
    return Certainty.ASSERTED if claim.certainty is Certainty.PREDICTED else claim.certainty


@thorough
@given(pairs)
def test_agreement_is_equal_sets_or_the_same_amount(pair: tuple[Claim, Claim]) -> None:
    one, other = (replace(claim, as_of=None) for claim in pair)
    assume(one.value.kind in (Kind.DATE, Kind.CHOICE, Kind.YESNO))
    denied = [claim.certainty is Certainty.DENIED for claim in (one, other)]
    if denied[0] == denied[1]:
        assert (relate(one, other) is Relation.AGREE) == (one.value.span == other.value.span)


@pytest.mark.parametrize("number", ["40", "0", "-7", "2.5"])
def test_bounds_are_each_others_complement(number: str) -> None:
    scale = SCALES[Kind.QUANTITY]
    for bound, rest in ((">=", "<"), (">", "<="), ("<=", ">"), ("<", ">=")):
        denied = Claim(0, "a", parse_value(f"{bound}{number}", scale), Certainty.DENIED)
        said = Claim(1, "b", parse_value(f"{rest}{number}", scale), Certainty.ASSERTED)
        assert relate(denied, said) is Relation.AGREE


# Positions


@thorough
@given(questions())
def test_positions_hold_every_claim_judged_on(question: Question) -> None:
    judgement = judge(question)
    placed = {id for stand in judgement.positions for id in stand.claims}
    assert placed == (set() if question.scale.kind is Kind.TEXT else set(judgement.judged_on))


@thorough
@given(questions())
def test_position_values_can_be_read_again(question: Question) -> None:
    """And what is read again conflicts with none of the position's own claims."""
    by_id = {claim.id: claim for claim in question.claims}
    for stand in judge(question).positions:
        value = parse_value(stand.value, question.scale)
        assert display_value(value, question.scale) == stand.display
        if value.kind in LINES and not stand.denied:
            again = Claim("again", "again", value, Certainty.ASSERTED)
            assert all(relate(again, by_id[id]) is not Relation.CONFLICT for id in stand.claims)


@thorough
@given(questions(Kind.DATE))
def test_position_values_of_dates_are_exactly_what_is_shared(question: Question) -> None:
    by_id = {claim.id: claim for claim in question.claims}
    for stand in judge(question).positions:
        spans = [by_id[id].value.span for id in stand.claims]
        if not stand.denied:
            found = parse_value(stand.value, question.scale).span
            assert found
            assert (found.low, found.high) == (
                max(s.low for s in spans if s),
                min(s.high for s in spans if s),
            )


# Reading


@settings(max_examples=250, deadline=None)
@given(
    kinds,
    st.one_of(
        st.text(),
        st.text("0123456789-/.X~?%<>= ", max_size=14),
        st.text("0123456789.~<>=-kmt/%()USD ", max_size=16),
        st.lists(st.text(), max_size=3),
    ),
)
@example(Kind.QUANTITY, "9" * 400)
@example(Kind.QUANTITY, "1 ((((((((((((((((((((")
@example(Kind.QUANTITY, "1 trillion3 trillion3 trillion3 trillion3 trillion3 trillion3")
@example(Kind.DATE, "\ud800")
def test_parsing_raises_nothing_but_value_problems(kind: Kind, written: str | list[str]) -> None:
    sentences: list[str] = []
    for scale in (SCALES[kind], Scale(kind, options=SCALES[kind].options)):
        try:
            value = parse_value(written, scale)
        except ValueProblem as problem:
            sentences.append(str(problem))
            continue
        assert value.written == (
            written if isinstance(written, str) and kind is not Kind.NAMES else value.written
        )
        assert parse_value(value.written, scale) == value
        assert display_value(value, scale) or kind is Kind.TEXT
    assert all(sentence.endswith(".") for sentence in sentences)


@given(questions(), articles())
def test_answers_stand_in_one_order(question: Question, listed: list[Article]) -> None:
    _, answers = line_up(replace(question, articles=listed))
    keys = [(answer.column, answer.value_key) for answer in answers]
    assert keys == sorted(keys)


@pytest.mark.parametrize("written", ["yes", "no"])
def test_a_yes_or_no_is_never_denied(written: str) -> None:
    with pytest.raises(ValueProblem, match="never denied"):
        check_claim(parse_value(written, SCALES[Kind.YESNO]), Certainty.DENIED)


def test_nobody_is_never_denied() -> None:
    with pytest.raises(ValueProblem, match="never denied"):
        check_claim(parse_value([], SCALES[Kind.NAMES]), Certainty.DENIED)


def test_agreement_of_many_reaches_over_times() -> None:
    """Two times that do not meet, and a claim in both: compared with each, not through it."""
    scale = SCALES[Kind.YESNO]
    made = [
        Claim(
            n,
            "abc"[n],
            parse_value(said, scale),
            Certainty.ASSERTED,
            as_of=parse_date(when) if when else None,
        )
        for n, (said, when) in enumerate([("yes", "2019"), ("no", "2020"), ("yes", "2018")])
    ]
    assert judge(_question(tuple(made))).verdict is Verdict.OPEN
