"""A copy of what the checks look at: for trying changes on before anything is written."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..library.content import content_folders
from ..library.documents import HANDBOOK
from ..library.links import is_link
from ..library.reading_again import FOLDER as RECORDS
from ..library.reading_again import LOOKS
from ..library.settings import Settings, read_settings
from ..library.spelling import FOLDER as SPELLED
from ..pictures.made import FOLDER as KEPT
from ..writing.changes import Changes
from .project import Project, open_project

_SETTINGS = "mkdocs.yml"
TEXTS = (".md", ".yml")
"""Endings of the files that are copied; others are shared."""


@contextmanager
def tried(
    root: Path, changes: Changes, *, drafts: bool = False, settings: Settings | None = None
) -> Iterator[Project]:
    """The repository as it would be after changes, read and checked. Nothing in it is touched.

    The project lives as long as the `with` block: its files are in a copy.

    Args:
        root: the folder of the repository.
        changes: what is tried.
        drafts, settings: as for `open_project`.
    """
    with tempfile.TemporaryDirectory(prefix="jiangpu-try-") as folder:
        copy = Path(folder)
        copy_content(root, copy)
        for file in changes.files:
            target = copy / file.uri
            target.unlink(missing_ok=True)  # it may be shared with the repository
            if file.after is not None:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(file.after)
        yield open_project(copy, drafts=drafts, settings=settings)


def copy_content(root: Path, copy: Path) -> None:
    """Copy what the checks look at. Links stay links; pictures are shared, not copied."""
    for top in content_folders():
        if (root / top).is_symlink():
            (copy / top).symlink_to((root / top).resolve())
        elif (root / top).is_dir():
            shutil.copytree(root / top, copy / top, symlinks=True, copy_function=_copy_file)
    settings, _ = read_settings(root)
    for kept in (KEPT, RECORDS, LOOKS, SPELLED):
        if not any(is_link(root / way) for way in (Path(kept).parent, kept)):
            _share_kept(root / kept, copy / kept)
    for name in (_SETTINGS, HANDBOOK, settings.published):
        source, target = root / name, copy / name
        if source.is_file() and source.resolve().is_relative_to(root.resolve()):
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)


def _share_kept(source: Path, target: Path) -> None:
    """Share what was made already, smaller pictures and records that were read: making it anew
    takes long. Whoever writes there writes another file.
    """
    if source.is_dir():
        shutil.copytree(source, target, symlinks=True, copy_function=_copy_file)


def _copy_file(source: str, target: str) -> None:
    """Copy a text; share any other file where the disk allows it. What cannot be read is left out:
    the check names it.
    """
    is_text = source.endswith(TEXTS)
    for place in (shutil.copyfile, os.link) if is_text else (os.link, shutil.copyfile):
        try:
            place(source, target)
        except OSError:
            continue
        return
