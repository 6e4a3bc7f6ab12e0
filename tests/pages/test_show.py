"""The hall display: what its slides say."""

from __future__ import annotations

import re
from collections.abc import Callable

from jiangpu.build.project import Project
from jiangpu.display.view import View
from jiangpu.site.artefacts import Page


def show_of(project: Project) -> Page:
    return next(page for page in project.pages() if page.url == "show/")


def slides_of(page: Page) -> list[str]:
    return re.findall(r'<section class="k-slide.*?</section>', page.html, re.S)


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html))


def kind_of(slide: str) -> str:
    return re.search(r"k-slide--(\w+)", slide)[1]


def test_a_rotation_has_every_kind_of_slide(repository: Project) -> None:
    kinds = [kind_of(slide) for slide in slides_of(show_of(repository))]
    assert 12 <= len(kinds) <= 20
    assert kinds[0] == "opening" and kinds[1] == "figures" and kinds[-1] == "awaited"
    assert {"method", "risky", "studio"} <= set(kinds)
    assert max(n for n, kind in enumerate(kinds) if kind == "method") < kinds.index("risky"), (
        "高危 come after the others"
    )


def test_figures_keep_qualifier_unit_source_and_remark(repository: Project) -> None:
    first, rough = [
        words(slide) for slide in slides_of(show_of(repository)) if kind_of(slide) == "figures"
    ]
    for told in (
        "28个",
        "148个",
        "近2000人",
        "326项",
        "报告没有说，不相加",
        "来源：市总工会《劳模创新工作室的实践与思考》",
        "数字的年份原文隐去",
    ):
        assert told in first
    assert "176" not in first, "28 and 148 are never added"
    assert (
        "2400多项据不完全统计" in rough
        and "46单位原文缺" in rough
        and "近亿元" in rough
        and "申报不等于授权" in rough
    )


def test_only_results_are_told_of_studios_and_methods(repository: Project) -> None:
    view = View(repository.site, "")
    for document in repository.site.library.documents:
        for figure in (entry.figure for entry in view.figures.results(document)):
            assert figure.nature == "实际" and figure.traced and not figure.derived


def test_high_risk_is_told_as_experience_and_never_with_steps(
    repository: Project, opened: Callable, small: str
) -> None:
    library = repository.site.library
    for slide in slides_of(show_of(repository)):
        number = re.search(r"/([A-Z]\d{4})/</a>", slide)
        dangerous = bool(number) and bool(library.get(number[1]).record.notice)
        assert dangerous == ("事件与经验记述，不是操作规程" in slide)
        assert not (dangerous and "k-acts" in slide)
    safe = next(
        slide
        for slide in slides_of(
            show_of(opened(small.replace("类别: 操作法\n", "类别: 操作法\n摘要: 换得快\n")))
        )
        if kind_of(slide) == "method"
    )
    assert safe.index("先说安全") < safe.index("看压力") < safe.index("换泵</span>"), (
        "safety stands before steps"
    )


def test_steps_are_shown_all_or_not_at_all(opened: Callable, small: str) -> None:
    text = small.replace("类别: 操作法\n", "类别: 操作法\n摘要: 换得快\n").replace(
        "- {做什么: 停泵}", "\n".join("  - {做什么: 停泵}" for _ in range(6)).strip()
    )
    slide = next(slide for slide in slides_of(show_of(opened(text))) if kind_of(slide) == "method")
    assert "看压力" not in slide and "共 8 步，扫码看全" in slide


def test_the_awaited_verse_leaves_its_cells_empty(repository: Project) -> None:
    slide = slides_of(show_of(repository))[-1]
    assert slide.count('<span class="j-ge"></span>') == 7 and "七个空格，字未公开" in slide
    assert "我们不猜" in slide and "扫码看全文" in slide
    assert "告诉我们" not in slide, "the settings name no contact"


def test_each_code_leads_to_the_permanent_address(repository: Project) -> None:
    from jiangpu.display.qr import qr_svg

    for slide in slides_of(show_of(repository))[1:]:
        address = re.search(r'aria-label="二维码，通向 ([^"]+)"', slide)[1]
        assert re.fullmatch(r"https://jiangpu\.example/[a-z]/[A-Z]\d{4}/", address)
        assert str(qr_svg(address)) in slide and address.removeprefix("https://") in words(slide)


def test_people_who_agreed_to_nothing_are_not_named(opened: Callable, small: str) -> None:
    text = small.replace("编号: S0001\n", "编号: S0001\n摘要: 换泵快了\n")
    text = text.replace("编号: P0001\n", "编号: P0001\n同意: {依据: 本人来信, 显示: 不公开}\n")
    text = text.replace("张三劳模创新工作室", "某某工作室").replace("冠名: 张三\n", "")
    text = text.replace("[张三](P0001)", "有人")
    page = show_of(opened(text))
    slide = next(slide for slide in slides_of(page) if kind_of(slide) == "studio")
    assert "，某某厂" in words(slide), "who leads it stands before its unit, without a name"
    assert "张三" not in page.html


def test_the_page_is_made_without_clock_style_or_script(repository: Project) -> None:
    page = show_of(repository)
    assert page == show_of(repository)
    assert (
        "style=" not in page.html
        and "<script" not in page.html.replace('<script type="application/ld+json"', "")
        and "<img" not in page.html
    )
    assert page.layout == "kiosk" and not page.indexed


def test_an_empty_library_still_opens(opened: Callable) -> None:
    assert [
        kind_of(slide)
        for slide in slides_of(show_of(opened("== docs/guide.md\n---\n名称: 指南\n---\n字\n")))
    ] == ["opening"]
