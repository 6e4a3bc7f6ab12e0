"""How much of what is private the check finds, and how often it is wrong: the whole repository of
cases is read and checked as an editor's would be.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from jiangpu.build.project import open_project
from personal_cases import Case, harmless_cases, private_cases

LOOKED_FOR = {f"R{number:03}" for number in range(12, 22)}


def found_in(root: Path, cases: Sequence[Case]) -> list[set[str]]:
    """The codes that are reported for each case; every one stands in a file of its own."""
    places = {}
    for index, case in enumerate(cases):
        if case.place == "文件名":
            stem, _, ending = case.text.rpartition(".")
            uri = f"docs/case/{index:04}-{stem}.{ending}"
            content = b"\xff\xd8\xff"
        elif case.place in ("字段", "里层字段"):
            uri = f"docs/people/case{index:04}.md"
            content = f"---\n编号: P{index + 100:04}\n名称: 例\n{case.text}\n---\n".encode()
        else:
            uri = f"docs/case/n{index:04}.md"
            content = f"---\n名称: 例\n更新: 2026-11-22\n---\n{case.text}\n".encode()
        target = root / uri
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        places[uri] = index
    found: list[set[str]] = [set() for _ in cases]
    for problem in open_project(root).problems:
        if problem.uri in places and problem.code in LOOKED_FOR:
            found[places[problem.uri]].add(problem.code)
    return found


def test_ninety_nine_of_a_hundred_are_found(tree: Callable[[str], Path], small: str) -> None:
    cases = private_cases()
    assert len(cases) >= 500
    found = found_in(tree(small), cases)
    missed = [case for case, codes in zip(cases, found, strict=True) if case.code not in codes]
    assert len(missed) <= len(cases) // 100, missed
    assert missed == []  # today


def test_hardly_anything_harmless_is_reported(tree: Callable[[str], Path], small: str) -> None:
    cases = harmless_cases()
    assert len(cases) == 500
    found = found_in(tree(small), cases)
    alarms = [(case, codes) for case, codes in zip(cases, found, strict=True) if codes]
    assert alarms == []


def test_the_cases_are_the_same_every_time() -> None:
    assert private_cases() == private_cases() and harmless_cases() == harmless_cases()


@pytest.mark.parametrize("code", sorted(LOOKED_FOR))
def test_nothing_of_the_kind_stands_in_the_repository(code: str, repository: object) -> None:
    assert code not in {problem.code for problem in repository.problems}
