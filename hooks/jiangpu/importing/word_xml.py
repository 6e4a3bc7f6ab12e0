"""What mammoth would misread is put right in the XML of a Word document before it reads it.

Hidden and deleted text is taken out, text in boxes stands after its paragraph, the numbers of lists
are written in. Each thing that is left out is noted with its text.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from .word_archive import DOCUMENT, Unreadable, parts_of
from .word_numbering import Numbering, numbering_of

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"

STORIES = (DOCUMENT, "word/footnotes.xml", "word/endnotes.xml")
"""The parts whose text is read."""

OUTLINE = "jiangpu-outline-"
"""The style that a paragraph gets here which is a heading by its outline level, then the level."""

LABEL_END = "\ue000"
"""Stands behind the number of a list that is written in."""

_OFF = ("0", "false", "off")
_UNWRAPPED = ("ins", "moveTo", "smartTag", "customXml", "dir", "bdo")
"""What only stands around text."""


@dataclass(frozen=True)
class LeftOut:
    """Something of a document that is not taken.

    Attributes:
        text: what it says; "" where it has no words.
        reason: why it is not taken, and what to do where something is to be done.
    """

    text: str
    reason: str


@dataclass
class Prepared:
    """A document ready to be read by mammoth.

    Attributes:
        content: the file.
        left_out: what was taken out of it.
        told: what else an editor should know.
        paragraphs: the text of every paragraph that is in `content`, without spaces.
    """

    content: bytes = b""
    left_out: list[LeftOut] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)

    def leave_out(self, text: str, reason: str) -> None:
        """Note that a text is not taken; a text without words is not worth a note."""
        words = " ".join(text.split())
        if words:
            self.left_out.append(LeftOut(words, reason))


def word(name: str) -> str:
    """The full name of an element or attribute of Word."""
    return f"{{{_WORD}}}{name}"


def prepared(raw: bytes) -> Prepared:
    """A .docx file made ready.

    Raises:
        Unreadable: it cannot be read.
    """
    parts = dict(parts_of(raw))
    made = Prepared()
    roots = {name: _parsed(parts[name]) for name in STORIES if name in parts}
    styles = _Styles(_parsed(parts.get("word/styles.xml")))
    numbering = numbering_of(_parsed(parts.get("word/numbering.xml")), word)
    for name, root in roots.items():
        _Story(root, made, styles, numbering).prepare()
        parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    _note_other_parts(parts, made)
    made.content = _packed(parts)
    return made


def _parsed(content: bytes | None) -> Any:
    """The root element of a part; None for a part that is not there."""
    if content is None:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        fix = "用 Word 打开、另存一次；打不开就重新要一份"
        raise Unreadable("文件坏了，里面的内容读不全", fix) from error


def _packed(parts: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


class _Styles:
    """What the styles of a document say, those that they are based on included."""

    def __init__(self, root: Any) -> None:
        self._styles: dict[str, Any] = {}
        for element in () if root is None else root.iter(word("style")):
            self._styles[element.get(word("styleId"), "")] = element

    def _chain(self, name: str) -> Iterator[Any]:
        seen: set[str] = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            element = self._styles[name]
            yield element
            name = _value(element, "basedOn")

    def hides(self, name: str) -> bool:
        """Whether text in this style is hidden."""
        for element in self._chain(name):
            mark = element.find(f"{word('rPr')}/{word('vanish')}")
            if mark is not None:
                return _is_on(mark)
        return False

    def outline(self, name: str) -> int | None:
        """The level of a heading in this style, from 1."""
        for element in self._chain(name):
            mark = element.find(f"{word('pPr')}/{word('outlineLvl')}")
            level = "" if mark is None else mark.get(word("val"), "")
            if level.isdigit() and int(level) < 9:
                return int(level) + 1
        return None

    def numbering(self, name: str) -> Any:
        """The list that paragraphs of this style belong to."""
        for element in self._chain(name):
            mark = element.find(f"{word('pPr')}/{word('numPr')}")
            if mark is not None:
                return mark
        return None

    def is_contents(self, name: str) -> bool:
        """Whether this is the style of a line in a table of contents."""
        for element in self._chain(name):
            return re.fullmatch(r"(?i)(toc|目录)\s*\d*", _value(element, "name")) is not None
        return False


def _value(element: Any, name: str) -> str:
    """The value of a child; "" where there is none."""
    child = None if element is None else element.find(word(name))
    return "" if child is None else str(child.get(word("val"), ""))


def _is_on(mark: Any) -> bool:
    return mark.get(word("val"), "1") not in _OFF


def _text(element: Any, *names: str) -> str:
    """The words in an element. A break is a space."""
    text = ""
    wanted = {word(name) for name in names or ("t", "delText")}
    for each in element.iter():
        if each.tag in wanted:
            text += each.text or ""
        elif each.tag in (word("p"), word("br"), word("tab"), word("tc")):
            text += " "
    return text


@dataclass
class _Story:
    """One part with text, put right in place."""

    root: Any
    made: Prepared
    styles: _Styles
    numbering: Numbering

    def prepare(self) -> None:
        self._take_boxes_out()
        self._take_changes_out()
        self._take_hidden_out()
        self._take_contents_out()
        self._put_plainly()
        for paragraph in list(self.root.iter(word("p"))):
            self.made.paragraphs.append("".join(_text(paragraph, "t").split()))
            self._mark_heading(paragraph)
            self._write_label(paragraph)

    def _take_boxes_out(self) -> None:
        """The paragraphs in a text box stand behind the paragraph that holds the box."""
        for alternative in list(self.root.iter(f"{{{_COMPATIBILITY}}}AlternateContent")):
            fallback = alternative.find(f"{{{_COMPATIBILITY}}}Fallback")
            choice = alternative.find(f"{{{_COMPATIBILITY}}}Choice")
            has_box = (
                choice is not None and next(choice.iter(word("txbxContent")), None) is not None
            )
            if has_box and fallback is not None:
                for box in list(fallback.iter(word("txbxContent"))):
                    box.getparent().remove(box)
        boxes = list(self.root.iter(word("txbxContent")))
        for box in reversed(boxes):
            holder = _above(box, word("p"))
            copies = [deepcopy(each) for each in box]
            box.getparent().remove(box)
            if holder is None:
                self.made.leave_out(_text(box), "在图形里，没有地方放，要的话自己抄进来")
                continue
            for each in reversed(copies):
                holder.addnext(each)
        if boxes:
            self.made.told.append(f"{len(boxes)} 个文本框里的字，放在了它们旁边的段落后面")

    def _take_changes_out(self) -> None:
        """What somebody deleted goes; what somebody put in stays."""
        deleted = 0
        for name in ("del", "moveFrom"):
            for element in list(self.root.iter(word(name))):
                parent = element.getparent()
                if parent is None or parent.tag in (word("rPr"), word("trPr"), word("pPr")):
                    continue
                reason = "修订里删去的，不收" if name == "del" else "修订里移走的，收了移到的地方"
                self.made.leave_out(_text(element), reason)
                _remove(element)
                deleted += 1
        for mark in list(self.root.iter(word("trPr"))):
            row = mark.getparent()
            if mark.find(word("del")) is not None:
                self.made.leave_out(_text(row), "修订里删去的表格行，不收")
                _remove(row)
                deleted += 1
        added = [element for element in self.root.iter(word("ins")) if _text(element).strip()]
        if added or deleted:
            words = "、".join(f"“{_short(_text(element))}”" for element in added)
            kept = f"新加的照收：{words}" if added else "没有新加的字"
            text = f"文档里有还没有接受的修订：删去的不收，{kept}。最好先请写的人定稿"
            self.made.told.append(text)

    def _take_hidden_out(self) -> None:
        for run in list(self.root.iter(word("r"))):
            properties = run.find(word("rPr"))
            mark = None if properties is None else properties.find(word("vanish"))
            if mark is not None:
                is_hidden = _is_on(mark)
            else:
                holder = _above(run, word("p"))
                of_paragraph = None if holder is None else holder.find(word("pPr"))
                names = (_value(properties, "rStyle"), _value(of_paragraph, "pStyle"))
                is_hidden = any(self.styles.hides(name) for name in names)
            if is_hidden:
                self.made.leave_out(_text(run), "在 Word 里设了“隐藏文字”，不收")
                _remove(run)
        for element in list(self.root.iter(word("sdt"))):
            properties = element.find(word("sdtPr"))
            if properties is not None and properties.find(word("showingPlcHdr")) is not None:
                self.made.leave_out(_text(element), "是填空处的提示，没有填")
                for each in list(element.iter(word("t"))):
                    each.text = ""

    def _take_contents_out(self) -> None:
        """A table of contents; the page has its own."""
        for paragraph in list(self.root.iter(word("p"))):
            style = _value(paragraph.find(word("pPr")), "pStyle")
            if self.styles.is_contents(style):
                self.made.leave_out(_text(paragraph), "是目录，网页会自己排")
                _remove(paragraph)

    def _put_plainly(self) -> None:
        """Wrappers that mammoth may not know are taken from around their text."""
        for formula in list(self.root.iter(f"{{{_MATH}}}oMath")):
            text = "".join(each.text or "" for each in formula.iter(f"{{{_MATH}}}t"))
            _put_text_instead(formula, text)
            self.made.told.append(f"公式“{text}”只收了里面的字，上下标和分数线看看对不对")
        for formula in list(self.root.iter(f"{{{_MATH}}}oMathPara")):
            _unwrap(formula)
        for ruby in list(self.root.iter(word("ruby"))):
            reading, base = ruby.find(word("rt")), ruby.find(word("rubyBase"))
            if reading is not None:
                self.made.leave_out(_text(reading), "是注音，不收")
            text = etree.Element(word("t"))
            text.text = "" if base is None else _text(base)
            ruby.getparent().replace(ruby, text)
        for name in _UNWRAPPED:
            for element in list(self.root.iter(word(name))):
                parent = element.getparent()
                if parent is not None and parent.tag not in (word("rPr"), word("trPr")):
                    _unwrap(element)
        for chunk in list(self.root.iter(word("altChunk"))):
            text = "文档里套着另一个文件，里面的字没有收，要的话打开它另存一份"
            self.made.told.append(text)
            _remove(chunk)

    def _mark_heading(self, paragraph: Any) -> None:
        """A heading by its outline level gets a style that says so."""
        properties = paragraph.find(word("pPr"))
        own = _value(properties, "outlineLvl")
        level = int(own) + 1 if own.isdigit() else None
        if level is None:
            level = self.styles.outline(_value(properties, "pStyle"))
        if level is None or level > 9:
            return
        if properties is None:
            properties = etree.Element(word("pPr"))
            paragraph.insert(0, properties)
        style = properties.find(word("pStyle"))
        if style is None:
            style = etree.Element(word("pStyle"))
            properties.insert(0, style)
        if not properties.findall(word("numPr")):
            inherited = self.styles.numbering(style.get(word("val"), ""))
            if inherited is not None:
                properties.append(deepcopy(inherited))
        style.set(word("val"), f"{OUTLINE}{level}")

    def _write_label(self, paragraph: Any) -> None:
        """Write the number of a list in front of its paragraph, its depth first."""
        properties = paragraph.find(word("pPr"))
        mark = None if properties is None else properties.find(word("numPr"))
        style = _value(properties, "pStyle")
        inherited = self.styles.numbering(style)
        number = _value(mark, "numId") or _value(inherited, "numId")
        if not number or number == "0" or not _text(paragraph, "t").strip():
            return
        depth = _value(mark, "ilvl") or _value(inherited, "ilvl") or "0"
        label = self.numbering.label(number, int(depth) if depth.isdigit() else 0)
        if not label:
            return
        run = etree.Element(word("r"))
        text = etree.SubElement(run, word("t"))
        text.text = f"{depth}{label}{LABEL_END}"
        paragraph.insert(0 if properties is None else 1, run)


def _above(element: Any, tag: str) -> Any:
    """The nearest element of a kind around another; None where there is none."""
    return next(element.iterancestors(tag), None)


def _remove(element: Any) -> None:
    """Take an element out; what stands behind it stays."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: Any) -> None:
    """Put what is in an element in its place."""
    parent = element.getparent()
    place = parent.index(element)
    for each in reversed(list(element)):
        parent.insert(place + 1, each)
    parent.remove(element)


