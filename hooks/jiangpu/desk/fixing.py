"""What has one right answer, mended in many files: shown first, and accepted file by file."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from ..build.mending import FileMending, mend_repository
from ..writing.changes import Changes, FileChange, put
from ..writing.difference import difference


class Fixing:
    """The mendings that were found last, until they are accepted."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._found: tuple[FileMending, ...] = ()

    def look(self) -> list[dict[str, Any]]:
        """Find what can be mended. Nothing is written."""
        mending = mend_repository(self._root, lambda uri: True)
        self._found = tuple(file for file in mending.files if file.changed)
        return [_shown(file) for file in self._found]

    def accept(self, uris: Collection[str]) -> list[str]:
        """Write the files that were accepted, all of them or none; returns the files.

        Raises:
            ChangedMeanwhile: one of them was written since. Nothing is written.
        """
        chosen = [file for file in self._found if file.uri in uris]
        changes: list[FileChange] = []
        for file in chosen:
            if file.target == file.uri:
                changes.append(FileChange(file.uri, file.before, file.after))
            else:
                changes.append(FileChange(file.uri, file.before, None))
                changes.append(FileChange(file.target, None, file.after))
        put(self._root, Changes(f"编写台：改好 {len(chosen)} 个文件", tuple(changes)))
        self._found = tuple(file for file in self._found if file.uri not in uris)
        return [change.uri for change in changes]


def _shown(file: FileMending) -> dict[str, Any]:
    return {
        "uri": file.uri,
        "changes": [str(change) for change in file.changes],
        "lines": list(difference(file.uri, file.before, file.after)),
    }
