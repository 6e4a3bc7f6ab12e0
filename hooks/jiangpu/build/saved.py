"""What was saved, seen at once: the pages of one text made anew, before the whole site is.

A whole build looks at everything again. Whoever is writing wants to see the page at hand, so that
is made first, in the site of the last build with the new text in it. Only what concerns this one
text may have changed: whatever says who is called what, where something stands or what may be
shown is left to the whole build, which follows in any case. What the page says of others is what
the last build knew.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..body.terms import GLOSSARY_URL
from ..checks.context import AnyDocument, Context
from ..disclosure import Redactor, newest_day, publishable
from ..figures.ledger import ledger_of
from ..library.documents import HANDBOOK, Document, Editorial, sound
from ..library.library import Library
from ..library.noting import EVERYTHING, Questions, names_of, noted
from ..library.packs import digest
from ..library.read_files import read_file
from ..library.watched import BODY, PAGE, WHOLE, watched, watched_page
from ..pages.files import broken_page
from ..pages.handbook import editorial_page
from ..pages.plan import Plan, plans_of
from ..pictures import placed
from ..problems.problem import Problem
from ..schema.base import Record
from ..schema.person import Person
from ..site.artefacts import Page
from ..site.asking import LONG, ONCE, asked_site
from ..site.site import Site
from .beside import called, context_with, found_beside, in_usual_order
from .finishing import anchors_of, written
from .project import Project

Text = AnyDocument | Editorial
"""A record as it was read, or a page that editors write."""
Shown = Document[Record] | Editorial
"""A text as the site has it."""


class NotAlone(Exception):
    """What was saved concerns more than its own pages: only a whole build can tell."""


@dataclass(frozen=True)
class Saved:
    """What came of some saved files.

    Attributes:
        texts: the files that say something else than before.
        broken: those of them that have errors: their pages say where.
        files: (path from the site's root, content) of each page that was made.
        problems: what is wrong with the texts.
    """

    texts: tuple[str, ...]
    broken: tuple[str, ...]
    files: tuple[tuple[str, bytes], ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class _Reading:
    """A file as it was read now.

    Attributes:
        text: what it was read to.
        problems: what is wrong with it.
    """

    text: Text
    problems: tuple[Problem, ...]

    @property
    def is_broken(self) -> bool:
        """Whether it has no page because of an error. A page that editors write has one even so."""
        if isinstance(self.text, Editorial):
            return False
        return any(problem.is_error for problem in self.problems)


@dataclass(frozen=True)
class _Rests:
    """What the work of a maker (`Site.once`) rests on.

    Attributes:
        of_texts: number of a record, or file of a page → what was asked of it, by name.
        makers: the names of the makers whose work it took.
        unknown: that cannot be told, or it asked nothing.
    """

    of_texts: Mapping[str, Sequence[str]]
    makers: frozenset[str]
    unknown: bool


class Preview:
    """The site of the last build, with what was saved since.

    Not for two threads at once.

    Args:
        project: as it was built.
    """

    def __init__(self, project: Project) -> None:
        self._root = project.root
        self._context = project.context
        self._newest = newest_day(project.loaded.documents)
        self._plans = {plan.url: plan for plan in project.plans}
        self._known = _by_file(project.problems)
        documents, pages = project.loaded.documents, project.loaded.pages
        self._texts: dict[str, Text] = {document.uri: document for document in documents}
        self._texts |= {page.uri: page for page in pages}
        self._digests = {uri: text.digest for uri, text in self._texts.items()}
        self._site = asked_site(project.site)
        self._makers: dict[str, _Rests] = {}

    def warm(self) -> None:
        """Work out now what every page asks for: the first that is saved need not wait for it."""
        met = set()
        for plan in self._plans.values():
            number = str(plan.args[0]) if plan.args else ""
            document = self._site.real.library.get(number)
            sort = (plan.make, document.kind.key if document is not None else "")
            if sort not in met and (document is not None or plan.make is editorial_page):
                met.add(sort)
                self._page(plan)

    def save(self, uris: Iterable[str]) -> Saved:
        """The pages of the texts in some files, as they are saved now.

        Where it is refused, all is as it was before.

        Raises:
            NotAlone: more has changed than what these pages say of themselves.
        """
        tried = copy.copy(self)
        tried._known, tried._texts = {**self._known}, {**self._texts}
        tried._digests, tried._makers = {**self._digests}, {**self._makers}
        saved = tried._save(uris)
        self.__dict__.update(tried.__dict__)
        return saved

    def _save(self, uris: Iterable[str]) -> Saved:
        found = [reading for uri in uris if (reading := self._read(uri)) is not None]
        for reading in found:
            if not reading.is_broken:
                self._take(reading.text)
        files: list[tuple[str, bytes]] = []
        for reading in found:
            files += self._broken_page(reading) if reading.is_broken else self._pages(reading.text)
        problems: list[Problem] = []
        for reading in found:
            problems += reading.problems
        return Saved(
            texts=tuple(reading.text.uri for reading in found),
            broken=tuple(reading.text.uri for reading in found if reading.is_broken),
            files=tuple(files),
            problems=tuple(problems),
        )

    # ---- reading and checking ----

    def _read(self, uri: str) -> _Reading | None:
        """A file as it is now, read and checked; None where it is what it was.

        Raises:
            NotAlone: others have to know what has changed.
        """
        before = self._texts.get(uri)
        if before is None or uri == HANDBOOK:
            raise NotAlone(uri)
        try:
            content = (self._root / uri).read_bytes()
        except OSError as error:
            raise NotAlone(uri) from error
        known = digest(content)
        if known == self._digests[uri]:
            return None
        read = read_file(uri, content)
        if read.text is None:
            raise NotAlone(uri)
        context = self._with(before, read.text)
        linked = (self._site.real.urls, self._anchors)
        found = found_beside(context, read.text, read.problems, self._known.get(uri, ()), linked)
        reading = _Reading(read.text, tuple(found))
        if not self._is_alone(before, reading):
            raise NotAlone(uri)
        self._digests[uri] = known
        self._known[uri] = reading.problems
        if not reading.is_broken:
            self._context = context
            self._texts[uri] = read.text
        return reading

    def _with(self, before: Text, text: Text) -> Context:
        """What the checks may look at, with a text in the place of what it was before."""
        if not isinstance(text, Editorial):
            old = None if isinstance(before, Editorial) else before
            return context_with(self._context, old, text)
        loaded = self._context.loaded
        pages = tuple(text if page.uri == text.uri else page for page in loaded.pages)
        return replace(self._context, loaded=replace(loaded, pages=pages))

    def _is_alone(self, before: Text, reading: _Reading) -> bool:
        """Whether what has changed in a text concerns its own pages only."""
        text = reading.text
        if isinstance(before, Editorial) or isinstance(text, Editorial):
            return self._is_same_page(before, text)
        if _consented(before) != _consented(text) or not self._ends_nothing(text):
            return False
        if reading.is_broken:  # its page shows no more than what is wrong
            return set(text.record.pictures) <= set(before.record.pictures)
        if before.record.pictures != text.record.pictures:
            return False
        return called(before) == called(text) or self._was_broken(text)

    def _was_broken(self, text: AnyDocument) -> bool:
        """Whether the last build had no page of a record, because of an error."""
        known = self._known.get(text.uri, ())
        has_page = self._site.real.library.get(text.number) is not None
        return not has_page and any(problem.is_error for problem in known)

    def _is_same_page(self, before: Text, text: Text) -> bool:
        """Whether a page that editors write is called what it was, and nobody takes words of it."""
        plan = self._plans.get(text.url)
        is_own = plan is not None and plan.make is editorial_page
        return is_own and text.url != GLOSSARY_URL and text.name == before.name

    def _ends_nothing(self, text: AnyDocument) -> bool:
        """Whether nobody's consent comes to its end by what was saved: the newest day tells it."""
        if (text.record.updated or "") <= self._newest:
            return True
        return not any(map(_is_for_a_time, self._context.loaded.documents))

    def _anchors(self, url: str) -> frozenset[str] | None:
        """What a link to a page may name after `#`; None where there is no such page."""
        plan = self._plans.get(url)
        return frozenset(anchors_of(self._page(plan)[0])) if plan is not None else None

    # ---- the site ----

    def _take(self, text: Text) -> None:
        """Put a sound text into the site, as far as it may be shown.

        Raises:
            NotAlone: it has got other pages.
        """
        site = self._site.real
        before = self._shown(text)
        after = self._disclosed(text)
        if before is None:
            self._add(text, after)
            return
        if plans_of(before) != plans_of(after):
            raise NotAlone(text.uri)
        public, ledger = site.public, site.ledger
        if isinstance(after, Editorial):
            pages = tuple(after if page.uri == after.uri else page for page in site.pages)
            public = replace(public, pages=pages)
        elif not isinstance(before, Editorial):
            public = replace(public, library=public.library.replacing(before, after))
            same = _counts(before) == _counts(after)
            ledger = ledger.replacing(before, after) if same else ledger_of(public.library)
        self._move_to(site.showing(public, ledger), self._lost(before, after))

    def _add(self, text: Text, after: Shown) -> None:
        """Put a record into the site that had an error in the last build. It has its own page
        only, and nothing leads there: what else there is of it follows with the whole site.

        Raises:
            NotAlone: it may not be shown, or its page would stand where another one is.
        """
        site = self._site.real
        if isinstance(text, Editorial) or isinstance(after, Editorial) or site.flat:
            raise NotAlone(text.uri)
        own = plans_of(after)[0]
        if own.url in self._plans or not publishable([text], drafts=True):
            raise NotAlone(text.uri)
        library = Library(tuple(in_usual_order([*site.library.documents, after])))
        book = replace(
            site.book,
            by_number={**site.book.by_number, after.number: after.url},
            by_uri={**site.book.by_uri, after.uri: after.url},
            urls=site.book.urls | {after.url},
        )
        site = site.showing(replace(site.public, library=library), ledger_of(library))
        self._plans = {**self._plans, own.url: own}
        self._move_to(replace(site, book=book, urls=site.urls | {after.url}), self._lost())

    def _move_to(self, site: Site, lost: set[str]) -> None:
        """Have pages made from another site, with all that was worked out but by some makers."""
        asked = asked_site(site)
        asked.take_over(self._site, lost)
        self._site = asked

    def _shown(self, text: Text) -> Shown | None:
        """A text as the site has it; None where it does not show it."""
        site = self._site.real
        if isinstance(text, Editorial):
            return next((page for page in site.pages if page.uri == text.uri), None)
        return site.library.get(text.number)

    def _disclosed(self, text: Text) -> Shown:
        """A text as it may be shown."""
        site, context = self._site.real, self._context
        redactor = None
        if context.withheld:
            documents = context.loaded.documents
            redactor = Redactor(context.withheld, documents, site.library.documents)
        if isinstance(text, Editorial):
            page = watched_page(text)
            return redactor.page(page) if redactor is not None else page
        document = watched(placed(sound(text), site.pictures))
        return redactor.document(document) if redactor is not None else document

    def _lost(self, before: Shown | None = None, after: Shown | None = None) -> set[str]:
        """The makers whose work rests on what has changed in a text; and those that asked nothing,
        which may have kept the site itself."""
        lost = {name for name, rests in self._makers.items() if rests.unknown}
        if before is not None and after is not None:
            for name, rests in self._makers.items():
                asked = rests.of_texts.get(_key(before), ())
                if any(_differs(attribute, before, after) for attribute in asked):
                    lost.add(name)
        more = True
        while more:
            after_all = {name for name, rests in self._makers.items() if rests.makers & lost}
            more = not after_all <= lost
            lost |= after_all
        return lost

    # ---- pages ----

    def _pages(self, text: Text) -> Iterator[tuple[str, bytes]]:
        """The pages of a text that the site shows."""
        shown = self._shown(text)
        for plan in plans_of(shown) if shown is not None else ():
            if self._plans.get(plan.url) == plan:
                page, content = self._page(plan)
                yield self._site.file_of(page.url), content

    def _broken_page(self, reading: _Reading) -> Iterator[tuple[str, bytes]]:
        """The page in the place of a text that has errors."""
        text = reading.text
        told = [str(problem) for problem in reading.problems if problem.is_error]
        page = broken_page(text.url, text.uri, told)
        yield self._site.file_of(page.url), written(self._site, page)

    def _page(self, plan: Plan) -> tuple[Page, bytes]:
        """A page, and the whole document of it."""
        with noted():
            page = plan.page(self._site)
            content = written(self._site, page)
        for name, asked in self._site.newly_asked().items():
            self._makers[name] = _rests(asked)
        return page, content


def _by_file(problems: Iterable[Problem]) -> dict[str, tuple[Problem, ...]]:
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        found.setdefault(problem.uri, []).append(problem)
    return {uri: tuple(own) for uri, own in found.items()}


def _consented(document: AnyDocument) -> tuple[object, ...]:
    """What a person has agreed to, and who it is: others are shown accordingly."""
    record = document.record
    if not isinstance(record, Person):
        return ()
    return (record.consent, document.tree.has("同意"), record.name, record.aliases, record.number)


def _is_for_a_time(document: AnyDocument) -> bool:
    """Whether a person has agreed to something until a day."""
    record = document.record
    return isinstance(record, Person) and bool(record.consent and record.consent.until)


def _counts(shown: Document[Record]) -> tuple[object, ...]:
    """What the ledger takes from a record."""
    record = shown.record
    return (record.figures, record.sources, record.where)


def _key(shown: Shown) -> str:
    """By what questions name a text."""
    return shown.uri if isinstance(shown, Editorial) else shown.number


def _rests(asked: Questions) -> _Rests:
    """What somebody's work rests on."""
    of_texts: dict[str, list[str]] = {}
    for number, names in asked.fields.items():
        of_texts[number] = list(names_of(names))
    makers = set()
    for question in asked.others:
        if question[0] == PAGE:
            of_texts.setdefault(question[1], []).append(question[2])
        elif question[0] in (ONCE, LONG):
            makers.add(question[1])
    unknown = EVERYTHING in asked.others or not (asked.fields or asked.others)
    return _Rests(of_texts, frozenset(makers), unknown)


def _differs(attribute: str, before: Shown, after: Shown) -> bool:
    """Whether a text answers otherwise now."""
    if attribute == BODY:
        return before.body != after.body
    if isinstance(before, Editorial) or isinstance(after, Editorial):
        return bool(getattr(before, attribute) != getattr(after, attribute))
    if attribute == WHOLE:
        return before.record != after.record
    return bool(getattr(before.record, attribute) != getattr(after.record, attribute))
