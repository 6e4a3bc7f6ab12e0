"""What the public may see: one fact a test, on the small repository with one more person."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from drawn import photograph
from jiangpu.build.project import Project, open_project
from jiangpu.disclosure import Disclosed, Redactor, Withheld, disclose
from jiangpu.library.library import Library
from jiangpu.library.names import Names
from jiangpu.search.items import library_items
from repositories import MKDOCS_YML, REPOSITORY, run_build

PERSON = """== docs/people/zhaobingding.md
---
编号: P0002
名称: {name}
别名: [丙丁大师]
摘要: 赵丙丁琢磨出新办法
岗位: 赵丙丁班班长
成绩: [{{内容: 赵丙丁获第一名}}]
同意: {{依据: 赵丙丁本人书面同意, 显示: {display}}}
来源: {{代号: s1, 题名: 年度总结, 发布者: 某某厂, 类别: 文件}}
更新: 2024-05-08
---
赵丙丁的徒弟叫他丙丁大师。{body}
"""
LED_BY_HIM = ("领衔人: [P0001]", "领衔人: [赵丙丁]")


@pytest.fixture
def with_person(opened: Callable[..., Project], small: str) -> Callable[..., Project]:
    """The small repository with a person of that display, and with something changed."""

    def made(
        display: str,
        *changes: tuple[str, str],
        name: str = "赵丙丁",
        body: str = "",
        more: str = "",
        **options: object,
    ) -> Project:
        text = small
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new)
        return opened(text + PERSON.format(name=name, display=display, body=body) + more, **options)

    return made


def errors(project: Project) -> list[str]:
    return [f"{problem.uri}:{problem.line}:{problem.column}" for problem in project.errors]


def html_of(project: Project, url: str) -> str:
    return next(page.html for page in project.pages() if page.url == url)


def everything(project: Project) -> str:
    """All that the site holds, as one text."""
    texts = [repr(page) for page in project.pages()]
    for item in project.data_files():
        content = gzip.decompress(item.content) if item.path.endswith(".gz") else item.content
        texts += [item.path, content.decode("utf-8", errors="replace")]
    return "\n".join([*texts, *project.assets])


def test_a_surname_stands_in_the_whole_record(with_person: Callable[..., Project]) -> None:
    project = with_person("姓氏")
    page = html_of(project, "people/p0002/")
    assert not errors(project)
    assert "<h1>赵某</h1>" in page
    for words in ("赵某琢磨出新办法", "赵某班班长", "赵某获第一名", "赵某的徒弟叫他赵某"):
        assert words in page
    assert "赵丙丁" not in everything(project) and "丙丁大师" not in everything(project)


@pytest.mark.parametrize("name, shown", [("欧阳丙丁", "欧阳某"), ("尉迟丙", "尉迟某")])
def test_a_surname_of_two_characters(
    name: str, shown: str, with_person: Callable[..., Project]
) -> None:
    assert f"<h1>{shown}</h1>" in html_of(with_person("姓氏", name=name), "people/p0002/")


def test_who_leads_a_studio_is_named_by_surname_and_linked(
    with_person: Callable[..., Project],
) -> None:
    project = with_person("姓氏", LED_BY_HIM)
    assert not errors(project)
    assert '<a href="../../people/p0002/">赵某</a>' in html_of(project, "studios/jia/")
    assert "赵丙丁" not in everything(project)


def test_two_people_of_one_surname_are_told_apart(with_person: Callable[..., Project]) -> None:
    """Both are 赵某; each reference leads to the right one, and the words 赵某 to neither."""
    other = PERSON.format(name="赵戊己", display="姓氏", body="")
    other = other.replace("zhaobingding", "zhaowuji").replace("P0002", "P0003")
    other = other.replace("赵丙丁", "赵戊己").replace("丙丁大师", "戊己大师")
    project = with_person(
        "姓氏", LED_BY_HIM, ("提出人: 张三", "提出人: [赵戊己, 赵某]"), more=other
    )
    assert '<a href="../../people/p0002/">赵某</a>' in html_of(project, "studios/jia/")
    assert '<a href="../../people/p0003/">赵某</a>、赵某' in html_of(project, "methods/sanbu/")


def test_the_surname_of_a_draft_leads_to_nobody_else(with_person: Callable[..., Project]) -> None:
    other = PERSON.format(name="赵戊己", display="姓氏", body="").replace(
        "更新", "状态: 草稿\n更新"
    )
    other = other.replace("zhaobingding", "zhaowuji").replace("P0002", "P0003")
    other = other.replace("赵丙丁", "赵戊己").replace("丙丁大师", "戊己大师")
    project = with_person("姓氏", ("提出人: 张三", "提出人: 赵戊己"), more=other)
    assert "people/p000" not in html_of(project, "methods/sanbu/")
    assert "赵某" in html_of(project, "methods/sanbu/")


def test_an_alias_in_a_reference_gives_nobody_away(with_person: Callable[..., Project]) -> None:
    project = with_person("姓氏", ("提出人: 张三", "提出人: [丙丁大师]"))
    assert not errors(project)
    assert "丙丁大师" not in everything(project)


def test_who_is_not_shown_is_not_named_where_a_studio_names_its_leader(
    with_person: Callable[..., Project],
) -> None:
    project = with_person("不公开", LED_BY_HIM)
    said = everything(project)
    assert not errors(project)
    assert "（不公开）" in html_of(project, "studios/jia/")
    assert "赵丙丁" not in said and "P0002" not in said and "zhaobingding" not in said


def test_what_stands_for_a_name_is_not_found(with_person: Callable[..., Project]) -> None:
    items = library_items(with_person("不公开", LED_BY_HIM).site)
    assert not [item.id for item in items if "不公开" in repr(item)]


def test_a_name_in_the_apprentice_field_is_an_error(with_person: Callable[..., Project]) -> None:
    pair = ("标签: 节能", "师带徒: [{师傅: 王师傅, 徒弟: 赵丙丁}]\n标签: 节能")
    project = with_person("不公开", pair)
    assert errors(project) == ["studios/jia.md:23:21"]
    assert "赵丙丁" not in everything(project)


@pytest.mark.parametrize("written", ["赵　丙丁", "赵·丙丁", "赵\u200b丙丁", "趙丙丁", "赵**丙**丁"])
def test_a_name_in_a_body_is_an_error_however_it_is_spaced(
    written: str, with_person: Callable[..., Project]
) -> None:
    project = with_person("姓氏", ("以前换泵", f"从前\n听{written}说，以前换泵"))
    assert errors(project) == ["methods/sanbu.md:25:2"]


def test_a_studio_named_after_somebody_not_shown_is_an_error(
    with_person: Callable[..., Project],
) -> None:
    studio = """== studios/zhaobingding.md
