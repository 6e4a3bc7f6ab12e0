"""Cities of any version, in any order, give the same portal, byte for byte."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from itertools import permutations
from pathlib import Path

import pytest
from exporting import files_of
from hypothesis import given, settings
from hypothesis import strategies as st
from jiangpu.commands.main import main
from jiangpu.federation.entries import City
from jiangpu.federation.portal import merged
from jiangpu.federation.portal_files import portal_files
from jiangpu.federation.portal_pages import pages
from jiangpu.federation.receipts import Receipt
from publishing import (
    Files,
    Row,
    city,
    content_of,
    dumped,
    figure,
    published,
    record,
    relisted,
    source,
    table,
    written,
)

JIA, YI, BING = "https://jia.example/", "https://yi.example/", "https://bing.example/lao/"


def first_version() -> Files:
    """Data of the first version: no city, no fields in the search, no learning paths."""
    rows = [record("S0001", "张三工作室", JIA, 单位="泵厂", 省="江苏", 市="连云港", 行业="化工")]
    files = published(JIA, rows, version="1.0", site="匠谱甲")
    del files["paths.json"]
    return relisted(files)


def this_version() -> Files:
    rows = [
        record("S0001", "李四工作室", YI, 省="江苏", 市="南京", 领衔人=[{"名称": "李四"}]),
        record("M0001", "三步换泵法", YI, 风险="高危", 提醒="事件与经验记述，不是操作规程"),
    ]
    return published(YI, rows, [figure("S0001", "近20人", "成员数")], city="乙市")


def later_version() -> Files:
    """Data with fields, words and a table that this program does not know."""
    rows = [record("S0001", "王五工作室", BING, 行业="太空采矿", 新字段={"甲": [1, 2]})]
    files = published(BING, rows, version="1.99", city="丙市", 新的={"甲": 1})
    files["ideas.json"] = table([{"编号": "I0001"}])
    return relisted(files)


@pytest.fixture(scope="module")
def cities(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Data folders of three cities of three versions; one of them is a site."""
    root = tmp_path_factory.mktemp("cities")
    return [
        written(root / "jia", first_version()),
        written(root / "yi/data/v1", this_version()).parent.parent,
        written(root / "bing", later_version()),
    ]


def join(cities: Iterable[Path], folder: Path) -> dict[str, str]:
    """What `jiangpu merge` makes of some cities: path → hash."""
    words = [str(city) for city in cities]
    out, keep = str(folder / "portal"), str(folder / "keep")
    assert main(["merge", *words, "--out", out, "--keep", keep]) == 0
    return content_of(folder / "portal")


def test_three_versions_in_any_order_give_the_same_bytes(
    cities: list[Path], tmp_path: Path
) -> None:
    made = [join(order, tmp_path / str(place)) for place, order in enumerate(permutations(cities))]
    assert len(made) == 6 and all(each == made[0] for each in made)
    assert "cities/bing.example_lao/S0001/index.html" in made[0]


