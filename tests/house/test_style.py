"""Written to be read: what a reader of the code stumbles over is not in it. Ruff keeps the rest."""

from __future__ import annotations

import ast
import statistics

from modules import MODULES, tree_of

COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
NODES_A_LINE = 8


def places(found: list[tuple[str, ast.AST]]) -> list[str]:
    return [f"{name}:{getattr(node, 'lineno', 0)}" for name, node in found]


def test_a_comprehension_has_one_for() -> None:
    """Two loops are written as loops, or as a function with a name."""
    found = []
    for name, path in MODULES.items():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, COMPREHENSIONS) and len(node.generators) > 1:
                found.append((name, node))
    assert not places(found)


def test_a_comprehension_holds_no_condition_on_a_condition() -> None:
    """At most one `if`, and none inside another comprehension's condition."""
    found = []
    for name, path in MODULES.items():
        for node in ast.walk(tree_of(path)):
            if not isinstance(node, COMPREHENSIONS):
                continue
            conditions = [condition for part in node.generators for condition in part.ifs]
            inner = [each for each in ast.walk(node) if isinstance(each, ast.IfExp)]
            if len(conditions) > 1 or (conditions and inner):
                found.append((name, node))
    assert not places(found)


def test_a_conditional_expression_holds_no_other() -> None:
    found = []
    for name, path in MODULES.items():
        for node in ast.walk(tree_of(path)):
            if not isinstance(node, ast.IfExp):
                continue
            parts = (node.test, node.body, node.orelse)
            if any(isinstance(each, ast.IfExp) for part in parts for each in ast.walk(part)):
                found.append((name, node))
    assert not places(found)


def test_a_line_of_code_says_one_thing() -> None:
    """Syntax nodes a line (blank lines and comments counted), the median over all modules."""
    density = []
    for path in MODULES.values():
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > 5:
            nodes = sum(1 for _ in ast.walk(tree_of(path)))
            density.append(nodes / lines)
    assert statistics.median(density) <= NODES_A_LINE
