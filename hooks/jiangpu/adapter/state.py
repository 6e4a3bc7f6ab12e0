"""What a build knows, kept in its config object: `mkdocs serve` runs hook code once and builds many times."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from ..build.folder import SiteFolder
from ..build.project import Project
from ..site.artefacts import Page

KEY = "jiangpu_build"
"""Where the state is kept among the config's extras; templates do not see it under this name by accident."""


class WarningCounter(logging.Handler):
    """Counts what MkDocs and its plugins warn of, so that a build that strict mode refuses is not swapped in."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.count += 1


@dataclass
class Build:
    """One build: the project, its pages by virtual file, and where the site goes when it is clean."""

    project: Project
    pages: dict[str, Page]
    preview: bool
    target: Path
    folder: SiteFolder | None
    bundle: dict[str, str]
    started: float
    warnings: WarningCounter = field(default_factory=WarningCounter)


def state_of(config: MkDocsConfig) -> Build:
    return config.extra[KEY]
