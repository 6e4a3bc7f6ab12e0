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
_STYLES = "assets"
"""The folder in it of the styles and scripts, which every build reads anew."""


def tools_digest() -> bytes:
    """Changes with everything that makes pages besides the content.

    Code and templates are those of the process: what changes of them while it runs is not used by
    it either.
    """
    digest = hashlib.blake2b(_surroundings(), digest_size=16)
    digest.update(files_digest())
    return digest.digest()


def files_digest() -> bytes:
    """Changes with every file of the program."""
    digest = hashlib.blake2b(_code(), digest_size=16)
    _add_files(digest, _sources(PROGRAM / _STYLES))
    return digest.digest()


@cache
def _surroundings() -> bytes:
    """Python and the packages."""
    digest = hashlib.blake2b(sys.version.encode(), digest_size=16)
    for name in sorted(installed()):
        digest.update(f"{name}\0".encode())
    return digest.digest()


@cache
def _code() -> bytes:
    """Code and templates."""
    digest = hashlib.blake2b(digest_size=16)
    styles = PROGRAM / _STYLES
    _add_files(digest, (path for path in _sources(PROGRAM) if styles not in path.parents))
    return digest.digest()


def _add_files(digest: hashlib.blake2b, paths: Iterator[Path]) -> None:
    """Their names and what they hold."""
    for path in sorted(paths):
        digest.update(f"{path.relative_to(PROGRAM).as_posix()}\0".encode())
        digest.update(hashlib.blake2b(path.read_bytes()).digest())


def _sources(folder: Path) -> Iterator[Path]:
    """Every file of the program: code, templates, styles, scripts, tables."""
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        if path.is_dir():
            if path.name != "__pycache__":
                yield from _sources(path)
        elif path.suffix not in (".pyc", ".pyo"):
            yield path
