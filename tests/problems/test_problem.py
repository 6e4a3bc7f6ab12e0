"""A problem as people and programs read it."""

from __future__ import annotations

from jiangpu.problems.problem import Problem, in_order
from jiangpu.problems.span import Edit, Span

SPAN = Span(9, 5, 9, 9)
PROBLEM = Problem.at(
    "methods/a.md",
    SPAN,
    "F012",
    "「类别」不认识“操作法則”",
    "改为“操作法”",
    edits=(Edit(SPAN, "操作法"),),
)


def test_the_line_format() -> None:
    said = "methods/a.md:9:5: 错误 F012 「类别」不认识“操作法則”;改法:改为“操作法”"
    assert str(PROBLEM) == said


def test_json_carries_the_end_and_the_edits() -> None:
    assert PROBLEM.as_dict() == {
        "file": "methods/a.md",
        "line": 9,
        "column": 5,
        "end_line": 9,
        "end_column": 9,
        "level": "错误",
        "code": "F012",
        "text": "「类别」不认识“操作法則”",
        "fix": "改为“操作法”",
        "subject": "",
        "edits": [{"line": 9, "column": 5, "end_line": 9, "end_column": 9, "text": "操作法"}],
    }


def test_json_says_null_where_the_end_is_not_known() -> None:
    given = Problem("a.md", 1, 1, "F002", "没有表头").as_dict()
    assert given["end_line"] is None and given["end_column"] is None


def test_the_same_finding_is_told_once_and_can_be_acted_on() -> None:
    bare = Problem("methods/a.md", 9, 5, "F012", PROBLEM.text, PROBLEM.fix)
    assert in_order([bare, PROBLEM, bare]) == [PROBLEM]


def test_by_file_line_column_and_code() -> None:
    places = [("b.md", 1, 1), ("a.md", 10, 1), ("a.md", 2, 9), ("a.md", 2, 1)]
    problems = [Problem(*place, "F002", "没有表头") for place in places]
    assert in_order(problems) == list(reversed(problems))


def test_nothing_of_a_file_name_can_act_on_what_shows_it() -> None:
    """A line break would begin a command of the forge, an escape sequence clears a terminal."""
    problem = Problem("a\n::stop-commands::x,y.md", 1, 1, "F002", "没有\x1b[2J表头\u202e")
    assert "\n" not in str(problem) and "\x1b" not in str(problem) and "\u202e" not in str(problem)
    assert problem.as_github() == (
        "::error file=a%0A%3A%3Astop-commands%3A%3Ax%2Cy.md,line=1,col=1,title=F002::"
        "没有\\x1b[2J表头\\u202e"
    )
