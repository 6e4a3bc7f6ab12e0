"""Which fields of a record are found by their words."""

from __future__ import annotations

from jiangpu.schema.method import Method
from jiangpu.schema.searched import searched_texts

METHOD = {
    "编号": "M0001",
    "名称": "三步换泵法",
    "别名": ["换泵法"],
    "摘要": "停得住，换得快",
    "名称性质": "编者概括",
    "风险": "一般",
    "工种": ["泵工"],
    "步骤": [{"做什么": "停泵", "要点": ["先关阀"], "安全": "挂牌"}],
    "自测": [{"问": "第二步做什么", "选项": ["停泵", "换泵"], "答案": "换泵"}],
    "来源": [{"代号": "s1", "题名": "年度总结", "发布者": "某某厂"}],
    "更新": "2024-05-06",
    "编者": {"撰写": "老编辑"},
}


def found() -> list[str]:
    return list(searched_texts(Method.model_validate(METHOD)))


def test_a_record_is_found_by_its_fields_and_by_their_entries() -> None:
    assert found() == ["泵工", "编者概括", "一般", "停泵", "先关阀", "挂牌"]


def test_a_record_is_found_by_what_its_picture_shows_and_not_by_its_file() -> None:
    image = {"文件": "pump.jpg", "说明": "泵房里换泵", "来源": "s1", "许可": "限本站使用"}
    texts = set(searched_texts(Method.model_validate({**METHOD, "图片": [image]})))
    assert "泵房里换泵" in texts and not texts & {"pump.jpg", "限本站使用", "s1"}


def test_a_quiz_gives_no_answer_away_in_a_search() -> None:
    assert not {"第二步做什么", "换泵"} & set(found())


def test_what_stands_apart_in_the_index_is_not_there_twice() -> None:
    assert not {"M0001", "三步换泵法", "换泵法", "停得住，换得快"} & set(found())