def test_what_a_later_version_adds_is_passed_over_and_said(
    cities: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    join(cities, tmp_path)
    assert "丙市：数据格式是 1.99 版，比这里的" in capsys.readouterr().out
    text = (tmp_path / "portal/receipts/bing.example_lao.json").read_text(encoding="utf-8")
    assert json.loads(text)["counts"] == {"新收": 1}


def test_an_industry_that_is_not_known_is_no_filter_and_has_no_page(
    cities: list[Path], tmp_path: Path
) -> None:
    join(cities, tmp_path)
    page = (tmp_path / "portal/studios/index.html").read_text(encoding="utf-8")
    assert 'name="行业" value="化工"' in page and "太空采矿" not in page


def test_an_older_version_lacks_what_it_lacks(cities: list[Path], tmp_path: Path) -> None:
    join(cities, tmp_path)
    text = (tmp_path / "portal/receipts/jia.example.json").read_text(encoding="utf-8")
    assert json.loads(text)["notes"] == ["数据格式是 1.0 版，还没有 paths.json"]


def test_what_our_own_site_publishes_is_read_to_the_last_record(opened: object, small: str) -> None:
    files = files_of(opened(small))
    read = city({path: files[path] for path in files})
    listing = json.loads(files["index.json"])
    own = {"studios.json", "methods.json", "people.json", "reports.json"}
    own |= {"standards.json", "paths.json"}
    rows = {entry["path"]: entry.get("rows") for entry in listing["files"]}
    assert len(read.entries) == sum(rows[path] for path in own) and not read.turned
    assert read.edition == listing["edition"]
    studio = next(entry for entry in read.entries if entry.number == "S0001")
    assert studio.name == "张三劳模创新工作室" and studio.region == ("江苏", "连云港")
    assert [figure.written for figure in studio.figures][0] == "28余万元"


def test_two_cities_of_one_name_are_told_apart() -> None:
    read = [city(published(origin, [], city="海市")) for origin in (JIA, YI)]
    assert [each.name for each in merged(read).cities] == [
        "海市（jia.example）",
        "海市（yi.example）",
    ]


NAMES = st.sampled_from(("王强工作室", "王 强工作室", "换泵法", "好<b>法", "“一平”法"))
UNITS = st.sampled_from(("", "一厂", "二厂"))
WRITTEN = st.sampled_from((("20人", 20), ("近30人", 30), ("4项", 4)))


@st.composite
def packages(draw: st.DrawFn) -> list[City]:
    """Small cities that have much in common."""
    found = []
    for number in range(draw(st.integers(1, 3))):
        origin = f"https://c{number}.example/"
        rows: list[Row] = []
        figures: list[Row] = []
        for place in range(draw(st.integers(0, 3))):
            key = f"{draw(st.sampled_from('SMR'))}{place:04}"
            fields = {"单位": draw(UNITS), "市": draw(UNITS)}
            said = source("年报", 网址=draw(st.sampled_from(("", "https://a.example/1"))))
            rows.append(record(key, draw(NAMES), origin, 来源=[said], **fields))
            text, value = draw(WRITTEN)
            scope = draw(st.sampled_from(("", "全部")))
            row = figure(key, text, "成员数", 数值=value, 单位="人", 口径=scope, 原文=text)
            figures.append(row)
        name = draw(st.sampled_from(("甲市", "乙市")))
        found.append(city(published(origin, rows, figures, city=name)))
    return found


@settings(max_examples=8, deadline=None)
@given(packages(), st.randoms(use_true_random=False))
def test_any_order_of_any_cities_gives_the_same_bytes(found: list[City], chance: object) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)
    assert list(portal_files(merged(shuffled))) == list(portal_files(merged(found)))


def lines(found: Sequence[City], before: dict[str, str]) -> list[tuple[str, str]]:
    """(number, state) of the receipt of the first city."""
    receipt: Receipt = merged(found, before={found[0].origin: before}).receipts[0]
    return [(line.number, line.state) for line in receipt.lines]


def test_a_receipt_says_what_became_of_each_record() -> None:
    rows = [record("S0001", "甲", JIA), record("S0002", "乙", JIA), record("S0003", "丙", JIA)]
    read = city(published(JIA, rows, withdrawn=["S0005"]))
    same, changed, _ = read.entries
    before = {
        same.number: same.digest,
        changed.number: "0",
        "S0004": "1",
        "S0005": "2",
    }
    assert lines([read], before) == [
        ("S0003", "新收"),
        ("S0002", "有改动"),
        ("S0004", "没有了"),
        ("S0005", "已撤回"),
        ("S0001", "没有变"),
    ]


FUTURE = [
    (
        {"更新": "2099-01-01"},
        {},
        "「更新」写的是 2099-01-01，比这一版数据的日期 2026-11-01 还晚",
    ),
    ({"成立年份": "2099"}, {}, "「成立年份」写的是 2099 年，比这一版数据的日期 2026-11-01 还晚"),
    ({}, {"截至": "2098-05"}, "「截至」写的是 2098 年 5 月，比这一版数据的日期 2026-11-01 还晚"),
    ({}, {"截至": "2098-05", "性质": "目标"}, ""),
    ({"成立年份": "2026"}, {"截至": "原文隐去"}, ""),
]


