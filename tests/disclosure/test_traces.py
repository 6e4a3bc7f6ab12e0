"""Five people of the repository, in turn not shown and shown by surname.

There is no trace of them in any byte that leaves the house.
"""

from __future__ import annotations

import gzip
import io
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from jiangpu.build.output import Edition, other_files
from jiangpu.build.project import Project, open_project
from jiangpu.language.names import name_key
from jiangpu.library.settings import read_settings
from jiangpu.pages.frame import frame_of, whole
from jiangpu.share import alternatives
from jiangpu.share.cards import cards
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


def written(project: Project) -> Iterator[tuple[str, str]]:
    """(where, text) of everything that the site holds: pages, files unpacked, cards, scripts."""
    frame = frame_of(project.site)
    pages = list(project.pages())
    for page in pages:
        yield page.path, repr(page)
        yield page.path, whole(page, frame)
    for item in other_files(project, frame, pages, Edition()):
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


@pytest.mark.parametrize("stem", PEOPLE)
def test_no_trace(copied: Path, stem: str) -> None:
    """One person is not shown, and the next of the five is shown by surname."""
    stems = list(PEOPLE)
    following = stems[(stems.index(stem) + 1) % len(stems)]
    project = opened_with(copied, {stem: "不公开", following: "姓氏"})
    outputs = list(written(project))
    assert len(outputs) > 700
    keys = [(where, name_key(text)) for where, text in outputs]
    for hidden in (stem, following):
        name = PEOPLE[hidden]
        traces = [where for where, text in outputs if name in text or hidden in text.lower()]
        assert not traces
        assert not [where for where, key in keys if name_key(name) in key]


@pytest.mark.parametrize("stem, name", PEOPLE.items())
def test_today_there_are_traces(repository: Project, stem: str, name: str) -> None:
    """The people are well chosen: without a change, the name and its pinyin are on the site."""
    texts = [f"{page.url} {page.html}" for page in repository.pages()]
    assert any(name in text for text in texts) and any(stem in text for text in texts)
