"""The search bench: `make bench`, or `python tests/bench/search/run.py --sizes 200,2000,20000`.

Builds the same corpus with our engine, Pagefind and Material's search, one after the other, asks all of them the same
queries, and writes tables and JSON to .cache/bench/. It judges nothing: the exit status is 0 when everything could be run.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

import browser  # noqa: E402
import extras  # noqa: E402
import tables  # noqa: E402
from corpus import REPOSITORY, SEED, Doc, make_corpus  # noqa: E402
from engines import ENGINE, ENGINES, Engine, index_bytes, write_inputs  # noqa: E402
from measure import Failed  # noqa: E402
from queries import Truth, asked  # noqa: E402
from scores import Asked, answers, score  # noqa: E402

CACHE = REPOSITORY / ".cache/bench"
COLD = 36
"""Queries with an empty cache for each engine."""
LUNR_PAGES = 20_000
"""Larger corpora are not put to lunr: its index is made anew in every browser and does not fit."""


def main() -> int:
    given = _arguments()
    CACHE.mkdir(parents=True, exist_ok=True)
    chosen = [engine for engine in ENGINES if not given.engines or engine.key in given.engines]
    results: dict[str, Any] = {}
    name = "builds" if given.builds else "results"
    said = [
        f"机器：{os.cpu_count()} 核，开始时负载 {os.getloadavg()[0]:.1f}。语料和查询的种子：{given.seed}。",
        "",
    ]
    for size in given.sizes:
        work = CACHE / str(size)
        docs = make_corpus(size, given.seed)
        queries = list(asked(docs, Truth(docs), given.seed))
        results[str(size)] = rows = _size(docs, queries, work, chosen, builds_only=given.builds)
        parts = [tables.size_table(size, rows), tables.goals_table(size, rows)]
        if size == max(given.sizes) and any(
            row["key"] == "ours" and row.get("score") for row in rows
        ):
            results["extras"] = more = _extras(queries, work, given.seed)
            parts.append(tables.extras_table(more))
        said += [part for part in parts if part]
        print("\n".join(part for part in parts if part), flush=True)
        (CACHE / f"{name}.json").write_text(
            json.dumps(results, ensure_ascii=False, indent=1), encoding="utf-8"
        )
        (CACHE / f"{name}.md").write_text("\n".join(said), encoding="utf-8")
    print(f"写进了 {CACHE.relative_to(REPOSITORY)}/{name}.md 和 {name}.json")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description="匠谱的搜索同别家比：召回、首条、流量、生成时间、内存"
    )
    parser.add_argument(
        "--sizes",
        type=lambda text: [int(size) for size in text.split(",")],
        default=[200, 2000, 20000],
        metavar="N,N",
    )
    parser.add_argument(
        "--engines",
        type=_engine_keys,
        default=[],
        metavar="KEY,KEY",
        help="、".join(engine.key for engine in ENGINES),
    )
    parser.add_argument("--builds", action="store_true", help="只量生成的时间和内存，不查询")
    parser.add_argument("--seed", type=int, default=SEED, help="另一个种子就是另一套语料和查询")
    return parser.parse_args()


def _engine_keys(text: str) -> list[str]:
    """The engines that were asked for; a key that names none would measure nothing."""
    keys = text.split(",")
    known = [engine.key for engine in ENGINES]
    for key in keys:
        if key not in known:
            raise argparse.ArgumentTypeError(f"没有“{key}”；有 {'、'.join(known)}")
    return keys


def _size(
    docs: list[Doc], queries: Asked, work: Path, engines: list[Engine], *, builds_only: bool
) -> list[tables.Row]:
    """Build and ask every engine at one size; the load of the machine says how far the clock can be trusted."""
    _tell(f"{len(docs):,} 页，{len(queries)} 个查询")
    write_inputs(docs, work)
    _tell(f"机器的负载 {os.getloadavg()[0]:.1f}")
    costs = {engine.key: _built(engine, work) for engine in engines}
    if builds_only:
        return [_built_row(engine, work, costs[engine.key]) for engine in engines]
    return [_asked(engine, work, costs[engine.key], queries) for engine in engines]


def _built(engine: Engine, work: Path) -> dict[str, float] | str:
    """The cost of a build, or why there is none."""
    _tell(f"生成 {engine.name}")
    os.sync()  # what was written and deleted before is not to slow down whoever comes first
    try:
        return asdict(engine.build(work))
    except Failed as error:
        return f"生成失败：{error}"


def _built_row(engine: Engine, work: Path, cost: dict[str, float] | str) -> tables.Row:
    row: tables.Row = {"key": engine.key, "name": engine.name}
    if isinstance(cost, str):
        return {**row, "note": cost}
    return {**row, "cost": cost, "index_mb": round(index_bytes(engine, work) / 1e6, 2)}


def _asked(engine: Engine, work: Path, cost: dict[str, float] | str, queries: Asked) -> tables.Row:
    """One row: what the build cost, what the answers were, what a first search costs."""
    row = _built_row(engine, work, cost)
    if isinstance(cost, str):
        return row
    texts = [query.text for query, _ in queries]
    step = max(1, len(texts) // COLD)
    _tell(f"首次查询 {engine.name}")
    if engine.key == "material":
        texts_cold, loads = ["*"], [browser.material_load(work / engine.folder)]
        row["note"] = (
            "每次都要下整个索引，所以首次查询只有一个数；检索用它自己的 worker 在 Node 里问"
        )
    else:
        texts_cold = texts[::step]
        loads = browser.loads(
            work,
            engine.folder,
            texts_cold,
            browser.OURS if engine.key == "ours" else browser.PAGEFIND,
        )
    row["cold"] = _cold(texts_cold, loads)
    if engine.key == "material" and len(list((work / "pages").iterdir())) > LUNR_PAGES:
        return {**row, "note": f"超过 {LUNR_PAGES:,} 页，没有问它"}
    _tell(f"检索 {engine.name}")
    try:
        row["score"] = score(queries, answers(engine, work, texts))
    except RuntimeError as error:
        row["note"] = f"没有问成：{error}"
    return row


def _cold(texts: list[str], loads: list[browser.Load]) -> dict[str, Any]:
    """Median, ninetieth percentile and most; the dearest queries by name."""
    dearest = sorted(zip(loads, texts, strict=True), key=lambda pair: -pair[0].index)[:6]
    index, total = [load.index / 1000 for load in loads], [load.total / 1000 for load in loads]
    requests = [load.requests for load in loads]
    return {
        "queries": len(loads),
        "median": statistics.median(index),
        "p90": tables.percentile(index, 0.9),
        "max": max(index),
        "total_median": statistics.median(total),
        "total_max": max(total),
        "requests_median": statistics.median(requests),
        "requests_max": max(requests),
        "dearest": [
            f"{text}：{load.index / 1000:.0f} KB，{load.requests} 次" for load, text in dearest
        ],
    }


def _extras(queries: Asked, work: Path, seed: int) -> tables.Row:
    """What only ours has: names and wrong characters over the repository itself, the rest over the corpus."""
    _tell("拼音、繁体、错字、逐字输入")
    docs, own = extras.repository_docs(), CACHE / "repository"
    write_inputs(docs, own)
    ENGINES[0].build(own)
    place = (own / ENGINE, own / ENGINES[0].folder)
    names, texts = extras.names_of(docs), [query.text for query, _ in queries]
    sevens = [text for text in texts if len(text) == 7][:16]
    typed = [
        load.index / 1000 for load in browser.loads(work, ENGINES[0].folder, sevens, browser.TYPING)
    ]
    return {
        "pinyin": extras.pinyin(names, *place),
        "wrong": extras.wrong_character(docs, names, *place, seed),
        "traditional": extras.traditional(texts, work / ENGINE, work / ENGINES[0].folder),
        "questions": extras.questions(work, work / ENGINE, ENGINES[0].folder),
        "typing": {"queries": len(typed), "median": statistics.median(typed), "max": max(typed)},
    }


def _tell(words: str) -> None:
    print(f"… {words}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
