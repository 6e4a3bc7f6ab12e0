"""The engines that are compared: how each index is built from the same documents, and which files it is."""

from __future__ import annotations

import gzip
import html
import json
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import measure
from corpus import REPOSITORY, Doc, write_items
from jiangpu.site import assets
from measure import Cost

HERE = Path(__file__).parent
NODE_MODULES = HERE.parent / "node_modules"
ENGINE = "engine.js"
"""Ours as a browser and Node load it, joined, in the folder of a size."""
PAGE = '<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>{title}</title></head><body><main><h1 id="h">{title}</h1>{body}</main></body></html>'


@dataclass(frozen=True)
class Engine:
    """One of those compared. `folder` holds its index, below the folder of a size."""

    key: str
    name: str
    folder: str
    build: Callable[[Path], Cost]


def write_inputs(docs: list[Doc], work: Path) -> None:
    """The NDJSON and the HTML pages that all engines read, and an empty page to search from; what was there before goes."""
    shutil.rmtree(work, ignore_errors=True)
    pages = work / "pages"
    pages.mkdir(parents=True)
    write_items(docs, work / "items.ndjson")
    (work / "blank.html").write_text(
        "<!doctype html><meta charset=utf-8><title>空</title>", encoding="utf-8"
    )
    for doc in docs:
        target = pages / f"{doc.id}.html"
        target.write_text(
            PAGE.format(title=html.escape(doc.title), body=_paragraphs(doc)), encoding="utf-8"
        )


def _paragraphs(doc: Doc) -> str:
    sentences = re.split(r"(?<=。)", doc.body)
    parts = [
        "、".join(doc.aliases),
        *("".join(sentences[start : start + 4]) for start in range(0, len(sentences), 4)),
    ]
    return "".join(f"<p>{html.escape(part)}</p>" for part in parts if part)


def _ours(work: Path) -> Cost:
    command = [
        str(Path(sys.executable).with_name("jiangpu")),
        "index",
        str(work / "items.ndjson"),
        str(work / "ours"),
    ]
    cost = measure.run(command, REPOSITORY, work / "ours.log")
    (work / ENGINE).write_bytes(assets.joined("engine"))
    return cost


def _pagefind(binary: Callable[[], Path], folder: str) -> Callable[[Path], Cost]:
    def build(work: Path) -> Cost:
        command = [
            str(binary()),
            "--site",
            str(work / "pages"),
            "--output-path",
            str(work / folder),
        ]
        return measure.run(command, work, work / f"{folder}.log")

    return build


def _python_binary(package: str, name: str) -> Callable[[], Path]:
    def find() -> Path:
        return next(
            Path(folder) / package / name
            for folder in sys.path
            if (Path(folder) / package / name).is_file()
        )

    return find


def _npm_binary() -> Path:
    """The program itself, without Node around it."""
    return next((NODE_MODULES / "@pagefind").glob("*/bin/pagefind_extended"))


def _material(work: Path) -> Cost:
    cost = measure.run(
        [sys.executable, str(HERE / "material_index.py"), str(work)], work, work / "material.log"
    )
    assets = material_assets()
    for path in [
        *assets.glob("workers/search.*.min.js"),
        assets / "lunr/min/lunr.stemmer.support.min.js",
        assets / "lunr/min/lunr.zh.min.js",
    ]:
        shutil.copy(path, work / "material" / re.sub(r"search\..*\.min", "worker", path.name))
    return cost


def material_assets() -> Path:
    return next(
        Path(folder) / "material/templates/assets/javascripts"
        for folder in sys.path
        if (Path(folder) / "material/templates").is_dir()
    )


ENGINES = (
    Engine("ours", "匠谱", "ours", _ours),
    Engine(
        "pagefind-1.6.0",
        "Pagefind 1.6.0（npm）",
        "pagefind16",
        _pagefind(_npm_binary, "pagefind16"),
    ),
    Engine(
        "pagefind-1.5.2",
        "Pagefind 1.5.2（PyPI）",
        "pagefind15",
        _pagefind(_python_binary("pagefind_bin", "pagefind"), "pagefind15"),
    ),
    Engine(
        "pagefind-1.5.2-extended",
        "Pagefind 1.5.2 extended（PyPI）",
        "pagefind15x",
        _pagefind(_python_binary("pagefind_bin_extended", "pagefind_extended"), "pagefind15x"),
    ),
    Engine("material", "Material：lunr 加 jieba", "material", _material),
)


def index_bytes(engine: Engine, work: Path) -> int:
    """What a server would keep for readers, compressed once: of ours the .gz files, without their plain twins."""
    files = [path for path in (work / engine.folder).rglob("*") if path.is_file()]
    if engine.key == "ours":
        return sum(path.stat().st_size for path in files if path.suffix == ".gz")
    if engine.key == "material":
        return sum(len(gzip.compress(path.read_bytes(), 6)) for path in files)
    return sum(path.stat().st_size for path in files)


def fragment_urls(engine: Engine, work: Path) -> dict[str, str]:
    """Pagefind's name of a result → the id of the document."""
    urls = {}
    for path in (work / engine.folder / "fragment").glob("*.pf_fragment"):
        plain = gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd")
        urls[path.stem] = Path(json.loads(plain)["url"]).stem
    return urls
