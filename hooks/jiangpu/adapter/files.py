"""Our pages and files as MkDocs files."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from ..site.artefacts import DataFile
from .state import Build

_UNUSED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")
"""Material's own scripts and styles: no page loads them, so they are not shipped (1.4 MB)."""


def put_files(
    files: Files, config: MkDocsConfig, build: Build, others: Iterable[DataFile]
) -> Files:
    """Replace what MkDocs found by the pages and the other files of the core."""
    for file in list(files):
        if _is_replaced(file, config, build):
            files.remove(file)
    for uri in build.pages:
        page = File.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        files.append(page)
    for item in others:
        files.append(File.generated(config, item.path, content=item.content))
    for path, source in build.project.assets.items():
        if files.get_file_from_path(path) is None:
            files.append(File.generated(config, path, abs_src_path=str(source)))
    return files


def _is_replaced(file: File, config: MkDocsConfig, build: Build) -> bool:
    """Whether the core writes the file itself, or no page needs it."""
    if file.is_documentation_page():
        return True
    if file.src_uri.startswith(_UNUSED):
        return True
    return file.src_dir == config.docs_dir and file.src_uri not in build.project.assets
