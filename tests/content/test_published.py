"""Codes on walls never break: an address once published stays."""

from __future__ import annotations

import re
from pathlib import Path

from jiangpu.build.published import read_published
from repositories import REPOSITORY

LEDGER = REPOSITORY / "tests/published.txt"


def test_no_published_address_has_disappeared(built: Path) -> None:
    published = read_published(LEDGER)
    assert len(published) > 90
    gone = [address for address in published if not (built / address / "index.html").exists()]
    assert not gone


def test_short_addresses_still_lead_to_their_record(built: Path) -> None:
    """A short address leads where it led, or to a page that lists the old address as its former one."""
    for address, target in read_published(LEDGER).items():
        if target:
            html = (built / address / "index.html").read_text(encoding="utf-8")
            led = re.search(r'url=\.\./\.\./([^"]+)"', html)[1]
            there = (built / target / "index.html").read_text(encoding="utf-8")
            assert led == target or 'http-equiv="refresh"' in there, (
                f"{address} led to {target}, now to {led}"
            )
