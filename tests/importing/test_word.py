"""A Word document read: nothing is lost, and what is not taken is said."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jiangpu.importing.word_archive import Unreadable
from jiangpu.importing.word_blocks import Paragraph, Piece
from jiangpu.importing.word_markdown import Writer, shown_text
from jiangpu.importing.word_numbering import count_in
from jiangpu.importing.word_record import name_in
from jiangpu.importing.word_summary import Summary, summary_of
from jiangpu.schema.base import Record
from jiangpu.schema.registry import METHOD, PERSON, REPORT, STUDIO, Kind
from summaries import SUMMARIES, bold_headings, runs_in, saved, with_part

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def read(name: str) -> Summary:
    return summary_of(SUMMARIES[name](), f"{name}.docx")


def markdown(summary: Summary) -> str:
    return Writer(lambda number: f"![图](a-{number}.png)", summary.notes).written(summary.blocks)


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("name", SUMMARIES)
def test_every_run_is_shown_or_said_to_be_left_out(name: str) -> None:
    """What belongs to people alone is masked: it is said, and stands nowhere."""
    raw = SUMMARIES[name]()
    summary = summary_of(raw, "a.docx", kept=["邮箱"])
    shown = squeezed(summary.title) + shown_text(markdown(summary))
    said = squeezed("".join(each.text for each in summary.left_out))
    for text in runs_in(raw):
        if "13800138000" in text:
            assert "13800138000" not in shown + said
            continue
        assert squeezed(text) in shown or squeezed(text) in said or text == "第 1 页"


def test_bold_lines_and_chinese_numbers_are_headings() -> None:
    summary = read("粗体小标题")
    assert summary.title == "甲乙创新工作室2023年工作总结"
    headings = [line for line in markdown(summary).split("\n") if line.startswith("#")]
    assert headings == [
        "## 一、基本情况",
        "## 二、主要做法",
        "### （一）抓课题",
        "### （二）带徒弟",
    ]


def test_the_marks_of_markdown_are_only_characters() -> None:
    text = markdown(read("粗体小标题"))
    assert r"星号\*不是强调\*，\[方括号\]和\<尖括号\>照样写" in text
    assert r"\# 井号开头的也是一句话。" in text


def test_headings_by_style_keep_their_levels() -> None:
    text = markdown(read("真的标题"))
    assert "## 怎么做\n\n### 准备" in text
    assert "**两个多小时**，面积10m<sup>2</sup>。" in text


def test_merged_cells_become_a_table_of_pipes() -> None:
    summary = read("合并的表格")
    assert markdown(summary).split("\n")[:6] == [
        r"| 年份 | 课题\|完成 |  |",
        "| --- | --- | --- |",
        "| 2022 | 甲课题 | 已完成 |",
        "| 2022 | 乙课题 | 在研 |",
        "| 备注 | 第一行<br>第二行 |  |",
        "",
    ]
    assert markdown(summary).endswith("框里只有这一句。")


def test_deleted_hidden_and_commented_text_is_said_and_not_taken() -> None:
    summary = read("修订和隐藏")
    text = markdown(summary)
    assert "从没出过事故。" in text
    said = {each.text: each.reason for each in summary.left_out}
    assert said["原来写的是二十年，"] == "修订里删去的，不收"
    assert said["这一句不想让人看见。"] == "在 Word 里设了“隐藏文字”，不收"
    assert said["内部资料"] == "是页眉或页脚，不收"
    assert said["事迹……1"] == "是目录，网页会自己排"
    assert said["这里再核实一下"].startswith("是批注，不收")
    assert not any(words in text for words in said)


def test_what_belongs_to_people_alone_is_taken_out_and_told() -> None:
    summary = read("修订和隐藏")
    assert "联系电话（手机号已隐去），身份证（身份证号已隐去）。" in markdown(summary)
    assert [each.shown for each in summary.masked] == ["138…00", "110…2X"]


def test_a_number_split_over_runs_is_taken_out_all_the_same() -> None:
    document = docx.Document()
    document.add_paragraph("材料：")
    paragraph = document.add_paragraph("电话138")
    paragraph.add_run("0013").bold = True
    paragraph.add_run("8000。")
    summary = summary_of(saved(document), "a.docx")
    assert shown_text(markdown(summary)).endswith("电话（手机号已隐去）。")


def test_the_words_of_a_box_stand_after_its_paragraph() -> None:
    assert markdown(read("图片")).endswith("旁边有个框。\n\n框里的口号")


def test_a_description_counts_only_where_a_person_wrote_it() -> None:
    assert [picture.alt for picture in read("图片").pictures] == ["师徒二人在塔前", ""]


def test_numbers_that_word_writes_are_kept() -> None:
    text = markdown(read("编号和脚注"))
    assert "一、统一思想" in text and "二、落实责任" in text
    assert "1. 先看\n2. 再听" in text
    assert "- 点一" in text


def test_wide_spaces_for_layout_go_and_an_indent_after_a_soft_break_begins_a_paragraph() -> None:
    assert "姓名： 张三\n\n另起一段的话。\\\n只是换行的话。" in markdown(read("编号和脚注"))


def test_footnotes_are_kept() -> None:
    text = markdown(read("编号和脚注"))
    assert "有出处的话[^1]" in text
    assert "[^1]: 见《厂志》第3页" in text


@pytest.mark.parametrize(
    ("form", "count", "written"),
    [
        ("chineseCounting", 12, "十二"),
        ("chineseCountingThousand", 103, "一百零三"),
        ("upperRoman", 9, "IX"),
        ("lowerLetter", 27, "aa"),
        ("decimalEnclosedCircle", 3, "③"),
        ("ideographTraditional", 2, "乙"),
    ],
)
def test_a_number_is_written_as_word_writes_it(form: str, count: int, written: str) -> None:
    assert count_in(form, count) == written


def bomb() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 45_000_000)
    return made.getvalue()


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "文件是空的"),
        (OLE, "这是旧格式的文件（.doc 或 .wps），读不了"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "文件加了密码，打不开"),
        (b"%PDF-1.7", "这是 PDF，不是 Word 文档"),
        (b"{\\rtf1", "这是 RTF 文件，不是 Word 文档"),
        (b"PK\x03\x04 broken", "文件坏了，解不开"),
        (bold_headings()[:2000], "文件坏了，解不开"),
        (bomb(), "文件解开以后太大"),
        (with_part(bold_headings(), "word/document.xml", "<w"), "文件坏了，里面的内容读不全"),
        (
            with_part(bold_headings(), "word/document.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a/>'),
            "文件里有 Word 不会写的内容",
        ),
    ],
    ids=["空的", "旧格式", "加密", "PDF", "RTF", "坏的", "截断的", "炸弹", "残缺的", "实体"],
)
def test_a_file_that_cannot_be_read_is_said_in_a_sentence(raw: bytes, said: str) -> None:
    with pytest.raises(Unreadable) as caught:
        summary_of(raw, "a.docx")
    assert caught.value.reason.startswith(said)
    assert caught.value.fix


def test_macros_are_not_taken() -> None:
    summary = summary_of(with_part(bold_headings(), "word/vbaProject.bin", "x"), "a.docm")
    assert "文档里有宏，没有运行，也不收" in summary.told


characters = st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))
texts = st.text(characters, max_size=40) | st.text("*_`[]<>~|#+-=:1.)&\\! 甲乙\n", max_size=30)
pieces = st.builds(Piece, text=texts, bold=st.booleans(), italic=st.booleans())
lines = st.builds(
    Paragraph,
    st.lists(pieces, max_size=3).map(tuple),
    level=st.sampled_from([0, 0, 0, 1]),
    label=st.sampled_from(["", "", "•", "1.", "2.", "（一）"]),
    depth=st.integers(0, 2),
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(lines, max_size=5))
def test_whatever_a_paragraph_says_a_reader_sees_it(blocks: list[Paragraph]) -> None:
    shown = shown_text(Writer(lambda number: "").written(blocks))
    for block in blocks:
        for line in block.text.split("\n"):
            assert squeezed(line) in shown


@pytest.mark.parametrize(
    ("title", "kind", "name"),
    [
        ("甲乙劳模创新工作室2023年工作总结", STUDIO, "甲乙劳模创新工作室"),
        ("关于申报甲乙创新工作室的材料", STUDIO, "甲乙创新工作室"),
        ("“三步装卸法”操作说明", METHOD, "三步装卸法"),
        ("碳化七字操作法介绍", METHOD, "碳化七字操作法"),
        ("平凡岗位：全国劳模王某某同志先进事迹", PERSON, "王某某"),
        ("关于创新工作室的调查报告", REPORT, "关于创新工作室的调查报告"),
    ],
)
def test_the_name_of_the_record_is_taken_from_the_title(
    title: str, kind: Kind[Record], name: str
) -> None:
    assert name_in(title, kind) == name


written = st.tuples(
    st.text(characters, max_size=30), st.booleans(), st.sampled_from(["Normal", "Heading 2"])
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(written, min_size=1, max_size=6))
def test_no_paragraph_of_a_document_is_lost(lines: list[tuple[str, bool, str]]) -> None:
    """Whatever somebody types: it is shown, masked, or said to be left out."""
    document = docx.Document()
    for text, bold, style in lines:
        document.add_paragraph(style=style).add_run(text).bold = bold
    summary = summary_of(saved(document), "a.docx")
    shown = squeezed(summary.title) + shown_text(markdown(summary))
    said = squeezed("".join(each.text for each in summary.left_out))
    for text, _, _ in lines:
        assert summary.masked or squeezed(text) in shown or squeezed(text) in said
