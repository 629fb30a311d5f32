"""Who is quoted, and everything that one of them is quoted as saying.

Made of rows that are loaded already; asks the database nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.safestring import SafeString

from comparisons import markup, wording
from comparisons.listing.leaves import Leaf
from comparisons.listing.speakers import SpeakerMaterial
from comparisons.models import Claim, Referent, Speaker
from comparisons.pages.framing.referents import write_wordings
from comparisons.pages.introduced import Introduced, build_introduced
from comparisons.pages.told import Question, make_speech, say_reporter, tell_published, tell_questions
from comparisons.pages.wordings import Thing, group_by_article, group_by_source, list_things

NEVER_ONE_VOICE = (
    "Nobody is named here, so these are never the same voice in two articles: what one article’s "
    "{name} says is not held against another’s."
)


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """One speaker in the list."""

    name: str
    address: str
    role: str
    articles: str
    remarks: str
    is_anonymous: bool


@dataclass(frozen=True, slots=True)
class SpeakerList:
    """One page of the speakers, the most quoted first."""

    rows: Sequence[SpeakerRow]
    leaf: Leaf[Speaker]


@dataclass(frozen=True, slots=True)
class Heard:
    """What a speaker says under one heading: an event, or for an anonymous one an article."""

    name: SafeString
    note: str
    questions: Sequence[Question]


@dataclass(frozen=True, slots=True)
class SpeakerPage:
    """What a speaker's page shows. `warning` is for those who are not named."""

    name: str
    role: str
    aliases: str
    quoted: str
    warning: str
    heard: Sequence[Heard]
    leaf: Leaf[Claim]
    things: Sequence[Thing]
    thing_leaf: Leaf[Referent]
    introduced: Introduced


def build_speaker_list(leaf: Leaf[Speaker]) -> SpeakerList:
    return SpeakerList([build_row(speaker) for speaker in leaf.rows], leaf)


def build_row(speaker: Speaker) -> SpeakerRow:
    return SpeakerRow(
        name=speaker.name,
        address=speaker.get_absolute_url(),
        role=speaker.role,
        articles=wording.count(speaker.quoting, "article"),  # type: ignore[attr-defined]
        remarks=wording.count(speaker.remarks, "remark"),  # type: ignore[attr-defined]
        is_anonymous=speaker.anonymous,
    )


def build_speaker(material: SpeakerMaterial, *, sees_all: bool) -> SpeakerPage:
    """`sees_all`: the reader has an account, and quotes are not cut."""
    speaker, total = material.speaker, material.claims.total
    articles = wording.count(material.articles, "article")
    return SpeakerPage(
        name=speaker.name,
        role=speaker.role,
        aliases=wording.list_names([str(alias) for alias in speaker.aliases]),
        quoted=f"{wording.count(total, 'remark')} in {articles}" if total else "",
        warning=NEVER_ONE_VOICE.format(name=speaker.name) if speaker.anonymous else "",
        heard=build_heard(material, sees_all=sees_all),
        leaf=material.claims,
        things=list_things(
            material.wording,
            write_wordings,
            group_by_article if speaker.anonymous else group_by_source,
            sees_all=sees_all,
        ),
        thing_leaf=material.wording.leaf,
        introduced=build_introduced(speaker, material.hearing, material.heard),
    )


def build_heard(material: SpeakerMaterial, *, sees_all: bool) -> list[Heard]:
    """By event; what nobody named says by article, so that nothing seems one voice."""
    claims = material.claims.rows
    speech = make_speech(claims, sees_all=sees_all)
    by_article = material.speaker.anonymous
    groups = groupby(claims, key=lambda claim: claim.article_id if by_article else claim.point.event_id)
    rows = [list(group) for _, group in groups]
    head = head_article if by_article else head_event
    return [Heard(*head(row[0]), tell_questions(row, material.names, speech, say_reporter)) for row in rows]


def head_event(claim: Claim) -> tuple[SafeString, str]:
    event = claim.point.event
    return markup.link(event.get_absolute_url(), event.name), ""


def head_article(claim: Claim) -> tuple[SafeString, str]:
    article = claim.article
    source = markup.link(article.get_absolute_url(), article.source.name)
    return source, tell_published(article)
