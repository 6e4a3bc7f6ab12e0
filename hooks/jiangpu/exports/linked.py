"""JSON-LD: what a page is about, in the words of schema.org.

It is data inside a script element, never a script. A method is a HowTo only where its steps are
published and it is not 高危; an account of something dangerous is an Article and holds no step. A
person is named only as a public honouree or by consent.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from ..disclosure.consent import is_placeholder
from ..language.dates import REDACTED
from ..library.documents import Document, R, is_of
from ..schema.base import Place, Record, Source, Trade, known
from ..schema.method import Method, Step
from ..schema.path import Path
from ..schema.person import Person
from ..schema.registry import METHOD, PATH, PERSON, REPORT, STANDARD, STUDIO, Kind
from ..schema.report import Report
from ..schema.standard import Standard
from ..schema.studio import Studio
from ..site.pictures import SITE, image_of
from ..site.site import Site
from .index import LICENCE, File
from .projection import Projection, projection

Node = dict[str, Any]
"""A thing in the words of schema.org: property → value."""
Crumb = tuple[str, str | None]
"""A step of the way to a page: its name and its address, None for the page itself."""
Named = tuple[str, Document[Record] | None]
"""What a field names: the name to show, and the record where there is one."""
Names = Callable[[str, Iterable[str]], list[Named]]
"""(key of a kind, references) → what each of them names."""
Maker = Callable[[Projection, Document[Record], Names], Node | None]
"""Makes the node of a record; None where nothing may be told of it."""

LICENCES = {"CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/"}

_UNSAFE_IN_SCRIPT = re.compile("[<>&\u2028\u2029]")
"""What could end a script element, or a line inside it."""


def graph(
    site: Site,
    here: str,
    title: str,
    trail: Sequence[Crumb],
    things: Sequence[Node],
) -> str:
    """The JSON text of a page: its things and the way to it; "" where there is nothing to tell.

    Args:
        here: the address of the page.
        title: its name.
        trail: the way from the home page. The page itself may be left out; it has no address there.
        things: what the page is about.
    """
    nodes = [*things]
    way = list(trail)
    if way and way[-1][1] is not None:
        way.append((title, None))
    if len(way) > 1:
        nodes.append(_breadcrumbs(site, here, way))
    if not nodes:
        return ""
    content = {"@context": "https://schema.org", "@graph": nodes}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE_IN_SCRIPT.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    """A character as JSON may spell it: < is \\u003c."""
    return f"\\u{ord(match[0]):04x}"


def _breadcrumbs(site: Site, here: str, trail: Sequence[Crumb]) -> Node:
    out = projection(site)
    items = []
    for position, (name, to) in enumerate(trail, 1):
        address = out.address(here if to is None else to)
        items.append({"@type": "ListItem", "position": position, "name": name, "item": address})
    return {"@type": "BreadcrumbList", "itemListElement": items}


def website(site: Site, description: str) -> Node:
    """The site itself, on its home page."""
    whole = {
        "@type": "WebSite",
        "name": site.settings.site_name,
        "url": projection(site).address(""),
        "description": description,
        "image": _image(site, SITE),
        "inLanguage": "zh-CN",
        **_publisher(site),
    }
    return _filled(whole)


def article(site: Site, url: str, name: str, description: str, updated: str) -> Node:
    """An editorial page."""
    page = {
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
    return _filled(page)


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
    downloads = []
    for address, file in files:
        download = {
            "@type": "DataDownload",
            "name": f"{file.title} {file.path}",
            "contentUrl": out.address(address),
            "encodingFormat": file.mediatype,
            "contentSize": f"{file.bytes} B",
        }
        downloads.append(download)
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
        "distribution": downloads,
    }


def of_record(site: Site, document: Document[Record], names: Names) -> list[Node]:
    """What the page of a record is about.

    There is nothing of a withdrawn record, of a draft, or of somebody who is no public honouree.

    Args:
        names: finds the records that a field names.
    """
    if document.record.status != "已发布":
        return []
    make = _MAKERS.get(document.kind.key, _work_of)
    node = make(projection(site), document, names)
    return [node] if node else []


def _work_of(out: Projection, document: Document[Record], _: Names) -> Node:
    """A record of a kind that has no maker of its own."""
    return _filled({"@type": "CreativeWork", **_work(out, document)})


def _method(out: Projection, document: Document[Method], names: Names) -> Node:
    record = document.record
    people = _people(out, names("person", record.authors))
    work = {"award": _awards(record), **_work(out, document)}
    if not record.teachable.how_to:
        account = {
            "@type": "Article",
            "headline": document.name,
            "genre": record.notice,
            **work,
            "mentions": people,
        }
        return _filled(account)
    if not record.steps:
        return _filled({"@type": "CreativeWork", **work, "creator": people})
    address = out.address(document.url)
    steps = [_step(address, place, step) for place, step in enumerate(record.steps, 1)]
    lesson = {
        "@type": ["HowTo", "LearningResource"],
        **work,
        "creator": people,
        "tool": [{"@type": "HowToTool", "name": tool} for tool in record.tools],
        "step": steps,
        "learningResourceType": record.kind,
        "educationalLevel": record.difficulty,
        "teaches": document.name,
    }
    return _filled(lesson)


def _step(address: str, position: int, step: Step) -> Node:
    """A step of a method: what to do, then its points and what is said of safety.

    Args:
        address: of the method's page.
        position: of the step, from 1.
    """
    parts = [{"@type": "HowToDirection", "text": step.action}]
    for tip in (*step.points, step.safety):
        if tip:
            parts.append({"@type": "HowToTip", "text": tip})
    return {
        "@type": "HowToStep",
        "position": position,
        "name": step.action,
        "url": f"{address}#step-{position}",
        "itemListElement": parts,
    }


def _studio(out: Projection, document: Document[Studio], names: Names) -> Node:
    record = document.record
    about = {
        "@type": "Organization",
        **_thing(out, document),
        "foundingDate": _date(record.founded),
        "parentOrganization": _organization(record.unit),
        "address": _address(record),
        "award": _awards(record),
        "knowsAbout": _trades(record),
        "member": _people(out, names("person", record.leaders)),
    }
    return _profile(out, document, about)


def _person(out: Projection, document: Document[Person], _: Names) -> Node | None:
    record = document.record
    if document.abridged or not record.public:
        return None
    about = {
        "@type": "Person",
        **_thing(out, document),
        "jobTitle": record.post or record.skill,
        "worksFor": _organization(record.unit),
        "award": _awards(record),
        "knowsAbout": _trades(record),
    }
    return _profile(out, document, about)


def _report(out: Projection, document: Document[Report], _: Names) -> Node:
    record = document.record
    place = "" if record.region_origin == "推定" else "".join(record.where)
    report = {
        "@type": "Report",
        **_work(out, document),
        "author": _organization(record.publisher),
        "datePublished": _date(record.date),
        "spatialCoverage": {"@type": "Place", "name": place} if place else None,
    }
    return _filled(report)


def _standard(out: Projection, document: Document[Standard], _: Names) -> Node:
    record = document.record
    standard = {
        "@type": "CreativeWork",
        **_work(out, document),
        "author": _organization(record.publisher),
        "datePublished": _date(record.year),
        "genre": record.kind,
    }
    return _filled(standard)


def _path(out: Projection, document: Document[Path], _: Names) -> Node:
    record = document.record
    audience = {"@type": "Audience", "audienceType": record.audience} if record.audience else None
    path = {
        "@type": "LearningResource",
        **_work(out, document),
        "learningResourceType": document.kind.label,
        "teaches": list(record.goals),
        "audience": audience,
    }
    return _filled(path)


def _for(
    kind: Kind[R], make: Callable[[Projection, Document[R], Names], Node | None]
) -> tuple[str, Maker]:
    """The key of a kind, and the maker of its records as one that may be asked for any record."""

    def make_node(out: Projection, document: Document[Record], names: Names) -> Node | None:
        return make(out, document, names) if is_of(document, kind) else None

    return kind.key, make_node


_MAKERS: Mapping[str, Maker] = dict(
    (
        _for(METHOD, _method),
        _for(STUDIO, _studio),
        _for(PERSON, _person),
        _for(REPORT, _report),
        _for(STANDARD, _standard),
        _for(PATH, _path),
    )
)
"""Key of a kind → what makes the node of a record. Other kinds have that of any work."""


def _thing(out: Projection, document: Document[Record]) -> Node:
    """What everything has."""
    record = document.record
    return {
        "name": document.name,
        "alternateName": list(record.aliases),
        "description": record.summary or None,
        "url": out.address(document.url),
        "identifier": document.number,
    }


def _work(out: Projection, document: Document[Record]) -> Node:
    """What every work has: the sources that it rests on, and who publishes it."""
    record = document.record
    industry = record.in_industry
    return {
        **_thing(out, document),
        "inLanguage": "zh-CN",
        "dateModified": record.updated,
        "keywords": list(record.tags),
        "about": {"@type": "Thing", "name": industry} if industry else None,
        "citation": [_citation(source) for source in record.sources],
        "image": _images(out, document),
        "isAccessibleForFree": True,
        **_publisher(out.site),
    }


def _images(out: Projection, document: Document[Record]) -> list[Node | str] | str | None:
    """The pictures of a record, then its share image; that alone where there is no picture."""
    share_image = _image(out.site, document.number)
    pictures = _pictures(out, document)
    if not pictures:
        return share_image
    return [*pictures, share_image] if share_image else [*pictures]


def _pictures(out: Projection, document: Document[Record]) -> list[Node]:
    """The pictures that the page of a record shows."""
    nodes = []
    for image in document.record.pictures:
        node = {
            "@type": "ImageObject",
            "contentUrl": out.files(image)["网址"],
            "caption": image.alt,
            "creditText": image.photographer,
        }
        nodes.append(_filled(node))
    return nodes


def _citation(source: Source) -> Node:
    """A source as a work; its address only where it is the publisher's own page."""
    own_page = source.kind in ("原站", "单位网站")
    cited = {
        "@type": "CreativeWork",
        "name": source.title,
        "publisher": _organization(source.publisher),
        "datePublished": _date(source.date),
        "url": source.address if own_page else None,
    }
    return _filled(cited)


