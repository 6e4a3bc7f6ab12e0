"""`jiangpu init`: begin a repository of one's own."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..build.questions import QUESTIONS, Question, contact_of, region_of
from ..build.starter import Answers, kept_files, own_files
from ..build.upgrading import LEDGER, ledger_of
from ..pages.usage import USAGES
from ..writing.changes import Changes, FileChange, forget, put
from .command import CLEAN, Command, Misuse

_USAGE = USAGES["init"]

MAY_BE_THERE = (".git", ".venv", "venv", "wheels")
"""What one may have before there is a site: the program itself, and a place for versions."""

TRIES = 5
"""So often one question is asked before the command gives up."""


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    words = _USAGE.words
    parser.add_argument("folder", metavar="DIR", help=words["DIR"])
    for question in QUESTIONS:
        parser.add_argument(question.option, help=words[question.option])
    parser.add_argument("--yes", action="store_true", help=words["--yes"])


def _run(given: argparse.Namespace) -> int:
    """Ask what is not said, and write the repository: all of it, or nothing."""
    root = Path(given.folder)
    _refuse_what_is_there(root)
    answered = {}
    for question in QUESTIONS:
        typed = getattr(given, question.option.removeprefix("--"))
        answered[question.option] = _answer(question, typed, ask=not given.yes)

    region = region_of(answered["--region"])
    answers = Answers(
        name=answered["--name"],
        url=answered["--url"],
        province=region.get("省", ""),
        city=region.get("市", ""),
        contact=contact_of(answered["--contact"]),
    )
    files = own_files(answers) | kept_files()
    files[LEDGER] = ledger_of(kept_files())
    root.mkdir(parents=True, exist_ok=True)
    new = [FileChange(uri, None, content) for uri, content in sorted(files.items())]
    put(root, Changes("新建网站", tuple(new)))
    forget(root)  # or the first `jiangpu undo` would remove the whole site
    _say_what_next(root, answered)
    return CLEAN


def _refuse_what_is_there(root: Path) -> None:
    """Nothing is ever written among things that are there.

    Raises:
        Misuse: the folder holds something, or it is a file.
    """
    if root.exists() and not root.is_dir():
        raise Misuse(f"{root} 是一个文件，不是文件夹；换一个名字")
    if not root.is_dir():
        return
    there = [path.name for path in sorted(root.iterdir()) if path.name not in MAY_BE_THERE]
    if there:
        raise Misuse(f"{root} 里已经有东西（{there[0]} 等），没有动它；换一个空文件夹")


def _answer(question: Question, typed: str | None, *, ask: bool) -> str:
    """The answer that was given as an option, or else is asked for, until it can be taken.

    Raises:
        Misuse: an option that cannot be taken, or nobody answers.
    """
    if typed is not None:
        try:
            return question.read(typed)
        except ValueError as error:
            raise Misuse(f"{question.option}: {error}") from None
    if ask:
        return _asked(question)
    if question.without is None:
        raise Misuse(f"不问的时候，{question.option} 要写上：{question.asked}")
    return question.without


def _asked(question: Question) -> str:
    for _ in range(TRIES):
        try:
            return question.read(input(f"{question.asked}:"))
        except EOFError:
            raise Misuse("没有人回答；不问就建，写上 --name 名字 --yes") from None
        except ValueError as error:
            print(error, file=sys.stderr)
    raise Misuse(f"问了 {TRIES} 次都不对，什么也没有建；想好了再来")


def _say_what_next(root: Path, answered: dict[str, str]) -> None:
    print(f"建好了，在 {root}")
    for question in QUESTIONS:
        if question.unsaid and answered[question.option] == question.without:
            print(question.unsaid)
    print("接下来:")
    if root.resolve() != Path.cwd().resolve():
        print(f"  cd {root}")
    print("  jiangpu site      生成网站")
    print("  jiangpu desk      打开编写台，写第一条")
    print("先看 README.md")


COMMAND = Command(_USAGE.name, _USAGE.help, _add_arguments, _run)
"""`jiangpu init`."""