@pytest.mark.parametrize(("said", "counted", "doubt"), FUTURE)
def test_a_date_to_come_is_told_on_the_receipt_and_the_record_is_taken(
    said: dict[str, str], counted: dict[str, str], doubt: str
) -> None:
    rows = [record("S0001", "甲", JIA), record("S0002", "乙", JIA, **said)]
    read = city(published(JIA, rows, [figure("S0002", "5人", "成员数", **counted)]))
    lines = merged([read]).receipts[0].lines
    assert [line.number for line in lines] == (["S0002", "S0001"] if doubt else ["S0001", "S0002"])
    (line,) = [line for line in lines if line.number == "S0002"]
    assert line.state == "新收" and line.doubt == (f"{doubt}；请那个城市核对" if doubt else "")


def test_a_city_that_is_years_ahead_of_the_others_is_told_so() -> None:
    ahead = [record("S0001", "甲", JIA, 更新="2099-01-01")]
    far = city(published(JIA, ahead, updated="2099-01-01"))
    near = city(published(BING, [record("S0001", "乙", BING)]))
    first, second = merged([near, far]).receipts
    doubts = {line.name: line.doubt for line in (*first.lines, *second.lines)}
    assert "别的城市的数据最新才到 2026-11-01" in doubts["甲"] and doubts["乙"] == ""


def test_the_page_and_the_file_of_a_receipt_have_the_doubt() -> None:
    portal = merged([city(published(JIA, [record("S0001", "甲", JIA, 更新="2099-01-01")]))])
    files = {file.path: file.content for file in portal_files(portal)}
    assert "比这一版数据的日期" in files["receipts/jia.example/index.html"].decode()
    told = json.loads(files["receipts/jia.example.json"])
    assert told["records"][0]["doubt"].startswith("「更新」")


TURNED = [
    ({"编号": "s1"}, "没有编号，或编号的写法不对"),
    ({"编号": "M0009"}, "编号 M0009 不是工作室的"),
    ({"名称": ""}, "没有名称"),
    ({"名称": "\u200b“”"}, "没有名称"),
    ({"名称": ["甲"]}, "「名称」应当是文字"),
    ({"更新": "2026-ab"}, "「更新」应当是日期"),
    ({"成立年份": "2026-ab"}, "「成立年份」应当是日期"),
    ({"名称": "长" * 201}, "「名称」有 201 个字，超过 200 个"),
    ({"别名": "甲"}, "「别名」应当是一组"),
    ({"领衔人": "甲"}, "「领衔人」应当是一组"),
    ({"领衔人": [{"编号": "P0001"}]}, "「领衔人」的写法不对"),
    ({"来源": {"代号": "s1"}}, "「来源」应当是一组"),
    ({"单位": 7}, "「单位」应当是文字"),
    ({"页面": None}, "没有写明网页的地址"),
]


@pytest.mark.parametrize(("fields", "reason"), TURNED, ids=[reason for _, reason in TURNED])
def test_a_record_that_cannot_be_taken_hinders_no_other(
    fields: dict[str, object], reason: str
) -> None:
    good = record("S0002", "好工作室", JIA)
    files = published(JIA, [record("S0001", "坏工作室", JIA), good])
    bad = {**record("S0001", "坏工作室", JIA), **fields}
    files["studios.json"] = table([bad, good])
    read = city(relisted(files))
    assert [entry.number for entry in read.entries] == ["S0002"]
    assert [each.reason for each in read.turned] == [reason]


def test_a_figure_without_its_qualifier_is_not_taken() -> None:
    row = figure("S0001", "2000人", "成员数", 限定=["近"])
    read = city(published(JIA, [record("S0001", "甲", JIA)], [row]))
    assert [each.reason for each in read.turned] == ["数字“2000人”丢了“近”"]


