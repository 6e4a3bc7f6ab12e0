"""`jiangpu check`: read and check the records, build nothing."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from ..build.project import open_project
from ..problems.problem import Problem
from .command import CLEAN, PROBLEMS, Command, Misuse, project_root
from .output import FORMATS


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    paths_help = "只看这些文件或文件夹的问题；不写就看全部"
    parser.add_argument("paths", nargs="*", metavar="PATH", help=paths_help)
    parser.add_argument("--format", choices=tuple(FORMATS), default="text", help="输出的样子")


def _run(given: argparse.Namespace) -> int:
    """Check everything, show the problems of the paths that were asked for."""
    root = project_root()
    wanted = [_inside(root, path) for path in given.paths]
    problems = open_project(root).problems
    if wanted:
        problems = tuple(problem for problem in problems if _is_wanted(problem, wanted))
    FORMATS[given.format](problems)
    return PROBLEMS if any(problem.is_error for problem in problems) else CLEAN


def _inside(root: Path, path: str) -> str:
    """A path as it was typed → the path from the project's root, with slashes."""
    full = (Path.cwd() / path).resolve()
    if not full.exists():
        raise Misuse(f"没有 {path} 这个文件或文件夹")
    if not full.is_relative_to(root.resolve()):
        raise Misuse(f"{path} 不在这个项目里")
    return full.relative_to(root.resolve()).as_posix()


def _is_wanted(problem: Problem, paths: Sequence[str]) -> bool:
    """Whether the problem's file is one of the paths, or lies below one of them."""
    return any(_lies_in(problem.uri, path) for path in paths)


def _lies_in(uri: str, path: str) -> bool:
    return path in (".", uri) or uri.startswith(f"{path}/")


COMMAND = Command("check", "检查内容，不生成网站", _add_arguments, _run)
