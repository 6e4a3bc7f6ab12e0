"""`jiangpu check`: read and check the records, build nothing."""

from __future__ import annotations

import argparse

from ..build.project import problems_of
from ..pages.usage import USAGES
from .command import CLEAN, PROBLEMS, Command, inside, lies_in, project_root
from .output import FORMATS

_USAGE = USAGES["check"]


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    words = _USAGE.words
    parser.add_argument("paths", nargs="*", metavar="PATH", help=words["PATH"])
    formats = tuple(FORMATS)
    parser.add_argument("--format", choices=formats, default="text", help=words["--format"])


def _run(given: argparse.Namespace) -> int:
    """Check everything, show the problems of the paths that were asked for."""
    root = project_root()
    wanted = [inside(root, path) for path in given.paths]
    problems = problems_of(root)
    if wanted:
        problems = tuple(problem for problem in problems if lies_in(problem.uri, wanted))
    FORMATS[given.format](problems)
    return PROBLEMS if any(problem.is_error for problem in problems) else CLEAN


COMMAND = Command(_USAGE.name, _USAGE.help, _add_arguments, _run)
