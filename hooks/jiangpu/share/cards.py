"""What stands on a card: texts only, from the records, through the projection. Nothing here draws or measures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..display.seals import person_seal, phrases, studio_seal
from ..display.view import View
from ..exports.projection import Projection, projection
from ..library.documents import Document
from ..library.library import Library
from ..site.pictures import SITE, address_of
from ..site.site import Site

MOST_CELLS = 27
"""A verse that is not public and has more characters than this gets no empty grid: its cells would be too small."""
COUPLET = ("绝活有谱", "人人可学")
_SITE_TITLE = ("劳模创新工作室", "和先进操作法的", "知识库")
_SITE_LINE = "谁总结的，怎么做，成效几何。每个数字都说得出来历。"


@dataclass(frozen=True)
class Seal:
    """The emblem at the right.

    Attributes:
        kind: person, studio, method, word (a red square of one character), verse, empty (a verse that is not public) or couplet.
        chars: its characters; of a verse and of the couplet one text a column.
        cells, columns: of the empty grid.
    """

    kind: str
    chars: tuple[str, ...] = ()
    cells: int = 0
    columns: int = 0


@dataclass(frozen=True)
class Card:
    """One image before it is laid out.

    Attributes:
        name: the file's name without ending: S0001, site.
        label: the kind of record, "" on the site's own card.
        phrases: the title, in the pieces between which it may be broken first.
        meta: short facts, most telling first.
        caution: what has to be said of something dangerous, "" of anything else.
        site, address: the site's name, and the permanent address without protocol.
        reads: the records and settings that it was made from; not part of what is drawn.
    """

    name: str
    label: str
    phrases: tuple[str, ...]
    meta: tuple[str, ...]
    caution: str
    seal: Seal
    site: str
    address: str
    reads: tuple[str, ...] = field(default=(), compare=False)

    @property
    def title(self) -> str:
        return "".join(self.phrases)


def alternatives(library: Library, site_name: str) -> dict[str, str]:
    """The address of each image → what is said in its place to those who do not see it."""
    texts = {address_of(SITE): f"{site_name}：{'，'.join(COUPLET)}"}
    for document in library.documents:
        if _has_card(document):
            texts[address_of(document.number)] = _line(document.name)
    return texts


def cards(site: Site) -> Iterator[Card]:
    """The site's card, then one of each listed record."""
    out = projection(site)
    yield Card(
        SITE,
        "",
        _SITE_TITLE,
        (_SITE_LINE,),
        "",
        Seal("couplet", COUPLET),
        site.settings.site_name,
        _bare(out.address("")),
        ("settings.site_name", "settings.site_url"),
    )
    for document in out.listed:
        if _has_card(document):
            yield _card(out, document)


def _has_card(document: Document) -> bool:
    """Drafts have no card, not even in a preview: a card may be passed on."""
    return document.listed and not document.draft


def _card(out: Projection, document: Document) -> Card:
    view = View(out.site, document.url)
    meta = tuple(_line(part) for part in view.row_line(document))
    seal = _seal(view, document)
    reads = {document.number, "settings.site_name", "settings.site_url", *view.reads}
    return Card(
        document.number,
        document.kind.label,
        tuple(phrases(_line(document.name))),
        meta,
        document.record.notice,
        seal,
        out.site.settings.site_name,
        _bare(out.address(document.short_url)),
        tuple(sorted(reads)),
    )


def _seal(view: View, document: Document) -> Seal:
    """A verse in its cells, otherwise the record's seal. The words of a dangerous verse do not travel without their page."""
    key, record, name = document.kind.key, document.record, _line(document.name)
    if key == "person":
        return Seal(key, person_seal(name))
    if key == "studio":
        return Seal(key, (studio_seal(name),))
    if key != "method":
        return Seal("word", (document.kind.label[0],))
    grid = (
        view.verse_grid([_line(phrase) for phrase in record.verse])
        if record.verse and record.teachable.share_verse
        else None
    )
    if grid:
        return Seal("verse", tuple(grid))
    if record.verse_length and record.verse_length <= MOST_CELLS and not record.verse:
        return Seal(
            "empty", cells=record.verse_length, columns=view.empty_columns(record.verse_length)
        )
    return Seal(key, view.seal(document))


def _line(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def _bare(address: str) -> str:
    """An address as it is read aloud: without the protocol, and a bare host without its slash."""
    host, slash, path = address.partition("://")[2].partition("/")
    return f"{host}{slash}{path}" if path else host
