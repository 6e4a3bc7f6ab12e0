"""The site written to a folder by the core alone: for a server or for a disk, without MkDocs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..pages.bundle import bundle
from ..pages.files import missing_page, sitemap_files
from ..pages.frame import Frame, frame_of, whole
from ..share import Progress
from ..site import assets
from ..site.artefacts import DataFile, Page
from .project import Project


def other_files(
    project: Project, frame: Frame, pages: Iterable[Page], progress: Progress | None = None
) -> list[DataFile]:
    """Every file of the site that is no page and is not copied from the repository.

    Nobody asks a disk for a 404 page or a sitemap, and a disk needs no service worker, so a site in
    file mode has none.

    Args:
        frame: what stands around the 404 page as around every page.
        pages: those of the project, made already; the sitemap and the edition are made of them.
        progress: called with how many share images have been drawn.
    """
    files = [*project.data_files(progress), *bundle().values()]
    site = project.site
    if site.mode == "site":
        missing = missing_page(site)
        files.append(DataFile(missing.path, whole(missing, frame).encode()))
        files += sitemap_files(site, pages)
        files += assets.worker_files(edition_of(pages, files))
    return files


def edition_of(pages: Iterable[Page], files: Iterable[DataFile]) -> str:
    """What tells an edition of the site from every other: it follows from all that is on it."""
    digest = hashlib.sha256()
    for page in pages:
        digest.update(f"{page.url}\0{page.title}\0{page.html}\0".encode())
    for file in files:
        digest.update(f"{file.path}\0".encode() + file.content)
    return digest.hexdigest()[:16]


def write_site(project: Project, folder: Path) -> int:
    """Write the whole site to an empty or new folder, and return the number of pages.

    In site mode every file has the bytes that MkDocs puts out.

    Raises:
        FileExistsError: the folder holds something already; nothing is written.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(folder)
    for path, content in site_files(project):
        write(folder / path, content)
    return len(project.plans)


def site_files(project: Project) -> Iterator[tuple[str, bytes]]:
    """(path from the site's root, content) of every file of the site."""
    frame = frame_of(project.site)
    pages = list(project.pages())
    for path, source in project.assets.items():
        yield path, source.read_bytes()
    for file in other_files(project, frame, pages):
        yield file.path, file.content
    for page in pages:
        yield page.path, whole(page, frame).encode()


def write(path: Path, content: bytes) -> None:
    """Write a file; its folders are made where they are missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
