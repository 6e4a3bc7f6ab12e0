"""The house: data flows one way through the rooms, and only the adapter knows MkDocs."""

from __future__ import annotations

import ast
import re

from modules import MODULES, PACKAGE, ROOMS, imported_modules, imports, room_of, tree_of
from repositories import REPOSITORY

RENDERERS = {"mkdocs", "material", "properdocs", "zensical"}
TOP_LEVEL = {
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


def test_only_the_adapter_imports_mkdocs() -> None:
    for name, path in MODULES.items():
        if room_of(name) != "adapter":
            foreign = {module.split(".")[0] for module in imports(name, path)}
            assert not foreign & RENDERERS, name


def test_every_package_is_a_room() -> None:
    packages = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    assert packages == set(ROOMS)


def test_nothing_stands_loose() -> None:
    assert {path.name for path in PACKAGE.glob("*.py")} == {"__init__.py", "__main__.py"}


def test_a_room_uses_only_rooms_before_it() -> None:
    upward = []
    for name, path in MODULES.items():
        here = room_of(name)
        if not here:
            continue
        for module in imported_modules(name, path):
            there = room_of(module)
            if there and ROOMS.index(there) > ROOMS.index(here):
                upward.append(f"{name} uses {module}")
    assert not upward


def test_no_module_takes_part_in_a_cycle() -> None:
    graph = {name: imported_modules(name, path) for name, path in MODULES.items()}
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " → ".join((*trail, name))
        if name in done:
            return
        for other in sorted(graph[name]):
            visit(other, (*trail, name))
        done.add(name)

    for name in graph:
        visit(name, ())


def test_hacking_shows_the_same_rooms_in_the_same_order() -> None:
    paper = (REPOSITORY / "HACKING.md").read_text(encoding="utf-8")
    tree = re.search(r"```\n(hooks/jiangpu/.*?)```", paper, re.S)
    assert tree
    shown = re.findall(r"^  ([a-z]+)/", tree[1], re.M)
    assert tuple(room for room in shown if room in ROOMS) == ROOMS


def test_every_module_says_what_it_is() -> None:
    assert not [name for name, path in MODULES.items() if not ast.get_docstring(tree_of(path))]


def test_the_top_level_holds_what_was_asked_for() -> None:
    made = {"site", "build"}  # by commands, and ignored by git
    top = {path.name for path in REPOSITORY.iterdir() if not path.name.startswith(".")}
    assert top - made <= TOP_LEVEL
