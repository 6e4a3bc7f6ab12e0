"""What was found in a repository, kept for as long as nothing in it changes.

The checks of a whole library look at every record. Whoever asks a second time, or asks about one
file after a build, gets the same answer, and it is true: it was given for the same bytes of the
same files, by the same program, with the same settings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from ..library.documents import HANDBOOK
from ..library.links import is_link, link_problems
from ..library.loader import PUBLISHED, Loaded, content_files, content_folders, odd_files
from ..library.packing import Unreadable, packed, unpacked
from ..library.packs import Packs, code_of, digest
from ..library.reading_again import WORTH_KEEPING
from ..library.settings import Settings
from ..problems.problem import Problem

FOLDER = ".cache/known"
"""Where it is kept, from the root of the repository."""
_KEY = "problems"


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
        return all(self.files.get(uri) == each for uri, each in read.items())


def state_of(root: Path, settings: Settings) -> State | None:
    """A repository as it is now; None where finding out costs more than it is worth.

    Args:
        root: the folder of the repository.
        settings: those that hold.
    """
    uris = list(content_files(root))
    if len(uris) < WORTH_KEEPING:
        return None
    files = {}
    beside = ["mkdocs.yml", HANDBOOK, settings.published]
    for uri in [*uris, *(uri for uri in beside if not is_link(root / uri))]:
        try:
            files[uri] = _digest(root / uri)
        except OSError:
            files[uri] = b""
    odd = [*link_problems(root, content_folders()), *odd_files(root)]
    parts = [settings.model_dump_json().encode(), _pillow().encode(), packed(tuple(odd))]
    for uri, each in files.items():
        parts += [uri.encode("utf-8", "surrogatepass"), each]
    return State(files, digest(*parts))


def _digest(path: Path) -> bytes:
    """Of a text the digest of its content; of a picture that of its size and its time."""
    if path.name.lower().endswith(PUBLISHED):
        status = path.stat()
        return digest(f"{status.st_size} {status.st_mtime_ns}".encode())
    return digest(path.read_bytes())


def _pillow() -> str:
    """Which Pillow there is: it says what is wrong with pictures."""
    try:
        return version("pillow")
    except PackageNotFoundError:
        return ""


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
    """Keep what was found in a state."""
    packs = _packs(root)
    packs.put(_KEY, state.digest, packed(tuple(problems)))
    packs.save()


def _packs(root: Path) -> Packs:
    return Packs(root, FOLDER, code_of(), "查出来的")
