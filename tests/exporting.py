"""Reading exported files, for the tests of the open data."""

from __future__ import annotations

import csv
import io

from jiangpu.build.project import Project
from jiangpu.exports import FOLDER, export_files

Files = dict[str, bytes]


def files_of(project: Project) -> Files:
    return {item.path.removeprefix(FOLDER): item.content for item in export_files(project.site)}


def changed(text: str, *changes: tuple[str, str]) -> str:
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
