"""What was found in a repository, kept for as long as nothing in it changes.

The checks of a whole library look at every record. Whoever asks a second time, or asks about one
file after a build, gets the same answer, and it is true: it was given for the same bytes of the
same files, by the same program, with the same settings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from ..library.content import content_of
from ..library.documents import HANDBOOK
from ..library.links import is_link
from ..library.loader import PUBLISHED
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
class Around:
    """All but the texts of a repository at one moment.

    Attributes:
        root: the folder of the repository.
        settings: those that hold.
        texts: the uris of the texts.
        others: uri of each other file that says something → the digest of its content.
        problems: what was found in its folders that is no file.
    """

    root: Path
    settings: Settings
    texts: tuple[str, ...]
    others: Mapping[str, bytes]
    problems: tuple[Problem, ...]

    def state(self, read: Mapping[str, bytes] = MappingProxyType({})) -> bytes:
        """The digest of all that the answer rests on, with the texts.

        Args:
            read: uri → the digest of the content of a text, where it was read already.
        """
        files = dict(self.others)
        for uri in self.texts:
            files[uri] = read[uri] if uri in read else _digest(self.root / uri)
        parts = [self.settings.model_dump_json().encode(), packed(self.problems)]
        for uri, each in files.items():
            parts += [uri.encode("utf-8", "surrogatepass"), each]
        return digest(*parts)


def around_of(root: Path, settings: Settings) -> Around | None:
    """A repository as it is now; None where finding out costs more than it is worth.

    Args:
        root: the folder of the repository.
        settings: those that hold.
    """
    content = content_of(root)
    if len(content.files) < WORTH_KEEPING:
        return None
    texts = tuple(uri for uri in content.files if uri.endswith(".md"))
    others = [uri for uri in content.files if not uri.endswith(".md")]
    others += ["mkdocs.yml", HANDBOOK, settings.published, *sorted(settings.look.uris)]
    digests = {uri: _digest(root / uri) for uri in others}
    return Around(root, settings, texts, digests, content.problems)


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


def kept_answer(root: Path, state: bytes) -> tuple[Problem, ...] | None:
    """What was found in a state, as `Around.state` gives it; None where that is not known."""
    kept = _packs(root).get(_KEY, state)
    if kept is None:
        return None
    try:
        return tuple(unpacked(kept))
    except (Unreadable, TypeError):
        return None


def keep_answer(root: Path, state: bytes, problems: Iterable[Problem]) -> None:
    """Keep what was found in a state, where it would be found there again."""
    found = tuple(problems)
    if any(problem.code in _OF_THE_MOMENT for problem in found):
        return
    packs = _packs(root)
    packs.put(_KEY, state, packed(found))
    packs.save()


def _packs(root: Path) -> Packs:
    return Packs(root, FOLDER, code_of(), "查出来的")
