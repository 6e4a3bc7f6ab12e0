"""Where the pages and files of a site are made, or taken as an earlier build has left them."""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from ..language import pinyin
from ..library.noting import Note, Questions, bits_of, names_of
from ..pages.plan import Plan
from ..site.answers import Answers, answers_of
from ..site.artefacts import DataFile, Finished
from ..site.asking import AskedSite, maker_name, manner_of
from ..site.digests import SIZE, digest
from ..site.of_block import OfBlock, Packed, unpack_of_block
from ..site.of_given import maker_of_key
from .asked import NOTHING, Asked, Places, numbers_of, questions_at, touches, unpack_note
from .crew import Crew
from .finishing import Work, finish, finish_files
from .kept import Keeping, Kept, files_of, kept_path, pack, pack_files, page_of, told_of
from .kept_list import Answered, Entries, Entry, Index, Piece, cleared
from .tools import tools_digest
from .unchanged import Unchanged

Stands = Callable[[str, bytes], bool]
"""Whether a file with this path and this sum stands already where the site goes."""

_PAGE = "page "
_FILES = "files "
_LASTING = "lasting "
_EACH = "each "
_GIVEN = "given "

_UNKNOWN = bytes(SIZE)
"""Stands for the digest of an answer that no digest can tell."""


class Workshop:
    """The pages and files of one site.

    Args:
        site: what they are made from.
        root: the folder of the repository; None keeps nothing and takes nothing.
        name: of the kind of build: each kind has a file of its own.

    Attributes:
        made: the keys of what was made anew, in their order.
    """

    def __init__(self, site: AskedSite, root: Path | None, name: str) -> None:
        self.site = site
        self.made: list[str] = []
        self._root = root
        self._name = name
        self._early: dict[str, Work[Finished]] = {}
        if root is not None:
            site.take_from(self.left, self.left_of_each, self.left_of_given, self.left_files)

    def page(self, plan: Plan) -> Finished:
        """A page, for whoever asks something of it. It is kept until it is written."""
        entry = self.entry(_PAGE + plan.url, _signature(plan))
        if entry is not None:
            return page_of(entry.told, b"")
        if plan.url not in self._early:
            self._early[plan.url] = finish(self.site, plan)
        return self._early[plan.url].made

    @property
    def pages_made(self) -> int:
        """How many pages were made anew."""
        return sum(key.startswith(_PAGE) for key in self.made)

    def open(self) -> Opened:
        """Begin to make all of the site."""
        if self._root is None:
            return Opened(self, None)
        return Opened(self, Keeping(self._root, self._name, self._tools, self.kept))

    def wanting(self, plans: Iterable[Plan]) -> list[Plan]:
        """The pages that have to be made: no earlier build has left them as they would be today,
        and nobody has asked for them yet."""
        self.unchanged.compare()
        found = []
        for plan in plans:
            left = self.entry(_PAGE + plan.url, _signature(plan))
            if left is None and plan.url not in self._early:
                found.append(plan)
        return found

    def early(self, plan: Plan) -> Work[Finished] | None:
        """A page that was made because somebody asked something of it; it is handed out once."""
        return self._early.pop(plan.url, None)

    def wants(self, name: str) -> bool:
        """Whether some files that are no pages have to be made."""
        return self.entry(_FILES + name, "") is None

    def entry(self, key: str, signature: str) -> Entry | None:
        """What an earlier build has left under a key, where it would be made the same today."""
        entry = self.kept.index.entries.get(key)
        if entry is None or entry.signature != signature:
            return None
        return entry if self.unchanged.holds(entry.asked) else None

    @cached_property
    def _tools(self) -> bytes:
        """What pages rest on that no note is about."""
        manner = digest(manner_of(self.site.real))
        return hashlib.blake2b(tools_digest() + manner, digest_size=SIZE).digest()

    @cached_property
    def kept(self) -> Kept:
        """What an earlier build has left."""
        if self._root is None:
            return Kept(Path(), b"")
        return Kept(kept_path(self._root, self._name), self._tools)

    @cached_property
    def answers(self) -> Answers:
        """The answers of the site."""
        return answers_of(self.site)

    @cached_property
    def unchanged(self) -> Unchanged:
        """What has the answers of the earlier build."""
        return Unchanged(self.kept.index, self.answers)

    def left(self, name: str) -> Any:
        """What `Site.lasting` made in an earlier build, where it would make the same today."""
        entry = self.kept.index.entries.get(_LASTING + name)
        if entry is None or not self.unchanged.maker_holds(name):
            return None
        content = self.kept.content(entry.pieces[0])
        return marshal.loads(content) if content is not None else None

    def left_of_each(self, key: str) -> OfBlock | None:
        """What `Site.each` made in an earlier build, where it would make the same today."""
        entry = self.entry(_EACH + key, "")
        if entry is None:
            return None
        packed = self.kept.packed(entry.pieces[0])
        if packed is None:
            return None
        index = self.kept.index
        asked = questions_at(entry.asked, index.notes, index.numbers, index.names)
        return unpack_of_block(asked, packed)

    def left_of_given(self, key: str) -> bytes | None:
        """What `Site.always` made in an earlier build, packed."""
        entry = self.kept.index.entries.get(_GIVEN + key)
        return self.kept.packed(entry.pieces[0]) if entry is not None else None

    def left_files(self, name: str) -> dict[str, bytes]:
        """Path → content of some files that are no pages, as an earlier build made them, whether
        they would be the same today or not."""
        entry = self.kept.index.entries.get(_FILES + name)
        contents = []
        for piece in entry.pieces if entry is not None else ():
            content = self.kept.content(piece)
            if content is not None:
                contents.append((piece, content))
        return {file.path: file.content for file in files_of(contents)}


