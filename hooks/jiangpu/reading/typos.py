"""Slips of Chinese input in front matter: tabs, full-width colons, quotes and indentation.

Each is reported where it stands and mended in the copy that is parsed, so that one slip does not hide the other problems
of the file. The file itself is not touched.
"""

from __future__ import annotations

import re
from functools import cache

from ..problems.problem import Problem
from ..schema.fieldnames import field_names
from ..schema.registry import KINDS

_QUOTES = re.compile(
    r"^(?P<before>\s*(?:- *)?[^\s:#]+: +)(?P<open>[“”‘’＂])(?P<inner>[^“”‘’＂]*)(?P<close>[“”‘’＂])\s*$"
)
_INDENT = re.compile(r"^[ \t\u3000]*")


@cache
def _colon() -> re.Pattern[str]:
    names = sorted(
        {name for kind in KINDS for name in field_names(kind.model)}, key=len, reverse=True
    )
    return re.compile(
        rf"(?P<start>^\s*(?:- *)?|[{{,]\s*)(?P<name>{'|'.join(map(re.escape, names))})(?P<colon>\s*：[ \u3000]*)"
    )


def mend(uri: str, lines: list[str], first: int) -> tuple[list[str], list[Problem]]:
    """The lines as they were meant, and a problem for each slip.

    Args:
        lines: the front matter between the two `---`.
        first: the line number of lines[0] in the file.
    """
    mended, problems, block = [], [], None
    for number, line in enumerate(lines, first):
        indent = len(_INDENT.match(line)[0])
        if block is not None and line.strip() and indent <= block:
            block = None
        line = _mend_spaces(uri, number, line, problems)
        if block is None:
            line = _mend_colons(uri, number, line, problems)
            line = _mend_quotes(uri, number, line, problems)
            if re.search(r":\s*[|>][+-]?\d?\s*$", line):
                block = indent
        mended.append(line)
    return mended, problems


def _mend_spaces(uri: str, number: int, line: str, problems: list[Problem]) -> str:
    tab = line.find("\t")
    if tab >= 0:
        problems.append(
            Problem(uri, number, tab + 1, "F005", "表头里有制表符（Tab）", "删掉它，改按空格键")
        )
        line = line.replace("\t", " ")
    indent = _INDENT.match(line)[0]
    wide = indent.find("\u3000")
    if wide >= 0:
        problems.append(
            Problem(uri, number, wide + 1, "F008", "缩进里有全角空格", "换成两个半角空格")
        )
        line = indent.replace("\u3000", "  ") + line[len(indent) :]
    return line


def _mend_colons(uri: str, number: int, line: str, problems: list[Problem]) -> str:
    def repair(match: re.Match[str]) -> str:
        if match.string.count('"', 0, match.start()) % 2:
            return match[0]
        column = match.start("colon") + len(match["colon"]) - len(match["colon"].lstrip()) + 1
        problems.append(
            Problem(
                uri,
                number,
                column,
                "F006",
                f"「{match['name']}」后面用了全角冒号",
                f"改成“{match['name']}: ”，英文冒号后空一格",
            )
        )
        return f"{match['start']}{match['name']}: "

    return _colon().sub(repair, line)


def _mend_quotes(uri: str, number: int, line: str, problems: list[Problem]) -> str:
    match = _QUOTES.match(line)
    if not match:
        return line
    problems.append(
        Problem(
            uri,
            number,
            match.start("open") + 1,
            "F007",
            "整个值套了全角引号",
            f"去掉引号，写成“{match['inner']}”里面的字就行",
        )
    )
    inner = match["inner"].replace("\\", "\\\\").replace('"', '\\"')
    return f'{match["before"]}"{inner}"'
