"""Nothing that belongs to a person alone stands in a record or on a page.

The lines of a file are read as they stand, comments and code too: whoever has the file has them.
A message never repeats what was found. What can be misused is an error; what a unit may publish as
its own (a mailbox, a number plate, an address) is a warning, which can be waived.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..language.personal import CARD, HOME, IDENTITY, MAIL, MOBILE, PLATE, Kind, personal_parts
from ..library.documents import Editorial
from ..problems.problem import Problem
from ..problems.span import Span
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
}
"""What belongs to a person → the code of the problem, and what to do."""


def check(context: Context) -> Iterator[Problem]:
    for document in context.loaded.documents:
        yield from _in_page(document)
    for page in context.loaded.pages:
        yield from _in_page(page)


def _in_page(page: AnyDocument | Editorial) -> Iterator[Problem]:
    front = page.tree.front
    for number, line in enumerate(front.lines, front.first):
        yield from _in_line(page.uri, number, line.raw)
    for number, text in enumerate(page.body.split("\n"), page.body_line):
        yield from _in_line(page.uri, number, text)


def _in_line(uri: str, number: int, line: str) -> Iterator[Problem]:
    for part in personal_parts(line):
        code, fix = _CODES[part.kind]
        span = Span.within(number, part.start + 1, part.end + 1)
        text = f"这里有{part.kind.name}“{part.shown}”"
        yield Problem.at(uri, span, code, text, fix, subject=part.shown)
