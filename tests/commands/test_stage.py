"""`jiangpu stage`: a folder that MkDocs builds without this program."""

from __future__ import annotations

from pathlib import Path

import pytest
from jiangpu.commands.main import main
from repositories import run_build


def test_stage_makes_a_tree_that_plain_mkdocs_builds(
    inside: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The staged tree needs no hooks, and its pages say the same."""
    folder = tmp_path / "staged"
    assert main(["stage", str(folder)]) == 0
    assert "hooks" not in (folder / "mkdocs.yml").read_text()
    done = run_build(folder)
    assert done.returncode == 0, done.stderr
    page = (folder / "site/studios/jia/index.html").read_text()
    assert "张三" in page and "节约28余万元" in page and 'id="fig-sheng"' in page


def test_stage_refuses_errors(inside: Path, tmp_path: Path) -> None:
    (inside / "methods/sanbu.md").write_text("---\n---\n")
    assert main(["stage", str(tmp_path / "staged")]) == 1
    assert not (tmp_path / "staged").exists()
