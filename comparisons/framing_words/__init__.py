"""The three short lists in which framing marks are written: devices, frames and functions.

Pure data: what each word means, an example of our own with the marked words between « and », and where the
word comes from. It knows nothing of marks, articles or pages.

The lists are short on purpose: where labels overlap, two careful readers no longer choose the same one. A
mark keeps the `VERSION` that it was made with. Raise the version with every change of what a word means (a
test holds the seal of each version), and never give an old word another meaning.
"""

from comparisons.framing_words.devices import DEVICES
from comparisons.framing_words.frames import FRAMES
from comparisons.framing_words.functions import FUNCTIONS
from comparisons.framing_words.terms import Term

VERSION = 1

__all__ = ["DEVICES", "FRAMES", "FUNCTIONS", "VERSION", "Term"]
