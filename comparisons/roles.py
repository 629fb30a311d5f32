"""Who may do what: the three roles, and what each may do with the rows of each model.

Pure data and the one truth of it. `comparisons.actions.roles` gives the groups of these names exactly these
rights after each migration; who wants another set of rights makes a group of another name. docs/people.md
says it in words.
"""

from __future__ import annotations

from collections.abc import Iterator

TAGGERS = "Taggers"
EDITORS = "Editors"
ADMINISTRATORS = "Administrators"

VIEW = ("view",)
WRITE = ("view", "add", "change")
ALL = ("view", "add", "change", "delete")
LOOK_AND_CLEAR = ("view", "delete")

PUBLISHED = ("articles.source", "articles.author", "articles.article")
TEXTS = ("articles.version",)
NAMED = ("comparisons.speaker", "comparisons.entity", "comparisons.referent")
ASKED = ("comparisons.coverage", "comparisons.point", "comparisons.option")
FOUND = ("comparisons.claim", "comparisons.silence", "comparisons.framingmark")
EVENTS = ("comparisons.event",)
BENEATH = ("articles.authorship", "comparisons.alias")
"""The rows of other rows' forms; who may change a byline or the names of an entity may take one out."""
PEOPLE = ("auth.user", "auth.group")
ATTEMPTS = ("axes.accessattempt", "axes.accessfailurelog", "axes.accesslog")
"""Who tried to sign in; to clear an attempt lets somebody in again before their quarter of an hour is up."""

Rights = dict[str, tuple[str, ...]]


def grant(actions: tuple[str, ...], *groups: tuple[str, ...]) -> Rights:
    """These actions on each model of these groups of models."""
    return {model: actions for group in groups for model in group}


COMPARED = (PUBLISHED, TEXTS, EVENTS, NAMED, ASKED, FOUND, BENEATH)

ROLES: dict[str, Rights] = {
    TAGGERS: {
        **grant(VIEW, *COMPARED),
        **grant(WRITE, PUBLISHED, TEXTS, EVENTS),
        **grant(ALL, NAMED, ASKED, FOUND, BENEATH),
    },
    EDITORS: grant(VIEW, *COMPARED),
    ADMINISTRATORS: {**grant(ALL, *COMPARED, PEOPLE), **grant(LOOK_AND_CLEAR, ATTEMPTS)},
}


def list_codenames(role: str) -> Iterator[tuple[str, str]]:
    """Each right of a role as Django names it: the app and the permission's codename."""
    for model, actions in ROLES[role].items():
        app, _, name = model.partition(".")
        yield from ((app, f"{action}_{name}") for action in actions)
