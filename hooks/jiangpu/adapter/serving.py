"""A preview that is served: what was saved is shown at once, and the whole site is built after it.

One thread builds, as MkDocs has it. Another waits for files to be saved, makes their pages
(`build.saved`) and has browsers look again; it does not wait for a build that is under way.
"""

from __future__ import annotations

import base64
import hashlib
import logging
import sys
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from markupsafe import escape

from ..build.project import Project
from ..build.saved import NotAlone, Preview, Saved
from ..build.served import ServedFolder
from ..build.standing import Standing
from ..library.content import content_folders
from ..problems.problem import Problem
from .watching import Watcher

log = logging.getLogger("mkdocs.jiangpu")

Report = Callable[[list[Problem]], None]
"""Is told what is wrong with the texts that were saved."""

_TURN = 0.001
"""Seconds after which a thread lets another one go on. A build would make whoever answers a browser
wait five times as long at each step."""

_SCRIPTS = "script-src 'self'"
"""What the policy of a page says of scripts (`site.policy`)."""

_OF_SERVER = (
    "_epoch_cond",
    "_inject_js_into_html",
    "_rebuild_cond",
    "_visible_epoch",
    "_wanted_epoch",
    "_want_rebuild",
    "_watched_paths",
    "builder",
    "observer",
)
"""What is used of the server of MkDocs. Where it has not all of it, each save is a whole build."""


class _Moment(NamedTuple):
    """When a build began to read.

    Attributes:
        changes: how many changes were known that only a build can show.
        saved: how many texts had been shown at once.
    """

    changes: int
    saved: int


class Serving:
    """What a preview remembers from one build to the next.

    Args:
        root: the folder of the repository.
        folder: where the site is served from.
    """

    def __init__(self, root: Path, folder: Path) -> None:
        self.root = root.absolute()
        self.began = time.time_ns()
        self._folder = ServedFolder(folder)
        self._lock = threading.RLock()
        self._preview: Preview | None = None
        self._project: Project | None = None
        self._changes = 0
        self._warming = 0
        self._shown = 0
        self._saved: list[str] = []
        self._read = _Moment(0, 0)
        self._is_served = False

    # ---- asked by the thread that builds ----

    def begin_reading(self) -> None:
        """A build begins to read: it will know all that has changed until now."""
        with self._lock:
            self._read = _Moment(self._changes, len(self._saved))
            self._folder.begin_reading()

    def has_read(self, project: Project) -> None:
        """A build has read and checked everything, and put the site together."""
        self._project = project
        if self._is_served:
            self._take_over()

    def begin(self) -> Standing:
        """A build begins to put the site there."""
        return self._folder.begin()

    def serve(self) -> None:
        """Files are watched from now on."""
        self._is_served = True
        self._take_over()

    @property
    def shows_all(self) -> bool:
        """Whether every change that is known has been shown, or is about to be."""
        with self._lock:
            return self._preview is not None and self._shown == self._changes

    @property
    def is_ready(self) -> bool:
        """Whether what is saved is looked at with the eyes of the newest build."""
        return not self._warming

    # ---- asked by the thread that watches ----

    def save(self, paths: Iterable[str]) -> Saved | None:
        """Show what was saved; None where the whole site has to be built for it."""
        with self._lock:
            try:
                if self._preview is None or self._shown != self._changes:
                    raise NotAlone
                uris = [self._uri(path) for path in paths]
                saved = self._preview.save(uris)
                for path, content in saved.files:
                    self._folder.save(path, content)
            except Exception as error:  # the whole build meets it again, and reports it
                if not isinstance(error, NotAlone):
                    log.debug("匠谱：单做这一页没有做成", exc_info=error)
                self._changes += 1
                return None
            self._saved += saved.texts
            return saved

    def _uri(self, path: str) -> str:
        """A file of the content by its name in the repository.

        Raises:
            NotAlone: it is none.
        """
        inside = Path(path)
        if not inside.is_relative_to(self.root):
            raise NotAlone(path)
        uri = inside.relative_to(self.root).as_posix()
        if uri.partition("/")[0] not in content_folders():
            raise NotAlone(path)
        return uri

    # ---- from one build to the next ----

    def _take_over(self) -> None:
        """Look at what is saved with the eyes of the newest build, as soon as that is quick."""
        project, self._project = self._project, None
        if project is not None:
            given = (project, self._read)
            self._warming += 1
            threading.Thread(target=self._warm, args=given, daemon=True).start()

    def _warm(self, project: Project, read: _Moment) -> None:
        preview = Preview(project)
        try:
            preview.warm()
        except Exception as error:  # the build itself meets it, and reports it
            log.debug("匠谱：预先算的没有算成", exc_info=error)
        with self._lock:
            self._warming -= 1
            try:
                preview.save(dict.fromkeys(self._saved[read.saved :]))
            except Exception:  # it means more to this build than to the one before: the next tells
                return
            self._preview = preview
            self._shown = read.changes


