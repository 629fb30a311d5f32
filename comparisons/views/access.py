"""Who may read the public pages: everybody where PUBLIC_READ is on, people with an account where it is off.

A page sends a visitor to the login, and back afterwards; an answer for programs says 403 in JSON. Every
public view carries one of the two, and answers nothing but GET and HEAD.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.views.decorators.http import require_safe

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def may_read(request: HttpRequest) -> bool:
    return bool(settings.PUBLIC_READ) or request.user.is_authenticated


def for_readers(view: View[P]) -> View[P]:
    """A page for everybody who may read; others are sent to the login."""

    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if may_read(request):
            return view(request, *args, **kwargs)
        return redirect_to_login(request.get_full_path())

    return answer


def for_programs(view: View[P]) -> View[P]:
    """An answer in JSON for everybody who may read; others get 403, in JSON as well."""

    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if may_read(request):
            return view(request, *args, **kwargs)
        return JsonResponse({"error": "Reading needs an account; sign in first."}, status=403)

    return answer
