"""What the checks may look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..disclosure.withheld import Withheld
from ..library.documents import Document
from ..library.loader import Loaded
from ..library.names import Names
from ..library.settings import Settings
from ..problems.problem import Problem
from ..site.addresses import AddressBook


@dataclass(frozen=True)
class Context:
    """Everything loaded, the names and addresses of it all, and the settings.

    Attributes:
        names: of every record, broken ones too, so that a reference to one is not reported a second time.
        withheld: the names that may not be shown.
        book: everything that a link may lead to, as an editor sees it. Addresses of lists are not in it.
        published: addresses ever published → the address that a short one led to ("" for the others).
    """

    loaded: Loaded
    names: Names
    withheld: Withheld
    book: AddressBook
    settings: Settings
    published: Mapping[str, str]


def at(
    document: Document, path: tuple[str | int, ...], code: str, text: str, fix: str = ""
) -> Problem:
    """A problem at a place of a record's front matter; positions in `path` count the sound entries of a list."""
    return Problem(document.uri, *document.tree.at(document.tree.placed(path)), code, text, fix)