def _put_text_instead(element: Any, text: str) -> None:
    run = etree.Element(word("r"))
    inner = etree.SubElement(run, word("t"))
    inner.text = text
    element.getparent().replace(element, run)


_SHOWN = 30


def _short(text: str) -> str:
    """A text for a list, its end left off where it is long."""
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}……"


def _note_other_parts(parts: Mapping[str, bytes], made: Prepared) -> None:
    """The text of the parts that are not read: comments, heads and feet, diagrams."""
    for name in sorted(parts):
        if re.fullmatch(r"word/comments\.xml", name):
            for comment in _parsed(parts[name]).iter(word("comment")):
                made.leave_out(_text(comment), "是批注，不收；写的人要改的，先改好再放进来")
        elif re.fullmatch(r"word/(header|footer)\d*\.xml", name):
            text = " ".join(_text(_parsed(parts[name])).split())
            if not re.fullmatch(r"[\d\s\-—－第页共/]*", text):
                made.leave_out(text, "是页眉或页脚，不收")
        elif re.fullmatch(r"word/(charts/chart|diagrams/data)\d*\.xml", name):
            made.leave_out(_drawn(_parsed(parts[name])), "在图表或示意图里，要的话写成表格")
    if any(name.endswith("vbaProject.bin") for name in parts):
        made.told.append("文档里有宏，没有运行，也不收")
    if any(name.startswith("word/embeddings/") for name in parts):
        made.told.append("文档里嵌着别的文件（如 Excel 表），没有收，要的话另外放进来")


def _drawn(root: Any) -> str:
    words: list[str] = []
    for each in root.iter(f"{{{_DRAWING}}}t", "{*}v"):
        words.append(each.text or "")
    return " ".join(words)


def every_text(raw: bytes) -> Iterable[str]:
    """The text of every paragraph of a file as it came, in all its parts, for counting."""
    for name, content in parts_of(raw).items():
        if name.startswith("word/") and name.endswith(".xml"):
            root = _parsed(content)
            for paragraph in root.iter(word("p")):
                yield "".join(
                    each.text or "" for each in paragraph.iter(word("t"), word("delText"))
                )
