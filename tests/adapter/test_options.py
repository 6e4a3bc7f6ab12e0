"""The options of MkDocs and Material that are honoured, in a site that MkDocs built with them."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
from jiangpu.build.output import site_files
from jiangpu.build.project import open_project
from linking import dead_links
from repositories import run_build, write_tree

FILES = """
== docs/css/own.css
.j-page { outline: 0; }
== docs/js/own.js
document.documentElement.setAttribute("data-own", "1");
== docs/img/mark.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="5"/></svg>
== docs/about/index.md
---
名称: 关于我们
更新: 2024-05-12
---
话。
== docs/about/years/history.md
---
名称: 来历
更新: 2024-05-12
---
话。
== docs/old/draft.md
---
名称: 不要的
更新: 2024-05-12
---
话。
== my_hooks.py
from pathlib import Path

from mkdocs.structure.files import File


def on_files(files, config):
    names = sorted(file.src_uri for file in files)
    files.append(File.generated(config, "added.txt", content="\\n".join(names)))
    files.append(File.generated(config, "added.md", content="x"))


def on_page_markdown(markdown, **rest):
    raise AssertionError("there is no page")


def on_post_build(config):
    (Path(config.site_dir) / "hooked.txt").write_text("x", encoding="utf-8")
"""

CONFIG = """
copyright: "© 某某总工会 <a href='https://a.example/'>官网</a><script>x</script>"
site_description: 某某的工作室
site_author: 某某总工会
extra_css: [css/own.css]
extra_javascript: [js/own.js, {path: js/own.js, type: module, async: true}]
extra_templates: [none.html]
exclude_docs: |
  old/
