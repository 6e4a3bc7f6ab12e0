"""`jiangpu pack`: the site, or a part of it, as a zip file that opens without a network."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..build.pack import selected, write_pack
from ..build.project import Project, open_project
from ..pages.usage import USAGES
from ..schema.base import Record
from ..schema.registry import PATH, STUDIO, Kind
from .command import CLEAN, PROBLEMS, Command, Misuse, project_root
from .output import print_text

_USAGE = USAGES["pack"]

MEGABYTE = 1_000_000


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    words = _USAGE.words
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--all", action="store_true", help=words["--all"])
    which.add_argument("--path", metavar="编号", help=words["--path"])
    which.add_argument("--studio", metavar="编号", help=words["--studio"])
    parser.add_argument("--out", metavar="FILE.zip", required=True, help=words["--out"])


def _run(given: argparse.Namespace) -> int:
    """Write the pack; nothing is written while a record has an error."""
    target = Path(given.out)
    if target.is_dir():
        raise Misuse(f"{target} 是文件夹；--out 写一个文件名，如 jiangpu.zip")
    if not target.parent.is_dir():
        raise Misuse(f"没有 {target.parent} 这个文件夹，先建好它")
    project = open_project(project_root())
    if project.blocking:
        print_text(project.problems)
        return PROBLEMS

    part = ""
    if given.path:
        project, part = _selected(project, PATH, given.path)
    elif given.studio:
        project, part = _selected(project, STUDIO, given.studio)
    print("正在写离线包，要十几秒……", file=sys.stderr)
    count = write_pack(project, target, part=part)
    size = target.stat().st_size / MEGABYTE
    print(f"{count} 个文件，{size:.1f} MB，写到 {target}")
    return CLEAN


def _selected(project: Project, kind: Kind[Record], number: str) -> tuple[Project, str]:
    """The part of the project that belongs to a record, and the name of the record."""
    document = project.site.library.get(number)
    if document is None or document.kind != kind or not document.listed:
        raise Misuse(f"没有 {number} 这{kind.measure}{kind.label}")
    return selected(project, document), document.name


COMMAND = Command(_USAGE.name, _USAGE.help, _add_arguments, _run)
