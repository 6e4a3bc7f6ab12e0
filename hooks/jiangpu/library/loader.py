"""Folders to documents: every record and editorial page under the repository's root."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pathspec import GitIgnoreSpec

from ..language.pinyin import slug
from ..problems.faults import unexpected
from ..problems.problem import Problem
from ..reading.frontmatter import Parsed, parse
from ..reading.patience import TooLong, cut_off
from ..reading.text import decode
from ..reading.validate import build
from ..schema.base import Record
from ..schema.page import Page
from ..schema.registry import BY_LETTER, KINDS, Kind, kind_of_uri
from .data_files import DATA_FILES, DataFiles, read_data_files
from .documents import HANDBOOK, Editorial, ReadDocument
from .file_names import name_problems
from .links import is_link, link_problems
from .search_words import SEARCH_WORDS, SearchWords, read_search_words

PUBLISHED = (".jpg", ".jpeg", ".png", ".webp", ".gif")
"""Endings of files that are copied to the site beside the pages."""

STRAY = "F020"
"""The code of a file of which the site makes nothing."""

HOSTING = ("docs/CNAME", "docs/robots.txt", "docs/.nojekyll")
"""Files that a static host asks for."""


_LONGEST_READING = 5.0
"""Seconds of the processor for one file, however much front matter it has."""


@dataclass(frozen=True)
class Loaded:
    """Everything read, sound or not.

    Attributes:
        root: the repository's root.
        documents: all records, in the order of their kinds' letters and their numbers.
        pages: the editorial pages under docs/.
        assets: the other files that are published, by uri.
        search_words: what docs/search.yml says.
        data_files: what the other data files under docs/ say.
        problems: what was found in reading.
    """

    root: Path
    documents: tuple[ReadDocument[Record], ...]
    pages: tuple[Editorial, ...]
    assets: frozenset[str]
    problems: tuple[Problem, ...]
    search_words: SearchWords = SearchWords()
    data_files: DataFiles = DataFiles()


def content_folders() -> list[str]:
    """The top folders of the content: docs, methods, studios."""
    return sorted({kind.folder.partition("/")[0] for kind in KINDS} | {"docs"})


def content_files(root: Path) -> Iterator[str]:
    """Every file of the content, as sorted posix paths from the root.

    Hidden files and folders are not content, and links are not followed.
    """
    for top in content_folders():
        if is_link(root / top):
            continue
        for path in sorted((root / top).rglob("*")):
            relative = path.relative_to(root)
            hidden = any(part.startswith(".") for part in relative.parts)
            if path.is_file() and not is_link(path) and not hidden:
                yield relative.as_posix()


def load(root: Path, excluded: str = "") -> Loaded:
    """Read the repository at `root`.

    Args:
        root: its folder.
        excluded: patterns of files in docs/ that are left aside, one a line, as in a .gitignore.
    """
    documents: list[ReadDocument[Record]] = []
    pages: list[Editorial] = []
    assets: set[str] = set()
    problems: list[Problem] = list(link_problems(root, content_folders()))
    uris = list(_wanted(root, excluded))
    problems += name_problems(uris)
    for uri in uris:
        if uri.endswith(".md") and _is_too_deep(uri):
            problems.append(_too_deep(uri))
        elif uri.endswith(".md"):
            _take(root, uri, documents, pages, problems)
        elif uri.lower().endswith(PUBLISHED) or uri in HOSTING:
            assets.add(uri)
        elif uri != SEARCH_WORDS and uri not in DATA_FILES:
            problems.append(_stray(uri))
    problems += _odd_files(root)
    problems += _closed_folders(root)
    pages += _handbook(root, problems)
    documents.sort(key=lambda document: (document.kind.letter, document.number, document.uri))
    search_words, found = read_search_words(root)
    problems += found
    data_files, found = read_data_files(root)
    problems += found
    return Loaded(
        root,
        tuple(documents),
        tuple(pages),
        frozenset(assets),
        tuple(problems),
        search_words,
        data_files,
    )


def _wanted(root: Path, excluded: str) -> Iterator[str]:
    """The files of the content without those that the settings exclude."""
    patterns = GitIgnoreSpec.from_lines(excluded.splitlines())
    for uri in content_files(root):
        if not (uri.startswith("docs/") and patterns.match_file(uri.removeprefix("docs/"))):
            yield uri


def read_record(
    uri: str, raw: bytes, kind: Kind[Record]
) -> tuple[ReadDocument[Record], list[Problem]]:
    """One record from the content of its file, and what was found in reading it."""
    parsed, problems = parse(uri, raw)
    document = _document(parsed, kind, problems)
    return document, problems


def _take(
    root: Path,
    uri: str,
    documents: list[ReadDocument[Record]],
    pages: list[Editorial],
    problems: list[Problem],
) -> None:
    """Read one Markdown file. Whatever goes wrong in it is an error of that file."""
    try:
        raw = (root / uri).read_bytes()
        with cut_off(_LONGEST_READING):
            parsed, found = parse(uri, raw)
            problems += found
            kind = kind_of_uri(uri)
            if kind is None:
                pages.append(_editorial(parsed, problems))
            else:
                documents.append(_document(parsed, kind, problems))
    except TooLong:
        text = f"读了 {_LONGEST_READING:g} 秒还没有读完"
        problems.append(Problem(uri, 1, 1, "F033", text, "拆成几个文件，或写短"))
    except OSError as error:
        text = f"文件读不出来（{error.strerror or error}）"
        problems.append(Problem(uri, 1, 1, "F037", text, "看看文件还在不在，有没有权限读"))
    except Exception as error:
        problems.append(unexpected(uri, error))


def _odd_files(root: Path) -> Iterator[Problem]:
    """Folders, pipes and the like under the name of a record."""
    for top in content_folders():
        if is_link(root / top):
            continue
        for path in sorted((root / top).rglob("*.md")):
            uri = path.relative_to(root).as_posix()
            if not path.is_file() and not is_link(path):
                text = "这不是文件，读不出来"
                yield Problem(uri, 1, 1, "F037", text, "移走它，或改名，不以 .md 结尾")


def _closed_folders(root: Path) -> Iterator[Problem]:
    """Folders that nobody may look into: what is in them would be missing without a word."""
    refused: list[OSError] = []
    for top in content_folders():
        if (root / top).exists() and not is_link(root / top):
            for _ in os.walk(root / top, onerror=refused.append):
                pass
    for error in refused:
        uri = Path(error.filename).relative_to(root).as_posix()
        text = f"文件夹读不出来（{error.strerror}）"
        yield Problem(uri, 1, 1, "F037", text, "看看有没有权限读这个文件夹")


def _editorial(parsed: Parsed, problems: list[Problem]) -> Editorial:
    page, found = build(parsed.uri, parsed.tree, Page)
    problems += found
    return Editorial(parsed.uri, page, parsed.body, parsed.body_line, parsed.tree)


def _handbook(root: Path, problems: list[Problem]) -> Iterator[Editorial]:
    """The editors' handbook where the repository has one; its first line is its title."""
    path = root / HANDBOOK
    if is_link(path) or not path.is_file():
        return
    text, found = decode(HANDBOOK, path.read_bytes())
    problems += found
    title, _, body = text.partition("\n")
    page = Page.model_validate({"名称": title.strip("# ")})
    yield Editorial(HANDBOOK, page, body, body_line=2)


