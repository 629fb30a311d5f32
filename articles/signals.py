"""What other apps may listen to. Each is sent inside the transaction of the action that causes it.

`version_added`: an article has a new current text; `article=`, `version=`.
`article_changed`: an article's source, origin, authors or dates changed; `article=`.
`source_changed`: a source was renamed; `source=`.
"""

from __future__ import annotations

from django.dispatch import Signal

version_added = Signal()
article_changed = Signal()
source_changed = Signal()
