"""The pages of the site as files of MkDocs, for plugins that ask which pages there are.

They are taken away again before MkDocs would make anything of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from ..build.standing import Standing
from ..library.grouping import GROUPINGS
from ..schema.registry import KINDS
from ..site.artefacts import uri_of
from ..site.site import Site

_INDEX = {kind.url for kind in KINDS} | {grouping.url for grouping in GROUPINGS}


def offered(site: Site, root: Path, config: MkDocsConfig) -> Iterator[File]:
    """A file for each page: under the name of its source, seen from docs/, with its address.

    Args:
        root: the repository.
    """
    sources = {document.url: document.uri for document in site.library.documents}
    sources |= {page.url: page.uri for page in site.pages}
    for url in sorted(site.book.urls):
        if url in sources:
            name = sources[url].removeprefix("docs/")
            file = File.generated(config, name, abs_src_path=str(root / sources[url]))
        else:
            file = File.generated(config, uri_of(url, folder=url in _INDEX), content="")
        file.dest_uri = site.file_of(url)
        yield file


def replace_all(files: Files, others: Iterator[File]) -> None:
    """Put other files in the place of those that MkDocs gathered."""
    for file in list(files):
        files.remove(file)
    for file in others:
        files.append(file)


def added(files: Files, ours: set[File]) -> list[File]:
    """What plugins have added since."""
    return [file for file in files if file not in ours]


def put_added(files: list[File], standing: Standing) -> list[str]:
    """Put the added files that are no pages into the site, where it has none of that name.

    Returns:
        the names of the pages, of which nothing is made.
    """
    lost = []
    for file in files:
        if file.is_documentation_page():
            lost.append(file.src_uri)
        elif not standing.has(file.dest_uri):
            standing.put(file.dest_uri, file.content_bytes)
    return lost
