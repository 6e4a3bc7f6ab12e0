"""Every value and name of front matter is told where it stands in the file, whatever was mended."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import yaml
from jiangpu.build.project import Project
from jiangpu.problems.span import Span
from jiangpu.reading.frontmatter import Parsed, parse
from repositories import REPOSITORY

CASES = yaml.safe_load((REPOSITORY / "tests/cases/positions.yml").read_text(encoding="utf-8"))


def read(text: str) -> Parsed:
    return parse("x.md", text.encode("utf-8"))[0]


def standing_at(text: str, span: Span) -> str:
    """The characters of a file at a span, counted as an editor counts them."""
    lines = re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))[span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_where_it_stands(case: dict) -> None:
    tree, path = read(case["text"]).tree, tuple(case["path"])
    span = tree.key_span(path) if case.get("key") else tree.span(path)
    told = f"{span.line}:{span.column}-{span.end_line}:{span.end_column}"
    assert (told, standing_at(case["text"], span)) == (case["at"], case["raw"])


def test_every_value_of_the_repository_stands_where_it_is_told(repository: Project) -> None:
    """In hundreds of real files, what stands at a value's place is the value."""
    seen = 0
    for document in repository.loaded.documents:
        text = (repository.root / document.uri).read_bytes().decode("utf-8")
        for path, value in _texts(document.tree.data, ()):
            raw = standing_at(text, document.tree.span(path))
            if raw[:1] in "\"'|>":
                continue
            assert " ".join(raw.split()) == " ".join(value.split()), (document.uri, path)
            seen += 1
    assert seen > 1000


def _texts(value: object, path: tuple[str | int, ...]) -> Iterator[tuple[tuple, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*path, index))
    elif isinstance(value, str):
        yield path, value


def test_a_path_that_is_not_in_the_file_is_told_at_the_nearest_part_that_is() -> None:
    tree = read("---\n数字:\n  - {代号: yi}\n---\n").tree
    assert tree.at(("数字", 0, "原文")) == (3, 5)


def test_a_body_starts_where_an_editor_says() -> None:
    assert read("---\n名称: 田\u2028恒\u0085余\n---\n正文").body_line == 4


def test_a_line_of_a_body_ends_only_where_an_editor_ends_it() -> None:
    assert read("---\n名称: 田\n---\n一\u2028二\r\n三\x0b四\r五").body.split("\n") == [
        "一\u2028二",
        "三\x0b四",
        "五",
    ]


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        (b"---\n" + "名称: 田".encode("gb18030"), (2, 1)),
        ("---\r名称: ".encode() + "田".encode("gb18030"), (2, 5)),
        (b"\xef\xbb\xbf" + "名称: ".encode() + b"\xff", (1, 5)),
    ],
    ids=["从头", "单个回车", "字节标记"],
)
def test_the_first_foreign_character_is_counted_in_characters(
    raw: bytes, place: tuple[int, int]
) -> None:
    problem = parse("x.md", raw)[1][0]
    assert (problem.code, problem.line, problem.column) == ("F001", *place)
