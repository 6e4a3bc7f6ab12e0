"""A city that was asked for → its data, or its last good copy and why it stands in."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from .entries import City
from .kept import Copy, Kept
from .listing import INDEX, ListedFile, Listing, read_listing
from .origins import slug_of
from .package import TABLES, held_against, numbers_in, read_city
from .refused import Refused
from .roster import Asked, Source
from .signing import verify


@dataclass(frozen=True)
class Gathered:
    """What came of asking a city.

    Attributes:
        asked: the city as it was named.
        city: its data, or its last good copy; None where there is neither.
        problem: why what it publishes now is not taken; None where it is.
        before: number → digest of the records of its last good copy; None where there was none.
        withdrawn: the numbers that must not return with its copy.
    """

    asked: Asked
    city: City | None
    problem: Refused | None = None
    before: Mapping[str, str] | None = None
    withdrawn: frozenset[str] = field(default=frozenset())


def gather(asked: Asked, kept: Kept) -> Gathered:
    """Ask a city for its data. What is taken is put aside as its new copy.

    Raises:
        Unable: its signature cannot be checked on this machine.
    """
    attempt = _Attempt(asked, kept)
    try:
        city = attempt.city()
    except Refused as problem:
        kept.drop(attempt.slug)
        return attempt.last_good(problem)
    return Gathered(asked, city, None, attempt.before, city.withdrawn)


class _Attempt:
    """One attempt: what is known when it fails is what the last good copy is mended with."""

    def __init__(self, asked: Asked, kept: Kept) -> None:
        self._asked = asked
        self._kept = kept
        self._source: Source | None = None
        self._listing: Listing | None = None
        self.slug = slug_of(asked.origin) if asked.origin else kept.slug_at(asked.place)
        self._copy = kept.copy_of(self.slug)

    @property
    def before(self) -> Mapping[str, str] | None:
        """The records of the last good copy."""
        return self._copy.records if self._copy else None

    def city(self) -> City:
        """What the city publishes now.

        Raises:
            Refused: it cannot be taken.
        """
        self._source = source = self._asked.open()
        raw = source.listing()
        if self._asked.key is not None:
            verify(raw, source.signature(), self._asked.key)
        listing = read_listing(raw)
        wanted = self._asked.origin
        if wanted and listing.origin != wanted:
            text = f"清单说自己是 {listing.origin}，名单上是 {wanted}"
            raise Refused(INDEX, text, "看看是不是拿错了文件夹，或改名单上的网址")
        self._listing = listing
        self.slug = slug_of(listing.origin)
        self._copy = self._kept.copy_of(self.slug)
        city = read_city(listing, self._reader(source), self._asked.name)
        self._kept.add(self.slug, INDEX, raw)
        self._kept.add(self.slug, Copy.RECORDS, _records(city))
        return self._with_note_of_age(city)

    def _reader(self, source: Source) -> Callable[[ListedFile], bytes]:
        """Gives the files: those that have not changed from the copy, the others from the city."""

        def read(file: ListedFile) -> bytes:
            content = self._unchanged(file)
            if content is None:
                content = source.file(file)
            self._kept.add(self.slug, file.path, content)
            return content

        return read

    def _unchanged(self, file: ListedFile) -> bytes | None:
        """The bytes of a file that the copy has as it is listed now."""
        if self._copy is None or not self._copy.has(file):
            return None
        try:
            return held_against(file, self._copy.folder.file(file))
        except Refused:
            return None

    def _with_note_of_age(self, city: City) -> City:
        """The city, with a note where its data is older than the last good copy."""
        if self._copy is None or self._copy.listing.updated <= city.updated:
            return city
        note = f"这一版的日期 {city.updated} 比上一版的 {self._copy.listing.updated} 还早"
        return replace(city, notes=(*city.notes, note))

    def last_good(self, problem: Refused) -> Gathered:
        """The last good copy without what is taken back, and why it stands in."""
        copy = self._copy
        if copy is None:
            return Gathered(self._asked, None, problem)
        try:
            city = read_city(copy.listing, copy.folder.file, self._asked.name)
        except Refused:
            return Gathered(self._asked, None, problem)
        withdrawn = copy.withdrawn | city.withdrawn | self._gone(city)
        city = replace(city.without(withdrawn), stands_in=problem.what, mend=problem.fix)
        return Gathered(self._asked, city, problem, self.before, withdrawn)

    def _gone(self, city: City) -> frozenset[str]:
        """The numbers of the copy that the city has taken back, as far as what it publishes now can
        be believed: its list, and every table that fits the list.
        """
        listing, source = self._listing, self._source
        if listing is None or source is None:
            return frozenset()
        gone = set(listing.withdrawn)
        for path, kind in TABLES.items():
            if path not in listing.files:
                continue
            file = listing.files[path]
            try:
                there = numbers_in(held_against(file, source.file(file)), path)
            except Refused:
                continue
            had = {entry.number for entry in city.entries if entry.kind == kind}
            gone |= had - there
        return frozenset(gone)


def _records(city: City) -> bytes:
    """What the next run compares with."""
    rows = {entry.number: entry.digest for entry in city.entries}
    return json.dumps(rows, ensure_ascii=False, sort_keys=True).encode()
