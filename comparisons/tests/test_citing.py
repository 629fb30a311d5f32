"""Citations, and addresses that open a quote at its publisher."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from django.contrib.auth.models import Permission, User
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Article, Version
from articles.texts import Span
from comparisons.citing import Passage, Reference, cite, find_surroundings, link_passage, write_directive
from comparisons.models import Claim
from comparisons.pages.cited import locate_at_publisher, show_ways
from comparisons.pages.pencils import NO_PENCILS, Pencils, find_pencils
from comparisons.tests.making import make_article, make_claim, make_point

URL = "https://example.org/talks"
TEXT = "First words.\n\nLittle has come of it, for the union state was formally created in 1997, he says."


@pytest.mark.parametrize(
    ("passage", "directive"),
    [
        (Passage("created in 1997"), "text=created%20in%201997"),
        (Passage("in 1997", "formally created", "he says"), "text=formally%20created-,in%201997,-he%20says"),
        (Passage("in 1997", "", "he says"), "text=in%201997,-he%20says"),
        (Passage("a well-known, R&D-led firm"), "text=a%20well%2Dknown%2C%20R%26D%2Dled%20firm"),
        (Passage("дагавор"), "text=%D0%B4%D0%B0%D0%B3%D0%B0%D0%B2%D0%BE%D1%80"),
        (Passage("one\nand the\u00a0other"), "text=one,the%20other"),
        (Passage("a b c " * 60), "text=a%20b%20c%20a%20b%20c,a%20b%20c%20a%20b%20c"),
    ],
)
def test_a_passage_is_a_text_directive(passage: Passage, directive: str) -> None:
    assert f"text={write_directive(passage)}" == directive
    assert link_passage(URL, passage) == f"{URL}#:~:{directive}"


@pytest.mark.parametrize(
    ("address", "linked"),
    [
        ("", ""),
        (f"{URL}?a=b#part", f"{URL}?a=b#part:~:text=x"),
        (f"{URL}#", f"{URL}#:~:text=x"),
        (f"{URL}#:~:text=other", f"{URL}#:~:text=x"),
    ],
)
def test_a_fragment_of_the_address_is_kept(address: str, linked: str) -> None:
    assert link_passage(address, Passage("x")) == linked


@given(st.text(min_size=1), st.text(), st.text())
def test_every_directive_is_plain_ascii_and_parted_only_where_it_should(
    words: str, prefix: str, suffix: str
) -> None:
    directive = write_directive(Passage(words, prefix, suffix))
    assert re.fullmatch(r"([\w.~%]+-,)?[\w.~%]*(,[\w.~%]+)?(,?-[\w.~%]+)?", directive, re.ASCII)
    assert "�" not in unquote(directive) or "�" in words + prefix + suffix


def test_surroundings_are_whole_words_of_the_same_paragraph() -> None:
    start = TEXT.index("created in 1997")
    passage = find_surroundings(TEXT, start, start + len("created in 1997"))
    assert passage == Passage("created in 1997", "union state was formally", ", he says.")
    assert find_surroundings(TEXT, 0, 5) == Passage("First", "", "words.")


def test_a_quote_that_cuts_a_word_is_widened_to_its_edges() -> None:
    start = TEXT.index("mally created in 19")
    assert find_surroundings(TEXT, start, start + 19).words == "formally created in 1997"


def test_a_remnant_of_markup_ends_the_surroundings() -> None:
    body = r"It cost \$5 and [the others](#) say so too"
    start = body.index("say")
    assert find_surroundings(body, start, start + 3) == Passage("say", "", "so too")


def test_a_citation_names_what_is_on_file() -> None:
    reference = Reference("WSWS", ["Clara Weiss"], "Talks fail", "2020-02-11", URL)
    told = "WSWS, Clara Weiss, “Talks fail”, 11 February 2020, https://example.org/talks"
    assert cite("formally\ncreated", reference) == f"“formally created” — {told}"
    assert cite("x", Reference("RT")) == "“x” — RT"


@pytest.fixture
def claim() -> Claim:
    article = make_article(slug="talks", source="wsws", url=URL, kind="full", text=TEXT, title="Talks fail")
    return make_claim(point=make_point(), article=article, quote="created in 1997")


def read_text(claim: Claim) -> tuple[Version, Span]:
    assert claim.start is not None
    assert claim.end is not None
    return Version.objects.get(article=claim.article_id), Span(claim.start, claim.end)


@pytest.mark.django_db
def test_words_around_a_quote_are_told_of_full_texts_to_those_who_may_read_them(claim: Claim) -> None:
    version, passage = read_text(claim)
    article = claim.article
    told = f"{URL}#:~:text=union%20state%20was%20formally-,created%20in%201997,-%2C%20he%20says."
    assert locate_at_publisher(claim, article, False, version, passage) == told
    bare = f"{URL}#:~:text=created%20in%201997"
    assert locate_at_publisher(claim, article, True, version, passage) == bare
    version.kind = "digest"
    assert locate_at_publisher(claim, article, False, version, passage) == bare


@pytest.mark.django_db
def test_a_lost_quote_opens_the_article_and_no_address_opens_nothing(claim: Claim) -> None:
    claim.anchor = "orphan"
    assert locate_at_publisher(claim, claim.article, False) == URL
    assert locate_at_publisher(claim, Article(url=""), False) == ""


@pytest.mark.django_db
def test_the_ways_on_from_a_quote(claim: Claim) -> None:
    shown = show_ways(claim, claim.article, closed=False)
    assert f'href="{URL}#:~:text=created%20in%201997"' in shown
    assert 'data-copy="“created in 1997” — Wsws, “Talks fail”, 7 February 2020, https://' in shown
    assert "/admin/" not in shown
    pencils = Pencils(claims=True)
    assert f"/admin/comparisons/claim/{claim.pk}/change/" in show_ways(
        claim, claim.article, closed=False, pencils=pencils
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("staff", "rights", "found"),
    [
        (True, ["change_claim"], Pencils(claims=True)),
        (True, ["change_point"], Pencils(points=True)),
        (True, [], NO_PENCILS),
        (False, ["change_claim", "change_point"], NO_PENCILS),
    ],
)
def test_only_people_who_may_tag_have_pencils(staff: bool, rights: list[str], found: Pencils) -> None:
    user = User.objects.create_user("tagger", is_staff=staff)
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    assert find_pencils(user) == found
