"""The modules of the package, as text and as syntax trees, and what each imports."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

from repositories import REPOSITORY

PACKAGE = REPOSITORY / "hooks/jiangpu"

ROOMS = (
    "language",
    "problems",
    "schema",
    "reading",
    "writing",
    "body",
    "library",
    "pictures",
    "disclosure",
    "figures",
    "assessment",
    "site",
    "display",
    "search",
    "exports",
    "share",
    "training",
    "print",
    "pages",
    "checks",
    "importing",
    "federation",
    "build",
    "review",
    "desk",
    "commands",
    "adapter",
)
"""The packages from the ground up: each uses only those before it. HACKING.md shows the same list."""


def name_of(path: Path) -> str:
    """The dotted name of a module: hooks/jiangpu/site/site.py is jiangpu.site.site."""
    parts = ("jiangpu", *path.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(parts).removesuffix(".__init__")


MODULES = {name_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def room_of(module: str) -> str:
    """The package below `jiangpu` in which a module stands; "" for the top level."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[1] in ROOMS else ""


@cache
def tree_of(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(name: str, path: Path) -> set[str]:
    """Every module that a file imports, with relative ones written out."""
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    found = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package.rsplit(".", node.level - 1)[0] if node.level else ""
            module = ".".join(part for part in (base, node.module) if part)
            found.add(module)
            found |= {f"{module}.{alias.name}" for alias in node.names}
    return found


def imported_modules(name: str, path: Path) -> set[str]:
    """The modules of the package that a file imports."""
    return {module for module in imports(name, path) if module in MODULES and module != name}
