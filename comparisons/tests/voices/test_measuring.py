"""What the rules make of one text: whose words it prints, how they are brought in, and what stays unknown."""

from __future__ import annotations

import pytest

from articles.names import fold_name
from comparisons.voices import Measured, measure_voices
from comparisons.voices.measured import HedgeClass, Quotation, VerbClass, VoiceKind

KNOWN = {fold_name(name): "mirov" for name in ("Anton Mirov", "Mirov")}


def voices_of(text: str) -> list[str]:
    """Each quotation's speaker: the slug, the name, "~noun", "?" for nobody found, "-" for quoted words."""
    return [_show(one) for one in measure_voices(text, KNOWN).quotations]


def _show(quotation: Quotation) -> str:
    voice = quotation.voice
    silent = {VoiceKind.UNKNOWN: "?", VoiceKind.PHRASE: "-"}
    if voice.kind == VoiceKind.DESCRIBED:
        return f"~{voice.name}"
    return silent.get(voice.kind) or voice.slug or voice.name


def verbs_of(text: str) -> list[tuple[str, str, str]]:
    measured = measure_voices(text, KNOWN)
    return [(verb.word, verb.kind.value, verb.voice.slug or verb.voice.name) for verb in measured.verbs]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We go,” Mirov said.", "mirov"),
        ("“We go,” said Anton Mirov, the harbour master.", "mirov"),
        ("“We go,” said the harbour master, Anton Mirov.", "mirov"),
        ("Mirov said: “We go.”", "mirov"),
        ("Mirov, who runs the harbour, said that they would “go at once”.", "mirov"),
        ("Anton Mirov: “We go at once.”", "mirov"),
        ("According to Mirov, the ships will “go at once”.", "mirov"),
        ("“We go,” Dora Lint told the council.", "Dora Lint"),
        ("“We go,” a senior official said.", "~official"),
        ("“We go,” the agency quoted Mirov as saying.", "mirov"),
        ("The Courier, citing Mirov, wrote that they would “go at once”.", "mirov"),
        ("Mirov told the Courier that they would “go at once”.", "mirov"),
        ("The plan is “dead”, Mirov said on Friday.", "mirov"),
        ("Mirov\u00a0said: «\u00a0We go.\u00a0»", "mirov"),
    ],
)
def test_a_quotation_belongs_to_whom_its_sentence_names(text: str, speaker: str) -> None:
    assert voices_of(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The “reform” took a year.", "-"),
        ("A ship called “Hope” came in. Mirov saw it.", "-"),
        ("“We go.” That was how one remembered the night.", "?"),
        ("Mirov did not say whether the plan was “dead”.", "-"),
        ("Mirov believes that the harbour, long the pride of the coast, is a “burden”.", "-"),
        ("Nobody knows who wrote “We go at once and do not look back” on the wall.", "-"),
    ],
)
def test_where_no_rule_tells_nobody_is_named(text: str, speaker: str) -> None:
    assert voices_of(text) == [speaker]


def test_words_that_go_on_in_the_paragraph_belong_to_the_same_speaker() -> None:
    assert voices_of("“We go,” Mirov said. “We go at once.”") == ["mirov", "mirov"]
    assert voices_of("“We go,” Mirov said.\n\nThe hall laughed.\n\n“No more questions.”") == ["mirov", "?"]


def test_the_analyst_is_the_person_named_before() -> None:
    text = "“It rains,” said Oleg Tarnow, an analyst at the institute. “It pours,” the analyst added."
    assert voices_of(text) == ["Oleg Tarnow", "Oleg Tarnow"]


def test_of_two_ministers_the_minister_is_nobody() -> None:
    text = (
        "The council met Minister Lena Dorn and Minister Rolf Tamm. The meeting took an hour.\n\n"
        "“It is signed and sealed,” the minister said."
    )
    assert voices_of(text) == ["?"]


def test_a_pronoun_is_the_last_who_spoke_and_not_whom_it_cannot_be() -> None:
    text = (
        "“We go,” said spokeswoman Dora Lint. “Never,” said Mirov. “It is late,” he added. "
        "“It is early,” she answered."
    )
    assert voices_of(text) == ["Dora Lint", "mirov", "mirov", "Dora Lint"]


def test_a_surname_that_two_persons_share_gets_no_slug() -> None:
    text = "Anton Mirov met Boris Mirov. “We go,” Mirov said."
    (quotation,) = measure_voices(text, KNOWN).quotations
    assert quotation.voice.slug == ""


def test_spellings_and_aliases_of_one_speaker_are_one_voice() -> None:
    text = "“We go,” Anton Mirov said. “Now,” Mirov added."
    first, second = measure_voices(text, KNOWN).quotations
    assert first.voice == second.voice
    assert (first.voice.name, first.voice.slug) == ("Anton Mirov", "mirov")


def test_a_headline_in_capitals_gives_nobody_a_full_name() -> None:
    text = "Will The Harbour Keep Promises It Made To Mirov?\n\nAnton Mirov came. “We go,” said Mirov."
    (quotation,) = measure_voices(text, KNOWN).quotations
    assert quotation.voice.slug == "mirov"


