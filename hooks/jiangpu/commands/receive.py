"""`jiangpu receive`: take in what readers filled in on the sheet, after showing what is new."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..build.copying import tried
from ..build.project import Project, open_project
from ..build.published import read_published
from ..importing.letter import Letter, Refused, read_letters
from ..importing.letter_plan import (
    LetterPlan,
    Proposed,
    after_letter,
    in_words,
    new_uri,
    plan_letter,
)
from ..library.settings import read_settings
from ..pages.usage import USAGES
from ..problems.problem import Problem, visible
from ..schema.letter import LARGEST, Deed, Member, Proof
from ..schema.registry import PERSON
from ..writing.changes import Changes, change_of, put
from ..writing.composing import CannotPlace
from ..writing.files import ChangedMeanwhile
from ..writing.skeleton import next_number
from .command import CLEAN, PROBLEMS, Command, Misuse, project_root

_USAGE = USAGES["receive"]

_PROOFS = {
    Proof.PAPER: "单位的文件或作业书",
    Proof.PRESS: "报纸、网站或书",
    Proof.OWN: "自己做过，或师傅教的",
}


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    words = _USAGE.words
    parser.add_argument("files", nargs="+", metavar="FILE", help=words["FILE"])
    parser.add_argument("--yes", action="store_true", help=words["--yes"])


def _run(given: argparse.Namespace) -> int:
    """Take in the files one after the other."""
    paths = [Path(name) for name in given.files]
    for path in paths:
        if not path.is_file():
            raise Misuse(f"没有 {visible(str(path))} 这个文件")
    desk = _Desk(project_root(), yes=given.yes)
    return CLEAN if all([desk.take(path) for path in paths]) else PROBLEMS


@dataclass
class _Desk:
    """Where letters are taken in.

    Attributes:
        root: the repository.
        yes: what is new is put in without asking.
    """

    root: Path
    yes: bool
    _project: Project | None = field(default=None, init=False)

    def take(self, path: Path) -> bool:
        """Take in one file; False where something in it could not be put in."""
        print(visible(path.name))
        try:
            letters = read_letters(_content(path))
        except Refused as error:
            print(f"  没有收:{visible(str(error))}")
            return False
        return all([self._letter(letter) for letter in letters])

    def _letter(self, letter: Letter) -> bool:
        if self._project is None:
            self._project = open_project(self.root)
        plan = plan_letter(letter, self._project.loaded.documents)
        for line in _summary(plan):
            print(f"  {visible(line)}")
        accepted = self._accepted(plan)
        if not accepted:
            print("  没有新的可以放进来，一个字也没有动")
            return plan.found
        if not self.yes and not _agreed("  放进来吗？放就打 y，再按回车:"):
            print("  没有改动任何文件")
            return False
        return self._put(plan, accepted)

    def _accepted(self, plan: LetterPlan) -> list[Proposed]:
        """What is put in: what is new, and of what differs that which somebody agrees to."""
        accepted = plan.sure
        for each in plan.open:
            print(f"  「{each.label}」本站写的是{visible(in_words(each.before))}")
            print(f"  　　来信说是{visible(in_words(each.after))}")
            if self.yes:
                print("  　　没有动它：要人看过才改，不加 --yes 再来一次")
            elif _agreed("  　　照来信改吗？改就打 y，再按回车:"):
                accepted.append(each)
        return accepted

    def _put(self, plan: LetterPlan, accepted: Sequence[Proposed]) -> bool:
        """Try it, and write it where it makes no error."""
        uri, number = self._place(plan)
        path = self.root / uri
        raw = path.read_bytes() if plan.document else b""
        try:
            after = after_letter(plan, accepted, raw, number)
        except CannotPlace as error:
            print(f"  {uri}: 没有放进来:{error}")
            return False
        changes = Changes(f"收下 {plan.letter.title}", (change_of(self.root, uri, after),))
        faults = self._faults(changes, uri)
        if faults:
            print("  没有放进来，照这样放有错:")
            for problem in faults:
                print(f"    {problem}")
            print("  一个字也没有写;改法:请对方在表里照着改好，再存一份小文件发来")
            return False
        try:
            put(self.root, changes)
        except ChangedMeanwhile as error:
            print(f"  {error}: 刚才有人改过，没有放进来;改法:再运行一次")
            return False
        self._project = None
        what = "草稿" if plan.document is None else "改动"
        print(f"  放进来了:{uri}（{what}；退回用 jiangpu undo）")
        return True

    def _place(self, plan: LetterPlan) -> tuple[str, str]:
        """The file, and the number of a new record."""
        assert plan.kind is not None and self._project is not None
        if plan.document:
            return plan.document.uri, plan.document.number
        documents = self._project.loaded.documents
        settings, _ = read_settings(self.root)
        published = read_published(self.root / settings.published)
        number = next_number(plan.kind, [each.number for each in documents], published)
        name = str(plan.letter.values.get("名称") or "")
        taken = [each.uri for each in documents]
        return new_uri(plan.kind, name, number, taken), number

    def _faults(self, changes: Changes, uri: str) -> list[Problem]:
        """The errors of the file that it has not already."""
        assert self._project is not None
        already = {(each.code, each.text) for each in self._project.errors if each.uri == uri}
        with tried(self.root, changes) as project:
            found = [each for each in project.errors if each.uri == uri]
        return [each for each in found if (each.code, each.text) not in already]


def _content(path: Path) -> bytes:
    """No more of a file than can be one."""
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def _summary(plan: LetterPlan) -> Iterator[str]:
    """Who says what, on what it rests, what is new, and what is left out."""
    letter = plan.letter
    yield letter.title + (f"（{plan.document.uri}）" if plan.document else "")
    if plan.document is not None and letter.deed is Deed.NEW:
        yield f"已经有 {plan.document.number}《{plan.document.name}》，只看它缺的"
    elif plan.document is None and plan.kind == PERSON:
        yield "同名不等于同一人：放进来以前，先看看是不是已经有的那一位"
    sender = "，".join(text for text in letter.sender.values() if text)
    yield f"谁说的:{sender or '没有写'}（只在这里看得到，不写进记录）"
    proof = letter.proof
    told = [text for member, text in proof.items() if member != Member.FROM and text]
    from_where = _PROOFS[Proof(proof[Member.FROM])] if Member.FROM in proof else "没有写"
    yield f"凭什么:{'，'.join([from_where, *told])}"
    if letter.wanted:
        yield f"问的是:{letter.wanted}"
    for each in plan.sure:
        yield f"新的「{each.label}」{in_words(each.before)} → {in_words(each.after)}"
    if plan.source:
        yield f"新的「来源」{in_words(plan.source)}"
    if letter.words:
        where = "写进正文" if plan.document is None and plan.kind else "请照着看"
        yield f"来信还说（{where}）:"
        for line in letter.words.splitlines():
            yield f"　　{line}".rstrip()
    for line in plan.left:
        yield f"没有放进来:{line}"


def _agreed(question: str) -> bool:
    """Ask. No answer is a no."""
    try:
        answer = input(question)
    except EOFError:
        print("\n  没有人回答；新的要直接放进来，加上 --yes")
        return False
    return answer.strip().lower() in ("y", "yes", "是", "放", "改")


COMMAND = Command(_USAGE.name, _USAGE.help, _add_arguments, _run)
"""`jiangpu receive`."""
