"""An article's page: the text as the reader may read it, whose words are whose, what is said and what not."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles import actions as publishing
from articles.models import Article
from comparisons.listing.articles import load_article
from comparisons.pages.article import build_article
from comparisons.tests.making import (
    make_article,
    make_claim,
    make_event,
    make_mark,
    make_point,
    make_silence,
)
from comparisons.tests.reading import read_page

pytestmark = pytest.mark.django_db

DIGEST = "In our words: the talks «failed to find a resolution» that day.\n\nNothing else is «said of it»."
FULL = "At Sochi the talks failed to find a resolution. The full text says far more than the abstract."


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(User.objects.create_user("editor"))
    return client


def show(client: Client, article: Article) -> str:
    response = client.get(f"/articles/{article.slug}/")
    assert response.status_code == 200
    return response.content.decode()


def test_it_tells_where_an_article_is_from(client: Client) -> None:
    article = make_article(
        title="Talks fail", source="rt", origin="oneworld", authors=["A. Korybko"], language="en",
        published="2020-02-01/2020-02-07", published_basis="inferred", translated_from="ru",
        url="https://example.org/talks",
    )  # fmt: skip
    page = show(client, article)
    for words in ("A. Korybko", "Oneworld", "Russian", "English", "inferred", "https://example.org/talks"):
        assert words in page
    assert '<a class="theirs headline" dir="auto" href="https://example.org/talks">Talks fail</a>' in page


def test_an_article_without_a_headline_says_so_in_our_words(client: Client) -> None:
    page = show(client, make_article(title=""))
    assert '<span class="ours">[no headline on file]</span>' in page


def test_in_an_abstract_only_the_quoted_phrases_are_theirs(client: Client) -> None:
    page = show(client, make_article(text=DIGEST))
    assert "<p>In our words: the talks «<span" in page
    assert ">failed to find a resolution</span>» that day.</p>" in page
    assert "This is not the article itself" in page


def test_a_claim_is_marked_and_opens_its_place_among_the_texts(client: Client) -> None:
    article = make_article(text=DIGEST)
    point = make_point(
        event=make_event(slug="sochi", articles=[article]), kind="yesno", question="Did they agree?"
    )
    claim = make_claim(point=point, article=article, value="no", quote="failed to find a resolution")
    page = show(client, article)
    address = f"/events/sochi/texts/?point={point.pk}&amp;claim={claim.key}#c{claim.pk}"
    assert page.count(f'href="{address}"') == 2
    assert f'id="c{claim.pk}"' in page
    assert "Did they agree?" in page
    assert "“failed to find a resolution”" in page


def test_a_visitor_sees_nothing_of_a_full_text_but_its_quotes(client: Client) -> None:
    article = make_article(text=FULL, kind="full")
    point = make_point(event=make_event(articles=[article]), kind="yesno")
    make_claim(point=point, article=article, value="no", quote="failed to find a resolution")
    page = show(client, article)
    assert "far more than" not in page
    assert "“failed to find a resolution”" in page
    assert "belongs to its publisher" in page


def test_a_visitor_reads_the_abstract_of_an_article_whose_full_text_is_newer(client: Client) -> None:
    article = make_article(text=DIGEST)
    point = make_point(event=make_event(articles=[article]), kind="yesno")
    claim = make_claim(point=point, article=article, value="no", quote="failed to find a resolution")
    publishing.add_version(article, body=FULL, kind="full")
    page = show(client, article)
    assert "In our words" in page
    assert "far more than" not in page
    assert f'id="c{claim.pk}"' in page
    assert "Its full text is on file" in page
    assert "version 2" not in page


def test_people_with_an_account_read_the_full_text(editor: Client) -> None:
    article = make_article(text=DIGEST)
    publishing.add_version(article, body=FULL, kind="full")
    page = show(editor, article)
    assert "far more than" in page
    assert "version 1" in page
    assert "version 2 (full text)" in page


def test_a_visitor_sees_at_most_fifty_words_of_a_quote(client: Client) -> None:
    words = " ".join(f"word{number}" for number in range(60))
    article = make_article(text=words, kind="full")
    make_claim(point=make_point(kind="text"), article=article, value="x", quote=words)
    page = show(client, article)
    assert "word49 …" in page
    assert "word50" not in page


def test_what_it_does_not_say_is_listed_by_event(client: Client) -> None:
    article = make_article()
    point = make_point(event=make_event(name="Sochi", articles=[article]), question="Who paid?")
    make_silence(point=point, article=article)
    page = show(client, article)
    assert page.index("Does not say") < page.index("Who paid?")
    assert "read on" in page


def test_an_article_that_nobody_has_read_yet_is_not_said_to_be_silent(client: Client) -> None:
    article = make_article()
    make_point(event=make_event(articles=[article]))
    page = show(client, article)
    assert "Does not say" not in page
    assert "Not read for this event" in page


def test_words_of_an_article_never_become_markup(client: Client) -> None:
    article = make_article(title="<script>alert(1)</script>", text="It «<b>says</b> so» & more.")
    page = show(client, article)
    assert "<script>alert" not in page
    assert "&lt;b&gt;says&lt;/b&gt;" in page


@pytest.mark.parametrize("claims", [2, 20])
def test_the_page_costs_the_same_however_much_it_shows(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, claims: int
) -> None:
    article = make_article()
    for _ in range(claims):
        event = make_event(articles=[article])
        point = make_point(event=event, kind="choice")
        make_claim(point=point, article=article, value="first", voice=f"speaker-of-{event.slug}", via="belta")
        make_silence(point=make_point(event=event), article=article)
    with django_assert_num_queries(10):
        show(client, article)
    material = load_article(article.slug, AnonymousUser())
    with django_assert_num_queries(0):
        assert len(build_article(material, sees_all=False).events) == claims


@pytest.mark.parametrize("slug", ["nothing", "x" * 300, "A", "-", "_"])
def test_an_unknown_article_is_not_found(client: Client, slug: str) -> None:
    assert client.get(f"/articles/{slug}/").status_code == 404


def test_how_it_puts_things_is_marked_where_it_is_asked_for(client: Client) -> None:
    article = make_article(text=DIGEST)
    event = make_event(slug="sochi", articles=[article])
    make_claim(
        point=make_point(event=event), article=article, value="2020", quote="failed to find a resolution"
    )
    mark = make_mark(event=event, article=article, quote="said of it", referent="the-talks")
    page = read_page(show(client, article))
    assert [place.text for place in page.find_all(name="mark")] == ["failed to find a resolution"]
    ways = page.find(**{"aria-label": "What is marked"}).find_all(tag="a")
    assert [way.text for way in ways] == ["claims 1", "∿ wording 1", "both 2"]
    address = f"/events/sochi/texts/?mark=wording&framing={mark.key}#m{mark.pk}"
    for query, marked in (("?mark=wording", 1), ("?mark=both", 2), ("?mark=nonsense", 1)):
        answer = read_page(client.get(f"/articles/{article.slug}/{query}").content)
        assert len(answer.find_all(name="mark")) == marked
        assert bool(answer.find_all(name="mark", href=address)) == (query != "?mark=nonsense")
    listed = page.find(name="puts")
    assert listed.find(tag="a", name="theirs").attributes["href"] == address
    assert "names “the talks”" in listed.text


def test_a_visitor_reads_how_it_puts_things_without_its_text(client: Client) -> None:
    words = " ".join(f"word{number}" for number in range(60))
    article = make_article(text=f"{FULL} {words}", kind="full")
    make_mark(event=make_event(articles=[article]), article=article, quote=words, device="metaphor")
    page = show(client, article)
    assert "metaphor" in page
    assert "word49 …" in page
    assert "word50" not in page
    assert "What is marked" not in page
