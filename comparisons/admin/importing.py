"""The columns of speakers in a table: other names separated by semicolons, and whether they are named."""

from __future__ import annotations

from typing import Any

from articles.admin.importing import Cell, Rules, SheetResource, column
from articles.forms import LinesField
from comparisons import actions
from comparisons.models import Speaker

FLAGS = {"": False, "false": False, "no": False, "0": False, "true": True, "yes": True, "1": True}


class NamesCell(Cell):
    """Names separated by semicolons."""

    def read(self, text: str) -> str:
        return "\n".join(text.replace("\n", ";").split(";"))

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "; ".join(value)


class FlagCell(Cell):
    """`true` or `false`, as bundles write it; a spreadsheet writes it in capitals."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> bool:
        word = value.strip().lower()
        if word not in FLAGS:
            raise ValueError(f"Write true or false instead of “{value.strip()}”, or nothing for false.")
        return FLAGS[word]

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "true" if value else "false"


class SpeakerResource(SheetResource):
    slug = column(Speaker, "slug")
    name = column(Speaker, "name")
    role = column(Speaker, "role")
    aliases = column(Speaker, "aliases", NamesCell, LinesField(required=False))
    anonymous = column(Speaker, "anonymous", FlagCell)

    explained = {
        "aliases": "Other names for the same speaker, separated by semicolons.",
        "anonymous": "true where nobody is named (“an official”, “experts”), else false or nothing.",
    }

    class Meta(Rules):
        model = Speaker
        fields = ("slug", "name", "role", "aliases", "anonymous")

    def list_names(self, row: Any) -> list[str]:
        return [] if row.anonymous else [row.name, *row.aliases]

    def store(self, row: Any) -> None:
        actions.save_speaker(row)
