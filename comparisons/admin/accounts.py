"""People and their groups in the admin: nobody hands out, or takes over, more than they have themselves.

An administrator who is no superuser cannot make one, cannot change one, and cannot change anybody who may do
more than they; else a change of password would be a way up. Rights come by groups; those of the roles are
fixed (comparisons/roles.py), and the flag that lets people into the admin follows from the groups.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, Permission, User
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.admin.editing import ListAdmin
from comparisons.actions.roles import settle_entrance
from comparisons.roles import ROLES

FIXED = (
    "The rights of this group are fixed: they are those of the role and are set again with each new version. "
    "Make a group of another name for other rights."
)

admin.site.unregister(User)
admin.site.unregister(Group)


def may_hand_out(giver: Any, rights: set[str]) -> bool:
    """Whether somebody has all these rights, and so may decide who else has them."""
    return giver.is_superuser or rights <= giver.get_all_permissions()


def rights_of(group: Group) -> set[str]:
    return {
        f"{permission.content_type.app_label}.{permission.codename}"
        for permission in group.permissions.select_related("content_type")
    }


def may_decide_on(decider: Any, person: User) -> bool:
    """Whether somebody may change an account: it must not be able to do more than they are."""
    if decider.is_superuser:
        return True
    active = User(pk=person.pk, is_active=True, is_superuser=person.is_superuser)
    return not person.is_superuser and may_hand_out(decider, active.get_all_permissions())


def list_allowed_groups(giver: Any) -> QuerySet[Group]:
    """The groups into which somebody may put others."""
    allowed = [group.pk for group in Group.objects.all() if may_hand_out(giver, rights_of(group))]
    return Group.objects.filter(pk__in=allowed)


@admin.register(User)
class AccountAdmin(ListAdmin, UserAdmin):
    list_display = ["username", "first_name", "last_name", "email", "list_groups", "is_active"]
    list_filter = ["groups", "is_active", "is_superuser"]
    filter_horizontal = []
    readonly_fields = ["may_enter", "last_login", "date_joined"]
    add_fieldsets = [
        (None, {"fields": ["username", "usable_password", "password1", "password2"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description="roles")
    def list_groups(self, user: User) -> str:
        names = [group.name for group in user.groups.all()]
        return ", ".join(["superuser"] * user.is_superuser + names) or "reads only"

    @admin.display(description="Enters the admin", boolean=True)
    def may_enter(self, user: User) -> bool:
        return user.is_staff

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None:
            return self.add_fieldsets
        mighty = ["is_superuser"] if request.user.is_superuser else []
        return [
            (None, {"fields": ["username", "password"]}),
            ("Who this is", {"fields": ["first_name", "last_name", "email"]}),
            ("What they may do", {"fields": ["groups", "may_enter", "is_active", *mighty]}),
            ("When", {"fields": ["last_login", "date_joined"]}),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Nobody shuts themself out by mistake: what somebody may do, somebody else decides."""
        fixed = ["groups", "is_active", "is_superuser"] if obj == request.user else []
        return [*self.readonly_fields, *fixed]

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "groups":
            kwargs["queryset"] = list_allowed_groups(request.user)
            kwargs["widget"] = forms.CheckboxSelectMultiple
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        if field is not None and db_field.name == "groups":
            field.help_text = (
                "Taggers tag, editors read, administrators do everything. None: reads the pages."
            )
        return field

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and (
            obj is None or may_decide_on(request.user, obj)
        )

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody deletes themself by mistake."""
        return super().has_delete_permission(request, obj) and (
            obj is None or (obj != request.user and may_decide_on(request.user, obj))
        )

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        was_staff = form.instance.is_staff
        settle_entrance(form.instance)
        if form.instance.is_staff != was_staff or "groups" in form.changed_data:
            may = "may" if form.instance.is_staff else "may not"
            self.message_user(request, f"{form.instance} {may} enter the admin from now on.")


@admin.register(Group)
class RoleAdmin(ListAdmin, GroupAdmin):
    list_display = ["name", "is_role"]

    @admin.display(description="role", boolean=True)
    def is_role(self, group: Group) -> bool:
        return group.name in ROLES

    def formfield_for_manytomany(self, db_field: Any, request: Any = None, **kwargs: Any) -> Any:
        field: Any = super().formfield_for_manytomany(db_field, request, **kwargs)
        giver: Any = request.user
        if field is not None and not giver.is_superuser:
            own = giver.get_all_permissions()
            keys = [
                permission.pk
                for permission in Permission.objects.select_related("content_type")
                if f"{permission.content_type.app_label}.{permission.codename}" in own
            ]
            field.queryset = field.queryset.filter(pk__in=keys)
        return field

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or self.is_open(request, obj))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or self.is_open(request, obj))

    def is_open(self, request: HttpRequest, group: Group) -> bool:
        """Whether this person may change the group: no role, and no rights that they lack."""
        return group.name not in ROLES and may_hand_out(request.user, rights_of(group))

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> Any:
        group = self.get_object(request, object_id)
        if request.method == "GET" and group is not None and group.name in ROLES:
            self.message_user(request, FIXED, messages.INFO)
        return super().change_view(request, object_id, form_url, extra_context)
