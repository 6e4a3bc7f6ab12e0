"""What can be done at the desk. Everything that is written goes through `writing.changes.put`.

Questions and answers are plain data, so that a browser, or a test, may ask.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path
from threading import Event, RLock, Thread
from typing import Any

from ..build.published import read_published
from ..build.relinking import relinked, with_links
from ..checks.context import AnyDocument
from ..figures.formatting import shown
from ..importing.plan import Plan
from ..importing.workbooks import CannotRead
from ..language.pinyin import slug
from ..library.completeness import completeness
from ..library.content import content_files
from ..library.documents import HANDBOOK
from ..problems.problem import Problem
from ..reading.frontmatter import parse
from ..reading.text import decode
from ..reading.unseen import without_unseen
from ..schema.base import Record
from ..schema.forms import Asker, form_of
from ..schema.registry import BY_KEY, KINDS, Kind, kind_of_uri
from ..writing.changes import Changes, FileChange, last_changes, put, take_back
from ..writing.composing import composed
from ..writing.difference import difference
from ..writing.edits import EditError, apply_to_bytes
from ..writing.files import ChangedMeanwhile
from ..writing.skeleton import next_number
from .editing import CannotWrite, Typed, edited, form_fits
from .fixing import Fixing
from .ledgers import Ledgers
from .ledgers import shown as shown_plan
from .places import place_of
from .previews import Preview, Previews
from .rows import PAGE, Row, found, row_of, rows_of
from .shelf import (
    Shelf,
    checked_shelf,
    read_shelf,
    stamp_of,
    stamps_of,
    with_document,
    without_document,
)
from .stated import stated
from .trial import Trial, tried

Answer = dict[str, Any]

OPENED = 300
"""Contents of files that are remembered as somebody opened them."""


LARGE = 3000
"""With more records than that a preview takes seconds, and is not made at every pause."""


class Refused(Exception):
    """It cannot be done. The message says in Chinese why, and what to do instead.

    Attributes:
        reason: a word for the page: `changed` where somebody else wrote the file.
        more: what the page needs to go on.
    """

    def __init__(self, message: str, reason: str = "", more: Answer | None = None) -> None:
        super().__init__(message)
        self.reason = reason
        self.more = more or {}


class Workbench:
    """The library of one repository, kept up to date, and what is done to it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.previews = Previews()
        self._fixing = Fixing(root)
        self._ledgers = Ledgers(root)
        self._lock = RLock()
        self._shelf: Shelf | None = None
        self._rows: list[Row] | None = None
        self._version = 0
        self._failed = ""
        self._stopped = False
        self._wanted = Event()
        self._quiet = Event()
        self._opened: OrderedDict[tuple[str, str], bytes] = OrderedDict()

    # ---- reading and checking, beside everything else ----

    def start(self) -> None:
        """Begin to read and to check, in a thread of its own."""
        self._wanted.set()
        Thread(target=self._keep_up, daemon=True).start()

    def stop(self) -> None:
        """Read and check no more."""
        self._stopped = True
        self._wanted.set()

    def wait(self, seconds: float = 600) -> bool:
        """Wait until all that was wanted is read and checked; False where that takes longer."""
        return self._quiet.wait(seconds)

    def _keep_up(self) -> None:
        while True:
            self._wanted.wait()
            if self._stopped:
                return
            self._wanted.clear()
            try:
                self._catch_up()
                self._failed = ""
            except Exception as error:  # the desk goes on with what it knows
                self._failed = str(error) or type(error).__name__
            if not self._wanted.is_set():
                self._quiet.set()

    def _catch_up(self) -> None:
        """Read what was written since, and check all of it."""
        shelf = self._shelf
        if shelf is None or stamps_of(self.root) != shelf.stamps:
            version = self._version
            read = read_shelf(self.root)
            rows = rows_of(read)
            with self._lock:
                if shelf is None:
                    self._replace(read, rows)
                elif self._version != version:
                    self._ask_again()
                    return
            shelf = read
        version = self._version
        whole = checked_shelf(shelf)
        rows = rows_of(whole)
        with self._lock:
            if self._version == version:
                self._replace(whole, rows)
            else:
                self._ask_again()

    def _ask_again(self) -> None:
        self._quiet.clear()
        self._wanted.set()

    def _replace(self, shelf: Shelf, rows: list[Row] | None = None) -> None:
        self._shelf = shelf
        self._rows = rows
        self._version += 1

    @property
    def shelf(self) -> Shelf:
        """What was read.

        Raises:
            Refused: it is not read yet.
        """
        if self._shelf is None:
            raise Refused(self._failed or "正在读文件，请等一等", "reading")
        return self._shelf

    # ---- looking ----

    def state(self, *, look: bool = False) -> Answer:
        """What the desk is at.

        Args:
            look: whether to look for files that were written elsewhere.
        """
        shelf = self._shelf
        idle = look and shelf is not None and self._quiet.is_set()
        if shelf is not None and idle and stamps_of(self.root) != shelf.stamps:
            self._ask_again()
        return {
            "read": shelf is not None,
            "checked": shelf is not None and self._quiet.is_set(),
            "failed": self._failed,
            "version": self._version,
            "kinds": [{"key": kind.key, "label": kind.label} for kind in KINDS],
            "site": shelf.settings.site_name if shelf else "",
        }

    def rows(self, query: str = "", kind: str = "", start: int = 0) -> Answer:
        """A page of the list."""
        shelf = self.shelf
        with self._lock:
            if self._rows is None:
                self._rows = rows_of(shelf)
            rows = self._rows
        fitting = found(rows, query, kind)
        elsewhere = 0
        for uri, problems in shelf.problems.items():
            if uri not in shelf.documents:
                elsewhere += len(problems)
        return {
            "total": len(rows),
            "found": len(fitting),
            "rows": [row.as_dict() for row in fitting[start : start + PAGE]],
            "elsewhere": elsewhere,
            "version": self._version,
        }

    def form(self, key: str) -> Answer:
        """The form of a kind."""
        kind = BY_KEY.get(key)
        if kind is None:
            raise Refused("没有这种条目")
        return dict(form_of(kind, Asker.DESK))

    def names(self, key: str, query: str) -> Answer:
        """Records of a kind that a field may name, by a part of their name."""
        with self._lock:
            if self._rows is None:
                self._rows = rows_of(self.shelf)
            rows = self._rows
        shelf = self.shelf
        given = []
        for row in found(rows, query, key)[:20]:
            document = shelf.documents[row.uri]
            alone = len(shelf.context.names.find(key, document.name)) == 1
            value = document.name if alone and not document.numbered else document.number
            given.append({"value": value, "name": document.name, "about": row.about})
        return {"names": given}

    def called(self, key: str, references: list[str]) -> Answer:
        """What references mean: number or name → the name of the record, "" where it is none."""
        names = self.shelf.context.names
        found_names = {}
        for reference in references[:200]:
            meant = names.find(key, reference)
            found_names[reference] = meant[0].name if len(meant) == 1 else ""
        return {"names": found_names}

    def figure(self, text: str) -> Answer:
        """The fields of a number as a source writes it."""
        return {"fields": stated(text[:100])}

    def open(self, uri: str) -> Answer:
        """A record for editing, as it is on the disk now."""
        shelf = self.shelf
        document = self._document(uri)
        raw = self._raw(uri)
        trial = tried(shelf, uri, raw, document.kind)
        known = shelf.stamps.get(uri) == stamp_of(self.root, uri)
        if not known:
            self._take(trial)
            self._ask_again()
        problems = shelf.problems.get(uri, ()) if known and shelf.is_checked else trial.problems
        return self._shown(uri, raw, trial, problems)

    def check(self, uri: str, base: str, typed: Typed) -> Answer:
        """What is wrong with what was typed, and where to see how it will look."""
        document = self._document(uri)
        raw = self._opened_as(uri, base)
        after = self._edited(uri, raw, document.kind, typed)
        trial = tried(self.shelf, uri, after, document.kind)
        return {
            **self._judged(trial, trial.problems),
            "changed": after != raw,
            "meanwhile": _digest(self._raw(uri)) != base,
        }

    def mend(self, uri: str, base: str, typed: Typed, problem: Mapping[str, Any]) -> Answer:
        """What was typed with one problem mended: the fields that are other after that."""
        document = self._document(uri)
        raw = self._edited(uri, self._opened_as(uri, base), document.kind, typed)
        trial = tried(self.shelf, uri, raw, document.kind)
        for each in trial.problems:
            wanted = (problem.get("line"), problem.get("column"), problem.get("code"))
            if each.edits and (each.line, each.column, each.code) == wanted:
                return self._mended(uri, raw, each)
        raise Refused("这一处已经不在了，再看一遍")

    def _mended(self, uri: str, raw: bytes, problem: Problem) -> Answer:
        try:
            after = apply_to_bytes(raw, problem.edits)
        except EditError as error:
            raise Refused(str(error)) from None
        old, _ = parse(uri, raw)
        new, _ = parse(uri, after)
        labels = dict.fromkeys([*old.tree.data, *new.tree.data])
        fields = {}
        for label in labels:
            if old.tree.data.get(label) != new.tree.data.get(label):
                fields[label] = new.tree.data.get(label)
        answer: Answer = {"fields": fields, "text": decode(uri, after)[0]}
        if new.body != old.body:
            answer["body"] = new.body
        return answer

    # ---- writing ----

    def save(self, uri: str, base: str, typed: Typed) -> Answer:
        """Write what was typed.

        Raises:
            Refused: somebody else wrote the file since it was opened (`changed`): then nothing is
                written, and the answer holds the file as it is now.
        """
        document = self._document(uri)
        raw = self._opened_as(uri, base)
        after = self._edited(uri, raw, document.kind, typed)
        with self._lock:
            if _digest(self._raw(uri)) != base:
                raise self._changed(uri)
            name = document.name or uri
            self._put(f"编写台：改“{name}”", [FileChange(uri, raw, after)])
            if after != raw:
                self._take(tried(self.shelf, uri, after, document.kind))
                self._ask_again()
        return {**self.open(uri), "written": after != raw}

    def new(self, key: str, name: str) -> Answer:
        """Begin a record as a draft."""
        kind = BY_KEY.get(key)
        name = without_unseen(" ".join(name.split()))
        if kind is None or not name:
            raise Refused("名称是空的；写上名称，再点“新建”")
        with self._lock:
            numbers = [document.number for document in self.shelf.loaded.documents]
            published = read_published(self.root / self.shelf.settings.published)
            number = next_number(kind, numbers, published)
            uri = self._free(kind, slug(name), number)
            text = composed(kind.model, {"编号": number, "名称": name, "状态": "草稿"})
            self._put(f"编写台：新建“{name}”", [FileChange(uri, None, text.encode())])
            self._take(tried(self.shelf, uri, text.encode(), kind))
            self._ask_again()
        return self.open(uri)

    def withdraw(self, uri: str, base: str) -> Answer:
        """Take a record out of the lists. Its page stays, and says so."""
        return self.save(uri, base, Typed({"状态": "已撤回"}))

    def rename(self, uri: str, base: str, name: str) -> Answer:
        """Give the file of a record another name; its old address leads to the new one, and so do
        the links that name the file.
        """
        document = self._document(uri)
        raw = self._opened_as(uri, base)
        stem = slug(name)
        target = f"{document.kind.folder}/{stem}.md"
        if not name.strip() or target == uri:
            raise Refused("新文件名和原来的一样；换一个")
        if (self.root / target).exists():
            raise Refused(f"已经有 {target} 了；换一个名字")
        former = [*document.record.former, f"/{document.url}"]
        value: str | list[str] = former[0] if len(former) == 1 else former
        after = self._edited(uri, raw, document.kind, Typed({"曾用地址": value}))
        after = with_links(uri, after, uri, target, where=target)
        with self._lock:
            if _digest(self._raw(uri)) != base:
                raise self._changed(uri)
            others = relinked(self.root, self._texts(), uri, target)
            files = [FileChange(uri, raw, None), FileChange(target, None, after), *others]
            self._put(f"编写台：“{document.name}”换文件名", files)
            self._replace(without_document(self.shelf, uri))
            self._take(tried(self.shelf, target, after, document.kind))
            for other in others:
                self._follow(other.uri)
            self._ask_again()
        return {**self.open(target), "relinked": [other.uri for other in others]}

    def undoable(self) -> Answer:
        """What would be taken back; no title where nothing can."""
        changes = last_changes(self.root)
        if changes is None:
            return {"title": "", "files": []}
        files = []
        for file in changes.files:
            lines = difference(file.uri, file.after or b"", file.before or b"")
            files.append({"uri": file.uri, "lines": list(lines)})
        return {"title": changes.title, "files": files}

    def undo(self) -> Answer:
        """Take back what was written last."""
        with self._lock:
            try:
                changes = take_back(self.root)
            except ChangedMeanwhile as error:
                text = f"{error} 后来又有人改过，一个文件也没有退回；先把后来的改动另存，再退"
                raise Refused(text) from None
            if changes is None:
                raise Refused("没有可以退回的")
            for file in changes.files:
                self._follow(file.uri)
            self._ask_again()
        return {"title": changes.title, "files": [file.uri for file in changes.files]}

    def fixable(self) -> Answer:
        """What has one right answer anywhere in the content."""
        return {"files": self._fixing.look()}

    def fix(self, uris: list[str]) -> Answer:
        """Mend the files that were accepted."""
        with self._lock:
            try:
                written = self._fixing.accept(uris)
            except ChangedMeanwhile as error:
                text = f"{error} 刚才有人改过，一个文件也没有动；再看一遍"
                raise Refused(text) from None
            for uri in written:
                self._follow(uri)
            self._ask_again()
        return {"files": written}

    def ledger(self, key: str, places: Mapping[str, str], skipped: list[str]) -> Answer:
        """What a ledger would do. Nothing is written."""
        return {**shown_plan(self._plan(key, places, skipped)), "key": key}

    def new_ledger(self, name: str, content: str) -> Answer:
        """A file that was chosen or dragged in, and what it would do."""
        try:
            key = self._ledgers.keep(name, content)
        except ValueError as error:
            raise Refused(str(error)) from None
        return self.ledger(key, {}, [])

    def put_in(self, key: str, places: Mapping[str, str], skipped: list[str]) -> Answer:
        """Put a ledger in: all of it, or none."""
        with self._lock:
            plan = self._plan(key, places, skipped)
            if plan.refused:
                raise Refused(
                    f"还有 {len(plan.refused)} 行不收；改好再选一次文件，或者先不要这些行"
                )
            try:
                written = self._ledgers.put_in(plan)
            except ChangedMeanwhile as error:
                raise Refused(f"{error} 刚才有人改过，一个文件也没有动；再看一遍") from None
            for uri in written:
                self._follow(uri)
            self._ask_again()
        return {"files": written}

    def _plan(self, key: str, places: Mapping[str, str], skipped: list[str]) -> Plan:
        try:
            return self._ledgers.plan(key, places, skipped)
        except KeyError:
            raise Refused("这个文件放得太久了；再选一次") from None
        except CannotRead as error:
            raise Refused(str(error)) from None

    # ---- parts of these ----

    def _texts(self) -> list[str]:
        """Every file with a body that may hold links."""
        found = [uri for uri in content_files(self.root) if uri.endswith(".md")]
        return [*found, HANDBOOK] if (self.root / HANDBOOK).is_file() else found

    def _document(self, uri: str) -> AnyDocument:
        """A record of the list. Nothing else can be opened, whatever the path says."""
        document = self.shelf.documents.get(uri)
        if document is None:
            raise Refused("没有这一条；也许刚被改名或删掉", "gone")
        return document

    def _raw(self, uri: str) -> bytes:
        try:
            return (self.root / uri).read_bytes()
        except OSError:
            raise Refused("这个文件不见了；也许刚被改名或删掉", "gone") from None

    def _opened_as(self, uri: str, base: str) -> bytes:
        """The file as it was when somebody opened it."""
        kept = self._opened.get((uri, base))
        if kept is not None:
            return kept
        raw = self._raw(uri)
        if _digest(raw) != base:
            raise self._changed(uri)
        return raw

    def _changed(self, uri: str) -> Refused:
        text = "您打开以后，别人改过这个文件。您写的都还在，还没有存"
        return Refused(text, "changed", {"theirs": self.open(uri)})

    def _edited(self, uri: str, raw: bytes, kind: Kind[Record], typed: Typed) -> bytes:
        try:
            return edited(uri, raw, kind, typed)
        except CannotWrite as error:
            raise Refused(str(error)) from None

    def _put(self, title: str, files: list[FileChange]) -> None:
        try:
            put(self.root, Changes(title, tuple(files)))
        except ChangedMeanwhile as error:
            raise Refused(f"{error} 刚才有人改过，一个文件也没有动；再来一次", "changed") from None

    def _free(self, kind: Kind[Record], stem: str, number: str) -> str:
        """A file that is not there yet."""
        uri = f"{kind.folder}/{stem}.md"
        return f"{kind.folder}/{stem}-{number.lower()}.md" if (self.root / uri).exists() else uri

    def _take(self, trial: Trial) -> None:
        """Put a record on the shelf as it is now."""
        with self._lock:
            shelf = self.shelf
            problems = trial.problems
            shelf = with_document(shelf, trial.context, trial.document, problems, trial.read)
            rows = self._rows
            self._replace(shelf)
            if rows is not None:
                self._rows = _with_row(rows, row_of(trial.document, problems))

    def _follow(self, uri: str) -> None:
        """Read a file anew that was written or removed."""
        kind = kind_of_uri(uri)
        if kind is None:
            return
        if (self.root / uri).is_file():
            self._take(tried(self.shelf, uri, self._raw(uri), kind))
        elif uri in self.shelf.documents:
            self._replace(without_document(self.shelf, uri))

    def _shown(self, uri: str, raw: bytes, trial: Trial, problems: tuple[Problem, ...]) -> Answer:
        """A record as the page shows it."""
        document = trial.document
        base = _digest(raw)
        with self._lock:
            self._opened[uri, base] = raw
            while len(self._opened) > OPENED:
                self._opened.popitem(last=False)
        return {
            "uri": uri,
            "base": base,
            "kind": document.kind.key,
            "label": document.kind.label,
            "number": document.number,
            "name": document.name,
            "draft": document.draft,
            "listed": document.listed,
            "fits": form_fits(uri, raw, document.kind),
            "fields": document.tree.data,
            "body": document.body,
            "said": _said(document),
            "text": decode(uri, raw)[0],
            **self._judged(trial, problems),
        }

    def _judged(self, trial: Trial, problems: tuple[Problem, ...]) -> Answer:
        """What is wrong with a record, and where it can be seen."""
        document = trial.document
        told = []
        for problem in problems:
            place = place_of(document, problem)
            told.append({**problem.as_dict(), "place": list(place)})
        preview = Preview(self.shelf, trial.context, document)
        number = self.previews.add(preview) if document.number and document.name else 0
        return {
            "problems": told,
            "large": len(self.shelf.documents) > LARGE,
            "preview": f"{number}/{preview.address}" if number else "",
            "wanted": list(completeness(document.record).missing),
        }


def _said(document: AnyDocument) -> dict[str, str]:
    """How each figure of a record is written, by its 代号: 近2000人."""
    return {figure.code: str(shown(figure)) for figure in document.record.figures if figure.code}


def _with_row(rows: list[Row], row: Row) -> list[Row]:
    """The list with a row that is new or other than before; what has to be mended stays first."""
    replaced = [row if other.uri == row.uri else other for other in rows]
    if row not in replaced:
        replaced.insert(0, row)
    return sorted(replaced, key=lambda each: each.rank)


def _digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
