"""Where a quote stands in a text: exactly, approximately, or not at all."""

import random
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from articles.anchoring import (
    FLOOR,
    FLOOR_ADDED,
    AbsentQuote,
    AmbiguousQuote,
    Anchor,
    How,
    Text,
    surroundings,
)
from articles.likeness import Wording, compare_words, cuts_number, find_most_alike, list_numbers
from articles.tests.test_texts import CHARACTERS
from articles.texts import Span, fold_text
from benchmarks import anchoring_floor as experiment

# Name: the text with the place in brackets, the quote.
EXACT = {
    "at the very start": ("[The talks] failed.", "The talks"),
    "at the very end": ("The talks [failed.]", "failed."),
    "the whole text": ("[The talks failed.]", "The talks failed."),
    "a double space in the text": ("He [said  no] twice", "said no"),
    "a double space in the quote": ("He [said no] twice", "said  no"),
    "a no-break space": ("paid [40\u00a0percent] more", "40 percent"),
    "a line break": ("the [union\r\nstate] failed", "union state"),
    "a paragraph break": ("the [union\n\nstate] failed", "union state"),
    "soft hyphens in the text": ("the [co\u00adop\u00ader\u00adation] failed", "cooperation"),
    "soft hyphens in the quote": ("the [cooperation] failed", "co\u00adoperation"),
    "soft hyphens beside the place stay outside": ("a\u00ad\u00ad[b]\u00ad\u00adc", "b"),
    "curly quotation marks": ("the [“union state”] of", '"union state"'),
    "straight quotation marks": ('the [it\'s "so"] of', "it’s «so»"),
    "a dash": ("the [Minsk–Moscow] line", "Minsk-Moscow"),
    "spaces around the quote": ("the [union] state", " \tunion\n"),
    "emoji before and in it": ("🙂🙂 the [👩\u200d🚀 flew] 🙂", "👩\u200d🚀 flew"),
    "combining characters": ("re\u0301sume\u0301 [de\u0301ja\u0300 vu] x", "de\u0301ja\u0300 vu"),
    "marks of direction": ("\u202b[\u0639\u0631\u0628\u064a]\u202c x", "\u0639\u0631\u0628\u064a"),
    "Cyrillic": ("Он сказал: [«Союзное государство»] — да", '"Союзное государство"'),
    "Arabic": ("قال [الرئيس إن] الاتفاق", "الرئيس إن"),
    "case tells": ("nato and [NATO]", "NATO"),
}


def read_brackets(marked: str) -> tuple[str, int, int]:
    start, end = marked.index("["), marked.index("]") - 1
    return marked.replace("[", "").replace("]", ""), start, end


@pytest.mark.parametrize(("marked", "quote"), EXACT.values(), ids=EXACT)
def test_an_exact_place_is_in_the_texts_own_characters(marked: str, quote: str) -> None:
    body, start, end = read_brackets(marked)
    expected = Anchor(start, end, body[start:end], How.EXACT)
    assert Text(body).locate_exact(quote) == expected
    assert Text(body).locate(quote) == expected


@pytest.mark.parametrize("quote", ["union States", "the Union", "union  state s", "\u202aunion state"])
def test_what_does_not_stand_there_is_absent(quote: str) -> None:
    text = Text("the union state")
    assert text.count(quote) == 0
    assert text.locate(quote) is None
    with pytest.raises(AbsentQuote, match=r"^The quote “.*” does not stand in the text"):
        text.locate_exact(quote)


@pytest.mark.parametrize("quote", ["", " \n", "\u00ad"])
def test_an_empty_quote_stands_nowhere(quote: str) -> None:
    assert Text("the union state").count(quote) == 0
    assert Text("").locate(quote) is None
    with pytest.raises(AbsentQuote):
        Text("the union state").locate_exact(quote)


def test_a_nul_is_only_a_character_here() -> None:
    assert Text("a\0b").locate_exact("\0b").start == 1
    assert Text("ab").locate("a\0b") is None


