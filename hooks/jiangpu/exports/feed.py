"""feed.xml: an Atom feed of the records that were new or changed last, by their 更新.

The clock is not asked. The format is RFC 4287.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from ..library.documents import Document
from ..schema.base import Record
from .projection import Projection

ENTRIES = 50
"""How many records the feed lists."""
FEED = "feed.xml"

_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Characters that XML 1.0 does not allow."""


def atom(out: Projection, updated: str) -> bytes:
    """The feed, the newest records first; those of one day in the order of their numbers.

    Args:
        updated: the date of the feed itself, YYYY-MM-DD.
    """
    lines = ['<?xml version="1.0" encoding="utf-8"?>', *_head(out, updated)]
    for dated in _newest(out):
        lines += _entry(out, dated)
    lines.append("</feed>")
    return ("\n".join(lines) + "\n").encode()


@dataclass(frozen=True)
class _Dated:
    """A record that says when it was last looked at."""

    updated: str
    document: Document[Record]


def _newest(out: Projection) -> list[_Dated]:
    found = []
    for document in out.listed:
        if document.record.updated:
            found.append(_Dated(document.record.updated, document))
    found.sort(key=lambda dated: (dated.document.kind.letter, dated.document.number))
    found.sort(key=lambda dated: dated.updated, reverse=True)  # equal dates keep their order
    return found[:ENTRIES]


def _head(out: Projection, updated: str) -> list[str]:
    settings = out.site.settings
    own, home = _attribute(out.address(FEED)), _attribute(out.address(""))
    author = settings.organiser or settings.site_name
    return [
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
        f"<title>{_text(settings.site_name)}：新增和更新</title>",
        "<subtitle>劳模创新工作室、先进操作法和有关记录</subtitle>",
        f"<id>{_text(out.address(FEED))}</id>",
        f"<updated>{_moment(updated)}</updated>",
        f'<link rel="self" type="application/atom+xml" href={own}/>',
        f'<link rel="alternate" type="text/html" href={home}/>',
        f"<author><name>{_text(author)}</name></author>",
    ]


def _entry(out: Projection, dated: _Dated) -> list[str]:
    document = dated.document
    record = document.record
    summary = record.summary or "，".join((document.kind.label, *record.line))
    categories = [document.kind.label]
    if record.in_industry:
        categories.append(record.in_industry)
    return [
        "<entry>",
        f"<title>{_text(document.name)}</title>",
        f"<id>{_text(out.address(document.short_url))}</id>",
        f'<link rel="alternate" type="text/html" href={_attribute(out.address(document.url))}/>',
        f"<updated>{_moment(dated.updated)}</updated>",
        *[f"<category term={_attribute(category)}/>" for category in categories],
        f"<summary>{_text(summary)}</summary>",
        *_pictures(out, document),
        "</entry>",
    ]


def _pictures(out: Projection, document: Document[Record]) -> list[str]:
    """A link to each picture of a record, with its size and its words."""
    links = []
    for image in document.record.pictures:
        size = out.site.picture_at[image.file].largest
        address, words = _attribute(out.address(size.address)), _attribute(image.alt)
        links.append(
            f'<link rel="enclosure" type="{size.mediatype}" href={address}'
            f' length="{size.bytes}" title={words}/>'
        )
    return links


def _moment(day: str) -> str:
    """A day as Atom wants it: the records know no hour, so its first one in China."""
    return f"{day}T00:00:00+08:00"


def _text(text: str) -> str:
    return escape(_NOT_IN_XML.sub("", text))


def _attribute(text: str) -> str:
    """A text as an attribute's value, its quotation marks included."""
    return quoteattr(_NOT_IN_XML.sub("", text))
