"""Lists of names as newspapers give them: "the US, Poland and Kazakhstan, among others".

Knows when two names are one (after folding case, or as aliases of one entity) and what two lists share.
Refuses to know spelling variants that nobody has entered as an alias.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articles.names import fold_name
from articles.problems import ValueProblem, shown

AND_OTHERS = "..."
_EXAMPLE = "write for example [US, Poland, ...]"


@dataclass(frozen=True, slots=True)
class NameList:
    """A list as written, and whether it leaves room for others.

    `keys` are those it names, as they are compared; `called` what it calls each, in its own order.
    """

    written: tuple[str, ...]
    keys: frozenset[str]
    open: bool
    called: tuple[tuple[str, str], ...]


def parse_names(written: str | Sequence[str], entities: Mapping[str, str]) -> NameList:
    """Read a list of names, or one text with commas between them. `[]` is nobody. Raises ValueProblem.

    `entities` maps folded names and aliases to the entity's own name; a name that is not there is its own.
    """
    names = _split(written) if isinstance(written, str) else tuple(written)
    if not all(isinstance(name, str) for name in names):
        raise ValueProblem(f"A list of names has something in it that is no text; {_EXAMPLE}.")
    leaves_open = bool(names) and names[-1].strip() == AND_OTHERS
    named = names[:-1] if leaves_open else names
    if leaves_open and not named:
        raise ValueProblem(f"“...” alone names nobody; {_EXAMPLE}, or [] for nobody.")
    called = {_key(name, entities): name.strip() for name in reversed(named)}
    return NameList(names, frozenset(called), leaves_open, tuple(reversed(called.items())))


def _split(written: str) -> tuple[str, ...]:
    """A text from a form: names between commas, the brackets of a list left off."""
    inner = written.strip()
    if inner == "[]":
        return ()
    if inner.startswith("[") and inner.endswith("]"):
        inner = inner[1:-1]
    if not inner.strip():
        raise ValueProblem(f"Names are missing; {_EXAMPLE}, or [] for nobody.")
    return tuple(name.strip() for name in inner.split(","))


def _key(name: str, entities: Mapping[str, str]) -> str:
    if name.strip() in (AND_OTHERS, "…"):
        raise ValueProblem(f"{shown(name)} stands once, as three dots, at the end of a list; {_EXAMPLE}.")
    if "\0" in name:
        raise ValueProblem(f"The name {shown(name)} has a NUL character in it; {_EXAMPLE}.")
    folded = fold_name(name)
    if not folded:
        raise ValueProblem(f"A name in the list is empty; {_EXAMPLE}.")
    return fold_name(entities.get(folded, folded))


def display_names(names: NameList) -> str:
    """A list for people: "US, Poland, among others", "nobody"."""
    if not names.written:
        return "nobody"
    listed = ", ".join(name.strip() for name in names.written[: -1 if names.open else None])
    return f"{listed}, among others" if names.open else listed
