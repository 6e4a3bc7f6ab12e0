"""What the words of a way of seeing mean to a master: passages of the record, and no others."""

from __future__ import annotations

from jiangpu.library.seeing import beginning_with, column, placed_for
from jiangpu.schema.method import Method
from jiangpu.schema.seeing import Placed, Seeing

METHOD = Method.model_validate(
    {
        "编号": "M0001",
        "名称": "听泵法",
        "风险": "一般",
        "口诀": ["听", "看表"],
        "要点": ["听，听杂音", "看油位", "看油色", "歇一歇"],
        "步骤": [{"做什么": "先停机"}],
    }
)
SEEING = Seeing.model_validate({"名称": "看听", "字": ["看", "听"], "操作法": ["M0001"]})


def placed(word: str, opening: str) -> Placed:
    entry = {"看法": "看听", "操作法": "M0001", "字": word, "内容": opening}
    return Placed.model_validate(entry)


def test_a_phrase_of_the_verse_has_the_meaning_that_its_point_tells() -> None:
    found = column(SEEING, METHOD, [])
    assert found.cells == ((), ("听杂音",)) and found.stated


def test_a_placed_passage_is_shown_whole() -> None:
    found = column(SEEING, METHOD, [placed("看", "看油位"), placed("看", "看表")])
    assert found.cells[0] == ("看油位", "看表") and not found.stated


def test_what_belongs_to_no_word_stands_outside() -> None:
    assert column(SEEING, METHOD, []).outside == ("看油位", "看油色", "歇一歇", "先停机")


def test_an_opening_that_fits_two_passages_places_neither() -> None:
    assert len(beginning_with(METHOD, "看油")) == 2
    assert column(SEEING, METHOD, [placed("看", "看油")]).cells[0] == ()


def test_passages_are_placed_for_one_method_only() -> None:
    other = Placed.model_validate({"看法": "看听", "操作法": "M0002", "字": "看", "内容": "看油位"})
    entries = [placed("看", "看油位"), other]
    assert placed_for(entries, SEEING, "M0001") == entries[:1]
