"""Bad input, one table: what is in the file, and the line that a person reads. The database stays as it was."""

# ruff: noqa: E501 (a row of a table is a line)

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.apps import apps

from articles.models import Article, Source
from comparisons.bundles.findings import BundleRefused
from comparisons.bundles.loading import load_bundles
from comparisons.models import Claim
from comparisons.tests.bundles.making import (
    Tree,
    load,
    make_article,
    make_bundle,
    make_claim,
    make_event,
    make_mark,
    make_point,
    with_claim,
    with_mark,
    write_bundle,
)

HEAD = "sources:\n- {slug: rt, name: RT}\n"
POINT = "events:\n- slug: e\n  name: E\n  points:\n  - slug: p\n    question: Q\n    kind: quantity\n    claims:\n"

TEXTS: list[tuple[str, str, str]] = [
    # an empty file, other languages, other encodings
    ("empty file", "", "bundle.yaml:1: the file is empty"),
    ("only a comment", "# nothing\n", "bundle.yaml:1: the file is empty"),
    ("empty mapping", "{}", "bundle.yaml:1: the bundle is empty"),
    ("a list", "- a\n", "bundle.yaml:1: must be a mapping with the keys of a bundle"),
    ("a word", "hello\n", "bundle.yaml:1: must be a mapping"),
    ("NUL byte", "sources:\n- {slug: rt, name: R\0T}\n", "bundle.yaml:2: has a NUL character"),
    ("control character", HEAD + "# \x07\n", "bundle.yaml:3: has the character U+0007"),
    ("escaped NUL", 'sources:\n- {slug: rt, name: "R\\0T"}\n', "sources[0].name: has a NUL character at character 2"),
    # what YAML can do and bundles cannot
    ("anchor", "sources:\n- &a {slug: rt, name: RT}\n", "bundle.yaml:2: sources[0]: bundles take no anchors"),
    ("alias", "sources:\n- {slug: rt, name: *a}\n", "bundle.yaml:2: sources[0].name: bundles take no aliases"),
    ("alias in prose", "sources:\n- {slug: rt, name: *a* b}\n", "bundles take no aliases"),
    ("tag", "sources:\n- {slug: rt, name: !!str RT}\n", "sources[0].name: bundles take no tags"),
    ("python tag", "sources: !!python/object/apply:os.system [ls]\n", "sources: bundles take no tags"),
    ("merge key", "sources:\n- {slug: rt, name: RT, <<: {kind: state}}\n", "bundles take no merge keys"),
    ("key twice", "sources:\n- slug: rt\n  name: RT\n  name: R\n", "bundle.yaml:4: sources[0].name: stands twice in one"),
    ("list twice", HEAD + HEAD, "bundle.yaml:3: sources: stands twice"),
    ("two documents", HEAD + "---\n" + HEAD, "bundle.yaml:3: a second document begins here"),
    ("complex key", "? [a]\n: b\n", "a key must be a plain word"),
    ("deep nesting", "sources: " + "[" * 60 + "]" * 60, "is nested more than 16 levels deep"),
    ("deeper nesting", "[" * 100_000, "is nested more than 16 levels deep"),
    ("tab", "sources:\n\t- slug: rt\n", "bundle.yaml:2:"),
    ("colon in text", "sources:\n- slug: rt\n  name: RT: news\n", "bundle.yaml:3: sources[0].name: a text with “: ”"),
    ("open quote", 'sources:\n- slug: rt\n  name: "RT\n', "bundle.yaml:3:"),
    # what needs quotes
    ("> 3", POINT + "    - {article: a, quote: q, value: >3}\n", "must stand in quotes: '>3'"),
    ("> as a block", POINT + "    - article: a\n      value: >3\n      quote: q\n", ".value: a text that starts with “>” must"),
    (">= 3", POINT + "    - article: a\n      value: >=3\n      quote: q\n", "bundle.yaml:10: events[0].points[0].claims[0].value: a text that starts with “>” must stand in quotes: '>=3'"),
    ("%", POINT + "    - article: a\n      value: %5\n", "a text that starts with “%” must stand in quotes: '%5'"),
    ("@", POINT + "    - article: a\n      value: @5\n", "a text that starts with “@” must stand in quotes: '@5'"),
    ("[", POINT + "    - article: a\n      quote: q\n      value: [5]\n", "claims[0].value: is a list, but the point's kind is quantity"),
    ("[ in prose", "articles:\n- title: [Updated] Talks\n", "bundle.yaml:2: articles[0].title: a text that starts with “[” must stand"),
    ("[ not closed", "sources:\n- slug: rt\n  name: [RT\n", "the list that starts with “[” is not closed"),
    # no text
    ("no value", "sources:\n- slug: rt\n  name:\n", "bundle.yaml:3: sources[0].name: is empty"),
    ("null", "sources:\n- slug: rt\n  name: null\n", "sources[0].name: is empty"),
    ("tilde", "sources:\n- slug: rt\n  name: ~\n", "sources[0].name: is empty"),
    ("empty text", "sources:\n- slug: rt\n  name: ''\n", "sources[0].name: is empty"),
    ("white space", "sources:\n- slug: rt\n  name: ' \u00a0 '\n", "sources[0].name: is empty"),
    ("empty list key", "sources:\n", "bundle.yaml:1: sources: is empty"),
    ("null entry", "sources:\n-\n", "bundle.yaml:2: sources[0]: is empty"),
    ("empty block", "sources:\n- slug: rt\n  name: >-\n", "sources[0].name: is empty"),
    # keys and forms
    ("unknown key", "sources:\n- {slug: rt, name: RT, homepge: x}\n", "sources[0].homepge: is no key of a source; did you mean `homepage`?"),
    ("unknown list", "source:\n- a\n", "source: is no key of a bundle; did you mean `sources`?"),
    ("missing key", "sources:\n- {slug: rt}\n", "bundle.yaml:2: sources[0]: lacks `name`"),
    ("a list for a text", "sources:\n- {slug: rt, name: [R, T]}\n", "sources[0].name: must be a text, not a list"),
    ("a mapping for a text", "sources:\n- {slug: rt, name: {a: b}}\n", "sources[0].name: must be a text, not a mapping"),
    ("a text for a list", "sources: rt\n", "sources: must be a list of entries"),
    ("a text for a list of texts", "speakers:\n- {slug: a, name: A, aliases: B}\n", "speakers[0].aliases: must be a list, for example [B]"),
    ("no flag", "speakers:\n- {slug: a, name: A, anonymous: yes}\n", "speakers[0].anonymous: “yes” is neither true nor false"),
    ("unknown word", "sources:\n- {slug: rt, name: RT, kind: stat}\n", "“stat” is not among agency, state, public"),
    ("slug with space", "sources:\n- {slug: RT News, name: RT}\n", "sources[0].slug: “RT News” is no slug; write 1 to 80 of a-z, 0-9 and -, for example “rt-news”"),
    ("slug with bidi", "sources:\n- {slug: \"r\\u202et\", name: RT}\n", "is no slug"),
    ("slug with accent", "sources:\n- {slug: r\u0301t, name: RT}\n", "is no slug"),
    ("slug too long", "sources:\n- {slug: " + "a" * 81 + ", name: RT}\n", "is no slug"),
    ("slug with line break", 'sources:\n- {slug: "rt\\nx", name: RT}\n', "is no slug"),
    ("name too long", "sources:\n- {slug: rt, name: " + "é" * 201 + "}\n", "has 201 characters; at most 200 are kept"),
    ("address", "sources:\n- {slug: rt, name: RT, homepage: rt.com}\n", "sources[0].homepage: is no web address"),
    ("address with script", "sources:\n- {slug: rt, name: RT, homepage: 'javascript:alert(1)'}\n", "is no web address"),
    # framing
    ("referent without a label", "referents:\n- {slug: a}\n", "bundle.yaml:2: referents[0]: lacks `label`"),
    ("referent's label", "referents:\n- {slug: a, label: " + "é" * 201 + "}\n", "referents[0].label: has 201 characters; at most 200"),
    ("referents as a text", "referents: a\n", "referents: must be a list of entries"),
    ("mark without a quote", "events:\n- {slug: e, name: E, framing: [{article: a, device: hedge}]}\n", "events[0].framing[0]: lacks `quote`"),
    ("a list for marks", "events:\n- {slug: e, name: E, framing: hedge}\n", "events[0].framing: must be a list of entries"),
    ("unknown device", "events:\n- {slug: e, name: E, framing: [{article: a, quote: q, device: loaded-terms}]}\n", "framing[0].device: “loaded-terms” is not among loaded-term, label, distancing-quotes, hedge"),
    ("unknown frame", "events:\n- {slug: e, name: E, framing: [{article: a, quote: q, frame: left}]}\n", "framing[0].frame: “left” is not among economic"),
    ("unknown function", "events:\n- {slug: e, name: E, framing: [{article: a, quote: q, function: [cause]}]}\n", "framing[0].function: must be a text, not a list"),
    ("lists of the future", "events:\n- {slug: e, name: E, framing: [{article: a, quote: q, vocabulary: 99}]}\n", "framing[0].vocabulary: “99” is not among 1"),
    ("value of a mark", "events:\n- {slug: e, name: E, framing: [{article: a, quote: q, value: 3}]}\n", "framing[0].value: is no key of a mark"),
]  # fmt: skip

