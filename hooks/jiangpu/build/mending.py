"""A repository mended in a copy of it: what `jiangpu fix` would change, and what would be left.

The repository itself is only read. Some slips show only when another one is mended, and some only
beside the other records; so the copy is mended and checked until nothing more changes.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from ..language.pinyin import slug
from ..library.content import content_files
from ..library.documents import HANDBOOK
from ..library.settings import read_settings
from ..problems.problem import Problem
from ..schema.registry import kind_of_uri
from ..writing.edits import EditError
from ..writing.fixing import PASSES, Change, mend_file, mend_problems
from ..writing.inferred import number_edits
from ..writing.skeleton import next_number
from .copying import TEXTS, copy_content
from .project import Project, open_project
from .published import read_published


@dataclass
class FileMending:
    """What is done to one file.

    Attributes:
        uri: where it stands in the repository.
        target: where it would stand; the same, but for a file with another name.
        before: its content.
        after: what its content would be.
        changes: what is done, in the order in which it was found.
        refused: why nothing is done; "" where something may be.
    """

    uri: str
    target: str
    before: bytes
    after: bytes
    changes: list[Change] = field(default_factory=list)
    refused: str = ""

    @property
    def changed(self) -> bool:
        """Whether anything would be another."""
        return self.after != self.before or self.target != self.uri


@dataclass(frozen=True)
class Mending:
    """What would be done to a repository.

    Attributes:
        files: the files that would change, and those that cannot be mended.
        left: the problems of the files that were asked for, after that.
    """

    files: tuple[FileMending, ...]
    left: tuple[Problem, ...]


def mend_repository(
    root: Path, wanted: Callable[[str], bool], *, words: bool = True, order: bool = False
) -> Mending:
    """What can be mended in a repository. Nothing in it is touched.

    Args:
        root: the folder of the repository.
        wanted: whether a file is to be mended, by its path from the root.
        words: as for `mend_file`.
        order: as for `mend_file`.
    """
    with tempfile.TemporaryDirectory(prefix="jiangpu-fix-") as folder:
        copy = Path(folder)
        copy_content(root, copy)
        files = _files(copy, wanted)
        _rename(copy, files)
        for file in files:
            _mend_alone(copy, file, words=words, order=order)
        project = open_project(copy)
        for _ in range(PASSES):
            if not _mend_together(project, files, words=words):
                break
            project = open_project(copy)
        targets = {file.target for file in files}
        left = [each for each in project.problems if each.uri in targets or wanted(each.uri)]
    shown = [file for file in files if file.changed or file.refused]
    return Mending(tuple(shown), tuple(left))


def _files(copy: Path, wanted: Callable[[str], bool]) -> list[FileMending]:
    """The texts that were asked for."""
    found = []
    for uri in [*content_files(copy), HANDBOOK]:
        if uri.endswith(TEXTS) and wanted(uri) and (copy / uri).is_file():
            raw = (copy / uri).read_bytes()
            found.append(FileMending(uri, uri, raw, raw))
    return found


def _rename(copy: Path, files: Iterable[FileMending]) -> None:
    """Give records whose names are no small pinyin the name that their address has.

    The address stays the same. A file that others name keeps its name: they would name nothing.
    """
    texts = {uri: (copy / uri).read_bytes() for uri in content_files(copy) if uri.endswith(TEXTS)}
    for file in files:
        folder, _, name = file.uri.rpartition("/")
        stem = name.removesuffix(".md")
        if kind_of_uri(file.uri) is None or slug(stem) == stem:
            continue
        target = f"{folder}/{slug(stem)}.md"
        mentions = (stem.encode("utf-8"), quote(stem).encode("ascii"), stem.encode("gb18030"))
        named = [uri for uri, text in texts.items() if _mentions(text, mentions)]
        if (copy / target).exists() or any(uri != file.uri for uri in named):
            continue
        (copy / file.uri).rename(copy / target)
        file.target = target
        file.changes.append(Change(0, "F019", f"文件名改为 {slug(stem)}.md，网址不变"))


def _mentions(text: bytes, names: Iterable[bytes]) -> bool:
    return any(name in text for name in names)


def _mend_alone(copy: Path, file: FileMending, *, words: bool, order: bool) -> None:
    """Mend what the file alone tells."""
    try:
        mended = mend_file(file.target, file.after, words=words, order=order)
    except EditError as error:
        file.refused = str(error)
        return
    file.after = mended.content
    file.changes += mended.changes
    (copy / file.target).write_bytes(file.after)


def _mend_together(project: Project, files: Iterable[FileMending], *, words: bool) -> bool:
    """Mend what only the whole library tells; whether anything changed."""
    numbers = _missing_numbers(project)
    changed = False
    for file in files:
        own = [problem for problem in project.problems if problem.uri == file.target]
        more = numbers.get(file.target, [])
        if file.refused or not (own or more):
            continue
        # A name that is not found may be that of a value which could not be read.
        readable = not any(each.is_error and each.code.startswith("F") for each in own)
        mended = mend_problems(file.after, own, words=words and readable, more=more)
        if mended.content == file.after:
            continue
        again = mend_file(file.target, mended.content, words=words)
        file.after = again.content
        file.changes += [*mended.changes, *again.changes]
        (project.root / file.target).write_bytes(file.after)
        changed = True
    return changed


def _missing_numbers(project: Project) -> dict[str, list[Change]]:
    """A number for each record that has none, by file."""
    documents = project.loaded.documents
    settings, _ = read_settings(project.root)
    published = read_published(project.root / settings.published)
    given = [document.number for document in documents]
    found = {}
    for document in documents:
        number = next_number(document.kind, given, published)
        edits = number_edits(document.tree, number)
        if document.number or not edits:
            continue
        given.append(number)
        said = f"「编号」没有写，给它 {number}"
        found[document.uri] = [Change(edits[0].span.line, "F011", said, edits)]
    return found
