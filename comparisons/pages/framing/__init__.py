"""The framing of one event side by side: marked by people, and counted by rules in full texts.

Evidence, never a score: every mark is shown with its words, every number is a count with what was counted,
and the source's own voice stands apart from the voices that it quotes. Made of rows that are loaded already;
asks the database nothing.
"""

from comparisons.pages.framing.page import FramingPage, build_framing_page

__all__ = ["FramingPage", "build_framing_page"]