TREES: list[tuple[str, Tree, str]] = [
    # twice
    ("slug twice", make_bundle(sources=[{"slug": "wsws", "name": "A"}, {"slug": "rt", "name": "B"}, {"slug": "rt", "name": "C"}]), "sources[2].slug: “rt” stands twice: the first is sources[1]"),
    ("event twice", make_bundle(events=[make_event(), make_event()]), "events[1].slug: “union-state” stands twice in one file"),
    ("point twice", make_bundle(events=[make_event(points=[make_point(), make_point()])]), "points[1].slug: “formed” stands twice"),
    ("coverage twice", make_bundle(events=[make_event(coverage=[{"article": "rt-preview"}, {"article": "wsws-talks"}, {"article": "rt-preview"}])]), "coverage[2].article: “rt-preview” stands twice"),
    ("author twice", make_bundle(articles=[make_article("wsws-talks", "wsws", "x formally created in 1997", authors=["A B", "a  b"]), make_article("rt-preview", "rt", "concluded in 1999")]), "articles[0].authors[1]: “a  b” stands twice"),
    ("alias of two", make_bundle(entities=[{"name": "United States", "aliases": ["US"]}, {"name": "Uruguay", "aliases": ["us"]}]), "entities[1].aliases[0]: “us” means two entities: the first is entities[0]"),
    ("entity twice", make_bundle(entities=[{"name": "Poland"}, {"name": "POLAND"}]), "entities[1].name: “POLAND” stands twice"),
    ("name that grows", make_bundle(entities=[{"name": "\ufdfa" * 30}]), "entities[0].name: is too long"),
    ("option twice", make_bundle(events=[make_event(points=[make_point(kind="choice", claims=[], options=[{"slug": "a", "label": "A"}, {"slug": "b", "label": "B"}, {"slug": "a", "label": "C"}])])]), "options: The option “a” stands twice"),
    ("claim twice", make_bundle(events=[make_event(points=[make_point(claims=[make_claim(), make_claim(value="1998")])])]), "claims[1]: has article, place and voice of another claim"),
    ("key twice", make_bundle(events=[make_event(points=[make_point(claims=[make_claim(key="k"), make_claim(key="k", value="1998")])])]), "claims[1].key: “k” stands twice in one event"),
    # references
    ("unknown source", make_bundle(sources=[{"slug": "wsws", "name": "WSWS"}, {"slug": "rtt", "name": "RT"}]), "articles[1].source: “rt” is no source in these bundles or on file"),
    ("unknown speaker", with_claim(voice="puttin"), "claims[0].voice: “puttin” is no speaker in these bundles or on file; did you mean “putin”?"),
    ("unknown via", with_claim(via="tass"), "claims[0].via: “tass” is no source"),
    ("unknown article", with_claim(article="nobody"), "claims[0].article: “nobody” is no article"),
    ("unknown event", make_bundle(events=[make_event(part_of="nothing")]), "events[0].part_of: “nothing” is no event"),
    ("part of itself", make_bundle(events=[make_event(part_of="union-state")]), "events[0].part_of: makes the event a part of itself"),
    ("part of its part", make_bundle(events=[make_event(part_of="b"), {"slug": "b", "name": "B", "part_of": "union-state"}]), "union-state > b > union-state"),
    ("not covered", make_bundle(events=[make_event(coverage=[{"article": "rt-preview"}])]), "claims[0].article: “wsws-talks” does not cover the event “union-state”"),
    ("own origin", make_bundle(articles=[make_article("a", "rt", "x", origin="rt")], events=[]), "articles[0].origin: is the article's own source"),
    ("own via", with_claim(via="wsws"), "claims[0].via: is the article's own source"),
    ("silent, yet speaking", make_bundle(events=[make_event(points=[make_point(silent=["rt-preview"])])]), "silent[0]: “rt-preview” has a claim on this point"),
    ("silent, uncovered", make_bundle(events=[make_event(coverage=[], points=[make_point(claims=[], silent=["rt-preview"])])]), "silent[0]: “rt-preview” does not cover"),
    # framing marks
    ("mark of nothing", with_mark(device=None), "events[0].framing[0]: marks nothing; give it a `device`, a `frame`"),
    ("unknown referent", with_mark(referent="kyiv-2041"), "framing[0].referent: “kyiv-2041” is no referent in these bundles or on file; did you mean “kyiv-2014”?"),
    ("referent twice", make_bundle(referents=[{"slug": "a", "label": "A"}, {"slug": "a", "label": "B"}]), "referents[1].slug: “a” stands twice: the first is referents[0]"),
    ("mark of an unknown speaker", with_mark(voice="puttin"), "framing[0].voice: “puttin” is no speaker"),
    ("mark of an unknown article", with_mark(article="nobody"), "framing[0].article: “nobody” is no article"),
    ("mark, not covered", make_bundle(events=[make_event(coverage=[{"article": "rt-preview"}], points=[], framing=[make_mark()])]), "framing[0].article: “wsws-talks” does not cover the event “union-state”"),
    ("absent quote of a mark", with_mark(quote="coldly"), "framing[0].quote: The quote “coldly” does not stand in the text"),
    ("ambiguous quote of a mark", with_mark(quote="w"), "framing[0].quote: The quote “w” stands in "),
    ("lost mark with tagged words", with_mark(orphan=True, tagged_quote="x"), "framing[0].tagged_quote: stands beside a quote that is found"),
    ("mark twice", make_bundle(events=[make_event(framing=[make_mark(), make_mark(frame="political")])]), "framing[1]: has article, place and device of another mark (the first is events[0].framing[0]); give each a `key`"),
    ("key of two marks", make_bundle(events=[make_event(framing=[make_mark(key="k"), make_mark(key="k", device="hedge")])]), "framing[1].key: “k” stands twice in one event"),
    # dates and values
    ("impossible date", make_bundle(events=[make_event(date="2020-02-30")]), "events[0].date: "),
    ("date upside down", make_bundle(events=[make_event(date="1999/1997")]), "ends before it begins"),
    ("nothing but open", with_claim(value="../.."), "is open at both ends"),
    ("date in words", with_claim(value="last Tuesday"), "claims[0].value: "),
    ("year zero", with_claim(value="0000"), "claims[0].value: "),
    ("as of", with_claim(as_of="2020-13"), "claims[0].as_of: "),
    ("published", make_bundle(articles=[make_article("a", "rt", "x", published="11/02/2020")], events=[]), "articles[0].published: "),
    ("range upside down", make_bundle(events=[make_event(points=[make_point(kind="quantity", claims=[make_claim(value="40..30")])])]), "claims[0].value: "),
    ("unknown unit", make_bundle(events=[make_event(points=[make_point(kind="quantity", unit="bloops", claims=[])])]), "points[0].unit: "),
    ("other dimension", make_bundle(events=[make_event(points=[make_point(kind="quantity", unit="t/year", claims=[make_claim(value="5 USD")])])]), "claims[0].value: "),
    ("other currency", make_bundle(events=[make_event(points=[make_point(kind="quantity", unit="USD", claims=[make_claim(value="5 EUR")])])]), "claims[0].value: "),
    ("unit on a date", make_bundle(events=[make_event(points=[make_point(unit="t")])]), "points[0].unit: only a point of kind `quantity` has a unit"),
    ("options on a date", make_bundle(events=[make_event(points=[make_point(options=[{"slug": "a", "label": "A"}])])]), "points[0].options: only a point of kind `choice` has options"),
    ("one option", make_bundle(events=[make_event(points=[make_point(kind="choice", claims=[], options=[{"slug": "a", "label": "A"}])])]), "at least two options at the top"),
    ("unknown broader", make_bundle(events=[make_event(points=[make_point(kind="choice", claims=[], options=[{"slug": "a", "label": "A"}, {"slug": "b", "label": "B"}, {"slug": "c", "label": "C", "broader": "z"}])])]), "which is no option here"),
    ("unknown option", make_bundle(events=[make_event(points=[make_point(kind="choice", claims=[make_claim(value="c")], options=[{"slug": "a", "label": "A"}, {"slug": "b", "label": "B"}])])]), "“c” is no option here; write one of a, b"),
    ("NO is no no", make_bundle(events=[make_event(points=[make_point(kind="yesno", claims=[make_claim(value="NO")])])]), "“NO” is neither yes nor no"),
    ("no denied", make_bundle(events=[make_event(points=[make_point(kind="yesno", claims=[make_claim(value="no", certainty="denied")])])]), "A yes or no is never denied"),
    ("names as a text", make_bundle(events=[make_event(points=[make_point(kind="names", claims=[make_claim(value="US")])])]), "claims[0].value: must be a list of names"),
    ("... alone", make_bundle(events=[make_event(points=[make_point(kind="names", claims=[make_claim(value=["..."])])])]), "“...” alone names nobody"),
    ("nobody denied", make_bundle(events=[make_event(points=[make_point(kind="names", claims=[make_claim(value=[], certainty="denied")])])]), "An empty list is never denied"),
    ("hedge of an assertion", with_claim(hedge="allegedly"), "claims[0].hedge: stands only with `certainty: hedged` or `predicted`"),
    # texts and quotes
    ("absent quote", with_claim(quote="formally created in 1999"), "claims[0].quote: The quote “formally created in 1999” does not stand in the text"),
    ("ambiguous quote", with_claim(quote="w"), "claims[0].quote: The quote “w” stands in "),
    ("prefix that does not tell", with_claim(quote="w", prefix="zzz"), "claims[0].quote: "),
    ("orphan with tagged words", with_claim(orphan=True, tagged_quote="x"), "claims[0].tagged_quote: "),
    ("no text", make_bundle(articles=[{"slug": "a", "source": "rt"}], events=[]), "articles[0]: lacks its text"),
    ("text of white space", make_bundle(articles=[make_article("a", "rt", "\u200b\ufeff")], events=[]), "articles[0].body: is empty"),
    ("text too large", make_bundle(articles=[make_article("a", "rt", "é" * (5 * 2**19 + 1))], events=[]), "articles[0].body: is larger than the 5 MB"),
    ("file with a folder", make_bundle(articles=[{"slug": "a", "source": "rt", "body_file": "../secret"}], events=[]), "articles[0].body_file: “../secret” is not the bare name of a file"),
    ("file that is a folder", make_bundle(articles=[{"slug": "a", "source": "rt", "body_file": ".."}], events=[]), "is not the bare name of a file"),
    ("file missing", make_bundle(articles=[{"slug": "a", "source": "rt", "body_file": "gone.txt"}], events=[]), "articles[0].body_file: “gone.txt” is not found in "),
]  # fmt: skip

