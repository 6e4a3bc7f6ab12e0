"""Documents: one record or editorial page with its text and its address."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..language.pinyin import slug
from ..reading.nodes import Tree
from ..schema.base import Record
from ..schema.page import Page
from ..schema.registry import Kind


@dataclass(frozen=True)
class Document:
    """One record with its body and the marks of its front matter.

    Attributes:
        uri: its file, from the repository's root.
        body_line: the line of the file on which the body starts.
        slug: the last part of its address.
        numbered_address: the address is made of the number, because the file's name may not be shown. `uri` names no
            file then.
        abridged: the name is cut to the surname. Nobody is found by it.
    """

    uri: str
    kind: Kind
    record: Record
    body: str
    body_line: int
    slug: str
    tree: Tree = field(default_factory=Tree, compare=False, repr=False)
    numbered_address: bool = False
    abridged: bool = False

    @property
    def number(self) -> str:
        return self.record.number

    @property
    def name(self) -> str:
        return self.record.name

    @property
    def numbered(self) -> bool:
        """Whether the number can be used: there is one, and it has the letter of its kind."""
        return self.number[:1] == self.kind.letter

    @property
    def url(self) -> str:
        """The address from the site's root: studios/tianhengyu/."""
        return f"{self.kind.url}{self.slug}/"

    @property
    def short_url(self) -> str:
        """The permanent address that printed codes carry: s/S0008/."""
        return f"{self.kind.letter.lower()}/{self.number}/"

    @property
    def draft(self) -> bool:
        return self.record.status == "草稿"

    @property
    def listed(self) -> bool:
        """False for a withdrawn record: its page stays, indexes and statistics leave it out."""
        return self.record.status != "已撤回"


@dataclass(frozen=True)
class Editorial:
    """An editorial page; `url` is its address, docs/guide.md → guide/."""

    uri: str
    page: Page
    body: str
    body_line: int
    tree: Tree = field(default_factory=Tree, compare=False, repr=False)

    @property
    def name(self) -> str:
        return self.page.name

    @property
    def url(self) -> str:
        path = self.uri.removeprefix("docs/").removesuffix(".md")
        path = path.removesuffix("/index") if path != "index" else ""
        return "/".join(slug(part) for part in path.split("/")) + "/" if path else ""
