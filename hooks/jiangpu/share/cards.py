"""What stands on a card: texts only, from the records, through the projection.

Nothing here draws or measures.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..display.seals import person_seal, phrases, studio_seal
from ..display.view import View
from ..exports.projection import Projection, projection
from ..library.documents import Document, is_of
from ..library.library import Library
from ..schema.base import Record
from ..schema.method import Method
from ..schema.registry import METHOD, PERSON, STUDIO
from ..site.pictures import SITE, address_of
from ..site.site import Site

MOST_CELLS = 27
"""The longest verse that is not public and gets an empty grid: of more the cells are too small."""
COUPLET = ("绝活有谱", "人人可学")
_SITE_TITLE = ("劳模创新工作室", "和先进操作法的", "知识库")
_SITE_LINE = "谁总结的，怎么做，成效几何。每个数字都说得出来历。"


@dataclass(frozen=True)
class Seal:
    """The emblem at the right.

    Attributes:
        kind: person, studio, method, word (a red square of one character), verse, empty (a verse
            that is not public) or couplet.
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
        seal: the emblem.
        site, address: the site's name, and the permanent address without protocol.
    """

    name: str
    label: str
    phrases: tuple[str, ...]
    meta: tuple[str, ...]
    caution: str
    seal: Seal
    site: str
    address: str

    @property
    def title(self) -> str:
        """The title in one piece."""
        return "".join(self.phrases)


def alternatives(library: Library, site_name: str) -> dict[str, str]:
    """The address of each image → what is read in its place by those who do not see it."""
    texts = {address_of(SITE): f"{site_name}：{'，'.join(COUPLET)}"}
    for document in library.documents:
        if _has_card(document):
            texts[address_of(document.number)] = _line(document.name)
    return texts


def cards(site: Site) -> Iterator[Card]:
    """The site's card, then one of each listed record."""
    out = projection(site)
    yield Card(
        name=SITE,
        label="",
        phrases=_SITE_TITLE,
        meta=(_SITE_LINE,),
        caution="",
        seal=Seal("couplet", COUPLET),
        site=site.settings.site_name,
        address=_bare(out.address("")),
    )
    for document in out.listed:
        if _has_card(document):
            yield _card(out, document)


def _has_card(document: Document[Record]) -> bool:
    """Drafts have no card, not even in a preview: a card may be passed on."""
    return document.listed and not document.draft


def _card(out: Projection, document: Document[Record]) -> Card:
    view = View(out.site, document.url)
    meta = tuple(_line(part) for part in view.row_line(document))
    seal = _seal(view, document)
    return Card(
        name=document.number,
        label=document.kind.label,
        phrases=tuple(phrases(_line(document.name))),
        meta=meta,
        caution=document.record.notice,
        seal=seal,
        site=out.site.settings.site_name,
        address=_bare(out.address(document.short_url)),
    )


def _seal(view: View, document: Document[Record]) -> Seal:
    """The emblem of a record: that of its kind, else the first character of what it is."""
    name = _line(document.name)
    if is_of(document, PERSON):
        return Seal("person", person_seal(name))
    if is_of(document, STUDIO):
        return Seal("studio", (studio_seal(name),))
    if is_of(document, METHOD):
        return _method_seal(view, document)
    return Seal("word", (document.kind.label[0],))


def _method_seal(view: View, document: Document[Method]) -> Seal:
    """A verse in its cells, an empty grid for one that is not public, otherwise the seal.

    The words of a dangerous verse do not travel without their page.
    """
    record = document.record
    if record.verse and record.teachable.share_verse:
        grid = view.verse_grid([_line(phrase) for phrase in record.verse])
        if grid:
            return Seal("verse", tuple(grid))
    length = record.verse_length or 0
    if not record.verse and 0 < length <= MOST_CELLS:
        return Seal("empty", cells=length, columns=view.empty_columns(length))
    return Seal("method", view.seal(document))


def _line(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def _bare(address: str) -> str:
    """An address as it is read aloud: without the protocol, and a bare host without its slash."""
    host, slash, path = address.partition("://")[2].partition("/")
    return f"{host}{slash}{path}" if path else host