JSON: list[tuple[str, str, str]] = [
    ("empty file", " ", "bundle.json:1: the file is empty"),
    ("comma", '{"sources": [\n{"slug": "rt",}]}', "bundle.json:2: is not JSON"),
    ("key twice", '{"sources": [{"slug": "rt",\n"name": "RT",\n"name": "R"}]}', "bundle.json:3: sources[0].name: stands twice"),
    ("null", '{"sources": [{"slug": "rt", "name": null}]}', "sources[0].name: is empty"),
    ("NaN", '{"sources": [{"slug": "rt", "name": NaN}]}', "sources[0].name: NaN is no number"),
    ("a truth value", '{"sources": [{"slug": "rt",\n "name": true}]}', "bundle.json:2: sources[0].name: must be a text; put true in quotes"),
    ("half a character", '{"sources": [{"slug": "rt", "name": "\\ud83d"}]}', "sources[0].name: has half a character"),
    ("escaped NUL", '{"sources": [{"slug": "rt", "name": "\\u0000"}]}', "sources[0].name: "),
    ("NUL", '{"sources": \0[]}', "bundle.json:1: has a NUL character"),
    ("deep nesting", "[" * 100_000, "bundle.json:1: is nested too deep"),
    ("deep nesting, closed", '{"a":' * 5000 + "1" + "}" * 5000, "bundle.json:1: "),
    ("exponent", '{"events": [{"slug": "e", "name": "E", "points": [{"slug": "p", "question": "Q", "kind": "quantity", "claims":\n[{"article": "a", "quote": "q", "value": 1e5}]}]}]}', "bundle.json:2: events[0].points[0].claims[0].value: "),
]  # fmt: skip


