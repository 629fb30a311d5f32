"""The tagging desk: the part of it that knows what is compared.

`events` and `points` ask the questions, `claims` holds what articles answer, `speakers` who speaks and what
names mean, and `articles` tells what a new text did to the claims.
"""

from comparisons.admin import articles, claims, events, points, speakers

__all__ = ["articles", "claims", "events", "points", "speakers"]