def test_overlapping_places_count() -> None:
    assert Text("aaaa").count("aa") == 3
    with pytest.raises(AmbiguousQuote) as caught:
        Text("aaaa").locate_exact("aa")
    assert caught.value.places == 3
    assert str(caught.value) == (
        "The quote “aa” stands in 3 places of the text and nothing given tells which is meant; give as "
        "prefix or suffix the words that stand directly before or after the one you mean."
    )


THRICE = "Formed in 1997, said RT. It was formed  in 1997”, wrote WSWS. Formed\u00a0in 1997 – or so."
PLACES = [at for at in range(len(THRICE)) if THRICE.startswith("in 1997", at)]
TOLD = {
    "by the prefix": ("It was formed", "", 1),
    "by the prefix with its space": ("It was formed ", "", 1),
    "by the suffix": ("", ", said", 0),
    "by a folded suffix": ("", '", wrote', 1),
    "by a folded dash": ("", " - or", 2),
    "by both": ("Formed", "\u2014 or so", 2),
    "case tells": ("formed", "", 1),
    "not by what stands around two": ("Formed", "", None),
    "not by what stands around none": ("", "-or", None),
    "not by half": ("It was formed", ", said", None),
    "not by nothing": ("", "", None),
    "not by spaces": (" ", "\n", None),
}


@pytest.mark.parametrize(("prefix", "suffix", "number"), TOLD.values(), ids=TOLD)
def test_prefix_and_suffix_tell_which_place_is_meant(prefix: str, suffix: str, number: int | None) -> None:
    text = Text(THRICE)
    if number is None:
        with pytest.raises(AmbiguousQuote) as caught:
            text.locate_exact("in 1997", prefix, suffix)
        assert caught.value.places == 3
    else:
        assert text.locate_exact("in 1997", prefix, suffix).start == PLACES[number]
        assert text.locate("in 1997", prefix, suffix, near=0) == text.locate_exact("in 1997", prefix, suffix)


def test_a_quote_that_stands_once_needs_no_surroundings() -> None:
    assert Text("formed in 1997").locate_exact("in 1997", "dissolved", "!").start == 7


def test_among_several_the_place_with_most_of_the_surroundings_then_the_nearest() -> None:
    text = Text(THRICE)
    nothing = text.locate("in 1997"), text.locate("in 1997", "Formed"), text.locate("in 1997", "no", "no")
    assert nothing == (None, None, None)
    near_the_end = [
        text.locate("in 1997", prefix, near=len(THRICE)) for prefix in ("", "Formed", "It was formed")
    ]
    assert [found and found.start for found in near_the_end] == [PLACES[2], PLACES[2], PLACES[1]]
    half = text.locate("in 1997", "It was formed", ", quoth")
    assert half is not None
    assert half.start == PLACES[1]


def test_as_near_to_both_is_neither() -> None:
    assert Text("no, no").locate("no", near=2) is None
    assert Text("no, no").locate("no", near=1) == Anchor(0, 2, "no", How.EXACT)


@pytest.mark.parametrize("body", ["140 percent", "1,40 percent", "0.40 percent"])
def test_a_number_that_goes_on_is_another_number(body: str) -> None:
    assert Text(f"by {body} now").locate("40 percent") is None
    assert Text(f"by {body} now").locate_exact("40 percent").exact == "40 percent"


@pytest.mark.parametrize("body", ["rose to 4", "rose to 4, then", "rose to 4. 5 fell"])
def test_a_number_that_ends_is_the_number(body: str) -> None:
    assert Text(body).locate("rose to 4") is not None
    assert Text("rose to 4.5").locate("rose to 4") is None
    assert Text("rose to 45").locate("rose to 4") is None


