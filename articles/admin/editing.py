"""How every form of the admin saves: by an action, whole or not at all, and never over somebody's change.

A form carries the edition of the row that it was opened at. What an action refuses (`REFUSALS`) undoes
the whole request and comes back as the same form, with what was typed, the reason, and, where somebody
else was faster, what is stored now. So an action checks once, and no rule needs a twin in a form.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.views.main import ERROR_FLAG
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import DataError, IntegrityError, OperationalError, models
from django.db.models import ProtectedError, QuerySet
from django.forms.formsets import BaseFormSet
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import NoReverseMatch

from articles.admin.gone import TypedIsKept
from articles.editions import ChangedMeanwhile, take_edition
from articles.models import Editable
from articles.texts import TextProblem, normalise
from articles.turns import in_turn

REFUSALS = (ChangedMeanwhile, ValidationError, IntegrityError, OperationalError, ProtectedError)
"""What an action may raise for a reason that a person can mend, or that is over when they save again."""

MET = (
    "Somebody else stored something that this meets, at the same moment. Nothing of yours is lost: "
    "save again."
)


class EditionField(forms.IntegerField):
    """The edition at which a form was opened, hidden in it."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False, min_value=0)

    def has_changed(self, initial: object, data: object) -> bool:
        return False


class NamedAutocomplete(AutocompleteSelect):
    """Tells a screen reader what is to be chosen: select2 itself gives its boxes no name."""

    def build_attrs(self, base_attrs: Any, extra_attrs: Any = None) -> dict[str, Any]:
        return {**super().build_attrs(base_attrs, extra_attrs), "data-label": str(self.field.verbose_name)}

    def optgroups(self, name: str, value: Any, attr: Any = None) -> Any:
        """What is chosen; what can be no row's key (a browser would not send it) is left out."""
        return super().optgroups(name, [key for key in value if not key or is_key(key)], attr)

    @property
    def media(self) -> forms.Media:
        return super().media + forms.Media(js=["admin/js/jquery.init.js", "js/autocomplete-names.js"])


class LoadedAutocomplete(NamedAutocomplete):
    """Names what is chosen from the row that is loaded already, where Django would ask once for each row."""

    known: dict[str, str] = {}

    def optgroups(self, name: str, value: Any, attr: Any = None) -> Any:
        chosen = [str(key) for key in value if key]
        if not set(chosen) <= self.known.keys():
            return super().optgroups(name, value, attr)
        empty = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        return [
            (None, empty + [self.create_option(name, key, self.known[key], True, 0) for key in chosen], 0)
        ]


class TidyForm(forms.ModelForm):
    """A form whose texts are normalised, and that can be shown again with what an action refused."""

    refusal: ClassVar[Exception | None] = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            widget = getattr(field.widget, "widget", None)
            if isinstance(widget, LoadedAutocomplete) and self.instance.pk:
                chosen = getattr(self.instance, name)
                widget.known = {str(chosen.pk): str(chosen)} if chosen else {}

    def clean(self) -> dict[str, Any]:
        super().clean()
        for name, value in self.cleaned_data.items():
            if isinstance(value, str):
                try:
                    self.cleaned_data[name] = normalise(value)
                except TextProblem as problem:
                    self.add_error(name, str(problem))
        return self.cleaned_data

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if self.refusal is not None:
            self.refuse(self.refusal)

    def refuse(self, refusal: Exception) -> None:
        """Show why an action refused what was typed."""
        if isinstance(refusal, ValidationError):
            for name, problems in by_field(refusal).items():
                self.add_error(name if name in self.fields else None, problems)
        else:
            self.add_error(None, str(refusal) if isinstance(refusal, ChangedMeanwhile) else MET)


