"""How the lines of a table become rows: the columns of sources, and what those of other models build upon.

django-import-export reads the lines into rows and checks them. What it leaves open stands here: each cell is
read by the field of the admin's form, so that a table is refused what a form is refused, in the same words,
and a row is stored by its action, with the next edition, so that nobody saves over it unawares.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from import_export import resources
from import_export.fields import Field
from import_export.instance_loaders import BaseInstanceLoader
from import_export.widgets import Widget

from articles import actions
from articles.editions import take_edition
from articles.models import Editable, Source
from articles.texts import TextProblem, normalise
from articles.vocabulary import SourceKind

LOADED_AT_ONCE = 500


class Cell(Widget):
    """A cell that is read by the field of a form; raises `ValueError`, as the library wants it."""

    def __init__(self, field: forms.Field) -> None:
        super().__init__()
        self.field = field

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        try:
            return self.field.clean(self.read(normalise(value)))
        except ValidationError as problem:
            raise ValueError(" ".join(problem.messages)) from problem
        except TextProblem as problem:
            raise ValueError(str(problem)) from problem

    def read(self, text: str) -> Any:
        return text

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return str(value)


class BySlug(BaseInstanceLoader):
    """Finds the stored rows of a table, with a query for some hundred of them."""

    def __init__(self, resource: Any, dataset: Any = None) -> None:
        super().__init__(resource, dataset)
        slugs = [slug.strip() for slug in dataset["slug"]]
        self.rows: dict[str, Any] = {}
        for start in range(0, len(slugs), LOADED_AT_ONCE):
            some = resource.get_queryset().filter(slug__in=slugs[start : start + LOADED_AT_ONCE])
            self.rows.update({row.slug: row for row in some})

    def get_instance(self, row: Any) -> Any:
        return self.rows.get(row["slug"].strip())


class SheetResource(resources.ModelResource):
    """A model whose rows can come from a table: its columns are the fields, a row is known by its slug.

    A column that is left out leaves the field as it is; an empty cell empties it.
    """

    needed: ClassVar[Sequence[str]] = ("slug", "name")
    explained: ClassVar[dict[str, str]] = {}
    """What a column wants, where that is other than what the form says."""

    @classmethod
    def columns(cls) -> list[str]:
        return list(cls.fields)

    @classmethod
    def explain(cls) -> list[tuple[str, bool, str]]:
        """Each column, whether it must be there, and what it wants."""
        model = cls._meta.model
        return [
            (name, name in cls.needed, cls.explained.get(name) or str(model._meta.get_field(name).help_text))
            for name in cls.columns()
        ]

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.made: list[Any] = []

    def list_names(self, row: Any) -> list[str]:
        """The names by which the row is known, to find out that it may be on file already."""
        return [row.name]

    def list_changes(self, before: Any, after: Any) -> list[tuple[str, str, str]]:
        """The columns that differ (the slug never does), with what was and what will be as tables write."""
        told = [
            (name, str(field.export(before)) if before else "", str(field.export(after)))
            for name, field in self.fields.items()
            if name != "slug"
        ]
        return [(name, was, will) for name, was, will in told if was != will]

    def store(self, row: Any) -> None:
        """Store a changed row by an action."""
        raise NotImplementedError

    def skip_row(self, instance: Any, original: Any, row: Any, import_validation_errors: Any = None) -> bool:
        return not import_validation_errors and original.pk and not self.list_changes(original, instance)

    def validate_instance(self, instance: Any, import_validation_errors: Any = None, **_: Any) -> None:
        """Whether the slug is free was asked for all lines together."""
        super().validate_instance(instance, import_validation_errors, validate_unique=False)

    def save_instance(self, instance: Any, is_create: bool, row: Any, **kwargs: Any) -> None:
        if kwargs["dry_run"]:
            return
        if is_create:
            self.made.append(instance)
        else:
            take_edition(instance, instance.edition)
            self.store(instance)

    def after_import(self, dataset: Any, result: Any, **kwargs: Any) -> None:
        actions.add_rows(self.made)


class Rules:
    """What is the same for all of them; inherited by `Meta`."""

    import_id_fields = ["slug"]
    instance_loader_class = BySlug
    clean_model_instances = True
    skip_html_diff = True


def form_field(model: type[Editable], name: str) -> Any:
    return model._meta.get_field(name).formfield()  # type: ignore[union-attr]


def column(model: type[Editable], name: str, cell: type[Cell] = Cell, form: Any = None) -> Field:
    """The column of a field, read as the admin's form reads it."""
    return Field(attribute=name, column_name=name, widget=cell(form or form_field(model, name)))


class KindCell(Cell):
    """Says which kinds there are, as no list of a form does beside a table."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        kinds = [kind.value for kind in SourceKind]
        if value.strip() not in ["", *kinds]:
            raise ValueError(f"“{value.strip()}” is no kind of source; write {', '.join(kinds)}, or nothing.")
        return super().clean(value.strip())


class SourceResource(SheetResource):
    slug = column(Source, "slug")
    name = column(Source, "name")
    homepage = column(Source, "homepage")
    country = column(Source, "country")
    kind = column(Source, "kind", KindCell)

    explained = {"kind": f"Who owns it: {', '.join(kind.value for kind in SourceKind)}. Or nothing."}

    class Meta(Rules):
        model = Source
        fields = ("slug", "name", "homepage", "country", "kind")

    def store(self, row: Any) -> None:
        actions.save_source(row)
