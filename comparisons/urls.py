"""The public pages."""

from django.urls import path

from comparisons.views import (
    article,
    brief,
    changes,
    event,
    framing,
    home,
    point,
    sources,
    speakers,
    style,
    texts,
    wordings,
)

urlpatterns = [
    path("", home.show_home, name="home"),
    path("events/<slug:slug>/", event.show_event, name="event-detail"),
    path("events/<slug:slug>/texts/", texts.show_texts, name="event-texts"),
    path("events/<slug:slug>/framing/", framing.show_framing, name="event-framing"),
    path("events/<slug:slug>/brief/", brief.show_brief, name="event-brief"),
    path("events/<slug:slug>/changes/", changes.show_event_changes, name="event-changes"),
    path("events/<slug:slug>.json", event.send_comparison, name="event-json"),
    path("events/<slug:slug>.csv", event.send_table, name="event-csv"),
    path("points/<int:pk>-<slug:slug>/", point.show_point, name="point-detail"),
    path("points/<int:pk>-<slug:slug>/changes/", changes.show_point_changes, name="point-changes"),
    path("articles/<slug:slug>/", article.show_article, name="article-detail"),
    path("articles/<slug:slug>/changes/", changes.show_article_changes, name="article-changes"),
    path("sources/", sources.show_sources, name="source-list"),
    path("sources/<slug:slug>/", sources.show_source, name="source-detail"),
    path("speakers/", speakers.show_speakers, name="speaker-list"),
    path("speakers/<slug:slug>/", speakers.show_speaker, name="speaker-detail"),
    path("wording/", wordings.show_wordings, name="wording-list"),
    path("style/", style.show_style, name="style"),
]
