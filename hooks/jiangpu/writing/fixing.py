"""A file mended where there is one right answer: how it is saved, its signs, its spellings.

Nothing here reads or writes a file. `commands/fix.py` shows what would change, asks, and writes.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from ..problems.problem import Problem, in_order
from ..problems.span import Edit, Position
from ..reading.frontmatter import parse
from ..reading.text import LINE_END, Decoded, characters
from ..reading.validate import build
from ..schema.page import Page
from ..schema.registry import kind_of_uri
from .edits import EditError, apply_to_text
from .inferred import inferred
from .ordering import in_usual_order
from .respelling import letters, respellings

PASSES = 12
"""Times that a file is read anew at most: a mend inside another one has to wait for it."""

_FENCES = "F002"
"""The lines of hyphens: what stands there instead is no word, even where it is the character 一."""


@dataclass(frozen=True)
class Change:
    """One mend.

    Attributes:
        line: where it is, in the file as it was when it was found; 0 for the whole file.
        code: of the problem that it mends; "" where the check says nothing.
        text: what is wrong, or what is done, in Chinese.
        edits: the change itself; none for the whole file.
        swaps: it puts a word in place of another one. An editor should look at it.
    """

    line: int
    code: str
    text: str
    edits: tuple[Edit, ...] = ()
    swaps: bool = False

    def __str__(self) -> str:
        place = f"第 {self.line} 行" if self.line else "整个文件"
        words = [place, self.code, self.text, "（换了词，请看准）" if self.swaps else ""]
        return " ".join(word for word in words if word)


@dataclass(frozen=True)
class Mended:
    """A file after mending: its content, and what was done to it."""

    content: bytes
    changes: tuple[Change, ...] = ()


def mend_file(uri: str, raw: bytes, *, words: bool = True, order: bool = False) -> Mended:
    """A file with everything mended that can be told from the file alone.

    To mend what comes out changes nothing more.

    Args:
        uri: the file, as a posix path from the repository's root.
        raw: its content.
        words: whether words are replaced, too, where the record's own vocabulary has just one that
            is near.
        order: whether the fields are put into their usual order.

    Raises:
        EditError: the encoding cannot be told for certain.
    """
    text, changes = _as_plain_text(raw)
    if not uri.endswith(".md"):
        return Mended(text.encode("utf-8"), tuple(changes))
    for _ in range(PASSES):
        text, done = apply_changes(text, _in_file(uri, text), words=words)
        if not done:
            break
        changes += done
    if order:
        ordered = _ordered(uri, text)
        if ordered != text:
            changes.append(Change(0, "", "字段按字段说明的次序排好"))
        text = ordered
    return Mended(text.encode("utf-8"), tuple(changes))


def mend_problems(
    raw: bytes, problems: Iterable[Problem], *, words: bool = True, more: Iterable[Change] = ()
) -> Mended:
    """A file after the edits of problems that only the whole library shows.

    Args:
        raw: the file, mended as far as `mend_file` can.
        problems: of this file.
        words: as for `mend_file`.
        more: changes beside those of the problems.
    """
    text, changes = _as_plain_text(raw)
    found = [*more, *_of_problems(text, problems)]
    text, done = apply_changes(text, found, words=words)
    return Mended(text.encode("utf-8"), (*changes, *done))


def apply_changes(text: str, changes: Iterable[Change], *, words: bool) -> tuple[str, list[Change]]:
    """A text after those changes that can be made at once, and which these are.

    A change that reaches into the stretch of an earlier one is left for the next time.
    """
    taken: list[tuple[Position, Position]] = []
    done: list[Change] = []
    edits: list[Edit] = []
    for change in changes:
        start, end = _extent(change.edits)
        meets_another = any(start <= other_end and other <= end for other, other_end in taken)
        if meets_another or (change.swaps and not words):
            continue
        if apply_to_text(text, change.edits) == text:
            continue
        taken.append((start, end))
        done.append(change)
        edits += change.edits
    return apply_to_text(text, edits), done


def model_of(uri: str) -> type[BaseModel]:
    """The model of the front matter of a file."""
    kind = kind_of_uri(uri)
    return kind.model if kind else Page


def _as_plain_text(raw: bytes) -> tuple[str, list[Change]]:
    """The characters of a file with `\\n` line ends, and what that changes of the file.

    Raises:
        EditError: the encoding cannot be told for certain.
    """
    decoded = characters(raw)
    if not _is_certain(raw, decoded):
        raise EditError("这个文件的编码读不准，改了怕丢字；先用记事本另存为 UTF-8")
    changes = []
    if decoded.encoding != "utf-8":
        changes.append(Change(0, "F001", f"编码由 {decoded.encoding.upper()} 改为 UTF-8"))
    elif decoded.mark:
        changes.append(Change(0, "", "去掉开头的字节顺序标记（BOM）"))
    text = LINE_END.sub("\n", decoded.text)
    if text != decoded.text:
        changes.append(Change(0, "", "行尾统一为换行（LF）"))
    return text, changes


def _is_certain(raw: bytes, decoded: Decoded) -> bool:
    """Whether a file surely holds these characters, and no others.

    A file in UTF-8 with a wrong byte in it may be read as GB18030, and is none: most of its lines
    are good UTF-8.
    """
    if not decoded.sound or decoded.encode(decoded.text) != raw:
        return False
    if decoded.encoding != "gb18030":
        return True
    lines = [line for line in raw.split(b"\n") if not line.isascii()]
    good = [line for line in lines if _is_utf8(line)]
    return len(good) * 2 < len(lines) and not raw.startswith(codecs.BOM_UTF8)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _in_file(uri: str, text: str) -> list[Change]:
    """What can be mended in a file by reading it alone: slips first, then spellings."""
    parsed, problems = parse(uri, text.encode("utf-8"))
    model = model_of(uri)
    _, found = build(uri, parsed.tree, model)
    changes = list(_of_problems(text, [*problems, *found]))
    for each in inferred(parsed.tree):
        line = parsed.tree.at(each.path)[0]
        changes.append(Change(line, "F013", each.text, each.edits))
    for respelling in respellings(parsed.tree, model):
        line = respelling.edits[0].span.line
        said = f"「{respelling.label}」写成“{respelling.new}”"
        changes.append(Change(line, "", said, respelling.edits))
    return changes


def _of_problems(text: str, problems: Iterable[Problem]) -> Iterator[Change]:
    """The problems that carry their mend, in the order of the file."""
    for problem in in_order(problems):
        if problem.edits:
            swaps = problem.code != _FENCES and _loses_letters(text, problem.edits)
            yield Change(problem.line, problem.code, problem.text, problem.edits, swaps)


def _loses_letters(text: str, edits: tuple[Edit, ...]) -> bool:
    """Whether a letter or a digit that somebody typed is not there after the edits."""
    return bool(letters(text) - letters(apply_to_text(text, edits)))


def _extent(edits: tuple[Edit, ...]) -> tuple[Position, Position]:
    """From where to where a change reaches."""
    starts = [edit.span.start for edit in edits]
    ends = [edit.span.end for edit in edits]
    return min(starts), max(ends)


def _ordered(uri: str, text: str) -> str:
    """The text with its fields in their usual order, where it can be read without a fault."""
    parsed, problems = parse(uri, text.encode("utf-8"))
    if any(problem.is_error for problem in problems):
        return text
    return in_usual_order(text, parsed.tree, model_of(uri))
