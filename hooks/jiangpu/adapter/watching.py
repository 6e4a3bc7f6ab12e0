"""Tells the preview which files were saved, in the place of what MkDocs watches with.

MkDocs looks at all files itself, which takes half a second for ten thousand of them, and far longer
while it builds. Here a small program beside it does (`scanning`).
"""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import IO

from . import scanning

log = logging.getLogger("mkdocs.jiangpu")

Changed = Callable[[list[str]], None]
"""Is told the paths of files that were saved, are new, or are gone."""


class Watcher:
    """Watches files and folders. It has the methods that MkDocs uses of its own.

    Args:
        changed: is told what has changed, by a thread of its own.
        since: what has changed after this moment (nanoseconds) is told at once.
    """

    def __init__(self, changed: Changed, since: int) -> None:
        self._changed = changed
        self._since = since
        self._watched: list[str] = []
        self._program: subprocess.Popen[str] | None = None
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._stopped = False

    def schedule(self, handler: object, path: str, recursive: bool = True) -> str:
        """Watch one more. The handler is not asked."""
        if path not in self._watched:
            self._watched.append(path)
            self._hand_over()
        return path

    def unschedule(self, path: str) -> None:
        """Watch one less."""
        if path in self._watched:
            self._watched.remove(path)
            self._hand_over()

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Watch no more."""
        self._stopped = True
        if self._program is not None:
            self._program.kill()
            self._program.wait()

    def join(self, timeout: float | None = None) -> None:
        """Wait until it has ended."""
        if self._thread.is_alive():
            self._thread.join(timeout)

    def is_alive(self) -> bool:
        """Whether it watches."""
        return self._thread.is_alive()

    def _listen(self) -> None:
        """Have the program look; where it cannot run, look here."""
        with suppress(OSError, ValueError):
            self._run()
        if not self._stopped:
            log.debug("匠谱：看文件的小程序没有开起来，改由预览自己看")
            scanning.watch(self._watched, self._since, self._tell)

    def _run(self) -> None:
        command = [sys.executable, "-I", scanning.__file__]
        pipe = subprocess.PIPE
        self._program = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)
        self._hand_over()
        out: IO[str] | None = self._program.stdout
        for line in out or ():
            self._tell(json.loads(line))

    def _tell(self, paths: list[str]) -> bool:
        if not self._stopped:
            self._changed(paths)
        return not self._stopped

    def _hand_over(self) -> None:
        """Tell the program what is watched."""
        if self._program is not None and self._program.stdin is not None:
            with suppress(OSError):
                given = {"watched": self._watched, "since": self._since}
                self._program.stdin.write(json.dumps(given) + "\n")
                self._program.stdin.flush()
