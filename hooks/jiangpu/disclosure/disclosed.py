"""One step turns what was read into what the public may see. Every page, index and export is made
from its result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ..library.documents import Document, Editorial
from ..library.library import Library
from ..library.settings import Settings
from .consent import hidden
from .redaction import Redactor


@dataclass(frozen=True)
class Disclosed:
    """All that the public may see.

    Attributes:
        library: the records that are shown.
        pages: the editorial pages.
        files: the images and other files that a page may show, by their place in the repository.
        published: addresses ever published → the address that a short one led to, "" for the
            others.
    """

    library: Library
    pages: tuple[Editorial, ...] = ()
    files: frozenset[str] = frozenset()
    published: Mapping[str, str] = field(default_factory=dict)


def publishable(documents: Iterable[Document], *, drafts: bool = False) -> list[Document]:
    """The records that have a page: numbered, the first of each number, no drafts unless asked for,
    nobody who is not shown."""
    taken: set[str] = set()
    found = []
    for document in documents:
        if not document.numbered or document.number in taken or hidden(document):
            continue
        if document.draft and not drafts:
            continue
        taken.add(document.number)
        found.append(document)
    return found


def disclose(given: Disclosed, redactor: Redactor) -> Disclosed:
    """The same without any name that may not be shown, in whatever place it stands.

    Args:
        given: publishable records, and everything else as it was read.
        redactor: knows the names of all records that were read, publishable or not.
    """
    if not redactor.withheld:
        return given
    pages = [redactor.page(page) for page in given.pages if _may_be_named(page, redactor)]
    return Disclosed(
        Library(tuple(redactor.document(document) for document in given.library.documents)),
        tuple(pages),
        frozenset(uri for uri in given.files if redactor.allows(uri)),
        {url: target for url, target in given.published.items() if redactor.allows(url)},
    )


def _may_be_named(page: Editorial, redactor: Redactor) -> bool:
    """An editorial page has no number to be addressed by: one whose address spells a withheld name
    is left out."""
    name = redactor.text(page.name)
    return redactor.allows(page.uri) and not redactor.withheld.spelled_in(page.url, name)


def disclosed_settings(settings: Settings, redactor: Redactor) -> Settings:
    """The settings whose words stand on every page, without withheld names."""
    words = {
        name: redactor.text(value)
        for name in ("site_name", "organiser", "contact")
        if (value := getattr(settings, name))
    }
    return settings.model_copy(update=words)
