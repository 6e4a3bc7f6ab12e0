"""The site put together: the public library with its figures, groups, addresses, and the plan of every page."""

from __future__ import annotations

from collections.abc import Iterable

from .. import share
from ..disclosure import Disclosed, publishable
from ..figures.ledger import ledger_of
from ..library.documents import Document
from ..library.grouping import GROUPINGS, all_members, parts
from ..library.loader import Loaded
from ..library.search_words import SearchWords
from ..library.settings import Settings
from ..pages.plan import addresses, plans
from ..site.addresses import AddressBook, Mode, site_path
from ..site.site import Site
from .pages import Pages


def assemble(
    public: Disclosed,
    settings: Settings,
    mode: Mode,
    *,
    images: bool,
    search_words: SearchWords,
) -> Pages:
    """The site of what the public may see, and its pages.

    Args:
        images: whether share images are drawn for it.
        search_words: those of docs/search.yml that may be shown.
    """
    library = public.library
    ledger = ledger_of(library)
    groups = all_members(library)
    planned = plans(library, public.pages, ledger, groups)
    urls = addresses(library.documents, planned)
    by_uri = {document.uri: document.url for document in library.documents}
    by_uri |= {page.uri: page.url for page in public.pages}
    by_uri |= {uri: site_path(uri) for uri in public.files}
    book = AddressBook(
        by_number={document.number: document.url for document in library.documents},
        by_uri=by_uri,
        urls=urls,
        files=frozenset(map(site_path, public.files)),
    )
    site = Site(
        public,
        settings,
        ledger,
        groups,
        book,
        urls,
        mode,
        share.alternatives(library, settings.site_name) if images else {},
        search_words,
    )
    return Pages(site, planned)


def editors_addresses(loaded: Loaded, *, drafts: bool) -> AddressBook:
    """Everything that an editor may link to, records with errors included. Second and later pages of lists are left out.

    A link to a record with an error is right: the error is reported there, and not a second time here.
    """
    by_uri = {document.uri: document.url for document in loaded.documents}
    by_uri |= {page.uri: page.url for page in loaded.pages}
    by_uri |= {uri: site_path(uri) for uri in loaded.assets}
    urls = set(addresses(loaded.documents, ())) | {page.url for page in loaded.pages}
    urls |= _lists(publishable(loaded.documents, drafts=drafts))
    return AddressBook(
        by_number={
            document.number: document.url for document in loaded.documents if document.numbered
        },
        by_uri=by_uri,
        urls=frozenset(urls),
        files=frozenset(map(site_path, loaded.assets)),
    )


def _lists(documents: Iterable[Document]) -> set[str]:
    """The addresses of the lists in which some records stand: of their kinds and of their groups."""
    urls: set[str] = set()
    groups: dict[str, set[str]] = {grouping.url: set() for grouping in GROUPINGS}
    for document in documents:
        urls.add(document.kind.url)
        for grouping in GROUPINGS:
            groups[grouping.url].update(grouping.of(document))
    for url, words in groups.items():
        urls |= {f"{url}{part}/" for part in parts(words).values()}
    return urls