def count_rows() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


def refuse(folder: Path, bundle: Tree | str, name: str = "bundle.yaml", **options: Any) -> list[str]:
    """The lines of a refusal, after which nothing is stored that was not before."""
    before = count_rows()
    with pytest.raises(BundleRefused) as caught:
        load(folder, bundle, name, **options)
    assert count_rows() == before
    return caught.value.lines


def assert_said(lines: list[str], sentence: str) -> None:
    assert any(sentence in line for line in lines), "\n".join(lines)


@pytest.mark.django_db
@pytest.mark.parametrize(("text", "sentence"), [row[1:] for row in TEXTS], ids=[row[0] for row in TEXTS])
def test_a_text_that_is_wrong_is_refused_in_a_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    assert_said(refuse(tmp_path, text), sentence)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["bundle.yaml", "bundle.json"])
@pytest.mark.parametrize(("bundle", "sentence"), [row[1:] for row in TREES], ids=[row[0] for row in TREES])
def test_an_entry_that_is_wrong_is_refused_in_either_language(
    tmp_path: Path, bundle: Tree, sentence: str, name: str
) -> None:
    lines = refuse(tmp_path, bundle, name)
    assert_said(lines, sentence)
    assert all(line.startswith(f"{tmp_path / name}:") for line in lines)