STORY = (
    "On Friday the presidents met for the third time.\n\n"
    "In the spring, Norvia had cut “most of its grain shipments” to Selmar when the haggling about "
    "freight failed. The union had been formally created in 1997, but few plans for it have been kept.\n\n"
    "Nobody in Minsk expected more from the meeting in the south."
)
ALIKE = {
    "one letter wrong": ("formaly created in 1997, but few plans", "formally created in 1997, but few plans"),
    "letters swapped": (
        "had cut 'most of its grain shpiments",
        "had cut “most of its grain shipments",
    ),
    "punctuation": ("created in 1997 but few plans: for", "created in 1997, but few plans for"),
    "a capital": (
        "the Union had been formally Created in 1997",
        "The union had been formally created in 1997",
    ),
    "a hyphen": (
        "nobody in Minsk expected more from the meet-ing",
        "Nobody in Minsk expected more from the meeting",
    ),
    "a word left out of a long one": (
        "Norvia had cut “most of its grain shipments” to Selmar when the haggling about freight failed. "
        "The union had been created in 1997, but few plans for it have been kept",
        "Norvia had cut “most of its grain shipments” to Selmar when the haggling about freight failed. "
        "The union had been formally created in 1997, but few plans for it have been kept",
    ),
}
LOST = {
    "another year": "formally created in 1999, but few plans",
    "no year": "formally created in , but few plans",
    "a number more": "formally created 2 in 1997, but few plans",
    "another word": "Nobody in Brest expected more from the meeting",
    "another short word": "Nobody on Minsk expected more from the meeting",
    "another first letter": "the union had been normally created in 1997",
    "a word more in a short one": "Nobody in Minsk ever expected more from the meeting",
    "a word missing at the end": "few plans for it have been kept back",
    "nothing like it": "the customs union of the coastal republics",
}


@pytest.mark.parametrize(("quote", "exact"), ALIKE.values(), ids=ALIKE)
def test_a_passage_with_the_same_words_stands_for_the_quote(quote: str, exact: str) -> None:
    start = STORY.index(exact)
    assert Text(STORY).locate(quote) == Anchor(start, start + len(exact), exact, How.APPROXIMATE)
    with pytest.raises(AbsentQuote):
        Text(STORY).locate_exact(quote)


@pytest.mark.parametrize("quote", LOST.values(), ids=LOST)
def test_a_passage_with_other_words_or_numbers_does_not(quote: str) -> None:
    assert Text(STORY).locate(quote) is None


def test_in_its_place_a_quote_may_have_other_words() -> None:
    exact = "the haggling about freight failed. The union had been formally created in 1997, but few plans"
    quote = (
        "the haggling about sea freight failed. The union had been formally founded in 1997, but few plans"
    )
    start = STORY.index(exact)
    around = surroundings(STORY, start, start + len(exact))
    found = Text(STORY).locate(quote, *around)
    assert found == Anchor(start, start + len(exact), exact, How.APPROXIMATE)
    assert Text(STORY).locate(quote) is None
    assert Text(STORY).locate(quote, around[0]) is None
    assert Text(STORY).locate(quote, around[0][-8:], around[1]) is None
    assert Text(STORY).locate(quote.replace("1997", "1999"), *around) is None
    assert Text(f"{STORY}\n\n{STORY}").locate(quote, *around) is None


def test_a_short_quote_keeps_its_words_in_its_place_too() -> None:
    body = "Two ministers and their staff told reporters in Halm on Monday that talks on gas would resume."
    start = body.index("in Halm")
    around = surroundings(body, start, start + len("in Halm on Monday that"))
    assert Text(body).locate("in Halm on Sunday that", *around) is None
    assert Text(body).locate("in Halm on Mondday that", *around) is not None


def test_a_quote_below_twenty_characters_is_exact_or_lost() -> None:
    assert Text("It was formally made in June.").locate("formaly made in June") is not None
    assert Text("It was formally made in May.").locate("formaly made in May") is None


def test_an_approximate_place_cuts_no_number_either() -> None:
    body = "Until then the price had risen to 4.5 million."
    assert Text(body).locate("the price had rissen to 4") is None
    assert Text(body).locate("the price had rissen to 4.5") is not None


def test_spaces_and_hyphens_that_fold_away_do_not_make_a_quote_long() -> None:
    assert Text("It had been formally created in spring.").locate("  formaly\u00ad   created in  ") is None


