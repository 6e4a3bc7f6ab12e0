"""What is typed into a form is read alike by Python and by the script in a browser: one table of cases."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from jiangpu.checks.privacy import _CODES as PERSONAL_CODES
from jiangpu.language.dates import parse_partial
from jiangpu.language.personal import KINDS, REFUSED, personal_parts
from jiangpu.problems.codes import CODES, ERROR
from jiangpu.schema.amounts import read_amount
from jiangpu.schema.forms import choices_of
from jiangpu.schema.types import Address, Number, Whole, one_of
from jiangpu.schema.vocabularies import LEVELS, PROJECT_STATES
from jiangpu.site import assets
from jiangpu.writing.script_rules import value_rules
from personal_cases import harmless_cases, private_cases
from pydantic import TypeAdapter, ValidationError
from repositories import REPOSITORY

CASES: list[dict[str, Any]] = yaml.load(
    (REPOSITORY / "tests/cases/values.yml").read_text(encoding="utf-8"), yaml.BaseLoader
)
VOCABULARIES = {"课题状态": PROJECT_STATES, "级别": LEVELS}


def asked(case: dict[str, Any]) -> tuple[str, str]:
    """(what kind of value, what was typed) of a case."""
    return next((kind, text) for kind, text in case.items() if kind not in ("read", "of"))


def expected(case: dict[str, Any]) -> Any:
    return None if case["read"] == "null" else case["read"]


def validated(annotation: Any, text: str) -> str:
    try:
        return str(TypeAdapter(annotation).validate_python(text))
    except ValidationError:
        return ""


def by_python(case: dict[str, Any]) -> Any:
    kind, text = asked(case)
    if kind == "date":
        try:
            return parse_partial(text)
        except ValueError:
            return ""
    if kind == "amount":
        return read_amount(text)
    if kind == "word":
        vocabulary = VOCABULARIES[case["of"]]
        return vocabulary.synonyms.get(text) or validated_word(vocabulary, text)
    if kind == "personal":
        return sorted(part.kind.name for part in personal_parts(text))
    return validated({"whole": Whole, "number": Number, "address": Address}[kind], text)


def validated_word(vocabulary: Any, text: str) -> str:
    try:
        return one_of(vocabulary).read(text)
    except Exception:
        return ""


@pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join(asked(case)))
def test_python_reads_what_is_typed(case: dict[str, Any]) -> None:
    assert by_python(case) == expected(case)


@pytest.fixture(scope="module")
def script(chromium) -> Any:
    """A page that holds the script and nothing else."""
    page = chromium.new_context().new_page()
    page.goto("about:blank")
    page.evaluate(assets.joined("values", value_rules()).decode())
    yield page
    page.context.close()


CALLS = {
    "date": "readDate(text)",
    "amount": "readAmount(text)",
    "word": "readWord(choices, text)",
    "whole": "readWhole(text)",
    "number": "readNumber(text)",
    "address": "readAddress(text)",
    "personal": "personalParts(text).map((part) => part.name).sort()",
}


@pytest.mark.browser
@pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join(asked(case)))
def test_the_script_reads_it_alike(script, case: dict[str, Any]) -> None:
    kind, text = asked(case)
    vocabulary = VOCABULARIES.get(case.get("of", ""))
    choices = choices_of(vocabulary) if vocabulary else []
    read = script.evaluate(
        f"([text, choices]) => window.jiangpuValues.{CALLS[kind]}", [text, choices]
    )
    assert read == expected(case)


@pytest.mark.browser
@pytest.mark.parametrize(
    "case", [case for case in CASES if "personal" in case], ids=lambda case: asked(case)[1]
)
def test_a_browser_without_lookbehind_misses_nothing_private(script, case: dict[str, Any]) -> None:
    """Old iPhones know no lookbehind: there the pattern without it may tell too much, not too little."""
    page = script.context.new_page()
    page.evaluate(
        "(() => { const Old = RegExp; window.RegExp = function (text, flags) {"
        "  if (/\\(\\?<[!=]/.test(text)) throw new SyntaxError('no lookbehind');"
        "  return new Old(text, flags); }; })()"
    )
    page.evaluate(assets.joined("values", value_rules()).decode())
    read = page.evaluate(
        f"([text]) => window.jiangpuValues.{CALLS['personal']}", [case["personal"]]
    )
    page.close()
    assert set(expected(case)) <= set(read)


@pytest.mark.browser
def test_whatever_the_check_refuses_the_script_says_while_somebody_types(script) -> None:
    """Twelve hundred made-up texts, private and harmless: both find the same in each."""
    texts = [case.text for case in (*private_cases(), *harmless_cases()) if case.place != "文件名"]
    read = script.evaluate(
        "(texts) => texts.map((text) => "
        "window.jiangpuValues.personalParts(text).map((part) => part.name).sort())",
        texts,
    )
    found = [sorted(part.kind.name for part in personal_parts(text)) for text in texts]
    differing = []
    for text, one, other in zip(texts, found, read, strict=True):
        if one != other:
            differing.append((text, one, other))
    assert not differing
    assert sum(map(bool, found)) > 500 and sum(not each for each in found) > 400


def test_what_the_sheet_calls_refused_is_what_the_check_calls_an_error() -> None:
    for kind in KINDS:
        code, _ = PERSONAL_CODES[kind]
        assert (CODES[code].level == ERROR) == (kind in REFUSED), kind.name


def test_the_rules_are_plain_data() -> None:
    rules = value_rules()
    assert json.loads(json.dumps(rules)) == rules
