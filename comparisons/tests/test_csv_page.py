"""The comparison as a table for a spreadsheet."""

from __future__ import annotations

import csv
import io

import pytest
from django.contrib.auth import get_user_model
from django.test import Client, override_settings
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import DjangoAssertNumQueries

from articles.sheets import FORMULA, make_safe
from comparisons.tests.making import make_article, make_claim, make_event, make_point, make_silence
from comparisons.tests.test_event_page import make_union_state, make_wide_event

ADDRESS = "/events/union-state.csv"


def open_table(client: Client, address: str = ADDRESS) -> list[list[str]]:
    response = client.get(address)
    assert response.status_code == 200
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))


@pytest.mark.django_db
def test_a_row_is_a_question_and_each_article_has_its_answer_and_its_words(client: Client) -> None:
    make_union_state()
    heads, row = open_table(client)
    told = dict(zip(heads, row, strict=True))
    assert told == {
        "Event": "The Union State",
        "Theme": "Beginnings",
        "Question": "When was the Union State formed?",
        "How they stand": "reports conflict",
        "Reason": "WSWS: 1997; RT and CDMedia: 1999; two years apart",
        "Notes": "WSWS stands alone",
        "Origins": "3",
        "RT": "1999",
        "RT, in its words": "“was concluded in 1999” (RT itself)",
        "WSWS": "1997",
        "WSWS, in its words": "“formally created in 1997” (WSWS itself)",
        "CDMedia": "1999",
        "CDMedia, in its words": "“formed in 1999” (CDMedia itself)",
    }


@pytest.mark.django_db
def test_several_claims_share_a_cell_and_silences_are_told(client: Client) -> None:
    event = make_event(slug="union-state")
    point = make_point(event=event, kind="quantity", unit="percent")
    rt = make_article(slug="rt")
    make_claim(point=point, article=rt, value="40", quote="forty", as_of="2020-02", voice="putin", via="tass")
    make_claim(point=point, article=rt, value="50", quote="fifty", certainty="predicted")
    make_silence(point=point, article=make_article(slug="wsws"))
    row = open_table(client)[1]
    assert row[-4] == "40 % in February 2020\n50 % (forecast)"
    assert row[-3] == "“forty” (quoting Putin, via Tass)\n“fifty” (Rt itself)"
    assert row[-2].startswith("does not say (read on ")
    assert row[-1] == ""


@pytest.mark.django_db
def test_it_is_a_file_that_spreadsheets_open(client: Client) -> None:
    make_union_state()
    response = client.get(ADDRESS)
    assert response.headers["Content-Type"].startswith("text/csv; charset=utf-8")
    assert response.headers["Content-Disposition"] == 'attachment; filename="union-state.csv"'
    assert response.content.startswith(b"\xef\xbb\xbfEvent,Theme,Question")
    assert response.content.count(b"\r\n") == 2


@pytest.mark.django_db
def test_it_is_limited_to_the_articles_asked_for(client: Client) -> None:
    make_union_state()
    heads, row = open_table(client, f"{ADDRESS}?articles=rt,cdm")
    assert "WSWS" not in heads
    assert row[3] == "agree"


@pytest.mark.django_db
def test_no_words_of_an_article_run_as_a_formula(client: Client) -> None:
    event = make_event(slug="union-state", name="=HYPERLINK(1)")
    point = make_point(event=event, kind="text", question="@SUM(1)?", theme="-2+3")
    make_claim(point=point, article=make_article(slug="a"), value="=cmd|' /C calc'!A0", quote="=1+1")
    row = open_table(client)[1]
    assert [row[0], row[1], row[2]] == ["'=HYPERLINK(1)", "'-2+3", "'@SUM(1)?"]
    assert row[-2] == "'=cmd|' /C calc'!A0"
    assert row[-1].startswith("“=1+1”")


@given(st.text())
def test_no_cell_begins_as_a_formula_and_none_loses_a_letter(words: str) -> None:
    safe = make_safe(words)
    assert safe in (words, f"'{words}")
    assert not safe.lstrip().startswith(FORMULA)
    assert safe[:1] not in ("\t", "\r", "\n")


@pytest.mark.django_db
def test_quotes_of_closed_texts_are_cut(client: Client) -> None:
    quote = " ".join(f"w{number}" for number in range(60))
    event = make_event(slug="union-state")
    make_claim(point=make_point(event=event), article=make_article(slug="a", kind="full"), quote=quote)
    assert "w55" not in open_table(client)[1][-1]
    client.force_login(get_user_model().objects.create_user("ann"))
    assert "w55" in open_table(client)[1][-1]


@pytest.mark.django_db
def test_what_is_unknown_is_404(client: Client) -> None:
    make_union_state()
    for address in ("/events/none.csv", f"{ADDRESS}?articles=nobody"):
        assert client.get(address).status_code == 404


@pytest.mark.django_db
@override_settings(PUBLIC_READ=False)
def test_where_reading_needs_an_account_it_is_refused(client: Client) -> None:
    make_union_state()
    assert client.get(ADDRESS).status_code == 403
    client.force_login(get_user_model().objects.create_user("ann"))
    assert client.get(ADDRESS).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("articles", [2, 20])
def test_the_number_of_queries_is_fixed(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, articles: int
) -> None:
    make_wide_event(articles)
    with django_assert_num_queries(10):
        assert client.get(f"/events/wide-{articles}.csv").status_code == 200
