"""What search engines are told: every type and property is schema.org's, and no more is said than the page says."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jiangpu.build.project import Project
from jiangpu.exports import linked as linked_data
from jiangpu.site.artefacts import Page
from repositories import REPOSITORY, run_build

TERMS = yaml.safe_load((REPOSITORY / "tests/cases/schema-org.yml").read_text(encoding="utf-8"))
Node = dict[str, Any]


def parents(kind: str) -> list[str]:
    """The type and everything that it is."""
    above = TERMS[kind]["is"] or []
    return [
        kind,
        *(
            found
            for parent in ([above] if isinstance(above, str) else above)
            for found in parents(parent)
        ),
    ]


def fits(value: Any, expected: list[str]) -> bool:
    if isinstance(value, dict):
        kinds = value["@type"] if isinstance(value["@type"], list) else [value["@type"]]
        return any(ancestor in expected for kind in kinds for ancestor in parents(kind))
    if isinstance(value, bool):
        return "boolean" in expected
    if isinstance(value, int):
        return "integer" in expected
    return (
        "text" in expected
        or "url" in expected
        and bool(re.fullmatch(r"https?://\S+", value))
        or "date" in expected
        and bool(re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value))
    )


def faults(node: Node) -> Iterator[str]:
    """Everything in a node that schema.org does not know."""
    kinds = node["@type"] if isinstance(node["@type"], list) else [node["@type"]]
    unknown = [kind for kind in kinds if kind not in TERMS]
    if unknown:
        yield f"type {unknown}"
        return
    known = {
        name: expected
        for kind in kinds
        for ancestor in parents(kind)
        for name, expected in TERMS[ancestor]["has"].items()
    }
    for name, value in node.items():
        if name == "@type":
            continue
        if name not in known:
            yield f"{kinds} has no {name}"
            continue
        for item in value if isinstance(value, list) else [value]:
            if not item and item is not False:
                yield f"{kinds}.{name} is empty"
            elif isinstance(item, dict):
                yield from faults(item)
            if (
                not isinstance(item, dict)
                and not fits(item, known[name])
                or isinstance(item, dict)
                and item["@type"] in TERMS
                and not fits(item, known[name])
            ):
                yield f"{kinds}.{name} = {item!r}"


def nodes(page: Page) -> list[Node]:
    return json.loads(page.linked)["@graph"] if page.linked else []


@pytest.fixture
def linked(opened: Callable, small: str) -> Callable[..., dict[str, list[Node]]]:
    """Address → nodes, of a small repository with something changed."""

    def made(*changes: tuple[str, str]) -> dict[str, list[Node]]:
        text = small
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new)
        return {page.url: nodes(page) for page in opened(text).pages()}

    return made


def test_every_term_is_schema_orgs(repository: Project) -> None:
    seen: set[str] = set()
    for page in repository.pages():
        found = nodes(page)
        assert [fault for node in found for fault in faults(node)] == [], page.url
        seen |= {str(node["@type"]) for node in found}
        if page.indexed:
            assert found, page.url
    assert {
        "['HowTo', 'LearningResource']",
        "Article",
        "ProfilePage",
        "Report",
        "CreativeWork",
        "Dataset",
        "BreadcrumbList",
        "WebSite",
    } <= seen


def test_the_checker_finds_faults() -> None:
    assert list(faults({"@type": "Studio"})) and list(faults({"@type": "Person", "step": []}))
    assert list(faults({"@type": "Person", "name": "甲", "worksFor": "厂"})) and list(
        faults({"@type": "Article", "datePublished": "去年"})
    )
    assert list(
        faults({"@type": "Organization", "member": [{"@type": "Place", "name": "甲"}]})
    ) and list(faults({"@type": "Person", "name": ""}))
    assert not list(
        faults(
            {"@type": "Person", "name": "甲", "worksFor": {"@type": "Organization", "name": "厂"}}
        )
    )


def test_a_method_with_steps_is_a_how_to(linked: Callable) -> None:
    method, crumbs = linked()["methods/sanbu/"]
    assert method["@type"] == ["HowTo", "LearningResource"] and crumbs["@type"] == "BreadcrumbList"
    assert [step["name"] for step in method["step"]] == ["看压力", "停泵", "换泵"]
    assert method["step"][1]["url"] == "https://small.example/pu/methods/sanbu/#step-2"
    assert method["step"][2]["itemListElement"][-1] == {"@type": "HowToTip", "text": "泄压后再拆"}
    assert method["creator"] == [
        {"@type": "Person", "name": "张三", "url": "https://small.example/pu/people/zhangsan/"}
    ]
    assert crumbs["itemListElement"][-1]["item"] == "https://small.example/pu/methods/sanbu/"


def test_something_dangerous_is_an_account_without_steps(
    linked: Callable, repository: Project
) -> None:
    method = linked(("风险: 一般", "风险: 高危"))["methods/sanbu/"][0]
    assert (
        method["@type"] == "Article"
        and method["genre"] == "事件与经验记述，不是操作规程"
        and "step" not in method
    )
    for page in repository.pages():
        document = next(
            (doc for doc in repository.site.library.methods if doc.url == page.url), None
        )
        if document and (not document.record.teachable.how_to or not document.record.steps):
            assert "HowTo" not in page.linked, page.url


def test_a_studio_is_an_organization_and_a_person_a_person(linked: Callable) -> None:
    pages = linked()
    studio = pages["studios/jia/"][0]["mainEntity"]
    assert (
        studio["@type"] == "Organization"
        and studio["award"] == ["市级劳模创新工作室"]
        and studio["identifier"] == "S0001"
    )
    assert studio["address"] == {
        "@type": "PostalAddress",
        "addressCountry": "CN",
        "addressRegion": "江苏",
        "addressLocality": "连云港",
    }
    person = pages["people/zhangsan/"][0]["mainEntity"]
    assert person["@type"] == "Person" and person["award"] == ["市劳动模范"]


@pytest.mark.parametrize(("origin", "told"), [("原文", True), ("推定", False)])
def test_a_region_that_was_inferred_is_no_fact(linked: Callable, origin: str, told: bool) -> None:
    """The page says that it is inferred; here there are no words for that."""
    place = f"省: 江苏\n市: 连云港\n地区性质: {origin}\n推定理由: 现场会\n"
    report = linked(("点名: S0001\n", f"点名: S0001\n{place}"))["reports/zongjie/"][0]
    assert report["@type"] == "Report" and ("spatialCoverage" in report) is told


@pytest.mark.parametrize("display, shown", [("实名", True), ("姓氏", False), ("不公开", False)])
def test_a_person_is_told_of_only_by_consent(linked: Callable, display: str, shown: bool) -> None:
    pages = linked(
        (
            "单位: 某某厂\n市: 连云港\n省: 江苏\n荣誉",
            f"同意: {{依据: 本人书面同意, 显示: {display}}}\n荣誉",
        ),
        ("[张三](P0001)", "师傅"),
        ("张三劳模创新工作室", "某某工作室"),
        ("冠名: 张三\n", ""),
    )
    people = [
        node
        for found in pages.values()
        for node in found
        if node.get("mainEntity", {}).get("@type") == "Person"
    ]
    assert bool(people) is shown
    assert ("张三" in json.dumps(pages, ensure_ascii=False)) is shown


def test_who_is_no_honouree_is_not_told_of(linked: Callable) -> None:
    pages = linked(("荣誉: [{名称: 市劳动模范, 级别: 市, 年份: 原文隐去}]\n", ""))
    assert [node["@type"] for node in pages["people/zhangsan/"]] == ["BreadcrumbList"]


def test_a_kind_without_a_maker_of_its_own_is_a_work(
    linked: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linked_data, "_MAKERS", {})
    work = linked()["standards/sanyou/"][0]
    assert work["@type"] == "CreativeWork" and work["name"] == "三有"
    assert not list(faults(work))


def test_no_text_can_leave_the_element(linked: Callable, opened: Callable, small: str) -> None:
    project = opened(small.replace("单位: 某某厂\n省", '单位: "</script><script>alert(1)//&"\n省'))
    page = next(page for page in project.pages() if page.url == "studios/jia/")
    assert "<" not in page.linked and ">" not in page.linked and "&" not in page.linked
    assert (
        nodes(page)[0]["mainEntity"]["parentOrganization"]["name"] == "</script><script>alert(1)//&"
    )


def test_the_head_of_a_built_page(tree: Callable[[str], Path], small: str) -> None:
    root = tree(small)
    assert run_build(root, "--strict").returncode == 0
    html = (root / "site/studios/jia/index.html").read_text(encoding="utf-8")
    meta = dict(re.findall(r'<meta property="(og:[a-z_]+)" content="([^"]*)">', html))
    assert (
        meta["og:title"] == "张三劳模创新工作室"
        and meta["og:type"] == "article"
        and meta["og:site_name"] == "小谱"
    )
    assert (
        meta["og:url"]
        == re.search(r'<link rel="canonical" href="([^"]+)"', html)[1]
        == "https://small.example/pu/studios/jia/"
    )
    assert meta["og:description"]
    assert (
        '<link rel="alternate" type="application/atom+xml" title="小谱：新增和更新" href="../../feed.xml">'
        in html
    )
    told = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html)[1])
    assert (
        told["@context"] == "https://schema.org"
        and told["@graph"][0]["mainEntity"]["name"] == "张三劳模创新工作室"
    )
    home = (root / "site/index.html").read_text(encoding="utf-8")
    assert '<meta property="og:type" content="website">' in home and '"@type":"WebSite"' in home
    missing = (root / "site/404.html").read_text(encoding="utf-8")
    assert "og:title" not in missing and "ld+json" not in missing
    assert (root / "site/data/v1/index.json").exists() and (root / "site/feed.xml").exists()
