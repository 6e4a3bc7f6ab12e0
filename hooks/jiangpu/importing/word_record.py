"""A Word document put into a record: a new draft, or more text in one that is there.

Nothing that is there already is written again, so a second run changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..figures.sources import bare
from ..language.names import name_key
from ..language.pinyin import slug
from ..library.documents import ReadDocument
from ..library.loader import PUBLISHED
from ..reading.frontmatter import Parsed, parse
from ..reading.text import decode
from ..schema.base import Record
from ..schema.registry import METHOD, PERSON, STUDIO, Kind
from ..writing.changes import Changes, FileChange, change_of
from ..writing.composing import with_body, with_fields
from ..writing.skeleton import skeleton
from .offered import Offer, codes_for
from .word_blocks import Paragraph
from .word_markdown import Writer, escaped, shown_text
from .word_pictures import CleanPicture, Unusable, clean_picture
from .word_summary import Summary

_PLACEHOLDER = re.compile(r"<!--.*?-->\s*", re.S)
"""What a new draft says where its text goes."""


@dataclass(frozen=True)
class Target:
    """Where a document goes.

    Attributes:
        uri: the file of the record.
        kind: its kind.
        name: its name.
        number: its number.
        text: the file as it is; that of a new draft where it is not there yet.
        is_new: whether it is not there yet.
        is_draft: whether nobody but its editors sees it.
    """

    uri: str
    kind: Kind[Record]
    name: str
    number: str
    text: str
    is_new: bool
    is_draft: bool


@dataclass(frozen=True)
class Choices:
    """What an editor has decided.

    Attributes:
        publisher: who wrote the document; "" where nobody has said.
        figures: the figures to put in.
        alts: number of a picture → what is on it.
    """

    publisher: str = ""
    figures: Sequence[Offer] = ()
    alts: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Put:
    """What would be written.

    Attributes:
        changes: the files; none where all is there already.
        missing: paragraphs that are not in the record and are not put in, because it has this text
            already, changed since.
        no_pictures: pictures that cannot be taken, with the reason.
        new_figures: how many figures are added.
        untitled: whether the title of the document is the name of the record, which its page shows
            already: it is not written once more.
    """

    changes: Changes
    missing: tuple[str, ...] = ()
    no_pictures: tuple[str, ...] = ()
    new_figures: int = 0
    untitled: bool = False


def name_in(title: str, kind: Kind[Record]) -> str:
    """The name of a record as the title of a document has it; the whole title where none is seen.

    《某某劳模创新工作室2024年工作总结》 is about 某某劳模创新工作室.
    """
    plain = " ".join(title.split())
    patterns = {
        STUDIO.key: r"(?:关于)?(?:报送|推荐|申报|命名|成立|创建)?(?P<name>.{2,30}?工作室)",
        METHOD.key: r".*?[“《「](?P<name>[^”》」]{2,30}法)[”》」]"
        r"|(?P<whole>.{2,30}?法)(?!律|规|人)",
        PERSON.key: r"(?:.*[：:—])?(?:(?:全国|省|市)?(?:劳动模范|劳模))?"
        r"(?P<name>[\u3400-\u9fff·]{2,4}?)(?:同志|先进|事迹|个人)",
    }
    pattern = patterns.get(kind.key)
    match = re.match(pattern, plain) if pattern else None
    if match is None:
        return plain
    return next(found for found in match.groups() if found)


def new_target(root: Path, kind: Kind[Record], name: str, number: str) -> Target:
    """A draft that is not there yet."""
    uri, text = skeleton(kind, name, number)
    if (root / uri).exists():
        uri = f"{kind.folder}/{slug(f'{name} {number}')}.md"
    return Target(uri, kind, name, number, text, is_new=True, is_draft=True)


def target_of(root: Path, document: ReadDocument[Record]) -> Target:
    """A record that is there."""
    text, _ = decode(document.uri, (root / document.uri).read_bytes())
    return Target(
        document.uri,
        document.kind,
        document.name,
        document.number,
        text,
        is_new=False,
        is_draft=document.draft,
    )


def put_into(root: Path, target: Target, summary: Summary, choices: Choices) -> Put:
    """What would be written to put a document into a record.

    Args:
        root: the folder of the repository.
    """
    parsed = _parsed(target.uri, target.text)
    body = _PLACEHOLDER.sub("", parsed.body) if target.is_new else parsed.body
    pictures, files, refused = _pictures(root, target, summary)
    there = shown_text(body) + "".join(target.name.split())
    missing = [each for each in _worded(summary) if "".join(each.split()) not in there]
    shown_already = all(name in body for name, _ in pictures.values())
    all_there = not missing and shown_already
    if all_there or (not target.is_new and _has_section(body, summary.title, target.name)):
        added, files = "", []
    else:
        added, missing = _section(target, summary, body, pictures, choices.alts), []
    values, count = _values(parsed, summary, choices, has_text=bool(added))
    text = target.text
    if values:
        text = with_fields(text, parsed.tree, target.kind.model, values)
        text = _without_examples(text, values)
    if added:
        whole = f"{body.rstrip()}\n\n{added}" if body.strip() else added
        text = with_body(text, _parsed(target.uri, text).body_line, whole)
    changed = list(files)
    if target.is_new or text != target.text:
        changed.append(change_of(root, target.uri, text.encode("utf-8")))
    title = f"放进 {target.number} {target.name}：《{summary.title}》"
    changes = Changes(title, tuple(each for each in changed if each.before != each.after))
    untitled = bool(added) and says_the_name(summary.title, target.name)
    return Put(changes, tuple(missing), tuple(refused), count, untitled)


def _parsed(uri: str, text: str) -> Parsed:
    return parse(uri, text.encode("utf-8"))[0]


def _worded(summary: Summary) -> list[str]:
    """What the document says, paragraph by paragraph."""
    return [paragraph.text for paragraph in summary.paragraphs]


def _has_section(body: str, title: str, name: str) -> bool:
    """Whether this document was put in before: its heading is there, or the record bears its name.

    What an editor has changed since is not put in a second time.
    """
    headings = re.findall(r"^#+\s+(.+)$", body, re.M)
    known = {name_key(shown_text(f"# {heading}")) for heading in headings}
    return name_key(title) in known or (says_the_name(title, name) and bool(body.strip()))


_BOOK_QUOTES = str.maketrans("", "", "《》〈〉【】")


def says_the_name(title: str, name: str) -> bool:
    """Whether the title of a document is the name of its record: 《三步换泵法》 is 三步换泵法."""
    return name_key(title.translate(_BOOK_QUOTES)) == name_key(name.translate(_BOOK_QUOTES))


def _section(
    target: Target,
    summary: Summary,
    body: str,
    pictures: Mapping[int, tuple[str, CleanPicture]],
    alts: Mapping[int, str],
) -> str:
    """The text of the document as Markdown, under its own title where that is not the record's."""

    def line(number: int) -> str:
        if number not in pictures:
            return ""
        alt = alts.get(number) or summary.pictures[number - 1].alt
        return f"![{escaped(alt)}]({pictures[number][0]})"

    titled = says_the_name(summary.title, target.name)
    blocks = list(summary.blocks)
    first = blocks[0] if blocks else None
    if isinstance(first, Paragraph) and first.level and says_the_name(first.whole, target.name):
        blocks = blocks[1:]
    writer = Writer(line, summary.notes, shift=0 if titled else 1, first_note=_first_note(body))
    text = writer.written(blocks)
    return text if titled else f"## {escaped(summary.title)}\n\n{text}"


