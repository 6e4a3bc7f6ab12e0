"""Several files changed together: all of them or none, and taken back with one command.

Importing a ledger, receiving a small file, withdrawing a person and saving at the desk all write by
`put`. What was there before is kept in `.cache/undo/`, the newest last, until it is taken back.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .files import ChangedMeanwhile, write_whole

UNDO = ".cache/undo"
"""The folder of what can be taken back, from the repository's root."""

KEPT = 50
"""So many sets of changes can be taken back."""


@dataclass(frozen=True)
class FileChange:
    """One file before and after.

    Attributes:
        uri: the file, from the repository's root.
        before: its content; None for a file that is not there.
        after: the content that it gets; None to remove it.
    """

    uri: str
    before: bytes | None
    after: bytes | None


@dataclass(frozen=True)
class Changes:
    """What is done together.

    Attributes:
        title: what it is, in Chinese, for the list of what can be taken back.
        files: the files, each once.
    """

    title: str
    files: tuple[FileChange, ...]


def change_of(root: Path, uri: str, after: bytes | None) -> FileChange:
    """A change of a file as it is now."""
    path = root / uri
    return FileChange(uri, path.read_bytes() if path.is_file() else None, after)


def put(root: Path, changes: Changes) -> None:
    """Write all the files, or none of them.

    Raises:
        ChangedMeanwhile: a file is not what it was when the changes were made. Nothing is written.
        OSError: the disk refused; what was already written is put back.
    """
    files = [file for file in changes.files if file.before != file.after]
    if not files:
        return
    _refuse_changed(root, files)
    entry = _keep(root, Changes(changes.title, tuple(files)))
    done: list[FileChange] = []
    try:
        for file in files:
            done.append(file)
            _write(root / file.uri, file.after)
    except BaseException:
        for file in reversed(done):
            _write(root / file.uri, file.before)
        entry.unlink(missing_ok=True)
        raise
    _forget_old(root)


def last_changes(root: Path) -> Changes | None:
    """What would be taken back; None where nothing can."""
    entries = _entries(root)
    return _read(entries[-1]) if entries else None


def take_back(root: Path) -> Changes | None:
    """Undo the last set of changes and return it; None where nothing can be taken back.

    A set that was broken off half way is taken back as far as it came.

    Raises:
        ChangedMeanwhile: somebody has written one of the files since. Nothing is undone.
    """
    entries = _entries(root)
    if not entries:
        return None
    changes = _read(entries[-1])
    backwards = [FileChange(file.uri, file.after, file.before) for file in changes.files]
    undone = [file for file in backwards if _content(root / file.uri) != file.after]
    _refuse_changed(root, undone)
    for file in undone:
        _write(root / file.uri, file.after)
    entries[-1].unlink()
    return changes


def forget(root: Path) -> None:
    """Let nothing of what was written so far be taken back: it is where a repository begins."""
    for path in _entries(root):
        path.unlink()


def _refuse_changed(root: Path, files: Iterable[FileChange]) -> None:
    for file in files:
        if _content(root / file.uri) != file.before:
            raise ChangedMeanwhile(file.uri)


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _write(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
    else:
        write_whole(path, content)


def _entries(root: Path) -> list[Path]:
    """The sets of changes that can be taken back, the newest last."""
    return sorted((root / UNDO).glob("[0-9]*.json"))


def _keep(root: Path, changes: Changes) -> Path:
    """Note what is about to be done, so that it can be taken back."""
    entries = _entries(root)
    number = int(entries[-1].stem) + 1 if entries else 1
    noted = {
        "title": changes.title,
        "files": [
            {"uri": file.uri, "before": _packed(file.before), "after": _packed(file.after)}
            for file in changes.files
        ],
    }
    path = root / UNDO / f"{number:06d}.json"
    write_whole(path, json.dumps(noted, ensure_ascii=False).encode("utf-8"))
    return path


def _read(path: Path) -> Changes:
    noted = json.loads(path.read_text(encoding="utf-8"))
    files = [
        FileChange(each["uri"], _unpacked(each["before"]), _unpacked(each["after"]))
        for each in noted["files"]
    ]
    return Changes(noted["title"], tuple(files))


def _packed(content: bytes | None) -> str | None:
    return None if content is None else base64.b64encode(content).decode("ascii")


def _unpacked(text: str | None) -> bytes | None:
    return None if text is None else base64.b64decode(text)


def _forget_old(root: Path) -> None:
    for path in _entries(root)[:-KEPT]:
        path.unlink(missing_ok=True)
