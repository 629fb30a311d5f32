"""Reads a labelled text: the text with what a person says of it, in ⟨marks⟩ that are taken out.

    # what the text is for
    lena-dorn = Lena Dorn, Dorn       a speaker whom the installation knows, with all names
    ---
    ⟨q lena-dorn|“I took the ferry,”⟩ ⟨v say lena-dorn|said⟩ Dorn of the ⟨p|“bridge”⟩. It ⟨h|may⟩ fall.

`q SPEAKER` is a quotation: the speaker a slug, a name, `~noun` for somebody only described, `?` for nobody
told. `p` are quoted words of no told speaker, `i` a quotation inside one, `v CLASS SOURCE` a reporting verb,
`h` a hedge.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from articles.names import fold_name

LABELLED = Path(__file__).parent / "labelled"
_TOKEN = re.compile(r"⟨([qpvih])([^|⟩]*)\||⟩")


@dataclass(frozen=True)
class Label:
    """One label; `says` is what stands between its letter and the bar."""

    kind: str
    says: str
    start: int
    end: int


@dataclass
class Labelled:
    """A text with its labels and the speakers whom the installation is to know."""

    name: str
    text: str
    labels: list[Label] = field(default_factory=list)
    speakers: dict[str, str] = field(default_factory=dict)

    def of(self, kinds: str) -> list[Label]:
        return [label for label in self.labels if label.kind in kinds]


def read_labelled(path: Path) -> Labelled:
    header, _, marked = path.read_text("utf-8").partition("\n---\n")
    labelled = strip_labels(path.stem, marked.strip("\n"))
    for line in header.splitlines():
        slug, equals, names = line.partition(" = ")
        if equals and not line.startswith("#"):
            labelled.speakers.update({fold_name(name): slug for name in names.split(",")})
    return labelled


def strip_labels(name: str, marked: str) -> Labelled:
    """The text without its labels, and the labels with their places in it."""
    pieces: list[str] = []
    labels: list[Label] = []
    open_labels: list[tuple[str, str, int]] = []
    length = done = 0
    for token in _TOKEN.finditer(marked):
        pieces.append(marked[done : token.start()])
        length += token.start() - done
        done = token.end()
        if token[1]:
            open_labels.append((token[1], token[2].strip(), length))
        else:
            kind, says, start = open_labels.pop()
            labels.append(Label(kind, says, start, length))
    pieces.append(marked[done:])
    return Labelled(name, "".join(pieces), sorted(labels, key=lambda label: (label.start, -label.end)))
