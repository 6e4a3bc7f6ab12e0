"""The page shows what was written: the dialect of the previews of editors, and words that look like tags."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml
from jiangpu.body.limits import tangled
from jiangpu.body.parser import parse
from jiangpu.body.render import render
from jiangpu.body.scan import scan
from jiangpu.body.words import words_of

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases/bodies.yml").read_text(encoding="utf-8"))


def html(text: str) -> str:
    return render(text, lambda target, image: target).html


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_what_is_shown(case: dict) -> None:
    shown = html(case["text"])
    for part in case.get("has", ()):
        assert part in shown
    for part in case.get("not", ()):
        assert part not in shown
    if "words" in case:
        assert words_of(case["text"]) == case["words"]


@pytest.mark.parametrize(
    "body",
    [
        "[a](b" * 600,
        "[" * 600,
        "![" * 600,
        "![](" * 600,
        "- " * 700 + "a",
        "> " * 5_000,
        "<a " * 20_000,
        "*a **b " * 10_000,
        "`" * 50_000,
        "[x]: y\n" * 10_000,
        "|a" * 3_000 + "\n" + "|-" * 3_000,
        "1" * 60_000,
        "\n".join("  " * depth + "- a" for depth in range(200)),
    ],
)
def test_nothing_small_takes_long(body: str) -> None:
    """What is not refused is read at once."""
    started = time.process_time()
    if not tangled(body):
        list(scan(body))
        html(body)
    assert time.process_time() - started < 2


def test_a_tangled_body_is_text() -> None:
    assert html("[" * 700 + "<b>") == f"<p>{'[' * 700}&lt;b&gt;</p>"


def test_rendering_leaves_the_tokens_as_they_are() -> None:
    """They are shared by everything that reads a body."""
    text = "# 甲\n\n## 乙\n\n[丙](a.md)【数字 x】\n\n丁\n:   戊"
    before = [token.as_dict() for token in parse(text)]
    render(text, lambda target, image: f"/{target}", terms={"丙": "b"}, shift=2)
    assert [token.as_dict() for token in parse(text)] == before


def test_links_are_found_wherever_they_stand() -> None:
    text = (
        "甲[乙\n丙](a.md)丁\n\n- <a href='b.md'>x</a>\n\n> [y][z]\n\n[z]: c.md\n\n"
        "| a | b |\n|---|---|\n| [k](d.md) | ![i](现场(1).png) |\n\n<div>\n<img src=e.png alt=f>\n</div>\n"
    )
    found = {
        spot.target: (spot.line, spot.column)
        for spot in scan(text)
        if spot.kind in ("link", "image")
    }
    assert found == {
        "a.md": (1, 2),
        "b.md": (4, 3),
        "c.md": (6, 3),
        "d.md": (12, 3),
        "现场(1).png": (12, 15),
        "e.png": (15, 1),
    }
