"""A repository opened: read, checked, disclosed, and ready to be made into a site. The one entrance to the core."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from .. import checks, share
from ..checks.waivers import waivers_of
from ..disclosure import Disclosed, Redactor, Withheld, disclose, disclosed_settings, publishable
from ..exports import export_files
from ..library.library import Library
from ..library.loader import HOSTING, Loaded, load
from ..library.names import Names
from ..library.settings import Settings, read_settings
from ..pages import files
from ..pages.plan import Plan
from ..problems.problem import Problem, in_order
from ..problems.waivers import apply_waivers
from ..search.items import library_items
from ..search.page_items import page_items
from ..search.writer import site_files
from ..site.addresses import Mode, site_path
from ..site.artefacts import DataFile, Page
from ..site.site import Site
from .assembly import assemble, editors_addresses
from .pages import Pages
from .published import read_published

INDEX_FOLDER = "search/index/"
"""Where the search index stands on the site."""


@dataclass(frozen=True)
class Project:
    """Everything known about a repository after reading and checking it.

    Attributes:
        loaded: what was read, as it is in the files.
        made: the pages of the site: sound records only, and nothing that may not be shown.
        problems: all of them, sorted.
        lacking: what this machine lacks to draw the share images. It is reported when the site is made, and says
            nothing of the content.
    """

    root: Path
    loaded: Loaded
    made: Pages
    problems: tuple[Problem, ...]
    lacking: Problem | None = None

    @property
    def site(self) -> Site:
        return self.made.site

    @property
    def plans(self) -> tuple[Plan, ...]:
        return self.made.plans

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
        return iter(self.made)

    def data_files(self, progress: share.Progress | None = None) -> list[DataFile]:
        """Every file that is no page; `progress` is told how many share images have been drawn."""
        index = site_files(
            (*library_items(self.site), *page_items(self.site)),
            words=self.site.search_words,
            script=self.site.mode == "file",
        )
        return [
            *files.redirects(self.site),
            *files.vanished_groups(self.site),
            files.names_file(self.site),
            *export_files(self.site),
            *(share.share_files(self.site, self.root, progress) if self.site.images else ()),
            *(DataFile(f"{INDEX_FOLDER}{path}", content, ("*",)) for path, content in index),
        ]

    @cached_property
    def assets(self) -> dict[str, Path]:
        """Files copied as they are: address → file. Those that a page shows, and those that a host asks for.

        An image that only a draft, a withdrawn record or somebody who is not shown uses stays at home.
        """
        shown = set()
        for page in self.pages():
            shown.update(page.files)
        return {
            site_path(uri): self.root / uri
            for uri in sorted(self.loaded.assets)
            if uri in HOSTING or site_path(uri) in shown
        }


def open_project(
    root: Path, *, drafts: bool = False, settings: Settings | None = None, mode: Mode = "site"
) -> Project:
    """Read and check the repository at `root`.

    Args:
        drafts: whether 草稿 have pages (in a preview) or not.
        settings: those of the caller; read from mkdocs.yml when not given.
    """
    given, found = (settings, []) if settings is not None else read_settings(root)
    loaded = load(root)
    context = checks.Context(
        loaded,
        Names(loaded.documents),
        Withheld(loaded.documents),
        editors_addresses(loaded, drafts=drafts),
        given,
        read_published(root / given.published),
    )
    found = [*found, *loaded.problems, *checks.run(context)]
    lacking = share.lacking() if given.share_images else None
    options = _Options(drafts, mode, given.share_images and not lacking)

    pages = _sound_pages(context, found, options)
    in_links = list(checks.links.check(context, pages.site.urls, pages.anchors))
    in_links += checks.search_words.check(loaded.search_words, pages.site.urls)
    if any(problem.is_error for problem in in_links):
        pages = _sound_pages(context, [*found, *in_links], options)

    found = apply_waivers([*found, *in_links], waivers_of(loaded.documents))
    return Project(root, loaded, pages, tuple(in_order(found)), lacking)


@dataclass(frozen=True)
class _Options:
    """What a site is made with: drafts or not, how links are written, share images or not."""

    drafts: bool
    mode: Mode
    images: bool


def _sound_pages(context: checks.Context, problems: Iterable[Problem], options: _Options) -> Pages:
    """The site of the records that have no error, without what may not be shown."""
    loaded = context.loaded
    broken = {problem.uri for problem in problems if problem.is_error}
    sound = [document for document in loaded.documents if document.uri not in broken]
    chosen = publishable(sound, drafts=options.drafts)
    redactor = Redactor(context.withheld, loaded.documents, chosen)
    public = disclose(
        Disclosed(Library(tuple(chosen)), loaded.pages, loaded.assets, context.published), redactor
    )
    settings = disclosed_settings(context.settings, redactor)
    words = loaded.search_words.without(lambda word: redactor.text(word) != word)
    return assemble(public, settings, options.mode, images=options.images, search_words=words)


def in_mode(project: Project, mode: Mode) -> Project:
    """The same project with links for folders on a server or for files opened from a disk."""
    site = replace(project.site, mode=mode)
    return replace(project, made=Pages(site, project.plans))