def _profile(out: Projection, document: Document[Record], about: Node) -> Node:
    """A page about a studio or a person.

    The page takes the share image: a card is no portrait of a person and no photograph of a studio.
    The person or the studio takes the pictures of the record.
    """
    about = {**about, "image": _pictures(out, document)}
    page = {
        "@type": "ProfilePage",
        "url": out.address(document.url),
        "inLanguage": "zh-CN",
        "image": _image(out.site, document.number),
        "dateModified": document.record.updated,
        "mainEntity": _filled(about),
    }
    return _filled(page)


def _image(site: Site, name: str) -> str | None:
    """The full address of a share image, where there is one."""
    address = image_of(site, name)
    return projection(site).address(address) if address else None


def _publisher(site: Site, role: str = "publisher") -> Node:
    """Who stands behind the site, in a role: publisher or creator."""
    return {role: _organization(site.settings.organiser or site.settings.site_name)}


def _organization(name: str | None) -> Node | None:
    return {"@type": "Organization", "name": name} if name else None


def _people(out: Projection, named: Iterable[Named]) -> list[Node]:
    """Everybody who is named in full."""
    people = []
    for name, document in named:
        if document is not None and document.abridged:
            continue
        if not is_placeholder(name):
            people.append(_person_named(out, name, document))
    return people


def _person_named(out: Projection, name: str, document: Document[Record] | None) -> Node:
    address = out.address(document.url) if document else None
    return _filled({"@type": "Person", "name": name, "url": address})


def _address(record: Place) -> Node | None:
    if not record.province and not record.city:
        return None
    address = {
        "@type": "PostalAddress",
        "addressCountry": "CN",
        "addressRegion": record.province,
        "addressLocality": record.city,
    }
    return _filled(address)


def _awards(record: Record) -> list[str]:
    return [honor.name for honor in record.honored]


def _trades(record: Trade) -> list[str]:
    words = known(*record.trades, record.industry)
    return list(dict.fromkeys(words))


def _date(date: str | None) -> str | None:
    """A date as far as it is known; None where the source blots it out."""
    return None if date == REDACTED else date


def _filled(node: Node) -> Node:
    """Without what is unknown."""
    return {name: value for name, value in node.items() if value not in (None, "", [], {})}
