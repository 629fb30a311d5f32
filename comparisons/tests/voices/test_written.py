"""A measurement as JSON: nothing is lost on the way, nothing of the text is in it, nothing wrong gets in."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from comparisons.tests.voices.labels import LABELLED, read_labelled
from comparisons.voices import RULES_VERSION, MeasuredProblem, from_json, measure_voices, to_json
from comparisons.voices.measured import Passage, fingerprint

TEXT = (
    "Anton Mirov said that the harbour “was never ‘open’ at all”. The so-called “reform” failed.\n\n"
    "According to Mirov, it allegedly rained."
)
TEXTS = [pytest.param(path, id=path.stem) for path in sorted(LABELLED.glob("*/*.txt"))]

type_tree = dict[str, Any]


def write() -> type_tree:
    tree: type_tree = json.loads(json.dumps(to_json(measure_voices(TEXT, {"mirov": "mirov"}))))
    return tree


@pytest.mark.parametrize("path", TEXTS)
def test_what_is_written_is_read_back_the_same(path: Any) -> None:
    labelled = read_labelled(path)
    measured = measure_voices(labelled.text, labelled.speakers)
    assert from_json(json.loads(json.dumps(to_json(measured)))) == measured
    assert measured.rules == RULES_VERSION


def test_an_empty_text_is_measured_and_read_back() -> None:
    measured = measure_voices("", {})
    assert (measured.words, measured.runs, measured.quotations) == (0, (), ())
    assert from_json(to_json(measured)) == measured


def test_places_of_marks_are_read_back_and_hold_no_words() -> None:
    passage = Passage(26, 33, fingerprint("harbour"))
    measured = replace(measure_voices(TEXT, {}), passages=(passage,))
    assert from_json(json.loads(json.dumps(to_json(measured)))) == measured
    assert "harbour" not in json.dumps(to_json(measured))
    assert fingerprint("the “open” sea") == fingerprint('the "open"  sea')


def test_no_quoted_words_are_written() -> None:
    written = json.dumps(to_json(measure_voices(TEXT, {"mirov": "mirov"})))
    assert [word for word in ("never", "open", "reform", "harbour") if word in written] == []
    assert [word for word in ("Anton Mirov", "so-called", "allegedly", "said") if word not in written] == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda tree: tree.pop("runs"), "exactly the keys"),
        (lambda tree: tree.update(more=[]), "exactly the keys"),
        (lambda tree: tree.update(passages=[[0, 4]]), "passages[0]: this must be a list of 3 entries"),
        (lambda tree: tree.update(passages=[[4, 4, "a"]]), "passages[0]: it ends at 4"),
        (lambda tree: tree.update(passages=[[0, 10**6, "a"]]), "passages[0]: '1000000' must be"),
        (lambda tree: tree.update(passages=[[0, 4, ""]]), "passages[0]: this must be a word"),
        (lambda tree: tree.update(passages={}), "passages: this must be a list"),
        (lambda tree: tree.update(rules=1), "rules: "),
        (lambda tree: tree.update(rules="1\n2"), "rules: "),
        (lambda tree: tree.update(length=-1), "length: '-1' must be a whole number from 0"),
        (lambda tree: tree.update(length=10**9), "length: '1000000000' must be a whole number"),
        (lambda tree: tree.update(length=True), "length: 'True' must be"),
        (lambda tree: tree.update(words=tree["words"] + 1), "words: the runs do not add up"),
        (lambda tree: tree.update(voices={}), "voices: this must be a list"),
        (lambda tree: tree["voices"].append(["own"]), "voices[3]: this must have kind"),
        (lambda tree: tree["voices"].append({"kind": "loud"}), "'loud' is none of own, named"),
        (lambda tree: tree["voices"].append({"kind": "named"}), "has a name if it is named"),
        (lambda tree: tree["voices"].append({"kind": "own", "name": "Mirov"}), "has a name if it is named"),
        (lambda tree: tree["voices"].append({"kind": "named", "name": "M" * 121}), "at most 120 characters"),
        (lambda tree: tree["runs"].reverse(), "before the one before it ends"),
        (lambda tree: tree["runs"][0].pop(), "runs[0]: this must be a list of 4 entries"),
        (lambda tree: tree["runs"][0].__setitem__(2, 99), "runs[0]: there is no voice 99"),
        (lambda tree: tree["runs"][-1].__setitem__(1, len(TEXT) + 1), "must be a whole number from 0 to"),
        (lambda tree: tree["quotations"][0].__setitem__(1, 0), "which is not behind its start"),
        (lambda tree: tree["quotations"][0].__setitem__(4, 0), "lies outside the quotation"),
        (lambda tree: tree["quotations"][0].append(1), "one number is missing"),
        (lambda tree: tree["quotations"].reverse(), "quotations[1]: it begins at"),
        (lambda tree: tree["verbs"][0].__setitem__(4, "shout"), "'shout' is none of say, announce"),
        (lambda tree: tree["verbs"][0].__setitem__(3, ["said"]), "verbs[0]: this must be a word"),
        (lambda tree: tree["hedges"].reverse(), "hedges[1]: it begins at"),
        (lambda tree: tree["hedges"][0].__setitem__(0, 1.5), "hedges[0]: '1.5' must be"),
        (lambda tree: tree["names"][0].update(forms=3), "names[0].forms: this must be a list"),
        (lambda tree: tree["names"][0].update(age=3), "no unknown key"),
        (lambda tree: tree["names"][0]["forms"][0].__setitem__(1, -3), "names[0].forms: '-3' must be"),
    ],
)
def test_what_no_program_wrote_is_refused_with_a_sentence(
    change: Callable[[type_tree], Any], told: str
) -> None:
    tree = write()
    before = copy.deepcopy(tree)
    change(tree)
    assert tree != before
    with pytest.raises(MeasuredProblem) as problem:
        from_json(tree)
    assert told in str(problem.value)


@pytest.mark.parametrize("tree", [None, [], "text", 3])
def test_what_is_no_object_is_refused(tree: Any) -> None:
    with pytest.raises(MeasuredProblem, match="must be a measurement"):
        from_json(tree)
