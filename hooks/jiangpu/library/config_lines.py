"""Where something stands in mkdocs.yml, for problems that are about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from ..problems.problem import Problem

CONFIG = "mkdocs.yml"


@dataclass(frozen=True)
class Lines:
    """The text of a mkdocs.yml."""

    text: str = ""
    uri: str = CONFIG

    @classmethod
    def read(cls, root: Path) -> Lines:
        """Those of the repository at `root`; none where the file is missing."""
        path = root / CONFIG
        return cls(path.read_text("utf-8", "replace") if path.is_file() else "")

    def of(self, words: str) -> int:
        """The first line that holds some words and is no comment, from 1; 1 where none does.

        They are not the end of another word: `name:` is not in `site_name:`.
        """
        wanted = re.compile(rf"(?<![\w-]){re.escape(words)}")
        for number, line in enumerate(self.text.split("\n"), 1):
            if wanted.search(line.partition(" #")[0]) and not line.lstrip().startswith("#"):
                return number
        return 1

    def problem(self, words: str, code: str, text: str, fix: str) -> Problem:
        """A problem on the line that holds some words."""
        return Problem(self.uri, self.of(words), 1, code, text, fix)
