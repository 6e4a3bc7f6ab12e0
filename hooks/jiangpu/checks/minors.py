"""People under eighteen are not told by name, age, school or day of birth.

Whether somebody is under eighteen is measured from the newest 更新 of the library: the clock is no
input. What somebody did as a child long ago, and is written so (16 岁进厂), is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..disclosure import newest_day
from ..disclosure.consent import abridged
from ..language.dates import parse_partial
from ..problems.problem import Problem
from ..problems.span import Span
from .context import Context, texts_of
from .names_in_prose import ENDS, NAME, is_name, lines_of

CODE = "R020"
OF_AGE = 18
_FIX = "改成不写全名的说法，去掉年龄、学校和生日；写的是从前的事，写明理由豁免"

_AGE = (
    r"(?:(?<![0-9.])(?:[1-9]|1[0-7])|(?<![一二三四五六七八九十百])(?:[一二三四五六七八九]|十[一二三四五六七]?))"
    r"\s?周?岁(?!以[上下]|到|至|[-—~～]|那年|时|起|就|便|进|参|当|开始|学|入|来|离|跟|随)"
)
_BETWEEN = r"[（(，,、 ]{0,2}(?:(?:男|女|今年|年仅|才|现年|刚|是个)[，,、 ]?){0,3}"
_NAMED_AGE = re.compile(rf"(?P<name>{NAME}){_BETWEEN}(?P<found>{_AGE})")
_AGE_NAMED = re.compile(
    rf"(?P<found>{_AGE})的(?:[男女]孩|孩子|小朋友|学生|少年)?(?P<name>{NAME}){ENDS}"
)
_SCHOOL = "(?:幼儿园|小学|初中|初级中学|[一二三四五六]年级|初[一二三]|高[一二三])"
_PUPIL = re.compile(
    rf"(?P<found>{_SCHOOL}[^。，；,;\n]{{0,8}}?(?:学生|同学|孩子|[男女]孩|小朋友|[男女]生))"
    rf"[:： ]?(?P<name>{NAME}){ENDS}"
)
_DATE = r"[0-9]{4}(?:[-./][0-9]{1,2}(?:[-./][0-9]{1,2})?|年(?:[0-9]{1,2}月(?:[0-9]{1,2}[日号])?)?)"
_BORN = re.compile(
    rf"(?:出生(?:日期|年月|于)?|生日|生于)[\"' :：是为在]{{0,4}}(?P<after>{_DATE})"
    rf"|(?P<before>{_DATE})[）) ]?(?:出生|生(?![产活长成态日物存意效命]))"
)
_SIGN = re.compile("岁|生|同学|孩|小朋友")
"""Every one of these patterns needs one of these words."""


def check(context: Context) -> Iterator[Problem]:
    for page in texts_of(context):
        for number, line in lines_of(page):
            for start, end, subject in _children(context, line):
                span = Span.within(number, start + 1, end + 1)
                text = f"这里写了未成年人“{subject}”"
                yield Problem.at(page.uri, span, CODE, text, _FIX, subject=subject)


def _children(context: Context, line: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, what may be shown of it) of each child that a line tells of."""
    if _SIGN.search(line) is None:
        return
    for pattern in (_NAMED_AGE, _AGE_NAMED, _PUPIL):
        for match in pattern.finditer(line):
            if is_name(match["name"]):
                subject = f"{abridged(match['name'])}，{match['found']}"
                yield match.start(), match.end(), subject
    for match in _BORN.finditer(line):
        date = match["after"] or match["before"]
        if _is_child(date, newest_day(context.everything.documents)):
            yield match.start(), match.end(), f"{date[:4]}年生"


def _is_child(written: str, today: str) -> bool:
    """Whether somebody born then is under eighteen for certain, as far as the date is known."""
    try:
        born = parse_partial(written)
    except ValueError:
        return False
    comes_of_age = f"{int(born[:4]) + OF_AGE}{born[4:]}"
    return bool(today) and born <= today < comes_of_age
