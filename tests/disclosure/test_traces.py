"""Five people of the repository, each once not shown and once shown by surname.

There is no trace of them in any byte that leaves the house.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from jiangpu.build.project import Project, open_project
from jiangpu.build.traces import everything
from jiangpu.language.names import name_key
from jiangpu.library.settings import read_settings
from repositories import REPOSITORY

PEOPLE = {
    "baiwenzuo": "白文作",
    "doutiecheng": "窦铁成",
    "haojianxiu": "郝建秀",
    "shubinxia": "束滨霞",
    "zhushijie": "竺士杰",
}


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The records, pages and settings of the repository."""
    root = tmp_path_factory.mktemp("disclosure") / "copy"
    root.mkdir()
    for folder in ("studios", "methods", "docs"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    published = root / "tests/published.txt"
    published.parent.mkdir()
    shutil.copy(REPOSITORY / "tests/published.txt", published)
    return root


def opened_with(root: Path, displays: dict[str, str]) -> Project:
    """The copy with the consent of some people changed, pictures left undrawn.

    Args:
        displays: the file of a person, without its ending → how the person may be shown.
    """
    settings = read_settings(root)[0].model_copy(update={"share_images": False})
    before = {}
    for stem, display in displays.items():
        file = root / f"docs/people/{stem}.md"
        text = file.read_text(encoding="utf-8")
        assert "同意:" not in text
        before[file] = text
        consent = f"同意: {{依据: 本人要求, 显示: {display}}}"
        file.write_text(text.replace("---\n", f"---\n{consent}\n", 1), encoding="utf-8")
    try:
        return open_project(root, settings=settings)
    finally:
        for file, text in before.items():
            file.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("hidden_first", [True, False])
def test_no_trace(copied: Path, hidden_first: bool) -> None:
    """Every other one is not shown, and those between are shown by surname; then the reverse."""
    displays = {}
    for place, stem in enumerate(PEOPLE):
        hidden = (place % 2 == 0) == hidden_first
        displays[stem] = "不公开" if hidden else "姓氏"
    outputs = list(everything(opened_with(copied, displays)))
    assert len(outputs) > 700
    keys = [(where, name_key(text)) for where, text in outputs]
    for stem, name in PEOPLE.items():
        traces = [where for where, text in outputs if name in text or stem in text.lower()]
        assert not traces
        assert not [where for where, key in keys if name_key(name) in key]


@pytest.mark.parametrize("stem, name", PEOPLE.items())
def test_today_there_are_traces(repository: Project, stem: str, name: str) -> None:
    """The people are well chosen: without a change, the name and its pinyin are on the site."""
    texts = [f"{page.url} {page.html}" for page in repository.pages()]
    assert any(name in text for text in texts) and any(stem in text for text in texts)
