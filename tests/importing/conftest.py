"""Ledgers put into a small repository, each once for all tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from importing.ledgers import LEDGERS, Made
from jiangpu.build.ledgers import known_of, plan_of
from jiangpu.importing.asked import Choices
from jiangpu.importing.plan import Plan
from jiangpu.importing.planning import plan_ledger
from jiangpu.importing.workbooks import read_workbook
from jiangpu.writing.changes import put
from repositories import write_tree

NO_CHOICES = Choices()


@dataclass(frozen=True)
class Taken:
    """A ledger that was put in: the repository, the first plan, and the plan of the same again."""

    made: Made
    root: Path
    plan: Plan
    again: Plan

    def text(self, uri: str) -> str:
        return (self.root / uri).read_text(encoding="utf-8")

    @property
    def texts(self) -> str:
        return "\n".join(self.text(file.uri) for file in self.plan.files)


def quick_plan(root: Path, made: Made, choices: Choices = NO_CHOICES) -> Plan:
    """A plan without the check of the whole repository."""
    return plan_ledger(read_workbook(made.name, made.raw), known_of(root), choices)


@pytest.fixture(scope="session")
def taken(tmp_path_factory: pytest.TempPathFactory, small: str) -> Callable[[str], Taken]:
    @cache
    def take(name: str) -> Taken:
        root = write_tree(tmp_path_factory.mktemp(name), small)
        made = LEDGERS[name]()
        plan = plan_of(root, made.name, made.raw, Choices())
        put(root, plan.changes)
        return Taken(made, root, plan, quick_plan(root, made))

    return take
