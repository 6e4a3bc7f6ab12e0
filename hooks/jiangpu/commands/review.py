"""`jiangpu review`: what changes for readers since an earlier version."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..pages.usage import USAGES
from ..review.as_page import page_of
from ..review.as_text import lines_of
from ..review.as_word import NoWord, word_of
from ..review.comparing import compared
from ..review.sides import NoSuchVersion, earlier_version, opened
from .command import CLEAN, PROBLEMS, Command, Misuse, project_root

_USAGE = USAGES["review"]


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    words = _USAGE.words
    parser.add_argument("base", metavar="BASE", help=words["BASE"])
    parser.add_argument("--page", metavar="FILE.html", help=words["--page"])
    parser.add_argument("--word", metavar="FILE.docx", help=words["--word"])


def _run(given: argparse.Namespace) -> int:
    """Compare, print, and write the page and the sheet that were asked for."""
    root = project_root()
    page = _target(given.page, ".html")
    word = _target(given.word, ".docx")
    print("正在把先前和现在的网站各做一遍，请等一等……", file=sys.stderr)
    try:
        with earlier_version(root, given.base) as before:
            after = opened(root)
            review = compared(before, after, given.base)
    except NoSuchVersion as error:
        raise Misuse(str(error)) from error
    for line in lines_of(review):
        print(line)
    site_name = after.site.settings.site_name
    if page:
        page.write_text(page_of(review, site_name), encoding="utf-8", newline="\n")
        print(f"\n网页写在 {page}，双击就能看，能打印")
    if word:
        try:
            word.write_bytes(word_of(review, site_name))
        except NoWord as error:
            raise Misuse(str(error)) from error
        print(f"\nWord 单子写在 {word}，请人打勾、写意见")
    return PROBLEMS if any(problem.is_error for problem in review.found) else CLEAN


def _target(given: str | None, ending: str) -> Path | None:
    """The file that is to be written; None where none is.

    Raises:
        Misuse: its name ends otherwise, or there is no such folder.
    """
    if given is None:
        return None
    path = Path(given)
    if path.suffix.lower() != ending:
        raise Misuse(f"{given} 要以 {ending} 结尾")
    if not path.parent.is_dir():
        raise Misuse(f"没有 {path.parent} 这个文件夹")
    return path


COMMAND = Command(_USAGE.name, _USAGE.help, _add_arguments, _run)
