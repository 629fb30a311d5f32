"""The words of ours that the pages use for verdicts, certainties, voices and silences.

Pure sentences: no markup, no rows, no clock. Words of articles never stand here. The signs and the words
of the six verdicts themselves are the vocabulary's; see "On the pages" in the design.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from babel import Locale

from comparisons.algebra.verdicts import Judgement
from comparisons.vocabulary import FORECAST_SIGN, Certainty, Verdict

NO_HEADLINE = "[no headline on file]"
ORPHAN = "quote not found in this version"
UNTAGGED = "not read for this yet"
BEFORE = "written before"
DOES_NOT_SAY = "does not say"
NOT_TOLD = "left blank: one article is read alone"
NOT_COVERED = "does not cover this event"
SAYS_BOTH = "says both"
ONLY_AS_QUOTED = "only as quoted: no source says so itself"
NARROW = "narrow: less than the precision of one answer apart"
NEAREST = "nearest sentence"
NOT_IN_THIS_TEXT = "its words are not in this text"
CUT = "Cut at 50 words: the full text is for people with an account."
NOT_TRUE = "Same answer does not mean true answer: what is compared is what the sources report."
IN_FREE_TEXT = "In their words"
FORECASTS = "Forecasts"
NO_TEXT = "No text is on file."
WITHOUT_TEXT = "no text on file"
WITH_ACCOUNT = "for people with an account"
ONLY_FULL_TEXT = (
    "Only the full text is on file, and it belongs to its publisher: people with an account can read it here."
    " These are the passages that the comparison quotes."
)

NOTHING_MARKED = "nothing marked"
NEEDS_FULL_TEXT = "needs the full text"
WORDS_NEED_FULL_TEXT = f"the words: {NEEDS_FULL_TEXT}"
VOICES_NEED_FULL_TEXT = "Voices are counted on full texts only, and none of these articles has been measured."
COUNTS_NEED_FULL_TEXT = (
    "Reporting verbs and hedges are counted on full texts only, and none has been measured."
)
NOT_MEASURED = "Voices are counted on full texts only; this article's has not been measured."
MARKS_ELSEWHERE = (
    "The voices were counted in the full text, and the passages are marked in another text: they have no"
    " place on this strip."
)


@dataclass(frozen=True, slots=True)
class Look:
    """How a verdict is shown: sign, word, and the name under which style sheets and filters know it."""

    key: str
    sign: str
    word: str


FORECAST = Look("forecast", FORECAST_SIGN, "forecast")
NOTHING = Look("nothing", "", "no answer yet")
ONE_REMARK = Look("open", Verdict.OPEN.sign, "one remark in several wordings")


def look_of(verdict: Verdict | None, only: str = "") -> Look:
    """Sign and word of a verdict; of a single one with the name of the article that speaks, where given."""
    if verdict is None:
        return NOTHING
    if verdict == Verdict.SINGLE and only:
        return Look(verdict.value, verdict.sign, f"only {only}")
    return Look(verdict.value, verdict.sign, verdict.word)


def list_names(names: Sequence[str]) -> str:
    """Names as a sentence has them: "WSWS", "WSWS and RT", "WSWS, RT and CDMedia"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def count(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: "1 origin", "2 origins"."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def say_who(source: str, speaker: str = "", via: str = "") -> str:
    """Whose words a claim is: "RT itself", "quoting Pompeo, via BelTA"."""
    voice = f"quoting {speaker}" if speaker else f"{source} itself"
    return f"{voice}, via {via}" if via else voice


def say_certainty(certainty: str, *, hedge: bool = False) -> str:
    """How firmly it is said, where that is not plainly; `hedge`: the hedging words follow."""
    word = {Certainty.ASSERTED: "", Certainty.HEDGED: "hedged", Certainty.DENIED: "says it is not so"}.get(
        Certainty(certainty), FORECAST.word
    )
    return f"{word}:" if hedge else word


def say_standing(counts: Mapping[Verdict, int], articles: int, circular: int = 0) -> str:
    """How the reports stand as a whole. `circular`: how many shared answers rest on one origin."""
    total = sum(counts.values())
    if not total:
        return "Nothing is tagged yet."
    if articles < 2:
        return "One article only: a comparison needs a second one."
    shared, single = count(total - counts[Verdict.SINGLE], "question"), counts[Verdict.SINGLE]
    parts = [
        f"reports conflict on {counts[Verdict.CONFLICT]}" if counts[Verdict.CONFLICT] else "",
        f"speakers differ on {counts[Verdict.DISPUTED]}" if counts[Verdict.DISPUTED] else "",
    ]
    differing = " and ".join(part for part in parts if part)
    aside = "; ".join(
        told
        for told in (
            f"{circular} {'rests' if circular == 1 else 'rest'} on one origin" if circular else "",
            f"{count(single, 'more is', 'more are')} told by one source only" if single else "",
        )
        if told
    )
    rest = f" {aside}." if aside else ""
    if not differing:
        return f"No two reports conflict on the {shared} that two or more articles answer.{rest}"
    return f"Of {shared} that two or more articles answer, {differing}.{rest}"


def name_language(code: str) -> str:
    """The English name of a language, or its code where there is none."""
    known = Locale("en").languages
    return known.get(code) or known.get(code.partition("-")[0]) or code


def name_country(code: str) -> str:
    """The English name of a country: "RU" is "Russia"; what is no country's code stays as it was written."""
    return Locale("en", "GB").territories.get(code.upper(), code)


def say_translated(code: str) -> str:
    """ "translated from Russian"."""
    return f"translated from {name_language(code)}"


def say_also_allowed(names: Sequence[str]) -> str:
    """Whose less precise answer, told elsewhere, allows this one too."""
    if not names:
        return ""
    return f"{list_names(names)}, less precisely, {'allows' if len(names) == 1 else 'allow'} it too"


def say_wordings(number: int) -> str:
    """ "One remark, two wordings"."""
    words = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}
    return f"One remark, {words.get(number, number)} wordings"