@pytest.mark.parametrize(
    ("sentence", "word", "kind"),
    [
        ("Mirov said that ships wait.", "said", "say"),
        ("Mirov announced that ships wait.", "announced", "announce"),
        ("Mirov claimed that ships wait.", "claimed", "claim"),
        ("Mirov insisted that ships wait.", "insisted", "insist"),
        ("Mirov pointed out that ships wait.", "pointed", "show"),
        ("Mirov admitted that ships wait.", "admitted", "concede"),
        ("Mirov denied the charge.", "denied", "deny"),
        ("Mirov condemned the raid.", "condemned", "criticise"),
        ("Mirov promised to wait.", "promised", "promise"),
        ("Mirov warned of delays.", "warned", "warn"),
        ("Mirov called for an inquiry.", "called", "propose"),
        ("Mirov thinks that ships wait.", "thinks", "believe"),
    ],
)
def test_each_class_of_reporting_verbs_is_told(sentence: str, word: str, kind: str) -> None:
    assert verbs_of(sentence) == [(word, kind, "mirov")]
    assert {one.value for one in VerbClass} >= {kind}


@pytest.mark.parametrize(
    "sentence",
    [
        "That said, the plan is sound.",
        "The report is late and the claim is filed.",
        "Mirov showed him the way.",
        "Mirov did not say that ships wait.",
        "The announced plan is sound.",
        "Mirov had announced himself at the door.",
        "Mirov said nothing.",
        "“Mirov said that ships wait” is a sentence in a book.",
    ],
)
def test_what_introduces_no_words_is_no_reporting_verb(sentence: str) -> None:
    assert verbs_of(sentence) == []


def test_a_verb_without_told_source_is_kept_as_unknown() -> None:
    (verb,) = measure_voices("It was announced that ships wait.", {}).verbs
    assert verb.voice.kind == VoiceKind.UNKNOWN


def test_what_is_inside_a_quotation_is_never_charged_to_the_source() -> None:
    text = (
        "“Perhaps they allegedly said that ships wait,” Mirov said. The so-called pilots are allegedly ill."
    )
    measured = measure_voices(text, KNOWN)
    assert [(hedge.word, hedge.kind) for hedge in measured.hedges] == [
        ("so-called", HedgeClass.DISTANCE),
        ("allegedly", HedgeClass.DISTANCE),
    ]
    assert [verb.start for verb in measured.verbs] == [text.index("said. ")]


def test_a_month_and_a_verb_are_no_hedges() -> None:
    assert measure_voices("In May he alleged that ships wait. May is warm.", {}).hedges == ()


def test_the_runs_hold_every_word_once_and_in_order() -> None:
    text = "The harbour — closed — waits.\n\n“We go,” Mirov said. The “pilots” agree: “Now, at once!”"
    measured = measure_voices(text, KNOWN)
    assert [(run.voice.slug or run.voice.kind.value, run.words) for run in measured.runs] == [
        ("own", 6),
        ("mirov", 2),
        ("own", 3),
        ("phrase", 1),
        ("own", 1),
        ("unknown", 3),
    ]
    assert measured.words == sum(run.words for run in measured.runs) == len(text.split())
    assert all(
        before.end <= after.start for before, after in zip(measured.runs, measured.runs[1:], strict=False)
    )


def test_quoted_words_without_speaker_are_listed_apart() -> None:
    measured = measure_voices("The “reform” of the “experts” is done. “We go,” Mirov said.", KNOWN)
    assert [_cut(measured, one) for one in measured.unattributed] == ["“reform”", "“experts”"]


def _cut(measured: Measured, one: Quotation) -> str:
    text = "The “reform” of the “experts” is done. “We go,” Mirov said."
    assert measured.length == len(text)
    return text[one.start : one.end]


def test_the_forms_of_a_name_are_counted_in_own_words_and_in_quotations() -> None:
    text = "Anton Mirov came. Mirov sat. “Mirov is late,” said minister Lena Dorn. Mirov left."
    names = {name.slug or name.name: name for name in measure_voices(text, KNOWN).names}
    assert [(form.words, form.own, form.quoted) for form in names["mirov"].forms] == [
        ("Mirov", 2, 1),
        ("Anton Mirov", 1, 0),
    ]
    assert "Lena Dorn" in names


def test_a_known_name_is_found_behind_other_capitals() -> None:
    text = "The plan is that of the head of the Institute for Deep Waters Anton Mirov. Mirov left."
    (name,) = measure_voices(text, KNOWN).names
    assert (name.slug, [form.words for form in name.forms]) == ("mirov", ["Anton Mirov", "Mirov"])


def test_a_text_without_quotation_is_all_the_sources_own() -> None:
    measured = measure_voices("Some two thousand marched. It rained.", {})
    assert measured.quotations == ()
    assert [(run.voice.kind, run.words) for run in measured.runs] == [(VoiceKind.OWN, 6)]


@pytest.mark.parametrize("text", ["", " \n ", "…", "“", "”", "—", "said", "He", "“”", "\n\n\n", "a"])
def test_a_text_of_next_to_nothing_is_measured(text: str) -> None:
    measured = measure_voices(text, KNOWN)
    assert measured.length == len(text)


def test_in_another_language_quotations_are_found_and_speakers_are_not_guessed() -> None:
    assert voices_of("«Мы обо всём договорились.» — сказал Тарнов. Встреча в «Северной» длилась час.") == [
        "?",
        "-",
    ]
