"""Our pages and files as MkDocs files, and the section of each page."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation

from ..site.artefacts import DataFile
from .state import Build

_UNUSED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")
"""Material's own scripts and styles: no page loads them, so they are not shipped (1.4 MB)."""


def add_files(files: Files, config: MkDocsConfig, build: Build, data: Iterable[DataFile]) -> Files:
    """Replace the Markdown files of docs/ by our pages and add everything else that the site holds."""
    for file in list(files):
        ours = file.src_dir == config.docs_dir and file.src_uri not in build.project.assets
        if file.is_documentation_page() or ours or file.src_uri.startswith(_UNUSED):
            files.remove(file)
    for page in build.project.pages():
        build.pages[page.uri] = page
        files.append(
            File.generated(config, page.uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        )
    for item in data:
        files.append(File.generated(config, item.path, content=item.content))
    for path, source in build.project.assets.items():
        if files.get_file_from_path(path) is None:
            files.append(File.generated(config, path, abs_src_path=str(source)))
    return files


def give_parents(nav: Navigation, files: Files, build: Build) -> None:
    """Set the parent of each page outside the navigation to the page of its tab."""
    tabs = {page.url: page for page in nav.pages}
    for file in files.documentation_pages():
        ours = build.pages.get(file.src_uri)
        page = file.page
        if (
            ours
            and page is not None
            and page.parent is None
            and ours.section in tabs
            and tabs[ours.section] is not page
        ):
            page.parent = tabs[ours.section]
