"""Write the index of Material's own search plugin, cut into words by jieba, for the pages of a folder. A process of its own."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import jieba
from jinja2 import Environment, FileSystemLoader
from material.plugins.search.plugin import SearchIndex
from mkdocs.structure.toc import get_toc


def settings() -> dict[str, object]:
    """What the plugin sets by itself for a site in Chinese."""
    templates = Path(sys.modules["material"].__file__ or "").parent / "templates"
    words = (
        Environment(loader=FileSystemLoader(templates), autoescape=False)
        .get_template("partials/languages/zh.html")
        .module.t
    )  # type: ignore[attr-defined]
    fields = {"title": {"boost": 1e3}, "text": {"boost": 1.0}, "tags": {"boost": 1e6}}
    return {
        "lang": ["zh"],
        "separator": words("search.config.separator"),
        "pipeline": [words("search.config.pipeline")],
        "fields": fields,
    }


def main(work: Path) -> None:
    """Index work/pages/*.html into work/material/search_index.json."""
    jieba.setLogLevel(20)
    index = SearchIndex(**settings())
    for path in sorted((work / "pages").glob("*.html")):
        content = path.read_text(encoding="utf-8").partition("<main>")[2].partition("</main>")[0]
        index.add_entry_from_context(
            SimpleNamespace(
                meta={}, content=content, toc=get_toc([]), url=f"{path.stem}/", title=path.stem
            )
        )
    target = work / "material/search_index.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(index.generate_search_index(None), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
