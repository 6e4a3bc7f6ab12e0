"""The command `jiangpu`. Exit status: 0 clean, 1 problems found, 2 wrong use."""

from __future__ import annotations

import argparse
import errno
import io
import os
import re
import sys
from collections.abc import Sequence
from typing import NoReturn

from ..problems.faults import described, file_of
from ..problems.problem import visible
from . import cards, check, fix, import_, index, new, pack, quiz, stage, template, undo
from .command import PROBLEMS, WRONG_USE, Command, Misuse

COMMANDS: tuple[Command, ...] = (
    check.COMMAND,
    fix.COMMAND,
    undo.COMMAND,
    new.COMMAND,
    import_.COMMAND,
    template.COMMAND,
    quiz.COMMAND,
    cards.COMMAND,
    pack.COMMAND,
    stage.COMMAND,
    index.COMMAND,
)
"""Every command, in the order of the help."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status.

    Args:
        arguments: the words after `jiangpu`; those of the process when not given.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a console may know few characters
    try:
        given = build_parser().parse_args(arguments)
    except SystemExit as stop:  # the help was asked for, or the words are wrong
        return int(stop.code or 0)
    command: Command = given.command
    try:
        return command.run(given)
    except Misuse as error:
        print(f"jiangpu: {error}", file=sys.stderr)
        return WRONG_USE
    except OSError as error:
        print(f"jiangpu: {_told(error)}", file=sys.stderr)
        return PROBLEMS
    except Exception as error:
        if os.environ.get(TRACEBACKS):
            raise
        print(f"jiangpu: {_unforeseen(error)}", file=sys.stderr)
        return PROBLEMS


TRACEBACKS = "JIANGPU_TRACEBACK"
"""The environment variable with which a developer sees where an unforeseen error happened."""


def _told(error: OSError) -> str:
    """What the machine refused: a full or read-only disk, a file that is gone."""
    reasons = {
        errno.ENOSPC: ("磁盘满了", "腾出地方再来"),
        errno.EROFS: ("磁盘是只读的", "换一个能写的地方"),
        errno.EACCES: ("没有权限", "看看这个文件夹是谁的，能不能写"),
        errno.EPERM: ("没有权限", "看看这个文件夹是谁的，能不能写"),
        errno.ENOENT: ("文件不见了", "看看是不是正被别的程序改名或删除，再来一次"),
        errno.ENAMETOOLONG: ("文件名太长", "改短文件名"),
    }
    usual = (error.strerror or described(error), "看看磁盘和权限，再来一次")
    reason, fix = reasons.get(error.errno or 0, usual)
    where = f"{error.filename}: " if error.filename else ""
    return visible(f"{where}{reason};改法:{fix}")


def _unforeseen(error: Exception) -> str:
    uri = file_of(error)
    where = f"{uri}: " if uri else ""
    asked = "请把这一行和用的命令交给维护网站的人"
    return visible(f"{where}出了没有料到的错（{described(error)}）;改法:{asked}")


def build_parser() -> argparse.ArgumentParser:
    """The parser with all commands; the chosen one is `command` in what it gives."""
    description = "匠谱：检查、新建、导出劳模创新工作室和先进操作法的记录。"
    parser = _Parser(prog="jiangpu", description=description)
    parsers = parser.add_subparsers(required=True, metavar="命令")
    for command in COMMANDS:
        own = parsers.add_parser(command.name, help=command.help)
        command.add_arguments(own)
        own.set_defaults(command=command)
    return parser


class _Parser(argparse.ArgumentParser):
    """Says in Chinese what is wrong with the words on the command line."""

    def error(self, message: str) -> NoReturn:
        usage = f"jiangpu: 命令写得不对（{_in_chinese(message)}）；用 jiangpu --help 看用法\n"
        self.exit(WRONG_USE, usage)


_MISUSES = (
    (re.compile(r"the following arguments are required: (.*)"), r"少了 \1"),
    (re.compile(r"unrecognized arguments: (.*)"), r"不认识 \1"),
    (re.compile(r".*invalid choice: ('.*?') \(choose from (.*)\)"), r"没有 \1；可以写 \2"),
    (re.compile(r"argument (\S+): expected (?:one|at least one) argument"), r"\1 后面少了一个词"),
    (re.compile(r"argument \S+: ([\u3400-\u9fff].*)"), r"\1"),
)
"""What argparse says → the same in Chinese."""


def _in_chinese(message: str) -> str:
    for pattern, said in _MISUSES:
        if pattern.fullmatch(message):
            return pattern.sub(said, message)
    return "看看用法"
