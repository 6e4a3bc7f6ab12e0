"""How share images are set: a title is broken where it may be, nothing leaves the sheet, the faces are those of the mainland."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from jiangpu import share
from jiangpu.build.project import Project
from jiangpu.display.seals import broken, phrases
from jiangpu.share.breaking import BETWEEN_PHRASES, INSIDE_WORD, NEVER, Breaking, best, prices
from jiangpu.share.canvas import Faces
from jiangpu.share.cards import Card, Seal, cards
from jiangpu.share.fonts import Choice, Font, choose
from jiangpu.share.geometry import Line
from jiangpu.share.layout import (
    BOTTOM,
    HEIGHT,
    LEFT,
    RIGHT,
    TOP,
    Sheet,
    grid,
    lay_out,
)
from jiangpu.share.typesetting import SIZES, fit, fit_title


@pytest.fixture(scope="module")
def faces() -> Faces:
    found = share.faces()
    assert found, "the tests need a Chinese font"
    return found


def made_up(*title: str, **more: object) -> Card:
    return Card(
        **{
            "name": "M0001",
            "label": "操作法",
            "phrases": title,
            "meta": ("甲厂", "江苏"),
            "caution": "",
            "seal": Seal("method", ("化", "工")),
            "site": "匠谱",
            "address": "jiangpu.example/m/M0001/",
            **more,
        }
    )


def test_phrases_are_those_of_the_pages() -> None:
    assert phrases("张三劳模创新工作室") == ["张三", "劳模创新", "工作室"]
    assert phrases("张三劳模和工匠人才创新工作室") == ["张三", "劳模和", "工匠人才", "创新工作室"]
    assert broken("李四“望闻”法<b>") == '李四<wbr><span class="j-nb">“望闻”</span><wbr>法&lt;b&gt;'


@pytest.mark.parametrize(
    ("title", "held"),
    [
        ("第1—2号", ["1—2"]),
        ("一二三四五六七八2021—2022年", ["2021—2022"]),
        ("一二三四五六七八九十甲乙2019-2020年3～5月", ["2019-2020", "3～5"]),
        ("’7—一&2", []),
    ],
)
def test_a_range_in_a_title_does_not_break_at_its_dash(title: str, held: list[str]) -> None:
    assert re.findall('<span class="j-nb">(.*?)</span>', broken(title)) == held


def sheets(faces: Faces, *found: Card) -> Iterator[tuple[Card, Sheet]]:
    return ((card, lay_out(card, faces.measure)) for card in found)


def outside(sheet: Sheet, faces: Faces) -> list[str]:
    """Every text that leaves the margins, the emblem's side, or the room above the double line."""
    wrong = []
    seal = sheet.seal
    assert seal[0] > 0 and seal[2] <= RIGHT and TOP <= seal[1] < seal[3] <= BOTTOM
    for text in sheet.texts:
        left, top, right, bottom = text.box(faces.measure)
        upper = bottom < BOTTOM + 10
        slack = (
            text.size / 2 if text.text in "“（《" else 0
        )  # a mark at the edge is drawn from half its width before it
        if (
            left < LEFT - slack
            or right > (seal[0] if upper else RIGHT) + 0.5
            or top < TOP - 10
            or bottom > HEIGHT - 20
        ):
            wrong.append(text.text)
    return wrong


def test_nothing_of_the_repository_leaves_its_card(repository: Project, faces: Faces) -> None:
    for card, sheet in sheets(faces, *cards(repository.site)):
        assert not outside(sheet, faces), card.name
        told = "".join(text.text for text in sheet.texts)
        assert card.title in told and card.caution in told and card.address in told, (
            f"{card.name}: nothing of it is cut off"
        )


