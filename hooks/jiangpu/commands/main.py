"""The command `jiangpu`.

Exit status: 0 clean, 1 problems found, 2 wrong use, 130 ended by hand.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any, NoReturn

from ..pages.usage import USAGES
from ..problems.faults import TRACEBACKS, in_one_line
from .command import INTERRUPTED, PROBLEMS, WRONG_USE, Command, Misuse

_OTHER_MODULES = {"import": "import_"}
"""Commands whose module cannot be called as they are."""


def command_named(name: str) -> Command:
    """A command, its module loaded: one that is not asked for costs no time."""
    module = import_module(f".{_OTHER_MODULES.get(name, name)}", __package__)
    command: Command = module.COMMAND
    return command


def every_command() -> tuple[Command, ...]:
    """Every command, in the order of the help."""
    return tuple(map(command_named, USAGES))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status.

    Args:
        arguments: the words after `jiangpu`; those of the process when not given.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a console may know few characters
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")  # what was typed may be in another encoding
    words = sys.argv[1:] if arguments is None else list(arguments)
    try:
        given = build_parser(words[0] if words else "").parse_args(words)
    except SystemExit as stop:  # the help was asked for, or the words are wrong
        return int(stop.code or 0)
    command: Command = given.command
    try:
        return command.run(given)
    except Misuse as error:
        print(f"jiangpu: {error}", file=sys.stderr)
        return WRONG_USE
    except KeyboardInterrupt:
        print("\njiangpu: 停下了", file=sys.stderr)
        return INTERRUPTED
    except Exception as error:
        if os.environ.get(TRACEBACKS):
            raise
        print(f"jiangpu: {in_one_line(error)}", file=sys.stderr)
        return PROBLEMS


def build_parser(wanted: str = "") -> argparse.ArgumentParser:
    """The parser with all commands; the chosen one is `command` in what it gives.

    Args:
        wanted: the command that is going to be parsed: of the others only their names are known.
            All are known when it is none.
    """
    description = "匠谱：检查、新建、导出劳模创新工作室和先进操作法的记录。"
    parser = _Parser(prog="jiangpu", description=description)
    parsers = parser.add_subparsers(required=True, metavar="命令")
    for name, usage in USAGES.items():
        own = parsers.add_parser(name, help=usage.help)
        if wanted in USAGES and name != wanted:
            continue
        command = command_named(name)
        command.add_arguments(own)
        own.set_defaults(command=command)
    return parser


class _Help(argparse.HelpFormatter):
    """The help begins with 用法."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "用法:" if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """Says in Chinese how a command is written, and what is wrong with one."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, add_help=False, formatter_class=_Help)
        self._positionals.title = "要写的"
        self._optionals.title = "可以加上的"
        self.add_argument("-h", "--help", action="help", help="看这一段用法")

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
