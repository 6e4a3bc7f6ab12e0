"""A ledger tried on a repository: what it would do, seen by the checks, before anything is written.

The command line and a page ask here, so both say the same.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from ..importing.asked import Choices, Known
from ..importing.plan import CHANGED, Plan
from ..importing.planning import plan_ledger
from ..importing.word_archive import Unreadable
from ..importing.word_blocks import lacking
from ..importing.word_forms import read_form
from ..importing.workbooks import CannotRead, read_workbook
from ..library.loader import load
from ..library.settings import read_settings
from ..problems.problem import Problem
from .copying import tried
from .project import open_project
from .published import read_published

WORD = (".docx", ".docm", ".dotx")
"""Endings of the documents in which a form may have been filled in."""


def known_of(root: Path) -> Known:
    """What there is in a repository already."""
    settings, _ = read_settings(root)
    loaded = load(root, excluded=settings.excluded)

    def read(uri: str) -> bytes | None:
        path = root / uri
        return path.read_bytes() if path.is_file() else None

    return Known(
        documents=loaded.documents,
        published=tuple(read_published(root / settings.published)),
        ledgers=loaded.data_files.ledgers.content,
        read=read,
    )


def plan_of(root: Path, name: str, raw: bytes, choices: Choices) -> Plan:
    """What a ledger would do to a repository. A record that the check would refuse is refused.
    A form that was filled in with Word is a ledger of one record.

    Args:
        root: the folder of the repository.
        name: of the file.
        raw: its content.
        choices: what the editor says.

    Raises:
        CannotRead: the file is not read; the message says why in Chinese.
    """
    if not name.lower().endswith(WORD):
        return checked(root, plan_ledger(read_workbook(name, raw), known_of(root), choices))
    if lacking():
        raise CannotRead(lacking())
    try:
        form = read_form(name, raw)
    except Unreadable as error:
        raise CannotRead(f"{name}: {error}") from error
    if form is None:
        raise CannotRead(f"{name} 不是填好的表；改法:运行 jiangpu import，加上 --as 或 --into")
    return checked(root, form.told(plan_ledger(form.book, known_of(root), choices)))


def checked(root: Path, plan: Plan) -> Plan:
    """A plan as the check sees it: no row is taken whose record would have an error."""
    if not plan.files:
        return plan
    with tried(root, plan.changes) as project:
        found = _by_file(plan, project.errors)
    if not found:
        return plan
    if any(row.state == CHANGED and row.uri in found for row in plan.rows):
        before = _by_file(plan, open_project(root).errors)
        found = {uri: _new(errors, before.get(uri, [])) for uri, errors in found.items()}
    reasons = {
        uri: tuple(f"检查过不去:{error.code} {error.message}" for error in errors)
        for uri, errors in found.items()
        if errors
    }
    return plan.with_refused(reasons)


def _by_file(plan: Plan, errors: list[Problem]) -> dict[str, list[Problem]]:
    """The errors of the files of a plan."""
    uris = {file.uri for file in plan.files}
    found: dict[str, list[Problem]] = defaultdict(list)
    for error in errors:
        if error.uri in uris:
            found[error.uri].append(error)
    return dict(found)


def _new(errors: list[Problem], before: list[Problem]) -> list[Problem]:
    """The errors that were not there before."""
    known = {(error.code, error.text) for error in before}
    return [error for error in errors if (error.code, error.text) not in known]
