"""Sixty faults put into copies of clean records: at least 58 are reported, each naming both sides; clean records report none."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml
from jiangpu.build.project import Project, open_project
from jiangpu.figures.rules.catalogue import RULES, tallies
from jiangpu.problems.problem import Problem
from repositories import REPOSITORY

FAULTS = yaml.safe_load((REPOSITORY / "tests/cases/faults.yml").read_text(encoding="utf-8"))
ENOUGH = 58
FOLDERS = ("studios", "methods", "docs")


def batches() -> list[list[dict]]:
    """The faults in rounds, no file twice in one, so that one does not hide or cause another."""
    rounds: list[list[dict]] = []
    for fault in FAULTS:
        touched = {fault["file"], fault["find"].removeprefix("copy:")}
        free = next(
            (
                each
                for each in rounds
                if not any(
                    touched & {other["file"], other["find"].removeprefix("copy:")} for other in each
                )
            ),
            None,
        )
        if free is None:
            rounds.append([fault])
        else:
            free.append(fault)
    return rounds


def seed(root: Path, fault: dict) -> None:
    """Put one fault in its place."""
    file = root / fault["file"]
    if fault["find"].startswith("copy:"):
        text = (root / fault["find"].removeprefix("copy:")).read_text(encoding="utf-8")
        for line in fault["put"].splitlines():
            field, _, value = line.partition(": ")
            text, count = re.subn(
                rf"(?m)^{field}: .*\n", "" if value == "null" else f"{line}\n", text, count=1
            )
            assert count == 1, f"{fault['name']}: {field} is not there"
    else:
        text = file.read_text(encoding="utf-8")
        assert text.count(fault["find"]) == 1, f"{fault['name']} no longer fits its record"
        text = text.replace(fault["find"], fault["put"])
    file.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Problem, ...]]:
    """Name of a fault → everything that is said about the copy which holds it."""
    result: dict[str, tuple[Problem, ...]] = {}
    for number, round_ in enumerate(batches()):
        root = tmp_path_factory.mktemp(f"faults-{number}")
        for folder in FOLDERS:
            shutil.copytree(REPOSITORY / folder, root / folder)
        for name in ("mkdocs.yml", "CONTRIBUTING.md"):
            shutil.copy(REPOSITORY / name, root)
        for fault in round_:
            seed(root, fault)
        problems = open_project(root).problems
        result |= {fault["name"]: problems for fault in round_}
    return result


def reported(fault: dict, problems: tuple[Problem, ...]) -> bool:
    return any(
        problem.uri == fault["file"]
        and problem.code == fault["code"]
        and all(side in problem.text for side in fault["sides"])
        for problem in problems
    )


def test_there_are_sixty_faults_of_many_kinds() -> None:
    assert len(FAULTS) == 60 == len({fault["name"] for fault in FAULTS})
    assert len({fault["code"] for fault in FAULTS}) >= 15
    assert all(len(fault["sides"]) == 2 for fault in FAULTS)


def test_sixty_seeded_faults_are_reported_with_both_sides(
    said: dict[str, tuple[Problem, ...]],
) -> None:
    missed = [
        f"{fault['name']}: {[str(problem) for problem in said[fault['name']] if problem.uri == fault['file']]}"
        for fault in FAULTS
        if not reported(fault, said[fault["name"]])
    ]
    assert len(FAULTS) - len(missed) >= ENOUGH, "\n".join(missed)


def test_nothing_is_said_of_records_without_a_fault(said: dict[str, tuple[Problem, ...]]) -> None:
    """A fault is reported where it is, or at the other side of the comparison: no other record is drawn in."""
    for round_ in batches():
        files = {fault["file"] for fault in round_} | {
            fault["find"].removeprefix("copy:") for fault in round_
        }
        files |= {"studios/ninglu-shihua.md", "docs/reports/ninglu-zongjie.md"}
        assert not [
            str(problem)
            for problem in said[round_[0]["name"]]
            if problem.is_error and problem.uri not in files
        ]


def test_the_clean_repository_reports_none(repository: Project) -> None:
    assert not repository.errors
    counted = tallies(repository.loaded.documents)
    assert len(counted) == len(RULES) and not [tally for tally in counted if tally.wrong]
    assert sum(tally.agreed for tally in counted) > 1500
