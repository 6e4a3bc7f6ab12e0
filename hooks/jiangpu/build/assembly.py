"""The site put together: the public library with its figures, groups and addresses, and every page.

Here stands also what an editor may link to, which is more than the public may see.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from .. import share
from ..disclosure import Disclosed, publishable
from ..figures.ledger import ledger_of
from ..library.data_files import DataFiles
from ..library.documents import Editorial, ReadDocument
from ..library.grouping import GROUPINGS, all_members, parts
from ..library.loader import Loaded
from ..library.search_words import SearchWords
from ..library.settings import Settings
from ..pages.cards import edition_page
from ..pages.plan import Plan, plans
from ..pictures import Picture
from ..schema.base import Record
from ..schema.registry import KINDS
from ..site.addresses import FOLDERS, AddressBook, Mode, site_path
from ..site.site import Site
from .pages import Pages


def assemble(
    public: Disclosed,
    settings: Settings,
    mode: Mode,
    *,
    images: bool,
    search_words: SearchWords,
    data_files: DataFiles,
    pictures: Mapping[str, Picture],
    flat: bool = False,
    root: Path | None = None,
    name: str = "site",
) -> Pages:
    """The site of what the public may see, and its pages.

    Args:
        public: records, editorial pages and files.
        settings: without names that may not be shown.
        mode: how links are written.
        images: whether share images are drawn for it.
        search_words: those of docs/search.yml that may be shown.
        data_files: the other data files, as far as they may be shown.
        pictures: place in the repository → what was made of the image file there.
        flat: whether each page has a file in the place of a folder.
        root, name: as for `Pages`.
    """
    library = public.library
    ledger = ledger_of(library)
    groups = all_members(library)
    planned = plans(library, public.pages, ledger, groups, data_files)
    urls = {plan.url for plan in planned} | _addresses(library.documents)
    site = Site(
        public=public,
        settings=settings,
        ledger=ledger,
        groups=groups,
        book=_public_book(public, frozenset(urls), pictures),
        urls=frozenset(urls),
        mode=mode,
        flat=_flat(planned, public.pages) if flat else FOLDERS,
        images=share.alternatives(library, settings.site_name) if images else {},
        search_words=search_words,
        data_files=data_files,
        pictures=pictures,
    )
    return Pages(site, planned, root, name)


def _flat(planned: Iterable[Plan], pages: Iterable[Editorial]) -> dict[str, str]:
    """The file of each page, as MkDocs names them: studios/index.md is studios/index.html.

    The code of an older edition of a card is on walls: its address stays a folder.
    """
    folders = {"", *(kind.url for kind in KINDS), *(grouping.url for grouping in GROUPINGS)}
    folders |= {page.url for page in pages if page.uri.endswith("/index.md")}
    files = {}
    for plan in planned:
        if plan.make is edition_page:
            continue
        in_folder = plan.url in folders
        files[plan.url] = f"{plan.url}index.html" if in_folder else f"{plan.url.rstrip('/')}.html"
    return files


def _public_book(
    public: Disclosed, urls: frozenset[str], pictures: Mapping[str, Picture]
) -> AddressBook:
    """What a link in a body may lead to on the site.

    Args:
        urls: every address of the site.
        pictures: place in the repository → picture; a link to the file leads to its largest size.
    """
    documents = public.library.documents
    by_uri = {document.uri: document.url for document in documents}
    by_uri |= {page.uri: page.url for page in public.pages}
    files = {uri: pictures[uri].largest.address for uri in public.files if uri in pictures}
    by_uri |= files
    return AddressBook(
        by_number={document.number: document.url for document in documents},
        by_uri=by_uri,
        urls=urls,
        files=frozenset(files.values()),
    )


def editors_addresses(loaded: Loaded, *, drafts: bool) -> AddressBook:
    """Everything that an editor may link to, records with errors included.

    A link to a record with an error is right: the error is reported there, and not a second time
    here. Second and later pages of lists are left out.

    Args:
        drafts: whether drafts have pages and so a place in lists.
    """
    documents = loaded.documents
    by_uri = {document.uri: document.url for document in documents}
    by_uri |= {page.uri: page.url for page in loaded.pages}
    by_uri |= {uri: site_path(uri) for uri in loaded.assets}
    urls = _addresses(documents)
    urls |= {page.url for page in loaded.pages}
    urls |= _lists(publishable(documents, drafts=drafts))
    return AddressBook(
        by_number={document.number: document.url for document in documents if document.numbered},
        by_uri=by_uri,
        urls=frozenset(urls),
        files=frozenset(map(site_path, loaded.assets)),
    )


def _addresses(documents: Iterable[ReadDocument[Record]]) -> set[str]:
    """Every address that leads to one of these records."""
    urls: set[str] = set()
    for document in documents:
        urls.update(document.addresses)
    return urls


def _lists(documents: Iterable[ReadDocument[Record]]) -> set[str]:
    """The addresses of the lists in which some records stand: of their kinds and their groups."""
    urls: set[str] = set()
    groups: dict[str, set[str]] = {grouping.url: set() for grouping in GROUPINGS}
    for document in documents:
        urls.add(document.kind.url)
        for grouping in GROUPINGS:
            groups[grouping.url].update(grouping.groups(document.record))
    for url, words in groups.items():
        urls |= {f"{url}{part}/" for part in parts(words).values()}
    return urls
