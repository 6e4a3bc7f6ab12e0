"""A city that is down or damaged stands with its last good copy, without what it took back."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from jiangpu.commands.main import main
from publishing import Files, Row, content_of, published, record, relisted, written

JIA, YI = "https://jia.example/", "https://yi.example/"
ROWS = [record("S0001", "留下的工作室", YI), record("S0002", "撤下的工作室", YI)]


class Join:
    """A portal of two cities, made again and again."""

    def __init__(self, root: Path, said: Callable[[], str]) -> None:
        self.root, self._said = root, said
        written(root / "jia", published(JIA, [record("S0001", "甲的工作室", JIA)], city="甲市"))
        self.publish(published(YI, ROWS, city="乙市"))

    def publish(self, files: Files) -> None:
        """What the second city publishes from now on."""
        shutil.rmtree(self.root / "yi", ignore_errors=True)
        written(self.root / "yi", files)

    def again(self, *more: str) -> int:
        words = [str(self.root / "jia"), str(self.root / "yi"), *more]
        out, keep = str(self.root / "portal"), str(self.root / "keep")
        status = main(["merge", *words, "--out", out, "--keep", keep])
        self.said = self._said()
        return status

    def page(self, path: str) -> str:
        return (self.root / "portal" / path / "index.html").read_text(encoding="utf-8")

    def has(self, number: str) -> bool:
        return (self.root / f"portal/cities/yi.example/{number}/index.html").exists()


@pytest.fixture
def join(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Join:
    made = Join(tmp_path, lambda: capsys.readouterr().out)
    assert made.again() == 0
    return made


def damaged(rows: Sequence[Row] = ROWS, **listing: object) -> Files:
    """What the city publishes next, with a table that is not the one of the list."""
    more = [*rows, record("M0001", "新的操作法", YI)]
    files = published(YI, more, city="乙市", updated="2026-11-20", **listing)
    files["methods.json"] += b" "
    return files


def test_a_city_that_is_down_stands_with_its_last_good_copy(join: Join) -> None:
    shutil.rmtree(join.root / "yi")
    (join.root / "yi").mkdir()
    assert join.again() == 0
    assert "警告 这里没有 index.json" in join.said and "先用上一版（2026-11-01）" in join.said
    assert join.has("S0001") and "这一版是 2026-11-01 的" in join.page("cities/yi.example")
    assert "这一版是 2026-11-01 的" in join.page("")


def test_a_damaged_city_likewise(join: Join) -> None:
    join.publish(damaged())
    assert join.again() == 0
    assert "methods.json: 超过" in join.page("receipts/yi.example")
    assert join.has("S0001") and join.has("S0002")


def test_what_a_damaged_city_takes_back_is_gone_at_once(join: Join) -> None:
    join.publish(damaged(withdrawn=["S0002"]))
    assert join.again() == 0
    assert join.has("S0001") and not join.has("S0002")
    for path in (join.root / "portal").rglob("*"):
        assert path.is_dir() or "撤下的".encode() not in path.read_bytes(), path


def test_what_is_no_more_in_a_sound_table_of_a_damaged_city_is_gone_at_once(join: Join) -> None:
    join.publish(damaged(ROWS[:1]))
    assert join.again() == 0
    assert join.has("S0001") and not join.has("S0002")


def test_what_was_taken_back_does_not_return_when_the_city_is_down(join: Join) -> None:
    join.publish(damaged(withdrawn=["S0002"]))
    join.again()
    shutil.rmtree(join.root / "yi")
    (join.root / "yi").mkdir()
    assert join.again() == 0
    assert join.has("S0001") and not join.has("S0002")


def test_a_record_that_is_gone_is_gone_and_the_receipt_says_so(join: Join) -> None:
    join.publish(published(YI, ROWS[:1], city="乙市"))
    assert join.again() == 0
    assert not join.has("S0002")
    receipt = json.loads((join.root / "portal/receipts/yi.example.json").read_bytes())
    states = {row["number"]: row["state"] for row in receipt["records"]}
    assert states == {"S0001": "没有变", "S0002": "没有了"}


def test_a_second_run_says_that_nothing_changed(join: Join) -> None:
    assert join.again() == 0
    assert "乙市：没有变 2 条" in join.said


def test_without_a_copy_nothing_is_changed_unless_the_rest_is_wanted(join: Join) -> None:
    shutil.rmtree(join.root / "keep")
    join.publish(damaged())
    before = content_of(join.root / "portal")
    assert join.again() == 1 and content_of(join.root / "portal") == before
    assert join.again("--rest") == 0
    assert not join.has("S0001")
    assert (join.root / "portal/cities/jia.example/S0001/index.html").exists()
    assert "methods.json: 超过" in join.page("receipts")


def test_a_damaged_copy_counts_for_none(join: Join) -> None:
    for path in (join.root / "keep/yi.example").glob("*.json"):
        path.write_bytes(b"{")
    join.publish(damaged())
    assert join.again() == 1 and "错误 methods.json" in join.said


def test_a_copy_of_which_nobody_knows_what_was_taken_back_counts_for_none(join: Join) -> None:
    (join.root / "keep/yi.example/withdrawn.json").write_bytes(b'["S00')
    join.publish(damaged())
    assert join.again() == 1 and "错误 methods.json" in join.said


def test_an_older_edition_is_taken_and_said(join: Join) -> None:
    join.publish(published(YI, ROWS, city="乙市", updated="2026-10-01"))
    assert join.again() == 0
    assert "比上一版的 2026-11-01 还早" in join.said


def test_the_copies_name_no_place_of_this_machine(join: Join) -> None:
    for path in (join.root / "keep").rglob("*"):
        if path.is_file():
            assert str(join.root).encode() not in path.read_bytes()


def test_a_portal_names_no_place_of_this_machine(join: Join) -> None:
    for path in (join.root / "portal").rglob("*"):
        if path.is_file():
            assert str(join.root).encode() not in path.read_bytes()


def test_data_in_another_form_with_the_same_hashes_is_taken_from_the_copy(join: Join) -> None:
    """Only the list says what changed; what has not is not read again."""
    files = relisted(published(YI, ROWS, city="乙市"))
    join.publish({"index.json": files["index.json"]})
    assert join.again() == 0 and join.has("S0001")
