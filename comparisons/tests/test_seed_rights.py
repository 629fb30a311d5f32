"""The seeds keep no more of other people's articles than short phrases (design.md, sections 8 and 9).

Reads `seeds/*.yaml` with PyYAML alone: no Django, no database. Rules that need an original are
checked where `seeds/texts/` holds it; elsewhere those loops are empty.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

SEEDS = Path(__file__).resolve().parents[2] / "seeds"

LONGEST_PHRASE = 15
SHORTEST_SENTENCE = 6

# Words of each original file, split at white space: facts, so that the limit holds without the file.
ORIGINAL_WORDS = {
    "000_18d9de0c4df1978c.txt": 1370,
    "001_afcee4afe4d8be23.txt": 3141,
    "002_52a1fdfc8ccd5bef.txt": 960,
    "003_efeed59e12952177.txt": 1185,
    "004_6d45de979cc2e08f.txt": 1270,
}

ASCII_FORMS = str.maketrans(
    {
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‘’‚‛′‹›", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "\u00ad": None,
    }
)


def fold(text: str) -> str:
    """The text as quotes are compared: plain quotation marks, dashes and single spaces; case stays."""
    return re.sub(r"\s+", " ", text.translate(ASCII_FORMS))


def load_bundle() -> dict[str, list[dict[str, Any]]]:
    """All files of the seeds as one bundle: lists joined, every scalar as text."""
    bundle: dict[str, list[dict[str, Any]]] = {}
    for path in sorted(SEEDS.glob("*.yaml")):
        for key, rows in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader).items():
            bundle.setdefault(key, []).extend(rows)
    return bundle


BUNDLE = load_bundle()
ARTICLES = {article["slug"]: article for article in BUNDLE["articles"]}
EVENTS = BUNDLE["events"]
POINTS = [point for event in EVENTS for point in event.get("points", [])]
CLAIMS = [claim for point in POINTS for claim in point["claims"]]

each_article = pytest.mark.parametrize("article", ARTICLES.values(), ids=ARTICLES)


def phrases_of(article: dict[str, Any]) -> list[str]:
    """The verbatim phrases of a digest: what stands between « and »."""
    return re.findall(r"«([^«»]*)»", article["body"])


def quotes_of(article: dict[str, Any]) -> set[str]:
    """The quotes of all claims of one article."""
    return {claim["quote"] for claim in CLAIMS if claim["article"] == article["slug"]}


def digest_of(article: dict[str, Any]) -> str:
    """The digest as it is searched: folded, without the guillemets."""
    return fold(re.sub("[«»]", "", article["body"]))


def originals() -> Iterator[tuple[dict[str, Any], str]]:
    """Each article whose original is at hand, with the text of that file."""
    for article in ARTICLES.values():
        path = SEEDS / "texts" / article["body_file"]
        if path.is_file():
            yield article, path.read_text(encoding="utf-8")


def is_whole_sentence(text: str) -> bool:
    """Six words or more that end in a full stop, a question mark or an exclamation mark."""
    ends = re.search(r"[.!?][\"'“”‘’»)\]]*$", text.strip()) is not None
    return ends and len(text.split()) >= SHORTEST_SENTENCE


def scalars_of(value: Any) -> Iterator[str]:
    """Every text in a bundle but titles, which are facts and kept as they are."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from scalars_of(item)
    else:
        for key, item in value.items():
            if key != "title":
                yield from scalars_of(item)


def runs_of(text: str) -> set[tuple[str, ...]]:
    """All runs of one word more than a phrase may have; signs and case do not count."""
    words = re.findall(r"\w+(?:['\-]\w+)*", fold(text).lower())
    length = LONGEST_PHRASE + 1
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}


