"""A letter held against the records: what it adds, what it would change, what is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ValidationError

from ..language.names import name_key
from ..language.pinyin import slug
from ..library.documents import ReadDocument
from ..reading.frontmatter import parse
from ..reading.text import characters
from ..schema.amounts import read_amount
from ..schema.base import Record, Source
from ..schema.fields import Field, field_named, reader_of
from ..schema.forms import NOT_ASKED, Asker
from ..schema.letter import AMOUNT, Deed, Member, Proof
from ..schema.method import Method
from ..schema.registry import Kind
from ..schema.teaching import teachable
from ..writing.composing import composed, with_fields, without_empty
from .letter import Letter
from .rows import masked

Document = ReadDocument[Record]

_SOURCES, _FIGURES, _STEPS, _VERSE = "来源", "数字", "步骤", "口诀"
_REMARKS, _PROOF = "备注", "凭据"


@dataclass(frozen=True)
class Proposed:
    """What a letter says of one field.

    Attributes:
        label: the field.
        before: what the record says, None for nothing.
        after: what it would say.
        differs: the record says something else now: somebody has to decide.
    """

    label: str
    before: Any
    after: Any
    differs: bool = False


@dataclass
class LetterPlan:
    """What comes of a letter.

    Attributes:
        letter: it.
        kind: of the record; None where nobody can tell it.
        document: the record as it is; None for a new one.
        proposed: field by field.
        body: of a new record.
        left: what is not put in, each with its reason.
        remarks: of a new record, what fits no field and is kept in 备注, which is not published.
        source: the source that is added with the fields, None where there is none to add.
    """

    letter: Letter
    kind: Kind[Record] | None
    document: Document | None = None
    proposed: list[Proposed] = field(default_factory=list)
    body: str = ""
    left: list[str] = field(default_factory=list)
    remarks: list[dict[str, str]] = field(default_factory=list)
    source: dict[str, Any] | None = None

    @property
    def found(self) -> bool:
        """Whether it is known what the letter is about."""
        is_new = self.letter.deed is Deed.NEW
        return self.kind is not None and (self.document is not None or is_new)

    @property
    def sure(self) -> list[Proposed]:
        """What can be put in without asking about each."""
        return [each for each in self.proposed if not each.differs]

    @property
    def open(self) -> list[Proposed]:
        """What somebody has to decide."""
        return [each for each in self.proposed if each.differs]


def plan_letter(letter: Letter, documents: Sequence[Document]) -> LetterPlan:
    """Hold a letter against the records.

    Args:
        documents: every record that was read, broken ones included.
    """
    document = _meant(letter, documents)
    kind = document.kind if document else letter.kind
    plan = LetterPlan(letter, kind, document)
    if kind is None or not plan.found:
        plan.left.append(f"没有找到“{letter.number or letter.name}”这一条，请问对方说的是哪一条")
        for label, value in letter.values.items():
            plan.left.append(f"「{label}」{in_words(value)}")
        return plan
    code = _source(plan)
    for label, value in letter.values.items():
        _propose(plan, kind, label, value, code)
    if document is None:
        plan.body = letter.words
        _keep_account(plan)
    if not plan.proposed:
        plan.source = None
    return plan


def after_letter(plan: LetterPlan, accepted: Iterable[Proposed], raw: bytes, number: str) -> bytes:
    """The file of a record as the accepted proposals make it.

    Args:
        raw: the file as it is; no bytes for a new one.
        number: of a new record.

    Raises:
        CannotPlace: the lines of the file cannot be told apart.
    """
    assert plan.kind is not None
    values = {each.label: each.after for each in accepted}
    model = plan.kind.model
    if plan.document is None:
        values |= {"编号": number, "状态": "草稿"}
        if plan.source:
            values[_SOURCES] = [plan.source]
        if plan.remarks:
            values[_REMARKS] = plan.remarks
        return composed(model, values, plan.body).encode()
    decoded = characters(raw)
    text = decoded.text.replace("\r\n", "\n")
    parsed, _ = parse(plan.document.uri, raw)
    if plan.source and values:
        values[_SOURCES] = [*_listed(parsed.tree.data.get(_SOURCES)), plan.source]
    changed = with_fields(text, parsed.tree, model, values)
    if "\r\n" in decoded.text:
        changed = changed.replace("\n", "\r\n")
    return decoded.encode(changed)


def new_uri(kind: Kind[Record], name: str, number: str, taken: Iterable[str]) -> str:
    """The file of a new record: named by its name, and by its number where that is taken."""
    uri = f"{kind.folder}/{slug(name)}.md"
    if uri not in set(taken):
        return uri
    return f"{kind.folder}/{slug(name)}-{number.lower()}.md"


def in_words(value: Any) -> str:
    """A value for people."""
    if value is None:
        return "（没有）"
    if isinstance(value, list):
        return "、".join(in_words(item) for item in value)
    if isinstance(value, Mapping):
        return "{" + "，".join(f"{label} {in_words(inner)}" for label, inner in value.items()) + "}"
    return f"“{value}”"


def _meant(letter: Letter, documents: Sequence[Document]) -> Document | None:
    """The record that a letter is about; of a new one that which is there already."""
    if letter.deed is not Deed.NEW:
        return _numbered(letter, documents)
    name = name_key(str(letter.values.get("名称") or ""))
    unit = name_key(str(letter.values.get("单位") or ""))
    for document in documents:
        if document.kind != letter.kind or not name or name_key(document.name) != name:
            continue
        own = name_key(str(getattr(document.record, "unit", None) or ""))
        if own == unit or (letter.kind.key != "person" and not (own and unit)):
            return document
    return None


def _numbered(letter: Letter, documents: Sequence[Document]) -> Document | None:
    if letter.number:
        found = [each for each in documents if each.number == letter.number]
    else:
        found = [each for each in documents if name_key(each.name) == name_key(letter.name)]
    return found[0] if len(found) == 1 else None


def _source(plan: LetterPlan) -> str:
    """The code of the source that the letter names, which the plan adds where it is new; "" for
    none.
    """
    proof = plan.letter.proof
    title, publisher = proof.get(Member.TITLE, ""), proof.get(Member.PUBLISHER, "")
    if proof.get(Member.FROM) in (None, Proof.OWN):
        return ""
    if not title or not publisher:
        told = "、".join(text for text in (title, publisher) if text) or "没有写"
        plan.left.append(f"出处没有写全（{told}）：要有叫什么、谁发布的，才能写进「来源」")
        return ""
    own = plan.document.record.sources if plan.document else ()
    for source in own:
        if (name_key(source.title), name_key(source.publisher)) == (
            name_key(title),
            name_key(publisher),
        ):
            return source.code
    code = _free_code("s", [source.code for source in own], first=1)
    plan.source = {"代号": code, "题名": title, "发布者": publisher}
    _fill_source(plan, proof)
    return code


def _keep_account(plan: LetterPlan) -> None:
    """What somebody has seen is no source; whoever checks the draft has to know it all the same."""
    account = plan.letter.proof.get(Member.TOLD, "")
    if plan.letter.proof.get(Member.FROM) == Proof.OWN and account:
        told = masked(" ".join(account.split()))
        plan.remarks.append({"项": _PROOF, "内容": f"自己做过，或师傅教的：{told}"})


def _kept(plan: LetterPlan) -> str:
    """Said of what goes into 备注."""
    return "，先放进备注，不上网" if plan.document is None else ""


def _fill_source(plan: LetterPlan, proof: Mapping[str, str]) -> None:
    """What else is known of the source that is added."""
    assert plan.source is not None
    address = proof.get(Member.ADDRESS, "")
    press = "原站" if address else "转载"
    more = {
        "日期": proof.get(Member.DATE, ""),
        "类别": "文件" if proof.get(Member.FROM) == Proof.PAPER else press,
        "网址": address,
    }
    for label, text in more.items():
        described = field_named(Source, label)
        if not text or described is None:
            continue
        fault = _fault(Source, described, text)
        if fault:
            plan.left.append(f"出处的「{label}」“{text}”{fault}")
        else:
            plan.source[label] = text


def _propose(plan: LetterPlan, kind: Kind[Record], label: str, value: Any, code: str) -> None:
    """What becomes of one value of a letter."""
    described = field_named(kind.model, label)
    value = _on_one_line(without_empty(value))
    if described is None or described.attribute in NOT_ASKED[Asker.SHEET] or label == _SOURCES:
        plan.left.append(f"「{label}」{in_words(value)}：这里没有这一样")
        return
    if value is None:
        return
    reason = _kept_out(plan, label, value, described)
    if reason:
        plan.left.append(f"「{label}」{in_words(value)}：{reason}")
        return
    if described.parts:
        _propose_entries(plan, kind, described, _listed(value), code)
        return
    fault = _fault(kind.model, described, value)
    if fault:
        plan.left.append(f"「{label}」{in_words(value)}{fault}")
        return
    before = _written(plan, label)
    if described.many and plan.letter.deed in (Deed.ADD, Deed.NEW) and before is not None:
        _propose_more(plan, described, before, _listed(value))
    elif before is None or not _same(kind.model, described, before, value):
        plan.proposed.append(Proposed(label, before, value, differs=before is not None))


def _on_one_line(value: Any) -> Any:
    """A value as front matter has it: lines belong to the body."""
    if isinstance(value, str):
        return re.sub(r"\s*\n\s*", " ", value)
    if isinstance(value, dict):
        return {label: _on_one_line(inner) for label, inner in value.items()}
    if isinstance(value, list):
        return [_on_one_line(item) for item in value]
    return value


def _kept_out(plan: LetterPlan, label: str, value: Any, described: Field) -> str:
    """Why a value is not put in, "" where it may be."""
    if label == _STEPS and not _may_be_taught(plan):
        return "高危的不写步骤，只记经过"
    record = plan.document.record if plan.document else None
    if label == _VERSE and plan.letter.deed is Deed.VERSE and isinstance(record, Method):
        length = record.verse_length
        if length and len(_listed(value)) != length:
            return f"口诀有 {length} 个，来信没有写全，请问清楚再写"
    if plan.letter.deed is Deed.CORRECT and (described.parts or described.many):
        return "有几条，请照来信看着改"
    return ""


def _may_be_taught(plan: LetterPlan) -> bool:
    record = plan.document.record if plan.document else None
    risk = record.risk if isinstance(record, Method) else plan.letter.values.get("风险")
    return teachable(str(risk)).instructions


def _propose_more(plan: LetterPlan, described: Field, before: Any, given: list[Any]) -> None:
    """Values of a list that are not in it yet."""
    there = [name_key(str(item)) for item in _listed(before)]
    new = [item for item in given if name_key(str(item)) not in there]
    if new:
        plan.proposed.append(Proposed(described.label, before, [*_listed(before), *new]))


def _propose_entries(
    plan: LetterPlan, kind: Kind[Record], described: Field, given: list[Any], code: str
) -> None:
    """Entries that the record has not yet, each with the source of the letter."""
    before = _written(plan, described.label)
    there = _listed(described.value(plan.document.record)) if plan.document else []
    known = [_bare(entry) for entry in there if isinstance(entry, BaseModel)]
    new: list[Any] = []
    for entry in given:
        ready = _ready(plan, described, entry, code, [*_listed(before), *new])
        if ready is None:
            continue
        try:
            read = reader_of(kind.model, described.attribute).validate_python([ready])
        except ValidationError as error:
            plan.left.append(f"「{described.label}」{in_words(entry)}{_told(error)}")
            continue
        if _bare(read[0]) not in known:
            new.append(ready)
            known.append(_bare(read[0]))
    if new:
        plan.proposed.append(Proposed(described.label, before, [*_listed(before), *new]))


def _ready(
    plan: LetterPlan, described: Field, entry: Any, code: str, others: list[Any]
) -> dict[str, Any] | None:
    """An entry as front matter has it; None where it cannot be put in, which is told."""
    if not isinstance(entry, dict):
        plan.left.append(f"「{described.label}」{in_words(entry)}：写法不对")
        return None
    ready = dict(entry)
    if described.label == _FIGURES:
        if not code:
            plan.left.append(
                f"「数字」{in_words(entry)}：没有写明的出处，数字放不进去{_kept(plan)}"
            )
            told = "；".join(f"{label}：{text}" for label, text in ready.items() if text)
            plan.remarks.append({"项": _FIGURES, "内容": masked(told)})
            return None
        read = read_amount(str(ready.pop(AMOUNT, "")))
        if read is None:
            plan.left.append(f"「数字」{in_words(entry)}：读不出是多少")
            return None
        if "单位" not in read and "文字" not in read:
            read["缺单位"] = "是"
        codes = [str(other.get("代号", "")) for other in others if isinstance(other, dict)]
        name = slug(str(ready.get("指标", "")))[:20].rstrip("-")
        ready = {"代号": _free_code(name, codes), **ready, **read}
    if code and any(part.label == _SOURCES for part in described.parts):
        ready[_SOURCES] = code
    return ready


def _bare(entry: BaseModel) -> dict[str, Any]:
    """An entry without what ties it to its record: two with equal ones say the same."""
    return entry.model_dump(exclude={"source", "code"})


def _written(plan: LetterPlan, label: str) -> Any:
    """What the record says, as it is written; None for nothing."""
    return without_empty(plan.document.tree.data.get(label)) if plan.document else None


def _same(model: type[BaseModel], described: Field, one: Any, other: Any) -> bool:
    reader = reader_of(model, described.attribute)
    try:
        return bool(reader.validate_python(one) == reader.validate_python(other))
    except ValidationError:
        return False


def _fault(model: type[BaseModel], described: Field, value: Any) -> str:
    """Why a value cannot be read, "" where it can."""
    try:
        reader_of(model, described.attribute).validate_python(value)
    except ValidationError as error:
        return _told(error)
    return ""


def _told(error: ValidationError) -> str:
    """The first flaw in words."""
    first = error.errors()[0]
    context = first.get("ctx") or {}
    if first["type"] == "missing":
        return f"：少了「{first['loc'][-1]}」"
    text, fix = context.get("text"), context.get("fix")
    return "：" + "，".join(part for part in (text, fix) if part) if text else "：写法不对"


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, (list, tuple)) else [value]


def _free_code(stem: str, taken: Iterable[str], first: int = 2) -> str:
    """A short name that is not taken yet: s1, s2, or keti, keti-2."""
    used = set(taken)
    if first == 2 and stem not in used:
        return stem
    number = first
    while f"{stem}{'-' if first == 2 else ''}{number}" in used:
        number += 1
    return f"{stem}{'-' if first == 2 else ''}{number}"
