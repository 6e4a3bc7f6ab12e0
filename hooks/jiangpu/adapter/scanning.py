"""Looks again and again at some folders, and tells which files have changed.

It runs as a program of its own, with nothing but Python: thousands of files are looked at several
times a second, and in one process with a build each look would wait for it. It asks for no service
of the system, so it sees what changes on a network drive too. On a line of its input stands what it
watches, as JSON; on each line of its output stand the files that have changed. It ends with its
input.
"""

from __future__ import annotations

import json
import os
import re
import sys
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

Stamp = tuple[int, int, int]
"""When a file was changed, how long it is, and which it is."""

LEFT = re.compile(r"\.|~\$|.*~$|#.*#$|(thumbs\.db|desktop\.ini)$", re.IGNORECASE)
"""As `language/file_names` has it; this program knows nothing of that."""
PAUSE = 0.2
"""Seconds between two looks at least."""
SHARE = 5
"""A look takes no more than one part in so many of the time."""
SETTLED = 0.04
"""Seconds for which nothing must have changed: who saves a file may need a moment."""
PATIENCE = 50
"""So often one waits for that."""


def main() -> None:
    """The program."""
    given = json.loads(sys.stdin.readline())
    watched: list[str] = given["watched"]
    threading.Thread(target=_listen, args=(watched,), daemon=True).start()
    watch(watched, given["since"], _tell)


def watch(watched: list[str], since: int, tell: Callable[[list[str]], bool]) -> None:
    """Look until nobody wants to know any more.

    Args:
        watched: files and folders; more may be added meanwhile.
        since: what has changed after this moment (nanoseconds) is told at once.
        tell: is told the paths of files; False where that is enough.
    """
    known = look(watched)
    changed = [path for path, stamp in known.items() if stamp[0] > since]
    wanted = not changed or tell(sorted(changed))
    cost = 0.0
    while wanted:
        time.sleep(max(PAUSE, SHARE * cost))
        began = time.monotonic()
        now = look(watched)
        cost = time.monotonic() - began
        if now != known:
            now = _settled(watched, now)
            wanted = tell(differing(known, now))
            known = now


def _settled(watched: Iterable[str], seen: dict[str, Stamp]) -> dict[str, Stamp]:
    """What stands there when nobody is writing."""
    for _ in range(PATIENCE):
        time.sleep(SETTLED)
        now = look(watched)
        if now == seen:
            break
        seen = now
    return seen


def differing(before: dict[str, Stamp], after: dict[str, Stamp]) -> list[str]:
    """The files that are new, gone or other ones."""
    either = before.keys() | after.keys()
    return sorted(path for path in either if before.get(path) != after.get(path))


def look(watched: Iterable[str]) -> dict[str, Stamp]:
    """Every file that is watched. What programs leave in a folder is none of the content."""
    found: dict[str, Stamp] = {}
    waiting = []
    for path in list(watched):
        if Path(path).is_dir():
            waiting.append(path)
        else:
            _add(found, path)
    while waiting:
        _look_into(waiting.pop(), found, waiting)
    return found


def _look_into(folder: str, found: dict[str, Stamp], waiting: list[str]) -> None:
    """The files of a folder, and its folders."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):  # it may be gone meanwhile
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                elif not LEFT.match(entry.name):
                    found[entry.path] = _stamp(entry.stat(follow_symlinks=False))


def _add(found: dict[str, Stamp], path: str) -> None:
    """A file by itself, where it is there."""
    with suppress(OSError):
        found[path] = _stamp(Path(path).stat())


def _stamp(status: os.stat_result) -> Stamp:
    return (status.st_mtime_ns, status.st_size, status.st_ino)


def _listen(watched: list[str]) -> None:
    """Take up what else is to be watched, and end with the one who asked."""
    for line in sys.stdin:
        watched[:] = json.loads(line)["watched"]
    os._exit(0)


def _tell(paths: list[str]) -> bool:
    """Write a line."""
    try:
        sys.stdout.write(json.dumps(paths) + "\n")
        sys.stdout.flush()
    except OSError:
        return False
    return True


if __name__ == "__main__":
    main()
