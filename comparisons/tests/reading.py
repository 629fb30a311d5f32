"""Reads the HTML of a page as a tree, so that tests can ask for what a reader sees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


@dataclass
class Element:
    """One element with its attributes and what stands in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)
    parent: Element | None = None

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())

    @property
    def text(self) -> str:
        """The words in it, with single spaces."""
        return " ".join("".join(self._words()).split())

    def _words(self) -> Iterator[str]:
        for child in self.children:
            yield from (child,) if isinstance(child, str) else child._words()

    def walk(self) -> Iterator[Element]:
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.walk()

    def find_all(self, *, tag: str = "", name: str = "", **attributes: str) -> list[Element]:
        """The elements inside with this tag, this class `name`, and these attributes."""
        return [
            element
            for element in self.walk()
            if tag in ("", element.tag)
            and (not name or name in element.classes)
            and all(element.attributes.get(key) == value for key, value in attributes.items())
        ]

    def find(self, *, tag: str = "", name: str = "", **attributes: str) -> Element:
        found = self.find_all(tag=tag, name=name, **attributes)
        assert found, f"no {tag or 'element'} {name} {attributes}"
        return found[0]

    def above(self) -> Iterator[Element]:
        """The element itself and all that it stands in."""
        element: Element | None = self
        while element is not None:
            yield element
            element = element.parent


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.here = Element("document")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, parent=self.here)
        self.here.children.append(element)
        if tag not in VOID:
            self.here = element

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self.here.tag == tag, f"</{tag}> closes <{self.here.tag}>"
        assert self.here.parent is not None
        self.here = self.here.parent

    def handle_data(self, data: str) -> None:
        self.here.children.append(data)


def read_page(html: str | bytes) -> Element:
    """The document; elements that are not closed, or closed in the wrong order, fail the test."""
    reader = _Reader()
    reader.feed(html.decode() if isinstance(html, bytes) else html)
    assert reader.here.tag == "document", f"<{reader.here.tag}> is not closed"
    return reader.here
