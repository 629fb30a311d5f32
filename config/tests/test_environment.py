"""What a wrong setting is answered with."""

import pytest

from config.environment import SettingError, read_database, read_flag, read_hosts, read_secret


@pytest.mark.parametrize(
    ("text", "expected"), [("1", True), ("true", True), ("YES", True), ("0", False), ("off", False)]
)
def test_a_flag_is_a_yes_or_a_no(monkeypatch: pytest.MonkeyPatch, text: str, expected: bool) -> None:
    monkeypatch.setenv("HTTPS", text)
    assert read_flag("HTTPS", default=not expected) is expected


@pytest.mark.parametrize("text", ["maybe", "", " ", "2", "yess"])
def test_no_flag_is_guessed_at(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("HTTPS", text)
    with pytest.raises(SettingError) as refused:
        read_flag("HTTPS", default=False)
    assert str(refused.value) == f'HTTPS is "{text}", which is neither yes nor no; write HTTPS=1 or HTTPS=0.'


@pytest.mark.parametrize("text", [None, "", "   "])
def test_a_missing_secret_says_how_to_make_one(monkeypatch: pytest.MonkeyPatch, text: str | None) -> None:
    if text is None:
        monkeypatch.delenv("SECRET_KEY", raising=False)
    else:
        monkeypatch.setenv("SECRET_KEY", text)
    with pytest.raises(SettingError, match=r"SECRET_KEY is missing.*python3 -c"):
        read_secret("SECRET_KEY")


def test_hosts_are_separated_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", "synoptic.example.org, .example.com,[::1],*")
    assert read_hosts("ALLOWED_HOSTS", default=[]) == ["synoptic.example.org", ".example.com", "[::1]", "*"]


@pytest.mark.parametrize(
    "text", ["https://example.org", "example.org:8000", "a.org b.org", "a.org/path", "", ","]
)
def test_what_is_no_host_is_refused(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", text)
    with pytest.raises(SettingError, match="host names without scheme, port or path") as refused:
        read_hosts("ALLOWED_HOSTS", default=["localhost"])
    assert f'"{text}"' in str(refused.value)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("sqlite:///news.sqlite3", {"NAME": "news.sqlite3"}),
        ("sqlite:////tmp/news.sqlite3", {"NAME": "/tmp/news.sqlite3"}),
        ("sqlite://:memory:", {"NAME": ":memory:"}),
        (
            "postgres://ann:pw@db.example.org:5433/news",
            {"NAME": "news", "HOST": "db.example.org", "PORT": 5433},
        ),
        ("postgresql://ann@%2Frun%2Fpostgresql/news", {"NAME": "news", "HOST": "/run/postgresql"}),
    ],
)
def test_a_database_has_an_address(
    monkeypatch: pytest.MonkeyPatch, address: str, expected: dict[str, object]
) -> None:
    monkeypatch.setenv("DATABASE_URL", address)
    database = read_database("DATABASE_URL", default="sqlite:///synoptic.sqlite3")
    assert expected.items() <= database.items()


NO_DATABASES = [
    "nonsense",
    "",
    "mysql://ann@host/news",
    "postgresql://",
    "postgresql://host",
    "postgresql://host:port/news",
    "sqlite://",
    "sqlite:///",
    "sqlite:///no/such/folder/news.sqlite3",
    "sqlite3:///news.sqlite3",
    "/var/lib/news.sqlite3",
]


@pytest.mark.parametrize("address", NO_DATABASES)
def test_what_is_no_database_is_refused_with_an_example(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", address)
    with pytest.raises(SettingError, match=r"postgresql://user:password@host/name\.$") as refused:
        read_database("DATABASE_URL", default="sqlite:///synoptic.sqlite3")
    assert str(refused.value).startswith(f'DATABASE_URL is "{address}"')


def test_a_password_is_never_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://ann:p:a@ss@host/news")
    with pytest.raises(SettingError) as refused:
        read_database("DATABASE_URL", default="sqlite:///synoptic.sqlite3")
    assert '"mysql://ann:…@host/news"' in str(refused.value)
