"""`jiangpu quiz`: proposes questions about a record, as text to choose from and paste."""

from __future__ import annotations

import argparse

from ..build.project import open_project
from ..pages.usage import USAGES
from ..schema.method import Method
from ..training.proposals import proposals
from .command import CLEAN, Command, Misuse, project_root

_USAGE = USAGES["quiz"]


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("number", metavar="编号", help=_USAGE.words["编号"])


def _run(given: argparse.Namespace) -> int:
    """Print the proposals; no file is touched."""
    project = open_project(project_root())
    number = given.number.strip().upper()
    found = [document for document in project.loaded.documents if document.number == number]
    if not found:
        raise Misuse(f"没有编号 {number}")
    document = found[0]
    record = document.record
    if isinstance(record, Method) and not record.teachable.quiz:
        raise Misuse(f"{number} 是高危方法，不出自测题")
    lines = proposals(record)
    if not lines:
        raise Misuse(f"{number} 没有步骤、要点和数字，拟不出题")
    print(f"# {number} {document.name}：拟了 {len(lines)} 道题。")
    print(f"# 放进 {document.uri} 以前，一道一道看过：")
    print("# 问得顺不顺，别的选项是不是也对，题目里有没有露答案；不合适的删掉，错因自己补。")
    print("自测:")
    print("\n".join(lines))
    return CLEAN


COMMAND = Command(_USAGE.name, _USAGE.help, _add_arguments, _run)
