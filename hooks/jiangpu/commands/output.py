"""Problems put out in the forms that `jiangpu check --format` knows."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence

from ..problems.problem import Problem, tally
from ..site.reference import code_url


def print_text(problems: Sequence[Problem]) -> None:
    """A line for each problem, where its code is explained, then how many of each level."""
    for problem in problems:
        print(problem)
    if problems:
        code = problems[0].code
        print(f"每个代码的说明在网站上，如 {code}：/{code_url(code)}")
    counts = [f"{level} {number}" for level, number in tally(problems).items()]
    print("，".join(counts) if problems else "没有问题")


def print_json(problems: Sequence[Problem]) -> None:
    """A list of objects, for programs."""
    print(_json([problem.as_dict() for problem in problems]))


def print_github(problems: Sequence[Problem]) -> None:
    """Workflow commands, which GitHub shows beside the changed lines."""
    for problem in problems:
        print(problem.as_github())


def print_gitlab(problems: Sequence[Problem]) -> None:
    """A code quality report, which GitLab shows beside the changed lines."""
    print(_json([problem.as_gitlab() for problem in problems]))


def _json(rows: Sequence[Mapping[str, object]]) -> str:
    """Rows for programs. Where the output takes few characters (cp936), the others are written as
    their numbers, as JSON knows them.
    """
    plain = (sys.stdout.encoding or "").lower() not in ("utf-8", "utf8")
    return json.dumps(rows, ensure_ascii=plain, indent=2)


FORMATS: Mapping[str, Callable[[Sequence[Problem]], None]] = {
    "text": print_text,
    "json": print_json,
    "github": print_github,
    "gitlab": print_gitlab,
}
