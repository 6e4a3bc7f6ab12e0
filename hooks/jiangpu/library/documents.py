"""Documents: one record or one editorial page, with its text and its address."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeGuard, TypeVar, overload

from ..language.pinyin import initial, slug, sort_key
from ..reading.nodes import Tree
from ..schema.base import Record
from ..schema.page import Page
from ..schema.registry import PERSON, Kind, R_co

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class ReadDocument(Generic[R_co]):
    """A record as it was read, perhaps with errors.

    Where there are errors the record is partial: a required field that is missing or wrong has an
    empty text, any other its default. The checks run on it; no page is made of it.

    Attributes:
        uri: the file, as a posix path from the repository's root.
        kind: its kind, by the folder of the file.
        record: the front matter.
        body: the editor's Markdown below the front matter.
        body_line: the line of the file on which the body starts, from 1.
        slug: the last part of its address.
        tree: where each value of the front matter stands in the file.
        numbered_address: the address is made of the number, because the file's name may not be
            shown. `uri` names no file then.
        abridged: the name is cut to the surname. Nobody is found by it.
        ended: what the person of the record agreed to has come to its end.
        digest: of the content of the file, for what is kept of it; empty where that is not known.
    """

    uri: str
    kind: Kind[R_co]
    record: R_co
    body: str
    body_line: int
    slug: str
    tree: Tree = field(default_factory=Tree, compare=False, repr=False)
    numbered_address: bool = False
    abridged: bool = False
    ended: bool = False
    digest: bytes = field(default=b"", compare=False, repr=False)

    @property
    def number(self) -> str:
        """The permanent number, as S0001; empty where there is none that can be read."""
        return self.record.number

    @property
    def name(self) -> str:
        """The name of the record."""
        return self.record.name

    @property
    def sort_key(self) -> tuple[str, ...]:
        """Orders records by the pinyin of their names; the surname of a person is read as such."""
        return sort_key(self.name, person=self.kind == PERSON)

    @property
    def initial(self) -> str:
        """The letter under which the record is filed: A to Z, or #."""
        return initial(self.name, person=self.kind == PERSON)

    @property
    def numbered(self) -> bool:
        """Whether the number can be used: there is one, and it has the letter of its kind."""
        return self.number[:1] == self.kind.letter

    @property
    def url(self) -> str:
        """The address from the site's root: studios/moumou/."""
        return f"{self.kind.url}{self.slug}/"

    @property
    def short_url(self) -> str:
        """The permanent address that printed codes carry: s/S0001/."""
        return f"{self.kind.letter.lower()}/{self.number}/"

    @property
    def addresses(self) -> tuple[str, ...]:
        """Every address that leads to it: its own, the short one, those that it had before."""
        former = (address.strip("/") + "/" for address in self.record.former)
        return (self.url, self.short_url, *former)

    @property
    def draft(self) -> bool:
        """Whether it is a 草稿, which only a preview shows."""
        return self.record.status == "草稿"

    @property
    def listed(self) -> bool:
        """False for a withdrawn record: its page stays, indexes and statistics leave it out."""
        return self.record.status != "已撤回"


@dataclass(frozen=True)
class Document(ReadDocument[R_co]):
    """A sound record: read without an error. The library holds nothing else."""


def sound(document: ReadDocument[R_co]) -> Document[R_co]:
    """A document of whose record no error is known, as a sound one."""
    return Document(
        uri=document.uri,
        kind=document.kind,
        record=document.record,
        body=document.body,
        body_line=document.body_line,
        slug=document.slug,
        tree=document.tree,
        ended=document.ended,
    )


@overload
def is_of(document: Document[Record], kind: Kind[R]) -> TypeGuard[Document[R]]: ...
@overload
def is_of(document: ReadDocument[Record], kind: Kind[R]) -> TypeGuard[ReadDocument[R]]: ...
def is_of(document: ReadDocument[Record], kind: Kind[R]) -> bool:
    """Whether a document is of a kind; a type checker then knows the model of its record."""
    return document.kind == kind


HANDBOOK = "CONTRIBUTING.md"
"""The editors' handbook. It stands at the repository's root, where forges look for it."""

HANDBOOK_URL = "contribute/handbook/"


@dataclass(frozen=True)
class Editorial:
    """An editorial page: one under docs/, or the editors' handbook.

    Attributes:
        uri: the file, as a posix path from the repository's root.
        page: the front matter.
        body: the editor's Markdown below it.
        body_line: the line of the file on which the body starts, from 1.
        digest: of the content of the file; empty where that is not known.
    """

    uri: str
    page: Page
    body: str
    body_line: int
    tree: Tree = field(default_factory=Tree, compare=False, repr=False)
    digest: bytes = field(default=b"", compare=False, repr=False)

    @property
    def name(self) -> str:
        """The title of the page."""
        return self.page.name

    @property
    def url(self) -> str:
        """The address from the site's root: docs/guide.md → guide/, docs/index.md → ""."""
        if self.uri == HANDBOOK:
            return HANDBOOK_URL
        path = self.uri.removeprefix("docs/").removesuffix(".md")
        if path == "index":
            return ""
        parts = path.removesuffix("/index").split("/")
        return "/".join(slug(part) for part in parts) + "/"
