"""A table dragged into the desk: shown first, written after a yes, taken back with one step."""

from __future__ import annotations

from pathlib import Path

import pytest
from searching import clean, visit

TABLE = "名称,单位,省,市,行业\n李四劳模创新工作室,某某泵厂,江苏,连云港,化工\n"


@pytest.mark.browser
def test_a_table_is_looked_at_put_in_and_taken_back(chromium, address: str, root: Path) -> None:
    page = visit(chromium)
    page.goto(address)
    page.locator("[data-key]", has_text="● 好").wait_for()
    before = sorted(path.name for path in root.rglob("studios/*.md"))
    table = {"name": "台账.csv", "mimeType": "text/csv", "buffer": TABLE.encode()}
    page.locator("[data-table]").set_input_files(table)
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("新建 1 行").wait_for()
    assert sorted(path.name for path in root.rglob("studios/*.md")) == before
    dialog.get_by_role("button", name="全部放进去").click()
    page.get_by_role("button", name="知道了").click()
    page.locator("[data-rows] button", has_text="李四劳模创新工作室").wait_for()
    assert len(list((root / "studios").iterdir())) == len(before) + 1
    page.get_by_role("button", name="退一步").click()
    page.get_by_role("button", name="退回", exact=True).click()
    page.wait_for_function("document.querySelector('dialog') === null")
    page.locator("[data-total]", has_text="条").wait_for()
    assert sorted(path.name for path in root.rglob("studios/*.md")) == before
    assert clean(page)


def test_what_is_no_table_is_refused_in_chinese(client) -> None:
    answer = client.post("/api/new_ledger", json={"name": "a.xlsx", "content": "QUJD"})
    assert answer.status_code == 400 and answer.json()["refused"]
