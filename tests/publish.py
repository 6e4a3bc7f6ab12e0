"""Add the addresses that the site has now to tests/published.txt. Run it when a site goes public; it removes nothing."""

from __future__ import annotations

import re
from pathlib import Path

from jiangpu.build.project import Project, open_project
from jiangpu.build.published import read_published
from jiangpu.pages.files import newest_edition

ROOT = Path(__file__).parent.parent
LEDGER = ROOT / "tests/published.txt"


def current(project: Project) -> dict[str, str]:
    """Every lasting address: pages (second and later pages of lists aside) and permanent short addresses with their targets."""
    pages = {plan.url: "" for plan in project.plans if not re.search(r"/page-\d+/$", plan.url)}
    short = {}
    for doc in project.site.library.documents:
        short[doc.short_url] = doc.url
        for address in newest_edition(doc):  # on cards: later editions lead elsewhere
            pages[address] = ""
    return pages | short


def main() -> None:
    """Write the ledger: what was there stays, what is new is added."""
    known = read_published(LEDGER)
    merged = {
        **{f"/{address}": f"/{target}" if target else "" for address, target in known.items()},
        **{
            f"/{address}": f"/{target}" if target else ""
            for address, target in current(open_project(ROOT)).items()
        },
    }
    lines = [f"{address} {target}".strip() for address, target in sorted(merged.items())]
    LEDGER.write_text(
        "# Every address ever published; none may disappear. A short address is followed by the one it leads to.\n"
        + "\n".join(lines)
        + "\n",
        encoding="utf-8",
    )
    print(f"{len(lines)} addresses, {len(lines) - len(known)} new")


if __name__ == "__main__":
    main()
