"""What was found in a repository, kept for as long as nothing in it changes.

The checks of a whole library look at every record. Whoever asks a second time, or asks about one
file after a build, gets the same answer, and it is true: it was given for the same bytes of the
same files, by the same program, with the same settings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..library.documents import HANDBOOK
from ..library.links import is_link, link_problems
from ..library.loader import (
    PUBLISHED,
    Loaded,
    closed_folders,
    content_files,
    content_folders,
    odd_files,
)
from ..library.packing import Unreadable, packed, unpacked
from ..library.packs import Packs, code_of, digest
from ..library.reading_again import WORTH_KEEPING
from ..library.settings import Settings
from ..problems.problem import Problem

FOLDER = ".cache/known"
"""Where it is kept, from the root of the repository."""
_KEY = "problems"
_OF_THE_MOMENT = frozenset(("F033", "F038"))
"""That reading took too long, or went wrong in a way that nobody foresaw: the machine may have been
short of time or of memory."""


@dataclass(frozen=True)
class State:
    """A repository at one moment.

    Attributes:
        files: uri of each file that says something → the digest of its content.
        digest: of all of it, of the settings and of what stands beside the files.
    """

    files: Mapping[str, bytes]
    digest: bytes

    def is_of(self, loaded: Loaded) -> bool:
        """Whether what was read is what stood there at that moment."""
        read = {document.uri: document.digest for document in loaded.documents}
        read |= {page.uri: page.digest for page in loaded.pages if page.uri != HANDBOOK}
        if any(self.files.get(uri) != each for uri, each in read.items()):
            return False
        others = self.files.keys() - read.keys()
        if any(self.files[uri] != _digest(loaded.root / uri) for uri in others):
            return False
        return all(uri in self.files for uri in content_files(loaded.root))


def state_of(root: Path, settings: Settings) -> State | None:
    """A repository as it is now; None where finding out costs more than it is worth.

    Args:
        root: the folder of the repository.
        settings: those that hold.
    """
    uris = list(content_files(root))
    if len(uris) < WORTH_KEEPING:
        return None
    beside = ["mkdocs.yml", HANDBOOK, settings.published, *sorted(settings.look.uris)]
    files = {uri: _digest(root / uri) for uri in [*uris, *beside]}
    odd = [*link_problems(root, content_folders()), *odd_files(root), *closed_folders(root)]
    parts = [settings.model_dump_json().encode(), packed(tuple(odd))]
    for uri, each in files.items():
        parts += [uri.encode("utf-8", "surrogatepass"), each]
    return State(files, digest(*parts))


def _digest(path: Path) -> bytes:
    """Of a text the digest of its content; of a picture that of its size and its times: one of them
    can be set back, the other cannot. A file that cannot be read has none.
    """
    try:
        if not path.is_file():
            return b""
        if path.name.lower().endswith(PUBLISHED):
            status = path.stat()
            times = f"{status.st_mtime_ns} {status.st_ctime_ns}"
            return digest(f"{status.st_size} {times}".encode())
        content = path.read_bytes()
    except OSError:
        return b""
    return digest(b"link", content) if is_link(path) else digest(content)


def kept_answer(root: Path, state: State) -> tuple[Problem, ...] | None:
    """What was found in a state; None where that is not known."""
    kept = _packs(root).get(_KEY, state.digest)
    if kept is None:
        return None
    try:
        return tuple(unpacked(kept))
    except (Unreadable, TypeError):
        return None


def keep_answer(root: Path, state: State, problems: Iterable[Problem]) -> None:
    """Keep what was found in a state, where it would be found there again."""
    found = tuple(problems)
    if any(problem.code in _OF_THE_MOMENT for problem in found):
        return
    packs = _packs(root)
    packs.put(_KEY, state.digest, packed(found))
    packs.save()


def _packs(root: Path) -> Packs:
    return Packs(root, FOLDER, code_of(), "查出来的")
