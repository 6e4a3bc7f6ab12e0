"""Whatever a city sends, nothing but a refusal in Chinese comes of it, and what is taken is a portal."""

from __future__ import annotations

import json
import os
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from jiangpu.federation.entries import City
from jiangpu.federation.portal import merged
from jiangpu.federation.portal_pages import pages
from jiangpu.federation.refused import Refused
from publishing import Files, city, dumped, figure, published, record, relisted, source

JIA = "https://jia.example/"
EXAMPLES = int(os.environ.get("JIANGPU_FUZZ", "25"))

PLAIN = st.none() | st.booleans() | st.integers(-5, 10**6) | st.floats(width=32)
TEXTS = st.text(max_size=8) | st.sampled_from(("<b>", "S0001", "高危", "-", "２０", "\u202e"))
VALUES = st.recursive(
    PLAIN | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)

ROW = record(
    "S0001",
    "张三工作室",
    JIA,
    单位="厂",
    省="江苏",
    市="连云港",
    行业="化工",
    领衔人=[{"名称": "张三"}],
    别名=["甲"],
    来源=[source("年报")],
)
FIGURE = figure("S0001", "近20人", "成员数", 数值=20, 单位="人", 限定=["近"], 口径="全部")
ITEM = {
    "id": "S0001",
    "title": "甲",
    "body": "话",
    "fields": "",
    "names": [],
    "facets": {"行业": ["化工"]},
}


def taken(files: Files) -> City | None:
    """The city, where it is taken; None where it is refused, with a reason and what to do."""
    try:
        return city(files)
    except Refused as error:
        assert error.reason and error.fix
        return None


def shown(found: City | None) -> None:
    """Every page of a portal of the city can be made."""
    if found is not None:
        assert sum(len(page.html) for page in pages(merged([found])))


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.sampled_from(sorted(ROW)), VALUES, st.sampled_from(sorted(FIGURE)), VALUES)
def test_any_value_in_a_record_and_in_a_figure(
    field: str, value: Any, stated: str, other: Any
) -> None:
    files = published(JIA, [ROW])
    files["studios.json"] = dumped({"count": 1, "records": [{**ROW, field: value}]})
    files["figures.json"] = dumped({"count": 1, "records": [{**FIGURE, stated: other}]})
    shown(taken(relisted(files)))


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.sampled_from(sorted(ITEM)), VALUES)
def test_any_value_in_the_search(field: str, value: Any) -> None:
    files = published(JIA, [ROW])
    files["items.ndjson"] = json.dumps({**ITEM, field: value}).encode()
    shown(taken(relisted(files)))


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.sampled_from(("version", "site", "url", "updated", "city", "files", "withdrawn")), VALUES)
def test_any_value_in_the_list(field: str, value: Any) -> None:
    files = published(JIA, [ROW])
    listing = json.loads(files["index.json"])
    shown(taken({**files, "index.json": dumped({**listing, field: value})}))


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.binary(max_size=40), st.sampled_from(("studios.json", "items.ndjson", "index.json")))
def test_any_bytes(content: bytes, name: str) -> None:
    files = {**published(JIA, [ROW]), name: content}
    shown(taken(files if name == "index.json" else relisted(files)))
