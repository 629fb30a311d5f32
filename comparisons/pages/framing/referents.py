"""What each article calls the same thing: referents as rows, the words used with counts."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.safestring import SafeString

from comparisons import markup, wording
from comparisons.framing_words import DEVICES
from comparisons.models import FramingMark, Referent
from comparisons.pages.framing.showing import MOST_AT_ONCE, Showing, group_wordings, write_voices
from comparisons.pages.framing.tables import Band, Row

LABELS = {term.slug: term.label for term in DEVICES}


def build_referents(marks: Sequence[FramingMark], showing: Showing) -> list[Band]:
    """What most articles name comes first; what only one names stands apart: there is nothing to compare."""
    named: dict[Referent, list[FramingMark]] = {}
    for mark in marks:
        if mark.referent:
            named.setdefault(mark.referent, []).append(mark)
    ordered = sorted(named, key=lambda referent: rank_referent(referent, named[referent]))
    several = [referent for referent in ordered if count_articles(named[referent]) > 1]
    lone = [referent for referent in ordered if referent not in several]
    return [
        Band("", "", [build_row(referent, named[referent], showing) for referent in several]),
        Band(
            "Named by one article only" if len(showing.columns) > 1 else "",
            "",
            [build_row(referent, named[referent], showing) for referent in lone],
        ),
    ]


def rank_referent(referent: Referent, marks: Sequence[FramingMark]) -> tuple[int, int, str]:
    return -count_articles(marks), -len(marks), referent.label


def count_articles(marks: Sequence[FramingMark]) -> int:
    return len({mark.article_id for mark in marks})


def build_row(referent: Referent, marks: Sequence[FramingMark], showing: Showing) -> Row:
    articles = wording.count(count_articles(marks), "article")
    return Row(
        label=referent.label,
        note=referent.description,
        count=f"{wording.count(len(marks), 'passage')} in {articles}",
        cells=showing.fill(marks, lambda own: write_voices(own, lambda said: write_wordings(said, showing))),
    )


def write_wordings(marks: Sequence[FramingMark], showing: Showing) -> SafeString:
    return markup.passages([write_wording(same, showing) for same in group_wordings(marks)], MOST_AT_ONCE)


def write_wording(same: Sequence[FramingMark], showing: Showing) -> SafeString:
    """The words where they first stand, how often they stand, each other place, and how they are put."""
    devices = dict.fromkeys(LABELS.get(mark.device, mark.device) for mark in same if mark.device)
    return markup.join(
        [
            showing.quote(same[0]),
            markup.times(len(same), [showing.locate(mark) for mark in same]),
            markup.span("words__device", ", ".join(devices)),
        ],
        " ",
    )
