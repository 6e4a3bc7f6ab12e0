"""A record taken off the site: what changes in the files, what is gone then, and what is left.

A person becomes 不公开, so that the disclosure step leaves no trace. Any other record becomes
已撤回, and keeps its number and its address. Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..disclosure import Withheld
from ..disclosure.consent import NOT_SHOWN, hidden
from ..language.names import name_key
from ..library.documents import ReadDocument
from ..library.names import Names
from ..library.settings import Settings, read_settings
from ..problems.problem import Problem
from ..reading.text import characters
from ..schema.base import Record
from ..schema.refs import references
from ..schema.registry import PERSON
from ..writing.changes import Changes, FileChange, change_of
from ..writing.composing import with_fields
from .copying import tried
from .files import INDEX_FOLDER
from .project import Project, open_project
from .traces import Wanted, traces

NAMED_ELSEWHERE = "R011"
"""The code of a name that may not be shown and stands in another record."""


class CannotWithdraw(Exception):
    """A record cannot be taken off; the message says in Chinese why, and what to do."""


@dataclass(frozen=True)
class Withdrawal:
    """What taking a record off the site does.

    Attributes:
        document: the record as it is in its file.
        basis: on what it is taken off; "" where nobody said.
        changes: of the files.
        seen: where it is seen today: addresses and files of the site.
        remains: where it is still seen afterwards; nothing for a person, if nothing is wrong.
        referring: the records that name it in a field.
        left: the places at which an editor has to write something else.
        pictures: image files whose names spell the name; they leave the site, not the repository.
        cards: (number, edition) of the methods whose printed cards name it.
    """

    document: ReadDocument[Record]
    basis: str
    changes: Changes
    seen: tuple[str, ...]
    remains: tuple[str, ...]
    referring: tuple[ReadDocument[Record], ...]
    left: tuple[Problem, ...]
    pictures: tuple[str, ...]
    cards: tuple[tuple[str, int], ...]

    @property
    def is_person(self) -> bool:
        return self.document.kind == PERSON

    @property
    def pages(self) -> list[str]:
        """The addresses of the pages on which it is seen today."""
        return [_address(path) for path in self.seen if path.endswith(".html")]

    @property
    def files(self) -> list[str]:
        """The other files in which it stands today; those of the search index are one."""
        found: dict[str, None] = {}
        for path in self.seen:
            if not path.endswith(".html"):
                found[INDEX_FOLDER if path.startswith(INDEX_FOLDER) else path] = None
        return list(found)


def withdrawal_of(root: Path, number: str, basis: str, *, mask: bool = False) -> Withdrawal:
    """Find out what taking a record off does, and try it on a copy.

    Args:
        root: the folder of the repository.
        number: of the record.
        basis: on what it is taken off, for 同意 of a person; "" keeps what is written there.
        mask: whether the name is replaced by （不公开） where it stands in other records and pages.

    Raises:
        CannotWithdraw: there is no such record, it is off already, or its file has errors.
    """
    settings = read_settings(root)[0].model_copy(update={"share_images": False})
    project = open_project(root, settings=settings)
    document = _found(project, number)
    changes = _changes(project, document, basis)
    if mask and document.kind == PERSON:
        changes = _masked(root, changes, settings, document)
    wanted = _wanted(project, document)
    with tried(root, changes, settings=settings) as after:
        left = _left(project, after)
        remains = traces(after, wanted)
    return Withdrawal(
        document=document,
        basis=basis,
        changes=changes,
        seen=tuple(traces(project, wanted)),
        remains=tuple(remains),
        referring=tuple(_referring(project, document)),
        left=tuple(left),
        pictures=tuple(_pictures(project, document)),
        cards=tuple(_cards(project, document)),
    )


def _found(project: Project, number: str) -> ReadDocument[Record]:
    """The record, where it can be taken off.

    Raises:
        CannotWithdraw: it cannot.
    """
    for document in project.loaded.documents:
        if document.number == number:
            break
    else:
        raise CannotWithdraw(f"没有编号是 {number} 的条目；编号写在每个文件的第二行")
    errors = [problem for problem in project.errors if problem.uri == document.uri]
    if errors:
        raise CannotWithdraw(f"{document.uri} 里有错误，先改好再撤：{errors[0]}")
    if document.kind == PERSON and hidden(document) and not document.ended:
        raise CannotWithdraw(f"{number} 已经不公开了，没有要撤的")
    if not document.listed:
        raise CannotWithdraw(f"{number} 已经撤回了，没有要撤的")
    return document


def _changes(project: Project, document: ReadDocument[Record], basis: str) -> Changes:
    """The record's own file, and for a person the list of published addresses."""
    root = project.root
    text = characters((root / document.uri).read_bytes()).text
    values: dict[str, Any] = {"状态": "已撤回"}
    if document.kind == PERSON:
        values = {"同意": _withdrawn_consent(document, basis)}
    changed = with_fields(text, document.tree, document.kind.model, values)
    files = [change_of(root, document.uri, changed.encode("utf-8"))]
    if document.kind == PERSON:
        files += _published(root, project.site.settings, document)
    return Changes(f"撤下 {document.number}", tuple(files))


