"""The claims of one point, made comparable: sorted, duplicates folded together, their sets worked out.

Knows the one order in which everything else is computed, so that no result depends on the order in which
claims arrive. Refuses to know any rule about articles, voices or times.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from math import inf

from comparisons.algebra.claims import Article, Claim, Question
from comparisons.algebra.names import NameList
from comparisons.algebra.relations import amount_of, denote, is_denied, settle_amount
from comparisons.algebra.spans import Cut, Pieces, settle
from comparisons.vocabulary import Certainty, Kind

_ALWAYS = (-inf, inf)

ValueKey = tuple[tuple[tuple[Cut, Cut], ...], str]


@dataclass(slots=True, eq=False)
class Answer:
    """One claim, with all that is asked of it again and again.

    `party` is who must differ for two answers to be compared, the article. `pieces` is the set denoted by a
    value on a line, `names` a list of names. Two answers agree where their `set_key` or their `amount` is
    equal. `value_key` is by which answers are ordered: on the line, else as written. `ids` are those of the
    claim and its exact duplicates. Nobody changes an answer once it is made (frozen, it would take three
    times as long to make).
    """

    claim: Claim
    column: int
    party: Hashable
    first: float
    last: float
    denied: bool
    predicted: bool
    pieces: Pieces
    names: NameList | None
    set_key: Hashable
    amount: Hashable
    value_key: ValueKey
    ids: tuple[Hashable, ...]


def written_text(claim: Claim) -> str:
    written = claim.value.written
    return written if isinstance(written, str) else "\n".join(written)


def line_up(question: Question) -> tuple[list[Article], list[Answer]]:
    """The articles in column order and the answers by column, then value; exact duplicates are one answer.

    An article that has a claim and is not among those of the question is added behind them.
    """
    articles = list(question.articles)
    columns = {article.slug: place for place, article in enumerate(articles)}
    for slug in sorted({claim.article for claim in question.claims} - columns.keys()):
        columns[slug] = len(articles)
        articles.append(Article(slug=slug, name=slug, source=slug))
    return articles, _make_answers(question.claims, columns, question.scale.kind)


def _make_answers(claims: Sequence[Claim], columns: dict[str, int], kind: Kind) -> list[Answer]:
    numbers: dict[float, float] = {}
    amounts: dict[float, float] = {}
    if kind is Kind.QUANTITY:
        numbers = settle(cut for c in claims if (span := c.value.span) for cut in (span.low, span.high))
        amounts = settle((n, 0) for c in claims if (amount := amount_of(c)) for n in amount[1])
    distinct: dict[_Identity, list[Claim]] = {}
    for claim in claims:
        distinct.setdefault(_identity(claim, columns), []).append(claim)
    answers = [_make_answer(distinct[key], key[0], numbers, amounts) for key in sorted(distinct)]
    answers.sort(key=_place)  # stable: what stands in one place stays in the order of its identity
    return answers


def _place(answer: Answer) -> tuple[int, ValueKey]:
    return answer.column, answer.value_key


_Identity = tuple[int, str, str, str, bool, str, str, tuple[str, ...]]


def _identity(claim: Claim, columns: dict[str, int]) -> _Identity:
    """All of a claim but its id, in an order that any two claims can be sorted by."""
    return (
        columns[claim.article],
        written_text(claim),
        claim.certainty.value,
        claim.voice or "",
        claim.anonymous,
        claim.via or "",
        claim.as_of.written if claim.as_of else "",
        tuple(sorted(claim.copied)) if claim.copied else (),
    )


def _make_answer(
    twins: list[Claim], column: int, numbers: dict[float, float], amounts: dict[float, float]
) -> Answer:
    claim = twins[0]
    value = claim.value
    denied = is_denied(claim)
    names = value.detail if isinstance(value.detail, NameList) else None
    pieces = denote(claim, numbers) if value.span else ()
    amount = amount_of(claim)
    first, last = span_of_time(claim)
    return Answer(
        claim=claim,
        column=column,
        party=claim.article,
        first=first,
        last=last,
        denied=denied,
        predicted=claim.certainty is Certainty.PREDICTED,
        pieces=pieces,
        names=names,
        set_key=(denied, names.open and not denied, names.keys) if names else pieces,
        amount=settle_amount(amount, amounts) if amount else None,
        value_key=(tuple((piece.low, piece.high) for piece in pieces), written_text(claim)),
        ids=(claim.id,) if len(twins) == 1 else tuple(sorted({twin.id for twin in twins}, key=repr)),
    )


def span_of_time(claim: Claim) -> tuple[float, float]:
    """The first and last day for which a claim holds, infinite where nothing bounds them."""
    if claim.as_of is None:
        return _ALWAYS
    first, last = claim.as_of.first, claim.as_of.last
    return -inf if first is None else first, inf if last is None else last


def parties(answers: Iterable[Answer]) -> set[Hashable]:
    return {answer.party for answer in answers}
