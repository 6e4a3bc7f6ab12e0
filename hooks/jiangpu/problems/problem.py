"""Problems: what is wrong in a file, where, and how to mend it, in Chinese.

Every code is documented in `codes.py`; a problem takes its level from there. The line format is an interface that other
people's scripts rely on (DESIGN.md section 6).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .codes import CODES, ERROR, Code


@dataclass(frozen=True)
class Problem:
    """One finding.

    Attributes:
        uri: the file, as a posix path from the repository's root.
        line, column: from 1; column 1 when only the line is known.
        code: a key of `CODES`.
        text: what is wrong (a sentence part, no final stop).
        fix: what to change, or "" where the text says it all.
    """

    uri: str
    line: int
    column: int
    code: str
    text: str
    fix: str = ""

    @property
    def spec(self) -> Code:
        return CODES[self.code]

    @property
    def level(self) -> str:
        return self.spec.level

    @property
    def is_error(self) -> bool:
        return self.level == ERROR

    @property
    def place(self) -> tuple[str, int, int, str, str]:
        """The sort key: by file, then by line, column and code."""
        return (self.uri, self.line, self.column, self.code, self.text)

    def __str__(self) -> str:
        fix = f";改法:{self.fix}" if self.fix else ""
        return f"{self.uri}:{self.line}:{self.column}: {self.level} {self.code} {self.text}{fix}"

    def as_dict(self) -> dict[str, str | int]:
        """The JSON form of `jiangpu check --format json`."""
        return {
            "file": self.uri,
            "line": self.line,
            "column": self.column,
            "level": self.level,
            "code": self.code,
            "text": self.text,
            "fix": self.fix,
        }

    def as_github(self) -> str:
        """The line that a forge's runner shows beside the change (a workflow command)."""
        kind = {"错误": "error", "警告": "warning"}.get(self.level, "notice")
        message = f"{self.text};改法:{self.fix}" if self.fix else self.text
        escaped = message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        return f"::{kind} file={self.uri},line={self.line},col={self.column},title={self.code}::{escaped}"


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sorted by place, each once: two checks that see the same fault report it once."""
    return sorted(set(problems), key=lambda problem: problem.place)


def tally(problems: Iterable[Problem]) -> dict[str, int]:
    """How many problems of each level, in the order 错误, 警告, 建议."""
    counts = {"错误": 0, "警告": 0, "建议": 0}
    for problem in problems:
        counts[problem.level] += 1
    return counts
