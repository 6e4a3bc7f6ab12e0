"""The last good copy of each city, for the day on which it is down or damaged.

One folder a city, named by its slug: index.json and the files that are read. `withdrawn.json`
holds the numbers that were taken back since, so that nothing taken back returns with an old copy.
New copies lie aside until the portal is there; a copy is read like anything else that comes from
a city. The folder may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from ..library.links import is_link
from .folders import Folder
from .listing import NUMBER, ListedFile, Listing, read_listing
from .refused import Refused

_WITHDRAWN = "withdrawn.json"
_FOUND_AT = "places.json"
_NEW, _OLD = ".new-", ".old-"
_SLUG = re.compile(r"[a-z0-9][A-Za-z0-9.+_-]*")


@dataclass(frozen=True)
class Copy:
    """The last good copy of a city.

    Attributes:
        folder: where it lies.
        listing: what its index.json says.
        withdrawn: the numbers of records that were taken back since.
    """

    RECORDS: ClassVar[str] = "records.json"
    """The file that says which records it holds."""

    folder: Folder
    listing: Listing
    withdrawn: frozenset[str]

    @property
    def records(self) -> dict[str, str]:
        """Number → digest of its records; none where that cannot be read."""
        try:
            found = json.loads((self.folder.path / self.RECORDS).read_text(encoding="utf-8"))
            return {str(number): str(digest) for number, digest in found.items()}
        except (OSError, ValueError, AttributeError):
            return {}

    def has(self, file: ListedFile) -> bool:
        """Whether it holds this very file."""
        return self.listing.files.get(file.path) == file


class Kept:
    """The folder of all copies.

    Args:
        folder: it is made when something is kept. Through a link nothing is kept.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def copy_of(self, slug: str) -> Copy | None:
        """The copy of a city; None where there is none that can be read, or where nobody can tell
        what was taken back of it.
        """
        place = self._folder / slug
        if not slug or is_link(place) or not place.is_dir():
            return None
        folder = Folder(place)
        try:
            return Copy(folder, read_listing(folder.listing()), self._withdrawn(place))
        except Refused:
            return None

    def add(self, slug: str, name: str, content: bytes) -> None:
        """Put a file of a new copy aside."""
        if is_link(self._folder):
            return
        place = self._folder / f"{_NEW}{slug}" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)

    def drop(self, slug: str) -> None:
        """Forget what was put aside for a city."""
        shutil.rmtree(self._folder / f"{_NEW}{slug}", ignore_errors=True)

    def clear(self) -> None:
        """Forget everything that was put aside."""
        if self._folder.is_dir() and not is_link(self._folder):
            for place in self._folder.glob(f"{_NEW}*"):
                shutil.rmtree(place, ignore_errors=True)

    def publish(self, slugs: Mapping[str, frozenset[str]], places: Mapping[str, str]) -> None:
        """Put what was put aside in the place of the old copies.

        Args:
            slugs: of the cities → the numbers that are taken back and must not return.
            places: what a city was called by on the command line → its slug.
        """
        if is_link(self._folder):
            return
        for slug, withdrawn in slugs.items():
            self._replace(slug)
            place = self._folder / slug
            if place.is_dir():
                _write(place / _WITHDRAWN, json.dumps(sorted(withdrawn)))
        known = {_digest(place): slug for place, slug in places.items()}
        if known and self._folder.is_dir():
            text = json.dumps(self._places() | known, indent=1, sort_keys=True)
            _write(self._folder / _FOUND_AT, text)

    def slug_at(self, place: str) -> str:
        """The slug of the city that was last found at a place, "" where none was."""
        slug = self._places().get(_digest(place), "")
        return slug if _SLUG.fullmatch(slug) else ""

    def _replace(self, slug: str) -> None:
        new, there = self._folder / f"{_NEW}{slug}", self._folder / slug
        if not new.is_dir():
            return
        old = self._folder / f"{_OLD}{slug}"
        shutil.rmtree(old, ignore_errors=True)
        with suppress(FileNotFoundError):
            there.rename(old)
        new.rename(there)
        shutil.rmtree(old, ignore_errors=True)

    def _places(self) -> dict[str, str]:
        try:
            found = json.loads((self._folder / _FOUND_AT).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        if not isinstance(found, dict):
            return {}
        return {str(place): str(slug) for place, slug in found.items()}

    def _withdrawn(self, place: Path) -> frozenset[str]:
        """The numbers that were taken back.

        Raises:
            Refused: they cannot be read.
        """
        try:
            found = json.loads((place / _WITHDRAWN).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return frozenset()
        except (OSError, ValueError):
            found = None
        if not isinstance(found, list):
            raise Refused(_WITHDRAWN, "读不出来", "删掉这个城市的上一版")
        return frozenset(number for number in map(str, found) if NUMBER.fullmatch(number))


def _write(path: Path, text: str) -> None:
    """Write a small file whole, or leave it as it was."""
    aside = path.with_name(f"{_NEW}{path.name}")
    aside.write_text(text + "\n", encoding="utf-8", newline="\n")
    aside.replace(path)


def _digest(place: str) -> str:
    """A place without its words: no path of a machine stands in a file."""
    return hashlib.sha256(place.encode("utf-8", "surrogateescape")).hexdigest()[:16]
