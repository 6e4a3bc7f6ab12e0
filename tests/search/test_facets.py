"""The words by which lists are narrowed follow from the records and from docs/ways.yml."""

from __future__ import annotations

from collections.abc import Callable

from jiangpu.build.project import Project
from jiangpu.search.facets import facet_words


def words(project: Project, number: str) -> dict[str, list[str]]:
    document = project.site.library.get(number)
    return facet_words(document, project.site.data_files.ways.content)


def test_a_method_says_what_can_be_learnt(opened: Callable, small: str) -> None:
    project = opened(small.replace("安全: 泄压后再拆\n荣誉", "要点: [先看表]\n荣誉"))
    assert words(project, "M0001")["能学"][:3] == ["有步骤", "有要点", "有口诀"]


def test_other_kinds_have_nothing_to_learn_step_by_step(opened: Callable, small: str) -> None:
    assert "能学" not in words(opened(small), "S0001")


def test_records_are_found_by_the_job(opened: Callable, small: str) -> None:
    project = opened(small)
    assert words(project, "M0001")["活计"] == words(project, "S0001")["活计"] == ["换泵"]
    assert "活计" not in words(project, "P0001")
