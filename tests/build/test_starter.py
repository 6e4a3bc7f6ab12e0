"""A repository of one's own: what it begins with, built as a stranger builds it, with no word of ours."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import re
import runpy
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from jiangpu.build.output import site_files, write_site
from jiangpu.build.project import Project, open_project
from jiangpu.build.starter import Answers, kept_files, own_files
from jiangpu.commands.main import main
from linking import dead_links, hashes
from repositories import REPOSITORY
from ship import shipped

OURS = ("连云港", "田恒余", "碳化", "唐艳", "R0001", "B0001", "S0008", "jiangpu.example")
"""Words of this repository's content, and its address."""

_COMMON = {"市总工会", "怎样总结自己的操作法", "怎样读报告里的数"}
"""Words of our records that anybody has, or that shipped pages are called by."""

STUDIO = "studios/moumoushuichangchuangxingongzuoshi.md"


def jiangpu(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A command as it is typed in the folder."""
    return subprocess.run(
        [sys.executable, "-m", "jiangpu", *words],
        cwd=root,
        text=True,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY / "hooks")},
        check=False,
    )


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new repository with a studio of its own, not built yet."""
    root = tmp_path_factory.mktemp("begun") / "pu"
    answers = (
        "--name",
        "某某市匠谱",
        "--region",
        "江苏省某某市",
        "--url",
        "https://pu.example.org/a/b",
    )
    assert main(["init", str(root), *answers, "--contact", "gonghui@pu.example.org"]) == 0
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        assert main(["new", "工作室", "某某水厂创新工作室"]) == 0
    file = root / STUDIO
    text = file.read_text(encoding="utf-8").replace("状态: 草稿\n", "更新: 2026-11-28\n")
    text = re.sub("# 单位: .*", "单位: 某某水厂", text)
    text = re.sub(
        "# 来源: .*", "来源: {代号: s1, 题名: 年度总结, 发布者: 某某水厂, 类别: 文件}", text
    )
    file.write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def made(begun: Path) -> subprocess.CompletedProcess[str]:
    """What `jiangpu site` says there; the site stands in site/ afterwards."""
    return jiangpu(begun, "site")


@pytest.fixture(scope="module")
def site(begun: Path, made: subprocess.CompletedProcess[str]) -> Path:
    assert made.returncode == 0, made.stdout + made.stderr
    return begun / "site"


def test_what_is_shipped_is_what_this_repository_has() -> None:
    """`python tests/ship.py` brings it up to date."""
    different = [path.name for path, content in shipped().items() if path.read_bytes() != content]
    assert not different, "run python tests/ship.py"


def test_it_builds_at_once_without_a_warning(
    made: subprocess.CompletedProcess[str], site: Path
) -> None:
    assert "收录：工作室 1 个" in made.stderr
    assert "检查：错误 0，警告 0，建议 0" in made.stderr
    assert "WARNING" not in made.stderr and "ERROR" not in made.stderr
    assert (site / "studios/moumoushuichangchuangxingongzuoshi/index.html").exists()


def test_the_package_alone_can_publish_the_pictures_of_the_shipped_pages() -> None:
    """Without Pillow a picture is left out, and a stranger's first build begins with a warning."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert [path for path in kept_files() if path.endswith(".png")]
    assert [name for name in project["dependencies"] if name.startswith("pillow")]


def test_no_draft_is_on_the_site(site: Path) -> None:
    """The forms to fill in are drafts."""
    assert len(list((site / "studios").glob("moumou*"))) == 1
    assert not list((site / "methods").glob("moumou*"))


def _contents(path: Path) -> Iterator[bytes]:
    """A file as it is, and what is packed in it."""
    raw = path.read_bytes()
    yield raw
    if raw.startswith(b"\x1f\x8b"):
        yield gzip.decompress(raw)
    elif zipfile.is_zipfile(io.BytesIO(raw)):
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            for name in packed.namelist():
                yield packed.read(name)


def _told_by(project: Project) -> set[str]:
    """What our records are called, what they say in a sentence, and where they have it from."""
    words = set()
    for document in project.loaded.documents:
        record = document.record
        words |= {document.name, Path(document.uri).stem, record.summary or ""}
        words |= {figure.quote for figure in record.figures if len(figure.quote or "") > 6}
        for source in record.sources:
            words |= {source.title, source.publisher, source.address or ""}
    return {word for word in words if len(word) > 1} - _COMMON


def test_none_of_our_records_is_told_of(begun: Path, site: Path, repository: Project) -> None:
    """Neither in what the editors begin with nor on the pages and in the data."""
    again = (begun / ".cache", site / "search/index")  # the same texts once more
    files = [path for path in begun.rglob("*") if path.is_file() and path.suffix != ".png"]
    files = [path for path in files if not any(path.is_relative_to(place) for place in again)]
    everything = "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in files)
    told = _told_by(repository)
    assert len(told) > 1000 and not [word for word in sorted(told) if word in everything]


def test_no_byte_of_it_is_of_our_content(site: Path) -> None:
    found = []
    for path in sorted(site.rglob("*")):
        for content in _contents(path) if path.is_file() else ():
            found += [(path, word) for word in OURS if word.encode() in content]
    assert not found


def test_nobody_is_told_to_use_make(begun: Path, site: Path) -> None:
    """There is no Makefile, and Windows has no make."""
    files = [begun / uri for uri in kept_files()] + [*site.rglob("*.html")]
    texts = {path: path.read_text(encoding="utf-8", errors="replace") for path in files}
    assert not [path for path, text in texts.items() if re.search(r"\bmake [a-z]", text)]


def test_no_link_is_dead_below_a_path(site: Path) -> None:
    assert not dead_links(site, "/a/b/")[:10]


def test_no_link_is_dead_where_each_page_is_a_file(begun: Path, tmp_path: Path) -> None:
    root = tmp_path / "pu"
    shutil.copytree(begun, root, ignore=shutil.ignore_patterns("site", ".cache"))
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("use_directory_urls: false\n")
    write_site(open_project(root), root / "site")
    assert (root / "site" / STUDIO).with_suffix(".html").is_file()
    assert not dead_links(root / "site", "/a/b/")[:10]


def test_no_file_that_is_written_is_of_our_content() -> None:
    files = own_files(Answers("某某", "https://pu.example.org/")) | kept_files()
    numbers = ("R0001", "B0001")  # the forms to fill in have them as their own
    words = [word for word in OURS if word not in numbers]
    assert not [
        (uri, word) for uri, content in files.items() for word in words if word.encode() in content
    ]


def test_a_checkout_with_other_line_ends_gives_the_same_site(
    begun: Path, site: Path, tmp_path: Path
) -> None:
    """Git on Windows writes a carriage return before each line end."""
    other = tmp_path / "pu"
    shutil.copytree(begun, other, ignore=shutil.ignore_patterns("site", ".cache"))
    for path in other.rglob("*"):
        if path.is_file() and path.suffix != ".png":
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    project = open_project(other)
    assert not project.problems and not project.lacking
    there = hashes(site)
    for path, content in site_files(project):
        assert hashlib.sha256(content).hexdigest() == there.pop(path), path
    assert not there


def test_the_settings_hold_what_was_answered() -> None:
    answers = Answers("010", "https://pu.example.org/", "江苏", "某某", {"邮箱": "a@b.cn"})
    config = yaml.safe_load(own_files(answers)["mkdocs.yml"])
    assert config["site_name"] == "010" and config["site_url"] == "https://pu.example.org/"
    ours = config["extra"]["jiangpu"]
    assert (ours["省"], ours["市"], ours["联系方式"]) == ("江苏", "某某", {"邮箱": "a@b.cn"})


def test_an_answer_is_what_it_is_and_no_place_for_another() -> None:
    config = yaml.safe_load(
        own_files(Answers("{{ url }}", "https://pu.example.org/"))["mkdocs.yml"]
    )
    assert config["site_name"] == "{{ url }}"


def test_forges_install_the_program_and_not_the_content() -> None:
    files = kept_files()
    for uri in (".github/workflows/check.yml", ".gitea/workflows/check.yml", ".gitlab-ci.yml"):
        text = files[uri].decode()
        assert "trusted/requirements.txt" in text and "trusted[office]" not in text
    assert b"\njiangpu[" in files["requirements.txt"]
    assert ".pre-commit-hooks.yaml" not in files


def test_the_table_of_what_belongs_to_whom_has_every_file() -> None:
    """HACKING.md and the README of a new repository name them, or the folder that they are in."""
    readme = own_files(Answers("某某", "https://pu.example.org/"))["README.md"].decode()
    hacking = (REPOSITORY / "HACKING.md").read_text(encoding="utf-8")
    for uri in kept_files():
        top = uri.partition("/")[0]
        assert f"`{uri}`" in hacking or f"`{top}/" in hacking, uri
        assert uri in readme or f"`{top}/" in readme or top.startswith("."), uri


class Without:
    """Finds everything but the program."""

    def find_spec(self, name: str, *_: object) -> None:
        if name == "jiangpu":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


def test_a_mkdocs_without_the_program_says_so_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The `mkdocs` of another Python may come first on the search path."""
    for module in [name for name in sys.modules if name.partition(".")[0] == "jiangpu"]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setattr(sys, "meta_path", [Without(), *sys.meta_path])
    with pytest.raises(SystemExit, match="找不到匠谱的软件;改法:"):
        runpy.run_path(str(REPOSITORY / "hooks/entry.py"))
