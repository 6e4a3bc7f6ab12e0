"""The questions of the repository: what their forms give away."""

from __future__ import annotations

from jiangpu.build.project import Project
from jiangpu.schema import quiz


def of_several_answers(repository: Project) -> list[quiz.Question]:
    entries = [document.record for document in repository.site.library.documents]
    entries += [editorial.page for editorial in repository.site.pages]
    found: list[quiz.Question] = []
    for entry in entries:
        if isinstance(entry, quiz.Tested):
            found += [question for question in entry.quiz if question.form == quiz.SEVERAL]
    return found


def test_the_number_of_wrong_options_is_no_rule(repository: Project) -> None:
    """Who knows that exactly one is wrong needs to know nothing else."""
    asked = of_several_answers(repository)
    wrong = [len(question.options) - len(question.right) for question in asked]
    assert len(asked) > 30 and {0, 1, 2} <= set(wrong)
    assert wrong.count(1) < len(wrong) / 2
