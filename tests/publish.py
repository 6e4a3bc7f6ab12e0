"""Add the addresses that the site has now to tests/published.txt, as `jiangpu site --published` does. Run it when a site goes public; it removes nothing."""

from __future__ import annotations

from pathlib import Path

from jiangpu.build.project import open_project
from jiangpu.build.publishing import with_addresses_of

ROOT = Path(__file__).parent.parent


def main() -> None:
    """Write the ledger: what was there stays, what is new is added."""
    uri, content, new = with_addresses_of(open_project(ROOT))
    (ROOT / uri).write_bytes(content)
    print(f"{len(content.splitlines()) - 1} addresses, {new} new")


if __name__ == "__main__":
    main()