def show_at_once(server: Any, serving: Serving, report: Report) -> None:
    """Have a server of MkDocs show what is saved at once.

    Args:
        server: it watches nothing yet but knows already what it will.
        serving: the preview that it serves.
        report: is told what is wrong with what was saved.
    """
    if not all(hasattr(server, name) for name in _OF_SERVER):
        return
    build = server.builder

    def build_after() -> None:
        _let_read(server, serving)
        build()
        with server._epoch_cond:
            server._wanted_epoch = _later(server)

    def changed(paths: list[str]) -> None:
        began = time.monotonic()
        saved = serving.save(paths)
        if saved is None:
            log.info("匠谱：改的不只是一条的内容，整个网站接着重做")
        elif not saved.texts:
            return
        else:
            with server._epoch_cond:
                server._visible_epoch = server._wanted_epoch = _later(server)
                server._epoch_cond.notify_all()
            report(list(saved.problems))
            log.info("匠谱：%s", _told(saved, time.monotonic() - began))
        with server._rebuild_cond:
            server._want_rebuild = True
            server._rebuild_cond.notify_all()

    watcher = Watcher(changed, serving.began)
    for path in server._watched_paths:
        watcher.schedule(None, path)
    server.observer = watcher
    server.builder = build_after
    inject = server._inject_js_into_html
    server._inject_js_into_html = lambda page, epoch: allowed(inject(page, epoch))
    sys.setswitchinterval(_TURN)
    serving.serve()


def allowed(page: bytes) -> bytes:
    """A page with the script that has a browser look again, which its policy does not forbid.

    Args:
        page: its last script is the one of the server, written into it.
    """
    _, _, behind = page.rpartition(b"<script>")
    script, _, _ = behind.partition(b"</script>")
    total = base64.b64encode(hashlib.sha256(script).digest()).decode()
    more = str(escape(f"{_SCRIPTS} 'sha256-{total}'"))
    return page.replace(str(escape(_SCRIPTS)).encode(), more.encode(), 1)


def _let_read(server: Any, serving: Serving) -> None:
    """Where what was saved is shown, pages are served as they are while the site is built; else
    whoever asks for one waits for the build, as MkDocs has it."""
    if serving.shows_all:
        with server._epoch_cond:
            server._wanted_epoch = server._visible_epoch
            server._epoch_cond.notify_all()


def _later(server: Any) -> int:
    """A later time than any that a browser knows, as the server counts."""
    now = round(time.monotonic() * 1000)
    return int(max(now, server._wanted_epoch + 1, server._visible_epoch + 1))


def _told(saved: Saved, seconds: float) -> str:
    """What is told of what was shown."""
    time_taken = f"（{seconds:.1f} 秒）"
    if len(saved.texts) > 1:
        done = f"先做好了保存的 {len(saved.texts)} 个文件的页{time_taken}"
    elif saved.broken:
        done = f"保存的这一页有错，先写明了错在哪里{time_taken}"
    else:
        done = f"先做好了保存的这一页{time_taken}"
    return f"{done}，其余的接着做"
