"""Every address and every action of the admin, and who may use it: one table, read by test_addresses.

People are written as letters: T a tagger, E an editor, A an administrator. Whoever is not named is refused
with 403; visitors and people without a role never come further in the admin than its login (302). A new
address needs a line here, or a test fails that names it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

PEOPLE = ("visitor", "visitor where reading needs an account", "reader", "tagger", "editor", "administrator")
FromRows = Callable[[dict[str, Any]], dict[str, Any]]
LETTERS = {"tagger": "T", "editor": "E", "administrator": "A"}


@dataclass(frozen=True)
class Line:
    """What each of `PEOPLE` gets for GET and for POST, and how the address is called.

    The arguments of the address and the data that are sent come from the rows that the test has made.
    """

    get: list[int]
    post: list[int]
    query: dict[str, str] = field(default_factory=dict)
    data: FromRows = lambda rows: {}
    arguments: FromRows = lambda rows: {}


def desk(letters: str, status: int = 200) -> list[int]:
    """Statuses of a page of the admin that people of these letters may use."""
    return [302, 302, 302, *(status if letter in letters else 403 for letter in "TEA")]


def staff(status: int) -> list[int]:
    """Statuses of a page of the admin that is for everybody who may enter it."""
    return desk("TEA", status)


NEVER = [405] * 6
READ = [200, 302, 200, 200, 200, 200]
READ_BY_PROGRAM = [200, 403, 200, 200, 200, 200]
ALL = [200] * 6


WITH_ACCOUNT = [302, 302, 200, 200, 200, 200]


def page(kind: str = "event", get: list[int] = READ) -> Line:
    return Line(get, NEVER, arguments=lambda rows: {"slug": rows[kind].slug})


def page_of_point(get: list[int] = READ) -> Line:
    return Line(get, NEVER, arguments=lambda rows: {"pk": rows["point"].pk, "slug": rows["point"].slug})


PUBLIC = {
    "home": Line(READ, NEVER),
    "event-detail": page(),
    "event-texts": page(),
    "event-framing": page(),
    "event-brief": page(),
    "event-json": page(get=READ_BY_PROGRAM),
    "event-csv": page(get=READ_BY_PROGRAM),
    "event-changes": page(get=WITH_ACCOUNT),
    "point-detail": page_of_point(),
    "point-changes": page_of_point(WITH_ACCOUNT),
    "article-detail": page("article"),
    "article-changes": page("article", WITH_ACCOUNT),
    "source-list": Line(READ, NEVER),
    "source-detail": page("source"),
    "speaker-list": Line(READ, NEVER),
    "speaker-detail": page("speaker"),
    "wording-list": Line(READ, NEVER),
    "style": Line([404] * 6, NEVER),  # it is for developers: only where DEBUG is on
    "health": Line(ALL, NEVER),
    "favicon.ico": Line([302] * 6, [302] * 6),
    "login": Line(ALL, ALL),
    "logout": Line(NEVER, [302] * 6),
}

ADMIN = {
    "admin:index": Line(staff(200), staff(200)),
    "admin:app_list": Line(staff(200), staff(200), arguments=lambda rows: {"app_label": "comparisons"}),
    "admin:login": Line([200, 200, 200, 302, 302, 302], ALL),
    "admin:logout": Line(staff(405), [302] * 6),
    "admin:password_change": Line(staff(200), staff(200)),
    "admin:password_change_done": Line(staff(200), staff(405)),
    "admin:jsi18n": Line(staff(200), staff(405)),
    "admin:autocomplete": Line(
        staff(200),
        staff(405),
        query={"app_label": "comparisons", "model_name": "claim", "field_name": "point"},
    ),
    "admin:auth_user_password_change": Line(
        desk("A"), desk("A"), arguments=lambda rows: {"id": rows["user"].pk}
    ),
}

MODELS = {
    # the rows of      view   add    change delete
    "articles_source": ("TEA", "TA", "TA", "A"),
    "articles_author": ("TEA", "TA", "TA", "A"),
    "articles_article": ("TEA", "TA", "TA", "A"),
    "articles_version": ("TEA", "", "", ""),
    "comparisons_event": ("TEA", "TA", "TA", "A"),
    "comparisons_coverage": ("TEA", "TA", "TA", "TA"),
    "comparisons_point": ("TEA", "TA", "TA", "TA"),
    "comparisons_claim": ("TEA", "TA", "TA", "TA"),
    "comparisons_silence": ("TEA", "TA", "", "TA"),
    "comparisons_framingmark": ("TEA", "TA", "TA", "TA"),
    "comparisons_speaker": ("TEA", "TA", "TA", "TA"),
    "comparisons_entity": ("TEA", "TA", "TA", "TA"),
    "comparisons_referent": ("TEA", "TA", "TA", "TA"),
    "auth_user": ("A", "A", "A", "A"),
    "auth_group": ("A", "A", "A", "A"),
    "axes_accessattempt": ("A", "", "", "A"),
    "axes_accesslog": ("A", "", "", "A"),
    "axes_accessfailurelog": ("A", "", "", "A"),
    "comparisons_reanchoring": ("TEA", "", "", ""),
}


def list_pages(model: str) -> dict[str, Line]:
    """The lines of the pages that Django makes for each model of the admin."""
    view, add, change, delete = MODELS[model]
    name = model.partition("_")[2]

    def of_row(rows: Any) -> dict[str, Any]:
        return {"object_id": rows[name].pk}

    return {
        f"admin:{model}_changelist": Line(desk(view), desk(view)),
        f"admin:{model}_add": Line(desk(add), desk(add)),
        f"admin:{model}_change": Line(desk(view), desk(change), arguments=of_row),
        f"admin:{model}_delete": Line(
            desk(delete), desk(delete, 302), data=lambda rows: {"post": "yes"}, arguments=of_row
        ),
        f"admin:{model}_history": Line(desk(view), desk(view), arguments=of_row),
    }


def merging(model: str) -> dict[str, Line]:
    """The line of merging rows: for whoever may change and delete them."""
    _, _, change, delete = MODELS[model]
    letters = "".join(letter for letter in change if letter in delete)
    return {f"admin:{model}_merge": Line(desk(letters), desk(letters))}


def restoring(model: str) -> dict[str, Line]:
    """The lines of what is deleted, and of putting an old state back: for whoever may change the row.

    What was never an `Editable` and stands as it stood has nothing to be put back (409).
    """
    view, add, _, _ = MODELS[model]
    name = model.partition("_")[2]

    def of_record(rows: Any) -> dict[str, Any]:
        return {"pk": rows[name].pk, "number": rows[name].history.first().pk}

    return {
        f"admin:{model}_deleted": Line(desk(view), desk(view)),
        f"admin:{model}_restore": Line(
            desk(add),
            desk(add, 409 if name == "silence" else 302),
            data=lambda rows: {"edition": getattr(rows[name], "edition", "")},
            arguments=of_record,
        ),
    }


def sheet(model: str) -> dict[str, Line]:
    """The lines of bringing rows in from a table, and of taking them out."""
    return {
        f"admin:{model}_import": Line(desk("TA"), desk("TA")),
        f"admin:{model}_export": Line(desk("TEA"), staff(405)),
    }


DESK = {
    "admin:articles_article_tag": Line(
        desk("TA"), desk("TA", 422), arguments=lambda rows: {"pk": rows["article"].pk}
    ),
    "admin:articles_article_questions": Line(
        desk("TA"), staff(405), arguments=lambda rows: {"pk": rows["article"].pk}
    ),
}

REPORTS = {
    # Everybody may read what a new text did; a form of the report changes or drops a claim.
    **list_pages("comparisons_reanchoring"),
    "admin:comparisons_reanchoring_add": Line(staff(404), staff(404)),
    "admin:comparisons_reanchoring_change": Line(
        staff(200),
        desk("TA", 302),
        data=lambda rows: {
            "row": f"claim-{rows['claim'].pk}",
            "do": "drop",
            "edition": rows["claim"].edition,
        },
        arguments=lambda rows: {"object_id": rows["reanchoring"].pk},
    ),
    "admin:comparisons_reanchoring_article": Line(
        staff(302), staff(302), arguments=lambda rows: {"pk": rows["article"].pk}
    ),
}

RESTORED = (
    "articles_article",
    "comparisons_event",
    "comparisons_coverage",
    "comparisons_point",
    "comparisons_claim",
    "comparisons_silence",
    "comparisons_framingmark",
)
MERGED = ("articles_source", "comparisons_speaker", "comparisons_entity", "comparisons_referent")

ADDRESSES: dict[str, Line] = {
    **PUBLIC,
    **ADMIN,
    **{name: line for model in MODELS for name, line in list_pages(model).items()},
    **sheet("articles_source"),
    **sheet("comparisons_speaker"),
    **{name: line for model in (*MERGED, "comparisons_point") for name, line in merging(model).items()},
    **{name: line for model in RESTORED for name, line in restoring(model).items()},
    "admin:articles_article_deleted": Line(staff(404), staff(404)),  # its texts are gone with it
    **DESK,
    **REPORTS,
}

ACTIONS: dict[str, dict[str, str]] = {
    **{model: {"delete_selected": delete} for model, (_, _, _, delete) in MODELS.items()},
}
"""The actions of each list in the admin, and who is offered them; the server refuses the others as well."""
ACTIONS["axes_accessattempt"]["cleanup_expired_attempts"] = "A"
ACTIONS["articles_source"]["merge_chosen"] = "A"
for _model in (*MERGED[1:], "comparisons_point"):
    ACTIONS[_model]["merge_chosen"] = "TA"
