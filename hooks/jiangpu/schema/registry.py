"""The record kinds. Adding one takes a model beside this file, a template in `templates/kinds/` and a row here."""

from __future__ import annotations

from dataclasses import dataclass

from .base import Record
from .method import Method
from .path import Path
from .person import Person
from .report import Report
from .standard import Standard
from .studio import Studio


@dataclass(frozen=True)
class Kind:
    """One record kind.

    Attributes:
        key: its name in code; also the template `templates/kinds/<key>.html`.
        label, measure: 工作室, 个.
        letter: the first character of its numbers.
        folder: where its files are, from the repository's root.
        url: where its pages are, from the site's root.
        model: the schema.
        grouped: listed by industry, region and honour, invited in 待补资料, and given a directory even while it is empty.
    """

    key: str
    label: str
    measure: str
    letter: str
    folder: str
    url: str
    model: type[Record]
    grouped: bool = False


KINDS: tuple[Kind, ...] = (
    Kind("studio", "工作室", "个", "S", "studios", "studios/", Studio, grouped=True),
    Kind("method", "操作法", "种", "M", "methods", "methods/", Method, grouped=True),
    Kind("person", "人物", "位", "P", "docs/people", "people/", Person, grouped=True),
    Kind("report", "报告", "份", "R", "docs/reports", "reports/", Report),
    Kind("standard", "标准", "套", "B", "docs/standards", "standards/", Standard),
    Kind("path", "学习路径", "条", "L", "docs/paths", "paths/", Path),
)

BY_KEY: dict[str, Kind] = {kind.key: kind for kind in KINDS}
BY_LETTER: dict[str, Kind] = {kind.letter: kind for kind in KINDS}


def kind_of_uri(uri: str) -> Kind | None:
    """The kind of a source file by its folder; None for an editorial page."""
    folder = uri.rpartition("/")[0]
    return next((kind for kind in KINDS if folder == kind.folder), None)
