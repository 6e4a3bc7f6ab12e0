"""What a review says: what readers see otherwise, and nothing else."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from html import unescape

import pytest
from docx import Document
from jiangpu.review.as_page import page_of
from jiangpu.review.as_text import columns_of, lines_of
from jiangpu.review.as_word import word_of
from jiangpu.review.review import Review
from jiangpu.review.words import pieces_of

Reviewed = Callable[..., Review]

SAID = ("一年省下 28 余万元。", "一年省下 28 余万元，少停 300 小时。效益因此大大提高。")
QUALIFIER = (
    "限定: 余, 来源: s1, 原文: 节约28余万元",
    "来源: s1, 原文: 节约28万元",
)


def marked(before: str, after: str) -> str:
    signs = {"same": "{}", "out": "[-{}-]", "in": "[+{}+]"}
    return "".join(signs[piece.kind].format(piece.text) for piece in pieces_of(before, after))


@pytest.mark.parametrize(
    "before, after, shown",
    [
        ("劳动效率提高 8 倍。", "劳动效率提高 8 倍左右。", "劳动效率提高 8 倍[+左右+]。"),
        ("每小时砌 850 块", "每小时砌 80 块", "每小时砌 [-850-][+80+] 块"),
        ("", "新的一句。", "[+新的一句。+]"),
        ("旧的一句。", "", "[-旧的一句。-]"),
        ("先看表，再停泵", "甲乙丙丁戊己", "[-先看表，再停泵-][+甲乙丙丁戊己+]"),
        ("一样", "一样", "一样"),
    ],
)
def test_words_are_compared_by_characters_and_numbers_whole(
    before: str, after: str, shown: str
) -> None:
    assert marked(before, after) == shown


def test_both_versions_can_be_read_back() -> None:
    before, after = "一块砖斜放，每小时能砌 850 块。", "砖要斜推，报道说每小时平均砌 850 块左右。"
    pieces = pieces_of(before, after)
    assert "".join(each.text for each in pieces if each.kind != "in") == before
    assert "".join(each.text for each in pieces if each.kind != "out") == after


def test_nothing_changed_says_so(reviewed: Reviewed) -> None:
    review = reviewed()
    assert not review
    assert list(lines_of(review))[-1] == "没有改动"


def test_a_date_alone_changes_pages_and_no_words(reviewed: Reviewed) -> None:
    review = reviewed(("更新: 2024-05-07", "更新: 2024-05-08"))
    assert review.texts == () and review.figures == ()
    assert "/methods/sanbu/" in [page.address for page in review.pages]


def test_a_figure_keeps_its_qualifier_and_unit(reviewed: Reviewed) -> None:
    (change,) = reviewed(QUALIFIER, ("28 余万元。", "28 万元。")).figures
    assert change.before is not None and change.after is not None
    assert (change.before.whole, change.after.whole) == ("28余万元", "28万元")
    assert "限定：余 → 没写" in change.why and "年度总结" in change.why


def test_a_figure_that_is_new(reviewed: Reviewed) -> None:
    new = "  - {代号: ren, 指标: 成员数, 数值: 5, 单位: 人, 来源: s1, 原文: 成员5人}\n核对:"
    (change,) = reviewed(("核对:", new)).figures
    assert change.before is None and change.after is not None


def test_a_claim_without_a_source_is_named(reviewed: Reviewed) -> None:
    review = reviewed(SAID)
    assert review.claims == (
        "张三劳模创新工作室：正文里的“300 小时”没有来历",
        "张三劳模创新工作室：“效益因此大大提高”没有数字，也没有写明是谁说的",
    )
    (change,) = review.texts
    assert change.unsourced == ("300 小时", "效益因此大大提高")


def test_what_was_claimed_before_is_not_named_again(reviewed: Reviewed) -> None:
    assert reviewed(("以前换泵靠经验。", "从前换泵靠经验。")).claims == ()


def test_a_new_record_without_sources_is_named(reviewed: Reviewed) -> None:
    more = "== methods/xin.md\n---\n编号: M0002\n名称: 新法\n提出人: 王五\n类别: 操作法\n风险: 一般\n---\n新的。\n"
    review = reviewed(more=more)
    assert [(each.state, each.number) for each in review.records] == [("新", "M0002")]
    assert "M0002 新法：整条没有来源" in review.claims
    assert ("王五", "M0002") in review.names


def test_a_withdrawn_record_is_gone(reviewed: Reviewed) -> None:
    review = reviewed(("年份: 2018", "年份: 2018\n状态: 已撤回"))
    assert ("撤", "M0001") in [(each.state, each.number) for each in review.records]


def test_a_name_that_may_not_be_shown_is_in_no_review(reviewed: Reviewed) -> None:
    more = "== docs/people/li.md\n---\n编号: P0002\n名称: 李四平\n同意: {依据: 本人要求, 显示: 不公开}\n来源: {代号: s1, 题名: 年度总结, 发布者: 某某厂, 类别: 文件}\n---\n李四平的事。\n"
    review = reviewed(("领衔人: [P0001]", "领衔人: [P0001, P0002]"), more=more)
    for said in ("\n".join(lines_of(review)), page_of(review, "小谱")):
        assert "李四平" not in said


def test_printed_cards_that_no_longer_hold_are_named(reviewed: Reviewed) -> None:
    assert reviewed(("做什么: 停泵}", "做什么: 停泵, 要点: [先关阀]}")).cards == (
        ("M0001", "三步换泵法"),
    )
    assert reviewed(SAID).cards == ()


def test_problems_that_came_and_went(reviewed: Reviewed) -> None:
    review = reviewed(SAID)
    assert [problem.code for problem in review.found] == ["N020"] and review.solved == ()


def test_a_problem_that_only_moved_is_no_news(reviewed: Reviewed) -> None:
    review = reviewed(("以前换泵靠经验。", "\n\n以前换泵靠经验。"))
    assert review.found == () and review.solved == ()


def test_the_page_holds_all_that_it_needs(reviewed: Reviewed) -> None:
    html = page_of(reviewed(SAID, QUALIFIER), "小谱")
    assert "<link" not in html and " src=" not in html and "@import" not in html
    assert not re.findall(r"url\((?![\"']?data:)", html)
    assert "default-src 'none'" in unescape(html) and html.count("<script>") == 1


LONG = "".join(f"第{n}句话说的是换泵以前的事，那时要停半天。" for n in range(40))
NEW_PAGE = f"== docs/changwen.md\n---\n名称: 长文\n---\n先说一句。\n\n## 从前\n\n{LONG}\n"


def test_a_new_page_is_told_paragraph_by_paragraph_on_lines_that_a_screen_holds(
    reviewed: Reviewed,
) -> None:
    lines = list(lines_of(reviewed(more=NEW_PAGE)))
    assert "文字（[-拿掉的-] {+加上的+}）（1）" in lines
    start = lines.index("  长文，正文：")
    assert lines[start + 1 : start + 3] == ["    {+先说一句。+}", "    {+从前+}"]
    assert all(columns_of(line) <= 80 for line in lines)
    assert not [line for line in lines if line.strip().startswith(("，", "。", "+}"))]


def test_of_a_long_text_the_beginning_is_shown_and_its_length_told(reviewed: Reviewed) -> None:
    said = "".join(line.strip() for line in lines_of(reviewed(more=NEW_PAGE)))
    assert f"（一共 {len(LONG) + 7} 字）" in said
    assert "第9句话" in said and "第39句话" not in said


def test_a_short_change_stays_on_one_line(reviewed: Reviewed) -> None:
    lines = list(lines_of(reviewed(("以前换泵靠经验。", "从前换泵靠经验。"))))
    assert "  M0001 三步换泵法，正文：[-以-]{+从+}前换泵靠经验。" in lines


def test_what_an_editor_wrote_cannot_run_in_the_page(reviewed: Reviewed) -> None:
    html = page_of(reviewed(("以前换泵靠经验。", "<script>alert(1)</script> 换了。")), "小谱")
    assert "<script>alert" not in html


def test_the_word_sheet_has_two_boxes_a_change(reviewed: Reviewed) -> None:
    review = reviewed(SAID, QUALIFIER)
    content = word_of(review, "小谱")
    document = Document(io.BytesIO(content))
    rows = sum(len(table.rows) - 1 for table in document.tables)
    assert rows == len(review.figures) + len(review.texts)
    xml = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    assert len(re.findall("<w14:checkbox>", xml)) == 2 * rows
    assert document.core_properties.author == ""


def test_the_same_review_gives_the_same_bytes(reviewed: Reviewed) -> None:
    review = reviewed(SAID, QUALIFIER)
    assert word_of(review, "小谱") == word_of(review, "小谱")
    assert page_of(review, "小谱") == page_of(review, "小谱")


@pytest.mark.browser
def test_the_page_prints_on_two_sheets_and_fits_a_phone(
    reviewed: Reviewed, chromium: object, tmp_path: object
) -> None:
    from axe_playwright_python.sync_playwright import Axe
    from pypdf import PdfReader

    changes = (SAID, QUALIFIER, ("做什么: 停泵}", "做什么: 停泵, 要点: [先关阀]}"))
    file = tmp_path / "r.html"
    file.write_text(page_of(reviewed(*changes), "小谱"), encoding="utf-8")
    for scheme in ("light", "dark"):
        page = chromium.new_page(viewport={"width": 390, "height": 800}, color_scheme=scheme)
        page.goto(file.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert Axe().run(page).violations_count == 0
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(PdfReader(io.BytesIO(printed)).pages) == 2
    page.close()
