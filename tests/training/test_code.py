"""The progress code: everything comes back; what is damaged or foreign is refused with a sentence."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from jiangpu.training.script_rules import CODE_ALPHABET
from learning import computed
from repositories import REPOSITORY

CASES = yaml.safe_load((REPOSITORY / "tests/cases/progress.yml").read_text(encoding="utf-8"))
WEEK = CASES[-1]
LINES = "inLines(given[0])"

ATTEMPT = """given[0].map((text) => {
  try { return readProgress(text); } catch (error) { return error.message; }
})"""


def attempts(*texts: str) -> list[Any]:
    """What each text is read as: a progress, or the sentence with which it is refused."""
    return computed(ATTEMPT, texts)


def test_a_progress_has_the_code_that_it_always_had() -> None:
    codes = computed("given[0].map(encodeProgress)", [case["progress"] for case in CASES])
    assert codes == [case["code"] for case in CASES]


def test_a_code_is_read_back_whole() -> None:
    assert attempts(*(case["code"] for case in CASES)) == [case["progress"] for case in CASES]


def test_the_printed_lines_are_read_back_whole() -> None:
    lines = computed(LINES, WEEK["code"])
    typed = ["\n".join(lines), " ".join(lines), "\n".join(lines).lower().replace("-", " ")]
    assert attempts(*typed) == [WEEK["progress"]] * 3


def test_who_types_may_take_letters_for_digits() -> None:
    """The alphabet has no I, L, O and U, so that they can be read as what was meant."""
    typed = WEEK["code"].replace("1", "I").replace("0", "O")
    assert not set("ILOU") & set(CODE_ALPHABET)
    assert attempts(typed) == [WEEK["progress"]]


def test_a_printed_line_has_four_groups_of_four() -> None:
    first, *_ = computed(LINES, WEEK["code"])
    assert re.fullmatch(r"(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}", first)


def test_a_line_with_a_wrong_character_is_named() -> None:
    lines = computed(LINES, WEEK["code"])
    wrong = lines[2].replace(lines[2][0], "Z" if lines[2][0] != "Z" else "Y", 1)
    (answer,) = attempts("\n".join([*lines[:2], wrong, *lines[3:]]))
    assert answer == "第 3 行有字不对，没有读进来。原来的进度没有动。"


def test_any_single_wrong_character_is_noticed() -> None:
    code = WEEK["code"]
    wrong = []
    for place in range(3, len(code)):
        other = "7" if code[place] != "7" else "8"
        wrong.append(code[:place] + other + code[place + 1 :])
    assert all(isinstance(answer, str) for answer in attempts(*wrong))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "这不是匠谱的进度码"),
        ("https://example.com/", "这不是匠谱的进度码"),
        ("JP", "第 1 行"),
        ("JP9ABCDEFGH", "这个码是别的版本的匠谱出的"),
        (WEEK["code"][:-3], "第 "),
        (WEEK["code"][:20], "第 "),
    ],
)
def test_what_is_no_code_is_refused_with_a_sentence(text: str, sentence: str) -> None:
    (answer,) = attempts(text)
    assert isinstance(answer, str) and sentence in answer and "原来的进度没有动" in answer


MERGED = "mergedProgress(given[0], given[1])"


def part(**parts: object) -> dict[str, object]:
    """A progress with some parts filled."""
    return {**{name: {} for name in WEEK["progress"]}, **parts}


@pytest.mark.parametrize(
    ("name", "here", "there", "both"),
    [
        ("lessons", {"M0001": [1, 3]}, {"M0001": [2, 3]}, {"M0001": [1, 2, 3]}),
        ("lessons", {"M0001": [1]}, {"M0002": [1]}, {"M0001": [1], "M0002": [1]}),
        ("read", {"guide": 5}, {"guide": 9}, {"guide": 5}),
        ("skipped", {}, {"L0001/2": "会了"}, {"L0001/2": "会了"}),
        (
            "signed",
            {"M0001": [["AAAA", 1]]},
            {"M0001": [["AAAA", 1], ["BBBB", 2]]},
            {"M0001": [["AAAA", 1], ["BBBB", 2]]},
        ),
        (
            "tests",
            {"M0001": {"mark": 1, "asked": [[0, 9], None]}},
            {"M0001": {"mark": 1, "asked": [[2, 30], [5, 0], None]}},
            {"M0001": {"mark": 1, "asked": [[2, 30], [5, 0], None]}},
        ),
        (
            "tests",
            {"M0001": {"mark": 1, "asked": [[5, 0]]}},
            {"M0001": {"mark": 2, "asked": [[0, 9]]}},
            {"M0001": {"mark": 1, "asked": [[5, 0]]}},
        ),
    ],
)
def test_nothing_is_lost_when_a_progress_is_brought(
    name: str, here: object, there: object, both: object
) -> None:
    assert computed(MERGED, part(**{name: here}), part(**{name: there})) == part(**{name: both})


def test_a_signature_holds_a_mark_a_lesson_and_a_day() -> None:
    code, back = computed(
        "(() => { const code = encodeSignature('K7Q2', 'M0061', 333);"
        " return [code, decodeSignature(code)]; })()"
    )
    assert code.startswith("JQ") and back == {"mark": "K7Q2", "key": "M0061", "day": 333}


def test_a_signature_is_no_progress() -> None:
    (answer,) = attempts(computed("encodeSignature('K7Q2', 'M0061', 333)"))
    assert "这不是匠谱的进度码" in answer


def test_a_master_does_not_sign_on_his_own_device() -> None:
    answer = computed("bring(encodeSignature(ownMark(), 'M0061', 333))")
    assert answer == "这是这部手机自己出的签字，要用师傅的手机出。"


def test_a_signature_is_kept_once() -> None:
    signed = computed(
        "(() => { const code = encodeSignature('K7Q2', 'M0061', 333);"
        " bring(code); bring(code); return progressNow().signed; })()"
    )
    assert signed == {"M0061": [["K7Q2", 333]]}


def test_a_refused_code_changes_nothing() -> None:
    before, answer, after = computed(
        "(() => { keepProgress(given[0]); const before = progressNow();"
        " return [before, bring('JP1ABCDEFGHJK'), progressNow()]; })()",
        WEEK["progress"],
    )
    assert isinstance(answer, str) and before == after == WEEK["progress"]