def _document(parsed: Parsed, kind: Kind[Record], problems: list[Problem]) -> ReadDocument[Record]:
    record, found = build(parsed.uri, parsed.tree, kind.model)
    problems += found
    stem = parsed.uri.rpartition("/")[2].removesuffix(".md")
    document = ReadDocument(
        uri=parsed.uri,
        kind=kind,
        record=record,
        body=parsed.body,
        body_line=parsed.body_line,
        slug=slug(stem),
        tree=parsed.tree,
    )
    problems += _misnamed(document, stem)
    problems += _misfiled(document)
    return document


def _is_too_deep(uri: str) -> bool:
    """Whether a file lies in a folder inside the folder of a kind of record."""
    folder = uri.rpartition("/")[0]
    return any(folder.startswith(f"{kind.folder}/") for kind in KINDS)


def _too_deep(uri: str) -> Problem:
    folder = next(kind.folder for kind in KINDS if uri.startswith(f"{kind.folder}/"))
    text = f"记录要直接放在 {folder}/ 里，不能再套一层文件夹"
    return Problem(uri, 1, 1, "F036", text, f"把文件移到 {folder}/")


def _stray(uri: str) -> Problem:
    text = "这个文件不会上网"
    fix = "是记录就把文件名改成以 .md 结尾；用不着就移走"
    return Problem(uri, 1, 1, STRAY, text, fix)


def _misnamed(document: ReadDocument[Record], stem: str) -> Iterator[Problem]:
    """A file name from which the address cannot be told."""
    if stem != document.slug:
        text = f"文件名“{stem}”不是小写拼音"
        fix = f"网址会写成 {document.url}；可改名为 {document.slug}.md"
        yield Problem(document.uri, 1, 1, "F019", text, fix, subject=stem)


def _misfiled(document: ReadDocument[Record]) -> Iterator[Problem]:
    """A number with the letter of another kind than the folder's."""
    kind = document.kind
    number = document.number
    if not number or number[0] == kind.letter:
        return
    other = BY_LETTER.get(number[0])
    place = other.label if other else "别处"
    text = f"「编号」{number} 是{place}的号，这里放的是{kind.label}"
    fix = f"把文件移到 {other.folder}/" if other else f"改成 {kind.letter} 开头的编号"
    yield Problem.at(document.uri, document.tree.span(("编号",)), "F016", text, fix)
