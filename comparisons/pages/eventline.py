"""The event as a line between the columns, and the threads that run across it from forecasts to outcomes.

Knows places among columns only, from 0; draws nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from comparisons.comparison import Section
from comparisons.judging import Judged
from comparisons.pages.telling import is_forecast


def place_line(section: Section, columns: Sequence[str]) -> int:
    """How many columns stand left of the event: the run of articles written before it. 0: no line.

    Articles that do not cover the event neither break the run nor end it. One that was written before but
    stands among the later ones (without a date, say) is left where it is.
    """
    line = 0
    for place, slug in enumerate(columns):
        if slug in section.early:
            line = place + 1
        elif slug in section.columns:
            break
    return line


def spin_threads(judged: Judged, columns: Sequence[str], line: int) -> Mapping[int, str]:
    """For each column that the point's thread touches, what it does there, as style sheets name it.

    A thread begins at the first forecast before the event and ends at the next report; without a report it
    ends, open, at the event. Where no event stands between the columns there is none.
    """
    places = {slug: place for place, slug in enumerate(columns)}
    judged_on = set(judged.judgement.judged_on)
    foretold = {places[claim.article.slug] for claim in judged.claims if is_forecast(claim)}
    reported = {
        places[c.article.slug] for c in judged.claims if not is_forecast(c) and c.pk in judged_on
    } - foretold
    if not foretold or min(foretold) >= line:
        return {}
    start = min(foretold)
    end = min((place for place in reported if place > start), default=None)
    if end is None:
        return name_stretches(range(start, line), foretold, "open")
    return name_stretches(range(start, end + 1), foretold, "to")


def name_stretches(stretch: range, foretold: set[int], ending: str) -> dict[int, str]:
    """The names of the thread's stretches; each forecast on it is a knot."""
    names = {
        place: " ".join(["thread", *(["thread-from"] if place in foretold else [])]) for place in stretch
    }
    names[stretch[-1]] += f" thread-{ending}"
    return names
