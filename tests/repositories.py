"""Repositories to build: this one, and small ones written as one text."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
MKDOCS_YML = (REPOSITORY / "tests/cases/mkdocs.yml").read_text(encoding="utf-8")


def write_tree(root: Path, text: str) -> Path:
    """Write files from one text: a line `== path` begins each file. mkdocs.yml is added when the text has none."""
    parts = re.split(r"^== (.+)\n", text, flags=re.M)
    for path, content in zip(parts[1::2], parts[2::2], strict=True):
        target = root / path.strip()
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8")
    if not (root / "mkdocs.yml").exists():
        hook, theme = REPOSITORY / "hooks/entry.py", REPOSITORY / "hooks/jiangpu/theme"
        (root / "mkdocs.yml").write_text(
            MKDOCS_YML.format(hook=hook, theme=theme), encoding="utf-8"
        )
    (root / "docs").mkdir(exist_ok=True)
    return root


def content_of(folder: Path) -> dict[str, bytes]:
    """Path of each file of a folder → its content."""
    found = {}
    for path in folder.rglob("*"):
        if path.is_file():
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found


def run_build(
    root: Path,
    *arguments: str,
    wrapper: tuple[str, ...] = (),
    command: str = "build",
    **environment: str,
) -> subprocess.CompletedProcess[str]:
    """`mkdocs build`, or another command of MkDocs, as a user runs it, in a process of its own."""
    return subprocess.run(
        [*wrapper, sys.executable, "-m", "mkdocs", command, *arguments],
        cwd=root,
        text=True,
        capture_output=True,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        check=False,
    )