class Opened:
    """A workshop in which all of a site is made, once, and kept for the next build.

    Args:
        shop: the workshop.
        keeping: where it is kept; None for nowhere.
    """

    def __init__(self, shop: Workshop, keeping: Keeping | None) -> None:
        self._shop = shop
        self._keeping = keeping if keeping is not None and keeping.usable else None
        self._used: set[str] = set()
        self._listing = _Listing(shop)

    def pages(
        self,
        plans: Iterable[Plan],
        wanting: Sequence[Plan],
        crew: Crew[AskedSite],
        begun: Mapping[str, Callable[[], Work[Finished]]],
        stands: Stands | None = None,
    ) -> Iterator[Finished]:
        """Every page, in their order, each as it is taken or made.

        Args:
            plans: of all pages.
            wanting: of those that have to be made.
            crew: makes them.
            begun: address of a page that somebody makes already → gives it.
            stands: a page that stands already comes without its content.
        """
        self._learn_makers(self._shop.site.newly_asked())
        left = [plan for plan in wanting if plan.url not in begun]
        urls = {plan.url for plan in left}
        made = crew.each(finish, left)
        for plan in plans:
            if plan.url in urls:
                yield self._made_page(plan, next(made))
            elif plan.url in begun:
                yield self._made_page(plan, begun[plan.url]())
            else:
                yield self._page(plan, stands)

    def files(
        self, name: str, begun: Callable[[], Work[list[DataFile]]] | None = None
    ) -> list[DataFile]:
        """Some files that are no pages.

        Args:
            name: of these files.
            begun: gives them, where somebody makes them already.
        """
        key = _FILES + name
        entry = self._shop.entry(key, "")
        if entry is not None:
            contents = self._taken(key, entry)
            if contents is not None:
                return files_of(zip(entry.pieces, contents, strict=True))
        work = begun() if begun is not None else finish_files(self._shop.site, name)
        self._shop.made.append(key)
        self._keep_work(key, "", b"", pack_files(work.made), work)
        return work.made

    def close(self) -> None:
        """All is made: keep it."""
        if self._keeping is not None:
            self._keep_lasting()
            self._keep_each(self._shop.site.newly_made_of_each())
            self._keep_given(self._shop.site.newly_made_of_given())
            self._carry_used()
            self._learn_makers(self._shop.site.newly_asked())
            self._keeping.index = self._listing.index()
            self._keeping.finish()
        self._shop.kept.close()

    def abandon(self) -> None:
        """It was given up."""
        if self._keeping is not None:
            self._keeping.abandon()
        self._shop.kept.close()

    def _page(self, plan: Plan, stands: Stands | None) -> Finished:
        key = _PAGE + plan.url
        entry = self._shop.entry(key, _signature(plan))
        if entry is not None:
            page = page_of(entry.told, b"")
            if stands is not None and stands(page.path, page.sum):
                self._carry(key, entry)
                return page
            contents = self._taken(key, entry)
            if contents is not None:
                return page_of(entry.told, contents[0])
        work = self._shop.early(plan) or finish(self._shop.site, plan)
        return self._made_page(plan, work)

    def _made_page(self, plan: Plan, work: Work[Finished]) -> Finished:
        """A page that was made anew."""
        key, page = _PAGE + plan.url, work.made
        self._shop.made.append(key)
        packed = [(page.url, pack(page.content))]
        self._keep_work(key, _signature(plan), told_of(page), packed, work)
        return page

    def _taken(self, key: str, entry: Entry) -> list[bytes] | None:
        """What an earlier build has left, kept for the next one too; None where it is damaged."""
        contents = []
        for piece in entry.pieces:
            content = self._shop.kept.content(piece)
            if content is None:
                return None
            contents.append(content)
        self._carry(key, entry)
        return contents

    def _carry(self, key: str, entry: Entry) -> None:
        """Keep what an earlier build has left for the next one too, as it lies there."""
        if self._keeping is not None:
            pieces = tuple(map(self._keeping.carry, entry.pieces))
            self._listing.entries[key] = entry._replace(pieces=pieces)

    def _keep_work(
        self,
        key: str,
        signature: str,
        told: bytes,
        packed_pieces: Iterable[tuple[str, bytes]],
        work: Work[Any],
    ) -> None:
        """Keep what was made, and learn what whoever made it has worked out."""
        if self._keeping is None:
            return
        self._shop.answers.learn(work.answers)
        self._listing.learn(work.answers)
        self._learn_makers(work.makers)
        self._shop.site.lasted.update(work.lasting)
        self._keep_each(work.each)
        self._keep_given(work.given)
        pinyin.remember(*work.spelled)
        entry = Entry(signature, self._listing.places.of(work.asked), told, ())
        self._put(key, entry, packed_pieces)

    def _learn_makers(self, makers: Mapping[str, Questions]) -> None:
        if self._keeping is not None:
            for name, asked in makers.items():
                self._listing.makers[name] = self._listing.places.of(asked)

    def _keep_lasting(self) -> None:
        """Keep what was made to last, and what earlier builds have left of it."""
        for name, made in self._shop.site.lasted.items():
            if made is not None:
                entry = Entry("", NOTHING, b"", ())
                self._put(_LASTING + name, entry, [(name, pack(marshal.dumps(made)))])
        for key in self._not_yet(_LASTING):
            if self._shop.unchanged.maker_holds(key.removeprefix(_LASTING)):
                self._carry(key, self._shop.kept.index.entries[key])

    def _keep_each(self, made: Mapping[str, Packed | None]) -> None:
        """Keep what `Site.each` has made."""
        for given, packed in made.items():
            key = _EACH + given
            self._used.add(key)
            if packed is not None:
                entry = Entry("", self._listing.places.of(packed.questions), b"", ())
                self._put(key, entry, [(key, packed.made)])

    def _keep_given(self, made: Mapping[str, bytes | None]) -> None:
        """Keep what `Site.always` has made."""
        for given, packed in made.items():
            key = _GIVEN + given
            self._used.add(key)
            if packed is not None:
                self._put(key, Entry("", NOTHING, b"", ()), [(key, packed)])

    def _carry_used(self) -> None:
        """Keep what `Site.each` and `Site.always` took of earlier builds; and all of a maker of
        which nothing was asked, because what rests on it was taken as it was."""
        makers = {maker_of_key(key) for key in self._used}
        for key in [*self._not_yet(_EACH), *self._not_yet(_GIVEN)]:
            if key in self._used or maker_of_key(key) not in makers:
                entry = self._shop.entry(key, "")
                if entry is not None:
                    self._carry(key, entry)

    def _not_yet(self, kind: str) -> list[str]:
        """The keys of what earlier builds have left of a kind and this one has not kept yet."""
        found = []
        for key in self._shop.kept.index.entries:
            if key.startswith(kind) and key not in self._listing.entries:
                found.append(key)
        return found

    def _put(self, key: str, entry: Entry, packed_pieces: Iterable[tuple[str, bytes]]) -> None:
        if self._keeping is None:
            return
        pieces: list[Piece] = []
        for name, packed in packed_pieces:
            pieces.append(self._keeping.add(name, packed))
        self._listing.entries[key] = entry._replace(pieces=tuple(pieces))