class EditableForm(TidyForm):
    """A form of an `Editable` row: one that was opened before somebody else's change is not saved."""

    edition_seen = EditionField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["edition_seen"] = self.instance.edition

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.refusal is None and self.is_stale():
            self.refuse(ChangedMeanwhile(self.instance))

    def is_stale(self) -> bool:
        stored = self.initial.get("edition_seen")
        return bool(self.instance.pk) and self.cleaned_data.get("edition_seen") != stored

    def refuse(self, refusal: Exception) -> None:
        super().refuse(refusal)
        if isinstance(refusal, ChangedMeanwhile) and refusal.row == self.instance:
            self.compare_with_stored()

    def compare_with_stored(self) -> None:
        """Say beside each field that differs what is stored now, and let the next save be one upon that."""
        for name in self.changed_data:
            self.add_error(name, f"Stored now: {self.show_stored(name)}")
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        data[self.add_prefix("edition_seen")] = str(self.initial.get("edition_seen", ""))
        self.data = data

    def show_stored(self, name: str) -> str:
        """What the database has in a field, in words."""
        field: Any = self.fields[name]
        stored = self.initial.get(name)
        if hasattr(field, "queryset") and stored is not None:
            return str(field.queryset.filter(pk=stored).first() or "nothing")
        if hasattr(field, "choices"):
            return str(dict(flatten_choices(field.choices)).get(str(stored), stored or "nothing"))
        shown = field.prepare_value(stored)
        return "nothing" if shown in (None, "") else f"“{shown}”"


class EditableRowForm(EditableForm):
    """The same for a row below another's form: it speaks only of itself."""

    def refuse(self, refusal: Exception) -> None:
        if isinstance(refusal, ChangedMeanwhile) and refusal.row == self.instance:
            super().refuse(refusal)


def flatten_choices(choices: Iterable[Any]) -> list[tuple[str, Any]]:
    return [(str(value), label) for value, label in choices]


def by_field(refusal: ValidationError) -> dict[str, list[ValidationError]]:
    """The problems of each field; those of the whole row under `NON_FIELD_ERRORS`."""
    if hasattr(refusal, "error_dict"):
        return dict(refusal.error_dict)
    return {NON_FIELD_ERRORS: refusal.error_list}


class ListAdmin(admin.ModelAdmin):
    """An admin class whose list is shown whatever its address asks for."""

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """What no database can be asked for is answered as Django answers an unknown filter."""
        try:
            answer: Any = super().changelist_view(request, extra_context)
            return answer.render() if hasattr(answer, "render") else answer
        except REFUSALS as refusal:
            if request.method != "POST":
                raise
            self.message_user(request, describe_refusal(refusal), messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())
        except (OverflowError, ValueError, DataError):  # the year 10000, a key of thirty digits or of none
            if request.method != "POST" and (not request.GET or ERROR_FLAG in request.GET):
                raise
            return HttpResponseRedirect(f"{request.path}?{ERROR_FLAG}=1")


