"""What a build that ends leaves to the system."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
from jiangpu.build.collecting import leave_to_the_system

class Told:
    def __del__(self):
        print("freed")

told = Told()
{more}
"""


@pytest.mark.parametrize(("more", "said"), [("", "freed\n"), ("leave_to_the_system(told)", "")])
def test_what_is_left_to_the_system_is_not_freed_one_by_one(more: str, said: str) -> None:
    command = [sys.executable, "-c", PROGRAM.format(more=more)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == said
