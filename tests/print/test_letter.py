"""A letter asks for exactly what the record lacks, and shows only what may be shown."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from jiangpu.build.project import Project
from jiangpu.commands.main import main
from jiangpu.display.view import View
from jiangpu.library.completeness import completeness
from jiangpu.library.contact import Contact
from jiangpu.print.letter import Letter, as_text, as_word, letter_of


def letter(project: Project, number: str, **settings: object) -> Letter:
    site = project.site
    site = replace(site, settings=site.settings.model_copy(update=settings))
    document = site.library.get(number)
    assert document is not None
    return letter_of(document, View(site, document.url))


def test_every_empty_field_that_readers_miss_is_asked_for_once(repository: Project) -> None:
    for document in repository.site.library.studios[:40]:
        made = letter(repository, document.number)
        asked = [thing.what for _, things in made.asked[:1] for thing in things]
        missing = list(completeness(document.record).missing)
        assert not missing or asked == missing


def test_what_is_there_is_not_asked_for(repository: Project) -> None:
    made = letter(repository, "S0008")
    assert ("单位", "连云港碱厂") in made.there
    assert ("领衔人", "田恒余") in made.there
    assert not {name for name, _ in made.there} & {
        thing.what for _, things in made.asked for thing in things
    }


def test_an_achievement_without_its_stage_is_asked_for(repository: Project) -> None:
    assert "成果“木塞堵漏法”：还缺年份、转化阶段" in as_text(letter(repository, "S0008"))


def test_the_characters_of_an_unpublished_verse_are_asked_for(repository: Project) -> None:
    assert "口诀：七个字是哪七个，每个字怎么讲" in as_text(letter(repository, "M0001"))


def test_the_ways_to_answer_stand_there_only_when_they_are_set(repository: Project) -> None:
    contact = Contact.model_validate({"邮箱": "a@b.cn", "电话": "0518-12345678"})
    assert "电话：0518-12345678" in as_text(letter(repository, "S0008", contact=contact))
    assert "电话" not in as_text(letter(repository, "S0008", contact=None))
    assert "jiangpu.example" not in as_text(letter(repository, "S0008"))


def test_the_word_document_says_the_same_and_has_a_slip(repository: Project) -> None:
    made = letter(repository, "S0008")
    content = as_word(made)
    assert content == as_word(made)
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    for _, things in made.asked:
        for thing in things:
            assert cells.count(thing.what) == 2
    assert "我们知道的" in cells


def test_a_name_that_may_not_be_shown_is_in_no_letter(
    opened: Callable[..., Project],
) -> None:
    project = opened(
        "== docs/people/a.md\n---\n编号: P0001\n名称: 王甲乙\n单位: 某厂\n"
        "同意: {依据: 本人书面同意, 显示: 姓氏}\n---\n"
        "== studios/a.md\n---\n编号: S0001\n名称: 甲工作室\n领衔人: [P0001]\n---\n"
    )
    text = as_text(letter(project, "S0001"))
    assert "王甲乙" not in text and "王某" in text


def test_the_command_writes_both(
    tree: Callable[[str], Path], small: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    root = tree(small)
    monkeypatch.chdir(root)
    studio = next((root / "studios").glob("*.md")).read_text(encoding="utf-8")
    number = studio.split("编号: ")[1].split()[0]
    out = tmp_path / "letters"
    assert main(["letter", number, "--out", str(out)]) == 0
    assert sorted(path.suffix for path in out.iterdir()) == [".docx", ".txt"]
