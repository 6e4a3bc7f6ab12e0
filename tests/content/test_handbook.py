"""CONTRIBUTING.md and the pages made from the schema say the same."""

from __future__ import annotations

import re

import pytest
from jiangpu.commands.main import every_command
from jiangpu.display.sheets import SHEET_URL
from jiangpu.library.documents import HANDBOOK_URL
from jiangpu.problems.codes import CODES
from jiangpu.schema.fields import fields_of
from jiangpu.schema.registry import KINDS
from jiangpu.schema.vocabularies import STAGES
from jiangpu.site.reference import CODES_URL, COMMANDS_URL, FIELDS
from repositories import REPOSITORY

PAPER = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
COMMON = re.search(r"\*\*每种记录都有的：\*\*\n\n(.*?)\n\n", PAPER, re.DOTALL)


def rows(table: str) -> list[list[str]]:
    """The cells of a table, without its head."""
    lines = table.strip().splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_the_common_fields_are_fields_of_every_kind() -> None:
    assert COMMON
    for name, _ in rows(COMMON[1]):
        label, _, star = name.partition(" ")
        for kind in KINDS:
            found = [field for field in fields_of(kind.model) if field.label == label]
            assert found and found[0].required == (star == "*"), (kind.label, label)


@pytest.mark.parametrize("kind", KINDS[:3], ids=lambda kind: kind.key)
def test_the_fields_named_for_a_kind_are_fields_of_it(kind) -> None:
    """**工作室：** 冠名、领衔人 …"""
    named = re.search(rf"^\*\*{kind.label}：\*\* (.+)。$", PAPER, re.MULTILINE)
    assert named
    labels = {field.label for field in fields_of(kind.model)}
    plain = re.sub(r"（[^）]*）| \*", "", named[1])
    assert not [name for name in plain.split("、") if name not in labels]


def test_every_required_field_is_told() -> None:
    told = {name.partition(" ")[0] for name, _ in rows(COMMON[1]) if name.endswith("*")}
    for kind in KINDS[:3]:
        for field in fields_of(kind.model):
            assert not field.required or field.label in told or f"{field.label} *" in PAPER


def test_letters_and_folders_are_those_of_the_registry() -> None:
    table = re.search(r"(\| 种类 \| 字母 \| 文件夹 \|.*?)\n\n", PAPER, re.DOTALL)
    assert table
    expected = [[kind.label, kind.letter, f"`{kind.folder}`"] for kind in KINDS]
    assert rows(table[1]) == expected


def test_the_words_for_how_far_a_result_is_are_all_there() -> None:
    assert "、".join(STAGES.words) in PAPER


def test_the_codes_that_it_explains_have_the_level_that_it_says() -> None:
    said = re.findall(r": (错误|警告|建议) ([A-Z]\d{3}) ", PAPER)
    assert len(said) > 5
    assert all(CODES[code].level == level for level, code in said)


def test_the_kinds_of_new_records_are_told() -> None:
    told = PAPER.partition("jiangpu new studio")[2]
    assert not [kind.key for kind in KINDS if kind.key != "studio" and f"`{kind.key}`" not in told]


def test_the_tools_are_told_from_the_easiest_on() -> None:
    tools = PAPER.partition("### 用什么工具\n")[2].partition("\n## ")[0]
    leading = re.findall(r"^\d\. .*?`jiangpu (\w+)", tools, re.MULTILINE)
    assert leading == ["desk", "import", "import", "receive", "new"]


@pytest.mark.parametrize(
    "url",
    [SHEET_URL, HANDBOOK_URL, FIELDS, CODES_URL, COMMANDS_URL, "contribute/ten-minutes/"],
)
def test_the_page_for_everybody_leads_to_what_helps(url: str) -> None:
    page = (REPOSITORY / "docs/contribute.md").read_text(encoding="utf-8")
    assert f"](/{url})" in page


def test_the_table_of_commands_has_each_once_in_the_order_of_the_help() -> None:
    """Only what takes in a file has two lines: one for ledgers, one for documents."""
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `jiangpu (\w+)", readme, re.MULTILINE)
    assert told.count("import") == 2
    assert list(dict.fromkeys(told)) == [command.name for command in every_command()]
    assert len(told) == len(every_command()) + 1
