"""Addresses as a page writes them: to other pages, to groups, to where a file can be edited."""

from __future__ import annotations

from markupsafe import Markup

from ..library.documents import Document
from ..library.settings import Settings
from ..schema.base import Record
from ..site.site import Site


class Links:
    """What a page asks about addresses.

    Args:
        site: the site.
        here: the address of the page, from the site's root.
        settings: notes which settings are read.
    """

    def __init__(self, site: Site, here: str, settings: Settings) -> None:
        self._site = site
        self._here = here
        self._settings = settings

    def url(self, to: str) -> str:
        """The link from this page to an address from the site's root."""
        return self._site.href(to, self._here)

    def group_url(self, key: str, group: str) -> str:
        """The address of a group from the site's root.

        A group to which only withdrawn records belong has no page; its grouping's index has one.

        Args:
            key: of the grouping: industries.
            group: the name of the group: 化工.
        """
        part = self._site.parts.get((key, group))
        return f"{key}/{part}/" if part else f"{key}/"

    def industry(self, record: Record) -> Markup | str:
        """The industry of a record as a link to its group; "" where it has none."""
        industry = record.in_industry
        if not industry:
            return ""
        address = self.url(self.group_url("industries", industry))
        return Markup('<a href="{}">{}</a>').format(address, industry)

    def has_page(self, address: str) -> bool:
        """Whether the site has a page at an address."""
        return address in self._site.book.urls

    def page_name(self, address: str) -> str:
        """The name of the editorial page at an address; the address where there is none."""
        return self._site.page_names.get(address.strip("/") + "/", address)

    def edit_link(self, document: Document[Record]) -> str:
        """Where a forge lets one edit the file of a record.

        "" without a repository, and where the name of the file may not be shown.
        """
        return "" if document.numbered_address else self.edit_uri(document.uri)

    def edit_uri(self, uri: str) -> str:
        """Where a forge lets one edit a file; "" without a repository."""
        repository = self._settings.repo_url
        if not repository:
            return ""
        return f"{repository.rstrip('/')}/edit/{self._settings.branch}/{uri}"
