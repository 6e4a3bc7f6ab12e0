"""The pages of a site, each made when it is asked for, and once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from ..pages.plan import Plan
from ..site.artefacts import Finished, Page
from ..site.asking import AskedSite, asked_site
from ..site.site import Site
from .crew import Crew
from .finishing import Work
from .workshop import Opened, Stands, Workshop


class Pages:
    """Every page of a site, in the order in which it is written.

    Args:
        site: what they are made from.
        plans: which pages there are.
        root: the folder of the repository, in which finished pages are kept for the next build;
            None keeps none.
        name: of the kind of build.

    Attributes:
        site, plans: as given.
        shop: where they are finished.
    """

    def __init__(
        self, site: Site, plans: Iterable[Plan], root: Path | None = None, name: str = "site"
    ) -> None:
        self.site = site
        self.plans = tuple(plans)
        self.shop = Workshop(asked_site(site), root, name)
        self._by_url = {plan.url: plan for plan in self.plans}
        self._made: dict[str, Page] = {}
        self._files: dict[str, tuple[str, ...]] = {}

    def __iter__(self) -> Iterator[Page]:
        for plan in self.plans:
            yield self._page(plan)

    def finished(
        self,
        opened: Opened,
        wanting: Sequence[Plan],
        crew: Crew[AskedSite],
        begun: Mapping[str, Callable[[], Work[Finished]]],
        stands: Stands | None = None,
    ) -> Iterator[Finished]:
        """Every page as it is written, each as it is taken or made: none of them is kept here.

        Args:
            opened: the workshop.
            wanting: which have to be made.
            crew: makes them.
            begun, stands: as for `Opened.pages`.
        """
        self._made.clear()
        for page in opened.pages(self.plans, wanting, crew, begun, stands):
            self._files[page.url] = page.files
            yield page

    def page(self, url: str) -> Page | None:
        """The page at an address; None where there is none."""
        plan = self._by_url.get(url)
        return self._page(plan) if plan else None

    def anchors(self, url: str) -> frozenset[str] | None:
        """What a link to a page may name after `#`; None where there is no such page."""
        plan = self._by_url.get(url)
        return frozenset(self.shop.page(plan).anchors) if plan else None

    def files(self) -> set[str]:
        """The addresses of all files that the pages show; see `Page.files`."""
        shown: set[str] = set()
        for plan in self.plans:
            if plan.url not in self._files:
                self._files[plan.url] = self.shop.page(plan).files
            shown.update(self._files[plan.url])
        return shown

    def _page(self, plan: Plan) -> Page:
        if plan.url not in self._made:
            page = plan.page(self.site)
            self._made[plan.url] = page
            self._files[plan.url] = page.files
        return self._made[plan.url]
