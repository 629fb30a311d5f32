"""One person of each role, signed in, and a row of each model that the table of addresses speaks of."""

from __future__ import annotations

from typing import Any

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.auth.models import Group, User
from django.test import Client

from articles import actions as publishing
from articles.models import Author
from comparisons import roles
from comparisons.actions import save_mark, save_referent
from comparisons.models import Claim, Coverage, FramingMark, Reanchoring, Referent
from comparisons.tests.making import (
    make_article,
    make_claim,
    make_entity,
    make_event,
    make_point,
    make_silence,
    make_source,
    make_speaker,
)

ROLE_OF = {"tagger": roles.TAGGERS, "editor": roles.EDITORS, "administrator": roles.ADMINISTRATORS}


def make_person(name: str, *groups: str, **fields: Any) -> User:
    """A person in these groups; each of them is made where it is missing."""
    user = User.objects.create_user(name, **fields)
    user.groups.set([Group.objects.get_or_create(name=group)[0] for group in groups])
    user.refresh_from_db()
    return user


def sign_in(person: str) -> Client:
    """A browser of this person: of one of the roles, of a reader without one, or of a visitor."""
    client = Client()
    if not person.startswith("visitor"):
        groups = [ROLE_OF[person]] if person in ROLE_OF else []
        client.force_login(make_person(f"the {person}", *groups))
    return client


def make_one_of_each() -> dict[str, Any]:
    """A row of each model that nothing else uses, so that it can be deleted; they hang together otherwise."""
    article = make_article(text="It was formed in 1997.", kind="digest")
    event = make_event(articles=[article])
    point = make_point(event=event)
    claim = make_claim(point=point, article=article, quote="formed in 1997")
    version = publishing.add_version(article, body="Founded it was, formed in 1997.", kind="digest")
    tried = {"username": "ann", "ip_address": "127.0.0.1", "user_agent": "", "http_accept": ""}
    return {
        "source": make_source(slug="unused"),
        "author": Author.objects.create(name="Ann Unused"),
        "article": article,
        "version": version,
        "reanchoring": Reanchoring.objects.get(version=version),
        "event": event,
        "coverage": Coverage.objects.get(event=event),
        "point": point,
        "claim": Claim.objects.get(pk=claim.pk),
        "silence": make_silence(point=make_point(event=event), article=article),
        "framingmark": save_mark(
            FramingMark(event=event, article=article, quote="formed", device="loaded-term")
        ),
        "speaker": make_speaker(slug="unused"),
        "entity": make_entity(name="Unused"),
        "referent": save_referent(Referent(slug="unused", label="unused")),
        "user": make_person("somebody"),
        "group": Group.objects.create(name="A group of our own"),
        "accessattempt": AccessAttempt.objects.create(**tried, failures_since_start=1),
        "accesslog": AccessLog.objects.create(**tried),
        "accessfailurelog": AccessFailureLog.objects.create(**tried),
    }
