"""HTML as a tree, for tests that ask where something stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"br", "input", "img", "link", "meta", "wbr", "path", "rect", "circle", "hr"}


@dataclass
class Node:
    """An element.

    Attributes:
        parts: its elements and texts, in their order.
    """

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    parts: list[Node | str] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """Every element inside, in reading order."""
        for part in self.parts:
            if isinstance(part, Node):
                yield part
                yield from part.walk()

    def all(self, tag: str, name: str = "") -> list[Node]:
        """The elements inside with this tag and this class."""
        return [node for node in self.walk() if node.tag == tag and node.has(name)]

    def one(self, tag: str, name: str = "") -> Node:
        """The only element inside with this tag and this class."""
        (found,) = self.all(tag, name)
        return found

    def has(self, name: str) -> bool:
        """Whether it is of a class; "" is any."""
        return not name or name in self.attributes.get("class", "").split()

    @property
    def text(self) -> str:
        """All text inside."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts).strip()


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Node("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].parts.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].parts.append(Node(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].parts.append(data)


def tree_of(html: str) -> Node:
    """The tree of some HTML whose elements are all closed; its root has no tag."""
    builder = _Builder()
    builder.feed(html)
    assert len(builder.open) == 1
    return builder.open[0]
