"""The pages of a site, each made when it is asked for, and once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..pages.plan import Plan
from ..site.artefacts import Page
from ..site.site import Site

_ID = re.compile(r'\sid="([^"]+)"')


class Pages:
    """Every page of a site, in the order in which it is written.

    Attributes:
        site: what they are made from.
        plans: which pages there are.
    """

    def __init__(self, site: Site, plans: Iterable[Plan]) -> None:
        self.site = site
        self.plans = tuple(plans)
        self._by_url = {plan.url: plan for plan in self.plans}
        self._made: dict[str, Page] = {}
        self._files: dict[str, tuple[str, ...]] = {}

    def __iter__(self) -> Iterator[Page]:
        for plan in self.plans:
            yield self._page(plan)

    def each_once(self) -> Iterator[Page]:
        """Every page, for whoever writes them: one that was handed out is not kept.

        A large site has more pages than memory should hold. Who asks for a page again has it made
        again.
        """
        for plan in self.plans:
            page = self._page(plan)
            del self._made[plan.url]
            yield page

    def page(self, url: str) -> Page | None:
        """The page at an address; None where there is none."""
        plan = self._by_url.get(url)
        return self._page(plan) if plan else None

    def anchors(self, url: str) -> frozenset[str] | None:
        """What a link to a page may name after `#`; None where there is no such page."""
        page = self.page(url)
        return frozenset(_ID.findall(page.html)) if page else None

    def files(self) -> set[str]:
        """The addresses of all files that the pages show; see `Page.files`."""
        shown: set[str] = set()
        for plan in self.plans:
            if plan.url not in self._files:
                self._page(plan)
            shown.update(self._files[plan.url])
        return shown

    def _page(self, plan: Plan) -> Page:
        if plan.url not in self._made:
            page = plan.page(self.site)
            self._made[plan.url] = page
            self._files[plan.url] = page.files
        return self._made[plan.url]
