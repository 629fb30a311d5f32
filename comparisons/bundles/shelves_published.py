"""The shelves of what was published: sources, articles with their bylines, versions of texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

from articles.models import Article, Author, Authorship, Source, Version
from articles.names import fold_name
from articles.texts import checksum
from comparisons.bundles.bodies import Bodies
from comparisons.bundles.receipts import BATCH, LEFT, Fate, seal
from comparisons.bundles.shape import Entry
from comparisons.bundles.shelves import Ledger, Present, Shelf, Wanted


class Shared(Shelf):
    """Rows that several bundles share: what an entry leaves out stays as it is."""

    def put(self, entries: Sequence[Entry]) -> None:
        present = self.find([entry.text("slug") for entry in entries])
        self.settle([self.want(entry, present.get(entry.text("slug"))) for entry in entries], present)

    def want(self, entry: Entry, found: Present | None) -> Wanted:
        blank = found.state if found else self.describe(self.model())
        said = {name: entry.fields[name] for name in self.columns if name in entry}
        return Wanted(entry.text("slug"), {**blank, **said})


class Sources(Shared):
    kind, model = "source", Source
    columns = ("name", "homepage", "country", "kind")


class Articles(Shelf):
    """An article's row is what its entry says, but for `body_file`, which a dump does not know."""

    kind, model, keeps_history = "article", Article, True
    columns = (
        "source", "title", "authors", "published", "published_basis", "updated", "url", "language",
        "translated_from", "genre", "origin", "framing", "body_file",
    )  # fmt: skip
    links = {"source": "source", "origin": "source"}
    derived = ("published_first", "published_last")

    def put(self, entries: Sequence[Entry]) -> None:
        present = self.find([entry.text("slug") for entry in entries])
        self.spellings = {fold_name(name): name for entry in entries for name in entry.texts("authors")}
        self.settle([self.want(entry, present.get(entry.text("slug"))) for entry in entries], present)

    def find(self, keys: Any) -> dict[str, Present]:
        signatures = Authorship.objects.select_related("author").order_by("order", "pk")
        rows = Article.objects.filter(slug__in=list(keys)).select_for_update()
        rows = rows.prefetch_related(Prefetch("authorships", signatures))
        return {row.slug: Present(row.pk, self.describe(row)) for row in rows}

    def _describe_column(self, row: Any, name: str) -> Any:
        if name == "authors":
            return [signature.author.key for signature in row.authorships.all()] if row.pk else []
        return super()._describe_column(row, name)

    def want(self, entry: Entry, found: Present | None) -> Wanted:
        state: dict[str, Any] = {name: entry.text(name) for name in self.columns}
        state |= {name: entry.text(name) or None for name in self.links}
        state["authors"] = [fold_name(name) for name in entry.texts("authors")]
        if "body_file" not in entry and found:
            state["body_file"] = found.state["body_file"]
        return Wanted(entry.text("slug"), state)

    def assign(self, row: Any, entry: Wanted) -> Any:
        row.byline = entry.state["authors"]
        for name in self.columns:
            if name in self.links:
                slug = entry.state[name]
                setattr(row, f"{name}_id", None if slug is None else self.ledger.pks["source"][slug])
            elif name != "authors":
                setattr(row, name, entry.state[name])
        row.derive_days()
        return row

    def write_new(self, rows: list[Any]) -> list[Any]:
        written = super().write_new(rows)
        self.sign(written)
        return written

    def write_changed(self, rows: list[Any], fields: list[str]) -> None:
        super().write_changed(rows, [name for name in fields if name != "authors"])
        Authorship.objects.filter(article__in=rows).delete()
        self.sign(rows)

    def sign(self, rows: Sequence[Any]) -> None:
        """Set the bylines of these rows."""
        authors = self.find_authors({key for row in rows for key in row.byline})
        signatures = [
            Authorship(article=row, author_id=authors[key], order=order)
            for row in rows
            for order, key in enumerate(row.byline)
        ]
        Authorship.objects.bulk_create(signatures, batch_size=BATCH)

    def find_authors(self, keys: set[str]) -> dict[str, int]:
        """The authors of these folded names; those who are not on file are put there."""
        known = {key: pk for key, pk in Author.objects.values_list("key", "pk") if key in keys}
        names = {key: " ".join(self.spellings[key].split()) for key in sorted(keys - known.keys())}
        new = Author.objects.bulk_create([Author(name=name, key=key) for key, name in names.items()])
        return known | {author.key: author.pk for author in new}


@dataclass(slots=True)
class StoredText:
    """A version on file, without its body."""

    pk: int
    number: int
    kind: str
    checksum: str
    is_current: bool


class Texts:
    """The versions of articles. A text that is stored in whatever version adds none."""

    kind = "text"

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.first: dict[str, Version] = {}
        """For each article of the bundle the version in which its quotes were checked."""
        self.renewed: set[str] = set()
        """The articles whose current text is another one now."""

    def put(self, bodies: Mapping[str, Bodies]) -> None:
        articles = {slug: pk for slug, pk in self.ledger.pks["article"].items() if slug in bodies}
        stored = _find_versions(articles)
        new: list[tuple[str, Version]] = []
        retired: list[int] = []
        for slug, pk in articles.items():
            added = self.add(slug, pk, bodies[slug], stored[pk])
            if any(version.is_current for version in added):
                self.renewed.add(slug)
                retired += [version.pk for version in stored[pk] if version.is_current]
            new += [(slug, version) for version in added]
        Version.objects.filter(pk__in=retired).update(is_current=False)
        Version.objects.bulk_create([version for _, version in new], batch_size=500)

    def add(self, slug: str, article: int, bodies: Bodies, stored: list[StoredText]) -> list[Version]:
        """The versions that the bundle adds to one article, unsaved.

        None where a person gave the article its current text. The last becomes the current one, but not
        where the bundle's last text is on file already: then that stays.
        """
        rows = {v.checksum: Version(pk=v.pk, article_id=article, kind=v.kind) for v in stored}
        current = next((version for version in stored if version.is_current), None)
        written = self.ledger.receipts.find_key
        kept = current is not None and written(self.kind, _name(slug, current.checksum)) is None
        added: list[Version] = []
        for body, kind in bodies.versions:
            name = _name(slug, folded := checksum(body))
            fate = Fate.SAME if folded in rows else Fate.DELETED if written(self.kind, name) else Fate.NEW
            if fate is Fate.NEW and kept:
                fate = Fate.EDITED
            if fate is Fate.NEW:
                number = max((version.number for version in stored), default=0) + len(added) + 1
                rows[folded] = Version(
                    article_id=article, number=number, kind=kind, body=body, checksum=folded, is_current=False
                )
                added.append(rows[folded])
            self.first.setdefault(slug, rows.get(folded) or Version(article_id=article, kind=kind))
            self.ledger.count(self.kind, slug, fate)
            if fate not in LEFT:
                self.ledger.receipts.note(self.kind, name, f"{slug}/{folded}", {})
        if added and (added[-1].checksum == folded or current is None):
            added[-1].is_current = True
        return added


def _name(slug: str, folded: str) -> str:
    """How a bundle names a text: by its article and its folded words."""
    return seal([slug, folded])


def _find_versions(articles: Mapping[str, int]) -> defaultdict[int, list[StoredText]]:
    found: defaultdict[int, list[StoredText]] = defaultdict(list)
    rows = Version.objects.filter(article__in=list(articles.values())).order_by("number")
    for row in rows.defer("body"):
        found[row.article_id].append(StoredText(row.pk, row.number, row.kind, row.checksum, row.is_current))
    return found
