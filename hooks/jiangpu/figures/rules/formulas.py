"""A rule that works out the formulas of derived figures (推算): 122 ÷ 326 is 37.4 %."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, localcontext

from ...language.numerals import plain
from ..formatting import shown
from .finding import Documents, Finding, figures_of

_NUMBER = r"[0-9]{1,40}(?:\.[0-9]{1,10})?"
_SIGNS = "+−×÷"
_ONE_SIGN = "|".join(rf"(?:{re.escape(sign)}{_NUMBER})+" for sign in _SIGNS)
_PLACES = 700
"""Digits that are carried along: more than the largest formula can have."""
_MOST_NUMBERS = 12
_FORMULA = re.compile(rf"{_NUMBER}(?:{_ONE_SIGN})(?![0-9.{re.escape(_SIGNS)}])")
"""Numbers joined by one and the same sign.

Anything else, 2 + 5（两家）among it, is words and left to the reader.
"""


def formulas_hold(documents: Documents) -> Iterator[Finding]:
    """A derived figure is what its formula comes to, rounded to as many places as it is written
    with.
    """
    for located in figures_of(documents):
        figure = located.figure
        formula = _formula_in(figure.derived or "")
        if not formula or figure.value is None:
            continue
        last_place = _last_place(figure.value)
        with localcontext() as context:
            context.prec = _PLACES
            result = _worked_out(formula)
            if "÷" in formula and figure.unit == "%":
                result *= 100
            rounded = result.quantize(last_place)
            agrees = abs(result - figure.value) <= last_place / 2
        yield located.finding(
            agrees,
            f"{figure.label}写的是 {shown(figure)}，{formula} 算出来是 {plain(rounded)}",
            "重算，或对照原文改算式",
            field="数值",
        )


def _formula_in(text: str) -> str:
    """The formula with which a text begins, without spaces; "" where it begins with none."""
    match = _FORMULA.match(text.replace(" ", "").replace("-", "−"))
    if match is None or len(re.findall(_NUMBER, match[0])) > _MOST_NUMBERS:
        return ""
    return match[0]


def _worked_out(formula: str) -> Decimal:
    """What a formula with one kind of sign comes to.

    Dividing by zero leaves the number as it is.
    """
    first, *others = (Decimal(number) for number in re.findall(_NUMBER, formula))
    result = first
    for number in others:
        if "+" in formula:
            result += number
        elif "−" in formula:
            result -= number
        elif "×" in formula:
            result *= number
        elif number:
            result /= number
    return result


def _last_place(value: Decimal) -> Decimal:
    """One unit of the last decimal place with which a number is written: 0.1 of 37.4, 1 of 300."""
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or exponent > 0:
        return Decimal(1)
    return Decimal(1).scaleb(exponent)
