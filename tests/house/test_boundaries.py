"""The house: only the adapter knows MkDocs, rooms are small, data flows one way."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from jiangpu.site import assets
from playwright._impl._driver import compute_driver_executable
from repositories import REPOSITORY

PACKAGE = REPOSITORY / "hooks/jiangpu"
MODULES = {
    ".".join(("jiangpu", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(
        ".__init__"
    ): path
    for path in sorted(PACKAGE.rglob("*.py"))
}
LINES = 250


def imports(name: str, path: Path) -> set[str]:
    """Every module that a file imports, with relative ones written out."""
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package.rsplit(".", node.level - 1)[0] if node.level else ""
            module = ".".join(part for part in (base, node.module) if part)
            found |= {module} | {f"{module}.{alias.name}" for alias in node.names}
    return found


def test_only_the_adapter_imports_mkdocs() -> None:
    guilty = [
        name
        for name, path in MODULES.items()
        if not name.startswith("jiangpu.adapter")
        and any(
            module.split(".")[0] in ("mkdocs", "material", "properdocs")
            for module in imports(name, path)
        )
    ]
    assert not guilty


def test_the_core_does_not_know_the_adapter() -> None:
    assert not [
        name
        for name, path in MODULES.items()
        if not name.startswith("jiangpu.adapter")
        and any(module.startswith("jiangpu.adapter") for module in imports(name, path))
    ]


def test_no_room_is_too_large() -> None:
    """Modules, scripts, and tests; a style sheet is about one thing at any length."""
    tests = REPOSITORY / "tests"
    rooms = [
        *MODULES.values(),
        *assets.FOLDER.rglob("*.js"),
        *tests.glob("*.*"),
        *(tests / "bench/search").iterdir(),
    ]
    lengths = {
        path: len(path.read_text(encoding="utf-8").splitlines())
        for path in rooms
        if path.suffix in (".py", ".js")
    }
    assert not {path: lines for path, lines in lengths.items() if lines > LINES}


def test_no_import_cycle() -> None:
    graph = {
        name: {module for module in imports(name, path) if module in MODULES and module != name}
        for name, path in MODULES.items()
    }
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " → ".join((*trail, name))
        if name not in done:
            for other in sorted(graph[name]):
                visit(other, (*trail, name))
            done.add(name)

    for name in graph:
        visit(name, ())


def takes(part: Path) -> list[str]:
    """What the head of a part of a script says that it takes from other parts."""
    head = re.match(
        r"/\*.*?\*/\n(?:/\* global (.*?) \*/\n)?", part.read_text(encoding="utf-8"), re.S
    )
    assert head, f"{part.name} does not say what it is about"
    return re.split(r",\s*", head[1]) if head[1] else []


@pytest.mark.parametrize("name", assets.LATER)
def test_a_script_is_joined_from_parts_that_use_earlier_ones_only(name: str) -> None:
    """They share one scope, where a name declared twice would silently be the later one."""
    parts = assets.parts(name)
    assert set(parts) == set((assets.FOLDER / "search" / name).iterdir()), "no part is forgotten"
    node, *_ = compute_driver_executable()  # the one that Playwright brings along
    done = subprocess.run(
        [node, "--expose-internals", str(REPOSITORY / "tests/scopes.js"), *map(str, parts)],
        capture_output=True,
        text=True,
        check=True,
    )
    scopes = json.loads(done.stdout)
    shared = [declared for scope in scopes for declared in scope["declared"]]
    assert len(shared) == len(set(shared))
    earlier: set[str] = set()
    for part, scope in zip(parts, scopes, strict=True):
        used = [free for free in scope["free"] if free in shared]
        assert used == takes(part), part.name
        assert set(used) <= earlier, part.name
        earlier.update(scope["declared"])


def test_the_top_level_holds_what_was_asked_for() -> None:
    """mkdocs.yml, docs/, studios/, methods/, hooks/, tests/, pyproject.toml, the papers, the Makefile, and dot-files."""
    root = PACKAGE.parent.parent
    made = {"site", "build"}  # by commands, and ignored by git
    top = {
        path.name
        for path in root.iterdir()
        if not path.name.startswith(".") and path.name not in made
    }
    assert top <= {
        "mkdocs.yml",
        "docs",
        "studios",
        "methods",
        "hooks",
        "tests",
        "pyproject.toml",
        "constraints.txt",
        "Makefile",
        "README.md",
        "CONTRIBUTING.md",
        "HACKING.md",
        "CHANGELOG.md",
        "LICENSE",
    }


def test_public_modules_say_what_they_are() -> None:
    assert not [
        name
        for name, path in MODULES.items()
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]


def test_python_is_new_enough() -> None:
    assert sys.version_info >= (3, 11)
