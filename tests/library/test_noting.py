"""Questions that were asked while something was made."""

from __future__ import annotations

import pickle
import subprocess
import sys

from jiangpu.library.noting import Questions, noted, questions_of

IN_ANOTHER_PROCESS = """
import pickle, sys
from jiangpu.library.noting import Questions
Questions().ask("S0009", "name")  # heard of first here, so its bit is another one
print(pickle.loads(bytes.fromhex(sys.argv[1])).plain())
"""


def asked() -> Questions:
    questions = Questions()
    questions.ask("S0002", "updated")
    questions.ask("S0001", "name")
    questions.ask("S0001", "city")
    questions.ask("S0001", "name")
    questions.others.add(("asked", "urls"))
    return questions


def test_each_question_is_told_once_and_in_order() -> None:
    others, fields = asked().plain()
    assert others == [("asked", "urls")]
    assert list(fields.items()) == [("S0001", ("city", "name")), ("S0002", ("updated",))]


def test_what_was_told_is_asked_again() -> None:
    assert questions_of(*asked().plain()).plain() == asked().plain()


def test_the_questions_of_others_are_added() -> None:
    more = Questions()
    more.ask("S0002", "name")
    more.ask("S0003", "name")
    both = asked()
    both.update(more)
    assert both.plain()[1]["S0002"] == ("name", "updated")
    assert both.plain()[1]["S0003"] == ("name",)
    assert more.plain()[1] == {"S0002": ("name",), "S0003": ("name",)}


def test_another_process_understands_them() -> None:
    packed = pickle.dumps(asked()).hex()
    command = [sys.executable, "-c", IN_ANOTHER_PROCESS, packed]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert said.strip() == repr(asked().plain())


def test_who_wants_to_know_has_them_alone() -> None:
    with noted() as outer:
        with noted() as inner:
            inner.ask("S0001", "name")
        outer.ask("S0002", "name")
    assert inner.plain()[1] == {"S0001": ("name",)}
    assert outer.plain()[1] == {"S0002": ("name",)}
