"""Every step of the walks is run: what the page says to type, to change, and what is then said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from repositories import REPOSITORY
from walking import CHANGE, SAYS, TYPE, Step, change, steps_of, typed

PAGE = REPOSITORY / "docs/contribute/ten-minutes.md"
STEPS = list(steps_of(PAGE.read_text(encoding="utf-8")))


def test_the_walks_are_these_five() -> None:
    walks = list(dict.fromkeys(step.section for step in STEPS))
    assert walks == ["加一个工作室", "加一种操作法", "改一个数字", "补一个来源", "撤下一个人"]


def test_each_block_is_of_a_known_sort() -> None:
    assert {step.does for step in STEPS} == {TYPE, CHANGE, SAYS}
    assert PAGE.read_text(encoding="utf-8").count("```") == 2 * len(STEPS)


def test_each_thing_that_is_typed_is_followed_by_what_is_said() -> None:
    for step, after in zip(STEPS, STEPS[1:], strict=False):
        assert (step.does == TYPE) == (after.does == SAYS)


def test_the_walks_go_as_the_page_says(
    tree: Callable[[str], Path], small: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One after another in one repository, as a reader does them."""
    root = tree(small)
    monkeypatch.chdir(root)
    shown = ""
    for step in STEPS:
        shown = _done(root, step, shown)


def _done(root: Path, step: Step, shown: str) -> str:
    """Do a step; what the screen shows after it."""
    if step.does == TYPE:
        return typed(step.lines)
    if step.does == CHANGE:
        change(root / step.file, step.lines)
    else:
        assert shown.splitlines() == step.lines, step.section
    return shown


def test_what_is_to_be_deleted_in_the_end_is_what_was_made(
    tree: Callable[[str], Path], small: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tree(small)
    monkeypatch.chdir(root)
    before = {path for path in root.rglob("*.md")}
    for step in STEPS:
        if step.does == TYPE and step.lines[0].startswith("jiangpu new"):
            typed(step.lines)
    made = {path.relative_to(root).as_posix() for path in root.rglob("*.md")} - {
        path.relative_to(root).as_posix() for path in before
    }
    end = PAGE.read_text(encoding="utf-8").partition("## 练完了")[2]
    assert len(made) == 3 and all(f"`{uri}`" in end for uri in made)
