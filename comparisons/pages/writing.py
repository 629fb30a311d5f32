"""One column of the texts page being written out: which claims lie where, and which of them is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.safestring import SafeString

from articles.models import Version
from articles.texts import Span
from comparisons.judging import Judged
from comparisons.models import Claim
from comparisons.pages.marked_text import Dress, write_text
from comparisons.pages.reading import Reading


class Writing:
    """The text of one article in one reading of the comparison."""

    def __init__(
        self,
        version: Version,
        own: Sequence[tuple[Judged, Claim]],
        passages: Mapping[int, Span],
        reading: Reading,
    ) -> None:
        self.version, self.passages = version, passages
        self.dresses = {claim.pk: dress(judged, claim, reading) for judged, claim in own}

    def write(self) -> list[SafeString]:
        return write_text(self.version, self.passages, self.dresses)


def dress(judged: Judged, claim: Claim, reading: Reading) -> Dress:
    return Dress(
        look=reading.look_of(judged),
        address=reading.locate(claim),
        title=judged.point.question,
        is_open=reading.judged is judged,
        is_current=reading.current is claim,
    )
