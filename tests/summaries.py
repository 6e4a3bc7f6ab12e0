"""Six Word summaries of different shapes, made here, as people send them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from PIL import Image


def saved(document: Any) -> bytes:
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def with_part(raw: bytes, name: str, content: str) -> bytes:
    """A .docx with one more part in it, or with another one in its place."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as given, zipfile.ZipFile(made, "w") as archive:
        for each in given.namelist():
            if each != name:
                archive.writestr(each, given.read(each))
        archive.writestr(name, content)
    return made.getvalue()


def bold_line(document: Any, text: str) -> None:
    document.add_paragraph().add_run(text).bold = True


def bold_headings() -> bytes:
    """A title in the middle, headings that are bold lines or begin with 一、."""
    document = docx.Document()
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.add_run("甲乙创新工作室2023年工作总结").bold = True
    bold_line(document, "一、基本情况")
    document.add_paragraph("　　工作室成立于2015年，现有成员12人，其中高级技师3人。")
    bold_line(document, "二、主要做法")
    document.add_paragraph("（一）抓课题")
    document.add_paragraph("全年完成课题近20项，节约资金约300万元，培训职工1200余人次。")
    document.add_paragraph("（二）带徒弟")
    document.add_paragraph("师徒结对6对。星号*不是强调*，[方括号]和<尖括号>照样写，1. 也不是编号。")
    document.add_paragraph("# 井号开头的也是一句话。")
    return saved(document)


def real_headings() -> bytes:
    """Headings by style, on two levels, under a title by style; bold and raised text inside."""
    document = docx.Document()
    document.add_heading("丙丁操作法介绍", 0)
    document.add_heading("难在哪里", 1)
    paragraph = document.add_paragraph("以前每次要停机")
    paragraph.add_run("两个多小时").bold = True
    paragraph.add_run("，面积10m")
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run("。")
    document.add_heading("怎么做", 1)
    document.add_heading("准备", 2)
    document.add_paragraph("工具摆齐。")
    document.add_heading("动手", 2)
    document.add_paragraph("一人操作，一人看表。")
    return saved(document)


def merged_tables() -> bytes:
    """A form-like table, one with cells merged across and down, and a box of one cell."""
    document = docx.Document()
    document.add_paragraph("戊己创新工作室登记材料").alignment = WD_ALIGN_PARAGRAPH.CENTER
    table = document.add_table(4, 3)
    table.cell(0, 0).text = "年份"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "课题|完成"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "2022"
    for row, column, text in ((1, 1, "甲课题"), (1, 2, "已完成"), (2, 1, "乙课题"), (2, 2, "在研")):
        table.cell(row, column).text = text
    table.cell(3, 0).text = "备注"
    table.cell(3, 1).text = "第一行"
    table.cell(3, 1).add_paragraph("第二行")
    document.add_paragraph("下面是框里的话。")
    document.add_table(1, 1).cell(0, 0).text = "框里只有这一句。"
    return saved(document)


def _changed(paragraph: Any, name: str, text: str) -> None:
    """A run that somebody put in or deleted with the changes tracked."""
    inner = "delText" if name == "del" else "t"
    xml = (
        f'<w:{name} {nsdecls("w")} w:id="9" w:author="李某" w:date="2024-01-01T00:00:00Z">'
        f"<w:r><w:{inner}>{text}</w:{inner}></w:r></w:{name}>"
    )
    paragraph._p.append(parse_xml(xml))


def changes_and_hidden() -> bytes:
    """Tracked changes, a comment, hidden text, a head and a foot, a table of contents."""
    document = docx.Document()
    document.add_heading("庚辛事迹", 0)
    contents = document.styles.add_style("toc 1", 1)
    document.add_paragraph("事迹……1", style=contents)
    paragraph = document.add_paragraph("他在岗位上干了30年，")
    _changed(paragraph, "del", "原来写的是二十年，")
    _changed(paragraph, "ins", "从没出过事故。")
    hidden = paragraph.add_run("这一句不想让人看见。")
    hidden._r.get_or_add_rPr().append(OxmlElement("w:vanish"))
    document.add_paragraph("联系电话13800138000，身份证11010519491231002X。")
    document.add_comment(paragraph.runs[0], "这里再核实一下", author="李某")
    document.sections[0].header.paragraphs[0].text = "内部资料"
    document.sections[0].footer.paragraphs[0].text = "第 1 页"
    return saved(document)


