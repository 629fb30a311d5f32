"""A request may name any encoding; one that cannot be read is refused before anything else is asked."""

from collections.abc import Callable
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest

from config.wsgi import application

pytestmark = pytest.mark.django_db  # a request looks after its connections

PLAIN = "application/x-www-form-urlencoded"


def answer_of(*, content_type: str, query: str, method: str = "GET") -> str:
    """The status line of the application's own answer: the test client makes requests in its own way."""
    answers: list[str] = []

    def start(
        status: str, headers: list[tuple[str, str]], problem: Any = None, /
    ) -> Callable[[bytes], object]:
        answers.append(status)
        return lambda body: None

    environ = {"REQUEST_METHOD": method, "QUERY_STRING": query, "CONTENT_TYPE": content_type}
    environ |= {"PATH_INFO": "/favicon.ico", "CONTENT_LENGTH": "0"}
    setup_testing_defaults(environ)
    application(environ, start)
    return answers[0]


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("encoding", ["hex", "rot13", "undefined", "punycode", "base64"])
def test_a_query_in_what_is_no_encoding_of_text_is_refused(encoding: str, method: str) -> None:
    told = f"{PLAIN}; charset={encoding}"
    assert answer_of(content_type=told, query="articles=a-b", method=method) == "400 Bad Request"


def test_too_many_fields_in_a_named_encoding_are_refused() -> None:
    assert answer_of(content_type=f"{PLAIN}; charset=utf-8", query="a=1&" * 6000) == "400 Bad Request"


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "none-such"])
def test_other_encodings_are_read(encoding: str) -> None:
    assert answer_of(content_type=f"{PLAIN}; charset={encoding}", query="q=caf%C3%A9") == "302 Found"
