"""The library as the desk holds it: every record that was read, and what is wrong with each.

A shelf never changes: what is done gives another one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..build.project import Project, checked, context_of
from ..checks import Look
from ..checks.context import AnyDocument, Context
from ..library.content import content_files
from ..library.loader import Loaded, load
from ..library.settings import Settings, read_settings
from ..problems.problem import Problem

Stamp = tuple[int, int]
"""Time and size of a file: another one tells that it was written."""


@dataclass(frozen=True)
class Shelf:
    """What was read, and what is known of it.

    Attributes:
        context: what the checks may look at.
        settings_problems: what is wrong with the settings.
        problems: by file; until the first check is done only those of reading.
        project: the site as the last whole check made it; None before.
        stamps: the files as they were read.
    """

    context: Context
    settings_problems: tuple[Problem, ...]
    problems: Mapping[str, tuple[Problem, ...]]
    project: Project | None
    stamps: Mapping[str, Stamp]
    documents: Mapping[str, AnyDocument]

    @property
    def loaded(self) -> Loaded:
        return self.context.loaded

    @property
    def settings(self) -> Settings:
        return self.context.settings

    @property
    def is_checked(self) -> bool:
        """Whether all of it was checked once."""
        return self.project is not None


def read_shelf(root: Path) -> Shelf:
    """Read the repository at `root`. It is not checked yet."""
    stamps = stamps_of(root)
    settings, found = read_settings(root)
    loaded = load(root, Look(settings), excluded=settings.excluded)
    return Shelf(
        context=context_of(loaded, settings, drafts=True),
        settings_problems=tuple(found),
        problems=_by_file(loaded.problems),
        project=None,
        stamps=stamps,
        documents={document.uri: document for document in loaded.documents},
    )


def checked_shelf(shelf: Shelf) -> Shelf:
    """The same, checked as `jiangpu check` does it."""
    project = checked(shelf.loaded, shelf.settings, shelf.settings_problems, drafts=True)
    return replace(shelf, project=project, problems=_by_file(project.problems))


def with_document(
    shelf: Shelf,
    context: Context,
    document: AnyDocument,
    problems: Iterable[Problem],
    read: Iterable[Problem],
) -> Shelf:
    """A shelf with a record that is new or other than before.

    Args:
        context: with the record in it.
        document: the record.
        problems: of the record, by what is known without the whole check.
        read: those of reading alone.
    """
    uri = document.uri
    return replace(
        shelf,
        context=replace(context, loaded=_read_anew(context.loaded, uri, read)),
        problems={**shelf.problems, uri: tuple(problems)},
        documents={**shelf.documents, uri: document},
        stamps=_stamped(shelf, uri),
    )


def without_document(shelf: Shelf, uri: str) -> Shelf:
    """A shelf without a record."""
    loaded = shelf.loaded
    left = tuple(document for document in loaded.documents if document.uri != uri)
    loaded = replace(_read_anew(loaded, uri, ()), documents=left)
    return replace(
        shelf,
        context=context_of(loaded, shelf.settings, drafts=True),
        problems={file: found for file, found in shelf.problems.items() if file != uri},
        documents={document.uri: document for document in left},
        stamps={file: stamp for file, stamp in shelf.stamps.items() if file != uri},
    )


def stamps_of(root: Path) -> dict[str, Stamp]:
    """The stamp of every file of the content and of the settings."""
    found = {}
    for uri in [*content_files(root), "mkdocs.yml"]:
        stamp = stamp_of(root, uri)
        if stamp is not None:
            found[uri] = stamp
    return found


def stamp_of(root: Path, uri: str) -> Stamp | None:
    """The stamp of a file; None where there is none."""
    try:
        status = (root / uri).stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def _stamped(shelf: Shelf, uri: str) -> dict[str, Stamp]:
    stamp = stamp_of(shelf.loaded.root, uri)
    return {**shelf.stamps, uri: stamp} if stamp else dict(shelf.stamps)


def _read_anew(loaded: Loaded, uri: str, read: Iterable[Problem]) -> Loaded:
    """What was read, with other problems of reading a file."""
    others = [problem for problem in loaded.problems if problem.uri != uri]
    return replace(loaded, problems=(*others, *read))


def _by_file(problems: Iterable[Problem]) -> dict[str, tuple[Problem, ...]]:
    found: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        found[problem.uri].append(problem)
    return {uri: tuple(own) for uri, own in found.items()}
