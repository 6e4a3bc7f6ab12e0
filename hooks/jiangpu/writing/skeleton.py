"""A new record file: the next number, the required fields, and the ones that readers would miss, with their help."""

from __future__ import annotations

from ..language.pinyin import slug
from ..library.documents import Document
from ..schema.declare import labels
from ..schema.registry import Kind


def next_number(kind: Kind, documents: tuple[Document, ...], published: dict[str, str]) -> str:
    """One more than the highest number ever given, withdrawn and published ones included."""
    used = [
        int(document.number[1:])
        for document in documents
        if document.number[:1] == kind.letter and document.number[1:].isdigit()
    ]
    prefix = f"{kind.letter.lower()}/"
    used += [
        int(address.strip("/").split("/")[-1][1:])
        for address in published
        if address.startswith(prefix) and address.count("/") == 2
    ]
    return f"{kind.letter}{max(used, default=0) + 1:04d}"


def skeleton(kind: Kind, name: str, number: str) -> tuple[str, str]:
    """(file from the repository's root, its content) for a new record; it passes the check as a 草稿 once 风险 and the like are set."""
    given = {"编号": number, "名称": _quoted(name), "状态": "草稿"}
    lines = ["---"]
    for _, spec in labels(kind.model):
        label = spec["label"]
        if label in given:
            lines.append(f"{label}: {given[label]}")
        elif spec["required"]:
            lines.append(f"{label}:   # 必填：{spec['help']}，如 {spec['example']}")
        elif spec["wanted"]:
            lines.append(f"# {label}: {spec['example']}   # {spec['help']}")
    lines += ["---", "", "<!-- 从这里写正文：难在哪里，后来怎样。来源没写的，不写。 -->", ""]
    return f"{kind.folder}/{slug(name)}.md", "\n".join(lines)


def _quoted(name: str) -> str:
    return (
        f'"{name}"' if name[:1] in "“\"'&*!@`[{#%|>-?：" or ": " in name or " #" in name else name
    )