@pytest.mark.parametrize(("risk", "said"), [("高危", True), ("", True), ("一般", False)])
def test_a_dangerous_method_keeps_its_warning_though_the_city_leaves_it_out(
    risk: str, said: bool
) -> None:
    (entry,) = city(published(JIA, [record("M0001", "带电作业法", JIA, 风险=risk)])).entries
    assert bool(entry.notice) == said


def test_a_withdrawn_record_is_gone_though_the_table_still_has_it() -> None:
    read = city(published(JIA, [record("S0001", "甲", JIA)], withdrawn=["S0001"]))
    assert not read.entries


def test_of_a_withdrawn_record_that_could_not_be_taken_there_is_no_name_either() -> None:
    files = published(JIA, [record("S0001", "甲", JIA)], withdrawn=["S0001"])
    files["studios.json"] = table([{**record("S0001", "撤下的人", JIA), "单位": 7}])
    read = city(relisted(files))
    assert not read.turned and lines([read], {}) == [("S0001", "已撤回")]


def test_a_number_of_another_city_is_another_record() -> None:
    read = [city(published(origin, [record("S0001", "同名", origin)])) for origin in (JIA, YI)]
    portal = merged(read)
    assert [held.address for held in portal.records] == [
        "cities/jia.example/S0001/",
        "cities/yi.example/S0001/",
    ]


def test_a_list_may_be_written_in_any_form_of_json() -> None:
    files = this_version()
    plain = json.loads(files["index.json"])
    files["index.json"] = json.dumps(plain).encode()
    assert city(files).entries == city(this_version()).entries
    assert dumped(plain) != files["index.json"]


def test_a_name_that_a_city_gives_to_all_its_records_is_listed_as_often_as_one_reads() -> None:
    """On the page of each all others would stand: twenty thousand would be fifty gigabytes."""
    many = [record(f"S{number:04}", "同名室", JIA, 单位="厂") for number in range(1, 81)]
    one = record("S0001", "同名室", YI, 单位="厂")
    portal = merged([city(published(JIA, many)), city(published(YI, [one]))])
    made = {page.url: page.html for page in pages(portal)}
    for address in ("cities/yi.example/S0001/", "alike/"):
        assert made[address].count('<span class="j-note">S') == 50
    assert "这里列了 50 条，一共 80 条。" in made["cities/yi.example/S0001/"]
    assert "这里列了 50 条，一共 81 条。" in made["alike/"]


@pytest.mark.parametrize(("unit", "said"), [("厂", "可能重复"), ("别的厂", "只是同名")])
def test_a_record_says_of_others_of_its_name_what_they_may_be(unit: str, said: str) -> None:
    cities = []
    for origin, own in ((JIA, "厂"), (YI, unit)):
        cities.append(city(published(origin, [record("S0001", "同名室", origin, 单位=own)])))
    found = {page.url: page.html for page in pages(merged(cities))}
    headings = re.findall(r"<h2[^>]*>(可能重复|只是同名)</h2>", found["cities/jia.example/S0001/"])
    assert headings == [said]


def test_a_filter_has_as_many_words_as_one_looks_through() -> None:
    row = record("S0001", "甲", JIA)
    files = published(JIA, [row])
    item = {"id": "S0001", "facets": {"级别": [f"级{number}" for number in range(400)]}}
    files["items.ndjson"] = json.dumps(item).encode()
    portal = merged([city(relisted(files))])
    (page,) = [page for page in pages(portal) if page.url == "studios/"]
    assert page.html.count('name="级别"') == 200


def test_a_receipt_that_nobody_could_read_on_a_page_is_cut_there_and_whole_as_data() -> None:
    rows = [record(f"S{number:04}", f"室{number}", JIA) for number in range(1, 701)]
    portal = merged([city(published(JIA, rows))])
    page = next(page for page in pages(portal) if page.url == "receipts/jia.example/")
    assert "这里列了 500 条" in page.html and page.html.count("/S0") == 500
    assert len(portal.receipts[0].as_dict("https://p.example/")["records"]) == 700
