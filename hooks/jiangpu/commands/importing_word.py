"""The branch of `jiangpu import` for Word documents: shows what would be made, asks, and writes."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from ..build.copying import tried
from ..build.project import Project, open_project
from ..build.published import read_published
from ..importing.offered import Offer
from ..importing.recognised import recognised
from ..importing.word_archive import Unreadable
from ..importing.word_blocks import Table, lacking
from ..importing.word_forms import read_form
from ..importing.word_record import Choices, Put, Target, name_in, new_target, put_into, target_of
from ..importing.word_summary import Summary, summary_of
from ..language.personal import KINDS as PERSONAL_KINDS
from ..language.personal import NEVER_SHOWN
from ..library.documents import ReadDocument
from ..library.names import Names
from ..library.settings import read_settings
from ..pages.usage import FROM_WORD
from ..problems.problem import Problem, visible
from ..schema.base import Record
from ..schema.registry import KINDS, METHOD, PERSON, STUDIO, Kind
from ..schema.vocabularies import INDICATORS, nearest
from ..writing.changes import FileChange, put
from ..writing.difference import difference
from ..writing.files import ChangedMeanwhile
from ..writing.skeleton import next_number
from . import importing_ledger
from .command import CLEAN, PROBLEMS, Misuse, project_root

ENDINGS = (".docx", ".docm", ".dotx", ".doc", ".wps", ".rtf")
"""Endings of the files that come here; those that cannot be read are told what to do."""

_ALL = ("全部", "all")
_NAMES = (STUDIO.key, METHOD.key, PERSON.key)
"""Kinds whose names are looked for in the text."""


def add_arguments(parser: argparse.ArgumentParser, words: Mapping[str, str]) -> None:
    """The options for Word documents alone; `words` says what each is for."""
    group = parser.add_argument_group("Word 文档")
    group.add_argument("--as", dest="made_as", metavar="类型", help=words["--as"])
    for option, shown in (("--into", "编号"), ("--name", "名称"), ("--figures", "序号")):
        group.add_argument(option, metavar=shown, help=words[option])
    alt = words["--alt"]
    group.add_argument("--alt", action="append", default=[], metavar="序号=说明", help=alt)
    group.add_argument("--keep", default="", metavar="种类", help=words["--keep"])


def run(path: Path, given: argparse.Namespace) -> int:
    """Read the document, show what would be made of it, ask, write."""
    missing = lacking()
    if missing:
        print(f"jiangpu: {missing}", file=sys.stderr)
        return PROBLEMS
    root = project_root()
    try:
        summary = summary_of(path.read_bytes(), path.name, _kept(given.keep))
    except Unreadable as error:
        print(visible(f"{given.file}: {error}"), file=sys.stderr)
        return PROBLEMS
    if not (given.into or given.made_as or given.name) and _is_form(path):
        print("看着是一张填好的表，照台账读；要整份放进正文，加上 --as 类型 或 --into 编号")
        return importing_ledger.run(path, given)
    project = open_project(root, drafts=True)
    _show(summary, project)
    if not summary.paragraphs and not summary.pictures:
        print("文档里没有可以收的字，没有改动任何文件")
        return PROBLEMS
    target = _target(given, project, summary)
    choices = Choices(
        publisher=_publisher(given, target),
        figures=_figures(given, summary.offers),
        alts=_alts(given, summary),
    )
    return _finish(given, project, target, put_into(root, target, summary, choices))


def _is_form(path: Path) -> bool:
    """Whether a Word document is a form that somebody has filled in, as far as it can be read."""
    return read_form(path.name, path.read_bytes()) is not None


def _kept(words: str) -> list[str]:
    """The kinds of personal things that an editor keeps."""
    kept = [word for word in re.split(r"[,，、\s]+", words) if word]
    never = {kind.name for kind in NEVER_SHOWN}
    known = {kind.name for kind in PERSONAL_KINDS}
    for word in kept:
        if word in never:
            raise Misuse(f"{word}不能上网，一定隐去；单位的电话写进网站设置的“联系方式”")
        if word not in known:
            raise Misuse(f"没有“{word}”这一种；可以写 {'、'.join(sorted(known - never))}")
    return kept


def _show(summary: Summary, project: Project) -> None:
    """What was read, and all that an editor has to know of it."""
    tables = sum(isinstance(block, Table) for block in summary.blocks)
    parts = [f"{len(summary.paragraphs)} 段"]
    for count, words in (
        (tables, "张表"),
        (len(summary.pictures), "张图片"),
        (len(summary.notes), "条脚注"),
    ):
        if count:
            parts.append(f"{count} {words}")
    print(f"题目：{summary.title}")
    print(f"读到：{'、'.join(parts)}")
    _listed("没有收的：", [f"“{each.text}”：{each.reason}" for each in summary.left_out])
    told = list(summary.told)
    if summary.pictures:
        told.append("照片上认得出的人，要本人同意才能上网")
    _listed("要知道的：", told)
    hidden = [f"{each.kind.name} {each.shown}" for each in summary.masked]
    _listed("个人的信息，写进去以前隐去了：", hidden)
    left = [f"{each.kind.name} {each.shown}" for each in summary.left]
    _listed("照您说的没有隐去（检查会提醒一次，是单位公开的就写豁免）：", left)
    _listed("当作小标题的：", summary.guessed)
    _show_names(summary, project)
    offers = []
    for number, offer in enumerate(summary.offers, 1):
        indicator = offer.indicator or "指标要您定"
        offers.append(f"{number}. {offer.shown}（{indicator}）——{_excerpt(offer)}")
    _listed("可以记成数字的，您点了头才收：", offers, mark="")


def _listed(title: str, lines: Sequence[str], mark: str = "- ") -> None:
    """A heading and its lines; nothing without lines."""
    if lines:
        print(title)
    for line in lines:
        print(f"  {mark}{visible(line)}")


_AROUND = 40


def _excerpt(offer: Offer) -> str:
    """The sentence of a figure; of a long one the part around it."""
    sentence = offer.sentence
    if len(sentence) <= 2 * _AROUND:
        return sentence
    place = max(sentence.find(offer.quote), 0)
    start, end = max(0, place - _AROUND), place + len(offer.quote) + _AROUND
    before = "……" if start else ""
    after = "……" if end < len(sentence) else ""
    return f"{before}{sentence[start:end]}{after}"


def _show_names(summary: Summary, project: Project) -> None:
    """The records that the text names, and names that none has."""
    documents = []
    for document in project.loaded.documents:
        if document.kind.key in _NAMES and document.listed:
            documents.append(document)
    found = recognised(summary.text, documents)
    known = [f"{each.number} {each.name}" for each in found.known]
    _listed("认出的条目，正文里可以写成链接，如 [名字](编号)：", known)
    unknown = [name for name in found.unknown if name not in summary.title]
    _listed("像是人或工作室，还没有条目：", unknown)


def _target(given: argparse.Namespace, project: Project, summary: Summary) -> Target:
    """Where the document goes."""
    documents = project.loaded.documents
    if given.into:
        if given.made_as:
            raise Misuse("--as 是新建一条，--into 是放进已有的一条，写一样")
        number = given.into.strip().upper()
        found = [document for document in documents if document.number == number]
        if not found:
            raise Misuse(f"没有编号 {number}")
        return target_of(project.root, found[0])
    kind = _kind(given)
    name = given.name or _name(summary, kind, documents)
    there = Names(documents).find(kind.key, name)
    if there:
        print(f"已经有 {there[0].number} {there[0].name}，放进它里面")
        return target_of(project.root, there[0])
    numbers = [document.number for document in documents]
    settings, _ = read_settings(project.root)
    published = read_published(project.root / settings.published)
    number = next_number(kind, numbers, published)
    print(f"新建一条草稿：{number} {name}（{kind.label}）。名称不对，用 --name 改")
    return new_target(project.root, kind, name, number)


def _name(summary: Summary, kind: Kind[Record], documents: Sequence[ReadDocument[Record]]) -> str:
    """The name that the title has: that of a record which is there, else what looks like one."""
    of_kind = [document for document in documents if document.kind == kind]
    known = recognised(summary.title, of_kind).known
    return known[0].name if known else name_in(summary.title, kind)


def _kind(given: argparse.Namespace) -> Kind[Record]:
    """The kind of the new record, as it was written or is asked for."""
    word = given.made_as
    if not word and not given.yes:
        choices = "、".join(kind.label for kind in FROM_WORD)
        word = _asked(f"这份材料写的是什么？{choices}，写一样:")
    if not word:
        raise Misuse("写上放到哪里：新建写 --as 工作室，放进已有的写 --into 编号")
    for kind in KINDS:
        if word in (kind.key, kind.label):
            return kind
    raise Misuse(f"没有“{word}”这种条目；可以写 {'、'.join(kind.label for kind in FROM_WORD)}")


def _publisher(given: argparse.Namespace, target: Target) -> str:
    """Who wrote the document; asked for, never guessed."""
    if given.publisher:
        return str(given.publisher).strip()
    if given.yes:
        return ""
    return _asked("这份材料是哪个单位写的？记作来源；不知道就直接按回车:")


def _alts(given: argparse.Namespace, summary: Summary) -> dict[int, str]:
    """What is on the pictures: as written, as the document says, or as somebody answers."""
    alts: dict[int, str] = {}
    for written in given.alt:
        number, sign, words = written.partition("=")
        if not sign or not number.strip().isdigit() or not words.strip():
            raise Misuse(f"--alt 写成 1=图上有什么，“{written}”不是")
        alts[int(number)] = words.strip()
    for number, picture in enumerate(summary.pictures, 1):
        if number in alts or given.yes:
            continue
        said = f"（文档里写的是“{picture.alt}”，不改就按回车）" if picture.alt else ""
        where = f"，在“{picture.near[:20]}”后面" if picture.near else ""
        answer = _asked(f"第 {number} 张图片{where}：图上有什么？{said}:")
        if answer:
            alts[number] = answer
    return alts


def _figures(given: argparse.Namespace, offers: Sequence[Offer]) -> list[Offer]:
    """The figures that the editor has chosen. Who answers what is not there is asked again: what
    was answered before is not lost for a word.
    """
    if given.figures is not None or not offers or given.yes:
        return _figures_named(given.figures or "", offers)
    while True:
        words = _asked("收哪几个数字？写 全部，或序号如 1,3；指标自己定写 2=课题数；不收按回车:")
        try:
            return _figures_named(words, offers)
        except Misuse as error:
            print(f"{error}。再写一次")


def _figures_named(words: str, offers: Sequence[Offer]) -> list[Offer]:
    """The figures of a list like 1,3 or 2=课题数."""
    chosen: list[Offer] = []
    for word in re.split(r"[,，、;；\s]+", words.strip()):
        if not word:
            continue
        if word in _ALL:
            chosen += [offer for offer in offers if offer.indicator]
            continue
        chosen.append(_chosen(word, offers))
    return _once(chosen)


def _once(offers: Sequence[Offer]) -> list[Offer]:
    """Each figure once, as it was last named."""
    by_quote = {(offer.quote, offer.shown): offer for offer in offers}
    return list(by_quote.values())


def _chosen(word: str, offers: Sequence[Offer]) -> Offer:
    """One figure by its place in the list: 3, or 3=课题数."""
    number, _, indicator = word.partition("=")
    if not number.isdigit() or not 1 <= int(number) <= len(offers):
        raise Misuse(f"没有第“{number}”个数字；一共列了 {len(offers)} 个")
    offer = offers[int(number) - 1]
    if indicator and indicator not in INDICATORS.words:
        near = nearest(indicator, INDICATORS.words)
        advice = f"；是不是“{near}”" if near else ""
        raise Misuse(f"没有“{indicator}”这个指标{advice}；全部的指标在网站的字段说明里")
    if not indicator and not offer.indicator:
        raise Misuse(f"第 {number} 个数字（{offer.shown}）的指标要您定，写成 {number}=指标")
    return offer.named(indicator) if indicator else offer


def _finish(given: argparse.Namespace, project: Project, target: Target, made: Put) -> int:
    """Show what would be written, ask, and write it."""
    _listed("图片：", made.no_pictures)
    if made.untitled:
        print("题目就是名称，页面上已经有了，正文里没有再写一遍")
    missing = [f"“{text}”" for text in made.missing]
    title = f"{target.number} 里已经有这份材料，后来改过；文档里的这几段它没有，要的话自己补进去："
    _listed(title, missing)
    if not made.changes.files:
        print(f"{target.number} 里都有了，没有改动任何文件")
        return CLEAN
    for file in made.changes.files:
        if file.uri.endswith(".md"):
            _show_file(file)
        else:
            print(f"{file.uri}：图片，{len(file.after or b'') / 1000:.0f} KB，拍摄的信息已去掉")
    with tried(project.root, made.changes, drafts=True) as after:
        problems = [problem for problem in after.problems if problem.uri == target.uri]
    known = {(problem.code, problem.text) for problem in project.problems}
    new = [problem for problem in problems if (problem.code, problem.text) not in known]
    if not _may_be_written(target, new):
        return PROBLEMS
    if not given.yes and not _agreed(len(made.changes.files)):
        print("没有改动任何文件")
        return PROBLEMS
    try:
        put(project.root, made.changes)
    except ChangedMeanwhile as error:
        print(f"{error}: 刚才有人改过，一个文件也没有动;改法:再运行一次", file=sys.stderr)
        return PROBLEMS
    print(f"放进来了：{target.uri}。要退回，运行 jiangpu undo")
    return CLEAN


def _show_file(file: FileChange) -> None:
    """A new file as it will be; of one that is there, the lines before and after."""
    print(file.uri)
    after = file.after or b""
    if file.before is None:
        lines = after.decode("utf-8").rstrip("\n").split("\n")
    else:
        lines = list(difference(file.uri, file.before, after))
    for line in lines:
        print(f"    {line}")


def _may_be_written(target: Target, problems: Sequence[Problem]) -> bool:
    """Tell what is still to be done. A published record gets no error from a document."""
    errors = [problem for problem in problems if problem.is_error]
    others = len(problems) - len(errors)
    if errors and not target.is_draft:
        print(f"{target.number} 已经发布，这样放进去会出错，所以没有动它。先把这些补上：")
        for problem in errors:
            print(f"  {problem}")
        return False
    _listed("放进来以后，这几处要您补上：", [str(problem) for problem in errors], mark="")
    if others:
        print(f"另有 {others} 条提醒，运行 jiangpu check {target.uri} 看")
    return True


def _agreed(count: int) -> bool:
    """Ask whether to write. No answer is a no."""
    answer = _asked(f"照这样写 {count} 个文件吗？写就打 y，再按回车:")
    return answer.lower() in ("y", "yes", "是", "写", "好")


def _asked(question: str) -> str:
    """What somebody answers; "" where nobody does."""
    try:
        return input(question).strip()
    except EOFError:
        print()
        return ""
