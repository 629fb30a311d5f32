"""Which form a panel of the desk has, and with what it is filled before anybody has typed."""

from __future__ import annotations

from typing import Any

from django import forms

from comparisons.admin.desk.claiming import DeskClaimForm, Setting
from comparisons.admin.desk.putting import DeskMarkForm
from comparisons.admin.desk.questioning import DeskQuestionForm
from comparisons.listing.desk import DeskMaterial
from comparisons.models import Claim, Event, FramingMark
from comparisons.pages.desk.prefilling import Filled, list_voices
from comparisons.pages.desk.seeing import ASKED, NEW, OPEN_CLAIM, OPEN_FRAMING, PUTTING, Seen
from comparisons.pages.desk.side import Loaded


def make_form(
    material: DeskMaterial, seen: Seen, loaded: Loaded, filled: Filled | None, data: Any = None
) -> forms.ModelForm | None:
    """The form of the panel, bound to `data` where something was sent; None where the panel has none."""
    if seen.panel in (ASKED, OPEN_CLAIM):
        return make_claim_form(material, seen, loaded, filled, data)
    if seen.panel in (PUTTING, OPEN_FRAMING):
        return make_mark_form(material, seen, loaded, data)
    return make_question_form(material, seen, data) if seen.panel == NEW else None


def make_setting(material: DeskMaterial, seen: Seen, loaded: Loaded) -> Setting:
    offered = list_voices(material)
    return Setting(material.article, material.version, loaded.people, offered, seen.point)


def make_claim_form(
    material: DeskMaterial, seen: Seen, loaded: Loaded, filled: Filled | None, data: Any
) -> DeskClaimForm:
    setting = make_setting(material, seen, loaded)
    if seen.claim:
        initial = refill(seen, filled)
    else:
        initial = {**fill_passage(seen), **(fill_claim(filled) if filled else {})}
    return DeskClaimForm(data, setting=setting, instance=seen.claim or Claim(), initial=initial)


def fill_passage(seen: Seen) -> dict[str, Any]:
    return {"quote": seen.passage.quote, "start": seen.passage.start} if seen.passage else {}


def fill_claim(filled: Filled) -> dict[str, Any]:
    return {
        "value": filled.value,
        "among_others": filled.among_others,
        "certainty": filled.certainty,
        "hedge": filled.hedge,
        "voice": str(filled.voice or ""),
        "as_of": filled.as_of,
    }


def refill(seen: Seen, filled: Filled | None) -> dict[str, Any]:
    """What the address changes in a claim that is on file: its passage, its question with its answer."""
    initial = fill_passage(seen) if seen.state.has_passage else {}
    if seen.point and seen.claim and seen.point.pk != seen.claim.point_id:
        initial["point"] = str(seen.point.pk)
        if filled and seen.point.kind != seen.claim.point.kind:
            initial |= {"value": filled.value, "among_others": filled.among_others}
        if filled and not seen.claim.as_of:
            initial["as_of"] = filled.as_of
    elif filled and seen.state.value:
        initial |= {"value": filled.value, "among_others": filled.among_others}
    return initial


def make_mark_form(material: DeskMaterial, seen: Seen, loaded: Loaded, data: Any) -> DeskMarkForm:
    initial = {} if seen.mark and not seen.state.has_passage else fill_passage(seen)
    if seen.mark is None:
        event = choose_event(material, seen)
        initial |= {"event": event.pk if event else None}
    return DeskMarkForm(
        data,
        setting=make_setting(material, seen, loaded),
        events=material.events,
        instance=seen.mark or FramingMark(),
        initial=initial,
    )


def choose_event(material: DeskMaterial, seen: Seen) -> Event | None:
    """The event that a passage belongs to, most likely: the one of the address, else the nearest claim's."""
    named = next((event for event in material.events if event.slug == seen.state.event), None)
    if named or seen.passage is None:
        return named or next(iter(material.events), None)
    start = seen.passage.start
    placed = [claim for claim in material.claims if claim.start is not None]
    nearest = min(placed, key=lambda claim: abs((claim.start or 0) - start), default=None)
    return nearest.point.event if nearest else next(iter(material.events), None)


def make_question_form(material: DeskMaterial, seen: Seen, data: Any) -> DeskQuestionForm:
    events = Event.objects.filter(coverage__article=material.article)
    event = choose_event(material, seen)
    initial = {"question": seen.state.new.strip(), "event": event.pk if event else None}
    return DeskQuestionForm(data, events=events, initial=initial)