---
编号: S0002
名称: 赵丙丁劳模创新工作室
领衔人: [P0002]
更新: 2024-05-08
---
"""
    project = with_person("不公开", more=studio)
    assert errors(project) == ["studios/zhaobingding.md:3:5"]
    said = everything(project)
    assert "赵丙丁" not in said and "zhaobingding" not in said


def test_a_name_in_an_editorial_page_is_an_error_and_not_shown(
    with_person: Callable[..., Project],
) -> None:
    project = with_person("不公开", ("照着做。", "照着赵丙丁的做。"))
    assert errors(project) == ["docs/guide.md:7:3"]
    assert "照着（不公开）的做" in html_of(project, "guide/")


def test_an_address_that_spells_a_name_is_made_of_the_number(
    with_person: Callable[..., Project],
) -> None:
    method = """== methods/zhaobingding-huanfa.md
---
编号: M0002
名称: 快换阀法
风险: 一般
提出人: [P0002]
曾用地址: [/methods/zhaobingding/, /methods/huanfa/]
更新: 2024-05-08
---
== docs/paths/fa.md
---
编号: L0002
名称: 阀工入门
次序: [{操作法: M0002}, {页面: /people/zhaobingding/}]
更新: 2024-05-08
---
先看[快换阀](../../methods/zhaobingding-huanfa.md)。
"""
    project = with_person("姓氏", more=method)
    urls = {page.url for page in project.pages()}
    assert not errors(project)
    assert "methods/m0002/" in urls
    assert '<a href="../../methods/m0002/" rel="noopener noreferrer">快换阀</a>' in html_of(
        project, "paths/fa/"
    )
    said = everything(project)
    assert "zhaobingding" not in said and "methods/huanfa/index.html" in said


def test_an_address_that_spells_its_own_public_name_stays(
    with_person: Callable[..., Project],
) -> None:
    """Names that sound alike: the address says no more than the name does."""
    other = """== docs/people/zhaobingding-2.md
