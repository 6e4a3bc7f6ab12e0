"""What git leaves in a file where two people changed the same lines and nobody decided yet."""

from __future__ import annotations

import re

from ..problems.problem import Problem

_OURS = re.compile(r"<{7}(?: |$)")
_BASE = re.compile(r"\|{7}(?: |$)")
_MIDDLE = re.compile(r"={7}\s*$")
_THEIRS = re.compile(r">{7}(?: |$)")


def without_conflicts(uri: str, lines: list[str]) -> tuple[list[str], list[Problem]]:
    """The lines as the first of the two people left them, and an error for each conflict.

    What goes is replaced by empty lines, so that line numbers stay. A mark without the others of
    its conflict is text.
    """
    if not any(line.startswith("<<<<<<<") for line in lines):
        return lines, []
    result = list(lines)
    problems = []
    for start, second, end in _conflicts(lines):
        result[start] = ""
        result[second : end + 1] = [""] * (end + 1 - second)
        text = f"两个人改的没有合并好，到第 {end + 1} 行为止有两种说法"
        fix = "留一种说法，再删掉 <<<<<<<、=======、>>>>>>> 这几行"
        problems.append(Problem(uri, start + 1, 1, "F034", text, fix))
    return result, problems


def _conflicts(lines: list[str]) -> list[tuple[int, int, int]]:
    """For each conflict, the indices of its first line, of the mark that ends the first version,
    and of its last line.
    """
    found = []
    start: int | None = None
    second: int | None = None
    for index, line in enumerate(lines):
        if _OURS.match(line):
            start, second = index, None
        elif start is None:
            continue
        elif second is None and (_BASE.match(line) or _MIDDLE.match(line)):
            second = index
        elif second is not None and _THEIRS.match(line):
            found.append((start, second, index))
            start, second = None, None
    return found