def test_two_passages_as_alike_are_neither_unless_the_surroundings_tell() -> None:
    twins = "First: talks on oil prices faled again. Second: talks on oil prices failled again. Third."
    quote = "talks on oil prices failed again"
    assert Text(twins).locate(quote) is None
    told = Text(twins).locate(quote, "Second:")
    assert told is not None
    assert told.exact == "talks on oil prices failled again"
    assert Text(twins[40:]).locate(quote) is not None


def test_an_approximate_place_ends_at_words_and_whole_characters() -> None:
    body = (
        "Hier «la re\u0301publique de la co\u0302te a suspendu ses livraisons de pe\u0301trole», e\u0301crit"
    )
    exact = "re\u0301publique de la co\u0302te a suspendu ses livraisons de pe\u0301trole"
    found = Text(body).locate(exact.replace("suspendu", "supendu"))
    assert found is not None
    assert found.exact == exact


def test_a_passage_begins_at_a_word_though_its_accents_stand_apart() -> None:
    text = "Hier la re\u0301publique de la co\u0302te a suspendu ses livraisons"
    found = find_most_alike(text, Span(0, len(text)), "publique de la co\u0302te a supendu ses", 0.8)
    assert found is not None
    assert text[found.start : found.end] == "re\u0301publique de la co\u0302te a suspendu ses"


def test_an_approximate_place_is_in_the_texts_own_characters() -> None:
    body = "🙂 «Он  заявил,\u00a0что пере\u00adговоры в Сочи завершились»  без результата"
    found = Text(body).locate("он заявил, что переговоры в Сочи завершилсь")
    start = body.index("Он")
    assert found == Anchor(start, body.index("»"), body[start : body.index("»")], How.APPROXIMATE)


@pytest.mark.parametrize(
    ("quote", "passage", "wording"),
    [
        ("the talks failed", "the talks failed", Wording.SAME),
        ("the talks failed", "The “talks” failed.", Wording.SAME),
        ("the tallks failed", "the talks faield", Wording.SAME),
        ("the anti-oil union", "the antioil union", Wording.SAME),
        ("the talks failed", "the oil talks failed", Wording.ADDED),
        ("the oil talks failed", "the talks failed", Wording.ADDED),
        ("the talks failed", "the talks resumed", Wording.EXCHANGED),
        ("the talks failed", "the talks", Wording.EXCHANGED),
        ("the talks failed", "both the talks failed", Wording.EXCHANGED),
        ("on Monday", "on Sunday", Wording.EXCHANGED),
        ("in Iran now", "in Iraq now", Wording.EXCHANGED),
        ("the court has said", "the court had said", Wording.EXCHANGED),
        ("they form a union", "they from a union", Wording.SAME),
        ("negotiations failed", "negotations faled", Wording.SAME),
        ("negotiations", "negotatons", Wording.SAME),
        ("deliveries", "delvrys", Wording.EXCHANGED),
        ("the oil talks", "the oiltalks", Wording.SAME),
        ("a million people", "a billion people", Wording.EXCHANGED),
        ("", "", Wording.SAME),
        ("!?", "word", Wording.EXCHANGED),
    ],
)
def test_how_words_stand_to_words(quote: str, passage: str, wording: Wording) -> None:
    assert compare_words(quote, passage) is wording
    assert compare_words(passage, quote) is wording


def test_numbers_are_compared_as_written() -> None:
    assert list_numbers("24,000 in 1997") == ["24", "000", "1997"]
    assert list_numbers("٤٠ percent, 2½") == ["٤٠", "2½"]
    assert list_numbers("none") == []
    assert cuts_number("140", 1, 3)
    assert not cuts_number("140", 0, 3)
    assert not cuts_number("in 40", 0, 2)


def test_surroundings_stop_at_the_width_and_at_the_ends() -> None:
    assert surroundings("abcdef", 2, 4, width=1) == ("b", "e")
    assert surroundings("abcdef", 2, 4) == ("ab", "ef")
    assert surroundings("abcdef", 0, 6) == ("", "")


