"""What makes the site besides the content: this program, Python, and the packages beside it."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ..library.packs import installed

PROGRAM = Path(__file__).parent.parent
"""The folder of the package."""


@cache
def tools_digest() -> bytes:
    """Changes with everything that makes pages besides the content.

    It is that of the process: what changes while it runs is not used by it either.
    """
    digest = hashlib.blake2b(sys.version.encode(), digest_size=16)
    for name in sorted(installed()):
        digest.update(f"{name}\0".encode())
    for path in sorted(_sources(PROGRAM)):
        digest.update(f"{path.relative_to(PROGRAM).as_posix()}\0".encode())
        digest.update(hashlib.blake2b(path.read_bytes()).digest())
    return digest.digest()


def _sources(folder: Path) -> Iterator[Path]:
    """Every file of the program: code, templates, styles, scripts, tables."""
    for path in folder.iterdir():
        if path.is_dir():
            if path.name != "__pycache__":
                yield from _sources(path)
        elif path.suffix not in (".pyc", ".pyo"):
            yield path
