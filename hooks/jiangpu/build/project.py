"""A repository opened: settings, records, problems, and the plan of every page. The one entrance to the core."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from .. import checks, share
from ..checks.waivers import waivers_of
from ..disclosure.consent import hidden, shown_as, veils
from ..exports import export_files
from ..library.documents import Document
from ..library.library import Library
from ..library.loader import Loaded, load
from ..library.names import Names
from ..library.settings import Settings, read_settings
from ..pages import files
from ..pages.plan import Plan, addresses, plans
from ..problems.problem import Problem, in_order
from ..problems.waivers import apply_waivers
from ..search.items import library_items
from ..search.writer import site_files
from ..site.addresses import AddressBook, Mode, site_path
from ..site.artefacts import DataFile, Page
from ..site.site import Site

INDEX_FOLDER = "search/index/"
"""Where the search index stands on the site."""


@dataclass(frozen=True)
class Project:
    """Everything known about a repository after reading and checking it.

    `problems` are all of them, sorted; `site` holds the sound records only.
    """

    root: Path
    loaded: Loaded
    site: Site
    plans: tuple[Plan, ...]
    problems: tuple[Problem, ...]
    lacking: Problem | None = None
    """What this machine lacks to draw the share images: told when the site is made, no matter of its content."""

    @property
    def errors(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.is_error]

    @property
    def blocking(self) -> list[Problem]:
        """Errors that stop a strict build: those of drafts do not, because drafts are not published."""
        drafts = {document.uri for document in self.loaded.documents if document.draft}
        return [problem for problem in self.errors if problem.uri not in drafts]

    def pages(self) -> Iterator[Page]:
        """Every page, made one after the other."""
        return (plan.page(self.site) for plan in self.plans)

    def data_files(self, progress: share.Progress | None = None) -> list[DataFile]:
        """Every file that is no page; `progress` is told how many share images have been drawn."""
        published = read_published(self.root / self.site.settings.published)
        index = site_files(library_items(self.site), script=self.site.mode == "file")
        return [
            *files.redirects(self.site),
            *files.vanished_groups(self.site, published),
            files.names_file(self.site),
            *export_files(self.site),
            *(share.share_files(self.site, self.root, progress) if self.site.images else ()),
            *(DataFile(f"{INDEX_FOLDER}{path}", content, ("*",)) for path, content in index),
        ]

    @cached_property
    def assets(self) -> dict[str, Path]:
        """Files copied as they are: address → file. Those under docs/ go to the site's root."""
        return {site_path(uri): self.root / uri for uri in sorted(self.loaded.assets)}


def open_project(
    root: Path, *, drafts: bool = False, settings: Settings | None = None, mode: Mode = "site"
) -> Project:
    """Read and check the repository at `root`.

    Args:
        drafts: whether 草稿 have pages (in a preview) or not.
        settings: those of the caller; read from mkdocs.yml when not given.
    """
    loaded = load(root)
    given, found = (settings, []) if settings is not None else read_settings(root)
    found = [*found, *loaded.problems]
    names = Names(loaded.documents)
    draft = _site(loaded.documents, loaded, given, drafts, mode)
    context = checks.Context(
        loaded,
        names,
        draft.book,
        _anchor_finder(draft),
        given,
        read_published(root / given.published),
    )
    found += checks.run(context)
    lacking = share.lacking() if given.share_images else None
    found = apply_waivers(found, waivers_of(loaded.documents))
    broken = {problem.uri for problem in found if problem.is_error}
    site = _site(
        (doc for doc in loaded.documents if doc.uri not in broken), loaded, given, drafts, mode
    )
    if given.share_images and not lacking:
        site = replace(site, images=share.alternatives(site))
    return Project(
        root, loaded, site, tuple(plans(site.library, site.pages)), tuple(in_order(found)), lacking
    )


def _site(
    documents: Iterable[Document], loaded: Loaded, settings: Settings, drafts: bool, mode: Mode
) -> Site:
    kept, taken = [], set()
    everything = tuple(map(shown_as, loaded.documents))
    for document in documents:
        if (
            document.numbered
            and document.number not in taken
            and (drafts or not document.draft)
            and not hidden(document.record)
        ):
            taken.add(document.number)
            kept.append(shown_as(document))
    library = Library(tuple(kept))
    found = plans(library, loaded.pages)
    book = AddressBook(
        by_number={doc.number: doc.url for doc in everything if doc.numbered},
        by_uri={
            **{doc.uri: doc.url for doc in everything},
            **{page.uri: page.url for page in loaded.pages},
            **{uri: site_path(uri) for uri in loaded.assets},
        },
        urls=addresses(everything, found),
        files=frozenset(map(site_path, loaded.assets)),
    )
    withheld = frozenset(
        word
        for doc in loaded.documents
        if hidden(doc.record)
        for word in (doc.number, doc.name, *doc.record.aliases)
    )
    return Site(
        library,
        settings,
        loaded.pages,
        book,
        addresses(library.documents, found),
        mode,
        withheld,
        veils(loaded.documents),
    )


def _anchor_finder(site: Site) -> Callable[[str], frozenset[str] | None]:
    """The anchors of an address, found by making its page; None where the page cannot be made (a broken record)."""
    by_url = {plan.url: plan for plan in plans(site.library, site.pages)}
    known: dict[str, frozenset[str] | None] = {}

    def anchors(url: str) -> frozenset[str] | None:
        if url not in known:
            plan = by_url.get(url)
            known[url] = (
                frozenset(re.findall(r'\sid="([^"]+)"', plan.page(site).html)) if plan else None
            )
        return known[url]

    return anchors


def read_published(path: Path) -> dict[str, str]:
    """Addresses ever published → the address that a short one led to. One a line: `/s/S0008/ /studios/tianhengyu/`."""
    if not path.exists():
        return {}
    rows = (
        line.split()
        for line in path.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    )
    return {row[0].lstrip("/"): row[1].lstrip("/") if len(row) > 1 else "" for row in rows}


def in_mode(project: Project, mode: Mode) -> Project:
    """The same project with links for folders on a server or for files opened from a disk."""
    return replace(project, site=replace(project.site, mode=mode))
