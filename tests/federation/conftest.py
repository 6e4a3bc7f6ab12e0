"""A portal of two cities that have much in common, written to a folder and served."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from jiangpu.federation.portal import Portal, merged
from jiangpu.federation.portal_files import portal_files
from publishing import city, figure, published, record, source

JIA, YI = "https://jia.example/", "https://yi.example/gonghui/"


def _portal() -> Portal:
    said = [source("年报", "市总工会", 日期="2023-05")]
    jia = [
        record(
            "S0001",
            "王强劳模创新工作室",
            JIA,
            单位="第一机床厂",
            省="江苏",
            市="连云港",
            行业="机械",
            成立年份="2019",
            领衔人=[{"编号": "P0001", "名称": "王强"}],
            摘要="把换刀的时间减了一半。",
            来源=said,
        ),
        record("M0001", "阀门<DN50>堵漏法", JIA, 行业="化工", 摘要="压力<P1>时 & “带压”也能堵。"),
        record(
            "M0002",
            "带电作业法",
            JIA,
            风险="高危",
            提醒="事件与经验记述，不是操作规程",
            行业="电力",
        ),
        record("R0001", "年度总结", JIA, 省="江苏", 市="连云港", 地区性质="原文", 来源=said),
        record("R0002", "去年总结", JIA, 省="江苏", 市="连云港", 地区性质="推定", 来源=said),
    ]
    yi = [
        record("S0007", "王强劳模创新工作室", YI, 单位="第一机床厂", 行业="汽车"),
        record("P0001", "李<b>四", YI),
        record("R0001", "全年总结", YI, 省="江苏", 市="南京", 来源=[source("全年总结")]),
    ]
    common = {"数值": 20, "单位": "个", "口径": "市级命名工作室", "截至": "2023-05"}
    figures = [
        figure("S0001", "近20人", "成员数", 口径="全部成员", 来源全称="市总工会《年报》，2023-05"),
        figure("R0001", "20个", "工作室数", **common),
    ]
    cities = [
        city(published(JIA, jia, figures, city="连云港")),
        city(published(YI, yi, [figure("R0001", "20个", "工作室数", **common)], city="南京")),
    ]
    return merged(cities, name="江苏省门户", address="https://province.example/men/")


@pytest.fixture(scope="session")
def joined() -> Portal:
    return _portal()


@pytest.fixture(scope="session")
def portal_folder(joined: Portal, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("portal")
    for path, content in portal_files(joined):
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return root


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture(scope="session")
def served_portal(portal_folder: Path) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(portal_folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
