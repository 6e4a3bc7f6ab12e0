"""Settings as people save them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from jiangpu.build.project import open_project
from jiangpu.library.settings import read_settings

YAML = "site_name: 小谱\nsite_url: https://small.example/pu/\n"


def read(tmp_path: Path, text: str, encoding: str = "utf-8") -> tuple:
    (tmp_path / "mkdocs.yml").write_bytes(text.encode(encoding))
    return read_settings(tmp_path)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_an_encoding_of_another_editor(tmp_path: Path, encoding: str) -> None:
    settings, problems = read(tmp_path, YAML, encoding)
    assert settings.site_name == "小谱"
    assert [problem.code for problem in problems] == ([] if encoding == "utf-8-sig" else ["S001"])


def test_an_address_in_chinese_is_written_as_links_are(tmp_path: Path) -> None:
    settings, _ = read(tmp_path, "site_url: https://例子.example/匠 谱/%E5%8C%A0/\n")
    assert settings.site_url == ("https://xn--fsqu00a.example/%E5%8C%A0%20%E8%B0%B1/%E5%8C%A0/")


@pytest.mark.parametrize(
    "text",
    [
        "extra: {jiangpu: {站名: ''}}",
        "extra: {jiangpu: {仓库: 'javascript:alert(1)'}}",
        "extra: {jiangpu: {网址: 'ftp://a'}}",
        "extra: {jiangpu: 一句话}",
        "extra: 一句话",
        "- 一项",
        "exclude_docs: '!'",
        "exclude_docs: [a]",
        "theme: [1]",
        "extra_css: {a: b}",
        "extra_javascript: [{path: [1]}, 2, null]",
        "theme: {palette: [1], logo: [1], favicon: {}}",
        "markdown_extensions: 1",
        "validation: 1",
        "copyright: [1]",
        "nav: " + "[" * 400 + "]" * 400,
        "INHERIT: mkdocs.yml",
        "INHERIT: [1]",
        "a: " + "[" * 3_000,
        "a: 2024-13-45T00:00:00",
    ],
)
def test_no_setting_ends_in_a_traceback(tmp_path: Path, text: str) -> None:
    settings, _ = read(tmp_path, text)
    assert settings.site_name and settings.site_url.startswith("http")
    assert not (settings.repo_url or "").startswith("javascript")


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("首页数字: [S0001/sheng]", "不是报告里的数字"),
        ("首页数字: [R0001/meiyou]", "那条记录里没有这个数字"),
        ("首页数字: [R0009/keti]", "没有这条记录"),
        ("首页工作室: [M0001]", "没有这条记录"),
        ("首页待补: M0009", "没有这条记录"),
        ("标准: B0009", "没有这条记录"),
    ],
)
def test_what_a_setting_names_exists(
    tree: Callable[[str], Path], small: str, setting: str, said: str
) -> None:
    root = tree(small)
    text = f"{YAML}extra:\n  jiangpu:\n    {setting}\n"
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    project = open_project(root)
    (problem,) = project.problems
    assert (problem.uri, problem.line, problem.code) == ("mkdocs.yml", 5, "S001")
    assert said in problem.text
    assert len(list(project.pages())) > 10


def test_a_path_as_it_is_typed_on_windows_leads_to_the_file(tmp_path: Path) -> None:
    settings, problems = read(tmp_path, "extra: {jiangpu: {已发布地址: 清单\\published.txt}}\n")
    assert not problems and settings.published == "清单/published.txt"


def test_what_a_file_takes_over_from_another_counts(tmp_path: Path) -> None:
    (tmp_path / "base.yml").write_text(
        "site_name: 市里\nuse_directory_urls: false\nextra: {jiangpu: {省: 江苏, 市: 某市}}\n"
    )
    settings, problems = read(
        tmp_path, "INHERIT: base.yml\nsite_name: 小谱\nextra: {jiangpu: {市: 另一市}}\n"
    )
    assert (settings.site_name, settings.province, settings.city) == ("小谱", "江苏", "另一市")
    assert not settings.directory_urls and not problems
