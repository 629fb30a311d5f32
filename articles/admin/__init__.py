"""The tagging desk: the part of it that knows what was published.

`editing` is how every form saves, `history` how changes are read, `publications` the pages themselves.
The admin of articles is registered by `comparisons.admin`.
"""

from django.contrib import admin

from articles.admin import publications

admin.site.site_header = "Synoptic"
admin.site.site_title = "Synoptic"
admin.site.index_title = "The tagging desk"

__all__ = ["publications"]
