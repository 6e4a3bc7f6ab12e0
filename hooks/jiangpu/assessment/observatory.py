"""The problems that the reports name, each beside what the records can say about it today, or 无数据 with what would be needed.

`PROBLEMS` is data: a problem as a report words it → the measures that answer it. A measure counts over the library; what nobody has
stated counts as not stated, never as missing in the world.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..figures.ledger import Ledger
from ..language.dates import REDACTED
from ..language.names import name_key
from ..library.documents import Document
from ..library.library import Library
from ..schema.report import Statement
from ..schema.vocabularies import STAGES
from .standards import MET, UNKNOWN, judge

KNOWN, PARTLY, NO_DATA = "有数据", "资料还少", "无数据"
ENOUGH = 0.5
"""A measure of which at least this share of the records says something is 有数据; with less it is 资料还少."""


@dataclass(frozen=True)
class Reading:
    """`number` of `of`, `stated` of which say anything at all; number None: the records hold nothing to count."""

    number: int | None = None
    of: int = 0
    stated: int = 0
    unit: str = "条"
    mean: bool = False

    @property
    def state(self) -> str:
        if self.number is None or not self.stated:
            return NO_DATA
        return KNOWN if self.stated >= ENOUGH * self.of else PARTLY

    @property
    def share(self) -> str:
        """Derived (推算), with its formula: of those that state anything where some state the contrary, else of all."""
        if self.number is None or not self.of:
            return ""
        if self.mean:
            return f"{self.number} ÷ {self.of} = {round(self.number / self.of, 2):g}"
        of = self.stated if self.number < self.stated else self.of
        return f"{self.number} ÷ {of} = {round(self.number / of * 100, 1):g}%"

    @property
    def words(self) -> str:
        """What was counted, with those of which nothing is known named beside it."""
        if self.number is None:
            return f"{self.of} {self.unit}都没有写到" if self.of else "记录里没有可数的"
        unknown = self.of - self.stated
        rest = f"，另外 {unknown} {self.unit}未提供" if unknown and not self.mean else ""
        if self.mean:
            return f"{self.of} {self.unit}里有 {self.stated} {self.unit}写到，共 {self.number} 条"
        if self.number < self.stated:
            return f"写明的 {self.stated} {self.unit}里有 {self.number} {self.unit}{rest}"
        return f"{self.of} {self.unit}里有 {self.number} {self.unit}{rest}"


@dataclass(frozen=True)
class Measure:
    """`title` says what is counted, `needs` what would have to be written down to know more, `read` counts."""

    title: str
    needs: str
    read: Callable[[Library, Ledger, Document | None], Reading]


@dataclass(frozen=True)
class Observation:
    """A problem, the reports that name it with their own words, and its measures with their readings."""

    problem: str
    named: tuple[tuple[Document, Statement, int], ...]
    readings: tuple[tuple[Measure, Reading], ...]

    @property
    def state(self) -> str:
        states = {reading.state for _, reading in self.readings}
        return next((state for state in (KNOWN, PARTLY) if state in states), NO_DATA)


def _share(
    kind: str,
    told: Callable[[Document], object],
    unit: str,
    known: Callable[[Document], object] | None = None,
):
    """How many records of a kind fulfil `told`; `known` says which of them state anything (those that fulfil it, if not given)."""

    def read(library: Library, ledger: Ledger, standard: Document | None) -> Reading:
        documents = library.of_kind(kind)
        number = sum(bool(told(document)) for document in documents)
        return Reading(
            number,
            len(documents),
            sum(bool((known or told)(document)) for document in documents),
            unit,
        )

    return read


def _achievements(told: Callable, known: Callable):
    def read(library: Library, ledger: Ledger, standard: Document | None) -> Reading:
        items = [
            item for studio in library.of_kind("studio") for item in studio.record.achievements
        ]
        return Reading(
            sum(bool(told(item)) for item in items),
            len(items),
            sum(bool(known(item)) for item in items),
            "项",
        )

    return read


def _stage_times(library: Library, ledger: Ledger, standard: Document | None) -> Reading:
    """Nothing says when an achievement went from one stage to the next: a record has one year, not one a stage."""
    return Reading(
        None, sum(len(studio.record.achievements) for studio in library.of_kind("studio")), 0, "项"
    )


def _never(kind: str, unit: str):
    def read(library: Library, ledger: Ledger, standard: Document | None) -> Reading:
        return Reading(None, len(library.of_kind(kind)), 0, unit)

    return read


def _items(library: Library, ledger: Ledger, standard: Document | None) -> Reading:
    """Over all studios, the items of the profile in force that are met, and those of which anything is known."""
    if standard is None or not standard.record.items:
        return Reading(None)
    states = [
        judgement.state
        for studio in library.of_kind("studio")
        for judgement in judge(studio.record, standard.record)
    ]
    return Reading(states.count(MET), len(states), len(states) - states.count(UNKNOWN), "项次")


def _inspected(library: Library, ledger: Ledger, standard: Document | None) -> Reading:
    """Of the practices that reports describe: those that look back at what was done, beside all that roll something out."""
    practices = [
        practice for report in library.of_kind("report") for practice in report.record.practices
    ]
    inspect = [practice for practice in practices if _has(practice, INSPECTING)]
    deploy = [
        practice for practice in practices if practice not in inspect and _has(practice, DEPLOYING)
    ]
    return Reading(len(inspect), len(inspect) + len(deploy), len(inspect) + len(deploy), "条")


INSPECTING = ("督查", "检查", "验收", "复评", "回头看", "复查")
DEPLOYING = ("意见", "推进会", "目标责任", "数量", "会议", "印发", "部署", "签约", "立项")
"""Words by which a practice (做法) is told to look back or to roll out."""


def _has(practice: Statement, words: tuple[str, ...]) -> bool:
    return any(word in f"{practice.name}{practice.text or ''}" for word in words)


def _apprentices(library: Library, ledger: Ledger, standard: Document | None) -> Reading:
    """Pairs of master and apprentice, over all studios that there are."""
    studios = library.of_kind("studio")
    pairs = sum(len(studio.record.apprenticeships) for studio in studios)
    return Reading(
        pairs,
        len(studios),
        sum(bool(studio.record.apprenticeships) for studio in studios),
        "个",
        mean=True,
    )


def _saving(document: Document) -> bool:
    figures = document.record.figures
    return {"节能", "环保"} & set(document.record.tags) or any(
        figure.indicator in ("节约能源", "减少排放", "能耗")
        and figure.nature == "实际"
        and figure.traced
        for figure in figures
    )


def _high(document: Document) -> bool:
    return any({"全国", "部", "省"} & set(honor.levels) for honor in document.record.honored)


def _dated(item) -> bool:
    return bool(item.year) and item.year != REDACTED


_AFTER = STAGES.words.index("应用")

MEASURES: Mapping[str, Measure] = {
    "督查": Measure(
        "报告写的做法里，回头看的和往下布置的比",
        "每次督查的时间、去了哪几个工作室、看到什么",
        _inspected,
    ),
    "复评": Measure(
        "写了复评或摘牌办法的标准",
        "各地标准里复评、摘牌的条文",
        _share("standard", lambda doc: doc.record.reviews, "份"),
    ),
    "督查次数": Measure(
        "每个工作室一年被督查几次",
        "督查记录：工作室、日期、结论，写进“活动”",
        _never("studio", "个"),
    ),
    "步骤": Measure(
        "写出步骤的操作法",
        "来源按先后写明的步骤",
        _share("method", lambda doc: doc.record.steps, "种"),
    ),
    "课题": Measure(
        "写出课题的工作室",
        "工作室立了哪些课题、做到哪一步",
        _share("studio", lambda doc: doc.record.projects, "个"),
    ),
    "达标": Measure("对照标准，逐项有据的", "工作室逐项说明并有来源", _items),
    "成效": Measure(
        "有一个以上成效数字、说得出来历的工作室",
        "带来历的效益数字",
        _share(
            "studio",
            lambda doc: any(
                figure.nature == "实际" and figure.traced for figure in doc.record.figures
            ),
            "个",
        ),
    ),
    "推广": Measure(
        "写明推广到哪里的操作法",
        "方法用到了哪些单位，从哪一年起",
        _share("method", lambda doc: doc.record.reach, "种"),
    ),
    "外用": Measure(
        "在别的单位用起来的操作法",
        "采用单位的名称和采用的年份：现在的“推广范围”是一句话，数不出单位",
        _never("method", "种"),
    ),
    "省级": Measure(
        "有省级以上荣誉的工作室",
        "称号的级别和年份",
        _share(
            "studio", _high, "个", lambda doc: any(honor.levels for honor in doc.record.honored)
        ),
    ),
    "来源": Measure(
        "有两家以上发布者说到的工作室",
        "别家媒体、别的单位的报道",
        _share(
            "studio",
            lambda doc: len({name_key(source.publisher) for source in doc.record.sources}) > 1,
            "个",
            lambda doc: doc.record.sources,
        ),
    ),
    "转化": Measure(
        "走到应用、推广、产业化的成果",
        "每项成果现在走到哪一步",
        _achievements(
            lambda item: item.stage and STAGES.words.index(item.stage) >= _AFTER,
            lambda item: item.stage,
        ),
    ),
    "转化时间": Measure(
        "从完成到用起来要多久", "每项成果立项、完成、应用、推广、产业化各在哪一年", _stage_times
    ),
    "荣誉": Measure(
        "有荣誉记载的操作法",
        "方法得过的命名和奖项",
        _share("method", lambda doc: doc.record.honors, "种"),
    ),
    "产业化": Measure(
        "走到产业化的成果",
        "成果变成产品以后的产量、销售或生产单位",
        _achievements(lambda item: item.stage == "产业化", lambda item: item.stage),
    ),
    "师徒": Measure(
        "平均每个工作室记着几条师带徒",
        "师傅、徒弟、哪一年签的协议；徒弟本人同意才写名字",
        _apprentices,
    ),
    "带徒": Measure(
        "写到师带徒的工作室",
        "师带徒的情况",
        _share("studio", lambda doc: doc.record.apprenticeships, "个"),
    ),
    "节能": Measure(
        "写到节能减排成效的工作室",
        "省了多少电、煤、水，少排了多少",
        _share("studio", _saving, "个"),
    ),
}

PROBLEMS: Mapping[str, tuple[str, ...]] = {
    "重部署轻督查": ("督查", "复评", "督查次数"),
    "重形式轻内容": ("步骤", "课题"),
    "重数量轻质量": ("达标", "成效"),
    "普及度不够高": ("推广", "外用"),
    "影响力不够大": ("省级", "来源"),
    "科技成果转化速度不够快": ("转化", "转化时间"),
    "技术革新转化速度不够快": ("转化", "转化时间"),
    "打得响的品牌不多": ("荣誉",),
    "产品产业化程度还不高": ("产业化",),
    "带动能力不够强": ("师徒", "带徒"),
    "节能减排积极性、创造性不够好": ("节能",),
}
"""Which measures answer a problem. Another report's problem that is not here is shown too, as 无数据."""

_UNMAPPED = Measure(
    "还没有对上指标", "先说清这个问题该看什么数", lambda library, ledger, standard: Reading(None)
)


def observe(library: Library, ledger: Ledger, standard: Document | None) -> list[Observation]:
    """Every problem that a listed report names, in the order in which the reports name them."""
    named: dict[str, list[tuple[Document, Statement, int]]] = {}
    for report in library.of_kind("report"):
        for index, problem in enumerate(report.record.problems, 1):
            named.setdefault(problem.name, []).append((report, problem, index))
    result = []
    for problem, where in named.items():
        measures = [MEASURES[key] for key in PROBLEMS.get(problem, ())] or [_UNMAPPED]
        result.append(
            Observation(
                problem,
                tuple(where),
                tuple((measure, measure.read(library, ledger, standard)) for measure in measures),
            )
        )
    return result
