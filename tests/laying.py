"""Laying a case over a repository: what tests/cases/messages.yml and the examples of codes hold."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any


def lay(root: Path, case: Mapping[str, Any], *, put: str | None = None) -> None:
    """Change the files of a repository as a case says.

    A case about a file that the repository has not finds nothing in it and puts all of it in.

    Args:
        case: `file`, `find`, `put`; `also`, one more change or several, of that file or another.
        put: instead of the case's own.
    """
    also = case.get("also", [])
    changes = [{**case, "put": case["put"] if put is None else put}]
    changes += also if isinstance(also, list) else [also]
    for change in changes:
        file = root / change.get("file", case["file"])
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        assert text.count(change["find"]) >= 1, "the case no longer fits the small repository"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.replace(change["find"], change["put"], 1), encoding="utf-8")
