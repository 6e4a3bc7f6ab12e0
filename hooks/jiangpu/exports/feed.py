"""feed.xml: an Atom feed of the records that were new or changed last, by their 更新. No clock is asked."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from .projection import Projection

ENTRIES = 50
FEED = "feed.xml"


def atom(out: Projection, updated: str) -> bytes:
    """The newest records first; of one day, in the order of their numbers."""
    settings = out.site.settings
    dated = sorted(
        (doc for doc in out.listed if doc.record.updated),
        key=lambda doc: (doc.kind.letter, doc.number),
    )
    dated.sort(key=lambda doc: doc.record.updated, reverse=True)
    author = settings.organiser or settings.site_name
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
        f"<title>{_text(settings.site_name)}：新增和更新</title>",
        "<subtitle>劳模创新工作室、先进操作法和有关记录</subtitle>",
        f"<id>{_text(out.address(FEED))}</id>",
        f"<updated>{_moment(updated)}</updated>",
        f'<link rel="self" type="application/atom+xml" href={_attribute(out.address(FEED))}/>',
        f'<link rel="alternate" type="text/html" href={_attribute(out.address(""))}/>',
        f"<author><name>{_text(author)}</name></author>",
    ]
    for doc in dated[:ENTRIES]:
        summary = doc.record.summary or "，".join((doc.kind.label, *doc.record.line))
        industry = getattr(doc.record, "industry", None)
        lines += [
            "<entry>",
            f"<title>{_text(doc.name)}</title>",
            f"<id>{_text(out.address(doc.short_url))}</id>",
            f'<link rel="alternate" type="text/html" href={_attribute(out.address(doc.url))}/>',
            f"<updated>{_moment(doc.record.updated)}</updated>",
            f"<category term={_attribute(doc.kind.label)}/>",
            *([f"<category term={_attribute(industry)}/>"] if industry else []),
            f"<summary>{_text(summary)}</summary>",
            "</entry>",
        ]
    return ("\n".join([*lines, "</feed>"]) + "\n").encode()


def _moment(day: str) -> str:
    """A day as Atom wants it: the records know no hour, so its first in China."""
    return f"{day}T00:00:00+08:00"


def _clean(text: str) -> str:
    """Without the control characters that XML does not allow."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]", "", text)


def _text(text: str) -> str:
    return escape(_clean(text))


def _attribute(text: str) -> str:
    return quoteattr(_clean(text))