def say_shared_words(shared: int, totals: Sequence[str]) -> str:
    """How far renderings of one remark agree: "5 words are the same, of 10 and 11"."""
    told = "No word is" if not shared else "1 word is" if shared == 1 else f"{shared} words are"
    return f"{told} the same, of {list_names(totals)}"


def say_answer(display: str, *, denied: bool) -> str:
    return f"not {display}" if denied else display


def say_day(day: datetime.date) -> str:
    return f"{day.day} {day:%B %Y}"


def say_silence(read: datetime.date, reader: str = "") -> str:
    """ "does not say (read by Ann Lee on 12 November 2020)"."""
    by = f" by {reader}" if reader else ""
    return f"{DOES_NOT_SAY} (read{by} on {say_day(read)})"


def say_origins(judgement: Judgement, reports: int) -> str:
    """What stands behind the answers: "2 reports, 1 origin (same author: A. Korybko)"."""
    if judgement.verdict in (None, Verdict.SINGLE):
        return ""
    told = f"{count(reports, 'report')}, {count(judgement.origins, 'origin')}"
    return (
        f"{told} ({judgement.circular_because})"
        if judgement.circular and judgement.circular_because
        else told
    )


def say_outlier(outlier: Sequence[str]) -> str:
    """ "WSWS stands alone"."""
    if not outlier:
        return ""
    return f"{list_names(outlier)} {'stands' if len(outlier) == 1 else 'stand'} alone"


def say_contradictions(names: Sequence[str]) -> str:
    """ "RT says both"."""
    if not names:
        return ""
    return f"{list_names(names)} {SAYS_BOTH if len(names) == 1 else 'each say both'}"


def say_borne_out(borne_out: bool | None, reporters: Sequence[str]) -> str:
    """What came of a forecast: "came to pass, as WSWS reports", "did not, as WSWS reports"."""
    if borne_out is None:
        return "undecided"
    told = (
        f", as {list_names(reporters)} {'reports' if len(reporters) == 1 else 'report'}" if reporters else ""
    )
    return f"came to pass{told}" if borne_out else f"did not come to pass{told}"


def say_quoting(speaker: str) -> str:
    """Whose words stand here, where they are not the source's own."""
    return f"quoting {speaker}" if speaker else ""


def say_other_voices(voices: int) -> str:
    """Whose words unfold: "of another voice", "of 3 other voices"."""
    return "of another voice" if voices == 1 else f"of {voices} other voices"


def say_marked(marks: int, marked: int, articles: int, measured: int) -> str:
    """ "63 marked passages in 4 of 5 articles. Voices counted in 3 full texts." """
    told = f"{count(marks, 'marked passage')} in {marked} of {count(articles, 'article')}."
    found = told if marks else "No passage is marked yet."
    return f"{found} Voices counted in {count(measured, 'full text')}." if measured else found


def say_unplaced(unplaced: int, marks: int) -> str:
    """Why marked passages are missing on a strip; nothing where none is."""
    if unplaced and unplaced < marks:
        of_them = count(unplaced, "passage is", "passages are")
        return f"{of_them} marked in another text than was measured, and not on this strip."
    return MARKS_ELSEWHERE if unplaced else ""


def say_counted(measured: int, articles: int, rules: str) -> str:
    """Where the figures come from, and how far they reach."""
    return (
        f"Counted by rules (version {rules}) in {measured} of {count(articles, 'article')}."
        " Where no rule can tell who speaks, it says unknown."
    )


def say_share(part: int, whole: int) -> str:
    """A part of a whole in per cent; what rounds to none is not nothing."""
    share = round(100 * part / whole)
    return f"{share} %" if share or not part else "under 1 %"
