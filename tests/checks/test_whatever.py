"""Whatever people type, paste and save: each kind of slip is read as meant, or told once where it stands, and nothing is lost."""

from __future__ import annotations

import fnmatch
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from jiangpu.body.limits import tangled
from jiangpu.body.render import render
from jiangpu.body.scan import scan
from jiangpu.body.words import words_of
from jiangpu.build.project import open_project
from jiangpu.language.names import name_key
from jiangpu.language.numerals import read_han
from jiangpu.language.pinyin import person_syllables
from jiangpu.library.read_files import read_record
from jiangpu.problems.problem import Problem
from jiangpu.schema.registry import KINDS
from laying import lay
from repositories import REPOSITORY

CASES = yaml.safe_load((REPOSITORY / "tests/cases/whatever.yml").read_text(encoding="utf-8"))
FIGURE = {"file": "docs/reports/zongjie.md", "find": "原文: 课题42项}"}
METHODS = next(kind for kind in KINDS if kind.folder == "methods")
LONGEST = 2.0
"""Seconds of the processor."""


def of(key: str) -> pytest.MarkDecorator:
    """The cases that have a key."""
    cases = [case for case in CASES if key in case]
    assert cases
    return pytest.mark.parametrize("case", cases, ids=[case["name"] for case in cases])


def html(text: str) -> str:
    return render(text, lambda target, image: target).html


def change(case: dict) -> dict:
    """A case about a figure as a change of the report."""
    if "figure" not in case:
        return case
    put = FIGURE["find"] + "\n  - {代号: x, 来源: s1, " + case["figure"] + "}"
    return {**case, **FIGURE, "put": put}


def fits(told: str, problem: Problem) -> bool:
    """Whether a problem is one that a case tells of."""
    place, _, codes = told.partition(" ")
    file, _, line = place.rpartition(":")
    at_place = fnmatch.fnmatch(problem.uri, file) and line in ("*", str(problem.line))
    return at_place and any(fnmatch.fnmatch(problem.code, code) for code in codes.split("|"))


@of("tells")
def test_it_is_told_once_where_it_stands(
    case: dict, tree: Callable[[str], Path], small: str
) -> None:
    root = tree(small)
    laid = change(case)
    lay(root, laid)
    project = open_project(root)
    said = "\n".join(map(str, project.problems))
    left = list(project.problems)
    for told in case["tells"]:
        fitting = [problem for problem in left if fits(told, problem)]
        assert fitting, f"{told} is not told:\n{said}"
        for problem in fitting if told.endswith(" *") else fitting[:1]:
            left.remove(problem)
    assert not left, said
    for words in case.get("says", ()):
        assert words in said
    for words in case.get("not_says", ()):
        assert words not in said
    documents = {document.uri: document for document in project.loaded.documents}
    for label, value in case.get("reads", {}).items():
        assert documents[laid["file"]].tree.data.get(label) == value


@of("body")
def test_the_page_shows_what_was_written(case: dict) -> None:
    shown = html(case["body"])
    for part in case.get("has", ()):
        assert part in shown
    for part in case.get("not", ()):
        assert part not in shown
    assert words_of(case["body"]) == case.get("words", words_of(case["body"]))


@of("alike")
def test_names_are_the_same_name(case: dict) -> None:
    assert len(set(map(name_key, case["alike"]))) == 1


@of("surnames")
def test_surnames_are_spelled_as_surnames(case: dict) -> None:
    for name, spelled in case["surnames"].items():
        assert "".join(person_syllables(name)).startswith(spelled)


@of("read")
def test_numerals_are_read(case: dict) -> None:
    assert {text: read_han(text) for text in case["read"]} == case["read"]


@of("quick")
def test_small_inputs_take_no_time(case: dict) -> None:
    text = "".join(case["text"].replace("{n}", str(number)) for number in range(case["times"]))
    started = time.process_time()
    if case["quick"] == "body":
        if not tangled(text):
            list(scan(text))
            html(text)
    else:
        before = {"header": "摘要: ", "name": "名称: ", "lines": ""}[case["quick"]]
        raw = f"---\n编号: M0001\n{before}{text}\n更新: 2024-05-06\n---\n话。\n"
        read_record("methods/x.md", raw.encode(), METHODS)
    assert time.process_time() - started < LONGEST
