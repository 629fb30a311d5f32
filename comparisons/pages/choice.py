"""What a visitor has chosen to see of a comparison, as the address has it, and other choices' addresses.

Knows query strings; knows nothing of rows. An unknown sign or theme is no error: nothing matches it then,
and the page says which filter is to blame.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict


@dataclass(frozen=True, slots=True)
class Choice:
    """`articles` is None where all are compared; empty texts stand for what is not chosen.

    `opened` is the question that stands open in its place; every other choice closes it.
    """

    articles: tuple[str, ...] | None = None
    only: str = ""
    verdict: str = ""
    theme: str = ""
    opened: int | None = None

    @property
    def asked(self) -> tuple[str, ...] | None:
        """The articles that must be there: those compared, and the one that is read alone."""
        if self.articles is None:
            return None
        return tuple(dict.fromkeys([*self.articles, *([self.only] if self.only else [])]))

    @property
    def query(self) -> str:
        """The choice as a query string with its question mark, or nothing; always in the same order."""
        return ask(
            articles=",".join(self.articles or ()),
            only=self.only,
            verdict=self.verdict,
            theme=self.theme,
            open=str(self.opened or ""),
        )

    def change(self, **changes: Any) -> str:
        """The query string of another choice: `change(theme="")` lifts the theme."""
        return replace(self, **{"opened": None, **changes}).query or "?"


def ask(**parameters: str) -> str:
    """A query string of the parameters that are not empty, commas left readable."""
    given = {name: value for name, value in parameters.items() if value}
    return f"?{urlencode(given, safe=',')}" if given else ""


def read_choice(query: QueryDict) -> Choice:
    """The choice that an address makes. Of a repeated parameter the last one counts; articles add up."""
    return Choice(
        articles=read_articles(query.getlist("articles")),
        only=query.get("only", "").strip(),
        verdict=query.get("verdict", "").strip(),
        theme=query.get("theme", "").strip(),
        opened=read_number(query.get("open", "")),
    )


def read_number(given: str) -> int | None:
    """The number of a question; None for anything else."""
    return int(given) if given.isascii() and given.isdigit() and len(given) < 19 else None


def read_articles(given: Sequence[str]) -> tuple[str, ...] | None:
    """The slugs of `?articles=a,b`, each once; None where there are none, which means all."""
    slugs = [slug.strip() for value in given for slug in value.split(",")]
    return tuple(dict.fromkeys(slug for slug in slugs if slug)) or None
