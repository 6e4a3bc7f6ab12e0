"""自测: questions about a page, each tied to the place of the page that answers it.

A question has one of five forms (题型). What each form needs is checked in `checks/quiz.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from . import vocabularies
from .declare import Part, field
from .frozen import Frozen
from .types import Code, Many, Text, Texts, Whole, one_of

ONE, SEVERAL, JUDGED, ORDERED, FILLED = "单选", "多选", "判断", "排序", "填空"
"""The forms of a question."""

TRUE, FALSE = "对", "错"
"""The answers of a 判断."""

_COLON = "："


class Question(Part):
    """One question.

    Of 单选 the answer is `answer`, of 多选 `right`. A 判断 has no options; its answer is 对 or 错.
    The options of a 排序 stand in the right order. A 填空 is answered with `answer`, or with one
    of `accepted`.
    """

    form: Annotated[str, one_of(vocabularies.QUESTION_FORMS)] = field(
        "题型", "单选、多选、判断、排序、填空；不写就是单选", "多选", default=ONE
    )
    ask: Text = field("问", "一道题目", "下面哪一样属于“三轻”？", required=True)
    options: Texts = field(
        "选项",
        "单选两到四个，多选三到五个，排序照对的先后写三到六个；判断、填空不写",
        "[勤换挡, 轻打方向, 早滑行]",
        default=(),
    )
    answer: Text | None = field(
        "答案", "单选和选项里的一样，判断写“对”或“错”，填空写要填的", "轻打方向"
    )
    right: Texts = field("都选", "多选题里对的那几项", "[轻打方向, 轻踩油门]", default=())
    accepted: Texts = field("也算对", "填空题里别的写法", "[二十五]", default=())
    why: Text | None = field("解析", "为什么是它", "三轻是油门、离合器、方向三样")
    wrong: Texts = field(
        "错因", "选错了怎么说，一项一句，先写选项再写冒号", "[早滑行：这是“四早”里的]", default=()
    )
    step: Whole | None = field("依据步骤", "答案在第几步", "3")
    point: Whole | None = field("依据要点", "答案在第几条要点", "2")
    figure: Code | None = field("依据数字", "答案是哪个数字，写它的代号", "sudu")
    passage: Text | None = field(
        "依据原文",
        "照抄本页带着答案的一句话，别处没有步骤、要点、数字可依的时候写",
        "三轻，油门轻踩轻放",
    )

    @property
    def shown_options(self) -> tuple[str, ...]:
        """What is chosen from, or put in order; none of a 填空."""
        return (TRUE, FALSE) if self.form == JUDGED else self.options

    @property
    def answers(self) -> tuple[str, ...]:
        """What is right: one text, several of a 多选, all options in their order of a 排序."""
        if self.form == SEVERAL:
            return self.right
        if self.form == ORDERED:
            return self.options
        return (self.answer,) if self.answer else ()

    @property
    def told(self) -> str:
        """The answer in words."""
        return ("，" if self.form == ORDERED else "、").join(self.answers)

    @property
    def wrong_choices(self) -> Mapping[str, str]:
        """Option → why it is wrong."""
        reasons = {}
        for text in self.wrong:
            option, _, reason = text.partition(_COLON)
            reasons[option.strip()] = reason.strip()
        return reasons

    @property
    def tied(self) -> bool:
        """Whether it says where on the page the answer stands."""
        return bool(self.step or self.point or self.figure or self.passage)


class Tested(Frozen):
    """Mixed into records and pages that may carry questions."""

    quiz: Many[Question] = field("自测", "考考自己", "{问: …, 选项: […], 答案: …}", default=())
