"""`jiangpu cards`: cards and other sheets of paper as a PDF."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from ..build.project import open_project
from ..library.documents import Document
from ..pages.book import HANDBOOK_STYLE, handbook
from ..pages.sheets import SHEET_KINDS, NoSheet, SheetKind
from ..pages.usage import HANDBOOK_SHEET as HANDBOOK
from ..pages.usage import USAGES
from ..print.pdf import Pdf, Sheets, book_of, lacking, pdf_of
from ..schema.base import Record
from ..site import assets
from ..site.site import Site
from .command import CLEAN, PROBLEMS, Command, Misuse, project_root

_USAGE = USAGES["cards"]

MOST_COPIES, MOST_SEED = 200, 9999
"""How many copies of a test are printed at once, and the last 卷号: it has four digits."""


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    words = _USAGE.words
    parser.add_argument("numbers", nargs="*", metavar="编号", help=words["编号"])
    parser.add_argument("--all", action="store_true", help=words["--all"])
    choices = (*SHEET_KINDS, HANDBOOK)
    parser.add_argument("--kind", choices=choices, default="card", help=words["--kind"])
    parser.add_argument("--out", metavar="DIR", default=".", help=words["--out"])
    parser.add_argument("--seed", type=int, default=1, metavar="卷号", help=words["--seed"])
    parser.add_argument("--copies", type=int, default=1, metavar="N", help=words["--copies"])


def _run(given: argparse.Namespace) -> int:
    """Write one PDF with the sheets of the records that were asked for."""
    if given.all == bool(given.numbers):
        raise Misuse("写上要印的编号，或写 --all 全印；两样写一样")
    if not 1 <= given.copies <= MOST_COPIES or not 0 <= given.seed <= MOST_SEED:
        raise Misuse(f"--copies 写 1 到 {MOST_COPIES}，--seed 写 0 到 {MOST_SEED}")
    missing = lacking()
    if missing:
        print(f"jiangpu: {missing}", file=sys.stderr)
        return PROBLEMS
    if given.kind == HANDBOOK and not given.all:
        raise Misuse(f"手册是整本的：jiangpu cards --all --kind {HANDBOOK}")
    site = open_project(project_root()).site
    folder = Path(given.out)
    if given.kind == HANDBOOK:
        return _write_handbook(site, folder)
    kind = SHEET_KINDS[given.kind]
    numbers = range(given.seed, given.seed + given.copies)
    sheets = _sheets(site, kind, given.numbers, numbers)
    if not sheets:
        return PROBLEMS
    status = _write(site, kind, sheets, folder)
    if kind.companion:
        companion = SHEET_KINDS[kind.companion]
        sheets = _sheets(site, companion, given.numbers, numbers)
        status = max(status, _write(site, companion, sheets, folder))
    return status


def _write(site: Site, kind: SheetKind, sheets: Sequence[Sheets], folder: Path) -> int:
    """Write the sheets of a kind into one PDF and say how many there are."""
    style = kind.style + assets.paper_style()
    title = f"{site.settings.site_name}：{kind.label}"
    pdf = pdf_of(sheets, title, style, _show_progress)
    target = _saved(pdf, folder, kind.key)
    print(f"{kind.label} {len(sheets)} 份，{kind.paper} 纸 {pdf.pages} 张，写到 {target}")
    for name in pdf.overfull:
        print(f"{name}: 放不进规定的张数;改法:把这一条写短些", file=sys.stderr)
    return PROBLEMS if pdf.overfull else CLEAN


def _write_handbook(site: Site, folder: Path) -> int:
    """Write the whole handbook into one PDF."""
    style = HANDBOOK_STYLE + assets.paper_style()
    pdf = book_of(handbook(site), site.settings.site_name, style, _show_progress)
    target = _saved(pdf, folder, HANDBOOK)
    print(f"手册一本，A4 纸 {pdf.pages} 页，写到 {target}")
    return CLEAN


def _saved(pdf: Pdf, folder: Path, name: str) -> Path:
    """Write a PDF into a folder, which is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{name}.pdf"
    target.write_bytes(pdf.content)
    return target


def _sheets(
    site: Site, kind: SheetKind, numbers: Sequence[str], copies: Sequence[int]
) -> list[Sheets]:
    """The sheets of some records, or of all that have any; says why one has none."""
    found = []
    for document in _documents(site, kind, numbers):
        try:
            found += [kind.make(site, document, copy) for copy in copies]
        except NoSheet as reason:
            if numbers:
                print(f"{document.number} {document.name}：{reason}", file=sys.stderr)
    return found


def _documents(site: Site, kind: SheetKind, numbers: Sequence[str]) -> Sequence[Document[Record]]:
    """The records with these numbers; all listed ones of the kind where none is given."""
    if not numbers:
        return site.library.of(kind.of)
    found = []
    for number in numbers:
        document = site.library.get(number)
        if document is None or not document.listed:
            raise Misuse(f"没有 {number} 这一条，或者它有错误、已经撤回")
        found.append(document)
    return found


def _show_progress(done: int, total: int) -> None:
    """Tell on one line how far the sheets are."""
    end = "\n" if done == total else ""
    print(f"\r已排 {done} / {total}", end=end, file=sys.stderr, flush=True)


COMMAND = Command(_USAGE.name, _USAGE.help, _add_arguments, _run)
