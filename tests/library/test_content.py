"""What stands in the folders of the content is found by looking once."""

from __future__ import annotations

import os
from pathlib import Path

from jiangpu.library.content import content_of


def test_a_folder_comes_before_what_is_called_like_it(tmp_path: Path) -> None:
    """Of two pages with one address the first one stays: the order is no matter of taste."""
    for name in ("docs/a-b.md", "docs/a/b.md", "methods/c.md", "docs/a.md", "elsewhere/d.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert content_of(tmp_path).files == ("docs/a/b.md", "docs/a-b.md", "docs/a.md", "methods/c.md")


def test_what_is_hidden_is_no_content_but_mkdocs_would_stumble_over_it(tmp_path: Path) -> None:
    hidden = tmp_path / "docs/.hidden"
    (hidden / "folder.md").mkdir(parents=True)
    (hidden / "page.md").touch()
    (tmp_path / "docs/.link").symlink_to(tmp_path)
    (tmp_path / "docs/.lock").symlink_to(tmp_path / "nowhere")
    (tmp_path / "docs/picture.png").symlink_to("/etc/passwd")
    os.mkfifo(tmp_path / "docs/pipe.md")
    (tmp_path / "methods").symlink_to(hidden)
    found = content_of(tmp_path)
    assert found.files == ()
    assert [(problem.code, problem.uri) for problem in found.problems] == [
        ("F022", "docs/.link"),
        ("F022", "docs/picture.png"),
        ("F037", "docs/.hidden/folder.md"),
        ("F037", "docs/pipe.md"),
        ("F022", "methods"),
    ]
