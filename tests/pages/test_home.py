"""The home page leads with what can be learnt."""

from __future__ import annotations

import re
from collections.abc import Callable

from jiangpu.build.project import Project

TODAY = re.compile(r'<article class="j-stack j-today".*?</article>', re.DOTALL)


def todays(project: Project) -> list[str]:
    """The methods that take turns as 今日一法, as HTML."""
    home = next(page for page in project.pages() if page.url == "")
    return TODAY.findall(home.html)


def summed_up(text: str) -> str:
    """The small repository whose method has a 摘要, without which it is not shown at home."""
    return text.replace("类别: 操作法\n", "类别: 操作法\n摘要: 换得快\n")


def test_only_methods_with_a_verse_or_steps_take_turns(repository: Project) -> None:
    by_name = {method.name: method.record for method in repository.site.library.methods}
    shown = [re.search(r"<h3>.*?</h3>", html, re.DOTALL)[0] for html in todays(repository)]
    names = [re.sub(r"<[^>]+>", "", heading) for heading in shown]
    assert len(names) > 3
    assert all(by_name[name].verse or by_name[name].steps for name in names)


def test_a_verse_stands_in_cells(opened: Callable[..., Project], small: str) -> None:
    (today,) = todays(opened(summed_up(small)))
    assert today.count('class="j-ge') == 6 and "有口诀\xa0· 有步骤 3 步" in today


def test_a_method_with_points_only_takes_no_turn(
    opened: Callable[..., Project], small: str
) -> None:
    text = re.sub(r"口诀: .*\n步骤:\n(  - .*\n)+", "要点: [先看表]\n", summed_up(small))
    text = re.sub(r"自测:\n(  - .*\n)+", "", text)
    assert not todays(opened(text))
