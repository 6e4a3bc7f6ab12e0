"""Waivers (豁免): a warning that somebody looked at and that is right to stay.

A waiver names one problem of its own file: its code and its subject. It never matches a part of a
subject, and an error cannot be waived.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .codes import CODES, ERROR
from .problem import Problem
from .span import Span


@dataclass(frozen=True)
class Waiver:
    """One entry of 豁免: which problems of the file `uri` it silences.

    Attributes:
        place: tells where its 内容 stands; few are ever asked.
        code: the code of the problem (提示).
        subject: the quoted thing of the problem (内容).
    """

    uri: str
    place: Callable[[], Span]
    code: str
    subject: str


def subject_key(subject: str) -> str:
    """Subjects are equal when they differ only in the width of characters and in spaces."""
    return "".join(unicodedata.normalize("NFKC", subject).split())


def apply_waivers(problems: Iterable[Problem], waivers: Iterable[Waiver]) -> list[Problem]:
    """The problems that stay, and one (F021) for each waiver that silences none.

    A file with errors is spared the latter: what cannot be read may be what the waiver is for.
    """
    found = list(problems)
    given = list(waivers)
    wanted = {_waiver_key(waiver) for waiver in given}
    staying: list[Problem] = []
    silenced: set[tuple[str, str, str]] = set()
    for problem in found:
        key = (problem.uri, problem.code, subject_key(problem.subject))
        if problem.is_error or not problem.subject or key not in wanted:
            staying.append(problem)
        else:
            silenced.add(key)
    broken = {problem.uri for problem in found if problem.is_error}
    for waiver in given:
        if _waiver_key(waiver) not in silenced and waiver.uri not in broken:
            staying.append(_unused(waiver, found))
    return staying


def _waiver_key(waiver: Waiver) -> tuple[str, str, str]:
    return (waiver.uri, waiver.code.strip(), subject_key(waiver.subject))


def _unused(waiver: Waiver, problems: list[Problem]) -> Problem:
    text = f"「豁免」的 {waiver.code}“{waiver.subject}”没有用上"
    return Problem.at(waiver.uri, waiver.place(), "F021", text, _advice(waiver, problems))


def _advice(waiver: Waiver, problems: list[Problem]) -> str:
    spec = CODES.get(waiver.code)
    if spec is None:
        return f"没有 {waiver.code} 这个提示，“提示”照抄提示前面的代码"
    if spec.level == ERROR:
        return "错误不能豁免，只能改"
    subjects = [
        problem.subject
        for problem in problems
        if (problem.uri, problem.code) == (waiver.uri, waiver.code) and problem.subject
    ]
    if subjects:
        return f"“内容”要照抄提示里引号内的字，现在有:{'、'.join(dict.fromkeys(subjects))}"
    return "现在没有这条提示了，这一条可以去掉"
