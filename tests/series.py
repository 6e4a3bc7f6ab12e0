"""`make fuzz-build`: random series of edits, each site made with what the builds before have left and from nothing.

Some builds are killed at a random moment. Prints how many series there were and what was not alike.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path

from jiangpu.build import crew, known, output
from jiangpu.build.project import problems_of
from jiangpu.library import loader, reading_again
from jiangpu.pages import plan
from jiangpu.search import postings
from jiangpu.site import asking
from oracle import differences, make, make_from_nothing
from random_edits import edit_at_random
from repositories import REPOSITORY, write_tree

TEXT = "".join(
    (REPOSITORY / "tests/cases" / name).read_text(encoding="utf-8")
    for name in ("small.txt", "kept.txt")
)


def killed_build(root: Path, chance: random.Random) -> bool:
    """A build in a process of its own, killed after a moment; whether it was still under way."""
    child = os.fork()
    if child == 0:
        try:
            make(root)
        finally:
            os._exit(0)
    time.sleep(chance.random() * 0.6)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def series(seed: int, start: Path, *, steps: int, kill: bool) -> tuple[list[str], int, int, int]:
    """One series: what was not alike, how many builds were killed, pages made anew, pages there."""
    chance = random.Random(seed)
    anew = there = killed = 0
    with tempfile.TemporaryDirectory() as folder:
        root = Path(shutil.copytree(start, Path(folder) / "repository"))
        for step in range(steps):
            edit_at_random(root, chance)
            if kill:
                killed += killed_build(root, chance)
            made = make(root)
            nothing = make_from_nothing(root)
            found = differences(made, nothing)
            if [str(problem) for problem in problems_of(root)] != nothing.problems:
                found.append("what jiangpu check says")
            if found:
                return [f"seed {seed}, step {step}: {found[:8]}"], killed, anew, there
            anew += sum(not key.startswith("files ") for key in made.anew)
            there += sum(not key.startswith("files ") for key in nothing.anew)
    return [], killed, anew, there


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--series", type=int, default=300)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--steps", type=int, default=3)
    parser.add_argument("--kill", action="store_true", help="kill a build before each step's")
    parser.add_argument("--jobs", type=int, default=1, help="so many processes make a site")
    given = parser.parse_args()
    os.environ["JIANGPU_JOBS"] = str(given.jobs)
    crew.WORTH = output.WORTH = output.MANY = 1  # however little there is to do
    plan._reference = list  # it follows from the program alone
    postings.CHUNK = 4  # few documents, but several chunks of the index
    asking._USUAL_BLOCK, asking._LARGEST_BLOCK = 2, 3
    for module in (known, loader, reading_again):
        module.WORTH_KEEPING = 1  # what was read is kept too, however little it is
    bad: list[str] = []
    killed = anew = there = 0
    with tempfile.TemporaryDirectory() as folder:
        start = write_tree(Path(folder), TEXT)
        make(start)
        for seed in range(given.first, given.first + given.series):
            found, dead, new, pages = series(seed, start, steps=given.steps, kill=given.kill)
            bad, killed, anew, there = bad + found, killed + dead, anew + new, there + pages
            print(f"{seed + 1 - given.first}/{given.series}", *found, flush=True)
    print(f"{given.series} series, {killed} builds killed, {len(bad)} not alike")
    print(f"made anew: {anew} of {there} pages")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
