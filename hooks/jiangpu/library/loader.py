"""Folders to documents: every record and editorial page under the repository's root, with the problems found in reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..language.pinyin import slug
from ..problems.problem import Problem
from ..reading.frontmatter import parse
from ..reading.validate import build
from ..schema.page import Page
from ..schema.registry import BY_LETTER, KINDS, kind_of_uri
from .documents import Document, Editorial

PUBLISHED = (".jpg", ".jpeg", ".png", ".webp", ".gif")
"""Endings of files that are copied to the site beside the pages."""

HOSTING = ("docs/CNAME", "docs/robots.txt", "docs/.nojekyll")
"""Files that a static host asks for."""


@dataclass(frozen=True)
class Loaded:
    """Everything read, sound or not.

    `documents` hold partial records where there were errors; `pages` are editorial pages under docs/; `assets` are the
    other files, by uri.
    """

    root: Path
    documents: tuple[Document, ...]
    pages: tuple[Editorial, ...]
    assets: frozenset[str]
    problems: tuple[Problem, ...]


def content_files(root: Path) -> Iterator[str]:
    """Every file of the content, as sorted posix paths from the root. Hidden files and folders are not content."""
    tops = sorted({kind.folder.partition("/")[0] for kind in KINDS} | {"docs"})
    for top in tops:
        for path in sorted((root / top).rglob("*")):
            relative = path.relative_to(root)
            if path.is_file() and not any(part.startswith(".") for part in relative.parts):
                yield relative.as_posix()


def load(root: Path) -> Loaded:
    """Read the repository at `root`."""
    documents, pages, assets, problems = [], [], set(), []
    for uri in content_files(root):
        if not uri.endswith(".md"):
            if uri.lower().endswith(PUBLISHED) or uri in HOSTING:
                assets.add(uri)
            else:
                problems.append(
                    Problem(
                        uri,
                        1,
                        1,
                        "F020",
                        "这个文件不会上网",
                        "是记录就把文件名改成以 .md 结尾；用不着就移走",
                    )
                )
            continue
        kind = kind_of_uri(uri)
        parsed, found = parse(uri, (root / uri).read_bytes())
        problems += found
        if kind is None:
            page, found = build(uri, parsed.tree, Page)
            problems += found
            pages.append(Editorial(uri, page, parsed.body, parsed.body_line, parsed.tree))
            continue
        record, found = build(uri, parsed.tree, kind.model)
        problems += found
        stem = uri.rpartition("/")[2].removesuffix(".md")
        document = Document(
            uri, kind, record, parsed.body, parsed.body_line, slug(stem), parsed.tree
        )
        problems += _misfiled(document, stem)
        documents.append(document)
    documents.sort(key=lambda document: (document.kind.letter, document.number, document.uri))
    return Loaded(root, tuple(documents), tuple(pages), frozenset(assets), tuple(problems))


def _misfiled(document: Document, stem: str) -> Iterator[Problem]:
    number, kind = document.number, document.kind
    if stem != document.slug:
        yield Problem(
            document.uri,
            1,
            1,
            "F019",
            f"文件名“{stem}”不是小写拼音",
            f"网址会写成 {document.url}；可改名为 {document.slug}.md",
        )
    if number and number[0] != kind.letter:
        other = BY_LETTER.get(number[0])
        text = f"「编号」{number} 是{other.label if other else '别处'}的号，这里放的是{kind.label}"
        fix = f"把文件移到 {other.folder}/" if other else f"改成 {kind.letter} 开头的编号"
        yield Problem(document.uri, *document.tree.at(("编号",)), "F016", text, fix)
