"""Search engines beyond the site's own: what Meilisearch and OpenSearch read, by their own ways in.

Both get the items that `items.ndjson` holds, of one site or of several. An engine takes few
characters in the key of a document, so keys are made of the site and the item, alike every time.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

from ..search.facets import FACETS
from ..search.items import Item
from .json_files import dumped
from .published import Published

_SORTS = ("资料", "年份")
"""The numbers by which lists may be ordered: see `search.items`."""

_SEARCHED = ("title", "aliases", "names", "fields", "body")
"""What is searched, the weightiest first."""

_TAKEN = tuple(each.name for each in fields(Item))
"""What is taken of an item: a later version may have more, and OpenSearch refuses what no mapping
tells of.
"""

_LONGEST_KEYWORD = 256


def engine_files(
    cities: Sequence[Published], alike: Iterable[Sequence[str]] = ()
) -> dict[str, bytes]:
    """Path → content of every file for the two engines.

    Args:
        alike: groups of words that may stand for each other.
    """
    documents = list(_documents(cities))
    return {
        "meilisearch/settings.json": dumped(meilisearch_settings(alike)),
        "meilisearch/documents.ndjson": _lines(documents),
        "opensearch/index.json": dumped(opensearch_index(_BIGRAMS)),
        "opensearch/index-smartcn.json": dumped(opensearch_index(_WORDS)),
        "opensearch/bulk.ndjson": _lines(_bulk(documents)),
    }


def _documents(cities: Sequence[Published]) -> Iterator[dict[str, Any]]:
    """Every item of every site, with a key that both engines take."""
    for city in cities:
        for item in city.items:
            key = hashlib.sha256(f"{city.origin}\0{item['id']}".encode()).hexdigest()
            yield {
                **{name: item[name] for name in _TAKEN if name in item},
                "id": key[:32],
                "item": item["id"],
                "site": city.name,
                "origin": city.origin,
                "url": city.url.rstrip("/") + "/" + item["url"].lstrip("/"),
            }


def _bulk(documents: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Each document behind the line that says what to do with it. The index is in the address."""
    for document in documents:
        yield {"index": {"_id": document["id"]}}
        yield {name: value for name, value in document.items() if name != "id"}


def _lines(rows: Iterable[Mapping[str, Any]]) -> bytes:
    lines = []
    for row in rows:
        text = json.dumps(row, ensure_ascii=False, separators=(",", ":"), default=float)
        lines.append(f"{text}\n")
    return "".join(lines).encode()


def meilisearch_settings(alike: Iterable[Sequence[str]] = ()) -> dict[str, Any]:
    """What PATCH /indexes/jiangpu/settings takes. Chinese is cut by its own tokenizer (cmn)."""
    filters = [f"facets.{facet.field}" for facet in FACETS]
    settings: dict[str, Any] = {
        "searchableAttributes": list(_SEARCHED),
        "filterableAttributes": [*filters, "site", "origin", "record"],
        "sortableAttributes": [*(f"sort.{name}" for name in _SORTS), "title"],
        "rankingRules": [
            "words",
            "typo",
            "proximity",
            "attribute",
            "sort",
            "exactness",
            "boost:desc",
        ],
        "localizedAttributes": [{"attributePatterns": ["*"], "locales": ["cmn"]}],
        "faceting": {"maxValuesPerFacet": 200},
    }
    synonyms = _synonyms(alike)
    if synonyms:
        settings["synonyms"] = synonyms
    return settings


def _synonyms(alike: Iterable[Sequence[str]]) -> dict[str, list[str]]:
    """Word → the words that may stand for it, from every group that it stands in."""
    found: dict[str, list[str]] = {}
    for group in alike:
        for word in group:
            known = found.setdefault(word, [])
            known += [other for other in group if other != word and other not in known]
    return found


_BIGRAMS: dict[str, Any] = {
    "filter": {"single_and_pairs": {"type": "cjk_bigram", "output_unigrams": True}},
    "analyzer": {
        "han": {
            "type": "custom",
            "tokenizer": "standard",
            "filter": ["cjk_width", "lowercase", "single_and_pairs"],
        },
        "han_asked": {
            "type": "custom",
            "tokenizer": "standard",
            "filter": ["cjk_width", "lowercase", "cjk_bigram"],
        },
    },
}
"""Two characters each, which every OpenSearch has built in. A single character is found too."""

_WORDS: dict[str, Any] = {
    "analyzer": {"han": {"type": "smartcn"}, "han_asked": {"type": "smartcn"}},
}
"""Words, by the plugin analysis-smartcn."""


def opensearch_index(analysis: Mapping[str, Any]) -> dict[str, Any]:
    """What PUT /jiangpu takes: settings and mappings.

    Args:
        analysis: how Chinese is cut: defines `han` for texts and `han_asked` for questions.
    """
    text = {"type": "text", "analyzer": "han", "search_analyzer": "han_asked"}
    keyword = {"type": "keyword", "ignore_above": _LONGEST_KEYWORD}
    facets = {facet.field: keyword for facet in FACETS}
    return {
        "settings": {
            "index": {"number_of_shards": 1, "number_of_replicas": 0},
            "analysis": analysis,
        },
        "mappings": {
            "dynamic": "strict",
            "dynamic_templates": [
                {"facets": {"path_match": "facets.*", "mapping": keyword}},
                {"sort": {"path_match": "sort.*", "mapping": {"type": "double"}}},
            ],
            "properties": {
                "title": {**text, "fields": {"exact": keyword}},
                "aliases": {**text, "fields": {"exact": keyword}},
                "names": {**text, "fields": {"exact": keyword}},
                "fields": text,
                "body": text,
                "item": keyword,
                "site": keyword,
                "origin": keyword,
                "url": {"type": "keyword", "index": False},
                "facets": {"type": "object", "dynamic": True, "properties": facets},
                "sort": {
                    "type": "object",
                    "dynamic": True,
                    "properties": {name: {"type": "double"} for name in _SORTS},
                },
                "boost": {"type": "double"},
                "record": {"type": "boolean"},
                "person": {"type": "boolean"},
            },
        },
    }
