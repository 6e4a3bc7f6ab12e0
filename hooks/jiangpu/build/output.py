"""The site written to a folder: for a server or for a disk. MkDocs has it written here too."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from ..pages.bundle import bundle
from ..pages.files import broken_page, missing_page, sitemap_files
from ..pages.frame import Frame, frame_of, whole
from ..share import Progress
from ..site import assets
from ..site.artefacts import DataFile, Page
from .project import Project


class Edition:
    """What tells an edition of the site from every other: it follows from all that is on it.

    Pages and files are given one by one, so that none has to be kept for it.
    """

    def __init__(self) -> None:
        self._digest = hashlib.sha256()

    def add_page(self, page: Page) -> None:
        """A page of the site."""
        self._digest.update(f"{page.url}\0{page.title}\0{page.html}\0".encode(*_ENCODING))

    def add_file(self, file: DataFile) -> None:
        """Another file of the site."""
        self._digest.update(f"{file.path}\0".encode())
        self._digest.update(file.content)

    def name(self) -> str:
        """The name of the edition with all that was added so far."""
        return self._digest.hexdigest()[:16]


_ENCODING = ("utf-8", "xmlcharrefreplace")
"""What cannot be written in UTF-8 is written as a reference."""


def other_files(
    project: Project,
    frame: Frame,
    pages: Iterable[Page],
    edition: Edition,
    progress: Progress | None = None,
) -> Iterator[DataFile]:
    """Every file of the site that is no page and is not copied from the repository.

    Nobody asks a disk for a 404 page or a sitemap, and a disk needs no service worker, so a site in
    file mode has none.

    Args:
        frame: what stands around the 404 page as around every page.
        pages: those of the project, made already; of each the sitemap needs no more than its
            address and its date.
        edition: has all pages already; the files are added to it.
        progress: called with how many share images have been drawn.
    """
    for file in _plain_files(project, frame, pages, progress):
        edition.add_file(file)
        yield file
    if project.site.mode == "site":
        yield from assets.worker_files(edition.name())


def _plain_files(
    project: Project, frame: Frame, pages: Iterable[Page], progress: Progress | None
) -> Iterator[DataFile]:
    """The files that do not tell which edition they are of."""
    yield from project.data_files(progress)
    yield from bundle().values()
    site = project.site
    if site.mode == "site":
        missing = missing_page(site)
        yield DataFile(missing.url, whole(missing, frame).encode(*_ENCODING))
        yield from sitemap_files(site, pages)


def write_site(project: Project, folder: Path) -> int:
    """Write the whole site to an empty or new folder, and return the number of pages.

    Raises:
        FileExistsError: the folder holds something already; nothing is written.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(folder)
    return put_site(project, folder)


def put_site(project: Project, folder: Path, progress: Progress | None = None) -> int:
    """Write the whole site into a folder, and return the number of pages.

    Args:
        progress: called with how many share images have been drawn.
    """
    folders: set[Path] = set()
    for path, content in site_files(project, progress):
        target = folder / path
        if target.parent not in folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            folders.add(target.parent)
        target.write_bytes(content)
    return len(project.plans)


def put_broken(project: Project, folder: Path) -> None:
    """In a preview, put a page in the place of each record that has an error: what is wrong.

    Whoever is writing it has that page open.
    """
    frame = frame_of(project.site)
    for document in project.loaded.documents:
        told = [str(problem) for problem in project.errors if problem.uri == document.uri]
        page = broken_page(document.url, document.uri, told)
        if told and not (folder / project.site.file_of(page.url)).exists():
            write(folder / project.site.file_of(page.url), whole(page, frame).encode(*_ENCODING))


def site_files(project: Project, progress: Progress | None = None) -> Iterator[tuple[str, bytes]]:
    """(path from the site's root, content) of every file of the site, each as it is made.

    Pages come first. Nothing else takes the place of one; of two other files with one path the
    later counts. A picture is named by its content and so tells of its change on a page; the own
    styles and scripts of a site are not, so they count for its edition.

    Args:
        progress: called with how many share images have been drawn.
    """
    site = project.site
    frame = frame_of(site)
    edition = Edition()
    made: list[Page] = []
    for page in project.made.each_once():
        edition.add_page(page)
        made.append(replace(page, head="", body="", tail="", linked=""))
        yield site.file_of(page.url), whole(page, frame).encode(*_ENCODING)
    taken = {site.file_of(page.url) for page in made}
    named_by_hand = site.settings.look.files
    for path, source in project.assets.items():
        if path not in taken:
            content = source.read_bytes()
            if path in named_by_hand:
                edition.add_file(DataFile(path, content))
            yield path, content
    for file in other_files(project, frame, made, edition, progress):
        if file.path not in taken:
            yield file.path, file.content


def write(path: Path, content: bytes) -> None:
    """Write a file; its folders are made where they are missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
