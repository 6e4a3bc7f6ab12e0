"""What is seen in a text before the others are read is what is seen in it afterwards."""

from __future__ import annotations

import operator
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jiangpu.body import scan
from jiangpu.build.project import problems_of
from jiangpu.checks import alone

QUESTIONS: dict[str, Callable[[Any], object]] = {
    "an attribute": lambda unknown: unknown.documents,
    "an attribute or else": lambda unknown: getattr(unknown, "documents", ()),
    "a member": lambda unknown: "M0001" in unknown,
    "whether it is empty": operator.not_,
    "whether it is the same": lambda unknown: unknown == (),
    "whether it is another": lambda unknown: unknown != (),
    "whether it is among others": lambda unknown: unknown in [(), {}],
    "a key": lambda unknown: {unknown: 1},
    "its text": str,
    "a text with it": lambda unknown: f"{unknown}",
}


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_what_is_not_known_yet_answers_no_question(question: Callable[[Any], object]) -> None:
    """An answer would be kept, and it would be wrong as soon as the other files are read."""
    with pytest.raises(alone._Unknown):
        question(alone._Blind())


def test_a_fault_in_one_text_is_told_at_its_file(
    tree: Callable[[str], Path], small: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody learns of a fault without learning where it is, and all else is checked."""
    read = scan._scanned

    def stumbling(body: str) -> tuple[scan.Spot, ...]:
        if "绊脚" in body:
            raise RecursionError("too deep")
        return read(body)

    monkeypatch.setattr(scan, "_scanned", stumbling)
    root = tree(small)
    with (root / "studios/jia.md").open("a", encoding="utf-8") as file:
        file.write("\n绊脚的话。\n")
    (root / "docs/people/ghost.md").write_text("---\n编号: P0009\n---\n", encoding="utf-8")
    found = {(problem.uri, problem.code) for problem in problems_of(root)}
    assert ("studios/jia.md", "F038") in found
    assert ("docs/people/ghost.md", "F011") in found
