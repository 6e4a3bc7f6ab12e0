"""The editors' reference: a page for each kind and each code, and one for the commands."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from html import unescape

import pytest
from jiangpu.build.project import Project, open_project
from jiangpu.commands.main import build_parser, every_command
from jiangpu.pages.code_pages import families
from jiangpu.pages.field_pages import codes_of_type, field_rows
from jiangpu.pages.usage import USAGES
from jiangpu.problems.codes import CODES
from jiangpu.problems.examples import examples
from jiangpu.reading.frontmatter import parse
from jiangpu.reading.validate import build
from jiangpu.schema.examples import record_examples
from jiangpu.schema.fields import fields_of
from jiangpu.schema.registry import KINDS
from jiangpu.site.artefacts import Page
from jiangpu.site.reference import CODES_URL, COMMANDS_URL, FIELDS, code_url, fields_url
from repositories import write_tree

LATER = {"init", "upgrade", "merge"}
"""Commands that are agreed upon and may wait for their entry."""


@pytest.fixture(scope="module")
def pages(small_site: Project) -> dict[str, Page]:
    """The pages of the reference."""
    found = {}
    for plan in small_site.plans:
        if plan.url.startswith("contribute/"):
            found[plan.url] = plan.page(small_site.site)
    return found


@pytest.fixture(scope="module")
def small_site(tmp_path_factory: pytest.TempPathFactory, small: str) -> Project:
    return open_project(write_tree(tmp_path_factory.mktemp("small"), small))


def text_of(page: Page) -> str:
    return unescape(re.sub(r"<[^>]+>", "", page.html))


@pytest.mark.parametrize("code", CODES)
def test_a_code_has_a_page_that_tells_it(code: str, pages: dict[str, Page]) -> None:
    text = text_of(pages[code_url(code)]).replace("\xa0", " ")
    spec = CODES[code]
    assert code in text and spec.title in text and spec.meaning in text and spec.level in text


@pytest.mark.parametrize("code", examples())
def test_a_page_shows_wrong_and_right_and_what_is_said(code: str, pages: dict[str, Page]) -> None:
    text = text_of(pages[code_url(code)])
    example = examples()[code]
    for shown in (example.bad, example.good, example.told):
        for line in shown.splitlines():
            assert line in text
    for line in example.own_says:
        assert line in text


def test_the_index_of_codes_leads_to_each_and_keeps_its_anchors(pages: dict[str, Page]) -> None:
    html = pages[CODES_URL].html
    for code in CODES:
        assert f'id="{code}"' in html and f'href="{code}/"' in html


def test_a_code_with_a_new_letter_has_its_place() -> None:
    """Nobody has to say anything for it."""
    listed = [spec.code for family in families() for spec in family.codes]
    assert sorted(listed) == sorted(CODES)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_a_kind_has_a_page_with_every_field(kind, pages: dict[str, Page]) -> None:
    html = pages[fields_url(kind.key)].html
    text = text_of(pages[fields_url(kind.key)])
    for field in fields_of(kind.model):
        assert f'id="{field.label}"' in html
        assert field.help in text and f"{field.label}: {field.example}" in text
        for word in field.words:
            assert word in text
        for part in field.parts:
            assert f'id="{field.label}-{part.label}"' in html and part.help in text


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_a_kind_says_what_it_is_for_and_shows_a_whole_record(kind, pages: dict) -> None:
    text = text_of(pages[fields_url(kind.key)])
    assert len(kind.purpose) > 15 and kind.purpose in text
    for line in record_examples()[kind.key].text.splitlines():
        assert line in text


def test_the_old_anchors_of_the_fields_still_lead_somewhere(pages: dict[str, Page]) -> None:
    html = pages[FIELDS].html
    for kind in KINDS:
        for row in field_rows(kind):
            for each in (row, *row.parts):
                assert f'id="{kind.key}-{each.anchor}"' in html


WRONG = {
    "F012": "没有这个词",
    "F013": "两个",
    "F014": "前年",
}
"""What no field with these codes accepts."""


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_a_field_is_complained_about_as_its_page_says(kind) -> None:
    """Of the codes that follow from the type of a field, each comes when it is filled wrongly."""
    for field in fields_of(kind.model):
        for code in set(codes_of_type(field)) & set(WRONG):
            raw = f"---\n{field.label}: {WRONG[code]}\n---\n".encode()
            parsed, _ = parse("x.md", raw)
            _, problems = build("x.md", parsed.tree, kind.model)
            said = [each for each in problems if f"「{field.label}」" in each.text]
            assert code in {each.code for each in said}, (field.label, code)


def test_what_a_field_refers_to_is_told(pages: dict[str, Page]) -> None:
    rows = {row.label: row for row in field_rows(KINDS[1])}
    assert rows["工作室"].writes == "工作室的编号或名称"
    assert "R003" in rows["工作室"].codes and "F011" in rows["风险"].codes
    assert all(row.codes for row in rows.values() if row.choices)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_the_codes_that_name_a_field_are_told_beside_it(kind) -> None:
    """Beside the field that is meant: 单位 of a figure is not 单位 of a studio."""
    rows = {row.label: row for row in field_rows(kind)}
    assert {"F011", "F015", "F016", "R001", "R002"} <= set(rows["编号"].codes)
    inside = {part.anchor: part.codes for row in rows.values() for part in row.parts}
    assert "N025" in inside["数字-单位"] and "N004" in inside["数字-原文"]
    assert "N022" in inside["数字-限定"]
    assert "N008" in inside["数字-代号"] and "N008" not in inside["来源-代号"]
    assert "单位" not in rows or "N025" not in rows["单位"].codes


def actions(name: str) -> list[argparse.Action]:
    """What a command takes, without its help."""
    parsers = next(action for action in build_parser()._subparsers._group_actions).choices
    return [action for action in parsers[name]._actions if action.dest != "help"]


def name_of(action: argparse.Action) -> str:
    return action.option_strings[0] if action.option_strings else str(action.metavar)


def test_every_command_has_its_entry() -> None:
    named = [command.name for command in every_command() if command.name not in LATER - set(USAGES)]
    assert named == list(USAGES)


@pytest.mark.parametrize("name", USAGES)
def test_the_entry_of_a_command_is_its_help(name: str) -> None:
    usage = USAGES[name]
    command = next(command for command in every_command() if command.name == name)
    assert command.help == usage.help
    assert {name_of(action): action.help for action in actions(name)} == dict(usage.words)


@pytest.mark.parametrize("name", USAGES)
def test_the_examples_of_a_command_are_understood_by_it(name: str) -> None:
    assert USAGES[name].examples
    for example in USAGES[name].examples:
        program, *words = example.line.split()
        assert program == "jiangpu" and build_parser().parse_args(words).command.name == name


@pytest.mark.parametrize("name", USAGES)
def test_the_page_of_commands_tells_it(name: str, pages: dict[str, Page]) -> None:
    text = text_of(pages[COMMANDS_URL])
    usage = USAGES[name]
    for said in (usage.help, *usage.words, *usage.words.values()):
        assert said in text
    for example in usage.examples:
        assert example.line in text and example.does in text


def test_the_examples_name_nobody_who_may_not_be_named(
    opened: Callable[..., Project], small: str
) -> None:
    """They come with the program; somebody of such a name may ask here not to be shown."""
    assert any("李四" in example.told + example.bad for example in examples().values())
    asked = (
        "---\n编号: P0002\n名称: 李四\n同意: {依据: 本人要求, 显示: 姓氏}\n更新: 2024-05-07\n---\n"
    )
    project = opened(f"{small}== docs/people/lisi.md\n{asked}")
    for plan in project.plans:
        if plan.url.startswith(CODES_URL):
            assert "李四" not in plan.page(project.site).html, plan.url


def test_the_pages_are_light(pages: dict[str, Page]) -> None:
    assert max(len(pages[code_url(code)].html) for code in CODES) < 12_000


def test_what_one_types_names_no_file_of_a_record(repository: Project) -> None:
    """Who is taken off the site must not stay in the example of a command."""
    typed = [each.line for usage in USAGES.values() for each in usage.examples]
    for document in repository.loaded.documents:
        assert not [line for line in typed if document.uri in line]
