"""The addresses: signing in, the admin, the health check; every public page is in comparisons.urls."""

from django.contrib import admin
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import include, path

from config.health import health


def favicon(request: HttpRequest) -> HttpResponse:
    """Where browsers look for the icon of an answer that names none, such as JSON."""
    return redirect(static("icon.svg"))


urlpatterns = [
    path("admin/", admin.site.urls),
    path("accounts/login/", LoginView.as_view(), name="login"),
    path("accounts/logout/", LogoutView.as_view(), name="logout"),
    path("favicon.ico", favicon),
    path("healthz", health, name="health"),
    path("", include("comparisons.urls")),
]
