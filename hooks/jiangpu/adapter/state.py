"""What a build knows, kept in its config object.

`mkdocs serve` runs the code of hooks once and builds many times: nothing of a build is global.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from ..build.folder import SiteFolder
from ..build.project import Project
from ..library.config_lines import Lines

KEY = "jiangpu_build"
"""Where the state is kept among the extras of the config."""


class WarningCounter(logging.Handler):
    """Counts what MkDocs and its plugins warn of.

    A build that strict mode refuses is not swapped in.
    """

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.count += 1


@dataclass
class Build:
    """One build.

    Attributes:
        project: the repository, read and checked.
        preview: drafts are shown, and errors do not stop the build.
        target: where the site goes when it is clean.
        folder: where it is made; None in a preview that is served.
        started: when, by the monotonic clock.
        lines: those of mkdocs.yml.
        offered: the pages of the site as files of MkDocs.
        warnings: what MkDocs itself warned of.
    """

    project: Project
    preview: bool
    target: Path
    folder: SiteFolder | None
    started: float
    lines: Lines = Lines()
    offered: set[File] = field(default_factory=set)
    warnings: WarningCounter = field(default_factory=WarningCounter)


def state_of(config: MkDocsConfig) -> Build:
    """The state that `on_config` left in the config."""
    build = config.extra[KEY]
    assert isinstance(build, Build)
    return build