def _withdrawn_consent(document: ReadDocument[Record], basis: str) -> dict[str, Any]:
    """同意 with 不公开; whatever else stands there is kept."""
    given = document.tree.data.get("同意")
    consent = dict(given) if isinstance(given, dict) else {}
    if basis:
        consent["依据"] = basis
    consent["显示"] = "不公开"
    return consent


def _published(
    root: Path, settings: Settings, document: ReadDocument[Record]
) -> Iterator[FileChange]:
    """The list of published addresses without those of a person: they spell the name."""
    path = root / settings.published
    if not path.is_file():
        return
    own = {f"/{address}" for address in document.addresses}
    lines = characters(path.read_bytes()).text.split("\n")
    kept = [line for line in lines if own.isdisjoint(line.split())]
    yield change_of(root, settings.published, "\n".join(kept).encode("utf-8"))


def _wanted(project: Project, document: ReadDocument[Record]) -> Wanted:
    """What must not be found of a record: its names, its address and its number.

    A name that somebody else bears in public may stand.
    """
    names = (document.name, *document.record.aliases)
    others: set[str] = set()
    for other in project.loaded.documents:
        if other is not document and other.kind == document.kind:
            others |= {name_key(name) for name in (other.name, *other.record.aliases)}
    own = tuple(name for name in names if len(name) > 1 and name_key(name) not in others)
    return Wanted(own, (document.slug, document.number))


def _left(before: Project, after: Project) -> Iterator[Problem]:
    """The errors that came with the change: names in other records, links that lead nowhere."""
    known = {(problem.uri, problem.code, problem.text) for problem in before.errors}
    for problem in after.errors:
        if (problem.uri, problem.code, problem.text) not in known:
            yield problem


def _masked(
    root: Path, changes: Changes, settings: Settings, document: ReadDocument[Record]
) -> Changes:
    """The changes, and （不公开） for the name in every line that would be reported."""
    with tried(root, changes, settings=settings) as after:
        named = [problem for problem in after.errors if problem.code == NAMED_ELSEWHERE]
        documents = after.loaded.documents
        withheld = Withheld(documents, Names(documents))
    lines_of: dict[str, set[int]] = {}
    for problem in named:
        lines_of.setdefault(problem.uri, set()).add(problem.line)
    files = list(changes.files)
    for uri, numbers in sorted(lines_of.items()):
        lines = characters((root / uri).read_bytes()).text.split("\n")
        for number in numbers:
            lines[number - 1] = _without_name(lines[number - 1], withheld, document.number)
        change = change_of(root, uri, "\n".join(lines).encode("utf-8"))
        if change.before != change.after:
            files.append(change)
    return Changes(changes.title, tuple(files))


def _without_name(line: str, withheld: Withheld, number: str) -> str:
    for found in reversed(withheld.find(line)):
        if found.person.number == number:
            line = line[: found.start] + NOT_SHOWN + line[found.end :]
    return line


def _referring(project: Project, document: ReadDocument[Record]) -> Iterator[ReadDocument[Record]]:
    """The records that name it in a field that is there to name records."""
    names = Names(project.loaded.documents)
    for other in project.loaded.documents:
        for reference in references(other.record):
            if document in names.find(reference.kind, reference.value):
                yield other
                break


def _pictures(project: Project, document: ReadDocument[Record]) -> Iterator[str]:
    for uri in sorted(project.loaded.assets):
        stem = uri.rpartition("/")[2]
        if document.slug in stem or name_key(document.name) in name_key(stem):
            yield uri


def _cards(project: Project, document: ReadDocument[Record]) -> Iterator[tuple[str, int]]:
    """The methods with a card that name it, or itself: what hangs on walls stays there."""
    names = Names(project.loaded.documents)
    for method in project.site.library.methods:
        if not method.record.has_card or not method.listed:
            continue
        named = [
            reference
            for reference in references(method.record)
            if _is_meant(names, reference.kind, reference.value, document.number)
        ]
        if named or method.number == document.number:
            yield method.number, method.record.current_edition


def _is_meant(names: Names[ReadDocument[Record]], kind: str, reference: str, number: str) -> bool:
    return any(found.number == number for found in names.find(kind, reference))


def _address(path: str) -> str:
    return "/" + path.removesuffix("index.html")
