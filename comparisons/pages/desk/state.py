"""What the address of the desk asks for, and the addresses of its other states.

Knows parameters only: a broken one is left out, one that names nothing is found out by those who look for it.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any, Self
from urllib.parse import urlencode

from django.http.request import QueryDict

BOTH, CLAIMS, WORDING = "both", "claims", "wording"
MARKS = (BOTH, CLAIMS, WORDING)
NEXT = "next"
"""`check=next`: the first question that nobody has looked at."""

PASSAGE = ("version", "start", "end", "quote")


@dataclass(frozen=True, slots=True)
class State:
    """One state of the desk. Positions are code points of the version of this number."""

    mark: str = BOTH
    event: str = ""
    version: int | None = None
    start: int | None = None
    end: int | None = None
    quote: str = ""
    purpose: str = CLAIMS
    typed: str = ""
    question: int | None = None
    new: str = ""
    claim: int | None = None
    framing: int | None = None
    move: int | None = None
    check: int | str | None = None
    saved: int | None = None
    marked: int | None = None
    value: str = ""

    @property
    def has_passage(self) -> bool:
        return bool(self.quote.strip()) or (self.start is not None and self.end is not None)

    def change(self, **changes: Any) -> Self:
        return replace(self, **changes)

    def begin(self, **changes: Any) -> Self:
        """Another state that keeps only how the desk is looked at, and what is given."""
        return replace(type(self)(mark=self.mark, event=self.event), **changes)

    def keep_passage(self, **changes: Any) -> Self:
        """Another state about the same passage."""
        kept = {name: getattr(self, name) for name in (*PASSAGE, "check")}
        return self.begin(**{**kept, **changes})

    def ask(self) -> str:
        """The query of its address, with the question mark."""
        return f"?{urlencode(self.list_kept())}"

    def ask_at_passage(self) -> str:
        """The same, leading to the passage in the text where no script brings it into view."""
        return f"{self.ask()}#chosen" if self.has_passage else self.ask()

    def list_kept(self, *left_out: str) -> list[tuple[str, str]]:
        """Its parameters as an address or a form sends them, those that say nothing left out."""
        start = State()
        said = [
            (field.name, value)
            for field in fields(self)
            if field.name not in left_out
            and (value := getattr(self, field.name)) != getattr(start, field.name)
        ]
        return [
            (NAMES.get(name, name), PURPOSES[value] if name == "purpose" else str(value))
            for name, value in said
        ]


NAMES = {"purpose": "as", "typed": "q"}
PURPOSES = {CLAIMS: "claim", WORDING: "wording"}


def read_state(query: QueryDict) -> State:
    check = query.get("check", "")
    return State(
        mark=query.get("mark", "") if query.get("mark") in MARKS else BOTH,
        event=query.get("event", "").strip(),
        version=read_number(query.get("version")),
        start=read_number(query.get("start")),
        end=read_number(query.get("end")),
        quote=query.get("quote", ""),
        purpose=WORDING if query.get("as") == PURPOSES[WORDING] else CLAIMS,
        typed=query.get("q", ""),
        question=read_number(query.get("question")),
        new=query.get("new", ""),
        claim=read_number(query.get("claim")),
        framing=read_number(query.get("framing")),
        move=read_number(query.get("move")),
        check=NEXT if check == NEXT else read_number(check),
        saved=read_number(query.get("saved")),
        marked=read_number(query.get("marked")),
        value=query.get("value", ""),
    )


def read_number(typed: str | None) -> int | None:
    """A number that either database can be asked for, or none."""
    text = typed or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else None
