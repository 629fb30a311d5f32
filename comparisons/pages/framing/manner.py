"""How it is put: the devices that people have marked, and what rules have counted, each said to be which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from comparisons import wording
from comparisons.models import FramingMark
from comparisons.pages.framing.counted import build_hedges, build_verbs
from comparisons.pages.framing.marked import build_devices
from comparisons.pages.framing.measured import Heard
from comparisons.pages.framing.showing import Showing
from comparisons.pages.framing.tables import Section, keep_filled


def build_manner(marks: Sequence[FramingMark], heard: Mapping[str, Heard], showing: Showing) -> Section:
    return Section(
        anchor="manner",
        title="How it is put",
        short="Manner",
        note="" if heard else wording.COUNTS_NEED_FULL_TEXT,
        bands=keep_filled(
            [
                build_devices(marks, showing),
                build_verbs(showing.columns, heard),
                build_hedges(showing.columns, heard),
            ]
        ),
        empty="No passage is marked with a device yet.",
    )
