"""The example on the page of a code: what is right is right, and what is said of it is true."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from jiangpu.build.mending import mend_repository
from jiangpu.build.project import open_project
from jiangpu.problems.codes import CODES
from jiangpu.problems.examples import MENDED, cases, examples, may_be_waived
from jiangpu.problems.problem import Problem
from laying import lay

SHOWN = [case for case in cases() if "file" in case]
MENDABLE = [case for case in SHOWN if "fix" in case]
WAIVABLE = [case for case in SHOWN if may_be_waived(case["code"])]

LATER = 60
"""Codes that may wait for their example; their pages say what they mean and no more."""


def named(chosen: list[Mapping[str, Any]]) -> list[str]:
    return [case["code"] for case in chosen]


def of_code(root: Path, case: Mapping[str, Any]) -> list[Problem]:
    """The problems with the code of the case; those of its file, where there are any."""
    found = [problem for problem in open_project(root).problems if problem.code == case["code"]]
    return [problem for problem in found if problem.uri == case["file"]] or found


def about(case: Mapping[str, Any], problems: list[Problem]) -> list[Problem]:
    """The problems of the files that the messages of the case are about."""
    lines = examples()[case["code"]].own_says
    files = {line.partition(":")[0] for line in lines}
    return [problem for problem in problems if problem.uri in files]


@pytest.mark.parametrize("case", SHOWN, ids=named(SHOWN))
def test_what_is_right_is_not_complained_about(
    case: dict, tree: Callable[[str], Path], small: str
) -> None:
    root = tree(small)
    lay(root, case, put=examples()[case["code"]].good)
    assert not about(case, of_code(root, case))


@pytest.mark.parametrize("case", SHOWN, ids=named(SHOWN))
def test_what_is_wrong_and_what_is_right_can_be_told_apart_by_the_code(case: dict) -> None:
    """The other half is in tests/checks/test_messages.py: what is wrong gives exactly its lines."""
    example = examples()[case["code"]]
    assert example.own_says and example.bad and example.bad != example.good


@pytest.mark.parametrize("case", SHOWN, ids=named(SHOWN))
def test_the_page_says_truly_whether_it_can_be_mended(
    case: dict, tree: Callable[[str], Path], small: str
) -> None:
    """A problem that carries its mend is one of which the page says so, and no other is."""
    root = tree(small)
    lay(root, case)
    carried = any(problem.edits for problem in of_code(root, case))
    assert carried == bool(examples()[case["code"]].fix)


@pytest.mark.parametrize("case", MENDABLE, ids=named(MENDABLE))
def test_the_command_mends_it(case: dict, tree: Callable[[str], Path], small: str) -> None:
    """Without words being swapped where the page says 照改, and only with it where it says 换词."""
    root = tree(small)
    lay(root, case)
    swapped = examples()[case["code"]].fix != MENDED
    for words in (False, True):
        mending = mend_repository(root, lambda uri: uri == case["file"], words=words)
        left = [problem for problem in mending.left if problem.code == case["code"]]
        assert bool(about(case, left)) == (swapped and not words)


@pytest.mark.parametrize("case", WAIVABLE, ids=named(WAIVABLE))
def test_a_waiver_silences_it(case: dict, tree: Callable[[str], Path], small: str) -> None:
    root = tree(small)
    lay(root, case)
    problem = of_code(root, case)[0]
    file = root / problem.uri
    opening, number, rest = file.read_text(encoding="utf-8").split("\n", 2)
    subject = problem.subject.replace('"', '\\"')
    waiver = f'豁免: {{提示: {problem.code}, 内容: "{subject}", 理由: 看过了}}'
    file.write_text("\n".join([opening, number, waiver, rest]), encoding="utf-8")
    left = [each for each in of_code(root, case) if each.subject == problem.subject]
    assert not [each for each in left if each.uri == problem.uri]


def test_every_example_is_of_a_code_and_each_code_has_one() -> None:
    assert set(examples()) <= set(CODES)
    assert len(examples()) == len(cases())


def test_hardly_any_code_waits_for_its_example() -> None:
    """One that waits is told in the warnings of the run: its case moves from messages.yml to here."""
    waiting = sorted(set(CODES) - set(examples()))
    if waiting:
        warnings.warn(f"without an example: {', '.join(waiting)}", stacklevel=1)
    assert len(waiting) <= LATER


def test_what_cannot_be_shown_is_told() -> None:
    for example in examples().values():
        assert example.bad or len(example.told) > 20, example.code
