"""How many independent origins stand behind claims, and why several reports may have only one.

Knows four ties: the same source that the words came through or were first published by, a shared author,
a passage confirmed as copied. Ties pass on (union-find). Refuses to guess: two reports without a tie count
as two origins, however alike they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence

from comparisons.algebra.answers import Answer, line_up
from comparisons.algebra.claims import Article, Question

Knot = tuple[str, str]
"""What ties claims together: ("source", slug), ("author", key) or ("passage", id)."""

_TOLD_FIRST = ("source", "author", "passage")


class Ties:
    """Which things are tied to each other, however far around (union-find with path halving)."""

    def __init__(self) -> None:
        self._above: dict[Hashable, Hashable] = {}

    def find(self, thing: Hashable) -> Hashable:
        """The one that stands for all that are tied to this."""
        while (above := self._above.get(thing, thing)) != thing:
            self._above[thing] = self._above.get(above, above)
            thing = above
        return thing

    def join(self, one: Hashable, other: Hashable) -> bool:
        """Tie two things; whether they were apart before."""
        one, other = self.find(one), self.find(other)
        if one != other:
            self._above[other] = one
        return one != other


class Origins:
    """The answers judged on, gathered by origin."""

    def __init__(self, judged: Sequence[Answer], articles: Sequence[Article]) -> None:
        self.judged = judged
        self.articles = articles
        ties = Ties()
        for answer in judged:
            base, *others = self._knots(answer)
            for knot in others:
                ties.join(base, knot)
        self._origin = {answer: ties.find(self._base(answer)) for answer in judged}

    def count(self, answers: Iterable[Answer]) -> int:
        """How many origins these answers have."""
        return len(self.of(answers))

    def of(self, answers: Iterable[Answer]) -> set[Hashable]:
        """The origins of these answers, each standing for all that are tied to it."""
        return {self._origin[answer] for answer in answers}

    def _base(self, answer: Answer) -> Knot:
        """Where the words of a claim come from: its via, else the article's origin, else its source."""
        article = self.articles[answer.column]
        return "source", answer.claim.via or article.origin or article.source

    def _knots(self, answer: Answer) -> list[Knot]:
        claim = answer.claim
        authors = () if claim.via else self.articles[answer.column].authors
        return [
            self._base(answer),
            *(("author", author) for author in authors),
            *(("passage", passage) for passage in claim.copied),
        ]

    def explain(self, sources: Mapping[str, str], authors: Mapping[str, str]) -> str:
        """Why all answers have one origin: each tie that is needed to hold them together, told once."""
        tied: dict[Knot, list[int]] = defaultdict(list)
        for answer in self.judged:
            for knot in self._knots(answer):
                tied[knot].append(answer.column)
        told, held = [], Ties()
        for knot in sorted(tied, key=lambda knot: (_TOLD_FIRST.index(knot[0]), knot)):
            joined = [held.join(tied[knot][0], column) for column in tied[knot]]
            if any(joined):
                told.append(self._tell(knot, len(set(tied[knot])), sources, authors))
        return "; ".join(told)

    def _tell(self, knot: Knot, articles: int, sources: Mapping[str, str], authors: Mapping[str, str]) -> str:
        kind, key = knot
        if kind == "author":
            return f"same author: {name_of(key, authors)}"
        if kind == "passage":
            return "the same passage, confirmed as copied"
        name = name_of(key, sources)
        each = "both" if articles == 2 else f"all {articles}"
        tied = [answer for answer in self.judged if self._base(answer) == knot]
        if all(self.articles[answer.column].source == key and not answer.claim.via for answer in tied):
            return f"{each} published by {name}"
        if all(not answer.claim.via for answer in tied):
            return f"{each} first published by {name}"
        return f"{each} have it from {name}"


def explain_ties(question: Question, ids: Iterable[Hashable]) -> str:
    """What ties the claims with these ids to each other: "same author: A. Korybko"; empty for no tie."""
    asked = set(ids)
    articles, answers = line_up(question)
    origins = Origins([answer for answer in answers if asked.intersection(answer.ids)], articles)
    return origins.explain(question.sources, question.authors)


def name_of(slug: str, names: Mapping[str, str]) -> str:
    """A name for a slug; one that is not known is put into words as well as can be."""
    return (
        names.get(slug)
        or " ".join(word.capitalize() for word in slug.replace("_", "-").split("-") if word)
        or slug
    )
