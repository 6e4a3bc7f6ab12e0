"""The papers and the reference keep up: every field, code, command and setting is documented."""

from __future__ import annotations

import re

import pytest
from jiangpu.build.project import Project
from jiangpu.commands.main import build_parser
from jiangpu.library.settings import Settings
from jiangpu.problems.codes import CODES
from jiangpu.schema.fields import fields_of
from jiangpu.schema.registry import KINDS
from repositories import REPOSITORY

ROOT = REPOSITORY


def paper(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_every_field_has_help_and_example() -> None:
    for kind in KINDS:
        for field in fields_of(kind.model):
            where = (kind.label, field.label)
            assert field.label and len(field.help) > 3 and field.example, where
            for part in field.parts:
                assert part.label and part.help and part.example, (*where, part.label)


def test_the_reference_lists_every_field_and_code(repository: Project) -> None:
    pages = {
        plan.url: plan.page(repository.site).html
        for plan in repository.plans
        if plan.url.startswith("contribute/")
    }
    for kind in KINDS:
        for field in fields_of(kind.model):
            assert f'id="{kind.key}-{field.label}"' in pages["contribute/fields/"]
    for code in CODES:
        assert f'id="{code}"' in pages["contribute/codes/"]


def test_codes_mean_something() -> None:
    for code in CODES.values():
        assert (
            re.fullmatch(r"[FRNBCLQSV]\d{3}", code.code)
            and code.level in ("错误", "警告", "建议")
            and len(code.meaning) > 6
        )


def test_every_code_is_used() -> None:
    source = "".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "hooks/jiangpu").rglob("*.py")
        if path.name != "codes.py"
    )
    assert not [code for code in CODES if f'"{code}"' not in source]


@pytest.mark.parametrize("name", ["README.md", "HACKING.md"])
def test_every_command_is_documented(name: str) -> None:
    commands = next(action for action in build_parser()._subparsers._group_actions).choices
    text = paper(name)
    assert not [command for command in commands if f"jiangpu {command}" not in text]
    assert not [
        target for target in ("site", "serve", "check", "test") if f"make {target}" not in text
    ]


def test_every_setting_is_documented() -> None:
    text = paper("HACKING.md")
    assert not [
        info.alias for info in Settings.model_fields.values() if f"`{info.alias}`" not in text
    ]


def test_no_registry_or_machine_is_named() -> None:
    """Pins are names and versions only."""
    pins = paper("constraints.txt")
    assert all(re.fullmatch(r"#.*|[A-Za-z0-9_.-]+==[\w.]+", line) for line in pins.splitlines())