class _Listing:
    """The list of what a build keeps, as it grows.

    Args:
        shop: the workshop in which it is made.

    Attributes:
        entries: what was made or taken, by its key.
        makers: what made something once → the questions that were asked on the way.
        places: of all questions.
    """

    def __init__(self, shop: Workshop) -> None:
        self.entries = Entries()
        self.makers: dict[str, Asked] = {}
        self._shop = shop
        self._old = shop.kept.index
        self.places = Places(self._old.notes, self._old.numbers, self._old.names)
        self._learned: dict[int, bytes] = {}

    def learn(self, digests: Mapping[Note, bytes]) -> None:
        """Take over the digests of answers that whoever asked has worked out."""
        for note, known in digests.items():
            self._learned[self.places.of_note(note)] = known

    def index(self) -> Index:
        """The list, with the digests of all answers."""
        makers = {}
        for name, asked in self._old.makers.items():
            if self._shop.unchanged.maker_holds(name):
                makers[name] = asked
        makers |= self.makers
        records, unknown = self._records()
        digests = [self._digest(place) for place in range(len(self.places.notes))]
        index = Index(
            notes=self.places.notes,
            digests=digests,
            numbers=self.places.numbers,
            names=self.places.names,
            records=records,
            makers=makers,
            entries=self._sound(digests, unknown),
            ground=self._shop.answers.ground,
        )
        return cleared(index)

    def _records(self) -> tuple[dict[str, Answered], dict[int, int]]:
        """What records answer, by their numbers; and the place of the number of each that answered
        something that no digest can tell → what that was, as bits."""
        answered = {}
        unknown = {}
        for place, number in enumerate(self.places.numbers):
            told = self._shop.answers.told(number)
            if told is None:
                continue
            whole = told.whole
            old = self._old.records.get(number)
            names = self.places.asked.get(number, 0)
            if old is not None:
                if old.whole == whole and not names & ~old.names:
                    answered[number] = old
                    continue
                names |= old.names
            digests = self._shop.answers.of_record(number, names_of(names))
            answered[number] = Answered(whole, names, b"".join(one or _UNKNOWN for one in digests))
            if None in digests:
                pairs = zip(names_of(names), digests, strict=True)
                unknown[place] = bits_of(tuple(name for name, digest in pairs if digest is None))
        return answered, unknown

    def _digest(self, place: int) -> bytes:
        """The digest of the answer to a question; "" where none can tell it."""
        if place in self._learned:
            return self._learned[place]
        if place < len(self._old.notes):
            return self._shop.unchanged.digest(place) or b""
        return self._shop.answers.digest(unpack_note(self.places.notes[place])) or b""

    def _sound(self, digests: Sequence[bytes], unknown: Mapping[int, int]) -> Entries:
        """The entries to whose questions all answers can be told by a digest."""
        without = {place for place, digest in enumerate(digests) if not digest}
        if not without and not unknown:
            return self.entries
        sound = Entries()
        for key, entry in self.entries.items():
            if touches(entry.asked, unknown, self.places.names):
                continue
            if without.isdisjoint(numbers_of(entry.asked.others)):
                sound[key] = entry
        return sound


def _signature(plan: Plan) -> str:
    """What makes a page."""
    return f"{maker_name(plan.make)} {plan.args!r}"
