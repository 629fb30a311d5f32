"""Makes bundles for tests, and reads back what the database says after a load."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import transaction

from comparisons.bundles.dumping import dump_events
from comparisons.bundles.loading import LoadReport, load_bundles
from comparisons.bundles.yaml_text import write_yaml
from comparisons.comparison import build_comparison
from comparisons.comparison_json import render_comparison
from comparisons.models import Event
from comparisons.selectors import load_comparison

Tree = dict[str, Any]


def make_bundle(**lists: Any) -> Tree:
    """A small bundle that is right: two articles on one event, which differ on one point."""
    bundle: Tree = {
        "sources": [
            {"slug": "wsws", "name": "WSWS"},
            {"slug": "rt", "name": "RT"},
            {"slug": "belta", "name": "BelTA"},
        ],
        "speakers": [{"slug": "putin", "name": "Vladimir Putin"}],
        "entities": [{"name": "United States", "aliases": ["US", "USA"]}],
        "articles": [
            make_article(
                "wsws-talks", "wsws", "The union state was formally created in 1997, we read. It was cold."
            ),
            make_article(
                "rt-preview", "rt", "The treaty on a union was concluded in 1999. It was cold in Sochi."
            ),
        ],
        "events": [make_event()],
    }
    return {**bundle, **lists}


def make_article(slug: str, source: str, body: str, **keys: Any) -> Tree:
    return {"slug": slug, "source": source, "published": "2020-02-11", "body": body, **keys}


def make_event(**keys: Any) -> Tree:
    return {
        "slug": "union-state",
        "name": "The Union State",
        "date": "1997/..",
        "coverage": [{"article": "wsws-talks"}, {"article": "rt-preview"}],
        "points": [make_point()],
        **keys,
    }


def make_point(**keys: Any) -> Tree:
    claims = [
        {"article": "wsws-talks", "quote": "formally created in 1997", "value": "1997"},
        {"article": "rt-preview", "quote": "concluded in 1999", "value": "1999"},
    ]
    return {"slug": "formed", "question": "When was it formed?", "kind": "date", "claims": claims, **keys}


def make_claim(**keys: Any) -> Tree:
    return {"article": "wsws-talks", "quote": "formally created in 1997", "value": "1997", **keys}


def with_claim(**keys: Any) -> Tree:
    """The bundle with one claim on its one point."""
    return make_bundle(events=[make_event(points=[make_point(claims=[make_claim(**keys)])])])


def make_mark(**keys: Any) -> Tree:
    """A mark on the small bundle's first article; a key that is None is left out."""
    told = {"article": "wsws-talks", "quote": "It was cold", "device": "loaded-term", **keys}
    return {key: value for key, value in told.items() if value is not None}


def with_mark(**keys: Any) -> Tree:
    """The bundle with one framing mark on its one event, and a referent."""
    referents = [{"slug": "kyiv-2014", "label": "the change of power in Kyiv in 2014"}]
    return make_bundle(referents=referents, events=[make_event(framing=[make_mark(**keys)])])


def write_bundle(folder: Path, bundle: Tree | str | bytes, name: str = "bundle.yaml") -> Path:
    """The bundle as a file; a tree is written in the language of its name."""
    path = folder / name
    if isinstance(bundle, bytes):
        path.write_bytes(bundle)
        return path
    if not isinstance(bundle, str):
        as_json = name.endswith(".json")
        bundle = json.dumps(bundle, ensure_ascii=False) if as_json else "".join(write_yaml(bundle))
    path.write_text(bundle, encoding="utf-8", newline="")
    return path


def load(folder: Path, bundle: Tree | str, name: str = "bundle.yaml", **options: Any) -> LoadReport:
    return load_bundles([str(write_bundle(folder, bundle, name))], **options)


def dump(*events: str) -> str:
    return "".join(write_yaml(dump_events(events).tree))


def render(slug: str) -> Tree:
    """The comparison of an event as the JSON that other programs get, kinds of texts included."""
    from articles.models import Version

    material = load_comparison(slug)
    kinds = dict(Version.objects.current().values_list("article", "kind"))
    return json.loads(json.dumps(render_comparison(build_comparison(material, kinds))))


def render_all() -> dict[str, Tree]:
    return {slug: render(slug) for slug in Event.objects.values_list("slug", flat=True)}


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is written inside is taken back: the next load finds an empty database."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
