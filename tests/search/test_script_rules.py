"""What Python and the scripts do by the same rule is the same, for every name that there is and for odd ones."""

from __future__ import annotations

import json
import subprocess

import pytest
from jiangpu.build.project import Project
from jiangpu.display import seals
from jiangpu.library.completeness import BANDS, band
from jiangpu.pages.bundle import bundle
from jiangpu.search.script_rules import script_rules
from jiangpu.site import assets
from playwright._impl._driver import compute_driver_executable

HOSTILE = [
    "",
    "甲",
    "Li",
    "CNC",
    "𠮷",
    "𠮷野",
    "𠮷野家三四与五六七八",
    "甲乙丙与丁戊己庚",
    "甲乙丙丁与戊己庚辛",
    "𠮷𠮷𠮷𠮷与𠮷𠮷𠮷𠮷",
    "与",
    "与与与与与与与与与",
    "“金蓝领”工作室",
    "“一二三四五六七八九十一二”法",
    "“一二三四五六七八九十一二三”法",
    "《“套”中套》（三）操作法",
    "“”《》",
    "劳模创新工作室",
    "劳模创新工作室劳模工作室创新工作室工作室",
    "先进操作法排放操作法操作法",
    "constructor",
    "__proto__",
    "公共交通",
    "公共交通 ",
    "航空航天",
    "a" * 500,
    "工" * 500 + "操作法",
    "\u200b田恒余",
    "田·恒·余",
    "١٢٣",
    "😀操作法",
]
"""Names that nobody has, or hardly."""


@pytest.fixture(scope="module")
def names(repository: Project) -> list[str]:
    documents = repository.site.library.documents
    industries = {getattr(document.record, "industry", None) or "" for document in documents}
    return [*(document.name for document in documents), *sorted(industries), *HOSTILE]


def by_script(expression: str, names: list[str]) -> list:
    """What the scripts give for each name, in Playwright's own Node."""
    parts = [part for part in assets.parts("ui") if part.stem in ("rules", "seals", "phrases")]
    rules = json.dumps(script_rules(), ensure_ascii=False)
    lines = [
        '"use strict";',
        f"const {assets.RULES} = {rules};",
        *(part.read_text(encoding="utf-8") for part in parts),
        "const names = JSON.parse(require('fs').readFileSync(0, 'utf8'));",
        f"console.log(JSON.stringify(names.map((name) => {expression})));",
    ]
    node, *_ = compute_driver_executable()
    done = subprocess.run(
        [node, "-e", "\n".join(lines)],
        input=json.dumps(names),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def test_there_are_names_to_compare(names: list[str]) -> None:
    assert len(names) > 334


@pytest.mark.parametrize(("kind", "label"), [("person", "人物"), ("studio", "工作室")])
def test_a_seal_follows_from_a_name(kind: str, label: str, names: list[str]) -> None:
    made = by_script(f"sealOf({{title: name}}, '{label}').join('')", names)
    assert made == ["".join(seals.SEALS[kind].characters(name)) for name in names]


def test_a_seal_follows_from_an_industry(names: list[str]) -> None:
    hit = "{title: '甲', facets: name ? {行业: [name]} : {}}"
    made = by_script(f"sealOf({hit}, '操作法').join('')", names)
    assert made == ["".join(seals.method_seal(name)) for name in names]


def test_a_kind_without_seals_has_none(names: list[str]) -> None:
    assert not any(by_script("sealOf({title: name}, '报告').join('')", names))


def test_a_title_breaks_at_the_same_places(names: list[str]) -> None:
    assert by_script("phrases(name)", names) == [seals.phrases(name) for name in names]


def test_the_same_pieces_hold_together(names: list[str]) -> None:
    pieces = [piece for name in names for piece in seals.phrases(name)]
    assert by_script("holdsTogether(name)", pieces) == list(map(seals.holds_together, pieces))


def test_no_character_of_a_title_is_lost(names: list[str]) -> None:
    assert by_script("phrases(name).join('')", names) == names


def test_the_bundle_carries_the_rules() -> None:
    script = bundle()["search"].content.decode()
    for word in ("过半", "之印记", "资料完整度", "劳模创新工作室"):
        assert script.count(word) == json.dumps(script_rules(), ensure_ascii=False).count(word)


@pytest.mark.parametrize(
    ("share", "word"),
    [(1.0, "过半"), (0.5, "过半"), (0.49, "三成到一半"), (0.3, "三成到一半"), (0.0, "不到三成")],
)
def test_a_share_has_a_band(share: float, word: str) -> None:
    assert band(share) == word and word in [name for _, name in BANDS]