class ActionAdmin(TypedIsKept, ListAdmin):
    """An admin class whose rows are written by actions only.

    A subclass gives `write`, which stores the form's row with its inlines by one action, and `erase`.
    """

    form: type[forms.ModelForm] = TidyForm
    list_per_page = 50
    list_select_related: ClassVar[Any] = ()

    def write(self, request: HttpRequest, form: Any, formsets: Sequence[Any]) -> None:
        """Store the row and its inlines by an action; may raise any of `REFUSALS`."""
        raise NotImplementedError

    def erase(self, rows: Iterable[models.Model]) -> None:
        """Delete rows by an action."""
        raise NotImplementedError

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """What a row's own name needs is loaded with it, on each page and in autocomplete."""
        rows = super().get_queryset(request)
        needed = self.list_select_related
        return rows.select_related(*needed) if needed and not isinstance(needed, bool) else rows

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.refusal = getattr(request, "refusal", None)
        return form

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What is sent is checked and stored in one turn: nobody writes between the two."""
        answer = super().changeform_view
        if request.method != "POST":
            return answer(request, *args, **kwargs)
        try:
            return in_turn(answer)(request, *args, **kwargs)
        except REFUSALS as refusal:
            request.refusal = refusal  # type: ignore[attr-defined]
            return in_turn(answer)(request, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Nothing is stored yet: the action that writes the row writes its inlines with it."""
        if change and isinstance(obj, Editable):
            take_edition(obj, form.cleaned_data["edition_seen"])

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        for formset in formsets:
            formset.save(commit=False)  # only sets what the log of the change tells
            take_editions(formset)
        self.write(request, form, formsets)

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        try:
            return super().delete_view(request, object_id, extra_context)
        except REFUSALS as refusal:
            if request.method != "POST":
                raise
            self.message_user(request, describe_refusal(refusal), messages.ERROR)
            return HttpResponseRedirect(request.path)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        self.erase([obj])

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        self.erase(queryset)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = NamedAutocomplete(db_field, self.admin_site, using=kwargs.get("using"))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """What the address proposes, without references that are no numbers."""
        initial: dict[str, Any] = dict(super().get_changeform_initial_data(request))
        references = {field.name for field in self.opts.get_fields() if field.is_relation}
        return {k: v for k, v in initial.items() if k not in references or is_key(v)}

    def view_on_site(self, obj: Any) -> str | None:
        """The address of the row's public page, where it has one."""
        try:
            return str(obj.get_absolute_url())
        except (AttributeError, NoReverseMatch):
            return None


def is_key(typed: object) -> bool:
    """Whether this can be a primary key: a number that either database can be asked for."""
    return str(typed).isdecimal() and len(str(typed)) <= 18


class EditableAdmin(ActionAdmin):
    """An admin class of `Editable` rows: its forms carry the edition that they were opened at."""

    form = EditableForm

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        (name, options), *others = super().get_fieldsets(request, obj)
        fields = [field for field in options["fields"] if field != "edition_seen"]
        if obj is None or self.has_change_permission(request, obj):
            fields.append("edition_seen")
        return [(name, {**options, "fields": fields}), *others]


class RowFormSet(BaseInlineFormSet):
    """Rows whose fields each have a name of their own: a table gives them none but its head."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        for name, field in form.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            widget.attrs.setdefault("aria-label", field.label or name.replace("_", " "))


class RowInline(admin.TabularInline):
    """Rows below another's form. What a row refers to must be loaded with it."""

    form: type[forms.ModelForm] = TidyForm
    formset = RowFormSet
    extra = 0

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = LoadedAutocomplete(db_field, self.admin_site, using=kwargs.get("using"))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class EditableInline(RowInline):
    """Rows of an `Editable` model below another's form, each with its own edition."""

    form = EditableRowForm

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset: Any = super().get_formset(request, obj, **kwargs)
        formset.form.refusal = getattr(request, "refusal", None)
        return formset


def take_editions(formset: Any) -> None:
    """Claim the next edition of each changed row of an inline; raises `ChangedMeanwhile`."""
    if issubclass(formset.model, Editable):
        for form in formset.initial_forms:
            if form.has_changed() or form in formset.deleted_forms:
                take_edition(form.instance, form.cleaned_data.get("edition_seen"))


def kept_forms(formset: BaseFormSet) -> list[Any]:
    """The forms of a formset that hold a row and are not to be deleted, in their order."""
    gone = formset.deleted_forms
    return [form for form in formset.forms if form not in gone and (form.has_changed() or form.instance.pk)]


def rows_of(formsets: Sequence[Any], model: type[models.Model]) -> Any:
    """The formset of this model's inline."""
    return next(formset for formset in formsets if formset.model is model)


def describe_refusal(refusal: Exception) -> str:
    if isinstance(refusal, ValidationError):
        return " ".join(refusal.messages)
    if isinstance(refusal, ProtectedError):
        return "This is in use by now and was not deleted; below is what uses it."
    return str(refusal) if isinstance(refusal, ChangedMeanwhile) else MET
