"""Folders to documents: every record and editorial page under the repository's root."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pathspec import GitIgnoreSpec

from ..problems.problem import Problem
from ..reading.text import decode
from ..schema.base import Record
from ..schema.page import Page
from ..schema.registry import KINDS
from .content import content_of
from .data_files import DATA_FILES, DataFiles, read_data_files
from .documents import HANDBOOK, Editorial, ReadDocument
from .file_names import name_problems
from .links import is_link
from .reading_again import WORTH_KEEPING, Each, Look, Seen, one_by_one, read_again
from .search_words import SEARCH_WORDS, SearchWords, read_search_words
from .spelling import Spelling

PUBLISHED = (".jpg", ".jpeg", ".png", ".webp", ".gif")
"""Endings of files that are copied to the site beside the pages."""

STRAY = "F020"
"""The code of a file of which the site makes nothing."""

HOSTING = ("docs/CNAME", "docs/robots.txt", "docs/.nojekyll")
"""Files that a static host asks for."""


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
        seen: uri → (digest of its content, key of the look, what was seen in the text).
        read: uri → the digest of the content of each text; empty where that could not be had.
        spelling: keeps how texts are spelled; None in a small repository.
    """

    root: Path
    documents: tuple[ReadDocument[Record], ...]
    pages: tuple[Editorial, ...]
    assets: frozenset[str]
    problems: tuple[Problem, ...]
    search_words: SearchWords = SearchWords()
    data_files: DataFiles = DataFiles()
    seen: Mapping[str, tuple[bytes, bytes, Seen]] = field(default_factory=dict)
    read: Mapping[str, bytes] = field(default_factory=dict)
    spelling: Spelling | None = field(default=None, compare=False)


def load(
    root: Path, look: Look | None = None, each: Each = one_by_one, excluded: str = ""
) -> Loaded:
    """Read the repository at `root`.

    Args:
        root: the folder of the repository.
        look: looks at each text as soon as it is read.
        each: reads the files that were not read before.
        excluded: patterns of files in docs/ that are left aside, one a line, as in a .gitignore.
    """
    documents: list[ReadDocument[Record]] = []
    pages: list[Editorial] = []
    assets: set[str] = set()
    content = content_of(root)
    problems: list[Problem] = list(content.problems)
    texts: list[str] = []
    uris = list(_wanted(content.files, excluded))
    problems += name_problems(uris)
    for uri in uris:
        if uri.endswith(".md") and _is_too_deep(uri):
            problems.append(_too_deep(uri))
        elif uri.endswith(".md"):
            texts.append(uri)
        elif uri.lower().endswith(PUBLISHED) or uri in HOSTING:
            assets.add(uri)
        elif uri != SEARCH_WORDS and uri not in DATA_FILES:
            problems.append(_stray(uri))
    spelling = Spelling(root) if len(texts) >= WORTH_KEEPING else None
    seen: dict[str, tuple[bytes, bytes, Seen]] = {}
    read: dict[str, bytes] = {}
    for uri, told in zip(texts, read_again(root, texts, look, each), strict=True):
        text = told.read.text
        read[uri] = told.digest
        problems += told.read.problems
        if isinstance(text, ReadDocument):
            documents.append(text)
        elif text is not None:
            pages.append(text)
        if text is not None and look is not None and told.seen is not None:
            seen[text.uri] = (text.digest, look.key, told.seen)
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
        seen,
        read,
        spelling,
    )


def _wanted(files: Iterable[str], excluded: str) -> Iterator[str]:
    """The files of the content without those that the settings exclude."""
    patterns = GitIgnoreSpec.from_lines(excluded.splitlines())
    for uri in files:
        if not (uri.startswith("docs/") and patterns.match_file(uri.removeprefix("docs/"))):
            yield uri


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
