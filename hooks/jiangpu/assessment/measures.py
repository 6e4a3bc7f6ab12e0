"""What can be counted over the library to answer a problem that a report names.

What nobody has stated counts as not stated, never as missing in the world. `MEASURES` lists every
measure by a short name; `observatory.PROBLEMS` says which of them answer which problem.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from ..language.names import name_key
from ..library.library import Library
from ..schema.base import Record
from ..schema.method import Method
from ..schema.report import Statement
from ..schema.standard import Standard
from ..schema.studio import Achievement, Studio
from ..schema.vocabularies import STAGES
from .standards import MET, UNKNOWN, judge

KNOWN, PARTLY, NO_DATA = "有数据", "资料还少", "无数据"
ENOUGH = 0.5
"""A measure of which at least this share of the records says something is 有数据; with less it is
资料还少.
"""


@dataclass(frozen=True)
class Measurement:
    """What was counted.

    Attributes:
        number: how many fulfil what is measured; None where the records hold nothing to count.
        of: how many there are in all.
        stated: of how many anything at all is known.
        unit: the measure word of what is counted.
        mean: whether `number` is a count of something else, so that the mean is told and not the
            share.
    """

    number: int | None = None
    of: int = 0
    stated: int = 0
    unit: str = "条"
    mean: bool = False

    @property
    def state(self) -> str:
        """有数据, 资料还少 or 无数据."""
        if self.number is None or not self.stated:
            return NO_DATA
        return KNOWN if self.stated >= ENOUGH * self.of else PARTLY

    @property
    def share(self) -> str:
        """Derived (推算), with its formula; "" where there is nothing to divide.

        A share is one of those that state anything where some of them state the contrary, else of
        all.
        """
        if self.number is None or not self.of:
            return ""
        if self.mean:
            return f"{self.number} ÷ {self.of} = {round(self.number / self.of, 2):g}"
        base = self.stated if self.number < self.stated else self.of
        return f"{self.number} ÷ {base} = {round(self.number / base * 100, 1):g}%"

    @property
    def words(self) -> str:
        """What was counted, with those of which nothing is known named beside it."""
        if self.number is None:
            return f"{self.of} {self.unit}都没有写到" if self.of else "记录里没有可数的"
        if self.mean:
            return f"{self.of} {self.unit}里有 {self.stated} {self.unit}写到，共 {self.number} 条"
        unknown = self.of - self.stated
        rest = f"，另外 {unknown} {self.unit}未提供" if unknown else ""
        if self.number < self.stated:
            return f"写明的 {self.stated} {self.unit}里有 {self.number} {self.unit}{rest}"
        return f"{self.of} {self.unit}里有 {self.number} {self.unit}{rest}"


@dataclass(frozen=True)
class Evidence:
    """What a measure may look at: the library, and the standards profile in force, if any."""

    library: Library
    standard: Standard | None

    @property
    def studios(self) -> list[Studio]:
        return [document.record for document in self.library.studios]

    @property
    def methods(self) -> list[Method]:
        return [document.record for document in self.library.methods]

    @property
    def standards(self) -> list[Standard]:
        return [document.record for document in self.library.standards]

    @property
    def practices(self) -> list[Statement]:
        """What the reports say was done (做法)."""
        found: list[Statement] = []
        for document in self.library.reports:
            found += document.record.practices
        return found

    @property
    def achievements(self) -> list[Achievement]:
        """The achievements of all studios."""
        found: list[Achievement] = []
        for studio in self.studios:
            found += studio.achievements
        return found


@dataclass(frozen=True)
class Measure:
    """Something that can be counted.

    Attributes:
        title: what is counted.
        needs: what would have to be written down to know more.
        count: counts it.
    """

    title: str
    needs: str
    count: Callable[[Evidence], Measurement]


def _measured(fulfil: Iterable[object], known: Iterable[object], unit: str) -> Measurement:
    """Count over the same things twice.

    Args:
        fulfil: of each thing, whether it fulfils what is measured.
        known: of each thing, whether anything at all is stated.
    """
    met = [bool(each) for each in fulfil]
    stated = [bool(each) for each in known]
    return Measurement(sum(met), len(met), sum(stated), unit)


def _inspections(evidence: Evidence) -> Measurement:
    """Of the practices in reports: those that look back at what was done, beside all that roll
    something out.
    """
    looking_back = 0
    rolling_out = 0
    for practice in evidence.practices:
        if _mentions(practice, INSPECTING):
            looking_back += 1
        elif _mentions(practice, DEPLOYING):
            rolling_out += 1
    both = looking_back + rolling_out
    return Measurement(looking_back, both, both, "条")


INSPECTING = ("督查", "检查", "验收", "复评", "回头看", "复查")
"""Words by which a practice (做法) is told to look back."""
DEPLOYING = ("意见", "推进会", "目标责任", "数量", "会议", "印发", "部署", "签约", "立项")
"""Words by which it is told to roll out."""


def _mentions(practice: Statement, words: Iterable[str]) -> bool:
    text = f"{practice.name}{practice.text or ''}"
    return any(word in text for word in words)


def _standards_with_reviews(evidence: Evidence) -> Measurement:
    reviews = [standard.reviews for standard in evidence.standards]
    return _measured(reviews, reviews, "份")


def _inspection_counts(evidence: Evidence) -> Measurement:
    """No record says how often a studio is inspected."""
    return Measurement(None, len(evidence.studios), 0, "个")


def _methods_with_steps(evidence: Evidence) -> Measurement:
    steps = [method.steps for method in evidence.methods]
    return _measured(steps, steps, "种")


def _studios_with_projects(evidence: Evidence) -> Measurement:
    projects = [studio.projects for studio in evidence.studios]
    return _measured(projects, projects, "个")


def _items_met(evidence: Evidence) -> Measurement:
    """Over all studios, the items of the profile in force that are met, and those of which
    anything is known.
    """
    standard = evidence.standard
    if standard is None or not standard.items:
        return Measurement(None)
    states: list[str] = []
    for studio in evidence.studios:
        states += [judgement.state for judgement in judge(studio, standard)]
    return Measurement(states.count(MET), len(states), len(states) - states.count(UNKNOWN), "项次")


def _studios_with_results(evidence: Evidence) -> Measurement:
    results = [_has_result(studio) for studio in evidence.studios]
    return _measured(results, results, "个")


def _has_result(record: Record) -> bool:
    return any(figure.nature == "实际" and figure.traced for figure in record.figures)


def _methods_with_reach(evidence: Evidence) -> Measurement:
    reach = [method.reach for method in evidence.methods]
    return _measured(reach, reach, "种")


def _methods_used_elsewhere(evidence: Evidence) -> Measurement:
    """推广范围 is a sentence: no unit can be counted in it."""
    return Measurement(None, len(evidence.methods), 0, "种")


def _studios_with_high_honors(evidence: Evidence) -> Measurement:
    studios = evidence.studios
    return _measured(
        [_has_high_honor(studio) for studio in studios],
        [_states_a_level(studio) for studio in studios],
        "个",
    )


def _has_high_honor(record: Record) -> bool:
    return any({"全国", "部", "省"} & set(honor.levels) for honor in record.honored)


def _states_a_level(record: Record) -> bool:
    return any(honor.levels for honor in record.honored)


def _studios_with_two_publishers(evidence: Evidence) -> Measurement:
    studios = evidence.studios
    return _measured(
        [len(_publishers(studio)) > 1 for studio in studios],
        [studio.sources for studio in studios],
        "个",
    )


def _publishers(record: Record) -> set[str]:
    return {name_key(source.publisher) for source in record.sources}


_APPLIED = STAGES.rank("应用")


def _achievements_in_use(evidence: Evidence) -> Measurement:
    achievements = evidence.achievements
    return _measured(
        [item.stage and STAGES.rank(item.stage) >= _APPLIED for item in achievements],
        [item.stage for item in achievements],
        "项",
    )


def _achievements_industrialised(evidence: Evidence) -> Measurement:
    stages = [item.stage for item in evidence.achievements]
    return _measured([stage == "产业化" for stage in stages], stages, "项")


def _stage_times(evidence: Evidence) -> Measurement:
    """Nothing says when an achievement went from one stage to the next: a record has one year, not
    one a stage.
    """
    return Measurement(None, len(evidence.achievements), 0, "项")


def _methods_with_honors(evidence: Evidence) -> Measurement:
    honors = [method.honors for method in evidence.methods]
    return _measured(honors, honors, "种")


def _apprentices(evidence: Evidence) -> Measurement:
    """Pairs of master and apprentice, over all studios that there are."""
    pairs = [len(studio.apprenticeships) for studio in evidence.studios]
    with_pairs = sum(1 for number in pairs if number)
    return Measurement(sum(pairs), len(pairs), with_pairs, "个", mean=True)


def _studios_with_apprentices(evidence: Evidence) -> Measurement:
    apprenticeships = [studio.apprenticeships for studio in evidence.studios]
    return _measured(apprenticeships, apprenticeships, "个")


def _studios_saving(evidence: Evidence) -> Measurement:
    saving = [_saves(studio) for studio in evidence.studios]
    return _measured(saving, saving, "个")


def _saves(record: Record) -> bool:
    """Whether a record says that energy or emissions are saved, by a tag or by a result."""
    if {"节能", "环保"} & set(record.tags):
        return True
    results = [figure for figure in record.figures if figure.nature == "实际" and figure.traced]
    return any(figure.indicator in ("节约能源", "减少排放", "能耗") for figure in results)


MEASURES: Mapping[str, Measure] = {
    "督查": Measure(
        "报告写的做法里，回头看的和往下布置的比",
        "每次督查的时间、去了哪几个工作室、看到什么",
        _inspections,
    ),
    "复评": Measure(
        "写了复评或摘牌办法的标准",
        "各地标准里复评、摘牌的条文",
        _standards_with_reviews,
    ),
    "督查次数": Measure(
        "每个工作室一年被督查几次",
        "督查记录：工作室、日期、结论，写进“活动”",
        _inspection_counts,
    ),
    "步骤": Measure(
        "写出步骤的操作法",
        "来源按先后写明的步骤",
        _methods_with_steps,
    ),
    "课题": Measure(
        "写出课题的工作室",
        "工作室立了哪些课题、做到哪一步",
        _studios_with_projects,
    ),
    "达标": Measure(
        "对照标准，逐项有据的",
        "工作室逐项说明并有来源",
        _items_met,
    ),
    "成效": Measure(
        "有一个以上成效数字、说得出来历的工作室",
        "带来历的效益数字",
        _studios_with_results,
    ),
    "推广": Measure(
        "写明推广到哪里的操作法",
        "方法用到了哪些单位，从哪一年起",
        _methods_with_reach,
    ),
    "外用": Measure(
        "在别的单位用起来的操作法",
        "采用单位的名称和采用的年份：现在的“推广范围”是一句话，数不出单位",
        _methods_used_elsewhere,
    ),
    "省级": Measure(
        "有省级以上荣誉的工作室",
        "称号的级别和年份",
        _studios_with_high_honors,
    ),
    "来源": Measure(
        "有两家以上发布者说到的工作室",
        "别家媒体、别的单位的报道",
        _studios_with_two_publishers,
    ),
    "转化": Measure(
        "走到应用、推广、产业化的成果",
        "每项成果现在走到哪一步",
        _achievements_in_use,
    ),
    "转化时间": Measure(
        "从完成到用起来要多久",
        "每项成果立项、完成、应用、推广、产业化各在哪一年",
        _stage_times,
    ),
    "荣誉": Measure(
        "有荣誉记载的操作法",
        "方法得过的命名和奖项",
        _methods_with_honors,
    ),
    "产业化": Measure(
        "走到产业化的成果",
        "成果变成产品以后的产量、销售或生产单位",
        _achievements_industrialised,
    ),
    "师徒": Measure(
        "平均每个工作室记着几条师带徒",
        "师傅、徒弟、哪一年签的协议；徒弟本人同意才写名字",
        _apprentices,
    ),
    "带徒": Measure(
        "写到师带徒的工作室",
        "师带徒的情况",
        _studios_with_apprentices,
    ),
    "节能": Measure(
        "写到节能减排成效的工作室",
        "省了多少电、煤、水，少排了多少",
        _studios_saving,
    ),
}
