"""Builds as a user runs them: strict, broken, with MkDocs' own commands; and the same input gives the same bytes."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from drawn import photograph
from linking import dead_links, hashes
from repositories import REPOSITORY, run_build


def test_a_strict_build_ends_with_a_summary(tree: Callable[[str], Path], small: str) -> None:
    root = tree(small)
    done = run_build(root, "--strict")
    assert done.returncode == 0, done.stderr
    assert (
        "收录：工作室 1 个，操作法 1 种，人物 1 位，报告 1 份，标准 1 套，学习路径 1 条"
        in done.stderr
    )
    assert "检查：错误 0，警告 0，建议 0" in done.stderr
    pages = len(
        [
            path
            for path in (root / "site").rglob("index.html")
            if 'http-equiv="refresh"' not in path.read_text()
        ]
    )
    assert f"网页：{pages} 页" in done.stderr
    assert "请看：site/index.html" in done.stderr
    assert not list(root.glob(".site*")), "nothing is left aside"


def test_a_strict_build_with_errors_writes_nothing(tree: Callable[[str], Path], small: str) -> None:
    """All errors are listed, the exit status is 1, and the last good site stays as it was."""
    root = tree(small)
    assert run_build(root, "--strict").returncode == 0
    before = hashes(root / "site")
    file = root / "methods/sanbu.md"
    file.write_text(
        file.read_text().replace("风险: 一般", "风险: 很高").replace("类别: 操作法", "类形: 操作法")
    )
    done = run_build(root, "--strict")
    assert done.returncode == 1
    assert (
        "methods/sanbu.md:10:5: 错误 F012" in done.stderr
        and "methods/sanbu.md:9:1: 错误 F010" in done.stderr
    )
    assert "2 个错误，没有生成网站" in done.stdout + done.stderr
    assert hashes(root / "site") == before


def test_warnings_do_not_stop_a_strict_build(tree: Callable[[str], Path], small: str) -> None:
    root = tree(small.replace("提出人: 张三", "提出人: 李四"))
    done = run_build(root, "--strict")
    assert done.returncode == 0
    assert "警告 R005" in done.stderr and "检查：错误 0，警告 1，建议 0" in done.stderr


def test_a_lax_build_leaves_the_broken_record_out(tree: Callable[[str], Path], small: str) -> None:
    root = tree(small.replace("风险: 一般", "风险: 很高"))
    done = run_build(root)
    assert done.returncode == 0 and "错误 F012" in done.stderr
    assert not (root / "site/methods/sanbu").exists()
    assert (root / "site/studios/jia/index.html").exists()


def test_a_preview_shows_drafts_and_goes_on_in_spite_of_errors(
    tree: Callable[[str], Path], small: str
) -> None:
    root = tree(
        small.replace("类别: 操作法\n", "类别: 操作法\n状态: 草稿\n").replace(
            "单位: 某某厂\n省: 江苏\n市: 连云港\n行业", "单位: 某某厂\n行业"
        )
    )
    file = root / "docs/people/zhangsan.md"
    file.write_text(file.read_text().replace("省: 江苏", "省: 长江"))
    done = run_build(root, "--strict", JIANGPU_PREVIEW="1")
    assert "错误 F012" in done.stderr
    assert "这是草稿" in (root / "site/methods/sanbu/index.html").read_text()


def test_site_is_whole(tree: Callable[[str], Path], small: str) -> None:
    root = tree(small)
    run_build(root, "--strict")
    site = root / "site"
    assert "谱上没有这一页" in (site / "404.html").read_text()
    assert 'href="/pu/studios/"' in (site / "404.html").read_text(), (
        "404 links start at the site's root"
    )
    sitemap = (site / "sitemap.xml").read_text()
    assert (
        "<loc>https://small.example/pu/studios/jia/</loc><lastmod>2024-05-06</lastmod>" in sitemap
    )
    assert "/s/S0001/" not in sitemap and "/show/" not in sitemap
    names = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert not [
        name for name in names if "lunr" in name or "bundle" in name or "search_index" in name
    ], "Material's search is not shipped"
    page = (site / "studios/jia/index.html").read_text()
    assert page.count("<h1") == 1 and 'aria-current="true">工作室<' in page
    assert 'rel="canonical" href="https://small.example/pu/studios/jia/"' in page


def test_images_beside_a_record_are_published(tree: Callable[[str], Path], small: str) -> None:
    root = tree(small.replace("以前换泵靠经验。", "![换泵现场](pump.png)"))
    (root / "methods/pump.png").write_bytes(photograph())
    assert run_build(root, "--strict").returncode == 0
    page = (root / "site/methods/sanbu/index.html").read_text()
    shown = re.search(r'src="../../(pictures/\d+-1200\.jpg)"', page)
    assert shown and (root / "site" / shown[1]).exists()
    assert not list((root / "site").rglob("pump.png"))


def _left_behind(folder: str, names: list[str]) -> set[str]:
    """What a clone does not have: the built site, caches, the environment (`hooks/jiangpu/site` is a room)."""
    patterns = (".git", ".venv", ".site-*", ".cache", "__pycache__", "*.egg-info")
    left = set(shutil.ignore_patterns(*patterns)(folder, names))
    if Path(folder) == REPOSITORY:
        left.add("site")
    return left


def test_the_same_input_gives_the_same_bytes(tmp_path: Path, built: Path) -> None:
    """Two folders, two time zones, two hash seeds, and a clock a year ahead: not one byte differs."""
    other = tmp_path / "elsewhere" / "deeper"
    shutil.copytree(REPOSITORY, other, ignore=_left_behind)
    done = run_build(
        other,
        "--strict",
        wrapper=("faketime", "-f", "+365d"),
        TZ="Pacific/Auckland",
        PYTHONHASHSEED="7",
        LANG="C.UTF-8",
    )
    assert done.returncode == 0, done.stderr
    assert hashes(other / "site") == hashes(built)


def test_every_link_of_the_built_site_leads_somewhere(built: Path) -> None:
    """Internal links, anchors, styles, scripts and images of every page; nothing is asked of another host."""
    assert sum(1 for _ in built.rglob("*.html")) > 1000, "the site is there"
    assert not dead_links(built)[:10]


def test_a_draft_with_errors_does_not_stop_the_public_site(
    tree: Callable[[str], Path], small: str
) -> None:
    root = tree(
        small
        + "== methods/draft.md\n---\n编号: M0002\n名称: 草稿法\n状态: 草稿\n风险:\n更新: 2024-01-01\n---\n"
    )
    done = run_build(root, "--strict")
    assert done.returncode == 0 and "错误 F011 「风险」是空的" in done.stderr
    assert not (root / "site/methods/draft").exists()
