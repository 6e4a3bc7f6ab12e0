"""What the checks may look at, and how they say where something is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ..body.scan import Spot
from ..disclosure.withheld import Withheld
from ..library.documents import Editorial, ReadDocument
from ..library.loader import Loaded
from ..library.names import Names
from ..library.settings import Settings
from ..pictures.made import Made
from ..problems.problem import Problem
from ..problems.span import Edit, Span
from ..reading.nodes import Path
from ..schema.base import Record
from ..site.addresses import AddressBook

AnyDocument = ReadDocument[Record]
"""What the checks look at: a record of any kind, sound or not."""


@dataclass(frozen=True)
class Part(Loaded):
    """Some of the texts that were read."""


@dataclass(frozen=True)
class Context:
    """Everything loaded, the names and addresses of it all, and the settings.

    Attributes:
        names: of every record, broken ones too, so that a reference to one is not reported a second
            time.
        withheld: the names that may not be shown.
        book: everything that a link may lead to, as an editor sees it. Addresses of lists are not
            in it.
        published: addresses ever published → the address that a short one led to ("" for the
            others).
        pictures: what was made of the image files.
        around: everything loaded, where `loaded` is only a part of it that is looked at.
    """

    loaded: Loaded
    names: Names[AnyDocument]
    withheld: Withheld
    book: AddressBook
    settings: Settings
    published: Mapping[str, str]
    pictures: Made = Made()
    around: Loaded | None = None

    @property
    def everything(self) -> Loaded:
        """Everything that was read, whatever of it is looked at."""
        return self.loaded if self.around is None else self.around


def looking_at(context: Context, texts: Iterable[AnyDocument | Editorial]) -> Context:
    """A context in which some texts stand for all that was read; whatever else it knows stays."""
    documents = []
    pages = []
    for text in texts:
        if isinstance(text, Editorial):
            pages.append(text)
        else:
            documents.append(text)
    looked_at = Part(
        root=context.loaded.root,
        documents=tuple(documents),
        pages=tuple(pages),
        assets=frozenset(),
        problems=(),
    )
    return replace(context, loaded=looked_at, around=context.everything)


def texts_of(context: Context) -> Iterator[AnyDocument | Editorial]:
    """Every file with a front matter and a body: records first, then the pages of editors."""
    yield from context.loaded.documents
    yield from context.loaded.pages


def at(
    document: AnyDocument,
    path: Path,
    code: str,
    text: str,
    fix: str = "",
    *,
    edits: tuple[Edit, ...] = (),
    subject: str = "",
) -> Problem:
    """A problem at a place of a record's front matter.

    Positions in `path` count the sound entries of a list.
    """
    span = document.tree.span(document.tree.placed(path))
    return Problem.at(document.uri, span, code, text, fix, edits=edits, subject=subject)


def at_spot(
    page: AnyDocument | Editorial,
    spot: Spot,
    code: str,
    text: str,
    fix: str = "",
    *,
    edits: tuple[Edit, ...] = (),
    subject: str = "",
) -> Problem:
    """A problem at something found in a body."""
    span = spot_span(page, spot.line, spot.column, spot.end_column)
    return Problem.at(page.uri, span, code, text, fix, edits=edits, subject=subject)


def spot_span(page: AnyDocument | Editorial, line: int, column: int, end_column: int) -> Span:
    """A part of a line of a body, as a part of its file."""
    return Span.within(page.body_line + line - 1, column, end_column)
