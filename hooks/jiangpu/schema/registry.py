"""The record kinds: one row each.

Adding a kind takes a model beside this file, a template in `templates/kinds/`, and a row here.
What differs between kinds is a trait of the row, or a property that `Record` declares with a
neutral answer and the kind's model answers for itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from .base import Record
from .method import Method
from .path import Path
from .person import Person
from .report import Report
from .standard import Standard
from .studio import Studio

R_co = TypeVar("R_co", bound=Record, covariant=True)
"""The model of a kind."""


@dataclass(frozen=True)
class Kind(Generic[R_co]):
    """One record kind. Two are the same kind when their keys are equal.

    Attributes:
        key: its name in code; also the template `templates/kinds/<key>.html`.
        label, measure: 工作室, 个.
        letter: the first character of its numbers.
        folder: where its files are, from the repository's root.
        url: where its pages are, from the site's root.
        model: the schema.
        grouped: listed by industry, region and honour, invited in 待补资料, and given a directory
            even while it is empty.
        search_weight: how much a record counts in search beside others that match as well.
        earliest_year: none of its records begins before this year.
        purpose: what it is for, in a sentence or two for editors.
    """

    key: str
    label: str = field(compare=False)
    measure: str = field(compare=False)
    letter: str = field(compare=False)
    folder: str = field(compare=False)
    url: str = field(compare=False)
    model: type[R_co] = field(compare=False)
    grouped: bool = field(default=False, compare=False)
    search_weight: float = field(default=1.0, compare=False)
    earliest_year: int | None = field(default=None, compare=False)
    purpose: str = field(default="", compare=False)


STUDIO = Kind(
    key="studio",
    label="工作室",
    measure="个",
    letter="S",
    folder="studios",
    url="studios/",
    model=Studio,
    grouped=True,
    search_weight=1.2,
    earliest_year=1949,
    purpose="一位或几位劳模带着一群人攻关、带徒、做出成果的地方。一个工作室一个文件；"
    "它的操作法写在操作法里，页面上自己会列出来。",
)
METHOD = Kind(
    key="method",
    label="操作法",
    measure="种",
    letter="M",
    folder="methods",
    url="methods/",
    model=Method,
    grouped=True,
    search_weight=1.2,
    purpose="一套说得清、学得会的做法：解决什么难题，怎么做，凭什么管用。"
    "来源写明先后的才写步骤，没有写明的写要点；高危的只作记述。",
)
PERSON = Kind(
    key="person",
    label="人物",
    measure="位",
    letter="P",
    folder="docs/people",
    url="people/",
    model=Person,
    grouped=True,
    search_weight=1.1,
    purpose="劳模和工匠：他作为劳模的公开事迹。没有公开表彰过的人，要本人同意才写名字。",
)
REPORT = Kind(
    key="report",
    label="报告",
    measure="份",
    letter="R",
    folder="docs/reports",
    url="reports/",
    model=Report,
    purpose="总结、统计、报道里成批上报的数字和讲到的问题，一份一个文件。"
    "它的数字是“上报”，和本站逐条收录、自己数出来的分开放。",
)
STANDARD = Kind(
    key="standard",
    label="标准",
    measure="套",
    letter="B",
    folder="docs/standards",
    url="standards/",
    model=Standard,
    purpose="怎样才算一个工作室：一套标准一个文件，一项一条，每项写明靠什么判断。"
    "工作室的页面照它逐项对照。",
)
PATH = Kind(
    key="path",
    label="学习路径",
    measure="条",
    letter="L",
    folder="docs/paths",
    url="paths/",
    model=Path,
    purpose="把几种操作法和几页排成一条先后，徒弟照着一课一课学。高危的方法不排进来。",
)

KINDS: tuple[Kind[Record], ...] = (STUDIO, METHOD, PERSON, REPORT, STANDARD, PATH)
"""All kinds, in the order in which they are listed and in which one record tells before another."""

BY_KEY: dict[str, Kind[Record]] = {kind.key: kind for kind in KINDS}
BY_LETTER: dict[str, Kind[Record]] = {kind.letter: kind for kind in KINDS}


def kind_of_uri(uri: str) -> Kind[Record] | None:
    """The kind of a source file by its folder; None for an editorial page."""
    folder = uri.rpartition("/")[0]
    for kind in KINDS:
        if folder == kind.folder:
            return kind
    return None
