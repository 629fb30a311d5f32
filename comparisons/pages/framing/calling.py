"""What each calls it: things, as people have marked them, and persons, as rules have counted them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from comparisons.models import FramingMark
from comparisons.pages.framing.counted import build_names
from comparisons.pages.framing.measured import Heard
from comparisons.pages.framing.referents import build_referents
from comparisons.pages.framing.showing import Showing
from comparisons.pages.framing.tables import Section, spend

MOST_NAMED = 8
"""So many things that are named are shown at once; the others unfold."""


def build_calls(
    marks: Sequence[FramingMark], heard: Mapping[str, Heard], speakers: Mapping[str, str], showing: Showing
) -> Section:
    """`speakers`: names by slug."""
    return Section(
        anchor="calls",
        title="What each calls it",
        short="Names",
        note="One thing, named in plain words at the left; the words of each article beside it.",
        bands=spend(
            [
                *((band, "thing") for band in build_referents(marks, showing)),
                (build_names(showing.columns, heard, speakers), "person"),
            ],
            MOST_NAMED,
        ),
        empty="No passage is marked as naming a thing yet.",
    )
