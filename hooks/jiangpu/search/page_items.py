"""What is found beside the records: the pages of the site and the entries of the glossary."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from ..body.terms import GLOSSARY_URL, read_entries
from ..body.words import words_of
from ..display.ways import way_addresses
from ..library.grouping import BY_KEY, GROUPINGS
from ..library.search_words import HELP, PAGE, TERM
from ..problems.codes import CODES
from ..site.reference import code_url
from ..site.site import Site
from .items import Item
from .texts import GAP

_BOOST = 0.5
"""Records go first."""

_REFERENCE_BOOST = 0.1
"""The pages of single codes go after all other pages."""


def page_items(site: Site) -> list[Item]:
    """Every page that is no record, then every entry of the glossary, then every code of the check;
    each address once.
    """
    found: dict[str, Item] = {}
    lists = (_worded(site), _groups(site), _ways(site), _terms(site), _reference(site))
    for item in chain(*lists):
        found.setdefault(item.url, item)
    return list(found.values())


def _worded(site: Site) -> Iterator[Item]:
    """The editorial pages, and the pages that docs/search.yml tells of."""
    words = {page.url: page for page in site.search_words.pages}
    own = {page.url: page for page in site.pages}
    for url in dict.fromkeys((*own, *words)):
        if url not in site.urls:
            continue
        phrases = words[url].phrases if url in words else ()
        if url in own:
            page = own[url]
            text = (page.page.summary or "", words_of(page.body))
            title = page.name
        else:
            text = (words[url].summary, "")
            title = words[url].title or url
        body = GAP.join(part for part in text if part)
        yield _item(url, title, body, PAGE, aliases=phrases)


def _groups(site: Site) -> Iterator[Item]:
    """The pages of the groups (topics, industries, …), and the lists of them."""
    for grouping in GROUPINGS:
        if grouping.url in site.urls:
            yield _item(grouping.url, grouping.title, grouping.lead, PAGE)
    for (key, group), part in site.parts.items():
        grouping = BY_KEY[key]
        url = f"{grouping.url}{part}/"
        if url in site.urls:
            body = f"{grouping.title}“{group}”，收录 {len(site.groups[key][group])} 条。"
            yield _item(url, group, body, PAGE, aliases=(f"{group}{grouping.title}",))


def _ways(site: Site) -> Iterator[Item]:
    """The pages of the ways in by trade."""
    for url, way in way_addresses(site.data_files.ways.content).items():
        if url in site.urls:
            body = GAP.join(filter(None, (way.question, "、".join(way.trades))))
            yield _item(url, way.name, body, PAGE)


def _terms(site: Site) -> Iterator[Item]:
    """The entries of the glossary: the body is the explanation."""
    page = next((page for page in site.pages if page.url == GLOSSARY_URL), None)
    if page is None:
        return
    for term, text in read_entries(page.body).items():
        yield _item(f"{GLOSSARY_URL}#{site.terms[term]}", term, words_of(text), TERM)


def _reference(site: Site) -> Iterator[Item]:
    """The pages of single codes: named by the code, with the title of the code as their text.

    The words of a name count before the text of a record. So ordinary words, of which the titles
    are made, are no names here: whoever asks for them is led to records first.
    """
    for code, spec in CODES.items():
        yield _item(code_url(code), code, spec.title, HELP, boost=_REFERENCE_BOOST)


def _item(
    url: str,
    title: str,
    body: str,
    kind: str,
    aliases: tuple[str, ...] = (),
    boost: float = _BOOST,
) -> Item:
    facets = {"类型": [kind]}
    return Item(url, url, title, body, aliases, facets=facets, boost=boost, record=False)