@pytest.mark.django_db
@pytest.mark.parametrize(("text", "sentence"), [row[1:] for row in JSON], ids=[row[0] for row in JSON])
def test_json_that_is_wrong_is_refused_in_a_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    assert_said(refuse(tmp_path, text, "bundle.json"), sentence)


@pytest.mark.django_db
def test_every_problem_is_listed_with_its_line(tmp_path: Path) -> None:
    text = "sources:\n- {slug: RT, name: RT}\nspeakers:\n- {slug: a, name: A, nick: B}\nevents:\n- slug: e\n  date: 2020-02-30\n"
    lines = refuse(tmp_path, text)
    assert [line.split(": ")[:2] for line in lines] == [
        [f"{tmp_path}/bundle.yaml:2", "sources[0].slug"],
        [f"{tmp_path}/bundle.yaml:4", "speakers[0].nick"],
        [f"{tmp_path}/bundle.yaml:6", "events[0]"],
        [f"{tmp_path}/bundle.yaml:7", "events[0].date"],
    ]


@pytest.mark.django_db
def test_a_thousand_problems_are_counted_and_not_all_listed(tmp_path: Path) -> None:
    with pytest.raises(BundleRefused) as caught:
        load(tmp_path, make_bundle(sources=[{"slug": f"s{n}"} for n in range(1000)], articles=[], events=[]))
    assert caught.value.count == 1000
    assert len(caught.value.lines) == 301
    assert caught.value.lines[-1] == "... and 700 more"


