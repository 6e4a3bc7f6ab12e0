"""Two versions compared for readers: records, figures, words, names, pages, cards, problems.

Both are looked at after the disclosure step: what may not be shown is in no review either.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Any

from pydantic import BaseModel

from ..build.project import Project
from ..disclosure import is_placeholder
from ..figures.formatting import shown, source_line
from ..library.documents import Document, Editorial
from ..library.library import Library
from ..pages.cards import card_url
from ..problems.problem import Problem
from ..schema.base import Record, Source
from ..schema.fields import fields_of
from ..schema.figure import Figure
from ..schema.openness import OPEN
from ..schema.refs import references
from ..schema.registry import PERSON
from .review import FigureChange, PageChange, RecordChange, Review, State, TextChange
from .words import Piece, pieces_of

_ELSEWHERE = {"figures", "updated", "number"}
"""Fields that stand in a part of their own, or say nothing to a reader."""

_BIG_WORDS = re.compile(
    r"大大|大幅|显著|明显(?:提|降|改|增|好)|极大|成倍|翻番|填补[^。；]{0,6}空白|(?:国内|国际|世界|全国|行业)(?:领先|首创|第一)"
)
"""Words that claim much and say no number."""

_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?")


def compared(before: Project, after: Project, base: str) -> Review:
    """What changes for readers from one version to the other.

    Args:
        base: what the earlier one is called.
    """
    old, new = _by_number(before.site.library), _by_number(after.site.library)
    found = tuple(_not_in(after.problems, before.problems))
    records = tuple(_records(old, new))
    changed = [change.number for change in records]
    figures = tuple(_figures(old, new, changed))
    unsourced = _unsourced(found)
    texts = (*_texts(old, new, changed, unsourced), *_page_texts(before, after))
    pages, lists, cards = _pages(before, after, figures, texts)
    return Review(
        base=base,
        records=records,
        figures=figures,
        texts=texts,
        claims=tuple(_claims(found, old, new, texts)),
        names=tuple(_names(before.site.library, after.site.library)),
        pages=pages,
        lists=lists,
        cards=cards,
        found=found,
        solved=tuple(_not_in(before.problems, after.problems)),
    )


Documents = dict[str, Document[Record]]


def _by_number(library: Library) -> Documents:
    return {document.number: document for document in library.documents}


def _records(old: Documents, new: Documents) -> Iterator[RecordChange]:
    """The records that are new, changed or gone, in the order of their numbers."""
    for number in sorted(old.keys() | new.keys()):
        state = _state(old.get(number), new.get(number))
        if state:
            document = new.get(number) or old[number]
            yield RecordChange(state, document.kind.label, number, document.name)


def _state(before: Document[Record] | None, after: Document[Record] | None) -> State | None:
    """What became of a record; None where it is the same."""
    was, stays = _listed(before), _listed(after)
    if was != stays:
        return "新" if stays else "撤"
    if before is None or after is None:
        return None
    same = before.record == after.record and before.body == after.body
    return None if same and before.url == after.url else "改"


def _listed(document: Document[Record] | None) -> bool:
    return document is not None and document.listed


def _figures(old: Documents, new: Documents, changed: list[str]) -> Iterator[FigureChange]:
    for number in changed:
        before = _figures_of(old.get(number))
        after = _figures_of(new.get(number))
        document = new.get(number) or old[number]
        for code in dict.fromkeys([*before, *after]):
            earlier, later = before.get(code), after.get(code)
            if earlier != later:
                yield _figure(document, earlier, later, old.get(number), new.get(number))


def _figures_of(document: Document[Record] | None) -> dict[str, Figure]:
    if document is None or not document.listed:
        return {}
    return {figure.code: figure for figure in document.record.figures}


def _figure(
    document: Document[Record],
    earlier: Figure | None,
    later: Figure | None,
    before: Document[Record] | None,
    after: Document[Record] | None,
) -> FigureChange:
    """One figure before and after, and what there is to say about it."""
    kept = later or earlier
    assert kept is not None
    record = after if later else before
    said = []
    if earlier is None:
        said.append("新加的")
    elif later is None:
        said.append("拿掉了")
    else:
        said += _differences(earlier, later)
    if kept.quote:
        said.append(f"原文“{kept.quote}”")
    if kept.derived:
        said.append(f"推算：{kept.derived}")
    source = record.record.source(kept.source) if record else None
    said.append(source_line(source) if source else "来源未能对应")
    return FigureChange(
        document.number,
        document.name,
        kept.scope or kept.indicator,
        shown(earlier) if earlier else None,
        shown(later) if later else None,
        "；".join(said),
    )


_SHOWN_ALREADY = {"value", "low", "high", "before", "after", "words", "unit", "quote", "derived"}
"""Parts of a figure that stand in its two versions, or beside them."""


def _differences(earlier: Figure, later: Figure) -> Iterator[str]:
    for field in fields_of(Figure):
        was, now = _flat(field.value(earlier)), _flat(field.value(later))
        if was != now and field.attribute not in _SHOWN_ALREADY:
            yield f"{field.label}：{was or '没写'} → {now or '没写'}"


def _texts(
    old: Documents, new: Documents, changed: list[str], unsourced: dict[str, list[str]]
) -> Iterator[TextChange]:
    for number in changed:
        before, after = old.get(number), new.get(number)
        document = after or before
        assert document is not None
        was = _words_of(before, old) if _listed(before) else {}
        now = _words_of(after, new) if _listed(after) else {}
        for label in dict.fromkeys([*was, *now]):
            for pieces in _changed(was.get(label, ""), now.get(label, "")):
                words = _put_in(pieces)
                open_claims = [each for each in unsourced.get(document.uri, ()) if each in words]
                open_claims += _big_words(pieces)
                yield TextChange(number, document.name, label, pieces, tuple(open_claims))


def _page_texts(before: Project, after: Project) -> Iterator[TextChange]:
    """The pages that editors write."""
    old = {page.uri: page for page in before.site.public.pages}
    new = {page.uri: page for page in after.site.public.pages}
    for uri in sorted(old.keys() | new.keys()):
        page = new.get(uri) or old[uri]
        for pieces in _changed(_body(old.get(uri)), _body(new.get(uri))):
            yield TextChange("", page.name, "正文", pieces, tuple(_big_words(pieces)))


def _body(page: Editorial | None) -> str:
    return page.body if page else ""


def _words_of(document: Document[Record] | None, every: Documents) -> dict[str, str]:
    """Label → words of each field that readers see, and of the body.

    Args:
        every: the records of the same version; a number stands for the name of one.
    """
    if document is None:
        return {}
    found = {}
    for field in fields_of(type(document.record)):
        if field.attribute in OPEN and field.attribute not in _ELSEWHERE:
            words = _flat(_named_by(field.value(document.record), every))
            if words:
                found[field.label] = words
    if document.body.strip():
        found["正文"] = document.body.strip()
    return found


def _named_by(value: Any, every: Documents) -> Any:
    """A value with names for the numbers of records, as readers see it."""
    if isinstance(value, tuple):
        return tuple(_named_by(each, every) for each in value)
    if isinstance(value, str) and value in every:
        return every[value].name
    return value


def _flat(value: Any) -> str:
    """A value as words: lists of words on one line, entries on a line each."""
    if value is None or value == ():
        return ""
    if isinstance(value, Source):
        return source_line(value)
    if isinstance(value, BaseModel):
        parts = []
        for field in fields_of(type(value)):
            words = _flat(field.value(value))
            if words:
                parts.append(f"{field.label}：{words}")
        return "，".join(parts)
    if isinstance(value, tuple):
        between = "\n\n" if any(isinstance(each, BaseModel) for each in value) else "、"
        return between.join(_flat(each) for each in value)
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value)


def _changed(before: str, after: str) -> Iterator[tuple[Piece, ...]]:
    """The paragraphs that differ, each with what became of it."""
    if before == after:
        return
    if _plain(before) != _plain(after):
        before, after = _plain(before), _plain(after)
    old, new = _paragraphs(before), _paragraphs(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            continue
        gone, come = old[start:end], new[new_start:new_end]
        if len(gone) == len(come):
            for earlier, later in zip(gone, come, strict=True):
                yield pieces_of(earlier, later)
        else:
            yield pieces_of("\n".join(gone), "\n".join(come))


def _plain(text: str) -> str:
    """Markdown as it is read: links are their words, marks are nothing."""
    return re.sub(r"\*\*|__|^#+ +", "", _LINK.sub(r"\1", text), flags=re.M)


def _paragraphs(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]


def _put_in(pieces: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in pieces if piece.kind != "out")


def _big_words(pieces: tuple[Piece, ...]) -> list[str]:
    """The sentences put in that claim much and say no number."""
    found = []
    added = "".join(piece.text if piece.kind == "in" else "\n" for piece in pieces)
    for sentence in _SENTENCE.findall(added):
        if _BIG_WORDS.search(sentence) and not re.search("[0-9]", sentence):
            found.append(sentence.strip("，、 "))
    return found


def _unsourced(found: Iterable[Problem]) -> dict[str, list[str]]:
    """File → the numbers of its words that no figure accounts for, of the problems that came."""
    result: dict[str, list[str]] = {}
    for problem in found:
        if problem.code == "N020":
            result.setdefault(problem.uri, []).append(problem.subject)
    return result


def _claims(
    found: Iterable[Problem], old: Documents, new: Documents, texts: Iterable[TextChange]
) -> Iterator[str]:
    """What is stated anew and nobody is named for."""
    for number, document in new.items():
        before = old.get(number)
        lost = before is None or bool(before.record.sources)
        if document.listed and not document.record.sources and lost:
            yield f"{number} {document.name}：整条没有来源"
    names = {document.uri: document.name for document in new.values()}
    for problem in found:
        if problem.code == "N020":
            yield f"{names.get(problem.uri, problem.uri)}：{problem.text}"
    for text in texts:
        for sentence in text.unsourced:
            if _BIG_WORDS.search(sentence):
                yield f"{text.name}：“{sentence}”没有数字，也没有写明是谁说的"


def _names(before: Library, after: Library) -> Iterator[tuple[str, str]]:
    """Everybody who is named in a field, or has a page, and was not named before."""
    known = {name for name, _ in _named(before)}
    for name, where in _named(after):
        if name not in known:
            known.add(name)
            yield name, where


def _named(library: Library) -> Iterator[tuple[str, str]]:
    by_number = _by_number(library)
    for document in library.listed:
        if document.kind == PERSON:
            yield document.name, document.number
        for reference in references(document.record):
            if reference.kind == PERSON.key and not is_placeholder(reference.value):
                person = by_number.get(reference.value)
                yield (person.name if person else reference.value), document.number
        for pair in getattr(document.record, "apprenticeships", ()):
            for name in (pair.master, pair.apprentice):
                if name:
                    yield name, document.number


def _pages(
    before: Project,
    after: Project,
    figures: tuple[FigureChange, ...],
    texts: tuple[TextChange, ...],
) -> tuple[tuple[PageChange, ...], int, tuple[tuple[str, str], ...]]:
    """(pages of records and editors, how many others, methods whose cards no longer hold)."""
    old, new = _digests(before), _digests(after)
    titles = _titles(before) | _titles(after)
    cards = tuple(_cards(before, after, old, new))
    reprinted = {number for number, _ in cards}
    counts = Counter(change.number for change in figures)
    words = Counter(change.number or change.name for change in texts)
    own = []
    lists = 0
    for url in dict.fromkeys([*new, *old]):
        if old.get(url) == new.get(url):
            continue
        if url not in titles:
            lists += 1
            continue
        key, title = titles[url]
        notes = []
        if counts[key]:
            notes.append(f"{counts[key]} 个数")
        if words[key]:
            notes.append(f"{words[key]} 段")
        if key in reprinted:
            notes.append("卡片要重印")
        state: State = "新" if url not in old else "改"
        state = "撤" if url not in new else state
        own.append(PageChange(state, f"/{url}", title, "，".join(notes)))
    return tuple(own), lists, cards


def _digests(project: Project) -> dict[str, str]:
    """Address → what tells a page from any other version of it."""
    found = {}
    for page in project.pages():
        text = f"{page.title}\0{page.description}\0{page.html}"
        found[page.url] = hashlib.sha256(text.encode()).hexdigest()
    return found


def _titles(project: Project) -> dict[str, tuple[str, str]]:
    """Address → (number or name, title) of the pages of records and editors."""
    found = {page.url: (page.name, page.name) for page in project.site.public.pages}
    for document in project.site.library.documents:
        found[document.url] = (document.number, document.name)
    return found


def _cards(
    before: Project, after: Project, old: dict[str, str], new: dict[str, str]
) -> Iterator[tuple[str, str]]:
    """The methods of which a card may hang on a wall that is not the card of today."""
    for method in before.site.library.methods:
        url = card_url(method)
        if url in old and old[url] != new.get(url):
            yield method.number, method.name


def _not_in(problems: Iterable[Problem], others: Iterable[Problem]) -> Iterator[Problem]:
    """The problems that are not among others; that one has moved to another line is no matter."""
    known = Counter((each.uri, each.code, each.text) for each in others)
    for problem in problems:
        key = (problem.uri, problem.code, problem.text)
        if known[key]:
            known[key] -= 1
        else:
            yield problem
