"""The site written to a folder: for a server or for a disk. MkDocs has it written here too."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from ..exports import workbook
from ..pages.bundle import bundle
from ..pages.data import EXPORTS
from ..pages.files import broken_page, missing_page, pack_sitemap, sitemap_files
from ..pages.frame import frame_of, whole
from ..pages.plan import Plan
from ..share import Progress
from ..site import assets
from ..site.artefacts import DataFile, Finished, Listed
from ..site.asking import AskedSite
from .collecting import give_back, seldom
from .crew import WORTH, Crew, begins_at_once, crew_of
from .files import FILES, INDEX, INDEX_FOLDER, as_written, files_named
from .finishing import ENCODING, Together, Work, finish_together
from .project import Project
from .standing import Standing
from .workshop import Opened, Stands, Workshop

Watch = Callable[[int, int], None]
"""Is told how many pages are written, and how many there are."""

_LONG = (EXPORTS, INDEX)
"""The files that take long: some of those who work make them while the others make pages."""


MANY = 5_000
"""From so many records on these files alone are worth several processes. Of a thousand one made
them sooner, of ten thousand two."""

Gives = Callable[[str], Iterable[DataFile]]
"""A name of `FILES` → these files."""


class Edition:
    """What tells an edition of the site from every other: it follows from all that is on it.

    Pages and files are given one by one, so that none has to be kept for it.
    """

    def __init__(self) -> None:
        self._digest = hashlib.sha256()

    def add_page(self, page: Finished) -> None:
        """A page of the site."""
        self._digest.update(f"{page.path}\0".encode())
        self._digest.update(page.sum)

    def add_file(self, file: DataFile) -> None:
        """Another file of the site."""
        self._digest.update(f"{file.path}\0".encode())
        self._digest.update(file.content)

    def name(self) -> str:
        """The name of the edition with all that was added so far."""
        return self._digest.hexdigest()[:16]


def other_files(
    project: Project,
    pages: Iterable[Listed],
    edition: Edition,
    progress: Progress | None = None,
    gives: Gives | None = None,
) -> Iterator[DataFile]:
    """Every file of the site that is no page and is not copied from the repository.

    Nobody asks a disk for a 404 page or a sitemap, and a disk needs no service worker, so a site in
    file mode has none.

    Args:
        pages: those of the project, made already; of each the sitemap needs no more than its
            address and its date.
        edition: has all pages already; the files are added to it.
        progress: called with how many share images have been drawn.
        gives: has some of the files; without it they are made.
    """
    for file in _plain_files(project, pages, progress, gives or _made_anew(project)):
        edition.add_file(file)
        yield file
    if project.site.mode == "site":
        yield from assets.worker_files(edition.name())


def _plain_files(
    project: Project, pages: Iterable[Listed], progress: Progress | None, gives: Gives
) -> Iterator[DataFile]:
    """The files that do not tell which edition they are of."""
    site = project.site
    for name in FILES:
        yield from as_written(name, gives(name))
    yield from project.share_images(progress)
    yield from bundle().values()
    if site.mode == "site":
        missing = missing_page(site)
        frame = project.made.shop.site.once(frame_of)
        yield DataFile(missing.url, whole(missing, frame).encode(*ENCODING))
        pack = partial(project.made.shop.site.always, pack_sitemap)
        yield from sitemap_files(site.settings.site_url, pages, site.written, pack)


def _made_anew(project: Project) -> Gives:
    """Makes files of a project's site; nothing is taken from an earlier build, and nothing kept."""
    return lambda name: files_named(project.made.shop.site, name)


