"""The current texts of the articles of one load, prepared once for all quotes that are anchored in them.

Keeps what becomes of quotes that were on file before a new text, for its report.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from articles.anchoring import Text
from articles.anchors import place_again, place_exactly, settle
from articles.models import Version
from articles.texts import fold_text
from articles.vocabulary import AnchorState
from comparisons.actions.anchoring import count_outcomes, tell_outcome
from comparisons.bundles.plan import Plan, PlannedQuote
from comparisons.bundles.receipts import BATCH
from comparisons.bundles.shelves import Ledger
from comparisons.bundles.shelves_published import Texts
from comparisons.models import Claim, FramingMark, Reanchoring


class CurrentTexts:
    """Anchors what is tagged in the articles of a load. Make it once the texts are stored."""

    def __init__(self, ledger: Ledger, plan: Plan, texts: Texts) -> None:
        self.plan, self.texts = plan, texts
        self.articles = {
            ledger.pks["article"][slug]: slug
            for slug in {quote.article for quote in plan.quotes} | texts.renewed
            if slug in ledger.pks["article"]
        }
        versions = Version.objects.filter(article__in=list(self.articles), is_current=True)
        self.current = {
            self.articles[row.article_id]: (row, self.prepare(self.articles[row.article_id], row))
            for row in versions
        }
        self.outcomes: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def prepare(self, slug: str, version: Version) -> Text:
        """The text of a version; the one that validation has folded, where it is the same."""
        bodies = self.plan.bodies.get(slug)
        return bodies.text if bodies and bodies.first == version.body else Text(version.body)

    @property
    def renewed(self) -> list[int]:
        """The articles, by primary key, whose current text is another one now."""
        return [pk for pk, slug in self.articles.items() if slug in self.texts.renewed]

    def place_again(self, rows: Iterable[Claim | FramingMark]) -> None:
        """Anchor rows on file in the new texts of their articles."""
        for row in rows:
            slug = self.articles[row.article_id]
            version, text = self.current[slug]
            stood = row.start
            place_again(row, text, version)
            self.outcomes[slug][tell_outcome(row, stood)] += 1

    def place(self, row: Claim | FramingMark, planned: PlannedQuote) -> None:
        """Anchor a planned row in the current text, by way of the text in which validation found it."""
        current, text = self.current.get(planned.article, (None, None))
        if current is None or text is None:
            return
        anchor = planned.placed.anchor
        bodies = self.plan.bodies.get(planned.article)
        first = self.texts.first.get(planned.article)
        if (planned.placed.first_text or (bodies and bodies.first)) == text.body:
            settle(row, anchor, current)
        elif first is not None and first.pk == current.pk and anchor:
            row.quote = planned.entry.text("quote")  # folded alike, yet its offsets may differ
            place_exactly(row, text, current)
        else:
            settle(row, anchor, first or Version(kind=current.kind))
            _tell_tagged(row, planned)
            place_again(row, text, current)
            return
        _tell_tagged(row, planned)

    def count(self, row: Claim | FramingMark, planned: PlannedQuote) -> None:
        """Let the report of a new text tell of a quote that this load tagged in the text before it."""
        first = self.texts.first.get(planned.article)
        current, _ = self.current[planned.article]
        if planned.article in self.texts.renewed and first is not None and first.pk != current.pk:
            anchor = planned.placed.anchor
            self.outcomes[planned.article][tell_outcome(row, anchor.start if anchor else None)] += 1

    def store_reports(self) -> None:
        """Store what each new text did to what was tagged in the one before."""
        reports = [
            Reanchoring(version=self.current[slug][0], **count_outcomes(self.outcomes[slug]))
            for slug in sorted(self.texts.renewed)
        ]
        Reanchoring.objects.bulk_create(reports, batch_size=BATCH)


def _tell_tagged(row: Claim | FramingMark, planned: PlannedQuote) -> None:
    """Keep the words as they were tagged, where the bundle quotes the words that were found for them."""
    if not (tagged := planned.entry.text("tagged_quote")):
        return
    row.quote = tagged
    if not row.is_orphan and fold_text(tagged).strip() != fold_text(row.exact).strip():
        row.anchor = AnchorState.APPROXIMATE.value
