"""The files of a site that are no pages: a name for some of them, and what makes these."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from ..exports import export_files
from ..pages import files
from ..pages.data import EXPORTS
from ..pages.facts import facts_files
from ..pages.writing import sheet_file
from ..search.files import IndexFile
from ..search.folding import all_variant_pairs
from ..search.items import library_items
from ..search.page_items import page_items
from ..search.sounds import all_sounds
from ..search.writer import site_files, with_plain
from ..site.artefacts import DataFile
from ..site.site import Site

INDEX = "index"
"""The name of the files of the search index."""

INDEX_FOLDER = "search/index/"
"""Where the search index stands on the site."""


def _sheet(site: Site) -> list[DataFile]:
    return [sheet_file(site)]


def _names(site: Site) -> list[DataFile]:
    return [files.names_file(site)]


def _index(site: Site) -> list[DataFile]:
    items = [*site.long(library_items), *site.once(page_items)]
    if site.flat:
        items = [replace(item, url=site.written(item.url)) for item in items]
    index = site_files(
        items,
        words=site.search_words,
        script=site.mode == "file",
        variants=site.lasting(_variants),
        sounds=site.lasting(_sounds),
        always=site.always,
        before=_below(INDEX_FOLDER, site.before(INDEX)),
    )
    return [DataFile(INDEX_FOLDER + path, text) for path, text in index]


def _below(folder: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same files, with their paths from a folder in which all of them are."""
    return {path.removeprefix(folder): content for path, content in files.items()}


def _variants(site: Site) -> str:
    """All pairs of a traditional character and the folded one. They are the same for every site."""
    return all_variant_pairs()


def _sounds(site: Site) -> str:
    """How characters sound. It is the same for every site, too."""
    return all_sounds()


FILES: Mapping[str, Callable[[Site], Iterable[DataFile]]] = {
    EXPORTS: export_files,
    "redirects": files.redirects,
    "editions": files.edition_redirects,
    "groups": files.vanished_groups,
    "lessons": files.vanished_lessons,
    "folders": files.former_folders,
    "names": _names,
    "facts": facts_files,
    "sheet": _sheet,
    INDEX: _index,
}
"""The files that are no pages: a name for some of them → what makes these of the site. The largest
come first: they were made beside the pages, and are held until they are written."""


def files_named(site: Site, name: str) -> list[DataFile]:
    """Some files of a site that are no pages, by their name in `FILES`."""
    return list(FILES[name](site))


def as_written(name: str, files: Iterable[DataFile]) -> Iterator[DataFile]:
    """Some files as they stand on the site.

    The index is made, handed on and kept compressed, which takes a quarter of the memory; its plain
    files come of that.

    Args:
        name: of these files in `FILES`.
        files: as they were made.
    """
    if name != INDEX:
        yield from files
        return
    for path, content in with_plain(IndexFile(file.path, file.content) for file in files):
        yield DataFile(path, content)