@pytest.mark.parametrize("whole", ["e\u0301", "👩\u200d🚀", "👍🏽", "🇧🇾", "क\u093f", "☂\ufe0f"])
def test_surroundings_never_tear_a_character(whole: str) -> None:
    body = f"{whole}xQx{whole}"
    start = len(whole) + 1
    for width in range(1, len(whole) + 1):
        assert surroundings(body, start, start + 1, width=width) == ("x", "x")
    assert surroundings(body, start, start + 1, width=len(whole) + 1) == (f"{whole}x", f"x{whole}")


BODIES = st.text(alphabet=st.sampled_from(CHARACTERS), min_size=1, max_size=40)


@given(BODIES, st.data())
def test_any_slice_is_found_or_ambiguous(body: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(body) - 1))
    end = data.draw(st.integers(start + 1, len(body)))
    quote = body[start:end]
    assume(fold_text(quote) == fold_text(quote).strip() != "")
    text = Text(body)
    assert text.count(quote) >= 1
    if text.count(quote) == 1:
        found = text.locate_exact(quote)
        assert body[found.start : found.end] == found.exact
        assert start <= found.start < found.end <= end
        assert fold_text(found.exact) == fold_text(quote)
    else:
        with pytest.raises(AmbiguousQuote):
            text.locate_exact(quote)


@given(BODIES, BODIES, BODIES, BODIES, st.none() | st.integers(-5, 60))
def test_nothing_else_is_ever_raised(
    body: str, quote: str, prefix: str, suffix: str, near: int | None
) -> None:
    text = Text(body)
    found = text.locate(quote, prefix, suffix, near)
    if found:
        assert found.exact == body[found.start : found.end] != ""
    with suppress(AbsentQuote, AmbiguousQuote):
        found = text.locate_exact(quote, prefix, suffix)
        assert fold_text(found.exact) == fold_text(quote).strip()


@given(st.text(alphabet="abc é1漢,\u0301🙂\u200d", min_size=20, max_size=60), st.data())
def test_an_approximate_place_obeys_its_rules(body: str, data: st.DataObject) -> None:
    letters = list(body)
    for place in data.draw(st.lists(st.integers(0, len(body) - 1), min_size=1, max_size=3)):
        letters[place] = data.draw(st.sampled_from(["", "a", "é1", " "]))
    quote = "".join(letters)
    found = Text(f"{body} {body[::-1]}").locate(quote)
    if found and found.how is How.APPROXIMATE:
        assert list_numbers(fold_text(found.exact)) == list_numbers(fold_text(quote))
        assert found.exact == found.exact.strip() != ""
        assert len(fold_text(quote).strip()) >= 20


def test_no_absent_quote_attaches_at_the_floor() -> None:
    """A small sample of benchmarks/anchoring_floor.py, whose whole run is in docs/anchoring.md."""
    chance = random.Random(1997)
    trials = experiment.list_absent(chance, experiment.write_articles(chance, 150))
    assert len(trials) > 500
    ends = {
        experiment.judge(trial, FLOOR, FLOOR_ADDED, alone=alone)
        for trial in trials
        for alone in (True, False)
    }
    assert ends == {"orphan"}


def test_without_the_floors_absent_quotes_would_attach() -> None:
    chance = random.Random(1999)
    trials = list(experiment.try_removed(chance, experiment.write_articles(chance, 1_000)))
    assert any(experiment.judge(trial, 0.5, 0.5, alone=True) == "wrong" for trial in trials)


def test_edited_quotes_are_found_again() -> None:
    chance = random.Random(2020)
    trials = list(experiment.try_present(chance, experiment.write_articles(chance, 200)))
    edited = [
        replace(t, quote=experiment.edit_characters(chance, t.quote, 0.05)) for t in trials if t.band > 0
    ]
    ends = [experiment.judge(trial, FLOOR, FLOOR_ADDED, alone=False) for trial in edited]
    assert "wrong" not in ends
    assert ends.count("right") > 0.8 * len(ends)
