"""Changes tried in a copy: the checks see them, the repository does not."""

from __future__ import annotations

from pathlib import Path

from jiangpu.build.copying import tried
from jiangpu.writing.changes import Changes, change_of
from repositories import write_tree

STUDIO = "---\n编号: S0001\n名称: 甲乙工作室\n更新: 2026-11-28\n---\n正文。\n"


def test_a_change_is_checked_and_not_written(tmp_path: Path) -> None:
    root = write_tree(tmp_path, f"== studios/a.md\n{STUDIO}")
    after = STUDIO.replace("S0001", "S一").encode()
    with tried(root, Changes("试", (change_of(root, "studios/a.md", after),))) as project:
        assert [each.code for each in project.errors] == ["F015"]
    assert (root / "studios/a.md").read_text(encoding="utf-8") == STUDIO


def test_a_new_record_is_seen(tmp_path: Path) -> None:
    root = write_tree(tmp_path, f"== studios/a.md\n{STUDIO}")
    after = STUDIO.replace("S0001", "S0002").encode()
    with tried(root, Changes("试", (change_of(root, "studios/b.md", after),))) as project:
        assert len(project.loaded.documents) == 2
