"""Compares what the rules find in a labelled text with what its labels say.

A span counts as found if both its ends are right. Speakers are asked of the quotations whose speaker the
text tells, sources of the verbs that were found. Inner quotations count as quoted spans.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from articles.names import fold_name
from comparisons.tests.voices.labels import Label, Labelled
from comparisons.voices import Measured, measure_voices
from comparisons.voices.measured import Voice, VoiceKind


@dataclass
class Score:
    """Counts by what is measured: hit, missed and extra for spans; right, wrong and unknown for speakers."""

    counts: Counter[str] = field(default_factory=Counter)
    remarks: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        self.counts.update(other.counts)
        self.remarks.extend(other.remarks)

    def precision(self, kind: str) -> float:
        return _share(self.counts[f"{kind} hit"], self.counts[f"{kind} extra"])

    def recall(self, kind: str) -> float:
        return _share(self.counts[f"{kind} hit"], self.counts[f"{kind} missed"])

    def share(self, kind: str, outcome: str) -> float:
        total = sum(self.counts[f"{kind} {one}"] for one in ("right", "wrong", "unknown"))
        return self.counts[f"{kind} {outcome}"] / total if total else 1.0

    def __str__(self) -> str:
        spans = [
            f"{kind} {self.precision(kind):.2f} / {self.recall(kind):.2f}"
            f" ({self.counts[f'{kind} hit'] + self.counts[f'{kind} missed']})"
            for kind in ("quotation", "verb", "hedge")
        ]
        voices = [
            f"{kind} right {self.share(kind, 'right'):.2f}, wrong {self.share(kind, 'wrong'):.2f}"
            f" ({sum(self.counts[f'{kind} {one}'] for one in ('right', 'wrong', 'unknown'))})"
            for kind in ("speaker", "source", "class", "silence")
        ]
        return "\n  ".join(["precision / recall (labelled)", *spans, *voices])


def _share(hit: int, other: int) -> float:
    return hit / (hit + other) if hit + other else 1.0


def score_text(labelled: Labelled) -> Score:
    measured = measure_voices(labelled.text, labelled.speakers)
    score = Score()
    _score_spans(score, labelled, "quotation", labelled.of("qpi"), _list_quoted(measured))
    _score_spans(
        score, labelled, "verb", labelled.of("v"), [(verb.start, verb.end) for verb in measured.verbs]
    )
    hedges = [(hedge.start, hedge.end) for hedge in measured.hedges]
    _score_spans(score, labelled, "hedge", labelled.of("h"), hedges)
    _score_speakers(score, labelled, measured)
    _score_sources(score, labelled, measured)
    return score


def _list_quoted(measured: Measured) -> list[tuple[int, int]]:
    return [span for one in measured.quotations for span in ((one.start, one.end), *map(tuple, one.inner))]  # type: ignore[misc]


def _score_spans(
    score: Score, labelled: Labelled, kind: str, labels: list[Label], found: list[tuple[int, int]]
) -> None:
    wanted, got = {(label.start, label.end) for label in labels}, set(found)
    for outcome, spans in (("hit", wanted & got), ("missed", wanted - got), ("extra", got - wanted)):
        score.counts[f"{kind} {outcome}"] += len(spans)
        if outcome != "hit":
            for start, end in sorted(spans):
                score.remarks.append(f"{labelled.name}: {kind} {outcome} {_show(labelled, start, end)}")


def _score_speakers(score: Score, labelled: Labelled, measured: Measured) -> None:
    voices = {(one.start, one.end): one.voice for one in measured.quotations}
    for label in labelled.of("qp"):
        voice = voices.get((label.start, label.end))
        if voice is None:
            continue
        told = label.kind == "q" and label.says != "?"
        outcome = _judge(label.says if told else "?", voice)
        score.counts[f"{'speaker' if told else 'silence'} {outcome}"] += 1
        if outcome != "right":
            _remark(score, labelled, label, outcome, label.says, voice)


def _score_sources(score: Score, labelled: Labelled, measured: Measured) -> None:
    verbs = {(verb.start, verb.end): verb for verb in measured.verbs}
    for label in labelled.of("v"):
        verb = verbs.get((label.start, label.end))
        if verb is None:
            continue
        kind, _, source = label.says.partition(" ")
        score.counts[f"class {'right' if verb.kind == kind else 'wrong'}"] += 1
        if verb.kind != kind:
            score.remarks.append(
                f"{labelled.name}: class {verb.kind} of {_show(labelled, label.start, label.end)}"
            )
        outcome = _judge(source, verb.voice)
        score.counts[f"source {outcome}"] += 1
        if outcome != "right":
            _remark(score, labelled, label, f"source {outcome}", source, verb.voice)


def _judge(says: str, voice: Voice) -> str:
    silent = voice.kind in (VoiceKind.UNKNOWN, VoiceKind.PHRASE)
    if says == "?":
        return "right" if silent else "wrong"
    if silent:
        return "unknown"
    if says.startswith("~"):
        return "right" if voice.kind == VoiceKind.DESCRIBED and voice.name == says[1:] else "wrong"
    if voice.kind == VoiceKind.DESCRIBED:
        return "unknown"
    if voice.slug == says:
        return "right"
    same = set(fold_name(says).split()) <= set(fold_name(voice.name).split())
    return "right" if voice.kind == VoiceKind.NAMED and not voice.slug and same else "wrong"


def _remark(score: Score, labelled: Labelled, label: Label, outcome: str, says: str, voice: Voice) -> None:
    where = _show(labelled, label.start, label.end)
    score.remarks.append(
        f"{labelled.name}: {outcome} {where} is {says}, not {voice.kind} {voice.name} {voice.slug}"
    )


def _show(labelled: Labelled, start: int, end: int) -> str:
    return f"{start}-{end} {labelled.text[start:end][:60]!r}"