"""


def changed(text: str) -> str:
    """The settings of the small repository with those of a user of MkDocs."""
    text = text.replace(
        "  font: false",
        "  font: false\n  logo: img/mark.svg\n  favicon: img/mark.svg\n  palette: {scheme: slate}",
    )
    text = text.replace("plugins: []\n", "").replace("hooks: [", "hooks: [my_hooks.py, ")
    group = "  - 关于:\n    - about/index.md\n    - 从前:\n      - 来历: about/years/history.md\n"
    return text.replace("validation:", f"{group}validation:") + CONFIG


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory, small: str) -> Path:
    root = write_tree(tmp_path_factory.mktemp("options"), small + FILES)
    config = root / "mkdocs.yml"
    config.write_text(changed(config.read_text(encoding="utf-8")), encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def done(root: Path) -> subprocess.CompletedProcess[str]:
    """`mkdocs gh-deploy`, which builds and pushes: here to a repository beside it."""
    someone = {"NAME": "张三", "EMAIL": "zhangsan@small.example"}
    named = {}
    for who in ("AUTHOR", "COMMITTER"):
        named |= {f"GIT_{who}_{what}": said for what, said in someone.items()}
    for arguments in (
        ("init", "-q", "--bare", "remote.git"),
        ("init", "-q"),
        ("remote", "add", "origin", str(root / "remote.git")),
        ("config", "user.name", "张三"),
        ("config", "user.email", "zhangsan@small.example"),
        ("commit", "-q", "--allow-empty", "-m", "x"),
    ):
        subprocess.run(["git", *arguments], cwd=root, check=True, env={**os.environ, **named})
    target = str(root / "public/site")
    return run_build(root, "--strict", "-d", target, command="gh-deploy", **named)


@pytest.fixture(scope="module")
def site(root: Path, done: subprocess.CompletedProcess[str]) -> Path:
    assert done.returncode == 0, done.stderr
    return root / "public/site"


@pytest.fixture(scope="module")
def page(site: Path) -> str:
    return (site / "about/years/history/index.html").read_text(encoding="utf-8")


def test_the_branch_of_the_pages_holds_the_site(site: Path, root: Path) -> None:
    listing = ["git", "--git-dir", "remote.git", "ls-tree", "-r", "--name-only", "-z", "gh-pages"]
    told = subprocess.run(listing, cwd=root, capture_output=True, text=True, check=True)
    pushed = set(filter(None, told.stdout.split("\0")))
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert pushed == files | {".nojekyll"}


def test_nothing_is_said_of_the_inside_of_a_program(
    done: subprocess.CompletedProcess[str],
) -> None:
    assert "DeprecationWarning" not in done.stdout + done.stderr


def test_the_summary_says_in_which_folder_the_site_is(
    done: subprocess.CompletedProcess[str], site: Path
) -> None:
    assert site.is_dir() and "请看：public/site/index.html" in done.stderr


def test_another_folder_may_be_named_for_the_site(site: Path, root: Path) -> None:
    assert (site / "index.html").is_file() and not (root / "site").exists()


def test_what_is_not_honoured_is_named_and_stops_nothing(
    done: subprocess.CompletedProcess[str], site: Path
) -> None:
    codes = re.findall(r"警告 (S03\d) (\S+)", done.stderr)
    assert sorted(codes) == [
        ("S030", "extra_templates"),
        ("S033", "hooks"),
        ("S033", "插件添了"),
    ]


def test_further_folders_of_pages_are_published(site: Path) -> None:
    assert (site / "about/index.html").is_file() and (site / "about/years/history").is_dir()


def test_excluded_files_are_not(site: Path) -> None:
    assert not (site / "old").exists()


def test_no_link_is_dead(site: Path) -> None:
    assert not dead_links(site, "/pu/")


def test_a_group_of_the_navigation_shows_its_pages(page: str) -> None:
    group = re.search(r'<nav class="j-inside" aria-label="关于">(.*?)</nav>', page)
    assert group and re.findall(r'href="([^"]*)"[^>]*>([^<]*)<', group[1]) == [
        ("../../", "关于我们"),
        ("./", "来历"),
    ]
    assert re.search(r'<a href="../../" aria-current="true">关于<', page), "and is marked"


def test_the_pages_of_other_groups_do_not(site: Path) -> None:
    assert "j-inside" not in (site / "studios/index.html").read_text(encoding="utf-8")


def test_own_styles_and_scripts_come_last(page: str, site: Path) -> None:
    loaded = re.findall(r'<(?:link rel="stylesheet" href|script src)="([^"]*)"', page)
    assert loaded[-3:] == ["../../../css/own.css", "../../../js/own.js", "../../../js/own.js"]
    assert '<script src="../../../js/own.js" type="module" async>' in page
    assert (site / "css/own.css").is_file() and (site / "js/own.js").is_file()


def test_another_style_is_another_edition(site: Path, root: Path) -> None:
    """So whoever reads without a network does not see new pages in an old dress."""
    before = (site / "edition.txt").read_text(encoding="utf-8")
    file = root / "docs/css/own.css"
    kept = file.read_text(encoding="utf-8")
    file.write_text("p { color: red; }", encoding="utf-8")
    files = dict(site_files(open_project(root)))
    file.write_text(kept, encoding="utf-8")
    assert files["edition.txt"].decode() != before


def test_logo_and_icon(page: str, site: Path) -> None:
    assert '<img src="../../../img/mark.svg" alt="">' in page
    assert '<link rel="icon" href="../../../img/mark.svg">' in page
    assert (site / "img/mark.svg").is_file()


def test_dark_until_the_reader_chooses(page: str, site: Path) -> None:
    assert '<html lang="zh" class="j-dark">' in page


def test_the_notice_in_the_footer_has_its_link_and_no_script(page: str) -> None:
    notice = re.search(r'<p class="j-notice">(.*?)</p>', page)
    assert notice and "© 某某总工会" in notice[1] and 'href="https://a.example/"' in notice[1]
    assert "script" not in notice[1]


def test_description_and_author(page: str, site: Path) -> None:
    home = (site / "index.html").read_text(encoding="utf-8")
    assert '<meta name="description" content="某某的工作室">' in home
    assert '<meta name="author" content="某某总工会">' in page


def test_mkdocs_own_search_leaves_nothing(site: Path) -> None:
    """It is on wherever no plugin is named."""
    assert not (site / "search/search_index.json").exists()


def test_hooks_see_every_page_may_add_files_and_act_at_the_end(site: Path) -> None:
    names = (site / "added.txt").read_text(encoding="utf-8").splitlines()
    assert {"index.md", "guide.md", "studios/jia.md", "studios/index.md"} <= set(names)
    assert not (site / "added").exists() and (site / "hooked.txt").is_file()
