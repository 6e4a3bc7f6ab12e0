"""Problems: what is wrong in a file, where, and how to mend it, in Chinese.

Every code is documented in `codes.py`; a problem takes its level from there. The line format is an
interface that other people's scripts rely on (DESIGN.md section 6).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from .codes import ADVICE, CODES, ERROR, WARNING, Code
from .span import Edit, Position, Span

_GITHUB_KINDS = {ERROR: "error", WARNING: "warning", ADVICE: "notice"}
_GITLAB_SEVERITIES = {ERROR: "major", WARNING: "minor", ADVICE: "info"}


@dataclass(frozen=True)
class Problem:
    """One finding.

    Attributes:
        uri: the file, as a posix path from the repository's root.
        line, column: where it starts (`span.py` has the rule); column 1 if only the line is known.
        code: a key of `CODES`.
        text: what is wrong (a sentence part, no final stop).
        fix: what to change, or "" where the text says it all.
        end: line and column just after its last character; None where that is not known.
        edits: the changes that mend it, where there is exactly one right answer. They never put in
            words that nobody wrote. They do not overlap.
        subject: the word, number or target that the text quotes. A waiver names it (`waivers.py`).
            "" where the problem cannot be waived.
    """

    uri: str
    line: int
    column: int
    code: str
    text: str
    fix: str = ""
    end: Position | None = None
    edits: tuple[Edit, ...] = ()
    subject: str = ""

    @classmethod
    def at(
        cls,
        uri: str,
        span: Span,
        code: str,
        text: str,
        fix: str = "",
        *,
        edits: tuple[Edit, ...] = (),
        subject: str = "",
    ) -> Problem:
        """A problem whose beginning and end are known."""
        return cls(uri, span.line, span.column, code, text, fix, span.end, edits, subject)

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

    @property
    def message(self) -> str:
        """The text with its fix, as it is shown."""
        return f"{self.text};改法:{self.fix}" if self.fix else self.text

    def __str__(self) -> str:
        line = f"{self.uri}:{self.line}:{self.column}: {self.level} {self.code} {self.message}"
        return visible(line)

    def as_dict(self) -> dict[str, object]:
        """The JSON form of `jiangpu check --format json`. An end that is not known is null."""
        end_line, end_column = self.end or (None, None)
        return {
            "file": self.uri,
            "line": self.line,
            "column": self.column,
            "end_line": end_line,
            "end_column": end_column,
            "level": self.level,
            "code": self.code,
            "text": self.text,
            "fix": self.fix,
            "subject": self.subject,
            "edits": [edit.as_dict() for edit in self.edits],
        }

    def as_gitlab(self) -> dict[str, object]:
        """The form that GitLab shows beside the change (a code quality report).

        Its fingerprint stays when the problem only moves to another line.
        """
        known = f"{self.uri}\0{self.code}\0{self.text}".encode()
        return {
            "description": visible(self.message),
            "check_name": self.code,
            "fingerprint": hashlib.sha256(known).hexdigest(),
            "severity": _GITLAB_SEVERITIES[self.level],
            "location": {"path": self.uri, "lines": {"begin": self.line}},
        }

    def as_github(self) -> str:
        """The line that a forge's runner shows beside the change (a workflow command)."""
        kind = _GITHUB_KINDS[self.level]
        file = _in_property(self.uri)
        place = f"file={file},line={self.line},col={self.column}"
        return f"::{kind} {place},title={self.code}::{_in_command(visible(self.message))}"


_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Characters that would break a line, move a cursor or turn the direction of writing."""


def visible(text: str) -> str:
    """A text in which such characters are written out: a file name may hold a line break."""
    return _UNSEEN.sub(lambda match: repr(match[0])[1:-1], text)


def _in_command(text: str) -> str:
    """A text as the message of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _in_property(text: str) -> str:
    """A text as a property of a workflow command."""
    return _in_command(text).replace(":", "%3A").replace(",", "%2C")


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sorted by place, each once: two checks that see the same fault report it once.

    Two problems are the same when they read the same. The one that can be acted on is kept.
    """
    unique: dict[str, Problem] = {}
    for problem in problems:
        earlier = unique.get(str(problem))
        if earlier is None or (problem.edits and not earlier.edits):
            unique[str(problem)] = problem
    return sorted(unique.values(), key=lambda problem: (problem.place, problem.fix))


def tally(problems: Iterable[Problem]) -> dict[str, int]:
    """How many problems of each level, in the order 错误, 警告, 建议."""
    counts = {ERROR: 0, WARNING: 0, ADVICE: 0}
    for problem in problems:
        counts[problem.level] += 1
    return counts
