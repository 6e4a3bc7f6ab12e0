"""Five people of the repository, in turn not shown and shown by surname: no trace in any byte that leaves the house."""

from __future__ import annotations

import gzip
import io
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from jiangpu.build.project import Project, open_project
from jiangpu.language.names import name_key
from jiangpu.library.settings import read_settings
from jiangpu.share import alternatives
from jiangpu.share.cards import cards
from jiangpu.site import assets
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


def opened_with(root: Path, stem: str, display: str) -> Project:
    """The copy with the consent of one person changed, pictures left undrawn."""
    file = root / f"docs/people/{stem}.md"
    text = file.read_text(encoding="utf-8")
    assert "同意:" not in text
    settings = read_settings(root)[0].model_copy(update={"share_images": False})
    file.write_text(
        text.replace("---\n", f"---\n同意: {{依据: 本人要求, 显示: {display}}}\n", 1),
        encoding="utf-8",
    )
    try:
        return open_project(root, settings=settings)
    finally:
        file.write_text(text, encoding="utf-8")


def written(project: Project) -> Iterator[tuple[str, str]]:
    """(where, text) of everything that the site holds: pages, files unpacked, cards, scripts."""
    for page in project.pages():
        yield page.url, repr(page)
    for item in (*project.data_files(), *assets.bundle().values()):
        yield item.path, item.path
        for name, content in unpacked(item.path, item.content):
            yield name, content.decode("utf-8", errors="replace")
    for card in cards(project.site):
        yield f"card {card.name}", repr(card)
    yield "alternatives", repr(alternatives(project.site.library, project.site.settings.site_name))
    yield "files", repr(project.assets.keys())


def unpacked(path: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    if path.endswith(".gz"):
        yield path, gzip.decompress(content)
    elif path.endswith(".xlsx"):
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            for name in book.namelist():
                yield f"{path}/{name}", book.read(name)
    else:
        yield path, content


@pytest.mark.parametrize("display", ["不公开", "姓氏"])
@pytest.mark.parametrize("stem, name", PEOPLE.items())
def test_no_trace(copied: Path, stem: str, name: str, display: str) -> None:
    project = opened_with(copied, stem, display)
    outputs = list(written(project))
    assert len(outputs) > 700
    traces = [where for where, text in outputs if name in text or stem in text.lower()]
    assert not traces
    spaced = [where for where, text in outputs if name_key(name) in name_key(text)]
    assert not spaced


@pytest.mark.parametrize("stem, name", PEOPLE.items())
def test_today_there_are_traces(repository: Project, stem: str, name: str) -> None:
    """The people are well chosen: without a change, the name and its pinyin are on the site."""
    texts = [f"{page.url} {page.html}" for page in repository.pages()]
    assert any(name in text for text in texts) and any(stem in text for text in texts)