def _first_note(body: str) -> int:
    """The first number that no footnote of a body has."""
    numbers = [int(found) for found in re.findall(r"\[\^([0-9]{1,4})\]", body)]
    return max(numbers, default=0) + 1


def _pictures(
    root: Path, target: Target, summary: Summary
) -> tuple[dict[int, tuple[str, CleanPicture]], list[FileChange], list[str]]:
    """The pictures under the names that they get beside the record.

    Returns:
        number → (file name, picture); the files to write; those that cannot be taken.
    """
    folder, _, file = target.uri.rpartition("/")
    stem = file.removesuffix(".md")
    names = {}
    for ending in PUBLISHED:
        for path in (root / folder).glob(f"{stem}-*{ending}"):
            names[path.read_bytes()] = path.name
    used = set(names.values())
    pictures: dict[int, tuple[str, CleanPicture]] = {}
    files = []
    refused = []
    for number, picture in enumerate(summary.pictures, 1):
        try:
            clean = clean_picture(picture.content)
        except Unusable as error:
            refused.append(f"第 {number} 张图片：{error}")
            continue
        name = names.get(clean.content) or _free_name(stem, clean.ending, used)
        if clean.content not in names:
            names[clean.content] = name
            files.append(change_of(root, f"{folder}/{name}", clean.content))
        used.add(name)
        pictures[number] = (name, clean)
    return pictures, files, refused


def _free_name(stem: str, ending: str, used: set[str]) -> str:
    number = 1
    while any(f"{stem}-{number}{each}" in used for each in PUBLISHED):
        number += 1
    return f"{stem}-{number}{ending}"


def _values(
    parsed: Parsed, summary: Summary, choices: Choices, *, has_text: bool
) -> tuple[dict[str, Any], int]:
    """来源 and 数字 with what is added; empty where nothing is. Also how many figures are added."""
    sources = _entries(parsed.tree.data.get("来源"))
    figures = _entries(parsed.tree.data.get("数字"))
    quoted = {bare(str(each.get("原文") or "")) for each in figures}
    chosen = [offer for offer in choices.figures if bare(offer.quote) not in quoted]
    if not chosen and not has_text:
        return {}, 0
    code = _source_code(sources, summary.title)
    values: dict[str, Any] = {}
    if not code:
        code = _free_code(sources)
        entry = {"代号": code, "题名": summary.title, "发布者": choices.publisher, "类别": "文件"}
        values["来源"] = [*sources, entry]
    if chosen:
        codes = codes_for(chosen, (str(each.get("代号") or "") for each in figures))
        made = [offer.figure(own, code) for offer, own in zip(chosen, codes, strict=True)]
        values["数字"] = [*figures, *made]
    return values, len(chosen)


def _entries(value: Any) -> list[dict[str, Any]]:
    """The entries of a field; a list of one may be written as a scalar."""
    given = value if isinstance(value, list) else [value]
    return [each for each in given if isinstance(each, dict)]


def _source_code(sources: Iterable[Mapping[str, Any]], title: str) -> str:
    """The 代号 under which the document is a source already; "" where it is none."""
    for source in sources:
        same = name_key(str(source.get("题名") or "")) == name_key(title)
        if same and source.get("类别") == "文件":
            return str(source.get("代号") or "")
    return ""


def _free_code(sources: Iterable[Mapping[str, Any]]) -> str:
    used = {str(source.get("代号") or "") for source in sources}
    number = 1
    while f"s{number}" in used:
        number += 1
    return f"s{number}"


def _without_examples(text: str, values: Mapping[str, Any]) -> str:
    """A new draft without the example lines of fields that are filled now."""
    lines = []
    for line in text.split("\n"):
        is_example = any(line.startswith(f"# {label}: ") for label in values)
        if not is_example:
            lines.append(line)
    return "\n".join(lines)
