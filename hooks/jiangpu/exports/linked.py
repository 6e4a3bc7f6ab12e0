"""JSON-LD: what a page is about, in the words of schema.org. Data inside a script element, never a script.

A method is a HowTo only where its steps are published and it is not 高危; an account of something dangerous is an Article and
holds no step. A person is named only as a public honouree or by consent.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from ..disclosure.consent import is_placeholder
from ..language.dates import REDACTED
from ..library.documents import Document
from ..site.pictures import SITE, image_of
from ..site.site import Site
from .index import LICENCE, File
from .projection import Projection, projection

Node = dict[str, Any]
Names = Callable[[str, Iterable[str]], list[tuple[str, Document | None]]]
"""(kind, references) → (name to show, record)."""

LICENCES = {"CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/"}


def graph(
    site: Site,
    here: str,
    title: str,
    trail: Sequence[tuple[str, str | None]],
    things: Sequence[Node],
) -> str:
    """The JSON text of a page: its things and the way to it; "" where there is nothing to say.

    Args:
        trail: (name, address) from the home page; the page itself, which has no address there, may be left out.
    """
    way = [*trail, *([(title, None)] if trail and trail[-1][1] is not None else [])]
    nodes = [*things, *([_breadcrumbs(site, here, way)] if len(way) > 1 else [])]
    if not nodes:
        return ""
    text = json.dumps(
        {"@context": "https://schema.org", "@graph": nodes},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return re.sub("[<>&\u2028\u2029]", lambda match: f"\\u{ord(match[0]):04x}", text)


def _breadcrumbs(site: Site, here: str, trail: Sequence[tuple[str, str | None]]) -> Node:
    out = projection(site)
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": name,
                "item": out.address(here if to is None else to),
            }
            for position, (name, to) in enumerate(trail, 1)
        ],
    }


def website(site: Site, description: str) -> Node:
    return _filled(
        {
            "@type": "WebSite",
            "name": site.settings.site_name,
            "url": projection(site).address(""),
            "description": description,
            "image": _image(site, SITE),
            "inLanguage": "zh-CN",
            **_publisher(site),
        }
    )


def article(site: Site, url: str, name: str, description: str, updated: str) -> Node:
    """An editorial page."""
    return _filled(
        {
            "@type": "Article",
            "headline": name,
            "name": name,
            "description": description,
            "url": projection(site).address(url),
            "inLanguage": "zh-CN",
            "dateModified": updated,
            "isAccessibleForFree": True,
            **_publisher(site),
        }
    )


def dataset(
    site: Site,
    url: str,
    name: str,
    description: str,
    updated: str,
    files: Iterable[tuple[str, File]],
) -> Node:
    """The page of open data; `files` are (address, file)."""
    out = projection(site)
    return {
        "@type": "Dataset",
        "name": name,
        "description": description,
        "url": out.address(url),
        "inLanguage": "zh-CN",
        "dateModified": updated,
        "isAccessibleForFree": True,
        "license": LICENCES[LICENCE],
        **_publisher(site, "creator"),
        "distribution": [
            {
                "@type": "DataDownload",
                "name": f"{file.title} {file.path}",
                "contentUrl": out.address(address),
                "encodingFormat": file.mediatype,
                "contentSize": f"{file.bytes} B",
            }
            for address, file in files
        ],
    }


def of_record(site: Site, document: Document, names: Names) -> list[Node]:
    """What the page of a record is about; nothing for a withdrawn one, a draft, or somebody who is no public honouree."""
    make = _MAKERS.get(document.kind.key)
    if make is None or document.record.status != "已发布":
        return []
    node = make(projection(site), document, names)
    return [node] if node else []


def _method(out: Projection, document: Document, names: Names) -> Node:
    record = document.record
    people = _people(out, names("person", record.authors))
    told = {"award": _awards(document), **_work(out, document)}
    if not record.teachable.how_to:
        return _filled(
            {
                "@type": "Article",
                "headline": told["name"],
                "genre": record.notice,
                **told,
                "mentions": people,
            }
        )
    if not record.steps:
        return _filled({"@type": "CreativeWork", **told, "creator": people})
    steps = []
    for position, step in enumerate(record.steps, 1):
        parts = [
            {"@type": "HowToDirection", "text": step.action},
            *({"@type": "HowToTip", "text": text} for text in (*step.points, step.safety) if text),
        ]
        steps.append(
            {
                "@type": "HowToStep",
                "position": position,
                "name": step.action,
                "url": f"{out.address(document.url)}#step-{position}",
                "itemListElement": parts,
            }
        )
    tools = [{"@type": "HowToTool", "name": tool} for tool in record.tools]
    return _filled(
        {
            "@type": ["HowTo", "LearningResource"],
            **told,
            "creator": people,
            "tool": tools,
            "step": steps,
            "learningResourceType": record.kind,
            "educationalLevel": record.difficulty,
            "teaches": told["name"],
        }
    )


def _studio(out: Projection, document: Document, names: Names) -> Node:
    record = document.record
    leaders = _people(out, names("person", record.leaders))
    about = {
        "@type": "Organization",
        **_thing(out, document),
        "foundingDate": _date(record.founded),
        "parentOrganization": _organization(record.unit),
        "address": _address(record),
        "award": _awards(document),
        "knowsAbout": _trades(document),
        "member": leaders,
    }
    return _profile(out, document, about)


def _person(out: Projection, document: Document, _: Names) -> Node | None:
    record = document.record
    if document.abridged or not record.public:
        return None
    about = {
        "@type": "Person",
        **_thing(out, document),
        "jobTitle": record.post or record.skill,
        "worksFor": _organization(record.unit),
        "award": _awards(document),
        "knowsAbout": _trades(document),
    }
    return _profile(out, document, about)


def _report(out: Projection, document: Document, _: Names) -> Node:
    record = document.record
    place = "".join(record.where)
    return _filled(
        {
            "@type": "Report",
            **_work(out, document),
            "author": _organization(record.publisher),
            "datePublished": _date(record.date),
            "spatialCoverage": {"@type": "Place", "name": place} if place else None,
        }
    )


def _standard(out: Projection, document: Document, _: Names) -> Node:
    record = document.record
    return _filled(
        {
            "@type": "CreativeWork",
            **_work(out, document),
            "author": _organization(record.publisher),
            "datePublished": _date(record.year),
            "genre": record.kind,
        }
    )


def _path(out: Projection, document: Document, _: Names) -> Node:
    record = document.record
    audience = {"@type": "Audience", "audienceType": record.audience} if record.audience else None
    return _filled(
        {
            "@type": "LearningResource",
            **_work(out, document),
            "learningResourceType": document.kind.label,
            "teaches": list(record.goals),
            "audience": audience,
        }
    )


_MAKERS = {
    "method": _method,
    "studio": _studio,
    "person": _person,
    "report": _report,
    "standard": _standard,
    "path": _path,
}


def _thing(out: Projection, document: Document) -> Node:
    record = document.record
    return {
        "name": document.name,
        "alternateName": list(record.aliases),
        "description": record.summary or None,
        "url": out.address(document.url),
        "identifier": document.number,
    }


def _work(out: Projection, document: Document) -> Node:
    """What every work has: the sources that it rests on, and who publishes it."""
    record = document.record
    cited = [
        _filled(
            {
                "@type": "CreativeWork",
                "name": source.title,
                "publisher": _organization(source.publisher),
                "datePublished": _date(source.date),
                "url": source.address if source.kind in ("原站", "单位网站") else None,
            }
        )
        for source in record.sources
    ]
    return {
        **_thing(out, document),
        "inLanguage": "zh-CN",
        "dateModified": record.updated,
        "keywords": list(record.tags),
        "about": getattr(record, "industry", None) and {"@type": "Thing", "name": record.industry},
        "citation": cited,
        "image": _image(out.site, document.number),
        "isAccessibleForFree": True,
        **_publisher(out.site),
    }


def _profile(out: Projection, document: Document, about: Node) -> Node:
    """The page takes the picture: a card is no portrait of a person and no photograph of a studio."""
    return _filled(
        {
            "@type": "ProfilePage",
            "url": out.address(document.url),
            "inLanguage": "zh-CN",
            "image": _image(out.site, document.number),
            "dateModified": document.record.updated,
            "mainEntity": _filled(about),
        }
    )


def _image(site: Site, name: str) -> str | None:
    """The full address of a share image, where there is one."""
    address = image_of(site, name)
    return projection(site).address(address) if address else None


def _publisher(site: Site, role: str = "publisher") -> Node:
    return {
        role: {"@type": "Organization", "name": site.settings.organiser or site.settings.site_name}
    }


def _organization(name: str | None) -> Node | None:
    return {"@type": "Organization", "name": name} if name else None


def _people(out: Projection, named: Iterable[tuple[str, Document | None]]) -> list[Node]:
    """Everybody who is named in full."""
    people = []
    for name, document in named:
        if document is not None and document.abridged:
            continue
        if not is_placeholder(name):
            people.append(_person_named(out, name, document))
    return people


def _person_named(out: Projection, name: str, document: Document | None) -> Node:
    return _filled(
        {
            "@type": "Person",
            "name": name,
            "url": out.address(document.url) if document else None,
        }
    )


def _address(record: Any) -> Node | None:
    if not record.province and not record.city:
        return None
    return _filled(
        {
            "@type": "PostalAddress",
            "addressCountry": "CN",
            "addressRegion": record.province,
            "addressLocality": record.city,
        }
    )


def _awards(document: Document) -> list[str]:
    return [honor.name for honor in document.record.honored]


def _trades(document: Document) -> list[str]:
    record = document.record
    return [word for word in dict.fromkeys((*record.trades, record.industry)) if word]


def _date(date: str | None) -> str | None:
    return None if date == REDACTED else date


def _filled(node: Node) -> Node:
    """Without what is unknown."""
    return {name: value for name, value in node.items() if value not in (None, "", [], {})}
