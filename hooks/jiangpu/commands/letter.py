"""`jiangpu letter`: a letter that asks for exactly what a record lacks."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..build.project import open_project
from ..display.view import View
from ..pages.usage import USAGES
from ..print.letter import as_text, as_word, letter_of
from ..print.office import lacking
from ..writing.files import write_whole
from .command import CLEAN, PROBLEMS, Command, Misuse, project_root
from .forms import safe_name

_USAGE = USAGES["letter"]


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("numbers", nargs="+", metavar="编号", help=_USAGE.words["编号"])
    parser.add_argument("--out", metavar="DIR", default=".", help=_USAGE.words["--out"])


def _run(given: argparse.Namespace) -> int:
    """Write each letter as a Word document and as text."""
    missing = lacking()
    if missing:
        print(f"jiangpu: {missing}", file=sys.stderr)
        return PROBLEMS
    site = open_project(project_root(), drafts=True).site
    documents = []
    for number in given.numbers:
        document = site.library.get(number.strip().upper())
        if document is None:
            raise Misuse(f"没有编号 {number}，或者它还有错误、不公开")
        documents.append(document)
    for document in documents:
        letter = letter_of(document, View(site, document.url))
        base = Path(given.out) / safe_name(f"{document.number} {document.name} 补充资料")
        write_whole(base.with_name(f"{base.name}.docx"), as_word(letter))
        write_whole(base.with_name(f"{base.name}.txt"), as_text(letter).encode("utf-8-sig"))
        asked = f"请他们补 {letter.count} 样" if letter.count else "没有缺的，只请核对"
        print(f"写好了 {base}.docx 和 .txt：{asked}")
    if site.settings.contact is None:
        print("网站设置里没有“联系方式”，信上没有写往哪里回；写上再印更好")
    return CLEAN


COMMAND = Command(_USAGE.name, _USAGE.help, _add_arguments, _run)
"""`jiangpu letter`."""
