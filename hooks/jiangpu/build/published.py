"""The addresses that were ever published. They stay for good, because codes on walls lead there."""

from __future__ import annotations

from pathlib import Path

from ..reading.text import characters


def read_published(path: Path) -> dict[str, str]:
    """Addresses ever published → the address that a short one led to, "" for the others.

    One a line: `/s/S0001/ /studios/moumou/`. Empty where there is no such file.
    """
    if not path.exists():
        return {}
    found = {}
    for line in characters(path.read_bytes()).text.splitlines():
        if not line or line.startswith("#"):
            continue
        address, _, target = line.partition(" ")
        found[address.lstrip("/")] = target.strip().lstrip("/")
    return found
