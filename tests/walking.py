"""Walks: pages that say what to type, what to change in which file, and what is then said."""

from __future__ import annotations

import builtins
import contextlib
import io
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from unittest import mock

import docx
import openpyxl
from jiangpu.commands.main import main

TYPE, CHANGE, SAYS = "打", "改", "它说"
TABLE, TEXT = "表", "文"
"""Files that the reader makes at first: a table in Excel, a text in Word or Notepad."""

_BLOCK = re.compile(r"^```(\S+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Step(NamedTuple):
    """One block of a walk: what it is, the file that it is about, its lines, its section."""

    does: str
    file: str
    lines: list[str]
    section: str


def steps_of(page: str) -> Iterator[Step]:
    """The blocks of a page in their order."""
    for section in re.split(r"^## ", page, flags=re.MULTILINE):
        title = section.partition("\n")[0]
        for does, file, text in _BLOCK.findall(section):
            yield Step(does, file, text.splitlines(), title)


def typed(lines: list[str]) -> str:
    """What the screen shows after these lines were typed; a line that is no command answers."""
    shown = io.StringIO()
    waiting = list(lines)

    def answer(question: str = "") -> str:
        said = waiting.pop(0)
        shown.write(f"{question}{said}\n")
        return said

    with contextlib.redirect_stdout(shown), mock.patch.object(builtins, "input", answer):
        while waiting:
            command, *words = shlex.split(waiting.pop(0))
            assert command == "jiangpu", command
            main(words)
    return shown.getvalue()


def change(file: Path, lines: list[str]) -> None:
    """Take out the lines with a minus, put those with a plus in their place."""
    text = file.read_text(encoding="utf-8").split("\n")
    place = 0
    for line in lines:
        if line.startswith("-"):
            place = text.index(line[1:])
            del text[place]
        else:
            assert line.startswith("+"), line
            text.insert(place, line[1:])
            place += 1
    file.write_text("\n".join(text), encoding="utf-8")


def make(file: Path, lines: list[str]) -> None:
    """What the reader makes in Excel, Word or Notepad: a row, a paragraph or a line of each line.

    The first paragraph of a document is its title.
    """
    if file.suffix == ".xlsx":
        book = openpyxl.Workbook()
        book.active.title = "Sheet1"  # as Excel calls it
        for line in lines:
            cells = [cell.strip() for cell in line.split("|")]
            book.active.append([int(cell) if cell.isdigit() else cell for cell in cells])
        book.save(file)
    elif file.suffix == ".docx":
        document = docx.Document()
        document.add_heading(lines[0], 0)
        for line in lines[1:]:
            document.add_paragraph(line)
        document.save(file)
    else:
        file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
