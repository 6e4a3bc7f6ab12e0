"""A record kind takes three places: a model, a template, a row. This adds one to a copy of the package."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import Any

import pytest
from repositories import REPOSITORY, write_tree

MODEL = '''"""联盟: studios that work together."""

from __future__ import annotations

from .base import Record, Trade
from .declare import field
from .types import Date, Many, StudioRef, Text


class Alliance(Trade, Record):
    """联盟."""

    members: Many[StudioRef] = field("成员", "有哪些工作室", "[S0001]", wanted=True, default=())
    pledge: Text | None = field("约定", "一起约定了什么", "互派师傅")
'''

TEMPLATE = """{% extends "record.html" %}
{% block top scoped %}<h1>{{ doc.name }}</h1><p>{{ r.pledge }}</p>{% endblock %}
"""

ROW = """from .alliance import Alliance

ALLIANCE = Kind(
    key="alliance",
    label="联盟",
    measure="家",
    letter="A",
    folder="docs/alliances",
    url="alliances/",
    model=Alliance,
    grouped=True,
)

KINDS: """

RECORD = """== docs/alliances/gang.md
---
编号: A0001
名称: 港口联盟
行业: 港口
成员: [S0001]
约定: 互派师傅
来源: {代号: s1, 题名: 年度总结, 发布者: 某某厂, 日期: 2020-05, 类别: 文件}
更新: 2024-05-06
---
"""

LOOK = """
import json, sys
from pathlib import Path
from jiangpu.build.project import open_project
from jiangpu.schema.registry import BY_KEY
from jiangpu.search.items import library_items
from jiangpu.writing.skeleton import next_number, skeleton

project = open_project(Path(sys.argv[1]))
library = project.site.library
kind = BY_KEY["alliance"]
item = next(item for item in library_items(project.site) if item.id == "A0001")
data = {file.path: file.content for file in project.data_files()}
print(json.dumps({
    "problems": [str(problem) for problem in project.problems],
    "pages": {page.url: page.html for page in project.pages()},
    "records": json.loads(data["data/v1/alliances.json"])["records"],
    "csv": data["data/v1/alliances.csv"].decode("utf-8-sig"),
    "schema": json.loads(data["data/v1/schema/alliances.json"]),
    "facets": item.facets,
    "referring": [d.number for d in library.referring(library.get("S0001"), "alliance", "members")],
    "number": next_number(kind, [each.number for each in project.loaded.documents], []),
    "new": skeleton(kind, "某联盟", "A0002"),
}))
"""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory, small: str) -> dict[str, Any]:
    """What a process that has the kind makes of a repository that has one such record."""
    root = tmp_path_factory.mktemp("kind")
    package = root / "hooks/jiangpu"
    shutil.copytree(
        REPOSITORY / "hooks/jiangpu", package, ignore=shutil.ignore_patterns("__pycache__")
    )
    (package / "schema/alliance.py").write_text(MODEL, encoding="utf-8")
    (package / "templates/kinds/alliance.html").write_text(TEMPLATE, encoding="utf-8")
    registry = package / "schema/registry.py"
    text = registry.read_text(encoding="utf-8")
    assert text.count("\nKINDS: ") == text.count("STANDARD, PATH)") == 1
    text = text.replace("\nKINDS: ", f"\n{ROW}").replace("PATH)", "PATH, ALLIANCE)")
    registry.write_text(text, encoding="utf-8")
    openness = package / "schema/openness.py"
    text = openness.read_text(encoding="utf-8")
    assert text.count('_PATHS = "') == 1
    openness.write_text(text.replace('_PATHS = "', '_PATHS = "members '), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", LOOK, str(write_tree(root / "content", small + RECORD))],
        env={**os.environ, "PYTHONPATH": str(root / "hooks")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_its_records_pass_the_check(found: dict[str, Any]) -> None:
    assert found["problems"] == []


def test_it_has_pages(found: dict[str, Any]) -> None:
    assert "互派师傅" in found["pages"]["alliances/gang/"]
    assert "港口联盟" in found["pages"]["alliances/"]


def test_it_stands_in_the_groups(found: dict[str, Any]) -> None:
    assert "港口联盟" in found["pages"]["industries/gangkou/"]


def test_its_fields_stand_in_the_handbook(found: dict[str, Any]) -> None:
    assert 'id="alliance-约定"' in found["pages"]["contribute/fields/"]


def test_it_is_found_by_its_facets(found: dict[str, Any]) -> None:
    assert found["facets"]["类型"] == ["联盟"] and found["facets"]["行业"] == ["港口"]


def test_its_references_lead_back(found: dict[str, Any]) -> None:
    assert found["referring"] == ["A0001"]


def test_its_open_fields_leave_the_site_and_no_others(found: dict[str, Any]) -> None:
    """成员 has its word in OPEN; nobody decided about 约定."""
    (record,) = found["records"]
    assert record["成员"] == [{"编号": "S0001", "名称": "张三劳模创新工作室"}]
    assert "约定" not in record and "约定" not in found["csv"]
    properties = found["schema"]["properties"]["records"]["items"]["properties"]
    assert "成员" in properties and "约定" not in properties


def test_a_new_record_of_it_can_be_begun(found: dict[str, Any]) -> None:
    path, text = found["new"]
    assert found["number"] == "A0002" and path == "docs/alliances/moulianmeng.md"
    assert "# 成员: [S0001]   # 有哪些工作室" in text