def write_site(project: Project, folder: Path) -> int:
    """Write the whole site to an empty or new folder, and return the number of pages.

    Raises:
        FileExistsError: the folder holds something already; nothing is written.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(folder)
    standing = Standing(folder)
    put_site(project, standing)
    standing.close()
    return len(project.plans)


def put_site(
    project: Project,
    standing: Standing,
    progress: Progress | None = None,
    watch: Watch | None = None,
) -> None:
    """Write the whole site into a folder; what stands there already stays.

    Args:
        progress: called with how many share images have been drawn.
        watch: called with how many pages have been written.

    Raises:
        CrewError: those who should make it together do not.
    """
    standing.expect_new_name(INDEX_FOLDER.rstrip("/"))
    for path, content in site_files(project, progress, watch, standing.stands):
        standing.put(path, content)


def put_broken(project: Project, standing: Standing) -> None:
    """In a preview, put a page in the place of each record that has an error: what is wrong.

    Whoever is writing it has that page open.
    """
    told: dict[str, list[str]] = {}
    for problem in project.errors:
        told.setdefault(problem.uri, []).append(str(problem))
    frame = frame_of(project.site)
    for document in project.loaded.documents:
        path = project.site.file_of(document.url)
        if document.uri in told and not standing.has(path):
            page = broken_page(document.url, document.uri, told[document.uri])
            standing.put(path, whole(page, frame).encode(*ENCODING))


def site_files(
    project: Project,
    progress: Progress | None = None,
    watch: Watch | None = None,
    stands: Stands | None = None,
) -> Iterator[tuple[str, bytes]]:
    """(path from the site's root, content) of every file of the site, each as it is made. A page
    that stands already where the site goes is left out.

    Pages come first. Nothing else takes the place of one; of two other files with one path the
    later counts. A picture is named by its content and so tells of its change on a page; the own
    styles and scripts of a site are not, so they count for its edition.

    Args:
        progress: called with how many share images have been drawn.
        watch: called with how many pages have been made.

    Raises:
        CrewError: those who should make it together do not.
    """
    shop = project.made.shop
    give_back()
    opened = shop.open()
    try:
        with seldom():
            wanting = shop.wanting(project.plans)
            with crew_of(shop.site, _items(project, wanting), WORTH) as crew:
                yield from _site_files(project, opened, wanting, crew, progress, watch, stands)
            opened.close()
            project.keep_spelled()
    except BaseException:
        opened.abandon()
        raise


def _items(project: Project, wanting: Sequence[Plan]) -> int:
    """How much there is to do: the pages, or all records where files are made of all of them.

    Of a few pages and such files a process that has to be told everything first makes nothing
    sooner.
    """
    records = len(project.site.library.documents)
    long = any(map(project.made.shop.wants, _LONG))
    if long and records >= MANY and begins_at_once():
        return max(len(wanting), records)
    return len(wanting)


def _site_files(
    project: Project,
    opened: Opened,
    wanting: Sequence[Plan],
    crew: Crew[AskedSite],
    progress: Progress | None,
    watch: Watch | None,
    stands: Stands | None,
) -> Iterator[tuple[str, bytes]]:
    edition = Edition()
    made: list[_Made] = []
    taken: set[str] = set()
    total = len(project.plans)
    long = _Long(project.made.shop, wanting, crew)
    if crew.executor is None and project.made.shop.wants(EXPORTS):
        _make_workbook(project.made.shop.site)
    for page in project.made.finished(opened, wanting, crew, long.pages, stands):
        edition.add_page(page)
        made.append(_Made(page.url, page.updated, page.indexed))
        taken.add(page.path)
        if page.content:
            yield page.path, page.content
        if watch is not None:
            watch(len(made), total)
    long.pages.clear()

    def gives(name: str) -> list[DataFile]:
        if name in _LONG:
            give_back()
        return opened.files(name, long.files.pop(name, None))

    yield from _copied(project, taken, edition)
    for file in other_files(project, made, edition, progress, gives):
        if file.path not in taken:
            yield file.path, file.content


def _make_workbook(site: AskedSite) -> None:
    """Make what takes most memory while the least is held."""
    site.lasting(workbook)
    give_back()


class _Made(NamedTuple):
    """What is asked of a page when it is made. There are tens of thousands."""

    url: str
    updated: str
    indexed: bool


class _Long:
    """The files that take long, begun before the pages.

    Args:
        shop: the workshop.
        wanting: the pages that have to be made.
        crew: makes all of it.

    Attributes:
        files: name of files that have to be made → gives them. Whoever has them takes the name
            out, so that they are not held any longer.
        pages: address of a page that tells of them and has to be made → gives it; the same holds
            for these.
    """

    def __init__(self, shop: Workshop, wanting: Sequence[Plan], crew: Crew[AskedSite]) -> None:
        self.files: dict[str, Callable[[], Work[list[DataFile]]]] = {}
        self.pages: dict[str, Callable[[], Work[Finished]]] = {}
        for name in _LONG:
            if shop.wants(name):
                plans = tuple(plan for plan in wanting if plan.beside == name)
                self._begin(name, plans, crew)

    def _begin(self, name: str, plans: tuple[Plan, ...], crew: Crew[AskedSite]) -> None:
        together = cache(crew.begin(finish_together, (name, plans)))
        self.files[name] = lambda: together().files
        for place, plan in enumerate(plans):
            self.pages[plan.url] = partial(_page_at, together, place)


def _page_at(together: Callable[[], Together], place: int) -> Work[Finished]:
    return together().pages[place]


def _copied(
    project: Project, taken: Collection[str], edition: Edition
) -> Iterator[tuple[str, bytes]]:
    """The files that are copied as they are, but where a page stands."""
    named_by_hand = project.site.settings.look.files
    for path, source in project.assets.items():
        if path not in taken:
            content = source.read_bytes()
            if path in named_by_hand:
                edition.add_file(DataFile(path, content))
            yield path, content


def write(path: Path, content: bytes) -> None:
    """Write a file; its folders are made where they are missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