@pytest.mark.parametrize(
    "title",
    [
        "长" * 200,
        "A" * 200,
        "（" * 200,
        "、" * 200,
        "劳模创新工作室" * 30,
        "“四字引语”" * 34,
        "法",
        "1",
        "x y " * 50,
    ],
)
@pytest.mark.parametrize(
    "seal",
    [
        Seal("method", ("化", "工")),
        Seal("verse", tuple("一二三四五六七")),
        Seal("empty", cells=27, columns=7),
        Seal("verse", ("四字四字",) * 4),
    ],
)
def test_an_absurd_title_stays_inside(title: str, seal: Seal, faces: Faces) -> None:
    card = made_up(
        *phrases(title),
        seal=seal,
        caution="事件与经验记述，不是操作规程",
        meta=("某" * 90, "江苏"),
        site="谱" * 90,
        address="a." * 300,
    )
    ((_, sheet),) = sheets(faces, card)
    assert not outside(sheet, faces)
    assert seal.kind == "method" or grid(seal).cell >= 40
    if len(title) >= 200 and title.strip("、（"):
        assert "…" in "".join(text.text for text in sheet.texts if text.face == "song")
    assert share.draw(card, faces).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "name, lines",
    [
        ("田恒余", ["田恒余"]),
        ("王军劳模创新工作室", ["王军", "劳模创新工作室"]),
        ("碳化七字操作法", ["碳化七字操作法"]),
        ("徐东“听诊”与“诊断式抢修”", ["徐东“听诊”", "与“诊断式抢修”"]),
        ("DMA夜间最小流量检漏工作流程", ["DMA夜间最小", "流量检漏工作流程"]),
        (
            "西北工业集团职工（劳模）创新工作室经费数字（2021—2022年度）",
            ["西北工业集团职工（劳模）", "创新工作室经费数字", "（2021—2022年度）"],
        ),
    ],
)
def test_where_a_title_is_broken(name: str, lines: list[str], faces: Faces) -> None:
    title = fit_title(phrases(name), 728, 300, faces.measure)
    assert list(title.lines) == lines and title.size in SIZES


def test_no_line_begins_or_ends_with_a_wrong_mark() -> None:
    price = prices(["打造平台，推动“创新”（2024年）12.5%"])
    text = "打造平台，推动“创新”（2024年）12.5%"
    for position, char in enumerate(text):
        if (
            char in "，”）年"
            or position
            and text[position - 1] in "“（"
            or re.match(r"\d\.|\.\d|\d%", text[position - 1 : position + 1])
        ):
            assert price[position] == NEVER or char == "年" and price[position] > 10, char


def face(family: str, weight: float, index: int = 0) -> Font:
    return Font(f"{family}.ttc", index, (family,), weight)


def test_the_faces_are_song_bold_and_hei_regular_of_the_mainland() -> None:
    noto = [
        face(f"Noto {style} CJK {place}", weight, index)
        for style in ("Sans", "Serif")
        for weight in (80.0, 200.0)
        for index, place in enumerate(("JP", "KR", "SC", "TC"))
    ]
    song, hei = face("Noto Serif CJK SC", 200.0, 2), face("Noto Sans CJK SC", 80.0, 2)
    assert choose(noto) == Choice(song, hei)


def test_an_unknown_face_goes_before_one_of_another_place() -> None:
    foreign, unknown, narrow = (
        face("Noto Sans CJK JP", 80.0),
        face("Fandol", 80.0),
        face("Noto Sans Mono CJK SC", 80.0),
    )
    assert choose([foreign, unknown, narrow]) == Choice(unknown, unknown)


def test_without_a_font_none_is_chosen() -> None:
    assert choose([]) is None


def wide(text: str, face: str, size: int) -> float:
    """Every character as wide as it is high."""
    return float(len(text) * size)


def test_a_break_between_phrases_is_free_and_one_in_a_word_dear() -> None:
    assert prices(["张三", "工作法"]) == [NEVER, 7.0, BETWEEN_PHRASES, INSIDE_WORD, 7.0]


def test_of_two_ways_the_cheaper_is_taken() -> None:
    price = prices(["张三李四", "操作法好"])
    found = best([10.0] * 8, price, room=50.0, lines=2)
    assert found == Breaking(0.0, (4,))


def test_where_nothing_fits_there_is_no_way() -> None:
    assert best([10.0] * 8, prices(["张三李四操作法好"]), room=30.0, lines=2).price == NEVER


def test_facts_without_room_are_left_out_from_the_end() -> None:
    assert fit(["某厂", "江苏", "化工"], 240, wide) == Line("某厂 · 江苏", 28)


def test_facts_are_set_smaller_before_one_is_left_out() -> None:
    assert fit(["某厂", "江苏"], 160, wide) == Line("某厂 · 江苏", 22)


def test_a_single_fact_too_long_is_cut_off() -> None:
    assert fit(["某某某某某某某厂"], 110, wide) == Line("某某某某…", 22)


def test_no_facts_take_no_room() -> None:
    assert fit([], 240, wide) == Line("", 0)


@pytest.mark.parametrize(
    ("seal", "size"),
    [
        (Seal("verse", ("一看", "二停", "三换")), (3, 2, 128)),
        (Seal("empty", cells=7, columns=4), (4, 2, 98)),
        (Seal("empty", cells=8, columns=4), (4, 3, 98)),
    ],
)
def test_an_empty_grid_has_one_cell_more(seal: Seal, size: tuple[int, int, int]) -> None:
    found = grid(seal)
    assert (found.columns, found.rows, found.cell) == size
