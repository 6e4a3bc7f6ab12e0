"""A script is joined from parts in their order: each uses what earlier ones declare."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from jiangpu.site import assets
from playwright._impl._driver import compute_driver_executable
from repositories import REPOSITORY

SCRIPTS = (*assets.FIRST, *assets.LATER)


def taken_by(part: Path) -> list[str]:
    """What the head of a part of a script says that it takes from other parts."""
    head = re.match(
        r"/\*.*?\*/\n(?:/\* global (.*?) \*/\n)?", part.read_text(encoding="utf-8"), re.S
    )
    assert head, f"{part.name} does not say what it is about"
    return re.split(r",\s*", head[1]) if head[1] else []


def scopes_of(parts: list[Path]) -> list[dict[str, list[str]]]:
    """Of each part: `declared`, the names of its top level; `free`, those that it takes."""
    node, *_ = compute_driver_executable()  # the one that Playwright brings along
    done = subprocess.run(
        [node, "--expose-internals", str(REPOSITORY / "tests/scopes.js"), *map(str, parts)],
        capture_output=True,
        text=True,
        check=True,
    )
    scopes: list[dict[str, list[str]]] = json.loads(done.stdout)
    return scopes


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_part_is_forgotten(name: str) -> None:
    parts = assets.parts(name)
    assert set(parts) == set(parts[0].parent.iterdir())


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_name_is_declared_twice(name: str) -> None:
    """The parts share one scope, where the later of two would silently be the one."""
    scopes = scopes_of(assets.parts(name))
    declared = [name for scope in scopes for name in scope["declared"]]
    assert len(declared) == len(set(declared))


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_part_says_what_it_takes_and_takes_it_from_earlier_parts(name: str) -> None:
    parts = assets.parts(name)
    scopes = scopes_of(parts)
    shared = {name for scope in scopes for name in scope["declared"]}
    earlier: set[str] = set()
    for part, scope in zip(parts, scopes, strict=True):
        used = [free for free in scope["free"] if free in shared and free not in scope["declared"]]
        assert used == taken_by(part), part.name
        assert set(used) <= earlier, part.name
        earlier.update(scope["declared"])
