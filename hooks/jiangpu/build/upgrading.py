"""The files of the program in a repository, brought to the version of the program that runs.

`.jiangpu.json` remembers what the program wrote: a file that is still as it was written may be
replaced; one that an editor has changed, or removed, is the editor's. Line ends do not count: a
checkout on Windows has others.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .. import __version__
from ..writing.changes import Changes, FileChange, change_of
from .starter import kept_files

LEDGER = ".jiangpu.json"
"""Where it is remembered, from the repository's root."""


class NoLedger(Exception):
    """The repository was not made by `jiangpu init`, or what it remembers cannot be read."""


@dataclass(frozen=True)
class Upgrade:
    """What an upgrade would do.

    Attributes:
        version: the version that wrote the files, as far as it is remembered.
        changes: what would be written.
        left: files that an editor has changed → what the program would have there.
        removed: files that an editor has removed. They stay so.
        retired: files that the program no longer has; they stay.
    """

    version: str
    changes: Changes
    left: Mapping[str, FileChange]
    removed: tuple[str, ...]
    retired: tuple[str, ...]

    @property
    def files(self) -> tuple[FileChange, ...]:
        """What would be written, the ledger aside."""
        return tuple(file for file in self.changes.files if file.uri != LEDGER)


def ledger_of(files: Mapping[str, bytes]) -> bytes:
    """What is remembered of files that the program has written."""
    return _ledger({uri: _mark(content) for uri, content in files.items()})


def upgrade_of(root: Path, shipped: Mapping[str, bytes] | None = None) -> Upgrade:
    """What an upgrade of the repository at `root` would do.

    Args:
        shipped: the files of the program; those of the version that runs when not given.

    Raises:
        NoLedger: nothing is remembered there.
    """
    shipped = kept_files() if shipped is None else shipped
    version, known = _remembered(root)
    changes: list[FileChange] = []
    left: dict[str, FileChange] = {}
    removed: list[str] = []
    marks = dict(known)
    for uri, content in shipped.items():
        now = change_of(root, uri, content)
        if now.before is None and uri in known:
            removed.append(uri)
        elif now.before is None:
            changes.append(now)
            marks[uri] = _mark(content)
        elif _mark(now.before) == _mark(content):
            marks[uri] = _mark(content)
        elif known.get(uri) == _mark(now.before):
            changes.append(FileChange(uri, now.before, _with_ends_of(now.before, content)))
            marks[uri] = _mark(content)
        else:
            left[uri] = now
    retired = tuple(uri for uri in sorted(known) if uri not in shipped and (root / uri).exists())
    ledger = change_of(root, LEDGER, _ledger(marks))
    if ledger.before is not None and _mark(ledger.before) != _mark(ledger.after or b""):
        changes.append(ledger)
    title = f"软件的文件换成 {__version__} 版"
    return Upgrade(version, Changes(title, tuple(changes)), left, tuple(removed), retired)


def _ledger(marks: Mapping[str, str]) -> bytes:
    known = {
        "说明": "jiangpu upgrade 靠它认得哪些文件是软件放的、没有改过。不要改。",
        "版本": __version__,
        "文件": dict(sorted(marks.items())),
    }
    return (json.dumps(known, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _remembered(root: Path) -> tuple[str, dict[str, str]]:
    """The version that wrote the files, and the mark of each as it was written.

    Raises:
        NoLedger: there is no ledger, or it cannot be read.
    """
    path = root / LEDGER
    if not path.is_file():
        raise NoLedger(f"这里没有 {LEDGER}，不是 jiangpu init 建的，没有可以换的文件")
    try:
        known = json.loads(path.read_text(encoding="utf-8-sig"))
        marks = {str(uri): str(mark) for uri, mark in known["文件"].items()}
        return str(known["版本"]), marks
    except (ValueError, KeyError, TypeError, AttributeError):
        fix = "从备份或仓库的历史里找回它"
        raise NoLedger(f"{LEDGER} 读不出来，不知道哪些文件改过，一个也没有动;改法:{fix}") from None


def _mark(content: bytes) -> str:
    """What tells one content from another; line ends do not count."""
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def _with_ends_of(before: bytes, content: bytes) -> bytes:
    """A content with the line ends of the one that it replaces."""
    is_text = b"\0" not in content
    return content.replace(b"\n", b"\r\n") if is_text and b"\r\n" in before else content
