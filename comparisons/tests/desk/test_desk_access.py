"""Who may open the desk, what leads to it, and what it costs."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article
from comparisons.models import Claim, Coverage, Point, Silence
from comparisons.tests.desk.test_desk_claims import tag
from comparisons.tests.desk.test_desk_states import TEXT, choose, desk
from comparisons.tests.filling import address_of, save_form
from comparisons.tests.making import make_article, make_claim, make_event, make_mark, make_point, make_source
from comparisons.tests.reading import read_page

pytestmark = pytest.mark.django_db


def make_user(*rights: str, is_staff: bool = True) -> User:
    user = User.objects.create_user(f"user-{User.objects.count()}", is_staff=is_staff)
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    return user


@pytest.mark.parametrize("public", [True, False])
def test_only_people_who_may_tag_open_the_desk(client: Client, settings: Any, public: bool) -> None:
    settings.PUBLIC_READ = public
    article = make_article()
    pages = [desk(article), reverse("admin:articles_article_questions", args=[article.pk])]

    def open_all() -> list[int]:
        return [client.get(address).status_code for address in pages] + [client.post(pages[0]).status_code]

    assert open_all() == [302, 302, 302]
    client.force_login(make_user("add_claim", is_staff=False))
    assert open_all() == [302, 302, 302]
    client.force_login(make_user("view_claim", "view_article"))
    assert open_all() == [403, 403, 403]
    client.force_login(make_user("add_claim"))
    assert open_all() == [200, 200, 422]
    assert client.put(pages[0]).status_code == 405


def test_a_key_that_no_database_holds_is_no_article(admin_client: Client) -> None:
    for page in ("tag/", "tag/questions/"):
        assert admin_client.get(f"/admin/articles/article/{'9' * 30}/{page}").status_code == 404


def test_each_deed_needs_its_right(client: Client) -> None:
    article = make_article(text=TEXT, kind="full")
    point = make_point(event=make_event(articles=[article]))
    claim = make_claim(point=point, article=article, quote="in 1997")
    client.force_login(make_user("add_claim"))
    deeds = [
        "change-claim", "delete-claim", "other-time", "silence", "lift-silence",
        "wording", "change-wording", "delete-wording", "question",
    ]  # fmt: skip
    for deed in deeds:
        sent = {"do": deed, "claim": claim.pk, "edition_seen": claim.edition, "point": point.pk}
        assert client.post(desk(article), sent).status_code == 403, deed
    assert Claim.objects.count() == 1
    assert tag(client, article, point).status_code == 303


def test_people_who_may_tag_are_led_to_the_desk(client: Client) -> None:
    article = make_article(slug="wsws", text=TEXT, kind="full")
    event = make_event(slug="talks", articles=[article])
    claim = make_claim(point=make_point(event=event), article=article, quote="in 1997")
    pages = ["/articles/wsws/", "/events/talks/", "/events/talks/texts/"]
    assert not any("/tag/" in client.get(page).content.decode() for page in pages)
    client.force_login(User.objects.create_superuser("ann"))
    led = [client.get(page).content.decode() for page in [*pages, address_of(article), address_of(event)]]
    assert all(desk(article) in html for html in led)
    assert f"{desk(article)}?event=talks" in led[1]
    panel = client.get(f"/events/talks/texts/?point={claim.point_id}").content.decode()
    assert f"{desk(article)}?claim={claim.pk}#c{claim.pk}" in panel


def test_a_new_article_of_an_event_opens_on_the_desk(admin_client: Client) -> None:
    event, source = make_event(slug="talks"), make_source()
    address = f"{address_of(Article, 'add')}?event={event.pk}"
    told = {"source": source.pk, "slug": "new", "new_text": "It was formed in 1997."}
    answer = save_form(admin_client, address, **told)
    article = Article.objects.get()
    assert answer.redirect_chain[0][0] == f"{desk(article)}?event=talks"
    assert Coverage.objects.get().event == event
    told = {"source": source.pk, "slug": "bare"}
    answer = save_form(admin_client, address, **told)
    assert "/tag/" not in answer.redirect_chain[0][0]
    assert Coverage.objects.count() == 2


def fill(article: Article, *, claims: int, points: int) -> None:
    """So many questions of the article's event and so many claims on the first, in one go."""
    event = make_event(articles=[article])
    made = Point.objects.bulk_create(
        Point(event=event, slug=f"p{n}", order=n, question=f"When did it come to pass ({n})?", kind="date")
        for n in range(points)
    )
    first = make_claim(point=made[0], article=article, quote="formally created in 1997", voice=f"s-{points}")
    rows = [Claim.objects.get(pk=first.pk) for _ in range(claims - 1)]
    for number, row in enumerate(rows):
        row.pk, row.key = None, f"k{number}"
    Claim.objects.bulk_create(rows)
    make_mark(event=event, article=article, quote="formally", device="label")
    Silence.objects.bulk_create(Silence(point=point, article=article) for point in made[1 : points // 2])


STATES = [
    "",
    "?{passage}",
    "?{passage}&q=when",
    "?{passage}&question={point}",
    "?{passage}&as=wording",
    "?{passage}&new=When+is+it",
    "?check=next",
    "?claim={claim}",
    "?saved={claim}",
]


@pytest.mark.parametrize("state", STATES)
def test_the_desk_costs_the_same_however_much_is_tagged(admin_client: Client, state: str) -> None:
    counts = []
    for claims, points in ((1, 2), (200, 300)):
        article = make_article(slug=f"article-{claims}", text=TEXT, kind="full")
        fill(article, claims=claims, points=points)
        claim = Claim.objects.filter(article=article).first()
        assert claim is not None
        named = {"passage": choose(article, "in 1997"), "point": claim.point_id, "claim": claim.pk}
        with CaptureQueriesContext(
            connection,
        ) as captured:
            answer = admin_client.get(desk(article, state.format(**named)))
        assert answer.status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1]
    assert counts[0] <= 25


def test_the_search_costs_seven_queries(admin_client: Client, django_assert_max_num_queries: Any) -> None:
    article = make_article(slug="big", text=TEXT, kind="full")
    fill(article, claims=2, points=300)
    address = reverse("admin:articles_article_questions", args=[article.pk])
    with django_assert_max_num_queries(7):
        answer = admin_client.get(f"{address}?{choose(article, 'in 1997')}&q=when")
    assert len(read_page(answer.content).find_all(tag="a")) == 9
