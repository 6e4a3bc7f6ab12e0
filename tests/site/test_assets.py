"""Styles and scripts as they are written and joined."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from jiangpu.pages.bundle import bundle
from jiangpu.review import as_page
from jiangpu.site import assets
from playwright._impl._driver import compute_driver_executable
from repositories import REPOSITORY

SCRIPTS = (*assets.FIRST, *assets.LATER, *assets.WORKER, *assets.DESK)
PARTS = {name: assets.parts(name) for name in SCRIPTS}
REVIEW = {*as_page.STYLES, as_page.SCRIPT}
"""What the page of a review holds."""
SHEETS = {sheet for sheets in assets.STYLES.values() for sheet in sheets} | set(assets.DESK_STYLES)


def scopes_of(parts: list[Path]) -> list[dict[str, list[str]]]:
    """What each part declares at its top, and what it takes from outside."""
    node, *_ = compute_driver_executable()  # the one that Playwright brings along
    done = subprocess.run(
        [node, "--expose-internals", str(REPOSITORY / "tests/scopes.js"), *map(str, parts)],
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


SCOPES = pytest.mark.parametrize("name", SCRIPTS)


@SCOPES
def test_no_part_is_forgotten(name: str) -> None:
    assert set(PARTS[name]) == set(PARTS[name][0].parent.glob("*.js"))


@SCOPES
def test_no_name_is_declared_twice(name: str) -> None:
    """Parts share one scope, where the second would be an error or silently win."""
    declared = [word for scope in scopes_of(PARTS[name]) for word in scope["declared"]]
    assert len(declared) == len(set(declared))


@SCOPES
def test_a_part_says_what_it_is_about_and_what_it_takes(name: str) -> None:
    scopes = scopes_of(PARTS[name])
    shared = {word for scope in scopes for word in scope["declared"]}
    for part, scope in zip(PARTS[name], scopes, strict=True):
        text = part.read_text(encoding="utf-8")
        head = re.match(r"/\*.*?\*/\n(?:/\* global (.*?) \*/\n)?", text, re.S)
        assert head, part.name
        stated = re.split(r",\s*", head[1]) if head[1] else []
        assert stated == [word for word in scope["free"] if word in shared], part.name


@SCOPES
def test_a_part_uses_earlier_ones_only(name: str) -> None:
    scopes = scopes_of(PARTS[name])
    shared = {word for scope in scopes for word in scope["declared"]}
    earlier: set[str] = set()
    for part, scope in zip(PARTS[name], scopes, strict=True):
        assert shared & set(scope["free"]) <= earlier, part.name
        earlier.update(scope["declared"])


def test_only_the_rules_are_taken_from_elsewhere() -> None:
    """`RULES` comes from Python; one part gives its tables names."""
    users = [
        part.name for part in PARTS["ui"] if re.search(rf"\b{assets.RULES}\b", part.read_text())
    ]
    assert users == ["rules.js"]


@SCOPES
def test_a_line_of_a_script_has_100_characters_at_most(name: str) -> None:
    long = [
        (part.name, line)
        for part in PARTS[name]
        for line in part.read_text(encoding="utf-8").splitlines()
        if len(line) > 100
    ]
    assert not long


@pytest.mark.parametrize("sheet", sorted(SHEETS))
def test_a_line_of_a_style_sheet_has_120_characters_at_most(sheet: str) -> None:
    """A picture inside an address cannot be broken."""
    lines = (assets.FOLDER / sheet).read_text(encoding="utf-8").splitlines()
    assert not [line for line in lines if len(line) > 120 and "data:image" not in line]


def declared(sheet: str) -> set[tuple[str, str]]:
    """(selector, property) of every rule of a sheet that holds everywhere."""
    text = (assets.FOLDER / sheet).read_text(encoding="utf-8")
    text = re.sub(r"/\*.*?\*/|@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", text, flags=re.S)
    found = set()
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", text):
        for selector in selectors.split(","):
            for declaration in body.split(";"):
                name = declaration.partition(":")[0].strip()
                if name:
                    found.add((" ".join(selector.split()), name))
    return found


@pytest.mark.parametrize("sheet", ["desk/desk.css", "training.css", "writing.css"])
def test_fields_buttons_and_states_are_styled_in_one_place(sheet: str) -> None:
    shared = declared("fields.css") | declared("states.css")
    assert len(shared) > 80 and not declared(sheet) & shared


def test_every_asset_is_part_of_a_bundle() -> None:
    named = {part for parts in PARTS.values() for part in parts}
    named |= {assets.FOLDER / sheet for sheet in SHEETS}
    named |= {assets.FOLDER / name for name in REVIEW}
    there = {path for path in assets.FOLDER.rglob("*") if path.suffix in (".js", ".css")}
    assert there == named


def test_readers_do_not_load_comments_or_indentation() -> None:
    for file in bundle().values():
        lines = file.content.decode().splitlines()
        assert not [line for line in lines if line.startswith((" ", "/*"))], file.path


@SCOPES
def test_taking_comments_out_changes_no_code(name: str) -> None:
    """Joined as published and joined as written, a script is the same to a parser."""
    script = (
        "const acorn = require('internal/deps/acorn/acorn/dist/acorn');"
        "const [a, b] = JSON.parse(require('fs').readFileSync(0, 'utf8'));"
        "const tokens = (text) => [...acorn.tokenizer(text, {ecmaVersion: 2018})].map("
        "(token) => token.type.label + '|' + JSON.stringify(token.value));"
        "console.log(JSON.stringify(tokens(a)) === JSON.stringify(tokens(b)));"
    )
    written = "\n".join(part.read_text(encoding="utf-8") for part in PARTS[name])
    opening, closing = '(function () {\n"use strict";\n', "})();"
    node, *_ = compute_driver_executable()
    done = subprocess.run(
        [node, "--expose-internals", "-e", script],
        input=json.dumps([opening + written + closing, assets.joined(name).decode()]),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "true"
