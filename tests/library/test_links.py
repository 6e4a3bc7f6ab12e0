"""Links in the content: each is an error with its name, none is followed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from jiangpu.build.project import open_project
from repositories import run_build

SAYS = "错误 F022 这是一个链接，真正的内容在别处，不能上网;改法:把真的文件或文件夹放到这里；用不着就删掉这个链接"


@pytest.fixture
def outside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that is not the repository, with a file."""
    folder = tmp_path_factory.mktemp("outside")
    (folder / "secret.png").write_bytes(b"secret")
    return folder


def link_errors(root: Path) -> list[str]:
    return [str(problem) for problem in open_project(root).problems if problem.code == "F022"]


@pytest.mark.parametrize("place", ["docs/people/x.png", "studios/x.md", "methods/deep.webp"])
def test_a_link_to_a_file(
    place: str, tree: Callable[[str], Path], small: str, outside: Path
) -> None:
    root = tree(small)
    (root / place).symlink_to(outside / "secret.png")
    project = open_project(root)
    assert [str(problem) for problem in project.problems] == [f"{place}:1:1: {SAYS}"]
    assert place not in project.loaded.assets


def test_a_link_to_a_folder(tree: Callable[[str], Path], small: str, outside: Path) -> None:
    root = tree(small)
    (root / "docs/more").symlink_to(outside)
    assert link_errors(root) == [f"docs/more:1:1: {SAYS}"]
    assert "docs/more/secret.png" not in open_project(root).loaded.assets


def test_a_link_that_leads_nowhere(tree: Callable[[str], Path], small: str) -> None:
    root = tree(small)
    (root / "docs/lost.md").symlink_to("nowhere.md")
    assert link_errors(root) == [f"docs/lost.md:1:1: {SAYS}"]


def test_a_folder_of_the_content_that_is_a_link(
    tree: Callable[[str], Path], small: str, tmp_path: Path
) -> None:
    root = tree(small)
    (root / "methods").rename(tmp_path / "elsewhere")
    (root / "methods").symlink_to(tmp_path / "elsewhere")
    assert link_errors(root) == [f"methods:1:1: {SAYS}"]
    assert "methods/sanbu.md" not in {doc.uri for doc in open_project(root).loaded.documents}


def test_what_an_editor_leaves_while_a_file_is_open(
    tree: Callable[[str], Path], small: str
) -> None:
    """Emacs marks a file that it has open by a hidden link to nowhere: no content, no error."""
    root = tree(small)
    (root / "methods/.#sanbu.md").symlink_to("name@machine.123:456")
    assert open_project(root).problems == ()


def test_a_hidden_link_to_a_folder_is_an_error(tree: Callable[[str], Path], small: str) -> None:
    """MkDocs walks into hidden folders too."""
    root = tree(small)
    (root / "docs/.a").symlink_to(".")
    assert link_errors(root) == [f"docs/.a:1:1: {SAYS}"]


@pytest.mark.parametrize("options", [("--strict",), ()])
def test_links_that_run_in_a_circle_end_a_build_at_once(
    options: tuple[str, ...], tree: Callable[[str], Path], small: str
) -> None:
    root = tree(small)
    (root / "docs/a").symlink_to(".")
    (root / "docs/b").symlink_to(".")
    done = run_build(root, *options)
    assert done.returncode == 1
    assert f"docs/a:1:1: {SAYS}" in done.stderr and f"docs/b:1:1: {SAYS}" in done.stderr
    assert not (root / "site").exists() and not list(root.glob(".site*"))
