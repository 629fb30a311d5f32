"""The shelf of measurements: what a bundle brings of texts not on file, and what is measured here."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from articles.models import Version
from articles.vocabulary import TextKind
from comparisons.actions.measuring import find_unmeasured, measure_articles
from comparisons.bundles.plan import PlannedVoices
from comparisons.bundles.progress import Progress
from comparisons.bundles.receipts import Fate
from comparisons.bundles.shelves import Present, Shelf, Wanted
from comparisons.models import Coverage, Measurement


class Voices(Shelf):
    """A measurement is known by its article and the checksum of its text."""

    kind, model = "voices", Measurement
    columns = ("article", "checksum", "rules", "result")
    links = {"article": "article"}

    def put(self, planned: Sequence[PlannedVoices], articles: Collection[str], progress: Progress) -> None:
        """Store what the bundle brings, and measure the full texts of these articles of the bundle."""
        self.measure(articles, progress)
        on_file = self.find_texts(planned)
        brought = [voices for voices in planned if voices.key not in on_file]
        for voices in planned:
            if voices.key in on_file:  # measured here, by the rules of this installation
                self.ledger.count(self.kind, voices.key, Fate.SAME)
        present = self.find_rows(brought)
        self.settle([self.want(voices) for voices in brought], present)
        self.touch_events()

    def measure(self, articles: Collection[str], progress: Progress) -> None:
        """Measure what is new: a text, the rules, or who can be taken for a speaker."""
        pks = {self.ledger.pks["article"][slug] for slug in articles if slug in self.ledger.pks["article"]}
        if not self.ledger.changed.get("speaker"):
            pks = find_unmeasured(pks)
        progress.begin("Measuring", len(pks))
        measure_articles(pks, progress.step)

    def find_texts(self, planned: Sequence[PlannedVoices]) -> set[str]:
        """Those whose full text is on file."""
        articles = {voices.article for voices in planned}
        full = Version.objects.filter(article__slug__in=articles, kind=TextKind.FULL.value)
        return {f"{slug}/{text}" for slug, text in full.values_list("article__slug", "checksum")}

    def find_rows(self, planned: Sequence[PlannedVoices]) -> dict[str, Present]:
        rows = Measurement.objects.filter(article__slug__in={voices.article for voices in planned})
        states = [(row.pk, self.describe(row)) for row in rows.select_for_update()]
        return {f"{state['article']}/{state['checksum']}": Present(pk, state) for pk, state in states}

    def want(self, voices: PlannedVoices) -> Wanted:
        state = {name: getattr(voices, name) for name in self.columns}
        return Wanted(voices.key, state)

    def make(self, entry: Wanted) -> Measurement:
        row: Measurement = self.assign(Measurement(), entry)
        return row

    def touch_events(self) -> None:
        """Note that the pages of these articles' events tell something else, if they do."""
        written = self.ledger.changed.get(self.kind, set())
        articles = Measurement.objects.filter(pk__in=written).values_list("article", flat=True)
        events = Coverage.objects.filter(article__in=list(articles)).order_by()
        self.ledger.touch("retold", events.values_list("event", flat=True))