@pytest.mark.django_db
@pytest.mark.parametrize("encoding", ["utf-16", "cp1251", "latin-1"])
def test_a_file_that_is_not_utf8_names_its_byte_and_line(tmp_path: Path, encoding: str) -> None:
    path = write_bundle(
        tmp_path,
        "sources:\n- {slug: rt, name: Й}\n".replace("Й", "é" if encoding == "latin-1" else "Й").encode(
            encoding
        ),
    )
    with pytest.raises(
        BundleRefused, match=r"bundle.yaml:1: is not UTF-8: the byte 0x.. in line [12] \(byte \d+\)"
    ):
        load_bundles([str(path)])


@pytest.mark.django_db
def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    for name in ("bundle.yaml", "bundle.json"):
        text = (
            "sources:\n- {slug: rt, name: RT}\n"
            if name.endswith("yaml")
            else '{"sources": [{"slug": "rt", "name": "RT"}]}'
        )
        load(tmp_path, "\ufeff" + text, name)


@pytest.mark.django_db
def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "bundle.yaml"
    with path.open("wb") as file:
        file.truncate(64 * 2**20 + 1)
    with pytest.raises(BundleRefused, match=r"has 64\.0 MB, more than the 64 MB that are read"):
        load_bundles([str(path)])


@pytest.mark.django_db
def test_a_text_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "long.txt").open("wb") as file:
        file.truncate(5 * 2**20 + 1)
    bundle = make_bundle(articles=[{"slug": "a", "source": "rt", "body_file": "long.txt"}], events=[])
    assert_said(refuse(tmp_path, bundle), "long.txt” has 5.0 MB, more than the 5 MB")


