"""Forms of the union filled from a record: its own Word files, with the names of fields in braces.

`{{ 单位 }}` is replaced by the value; what is not known stays blank, to be filled in by hand. Lists
are written with docxtpl: `{%tr for 一项 in 成果 %}`, `{%p for 一条 in 来源 %}`.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from ..library.documents import Document
from ..schema.base import Record
from ..schema.registry import KINDS, Kind
from ..schema.vocabularies import nearest
from .form_values import names_known, parts_known, values_of
from .office import BLANK, with_fixed_times

_HOLE = "\ue001"
"""Stands where a value is missing, until it is known whether anything else stands in the line."""

_OF_A_LOOP = {"index", "index0", "first", "last", "length", "revindex"}
_OF_A_FIGURE = {"写法"}
LARGEST = 20_000_000
"""Bytes of a form at most."""


class Unfillable(Exception):
    """A form that cannot be filled. The message says in Chinese why, and what to do."""


def filled(form: bytes, document: Document[Record], view: Any) -> bytes:
    """A form filled from a record.

    Args:
        form: the .docx file.
        document: the record, as far as it may be shown.
        view: a `display.view.View`.

    Raises:
        Unfillable: it is no Word file, or it asks for something that the record cannot have.
    """
    from docxtpl import DocxTemplate
    from jinja2 import ChainableUndefined, TemplateError
    from jinja2.sandbox import SandboxedEnvironment

    class Missing(ChainableUndefined):
        """A value that the record has not."""

        def __str__(self) -> str:
            return _HOLE

    if len(form) > LARGEST:
        raise Unfillable(f"文件超过 {LARGEST // 1_000_000} 兆;改法:去掉里面的大图片")
    environment = SandboxedEnvironment(undefined=Missing)
    try:
        template = DocxTemplate(io.BytesIO(form))
        template.init_docx()
    except Exception as error:
        raise Unfillable("打不开，不是 Word 的 .docx;改法:用 Word 另存为 .docx") from error
    try:
        _refuse_unknown(template, environment, document.kind)
        template.render(values_of(document, view), environment, autoescape=True)
    except TemplateError as error:
        text = f"花括号里的写法不对（{error.message or type(error).__name__}）"
        raise Unfillable(f"{text};改法:对照示例表，{{{{ 名称 }}}} 要成对，循环要有结束") from error
    made = io.BytesIO()
    _fill_holes(template)
    template.save(made)
    return with_fixed_times(made.getvalue())


def _refuse_unknown(template: Any, environment: Any, kind: Kind[Record]) -> None:
    """Every name in braces is a field of the kind; a wrong one is told with the nearest."""
    from jinja2 import nodes

    known = names_known(kind)
    asked = template.get_undeclared_template_variables(jinja_env=environment)
    for name in sorted(asked - known - set(environment.globals)):
        raise Unfillable(_unknown(name, known, kind))
    parts = parts_known(kind) | _OF_A_LOOP | _OF_A_FIGURE
    tree = environment.parse(template.patch_xml(template.get_xml()))
    for node in tree.find_all(nodes.Getattr):
        if node.attr not in parts:
            raise Unfillable(_unknown(node.attr, parts - _OF_A_LOOP, kind))


def _unknown(name: str, known: Iterable[str], kind: Kind[Record]) -> str:
    """What is wrong with a name, and which one is meant."""
    others = [each.label for each in KINDS if name in names_known(each)]
    if others:
        return (
            f"表里的“{name}”{kind.label}没有，是{'、'.join(others)}的;改法:换一张表，或换一条记录"
        )
    known = sorted(known)
    near = nearest(name, [each for each in known if each[:1] == name[:1]]) or nearest(name, known)
    fix = f"改为“{near}”" if near else "写字段说明里有的名字"
    return f"表里的“{name}”不是{kind.label}的字段;改法:{fix}"


def _fill_holes(template: Any) -> None:
    """A missing value is a line to write on; alone in its paragraph it is just empty."""
    from docx.oxml.ns import qn

    roots = [template.docx.element]
    for section in template.docx.sections:
        roots += [section.header._element, section.footer._element]
    for root in roots:
        for paragraph in root.iter(qn("w:p")):
            texts = list(paragraph.iter(qn("w:t")))
            whole = "".join(each.text or "" for each in texts)
            if _HOLE not in whole:
                continue
            is_alone = not whole.replace(_HOLE, "").strip(" 、；，\u3000")
            for each in texts:
                each.text = (each.text or "").replace(_HOLE, "" if is_alone else BLANK)
