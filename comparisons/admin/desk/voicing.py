"""Whose words a passage is, as the desk asks for it: the source, a speaker of this article, or one by name.

A name that nobody on file has is refused with those that come near, until the tagger says that it is somebody
new. Mixed into the forms of claims and marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

from django import forms
from django.utils.text import slugify

from articles.names import fold_name
from comparisons.models import Speaker

ITSELF, OTHER = "", "other"
UNCHOSEN = "You wrote {}, but chose somebody else: choose “quoting”, or leave this name empty."
UNKNOWN = "Nobody called “{}” is on file{}. Tick “somebody new”, or write the name as it is on file."


class Voicing(forms.Form):
    """The fields that ask whose words these are. `speakers`: all on file; `offered`: who comes first."""

    voice = forms.CharField(required=False)
    speaker = forms.CharField(required=False, max_length=200)
    new_speaker = forms.BooleanField(required=False)
    speaker_role = forms.CharField(required=False, max_length=300)
    anonymous = forms.BooleanField(required=False)

    speakers: Sequence[Speaker] = ()
    offered: Sequence[Speaker] = ()
    made: Speaker | None = None

    def read_voice(self, cleaned: dict[str, Any]) -> Speaker | None:
        """The speaker who is meant; one who is `made` has to be stored first."""
        chosen = cleaned.get("voice") or ITSELF
        if chosen != OTHER:
            self.check_unchosen(cleaned, chosen)
            found = next((speaker for speaker in self.speakers if str(speaker.pk) == chosen), None)
            if chosen and found is None:
                self.add_error("voice", "This speaker is not on file any more; choose another.")
            return found
        return self.read_typed(cleaned)

    def check_unchosen(self, cleaned: dict[str, Any], chosen: str) -> None:
        """Refuse a name that is typed and not chosen: one of the two is a slip, and only the tagger knows."""
        typed = " ".join((cleaned.get("speaker") or "").split())
        meant = find_named(typed, self.speakers) if typed else None
        if typed and (meant is None or str(meant.pk) != chosen):
            self.add_error("speaker", UNCHOSEN.format(typed))

    def read_typed(self, cleaned: dict[str, Any]) -> Speaker | None:
        typed = " ".join((cleaned.get("speaker") or "").split())
        if "speaker" not in cleaned:
            return None
        if not typed:
            self.add_error("speaker", "Write who says it, or choose the source itself.")
            return None
        found = find_named(typed, self.speakers)
        if found is None and cleaned.get("new_speaker"):
            self.made = make_speaker(typed, cleaned, self.speakers)
        elif found is None:
            self.add_error("speaker", UNKNOWN.format(typed, tell_near(typed, self.speakers)))
        return found or self.made

    @property
    def voices(self) -> list[tuple[str, str, str, bool]]:
        """What is offered: value, name, role, whether it is chosen."""
        chosen = self.find_chosen()
        listed = {speaker.pk: speaker for speaker in self.offered}
        picked = next((speaker for speaker in self.speakers if str(speaker.pk) == chosen), None)
        if picked:
            listed.setdefault(picked.pk, picked)
        return [(str(s.pk), s.name, s.role, str(s.pk) == chosen) for s in listed.values()]

    def find_chosen(self) -> str:
        if self.is_bound:
            return str(self.data.get("voice") or ITSELF)
        return str(self.initial.get("voice") or ITSELF)

    @property
    def is_itself(self) -> bool:
        return self.find_chosen() == ITSELF

    @property
    def is_other(self) -> bool:
        return self.find_chosen() == OTHER


def find_named(typed: str, speakers: Sequence[Speaker]) -> Speaker | None:
    """The one speaker who is called so, by name before other names; None where nobody is, or several are."""
    key = fold_name(typed)
    for names in (lambda s: [s.name], lambda s: s.aliases):
        found = [s for s in speakers if key in {fold_name(name) for name in names(s)}]
        if len(found) == 1:
            return found[0]
    return None


def tell_near(typed: str, speakers: Sequence[Speaker]) -> str:
    """Whom somebody may mean: ", but Mike Pompeo is"."""
    names = {fold_name(name): s.name for s in speakers for name in (s.name, *s.aliases)}
    words = {word: name for key, name in names.items() for word in (key, *key.split())}
    near = dict.fromkeys(
        words[key] for key in get_close_matches(fold_name(typed), list(words), n=3, cutoff=0.75)
    )
    return f", but {' and '.join(near)} {'is' if len(near) == 1 else 'are'}" if near else ""


def make_speaker(name: str, cleaned: dict[str, Any], speakers: Sequence[Speaker]) -> Speaker:
    """A speaker who is not on file yet, with a slug that is free; not stored."""
    return Speaker(
        slug=find_free_slug(name, {speaker.slug for speaker in speakers}, "speaker"),
        name=name,
        role=cleaned.get("speaker_role") or "",
        anonymous=bool(cleaned.get("anonymous")),
    )


def find_free_slug(name: str, taken: set[str], instead: str) -> str:
    """A slug made of a name; `instead` where the name has no letter that a slug may have."""
    base = slugify(name)[:70].strip("-") or instead
    return next(
        slug for n in range(1, len(taken) + 3) if (slug := base if n == 1 else f"{base}-{n}") not in taken
    )
