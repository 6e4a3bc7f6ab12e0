"""The whole examples of the handbook: one of each kind, and all pass the check."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from jiangpu.build.project import Project
from jiangpu.schema.examples import record_examples
from jiangpu.schema.registry import KINDS
from repositories import REPOSITORY

NAMED = ("methods/liaoming-duibiao-tingche.md", "docs/people/liaoming.md")
"""What the learning path among them names."""

PAGES = "".join(
    f"== docs/{name}.md\n---\n名称: {title}\n更新: 2024-05-12\n---\n读。\n"
    for name, title in (("read-method", "怎么读"), ("write-method", "怎么写"))
)


def test_every_kind_has_one() -> None:
    assert list(record_examples()) == [kind.key for kind in KINDS]


def test_they_pass_the_check(opened: Callable[..., Project], tree: Callable[[str], Path]) -> None:
    texts = [f"== {example.uri}\n{example.text}" for example in record_examples().values()]
    root = tree(PAGES)
    for uri in NAMED:
        (root / uri).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(REPOSITORY / uri, root / uri)
    found = opened("".join(texts)).problems
    own = {example.uri for example in record_examples().values()}
    assert not [str(problem) for problem in found if problem.uri in own]


def test_the_handbook_shows_the_same(repository: Project) -> None:
    """CONTRIBUTING.md explains the studio and the method of the site, to the letter."""
    paper = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
    shown = re.findall(r"^```\n(---\n.*?)^```", paper, flags=re.DOTALL | re.MULTILINE)
    assert shown == [record_examples()[key].text for key in ("studio", "method")]
