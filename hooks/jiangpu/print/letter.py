"""A letter to a studio, or to those who know a method: what its page has, what it lacks, why that
matters, and how to answer. As a Word document and as plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from ..display.view import View
from ..display.wording import number_in_chinese
from ..library.completeness import completeness
from ..library.documents import Document, is_of
from ..schema.base import Record
from ..schema.fields import Field, fields_of
from ..schema.registry import METHOD, STUDIO
from ..schema.standard import Item
from .form_values import values_of
from .office import BLANK, add_heading, add_table, add_title, new_document, saved

_FORM = "contribute/new/"
_LONGEST = 60
"""Characters of what is there that are shown; the page has the whole."""

_ASKED_OF_ENTRIES = {
    "课题": ("状态",),
    "成果": ("转化阶段", "年份"),
    "称号": ("级别", "年份"),
    "荣誉": ("级别", "年份"),
}
"""Lists of a record → the parts of their entries that the statistics count by."""


@dataclass(frozen=True)
class Asked:
    """One thing that is asked for.

    Attributes:
        what: its name.
        how: what to write, with an example.
    """

    what: str
    how: str


@dataclass(frozen=True)
class Letter:
    """A letter.

    Attributes:
        title: what stands over it.
        to: to whom it goes.
        opening: why it is written.
        there: (name, value) of what the page has.
        asked: (why it matters, what is asked for) of each group of missing things.
        answering: how to answer, a line each.
        sender: who writes.
    """

    title: str
    to: str
    opening: tuple[str, ...]
    there: tuple[tuple[str, str], ...]
    asked: tuple[tuple[str, tuple[Asked, ...]], ...]
    answering: tuple[str, ...]
    sender: str

    @property
    def count(self) -> int:
        """How many things are asked for."""
        return sum(len(things) for _, things in self.asked)


def letter_of(document: Document[Record], view: View) -> Letter:
    """The letter about a record.

    Args:
        document: the record, as far as it may be shown.
        view: of the page of the record.
    """
    name = document.name
    to = f"{name}：" if is_of(document, STUDIO) else f"熟悉《{name}》的各位："
    state = completeness(document.record)
    opening = (
        f"您好！{view.settings.site_name}收录了“{name}”（编号 {document.number}）。"
        "网页上写的每一句都要有依据；没有依据的，我们空着，不替您编。",
        f"读者会找的 {state.total} 项里，现在有 {state.have} 项。下面先列出已经有的，请核对；"
        "再列出还空着的，知道多少补多少，一句话、一张旧证书的照片都好。",
    )
    return Letter(
        title=f"请补充“{name}”的资料",
        to=to,
        opening=opening,
        there=tuple(_there(document, view)),
        asked=tuple(_asked(document, view)),
        answering=tuple(_answering(document, view)),
        sender=view.settings.organiser or view.settings.site_name,
    )


def _there(document: Document[Record], view: View) -> Iterator[tuple[str, str]]:
    """What readers would miss and find: each with its value, cut where it is long."""
    values = values_of(document, view)
    for field in fields_of(type(document.record)):
        if field.wanted and field.value(document.record):
            text = str(values.get(field.label, ""))
            yield field.label, text if len(text) <= _LONGEST else f"{text[:_LONGEST]}……"


def _asked(document: Document[Record], view: View) -> Iterator[tuple[str, tuple[Asked, ...]]]:
    missing = set(completeness(document.record).missing)
    fields = fields_of(type(document.record))
    things = [_of_field(field) for field in fields if field.label in missing]
    if things and document.record.notice:
        yield f"{_HIGH_RISK}这几项页面上空着：", tuple(things)
    elif things:
        yield "这几项页面上空着，读者打开这一页先找的就是它们：", tuple(things)
    verse = _verse(document)
    if verse:
        yield "口诀没有公开过，页面上留着空格：", (verse,)
    entries = tuple(_of_entries(document.record))
    if entries:
        yield "这几条写得不全，统计的时候没法归类：", entries
    if is_of(document, STUDIO):
        for compared in view.standards.compared(document):
            items = compared.standard.record.items
            things = [_of_item(item) for item in items if item.name in compared.unknown]
            if things:
                yield f"对照“{compared.standard.name}”，这几项还没有说明：", tuple(things)


def _of_field(field: Field) -> Asked:
    example = "" if "…" in field.example else f"，如：{_plainly(field.example)}"
    return Asked(field.label, f"{field.help}{example}")


def _of_item(item: Item) -> Asked:
    """An item of a standards profile, with what it asks for in our words."""
    group = f"（{item.group}）" if item.group else ""
    wanted = f"{item.text.rstrip('。')}；" if item.text else ""
    return Asked(f"{item.name}{group}", f"{wanted}怎么做到的，写一两句")


_HIGH_RISK = "这是高危作业，步骤和安全要附单位自己的规程，没有规程的请不要写。"


def _plainly(example: str) -> str:
    """An example as people write it, without the signs of front matter."""
    values = re.sub(r"[^,{\[]+: ", "", example)
    return values.strip("[]{}").replace(", ", "，").replace(",", "，")


def _verse(document: Document[Record]) -> Asked | None:
    if not is_of(document, METHOD):
        return None
    length = document.record.verse_length
    if not length or document.record.verse:
        return None
    count = number_in_chinese(length)
    return Asked("口诀", f"{count}个字是哪{count}个，每个字怎么讲")


def _of_entries(record: Record) -> Iterator[Asked]:
    """Entries that lack what the statistics count by."""
    for field in fields_of(record.__class__):
        parts = _ASKED_OF_ENTRIES.get(field.label, ())
        if not parts or field.part is None:
            continue
        for entry in field.value(record):
            lacking = _lacking(entry, parts)
            if lacking:
                yield Asked(f"{field.label}“{_named(entry)}”", f"还缺{'、'.join(lacking)}")


def _lacking(entry: BaseModel, parts: Sequence[str]) -> list[str]:
    lacking = []
    for part in fields_of(type(entry)):
        if part.label in parts and not part.value(entry):
            words = f"（{'、'.join(part.words)}）" if part.words else ""
            lacking.append(f"{part.label}{words}")
    return lacking


def _named(entry: BaseModel) -> str:
    lead = str(getattr(entry, "lead", ""))
    for part in fields_of(type(entry)):
        if part.label == lead:
            return str(part.value(entry))
    return ""


def _answering(document: Document[Record], view: View) -> Iterator[str]:
    """How to answer: on this paper, by the ways that the settings state, with the form."""
    yield "写在后面的回执上就行；每一样请写明依据：文件、报道、书页、证书，或者“我在场”。"
    yield "身份证号、手机号、住址请不要写；照片上认得出的人，要本人同意。"
    contact = view.settings.contact
    for name, text in contact.ways if contact else ():
        yield f"{name}：{text}" if name else text
    if view.settings.site_url != "https://jiangpu.example/":
        root = view.settings.site_url.rstrip("/") + "/"
        yield f"网页在 {root}{document.short_url}"
        if _FORM in view.site.urls:
            yield f"也可以打开 {root}{view.site.written(_FORM)}，在网页上填好，存成小文件发来"


def as_text(letter: Letter) -> str:
    """A letter as plain text, for a mail or a chat."""
    lines = [letter.title, "", letter.to, ""]
    for paragraph in letter.opening:
        lines += [paragraph, ""]
    if letter.there:
        lines += ["一、已经有的，请核对", ""]
        lines += [f"{name}：{text}" for name, text in letter.there]
        lines.append("")
    lines += ["二、还缺的", ""]
    number = 0
    for why, things in letter.asked:
        lines.append(why)
        for thing in things:
            number += 1
            lines.append(f"{number}. {thing.what}：{thing.how}")
        lines.append("")
    if not number:
        lines += ["没有缺的。请看看已经有的对不对。", ""]
    lines += ["三、怎样回", ""]
    lines += [*letter.answering, ""]
    lines += [letter.sender, "＿＿＿＿年＿＿月＿＿日", "", "回执", ""]
    lines += ["哪一项：", "我们知道的：", "依据：", "谁写的，怎么联系（可以不写）：", ""]
    return "\n".join(lines)


def as_word(letter: Letter) -> bytes:
    """A letter as a Word document, with a slip to answer on."""
    document = new_document(letter.title)
    add_title(document, letter.title)
    document.add_paragraph(letter.to)
    for text in letter.opening:
        _indented(document, text)
    if letter.there:
        add_heading(document, "一、已经有的，请核对")
        add_table(document, letter.there, (3.2, 13))
    add_heading(document, "二、还缺的")
    number = 0
    slip = [("", "哪一项", "我们知道的", "依据")]
    for why, things in letter.asked:
        document.add_paragraph(why).paragraph_format.keep_with_next = True
        rows = []
        for thing in things:
            number += 1
            rows.append((str(number), thing.what, thing.how))
            slip.append((str(number), thing.what, "", ""))
        add_table(document, rows, (1, 5, 10.2))
        document.add_paragraph()
    if not number:
        document.add_paragraph("没有缺的。请看看已经有的对不对。")
    add_heading(document, "三、怎样回")
    for text in letter.answering:
        document.add_paragraph(text)
    for text in (letter.sender, "＿＿＿＿年＿＿月＿＿日"):
        document.add_paragraph(text).alignment = 2
    document.add_page_break()
    add_title(document, "回　　执")
    slip.append(("", "别的", "", ""))
    add_table(document, slip, (1, 4.4, 7, 3.8), head=True, height=1.05)
    document.add_paragraph(f"填写人：{BLANK}　　怎么联系（可以不写）：{BLANK}")
    return saved(document)


def _indented(document: object, text: str) -> None:
    from docx.document import Document as Word
    from docx.shared import Pt

    assert isinstance(document, Word)
    document.add_paragraph(text).paragraph_format.first_line_indent = Pt(22)
