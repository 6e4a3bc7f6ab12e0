"""One step turns what was read into what the public may see.

Every page, index and export is made from its result.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from ..library.contact import Contact
from ..library.data_files import DataFiles, Declared
from ..library.documents import Editorial, ReadDocument
from ..library.handbook import Handbook
from ..library.library import Library
from ..library.settings import Settings
from ..schema.base import Record
from .consent import hidden
from .redaction import Redactor

D = TypeVar("D", bound=ReadDocument[Record])
"""Documents as they were read, or sound ones."""


@dataclass(frozen=True)
class Disclosed:
    """All that the public may see.

    Attributes:
        library: the records that are shown.
        pages: the editorial pages.
        files: the images and other files that a page may show, by their place in the repository.
        published: addresses ever published → the address that a short one led to, "" for the
            others.
        handbook: the examples for editors; None stands for those of the program as they are, which
            need not be read before a page shows them.
    """

    library: Library
    pages: tuple[Editorial, ...] = ()
    files: frozenset[str] = frozenset()
    published: Mapping[str, str] = field(default_factory=dict)
    handbook: Handbook | None = None


def publishable(documents: Iterable[D], *, drafts: bool = False) -> list[D]:
    """The records that have a page.

    They have a number and are the first with it. Drafts have a page only when they are asked for,
    and somebody who is not shown has none.
    """
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
    documents = [redactor.document(document) for document in given.library.documents]
    pages = [redactor.page(page) for page in given.pages if _may_be_named(page, redactor)]
    return Disclosed(
        Library(tuple(documents)),
        tuple(pages),
        frozenset(uri for uri in given.files if redactor.allows(uri)),
        {url: target for url, target in given.published.items() if redactor.allows(url)},
        _disclosed_handbook(given.handbook or Handbook(), redactor),
    )


def _may_be_named(page: Editorial, redactor: Redactor) -> bool:
    """Whether the address of an editorial page spells no withheld name.

    Such a page has no number to be addressed by instead, so it is left out.
    """
    name = redactor.text(page.name)
    return redactor.allows(page.uri) and not redactor.withheld.spelled_in(page.url, name)


def _disclosed_handbook(handbook: Handbook, redactor: Redactor) -> Handbook:
    """The examples for editors, without withheld names."""
    codes = {}
    for code, example in handbook.codes.items():
        codes[code] = replace(
            example,
            told=redactor.body(example.told),
            bad=redactor.body(example.bad),
            good=redactor.body(example.good),
            says=tuple(redactor.body(line) for line in example.says),
        )
    records = {}
    for kind, record in handbook.records.items():
        text = redactor.body(record.text)
        records[kind] = replace(record, uri=redactor.words(record.uri), text=text)
    return Handbook(codes, records)


def disclosed_settings(settings: Settings, redactor: Redactor) -> Settings:
    """The settings whose words stand on every page, without withheld names."""
    look = settings.look
    shown_look = replace(
        look,
        description=redactor.text(look.description),
        author=redactor.text(look.author),
        copyright=redactor.text(look.copyright),
    )
    shown: dict[str, object] = {
        "site_name": redactor.text(settings.site_name),
        "look": shown_look,
    }
    if settings.organiser:
        shown["organiser"] = redactor.text(settings.organiser)
    if settings.contact:
        shown["contact"] = _disclosed_contact(settings.contact, redactor)
    return settings.model_copy(update=shown)


def disclosed_data_files(files: DataFiles, redactor: Redactor) -> DataFiles:
    """The data files without withheld names."""
    return DataFiles(
        ways=Declared(redactor.record(files.ways.content)),
        seeing=Declared(redactor.record(files.seeing.content)),
    )


def _disclosed_contact(contact: Contact, redactor: Redactor) -> Contact:
    """The ways to reach the editors; addresses of mail and telephone numbers hold no names."""
    texts = {"address": contact.address, "wechat": contact.wechat, "words": contact.words}
    shown = {name: redactor.text(text) for name, text in texts.items() if text}
    return contact.model_copy(update=shown)
