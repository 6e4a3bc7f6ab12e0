"""The oracle of the kept pages: a site that is made with what an earlier build has left is, byte for byte, the site
that is made from nothing.
"""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jiangpu.build.output import site_files
from jiangpu.build.project import open_project

KEPT = ".cache"
"""Where all is kept that earlier builds have left: pages, records, what was seen in them."""


@dataclass(frozen=True)
class Made:
    """A site that was made.

    Attributes:
        sums: address of each file → the sum of what it holds.
        anew: what was made anew, the pages by their addresses, other files as `files NAME`.
        problems: what was found wrong in the content.
    """

    sums: dict[str, str]
    anew: list[str]
    problems: list[str]


def make(root: Path, **options: Any) -> Made:
    """Make the site of a repository with what an earlier build has left there, and leave this one's."""
    project = open_project(root, **options)
    sums = {}
    for path, content in site_files(project):
        sums[path] = hashlib.sha256(content).hexdigest()
    anew = [key.removeprefix("page ") for key in project.made.shop.made]
    return Made(sums, anew, [str(problem) for problem in project.problems])


def make_from_nothing(root: Path, **options: Any) -> Made:
    """Make the site of a repository as if it had never been made; what was left there stays."""
    kept, aside = root / KEPT, root / f"{KEPT}-aside"
    if kept.exists():
        kept.rename(aside)
    try:
        return make(root, **options)
    finally:
        shutil.rmtree(kept, ignore_errors=True)
        if aside.exists():
            aside.rename(kept)


def differences(one: Made, other: Made) -> list[str]:
    """The files and the problems that two sites do not have alike."""
    paths = one.sums.keys() | other.sums.keys()
    found = [path for path in paths if one.sums.get(path) != other.sums.get(path)]
    return sorted([*found, *set(one.problems).symmetric_difference(other.problems)])