@pytest.mark.django_db
def test_a_text_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes("Москва".encode("cp1251"))
    bundle = make_bundle(articles=[{"slug": "a", "source": "rt", "body_file": "old.txt"}], events=[])
    assert_said(refuse(tmp_path, bundle), "articles[0].body_file: ")


@pytest.mark.django_db
def test_awkward_characters_are_kept_as_they_are(tmp_path: Path) -> None:
    body = "An emoji 👩\u200d🚀, e\u0301 and \u202eright to left\u202c; then soft\u00adware."
    article = make_article("a", "rt", body, title="\u202e[Updated] 😀")
    claim = {"article": "a", "quote": "e\u0301 and \u202eright to left\u202c", "value": ">3 \u202e"}
    event = make_event(coverage=[{"article": "a"}], points=[make_point(kind="text", claims=[claim])])
    load(tmp_path, make_bundle(articles=[article], events=[event]))
    assert Article.objects.get(slug="a").title == "\u202e[Updated] 😀"
    stored = Claim.objects.get()
    assert (stored.quote, stored.value) == (claim["quote"], ">3 \u202e")
    assert body[stored.start : stored.end] == claim["quote"]


@pytest.mark.django_db
def test_scalars_are_text_exactly_as_written(tmp_path: Path) -> None:
    names = ["no", "NO", "1997", "12:30", "0x1F", "1_000", "2020-02-07", "true", "1.50", "=", "yes"]
    lines = "".join(f"- slug: s{n}\n  name: {name}\n" for n, name in enumerate(names))
    load(tmp_path, "sources:\n" + lines)
    assert list(Source.objects.order_by("pk").values_list("name", flat=True)) == names


@pytest.mark.django_db
def test_a_number_in_json_is_its_digits(tmp_path: Path) -> None:
    text = '{"sources": [{"slug": "a", "name": 1.50}, {"slug": "b", "name": 00}]}'.replace(
        "00", "12345678901234567890123"
    )
    load(tmp_path, text, "bundle.json")
    assert set(Source.objects.values_list("name", flat=True)) == {"1.50", "12345678901234567890123"}
