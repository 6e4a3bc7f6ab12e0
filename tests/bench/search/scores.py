"""Answers against the truth: recall, the first hit, the titled page."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from browser import all_results
from engines import ENGINE, HERE, Engine, fragment_urls
from queries import Query

Asked = list[tuple[Query, set[str]]]


@dataclass(frozen=True)
class Answer:
    """Every id that an engine gives, and the first twenty as a reader sees them."""

    ids: list[str]
    shown: list[str]


def ask_ours(jobs: list[dict[str, Any]], engine: Path, index: Path) -> list[dict[str, Any]]:
    """Put jobs to our engine in Node; each row has total, approximate, suggestion, first, shown and, where asked for, ids."""
    return _node("ask_ours.js", jobs, str(engine), str(index))


def _node(script: str, given: object, *arguments: str) -> Any:
    done = subprocess.run(
        ["node", "--max-old-space-size=14000", str(HERE / script), *arguments],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{script}: {done.stderr[-2000:]}")
    return json.loads(done.stdout)


def answers(engine: Engine, work: Path, texts: list[str]) -> list[Answer]:
    """What an engine answers to each query."""
    if engine.key == "ours":
        rows = ask_ours(
            [{"q": text, "all": True} for text in texts], work / ENGINE, work / engine.folder
        )
        return [Answer(row["ids"], row["shown"]) for row in rows]
    if engine.key == "material":
        found = _node("ask_material.js", texts, str(work / engine.folder))["results"]
    else:
        names = fragment_urls(engine, work)
        found = [
            [names[name] for name in names_found]
            for names_found in all_results(work, engine.folder, texts)
        ]
    return [Answer(ids, ids[:20]) for ids in found]


def score(asked: Asked, given: list[Answer]) -> dict[str, Any]:
    """The averages of an engine over all queries, and the queries on which it fell short."""
    rows = list(zip(asked, given, strict=True))
    titled = [(query, answer) for (query, _), answer in rows if query.titled]
    wrong = [_fault(query, right, answer) for (query, right), answer in rows]
    return {
        "queries": len(rows),
        "titled": len(titled),
        "recall": _mean(
            len(right.intersection(answer.ids)) / len(right) for (_, right), answer in rows
        ),
        "recall20": _mean(
            len(right.intersection(answer.shown)) / min(20, len(right))
            for (_, right), answer in rows
        ),
        "success1": _mean(
            answer.shown[:1] and answer.shown[0] in right for (_, right), answer in rows
        ),
        "titled_first": _mean(answer.shown[:1] == [query.titled] for query, answer in titled),
        "zero": _mean(not answer.shown for _, answer in rows),
        "precision": _mean(
            len(right.intersection(answer.ids)) / len(set(answer.ids))
            for (_, right), answer in rows
            if answer.ids
        ),
        "faults": [fault for fault in wrong if fault],
    }


def _mean(values: Any) -> float:
    numbers = [
        float(bool(value)) if isinstance(value, (bool, list)) else float(value) for value in values
    ]
    return round(sum(numbers) / len(numbers), 4) if numbers else 0.0


def _fault(query: Query, right: set[str], answer: Answer) -> dict[str, Any] | None:
    """What is wrong with an answer, in words; None when nothing is."""
    missing = sorted(right.difference(answer.ids))
    extra = sorted(set(answer.ids) - right)
    wanted = min(20, len(right))
    short = wanted - len(right.intersection(answer.shown))
    faults = [
        f"前 20 条里少 {short}/{wanted}" if short else "",
        f"少 {len(missing)}/{len(right)}：{'、'.join(missing[:3])}" if missing else "",
        f"多 {len(extra)}：{'、'.join(extra[:3])}" if extra else "",
        f"首条不对：{answer.shown[0]}" if answer.shown and answer.shown[0] not in right else "",
        f"题名页不在首位：应是 {query.titled}，是 {'、'.join(answer.shown[:1])}"
        if query.titled and answer.shown[:1] != [query.titled]
        else "",
        "重复" if len(answer.ids) != len(set(answer.ids)) else "",
    ]
    return (
        {"query": query.text, "kind": query.kind, "faults": [fault for fault in faults if fault]}
        if any(faults)
        else None
    )
