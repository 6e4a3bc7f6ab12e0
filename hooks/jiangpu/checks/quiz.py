"""Questions (自测): their form, the tie to where the page answers them, and the answer itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..problems.problem import Problem
from ..problems.span import Edit
from ..reading.corrections import replace_word
from ..reading.nodes import Tree
from ..schema.quiz import FALSE, FILLED, JUDGED, ONE, ORDERED, SEVERAL, TRUE, Question, Tested
from ..schema.vocabularies import nearest
from ..training.evidence import Answered, folded
from .context import Context

_OPTIONS = {ONE: (2, 4), SEVERAL: (3, 5), JUDGED: (0, 0), ORDERED: (3, 6), FILLED: (0, 0)}
"""Form of a question → the least and the most options that it has."""


@dataclass(frozen=True)
class _Asked:
    """One question of a page, and where it stands.

    Attributes:
        uri, tree: the file and its front matter.
        index: its position among the sound questions.
        page: what its answer is looked for in.
    """

    uri: str
    tree: Tree
    index: int
    question: Question
    page: Answered

    def problem(
        self,
        code: str,
        text: str,
        fix: str,
        *within: str | int,
        edits: tuple[Edit, ...] = (),
        subject: str = "",
    ) -> Problem:
        """A problem of the question; `within` is the field where it stands."""
        path = self.tree.placed(("自测", self.index, *within))
        span = self.tree.span(path)
        message = f"第 {self.index + 1} 题{text}"
        return Problem.at(self.uri, span, code, message, fix, edits=edits, subject=subject)

    def instead(self, old: str, choices: Sequence[str], *within: str | int) -> tuple[Edit, ...]:
        """The edit that puts the option that is meant: the one that differs in spaces, width and
        punctuation only. None where there is no such option.
        """
        meant = [choice for choice in choices if folded(choice) == folded(old)]
        if len(meant) != 1:
            return ()
        path = self.tree.placed(("自测", self.index, *within))
        return replace_word(self.tree, path, old, meant[0])


def check(context: Context) -> Iterator[Problem]:
    for document in context.loaded.documents:
        if isinstance(document.record, Tested):
            page = Answered(document.record, document.body)
            yield from _questions(document.uri, document.tree, page)
    for editorial in context.loaded.pages:
        page = Answered(editorial.page, editorial.body)
        yield from _questions(editorial.uri, editorial.tree, page)


def _questions(uri: str, tree: Tree, page: Answered) -> Iterator[Problem]:
    """What is wrong with the questions of a page.

    Where a step or a point could not be read, that is reported; what rests on it is not.
    """
    read = _read_whole(tree, "步骤") and _read_whole(tree, "要点")
    for index, question in enumerate(page.entry.quiz):
        asked = _Asked(uri, tree, index, question, page)
        formed = list(_form(asked))
        yield from formed
        yield from _reasons(asked)
        ties = list(_ties(asked)) if read else []
        yield from ties
        if read and not formed and all(problem.code == "Q003" for problem in ties):
            yield from _answers(asked)
            yield from _giveaway(asked)


def _read_whole(tree: Tree, label: str) -> bool:
    """Whether every entry of a list field could be read."""
    written = tree.data.get(label)
    if label in tree.lost:
        return False
    return not isinstance(written, list) or len(written) == len(tree.sound_entries.get(label, ()))


def _form(asked: _Asked) -> Iterator[Problem]:
    """Q001: the options and the answer that the 题型 wants, and no others."""
    question = asked.question
    least, most = _OPTIONS[question.form]
    count = len(question.options)
    if not least <= count <= most:
        wanted = f"要有 {least} 到 {most} 个选项，现在有 {count} 个" if most else "不写「选项」"
        fix = "增减选项，或改「题型」" if most else "删掉「选项」，或改「题型」"
        yield asked.problem("Q001", f"是{question.form}，{wanted}", fix, "选项")
    for option in _repeated(question.options):
        text = f"的选项“{option}”写了两次"
        yield asked.problem("Q001", text, "删掉一个", "选项")
    yield from _answer_of_form(asked)


def _answer_of_form(asked: _Asked) -> Iterator[Problem]:
    question = asked.question
    if question.form == SEVERAL:
        yield from _several(asked)
        return
    if question.right:
        yield asked.problem("Q001", "写了「都选」，只有多选题才用", "改「题型」，或删掉它", "都选")
    if question.accepted and question.form != FILLED:
        yield asked.problem(
            "Q001", "写了「也算对」，只有填空题才用", "改「题型」，或删掉它", "也算对"
        )
    if question.form == ORDERED:
        if question.answer:
            fix = "删掉“答案”，「选项」照对的先后写"
            yield asked.problem("Q001", "是排序，不写「答案」", fix, "答案")
    elif not question.answer:
        yield asked.problem("Q001", "没有「答案」", "补上“答案: …”")
    elif question.form != FILLED and question.answer not in question.shown_options:
        yield _not_an_option(asked, question.answer, "答案")


def _several(asked: _Asked) -> Iterator[Problem]:
    question = asked.question
    if question.answer:
        yield asked.problem("Q001", "是多选，不写「答案」", "对的几项写进“都选”", "答案")
    if len(question.right) < 2:
        yield asked.problem(
            "Q001", "是多选，「都选」要有两项以上", "对的只有一项就改成单选", "都选"
        )
    for position, option in enumerate(question.right):
        if option not in question.options:
            yield _not_an_option(asked, option, "都选", position)


def _not_an_option(asked: _Asked, word: str, *within: str | int) -> Problem:
    choices = asked.question.shown_options
    text = f"的答案“{word}”不在选项里"
    if asked.question.form == JUDGED:
        return asked.problem("Q001", text, f"判断题写“{TRUE}”或“{FALSE}”", *within)
    near = nearest(word, choices)
    edits = asked.instead(word, choices, *within)
    fix = f"改为“{near}”" if near and edits else "答案要和其中一个选项一样"
    return asked.problem("Q001", text, fix, *within, edits=edits)


def _repeated(options: Sequence[str]) -> list[str]:
    """The options that stand there before."""
    seen: set[str] = set()
    repeated = []
    for option in options:
        if folded(option) in seen:
            repeated.append(option)
        seen.add(folded(option))
    return repeated


def _reasons(asked: _Asked) -> Iterator[Problem]:
    """Q006: 错因 speaks of an option that is wrong."""
    question = asked.question
    for position, text in enumerate(question.wrong):
        option, colon, reason = text.partition("：")
        if not colon or not reason.strip():
            message = f"的「错因」“{text}”分不清说的是哪一项"
            fix = "写成“选项：为什么不对”，用中文冒号"
            yield asked.problem("Q006", message, fix, "错因", position)
        elif option.strip() not in question.shown_options:
            message = f"的「错因」说到“{option}”，选项里没有"
            yield asked.problem("Q006", message, "选项照抄，一字不差", "错因", position)
        elif question.form != ORDERED and option.strip() in question.answers:
            message = f"的「错因」说到“{option}”，它是对的"
            yield asked.problem("Q006", message, "对的写进“解析”", "错因", position)


def _ties(asked: _Asked) -> Iterator[Problem]:
    """Q002, Q003: a question says where the page answers it, and that place is there."""
    question, page = asked.question, asked.page
    if question.step and question.step > len(page.steps):
        text = f"依据第 {question.step} 步，本页只有 {len(page.steps)} 步"
        yield asked.problem("Q002", text, "改成有的步骤", "依据步骤")
    if question.point and question.point > len(page.points):
        text = f"依据第 {question.point} 条要点，本页只有 {len(page.points)} 条"
        yield asked.problem("Q002", text, "改成有的要点", "依据要点")
    if question.figure and page.figure(question.figure) is None:
        text = f"依据的数字“{question.figure}”本页没有"
        yield asked.problem("Q002", text, "写本页“数字”里的代号", "依据数字")
    if question.passage and not page.holds(question.passage):
        text = "的「依据原文」在本页找不到"
        yield asked.problem("Q002", text, "照抄本页的一句话，一字不差", "依据原文")
    if not question.tied:
        text = f"“{question.ask}”没有说答案在哪里"
        fix = "补上“依据步骤”“依据要点”“依据数字”里的一样，都没有就写“依据原文”"
        yield asked.problem("Q003", text, fix, subject=question.ask)


def _answers(asked: _Asked) -> Iterator[Problem]:
    """Q004: the page says the answer. That of a 判断 is a whole sentence, which a reader judges."""
    if asked.question.form == JUDGED:
        return
    for answer in asked.question.answers:
        missing = asked.page.missing(answer, asked.question)
        if missing:
            text = f"的答案“{answer}”在本页找不到“{missing}”"
            fix = "照页面上的说法写，或把依据改到说这句话的地方"
            yield asked.problem("Q004", text, fix)


def _giveaway(asked: _Asked) -> Iterator[Problem]:
    """Q005: the question does not hold its own answer."""
    question = asked.question
    if question.form not in (ONE, FILLED) or not question.answer:
        return
    answer = folded(question.answer)
    others = [folded(option) for option in question.options if option != question.answer]
    ask = folded(question.ask)
    if answer and answer in ask and not any(option in ask for option in others):
        text = f"的题目里已经有答案“{question.answer}”"
        yield asked.problem("Q005", text, "换一种问法", "问", subject=question.answer)
