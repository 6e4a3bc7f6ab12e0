"""Nothing that belongs to a person alone stands in a record or on a page.

The lines of a file are read as they stand, comments and code too: whoever has the file has them.
A message never repeats what was found. What can be misused is an error; what a unit may publish as
its own (a mailbox, a number plate, an address) is a warning, which can be waived.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..language.personal import (
    CARD,
    CHAT,
    HOME,
    HOME_TELEPHONE,
    IDENTITY,
    MAIL,
    MOBILE,
    PLATE,
    Kind,
    Personal,
    parts_in_name,
    personal_parts,
)
from ..library.data_files import DATA_FILES
from ..library.documents import Editorial
from ..library.search_words import SEARCH_WORDS
from ..problems.problem import Problem
from ..problems.span import Span
from ..reading.text import characters
from .context import AnyDocument, Context

_TAKE_OUT = "去掉它；网页、数据和历史记录里谁都看得到"
_ASK = "个人的去掉它；单位公开的，写明豁免的理由"
_CODES: dict[Kind, tuple[str, str]] = {
    IDENTITY: ("R012", _TAKE_OUT),
    MOBILE: ("R013", f"{_TAKE_OUT}；单位的电话写进网站设置的“联系方式”"),
    CARD: ("R014", _TAKE_OUT),
    MAIL: ("R015", _ASK),
    PLATE: ("R016", _ASK),
    HOME: ("R017", _ASK),
    HOME_TELEPHONE: ("R018", _TAKE_OUT),
    CHAT: ("R019", _ASK),
}
"""What belongs to a person → the code of the problem, and what to do."""


def check(context: Context) -> Iterator[Problem]:
    for document in context.loaded.documents:
        yield from _in_page(document)
    for page in context.loaded.pages:
        yield from _in_page(page)


def check_files(context: Context) -> Iterator[Problem]:
    """The names of image files, and the data files that are no records."""
    for uri in sorted(context.loaded.assets):
        yield from _in_file_name(uri)
    for uri in sorted({SEARCH_WORDS, *DATA_FILES}):
        path = context.loaded.root / uri
        if path.is_file():
            text = characters(path.read_bytes()).text
            for number, line in enumerate(text.splitlines(), 1):
                yield from _in_line(uri, number, line)


def _in_page(page: AnyDocument | Editorial) -> Iterator[Problem]:
    yield from _in_file_name(page.uri)
    front = page.tree.front
    for number, line in enumerate(front.lines, front.first):
        yield from _in_line(page.uri, number, line.raw)
    for number, text in enumerate(page.body.split("\n"), page.body_line):
        yield from _in_line(page.uri, number, text)


def _in_line(uri: str, number: int, line: str) -> Iterator[Problem]:
    for part in personal_parts(line):
        span = Span.within(number, part.start + 1, part.end + 1)
        yield _problem(uri, span, part, "这里")


def _in_file_name(uri: str) -> Iterator[Problem]:
    """A file name stands in the address of the page or of the picture."""
    for part in parts_in_name(uri.rpartition("/")[2]):
        yield _problem(uri, Span.point(1, 1), part, "文件名里", "换一个文件名，不带它")


def _problem(uri: str, span: Span, part: Personal, where: str, instead: str = "") -> Problem:
    """Something that belongs to a person.

    Args:
        where: the place in words.
        instead: what to do; "" for what is usual.
    """
    code, fix = _CODES[part.kind]
    text = f"{where}有{part.kind.name}“{part.shown}”"
    return Problem.at(uri, span, code, text, instead or fix, subject=part.shown)