---
编号: P0003
名称: 赵冰定
荣誉: [市劳动模范]
更新: 2024-05-08
---
"""
    project = with_person("不公开", more=other)
    assert "people/zhaobingding-2/" in {page.url for page in project.pages()}


def test_no_link_to_edit_a_file_whose_name_says_it(
    with_person: Callable[..., Project], tree: Callable[[str], Path]
) -> None:
    hook, theme = REPOSITORY / "hooks/entry.py", REPOSITORY / "hooks/jiangpu/theme"
    config = MKDOCS_YML.format(hook=hook, theme=theme) + "repo_url: https://git.example/r\n"
    project = with_person("姓氏", more=f"== mkdocs.yml\n{config}")
    assert "修改这一页" in html_of(project, "methods/sanbu/")
    assert "修改这一页" not in html_of(project, "people/p0002/")
    assert "zhaobingding" not in everything(project)


def test_a_name_in_the_settings_is_an_error_and_not_shown(
    with_person: Callable[..., Project],
) -> None:
    hook, theme = REPOSITORY / "hooks/entry.py", REPOSITORY / "hooks/jiangpu/theme"
    config = MKDOCS_YML.format(hook=hook, theme=theme)
    config = config.replace("标准: B0001", "标准: B0001, 联系方式: 找赵丙丁")
    project = with_person("不公开", more=f"== mkdocs.yml\n{config}")
    assert [place.partition(":")[0] for place in errors(project)] == ["mkdocs.yml"]
    assert project.site.settings.contact.words == "找（不公开）"


def test_a_name_that_somebody_bears_in_public_may_be_said(
    with_person: Callable[..., Project],
) -> None:
    """张三 is a public honouree; another 张三 is not shown."""
    by_number = ("提出人: 张三", "提出人: P0001")
    project = with_person("不公开", by_number, ("冠名: 张三", "冠名: P0001"), name="张三")
    assert not errors(project)
    assert "张三" in html_of(project, "studios/jia/")
    assert "P0002" not in everything(project)


def test_who_shares_a_public_name_is_still_not_named_in_the_own_record(
    with_person: Callable[..., Project],
) -> None:
    by_number = ("提出人: 张三", "提出人: P0002")
    project = with_person(
        "姓氏", by_number, ("冠名: 张三", "冠名: P0001"), name="张三", body="张三说。"
    )
    assert "张某说。" in html_of(project, "people/p0002/")
    assert '<a href="../../people/p0002/">张某</a>' in html_of(project, "methods/sanbu/")


def test_a_longer_name_of_somebody_else_stays(with_person: Callable[..., Project]) -> None:
    other = """== docs/people/qian.md
