"""A repository opened: read, checked, disclosed, and ready to be made into a site.

This is the one entrance to the core. `open_project` tells the story of a build.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from .. import checks, share
from ..checks.waivers import waivers_of
from ..disclosure import (
    Disclosed,
    Redactor,
    Withheld,
    disclose,
    disclosed_data_files,
    disclosed_settings,
    kept_back,
    publishable,
    with_ends,
)
from ..library.config_lines import Lines
from ..library.documents import Document, sound
from ..library.library import Library
from ..library.loader import HOSTING, PUBLISHED, STRAY, Loaded, load
from ..library.look import DOCS, missing, present
from ..library.names import Names
from ..library.settings import Settings, read_settings, without_contact
from ..library.watched import watched, watched_page
from ..pages.plan import Plan, generated
from ..pictures import Made, make_pictures, placed
from ..problems.problem import Problem, in_order
from ..problems.waivers import apply_waivers
from ..schema.base import Record
from ..site.addresses import FOLDERS, Mode, site_path
from ..site.artefacts import DataFile, Page
from ..site.site import Site
from .assembly import assemble, editors_addresses
from .collecting import seldom
from .crew import each_here, each_of
from .files import FILES, as_written, files_named
from .known import around_of, keep_answer, kept_answer
from .pages import Pages
from .published import read_published

ANEW = "JIANGPU_ANEW"
"""The variable of the environment with which nothing is taken from earlier builds."""


@dataclass(frozen=True)
class Project:
    """A repository after reading and checking it: what was read, what is wrong, and the site.

    Attributes:
        root: the folder of the repository.
        loaded: every record and page as it is in the files, sound or not.
        problems: all that was found in reading and checking, sorted; what was waived is not there.
        context: what the checks have looked at.
        made: the pages of the site. It holds sound records only, and nothing that may not be shown.
        lacking: what the site goes without: share images that this machine cannot draw, pictures
            that it cannot make smaller, a way to reach the editors. It is reported when the site
            is made, and does not concern the content.
        pictures: what was made of the editors' image files.
    """

    root: Path
    loaded: Loaded
    made: Pages
    problems: tuple[Problem, ...]
    context: checks.Context
    lacking: tuple[Problem, ...] = ()
    pictures: Made = Made()

    @property
    def site(self) -> Site:
        """What the pages are made from."""
        return self.made.site

    @property
    def plans(self) -> tuple[Plan, ...]:
        """Which pages there are, in the order in which they are written."""
        return self.made.plans

    @property
    def errors(self) -> list[Problem]:
        """The problems that keep a record out of the site."""
        return [problem for problem in self.problems if problem.is_error]

    @property
    def blocking(self) -> list[Problem]:
        """Errors that stop a strict build. Those of drafts do not: drafts are not published."""
        drafts = {document.uri for document in self.loaded.documents if document.draft}
        return [problem for problem in self.errors if problem.uri not in drafts]

    def pages(self) -> Iterator[Page]:
        """Every page, each made when it is first asked for."""
        return iter(self.made)

    def data_files(self, progress: share.Progress | None = None) -> Iterator[DataFile]:
        """Every file that is no page and is not copied from the repository.

        Args:
            progress: called with how many share images have been drawn.
        """
        for name in FILES:
            yield from as_written(name, files_named(self.made.shop.site, name))
        yield from self.share_images(progress)

    def share_images(self, progress: share.Progress | None = None) -> Iterator[DataFile]:
        """The pictures that stand for pages where their addresses are passed on.

        Args:
            progress: called with how many of them have been drawn.
        """
        if self.site.images:
            yield from share.share_files(self.made.shop.site, self.root, progress, each_here)

    def keep_spelled(self) -> None:
        """Keep how texts are spelled, for whoever opens the repository next: the names of all
        records, when the index is made, take the whole dictionary of pinyin."""
        if self.loaded.spelling is not None:
            self.loaded.spelling.save()

    @cached_property
    def assets(self) -> dict[str, Path]:
        """Files that are copied as they are: address → file.

        They are those that a host asks for, and what was made of the pictures that a page shows.
        The editors' own image files stay at home, and so does all of a picture that only a draft,
        a withdrawn record or somebody who is not shown uses.
        """
        shown = self.made.files()
        copied = {}
        for uri in sorted(self.loaded.assets):
            if uri in HOSTING:
                copied[site_path(uri)] = self.root / uri
        for address in self.site.settings.look.files:
            copied[address] = self.root / DOCS / address
        for address in sorted(shown):
            if address in self.pictures.paths:
                copied[address] = self.pictures.paths[address]
        return copied


def open_project(
    root: Path, *, drafts: bool = False, settings: Settings | None = None, mode: Mode = "site"
) -> Project:
    """Read and check the repository at `root`, and put together the site of what is sound in it.

    The settings are read, then every file of the content. The checks look at all of it. The site is
    put together of the records without an error, as far as they may be shown: its library, its
    ledger, its groups, its addresses and the plan of every page, each made once. Now it is known
    where links can lead, so those in the texts are checked. A record with a wrong link leaves the
    site too, which is then put together anew. Warnings that somebody waived are taken away.

    Pages are rendered later, when they are asked for. A link with an anchor asks for one here.

    Args:
        root: the folder of the repository.
        drafts: whether 草稿 have pages (in a preview) or not.
        settings: those of the caller; read from mkdocs.yml when not given.
        mode: how links are written.
    """
    found: list[Problem] = []
    if settings is None:
        settings, found = read_settings(root)
    with seldom():
        around = None if drafts else around_of(root, settings)
        loaded = load(root, checks.Look(settings), each_of, settings.excluded)
        project = checked(loaded, settings, found, drafts=drafts, mode=mode)
    if around is not None and around == around_of(root, settings):
        own = [each for each in project.problems if each not in found]
        keep_answer(root, around.state(loaded.read), own)
    return project


def problems_of(root: Path) -> tuple[Problem, ...]:
    """All that is wrong in the repository at `root`, as `open_project` finds it.

    Where nothing has changed since somebody looked, the answer is what it was.
    """
    settings, found = read_settings(root)
    around = around_of(root, settings)
    known = kept_answer(root, around.state()) if around is not None else None
    if known is None:
        return open_project(root).problems
    return tuple(in_order([*found, *known]))


def checked(
    loaded: Loaded,
    settings: Settings,
    found: Iterable[Problem] = (),
    *,
    drafts: bool = False,
    mode: Mode = "site",
) -> Project:
    """A repository that was read already, as `open_project` gives it.

    Args:
        loaded: what was read.
        settings: of the repository.
        found: problems of the settings.
        drafts, mode: as for `open_project`.
    """
    documents = with_ends(loaded.documents)
    if any(document.ended for document in documents):
        loaded = replace(loaded, documents=documents)
    named, settings = settings, _with_files(loaded.root, settings)
    problems_so_far = [*found, *_of_files(loaded, named, settings)]
    context = context_of(loaded, settings, drafts=drafts)
    problems_so_far += checks.run(context)

    no_images = share.lacking() if settings.share_images else None
    options = _Options(
        drafts,
        mode,
        images=settings.share_images and no_images is None,
        flat=mode == "site" and not settings.directory_urls,
    )
    pages = _sound_pages(context, problems_so_far, options)

    linking = checks.linking(context)
    followed = checks.links.check(
        linking, pages.site.urls, pages.anchors, checks.links_seen(context)
    )
    in_links = list(checks.guarded(followed))
    in_links += checks.addresses.check(context, generated(pages.plans))
    in_links += checks.search_words.check(loaded.search_words, pages.site.urls)
    problems_so_far += in_links
    if any(problem.is_error for problem in in_links):
        pages = _sound_pages(context, problems_so_far, options)

    problems = in_order(apply_waivers(problems_so_far, waivers_of(loaded.documents)))
    made = context.pictures
    without = (no_images, made.lacking, without_contact(settings))
    lacking = tuple(problem for problem in without if problem)
    project = Project(loaded.root, loaded, pages, tuple(problems), context, lacking, made)
    project.keep_spelled()
    return project


def _with_files(root: Path, settings: Settings) -> Settings:
    """The settings without the files for the look that are not there."""
    return settings.model_copy(update={"look": present(settings.look, root)})


def _of_files(loaded: Loaded, named: Settings, settings: Settings) -> Iterator[Problem]:
    """What was found in reading. A file that the settings name is published, and none too many.

    Args:
        named: the settings as they are written.
        settings: those without the files that are not there.
    """
    for problem in loaded.problems:
        if problem.code != STRAY or problem.uri not in settings.look.uris:
            yield problem
    yield from missing(named.look, settings.look, Lines.read(loaded.root))


def context_of(loaded: Loaded, settings: Settings, *, drafts: bool) -> checks.Context:
    """What the checks may look at: all that was read, and what follows from it."""
    names = Names(loaded.documents)
    return checks.Context(
        loaded=loaded,
        names=names,
        withheld=Withheld(loaded.documents, names),
        book=editors_addresses(loaded, drafts=drafts),
        settings=settings,
        published=read_published(loaded.root / settings.published),
        pictures=make_pictures(loaded.root, _image_files(loaded)),
    )


def _image_files(loaded: Loaded) -> list[str]:
    return [uri for uri in loaded.assets if uri.lower().endswith(PUBLISHED)]


@dataclass(frozen=True)
class _Options:
    """How the site is made.

    Attributes:
        drafts: whether 草稿 have pages.
        mode: how links are written.
        images: whether share images are drawn.
        flat: whether each page has a file in the place of a folder.
    """

    drafts: bool
    mode: Mode
    images: bool
    flat: bool = False


def _sound_pages(context: checks.Context, problems: Iterable[Problem], options: _Options) -> Pages:
    """The pages of the records that have no error, without what may not be shown."""
    documents = publishable(_sound_documents(context.loaded, problems), drafts=options.drafts)
    return _pages_of(context, documents, options, kept=True)


def preview_pages(context: checks.Context, documents: Iterable[Document[Record]]) -> Pages:
    """The pages of some records as a preview shows them, drafts included, without share images."""
    return _pages_of(context, documents, _Options(drafts=True, mode="site", images=False))


def _pages_of(
    context: checks.Context,
    documents: Iterable[Document[Record]],
    options: _Options,
    *,
    kept: bool = False,
) -> Pages:
    """The pages of records, as far as they may be shown.

    Args:
        kept: whether the finished pages are kept for the next build.
    """
    loaded = context.loaded
    documents = tuple(documents)
    shown = dict(context.pictures.pictures)
    for uri in kept_back(loaded.documents, context.names, loaded.assets):
        shown.pop(uri, None)
    with_pictures = [watched(placed(document, shown)) for document in documents]
    given = Disclosed(
        library=Library(tuple(with_pictures)),
        pages=tuple(map(watched_page, loaded.pages)),
        files=frozenset(shown),
        published=context.published,
    )
    redactor = Redactor(context.withheld, loaded.documents, documents)
    public = disclose(given, redactor)
    settings = disclosed_settings(context.settings, redactor)
    words = loaded.search_words.without(lambda word: redactor.text(word) != word)
    return assemble(
        public,
        settings,
        options.mode,
        images=options.images,
        search_words=words,
        data_files=disclosed_data_files(loaded.data_files, redactor),
        pictures=shown,
        flat=options.flat,
        root=loaded.root if kept and not os.environ.get(ANEW) else None,
        name=f"{options.mode}-drafts" if options.drafts else options.mode,
    )


def _sound_documents(loaded: Loaded, problems: Iterable[Problem]) -> list[Document[Record]]:
    """The records in whose files no error was found."""
    broken = {problem.uri for problem in problems if problem.is_error}
    return [sound(document) for document in loaded.documents if document.uri not in broken]


def in_mode(project: Project, mode: Mode) -> Project:
    """The same project with links for folders on a server or for files opened from a disk. Each
    page has a folder of its own.

    Nobody passes on the address of a page on a disk, so there are no share images for it.
    """
    site = replace(project.site, mode=mode, flat=FOLDERS)
    if mode == "file":
        site = replace(site, images={})
    return replace(project, made=Pages(site, project.plans))
