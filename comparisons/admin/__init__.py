"""The tagging desk: the part of it that knows what is compared.

`events` and `points` ask the questions, `claims` holds what articles answer, `framing` how they put it,
`speakers` who speaks and what names mean, `articles` tells what a new text did to the claims, and `accounts`
who may do all this.
"""

from articles.admin.restoring import let_restore
from articles.models import Source
from comparisons.admin import accounts, anchors, articles, claims, events, framing, points, speakers
from comparisons.admin.merging import let_merge
from comparisons.admin.restoring import Restorer
from comparisons.models import Entity, Point, Referent, Speaker

__all__ = ["accounts", "anchors", "articles", "claims", "events", "framing", "points", "speakers"]

let_merge(Entity, Point, Referent, Source, Speaker)
let_restore(Restorer())