---
编号: P0003
名称: 赵丙丁山
荣誉: [市劳动模范]
更新: 2024-05-08
---
赵丙丁山是泵工。
"""
    project = with_person("不公开", more=other)
    assert not errors(project)
    assert "赵丙丁山是泵工" in html_of(project, "people/qian/")


def test_a_consent_that_cannot_be_read_shows_nothing(with_person: Callable[..., Project]) -> None:
    project = with_person("不公", LED_BY_HIM)
    assert [problem.code for problem in project.errors] == ["F012"]
    assert "赵丙丁" not in everything(project)


def test_texts_are_redacted_even_where_an_error_was_overlooked(
    with_person: Callable[..., Project],
) -> None:
    """The gate does not rest on the checks."""
    said = (
        "听赵 丙丁（wangdana、zhaobingding）说，[他](P0002)、[此](../docs/people/zhaobingding.md)"
    )
    loaded = with_person("不公开", ("以前换泵", said)).loaded
    method = next(document for document in loaded.documents if document.number == "M0001")
    redactor = Redactor(
        Withheld(loaded.documents, Names(loaded.documents)), loaded.documents, [method]
    )
    public = disclose(Disclosed(Library((method,)), loaded.pages), redactor)
    body = public.library.documents[0].body
    assert body.strip() == "听（不公开）（wangdana、（不公开））说，他、此靠经验。"


PICTURE = photograph()


def with_pictures(project: Project, drafts: bool = False) -> set[str]:
    """The files of the repository opened again, with a picture beside the records."""
    for name in ("docs/people/a.png", "docs/people/b.png"):
        (project.root / name).write_bytes(PICTURE)
    return set(open_project(project.root, drafts=drafts).assets)


@pytest.mark.parametrize("display, copied", [("不公开", False), ("实名", True)])
def test_a_picture_that_only_somebody_not_shown_uses_is_not_copied(
    display: str, copied: bool, with_person: Callable[..., Project]
) -> None:
    project = with_person(display, body="![像](a.png)")
    assert bool(with_pictures(project)) is copied


@pytest.mark.parametrize("status", ["草稿", "已撤回"])
def test_a_picture_of_an_unpublished_record_is_not_copied(
    status: str, with_person: Callable[..., Project]
) -> None:
    picture = ("以前换泵", "![泵](../docs/people/b.png)以前换泵")
    project = with_person("实名", picture, ("类别: 操作法\n", f"类别: 操作法\n状态: {status}\n"))
    assert with_pictures(project) == with_pictures(project, drafts=True) == set()


def test_a_picture_named_after_somebody_is_an_error(with_person: Callable[..., Project]) -> None:
    project = with_person("姓氏", body="![像](zhaobingding.png)")
    (project.root / "docs/people/zhaobingding.png").write_bytes(PICTURE)
    again = open_project(project.root)
    assert [problem.code for problem in again.errors] == ["R011"]
    assert "zhaobingding" not in everything(again)


@pytest.mark.parametrize("display", ["不公开", "姓氏"])
def test_a_built_site_holds_no_trace(display: str, with_person: Callable[..., Project]) -> None:
    """The whole way, MkDocs, theme and sitemap included."""
    root = with_person(display, LED_BY_HIM).root
    done = run_build(root, "--strict")
    assert done.returncode == 0, done.stdout + done.stderr
    for path in (root / "site").rglob("*"):
        assert "zhaobingding" not in path.name
        if path.is_file():
            content = path.read_bytes()
            text = gzip.decompress(content) if path.suffix == ".gz" else content
            for trace in ("赵丙丁", "丙丁大师", "zhaobingding"):
                assert trace.encode() not in text, path


def test_structured_data_presents_nobody_by_surname(with_person: Callable[..., Project]) -> None:
    project = with_person("姓氏", LED_BY_HIM)
    pages = {page.url: page.linked for page in project.pages()}
    assert "赵某" in json.loads(pages["people/p0002/"])["@graph"][0]["itemListElement"][-1]["name"]
    assert "Person" not in pages["people/p0002/"] and "Person" not in pages["studios/jia/"]


def with_end(project: Callable[..., Project], until: str, **options: object) -> Project:
    """The person agreed until a day; the newest record of the small repository is of 2024-05-11."""
    return project(f"实名, 保留到: {until}", **options)


def test_a_consent_that_has_not_ended_shows_the_person(with_person: Callable[..., Project]) -> None:
    project = with_end(with_person, "2024-05-11")
    assert "<h1>赵丙丁</h1>" in html_of(project, "people/zhaobingding/")
    assert project.problems == ()


def test_after_its_end_there_is_nothing_of_the_person(with_person: Callable[..., Project]) -> None:
    project = with_end(with_person, "2024-05-10")
    said = everything(project)
    assert "赵丙丁" not in said and "zhaobingding" not in said and "丙丁大师" not in said
    assert [problem.code for problem in project.problems] == ["R023"]


def test_records_that_name_somebody_whose_consent_ended_stay_on_the_site(
    with_person: Callable[..., Project],
) -> None:
    """Nobody has touched them: the name is taken out, and nothing stops."""
    named = ("以前换泵靠经验。", "以前赵丙丁换泵靠经验。")
    project = with_person("实名, 保留到: 2024-05-10", named)
    assert not project.errors
    assert "以前（不公开）换泵靠经验。" in html_of(project, "methods/sanbu/")


def test_the_end_is_not_told_to_the_public(with_person: Callable[..., Project]) -> None:
    assert "2030-01-02" not in everything(with_end(with_person, "2030-01-02"))