@each_article
def test_guillemets_open_and_close_in_turn(article: dict[str, Any]) -> None:
    marks = re.sub(r"[^«»]", "", article["body"])
    assert marks == "«»" * (len(marks) // 2)


@each_article
def test_a_phrase_is_short_and_no_sentence(article: dict[str, Any]) -> None:
    phrases = phrases_of(article)
    assert phrases
    assert [phrase for phrase in phrases if len(phrase.split()) > LONGEST_PHRASE] == []
    assert [phrase for phrase in phrases if is_whole_sentence(phrase)] == []


@each_article
def test_phrases_are_at_most_a_third_of_the_article(article: dict[str, Any]) -> None:
    kept = sum(len(phrase.split()) for phrase in phrases_of(article))
    assert 3 * kept <= ORIGINAL_WORDS[article["body_file"]]


@each_article
def test_the_repository_holds_a_digest_and_the_name_of_the_original(article: dict[str, Any]) -> None:
    assert article["text_kind"] == "digest"
    assert article["body_file"] in ORIGINAL_WORDS


@each_article
def test_a_quote_stands_once_in_the_digest_and_within_a_phrase(article: dict[str, Any]) -> None:
    digest = digest_of(article)
    phrases = [fold(phrase) for phrase in phrases_of(article)]
    quotes = quotes_of(article)
    assert quotes
    assert [quote for quote in quotes if digest.count(fold(quote)) != 1] == []
    assert [quote for quote in quotes if not any(fold(quote) in phrase for phrase in phrases)] == []


def test_phrases_and_quotes_stand_once_in_the_original() -> None:
    for article, text in originals():
        folded = fold(text)
        sought = quotes_of(article) | set(phrases_of(article))
        assert [words for words in sought if folded.count(fold(words)) != 1] == [], article["slug"]


def test_phrases_keep_clear_of_markup_and_page_breaks() -> None:
    for article, text in originals():
        assert [phrase for phrase in phrases_of(article) if phrase not in text] == [], article["slug"]
        assert [phrase for phrase in phrases_of(article) if re.search(r"\\|\]\(|[\n\u00a0]", phrase)] == []


def test_no_phrase_is_a_whole_sentence_without_its_stop() -> None:
    for article, text in originals():
        sentences = {fold(sentence).strip(" .!?\"'") for sentence in re.split(r"(?<=[.!?])[”\"’']?\s+", text)}
        whole = [
            p for p in phrases_of(article) if len(p.split()) > 5 and fold(p).strip(" .!?\"'") in sentences
        ]
        assert whole == [], article["slug"]


def test_no_phrase_holds_a_whole_sentence() -> None:
    for article, text in originals():
        sentences = [fold(sentence).strip(" .!?\"'") for sentence in re.split(r"(?<=[.!?])[”\"’']?\s+", text)]
        long = [sentence for sentence in sentences if len(sentence.split()) >= SHORTEST_SENTENCE]
        held = [p for p in phrases_of(article) if any(sentence in fold(p) for sentence in long)]
        assert held == [], article["slug"]


def test_the_word_counts_are_those_of_the_originals() -> None:
    for article, text in originals():
        assert len(text.split()) == ORIGINAL_WORDS[article["body_file"]]


def test_no_long_run_of_an_original_stands_anywhere_in_the_seeds() -> None:
    kept = [(text, runs_of(text)) for text in scalars_of(BUNDLE)]
    for article, original in originals():
        copied = runs_of(original)
        assert [text for text, runs in kept if runs & copied] == [], article["slug"]


def test_the_bundle_is_as_large_as_it_is_meant_to_be() -> None:
    whole = [event for event in EVENTS if "name" in event and "part_of" not in event]
    assert len(whole) == 1
    assert len([event for event in EVENTS if event.get("part_of") == whole[0]["slug"]]) >= 9
    assert len(POINTS) >= 60
    assert len(CLAIMS) >= 160


def test_every_article_is_read_for_every_point_of_its_events() -> None:
    coverage = [row for event in EVENTS for row in event.get("coverage", [])]
    assert {row["article"] for row in coverage} == set(ARTICLES)
    assert [row for row in coverage if row.get("tagging") != "complete"] == []


def test_claims_are_made_only_by_articles_that_cover_the_event() -> None:
    for event in EVENTS:
        covering = {row["article"] for row in event.get("coverage", [])}
        claiming = {claim["article"] for point in event.get("points", []) for claim in point["claims"]}
        assert claiming <= covering, event["slug"]
