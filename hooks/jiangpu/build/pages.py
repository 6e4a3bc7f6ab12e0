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

    def __iter__(self) -> Iterator[Page]:
        for plan in self.plans:
            yield self._page(plan)

    def page(self, url: str) -> Page | None:
        """The page at an address; None where there is none."""
        plan = self._by_url.get(url)
        return self._page(plan) if plan else None

    def anchors(self, url: str) -> frozenset[str] | None:
        """What a link to a page may name after `#`; None where there is no such page."""
        page = self.page(url)
        return frozenset(_ID.findall(page.html)) if page else None

    def _page(self, plan: Plan) -> Page:
        if plan.url not in self._made:
            self._made[plan.url] = plan.page(self.site)
        return self._made[plan.url]