def photograph() -> bytes:
    """A picture as a telephone takes it: with the place, the camera and the time in it."""
    bands = [Image.effect_noise((64, 48), spread) for spread in (40, 60, 80)]
    picture = Image.merge("RGB", bands)
    exif = Image.Exif()
    exif[0x010F] = "Telephone"
    exif[0x0132] = "2023:05:01 08:00:00"
    exif.get_ifd(0x8825)[1] = "N"
    made = io.BytesIO()
    picture.save(made, "JPEG", exif=exif, comment=b"secret")
    return made.getvalue()


def with_pictures() -> bytes:
    """Two pictures, one with a description that a person wrote, in a text box some words."""
    document = docx.Document()
    document.add_paragraph("壬癸创新工作室简介").alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph("师徒在现场。")
    document.add_picture(io.BytesIO(photograph()))
    document.inline_shapes[0]._inline.docPr.set("descr", "师徒二人在塔前")
    document.add_paragraph("又一张。")
    plain = io.BytesIO()
    Image.new("RGB", (20, 10), "red").save(plain, "PNG")
    document.add_picture(io.BytesIO(plain.getvalue()))
    document.inline_shapes[1]._inline.docPr.set("descr", "IMG_20230501.jpg")
    holder = document.add_paragraph("旁边有个框。")
    box = (
        f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox>'
        "<w:txbxContent><w:p><w:r><w:t>框里的口号</w:t></w:r></w:p></w:txbxContent>"
        "</v:textbox></v:shape></w:pict></w:r>"
    )
    holder._p.append(parse_xml(box))
    return saved(document)


_NUMBERING = """
<w:abstractNum {ns} w:abstractNumId="91"><w:lvl w:ilvl="0"><w:start w:val="1"/>
<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>
"""


def numbered() -> bytes:
    """Numbers that Word writes, footnotes, soft line breaks, wide spaces for layout, a formula."""
    document = docx.Document()
    document.add_paragraph("子丑工作室材料").runs[0].bold = True
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(_NUMBERING.format(ns=nsdecls("w"))))
    number = parse_xml(f'<w:num {nsdecls("w")} w:numId="91"><w:abstractNumId w:val="91"/></w:num>')
    numbering.append(number)
    for text in ("统一思想，把大家的认识统一到中心任务上来。", "落实责任，每一件事都有人管。"):
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        mark = parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="91"/></w:numPr>'
        )
        properties.append(mark)
    document.add_paragraph("先看", style="List Number")
    document.add_paragraph("再听", style="List Number")
    document.add_paragraph("点一", style="List Bullet")
    soft = document.add_paragraph("姓　　名：　张三")
    soft.add_run().add_break()
    soft.add_run("　　另起一段的话。")
    soft.add_run().add_break()
    soft.add_run("只是换行的话。")
    formula = document.add_paragraph("按公式")
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    xml = f'<m:oMath xmlns:m="{math}"><m:r><m:t>a+b</m:t></m:r></m:oMath>'
    formula._p.append(parse_xml(xml))
    noted = document.add_paragraph("有出处的话")
    reference = f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>'
    noted._p.append(parse_xml(reference))
    notes = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:id="2"><w:p><w:r><w:t>见《厂志》第3页</w:t>'
        "</w:r></w:p></w:footnote></w:footnotes>"
    )
    return with_part(saved(document), "word/footnotes.xml", notes)


SUMMARIES: dict[str, Callable[[], bytes]] = {
    "粗体小标题": bold_headings,
    "真的标题": real_headings,
    "合并的表格": merged_tables,
    "修订和隐藏": changes_and_hidden,
    "图片": with_pictures,
    "编号和脚注": numbered,
}

KINDS = {
    "粗体小标题": "工作室",
    "真的标题": "操作法",
    "合并的表格": "工作室",
    "修订和隐藏": "人物",
    "图片": "工作室",
    "编号和脚注": "工作室",
}
"""What each of them is about."""


def runs_in(raw: bytes) -> list[str]:
    """The text of every run of a file, in every part of it, read with nothing of ours."""
    found = []
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for name in archive.namelist():
            if not re.fullmatch(
                r"word/(document|footnotes|comments|header\d*|footer\d*)\.xml", name
            ):
                continue
            root = docx.oxml.parse_xml(archive.read(name))
            for run in root.iter(qn("w:r")):
                text = "".join(
                    each.text or "" for each in run if each.tag in (qn("w:t"), qn("w:delText"))
                )
                if text.strip():
                    found.append(text)
    return found
