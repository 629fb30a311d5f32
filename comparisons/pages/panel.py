"""The panel of a question: its answers drawn to scale, every quote in its sentence, origins, silences.

One builder for the event page, the texts page and the page of the point. Made of a judged point and of texts
that are loaded already; asks the database nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from articles.models import Article
from comparisons import markup, wording
from comparisons.judging import Judged
from comparisons.pages.answers import Speech
from comparisons.pages.chart import Chart, draw_chart
from comparisons.pages.collated import Remark, collate_remarks
from comparisons.pages.pencils import NO_PENCILS, Pencils
from comparisons.pages.replies import Reply, group_alone, group_replies
from comparisons.pages.shelf import Shelf
from comparisons.pages.stands import Absence, Backing, list_absences, tell_backing
from comparisons.pages.statements import Statements
from comparisons.pages.telling import is_one_remark, tell


@dataclass(frozen=True, slots=True)
class Panel:
    """What the template of a panel reads. `titled`: it shows the sign, the question and the reason."""

    anchor: str
    titled: bool
    tone: str
    verdict: SafeString
    question: str
    address: str
    reason: str
    notes: Sequence[str]
    scope: str
    chart: Chart | None
    remarks: Sequence[Remark]
    replies: Sequence[Reply]
    backing: Backing | None
    absences: Sequence[Absence]
    pencil: SafeString


def build_panel(
    judged: Judged,
    speech: Speech,
    shelf: Shelf | None = None,
    *,
    articles: Mapping[str, Article] | None = None,
    only: str = "",
    signed_in: bool = False,
    anchored: bool = False,
    titled: bool = False,
    pencils: Pencils = NO_PENCILS,
) -> Panel:
    """The panel of one question.

    `shelf`: the texts that the reader may read; without it there are no sentences. `articles`: the columns by
    slug, loaded with source and authors; without them there are no ways to the publisher. `only`: the one
    article that is read alone; what others say, and how they all stand, is left out. `anchored`: each
    statement can be addressed, which one panel of a page may allow.
    """
    point, telling = judged.point, tell(judged, speech.names)
    one_remark = is_one_remark(judged)
    looks = [wording.ONE_REMARK] if one_remark else telling.looks
    statements = Statements(judged, speech, shelf or Shelf(), articles or {}, pencils, anchored=anchored)
    return Panel(
        anchor=f"panel-{point.pk}",
        titled=titled,
        tone="" if only else telling.looks[0].key,
        verdict=markup.EMPTY if only else markup.join(map(markup.verdict, looks), " "),
        question=point.question,
        address=point.get_absolute_url(),
        reason="" if only or one_remark else telling.reason,
        notes=() if only else telling.notes,
        scope=point.scope,
        chart=None if only else draw_chart(judged, speech.names),
        remarks=() if only else collate_remarks(judged, speech),
        replies=group_alone(judged, statements, only)
        if only
        else group_replies(judged, statements, speech.names),
        backing=None if only else tell_backing(judged, speech.names),
        absences=() if only else list_absences(judged, speech.names, signed_in=signed_in),
        pencil=pencils.draw_for_point(point),
    )
