"""A body that takes too long is cut off and named; the rest of the site is made all the same."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from functools import partial

import pytest
from jiangpu.body import parser, render, scan
from jiangpu.body.parser import parse
from jiangpu.build.project import open_project
from jiangpu.library import read_files
from jiangpu.reading.patience import TooLong, can_cut, cut_off

SLOW = "慢慢排的一段"

pytestmark = pytest.mark.skipif(not can_cut(), reason="this system cannot interrupt")


def busy(*_: object) -> None:
    while True:
        pass


@pytest.fixture
def slow_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule of the parser that never ends with one text, and little patience."""
    usual = parser._parser().parse

    class Slow:
        options = parser._parser().options

        def parse(self, text: str) -> object:
            return busy() if SLOW in text else usual(text)

    monkeypatch.setattr(parser, "_parser", lambda: Slow())
    for module in (parser, render, scan):
        monkeypatch.setattr(module, "cut_off", partial(cut_off, 0.1))
    parse.cache_clear()
    scan._scanned.cache_clear()
    yield
    parse.cache_clear()
    scan._scanned.cache_clear()


def test_a_body_that_takes_too_long_is_named_and_the_others_are_shown(
    slow_rule: None, tree: Callable, small: str
) -> None:
    project = open_project(tree(small.replace("以前换泵靠经验。", SLOW)))
    assert [str(problem) for problem in project.errors if problem.uri == "methods/sanbu.md"] == [
        "methods/sanbu.md:24:1: 错误 B013 正文排起来超过 2 秒，这一次没有排;改法:拆短，或改成平常的段落"
    ]
    assert any(page.url == "studios/jia/" for page in project.pages())


def test_a_slow_body_stands_on_its_page_as_it_was_typed(slow_rule: None) -> None:
    assert render.render(f"{SLOW}<b>", lambda target, image: target).html == (
        f"<p>{SLOW}&lt;b&gt;</p>"
    )


def test_a_body_that_is_slow_only_in_rendering_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(render, "link_terms", busy)
    monkeypatch.setattr(render, "cut_off", partial(cut_off, 0.1))
    assert render.takes_too_long("甲" * 6_000)
    assert not render.takes_too_long("甲")


def test_a_body_that_is_slow_only_in_looking_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan._Scanner, "take", busy)
    monkeypatch.setattr(scan, "cut_off", partial(cut_off, 0.1))
    assert [spot.kind for spot in scan.scan("没有别处写过的一句话")] == ["slow"]
    scan._scanned.cache_clear()


def test_a_file_that_takes_too_long_to_read_is_named(
    monkeypatch: pytest.MonkeyPatch, tree: Callable, small: str
) -> None:
    usual = read_files.build
    monkeypatch.setattr(read_files, "_LONGEST_READING", 0.2)
    monkeypatch.setattr(
        read_files,
        "build",
        lambda uri, *rest: busy() if uri.endswith("rumen.md") else usual(uri, *rest),
    )
    assert [str(problem) for problem in open_project(tree(small)).problems] == [
        "docs/paths/rumen.md:1:1: 错误 F033 读了 0.2 秒还没有读完;改法:拆成几个文件，或写短"
    ]


def test_the_time_of_others_does_not_count() -> None:
    """Only the time of this process does: a busy machine cuts off nothing more."""
    with cut_off(0.05):
        time.sleep(0.2)


def test_an_inner_one_leaves_the_time_of_the_outer_one() -> None:
    with pytest.raises(TooLong), cut_off(0.1):
        with cut_off(60):
            pass
        busy()


def test_in_another_thread_nothing_is_cut_and_nothing_fails() -> None:
    done = []

    def work() -> None:
        with cut_off(0.01):
            done.append(can_cut())

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [False]
