"""Checks what the entries of a load mean together: references, names, parts, questions, claims and marks.

Pure: what the database holds is handed in as `Known`. It finds every problem, then says whether there is one.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from articles.names import fold_name
from comparisons.bundles.bodies import Bodies
from comparisons.bundles.findings import Findings, Place
from comparisons.bundles.joining import Joined, JoinedEvent, tell_first
from comparisons.bundles.marks import Marks
from comparisons.bundles.plan import Plan, PlannedEvent
from comparisons.bundles.questions import Questions
from comparisons.bundles.quotes import Quotes
from comparisons.bundles.shape import Entry
from comparisons.bundles.voices import plan_voices

if TYPE_CHECKING:
    from comparisons.bundles.known import Known

LONGEST_KEY: Final = 300
"""Characters of a folded name. Folding can make a name many times longer, and columns have an end."""

Step = Callable[[int], None]


@dataclass(slots=True)
class Setting:
    """What a load is checked against: its own entries, their texts, and what is on file."""

    joined: Joined
    bodies: Mapping[str, Bodies]
    known: Known
    whole: bool
    """Whether every file could be read: else what a reference means may stand in one that could not."""
    findings: Findings
    is_address: Callable[[str], bool]

    def refer(self, entry: Entry, key: str, *known: Collection[str], kind: str) -> None:
        """Complain of a reference that neither the bundle nor the database answers."""
        if slug := entry.text(key):
            self.refer_to(slug, entry.at(key), *known, kind=kind)

    def refer_to(self, slug: str, place: Place, *known: Collection[str], kind: str) -> bool:
        if any(slug in slugs for slugs in known):
            return True
        if self.whole:
            self.findings.refuse(
                place, f"“{slug}” is no {kind} in these bundles or on file{_near(slug, known)}"
            )
        return False


def validate(setting: Setting, step: Step = lambda _: None) -> Plan:
    """Check everything and return what is to be written. Its worth depends on there being no problems."""
    joined = setting.joined
    for source in joined.sources.values():
        _check_address(setting, source, "homepage")
    _check_entities(setting)
    for speaker in joined.speakers.values():
        _check_distinct(setting.findings, speaker, "aliases")
    for article in joined.articles.values():
        _check_article(setting, article)
    _check_parts(setting)
    quotes = Quotes(setting)
    questions, marks = Questions(setting, quotes, step), Marks(setting, quotes, step)
    events = [_plan_event(setting, event, questions, marks) for event in joined.events.values()]
    return Plan(
        sources=list(joined.sources.values()),
        speakers=list(joined.speakers.values()),
        entities=list(joined.entities.values()),
        referents=list(joined.referents.values()),
        articles=list(joined.articles.values()),
        bodies=setting.bodies,
        events=events,
        voices=plan_voices(setting),
    )


def _near(slug: str, known: Iterable[Collection[str]]) -> str:
    near = difflib.get_close_matches(
        slug, [other for slugs in known for other in slugs][:5000], n=1, cutoff=0.75
    )
    return f"; did you mean “{near[0]}”?" if near else ""


def _check_address(setting: Setting, entry: Entry, key: str) -> None:
    if key in entry and not setting.is_address(entry.text(key)):
        setting.findings.refuse(entry.at(key), "is no web address; write for example https://www.rt.com/")


def _check_distinct(findings: Findings, entry: Entry, key: str) -> None:
    """Complain of names that stand twice in one list, and of those that no column can hold when folded."""
    seen: set[str] = set()
    for number, name in enumerate(entry.texts(key)):
        folded = fold_name(name)
        if folded in seen:
            findings.refuse(entry.at(key, number), f"“{name}” stands twice in the list; names ignore case")
        seen.add(folded)
        _check_length(findings, entry.at(key, number), folded)


def _check_length(findings: Findings, place: Place, folded: str) -> None:
    if not folded:
        findings.refuse(place, "is no name: nothing of it is left when white space is taken away")
    elif len(folded) > LONGEST_KEY:
        findings.refuse(
            place, f"is too long: written out it has {len(folded):,} characters, of {LONGEST_KEY} kept"
        )


# Names


def _check_entities(setting: Setting) -> None:
    """One name means one entity, in the bundles and on file."""
    findings, entities = setting.findings, setting.joined.entities
    owners = {key: name for key, name in setting.known.names.items() if fold_name(name) not in entities}
    said_by: dict[str, Entry] = {}
    for entry in entities.values():
        _check_distinct(findings, entry, "aliases")
        _check_length(findings, entry.at("name"), fold_name(entry.text("name")))
        for name, place in _list_names(entry):
            key = fold_name(name)
            first = said_by.setdefault(key, entry)
            if first is not entry:
                findings.refuse(place, f"“{name}” means two entities: {tell_first(first, entry)}")
            elif key in owners and fold_name(entry.text("name")) not in setting.known.merged:
                findings.refuse(place, f"“{name}” means “{owners[key]}” on file; one name means one entity")


def _list_names(entry: Entry) -> Iterator[tuple[str, Place]]:
    name = entry.text("name")
    yield name, entry.at("name")
    for number, alias in enumerate(entry.texts("aliases")):
        if fold_name(alias) != fold_name(name):
            yield alias, entry.at("aliases", number)


# Articles


def _check_article(setting: Setting, entry: Entry) -> None:
    findings, joined = setting.findings, setting.joined
    for key in ("source", "origin"):
        setting.refer(entry, key, joined.sources, setting.known.sources, kind="source")
    if entry.text("origin") and entry.text("origin") == entry.text("source"):
        findings.refuse(entry.at("origin"), "is the article's own source; leave it out then")
    _check_address(setting, entry, "url")
    _check_distinct(findings, entry, "authors")


# Events


def _check_parts(setting: Setting) -> None:
    """No event is part of itself, be it through others."""
    events, known = setting.joined.events, setting.known.events
    larger = {**known, **{slug: e.head["part_of"] for slug, e in events.items() if "part_of" in e.head}}
    for event in events.values():
        if "part_of" not in event.head:
            continue
        entry = next(entry for entry in event.entries if "part_of" in entry)
        setting.refer(entry, "part_of", events, known, kind="event")
        if loop := find_loop(event.slug, larger):
            setting.findings.refuse(
                entry.at("part_of"), f"makes the event a part of itself: {' > '.join(loop)}"
            )


def find_loop(slug: str, larger: Mapping[str, str | None]) -> list[str]:
    """The way from an event through what it is part of back to itself; empty where there is none."""
    way, above = [slug], larger.get(slug)
    while above is not None and above not in way:
        way.append(above)
        above = larger.get(above)
    return [*way, slug] if above == slug else []


def _plan_event(setting: Setting, event: JoinedEvent, questions: Questions, marks: Marks) -> PlannedEvent:
    for coverage in event.coverage.values():
        setting.refer(coverage, "article", setting.joined.articles, setting.known.articles, kind="article")
    return PlannedEvent(event, questions.plan_points(event), marks.plan_marks(event))
