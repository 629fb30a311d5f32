"""Measures whose words full texts are made of, and stores what was measured.

The rules are those of `comparisons.voices`. Only full texts are measured: an abstract's words are ours. A
measurement is known by the checksum of its text, so that a bundle can bring it where the text is not on file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from articles.models import Article, Version
from articles.names import fold_name
from articles.turns import in_turn
from articles.vocabulary import TextKind
from comparisons.actions.verdicts import raise_revisions
from comparisons.models import Coverage, Measurement, Speaker
from comparisons.voices import RULES_VERSION, measure_voices, to_json

Progress = Callable[[int], None]

AT_ONCE = 100
"""Texts measured in one go: enough to make the queries cheap, few enough to stay small in memory."""


def load_speaking_names() -> dict[str, str]:
    """What the rules may take for a speaker: each folded name and alias, with the speaker's slug.

    A name that means two speakers tells nothing, and neither does one of nobody in particular.
    """
    slugs: dict[str, set[str]] = {}
    for slug, name, aliases in Speaker.objects.filter(anonymous=False).values_list("slug", "name", "aliases"):
        for known in (name, *aliases):
            slugs.setdefault(fold_name(known), set()).add(slug)
    return {name: next(iter(meant)) for name, meant in sorted(slugs.items()) if len(meant) == 1}


@in_turn
def measure_articles(articles: Iterable[int], progress: Progress | None = None) -> int:
    """Measure the full texts of these articles (primary keys) again, and return how many results differ."""
    names = load_speaking_names()
    changed: list[int] = []
    for versions in find_full_texts(articles):
        fresh = [make_measurement(version, names) for version in versions]
        stored = find_stored(versions)
        new = [row for row in fresh if not is_current(stored.get((row.article_id, row.checksum)), row)]
        Measurement.objects.bulk_create(
            new,
            update_conflicts=True,
            unique_fields=["article", "checksum"],
            update_fields=["rules", "result"],
        )
        changed += [row.article_id for row in new]
        if progress:
            progress(len(versions))
    raise_revisions(Coverage.objects.filter(article__in=changed).order_by().values_list("event", flat=True))
    return len(changed)


def make_measurement(version: Version, names: Mapping[str, str]) -> Measurement:
    """What the rules find in a text, not stored yet."""
    result = to_json(measure_voices(version.body, names))
    return Measurement(
        article_id=version.article_id, checksum=version.checksum, rules=RULES_VERSION, result=result
    )


def find_stored(versions: Sequence[Version]) -> dict[tuple[int, str], Measurement]:
    """The measurements on file of these texts."""
    rows = Measurement.objects.filter(article__in=[version.article_id for version in versions])
    return {(row.article_id, row.checksum): row for row in rows}


def is_current(stored: Measurement | None, fresh: Measurement) -> bool:
    return stored is not None and (stored.rules, stored.result) == (fresh.rules, fresh.result)


def find_stale_measurements(progress: Progress | None = None) -> list[tuple[Article, str]]:
    """The articles whose stored measurement is not what the rules find, each with why. Writes nothing."""
    names = load_speaking_names()
    stale = []
    for versions in find_full_texts():
        stored = find_stored(versions)
        for version in versions:
            row = stored.get((version.article_id, version.checksum))
            if row is None:
                stale.append((version.article, "its text is not measured yet"))
            elif row.rules != RULES_VERSION:
                why = f"measured by rules {row.rules}; they are {RULES_VERSION} now"
                stale.append((version.article, why))
            elif not is_current(row, make_measurement(version, names)):
                stale.append((version.article, "its speakers have other names now"))
        if progress:
            progress(len(versions))
    return stale


# Which texts


def find_full_texts(articles: Iterable[int] | None = None) -> Iterator[list[Version]]:
    """The newest full text of each of these articles, of all of them if none are given, some at a time."""
    keys = [pk for pk, _ in find_newest(articles).values()]
    for start in range(0, len(keys), AT_ONCE):
        batch = Version.objects.filter(pk__in=keys[start : start + AT_ONCE])
        yield list(batch.select_related("article__source").order_by("pk"))


def find_newest(articles: Iterable[int] | None = None) -> dict[int, tuple[int, str]]:
    """For each article the primary key and the checksum of its newest full text."""
    full = Version.objects.filter(kind=TextKind.FULL.value)
    if articles is not None:
        full = full.filter(article__in=list(articles))
    rows = full.order_by("article", "number").values_list("article", "pk", "checksum")
    return {article: (pk, checksum) for article, pk, checksum in rows}


def find_unmeasured(articles: Iterable[int]) -> set[int]:
    """Those of these articles whose newest full text these rules have not measured."""
    newest = find_newest(articles)
    stored = Measurement.objects.filter(article__in=list(newest), rules=RULES_VERSION)
    measured = set(stored.values_list("article", "checksum"))
    return {article for article, (_, checksum) in newest.items() if (article, checksum) not in measured}
