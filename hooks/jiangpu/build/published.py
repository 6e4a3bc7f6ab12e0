"""The addresses that were ever published: they stay for good, because codes on walls lead to
them."""

from __future__ import annotations

from pathlib import Path


def read_published(path: Path) -> dict[str, str]:
    """Addresses ever published → the address that a short one led to, "" for the others.

    One a line: `/s/S0008/ /studios/tianhengyu/`. Empty where there is no such file.
    """
    if not path.exists():
        return {}
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        address, _, target = line.partition(" ")
        found[address.lstrip("/")] = target.strip().lstrip("/")
    return found
