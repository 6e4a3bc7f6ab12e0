"""Real `mkdocs build` processes of one repository that get into each other's way, or are killed.

Run as a program: `racing.py pairs FOLDER OF NUMBER…` or `racing.py kills FOLDER OF NUMBER…`; it
prints JSON. It builds once to warm up, and each build that counts is a fork of this process: that
takes 0.4 seconds where a new process takes 2.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import time
from pathlib import Path

from mkdocs.__main__ import cli

PATIENT = 600
"""Seconds that a build waits for another: more than one takes on the busiest machine."""


def start_build(site: str, output: Path, wait: int = PATIENT) -> int:
    """Begin `mkdocs build --strict` into a site's folder and return the process number."""
    process = os.fork()
    if process:
        return process
    descriptor = os.open(output, os.O_CREAT | os.O_WRONLY)
    os.dup2(descriptor, 1)
    os.dup2(descriptor, 2)
    os.environ["JIANGPU_WAIT"] = str(wait)
    sys.argv = ["mkdocs", "build", "--strict", "--site-dir", site]
    cli(sys.argv[1:])  # ends the process, as the command does
    raise AssertionError


def end_of(process: int) -> int:
    """The exit status of a build, once it has ended."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def build_clean() -> float:
    """Build by itself into the folder `clean`, and return the seconds that it takes."""
    started = time.monotonic()
    assert end_of(start_build("clean", Path("clean.txt"))) == 0
    return time.monotonic() - started


def pairs(numbers: list[int], of: int) -> list[dict]:
    """Two builds at one place, the second later by `number / of` of the time that one takes.

    Every other pair is told not to wait.
    """
    seconds = build_clean()
    results = []
    for number in numbers:
        wait = 0 if number % 2 else PATIENT
        site, outputs = f"site{number}", (Path(f"first{number}.txt"), Path(f"second{number}.txt"))
        first = start_build(site, outputs[0], wait)
        time.sleep(seconds * number / of)
        second = start_build(site, outputs[1], wait)
        codes = [end_of(first), end_of(second)]
        said = [output.read_text(encoding="utf-8") for output in outputs]
        results.append({"site": site, "wait": wait, "codes": codes, "said": said})
    return results


def kills(numbers: list[int], of: int) -> list[dict]:
    """A build killed after `number / of` of the time that one takes, where an older site stands."""
    seconds = build_clean()
    results = []
    for number in numbers:
        site = f"site{number}"
        shutil.copytree("old", site)
        process = start_build(site, Path(f"killed{number}.txt"))
        time.sleep(seconds * number / of)
        os.kill(process, signal.SIGKILL)
        results.append({"site": site, "code": end_of(process)})
    return results


if __name__ == "__main__":
    task, folder, total, *chosen = sys.argv[1:]
    os.chdir(folder)
    cli(["build", "--quiet", "--site-dir", "warm"], standalone_mode=False)
    perform = {"pairs": pairs, "kills": kills}[task]
    print(json.dumps(perform([int(number) for number in chosen], int(total))))
