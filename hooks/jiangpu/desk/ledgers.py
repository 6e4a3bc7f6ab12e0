"""A ledger put in at the desk: looked at first, then all of it or none."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ..build.ledgers import plan_of
from ..importing.asked import Choices
from ..importing.headings import NEVER, REMARK
from ..importing.plan import LOOK, SAME, SKIPPED, WRONG, Plan
from ..writing.changes import put

KEPT = 3
"""Ledgers that are remembered between a look and the decision."""

ROWS = 300
"""Rows that are shown at most; the sums count all of them."""


class Ledgers:
    """The ledgers that were looked at last."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._kept: OrderedDict[str, tuple[str, bytes]] = OrderedDict()

    def keep(self, name: str, content: str) -> str:
        """Remember a file until it is decided about; returns what it is called by then.

        Args:
            name: of the file.
            content: in base64.

        Raises:
            ValueError: it is no base64.
        """
        try:
            raw = base64.b64decode(content, validate=True)
        except binascii.Error:
            raise ValueError("文件没有传完整，再选一次") from None
        key = hashlib.sha256(raw).hexdigest()
        self._kept[key] = (Path(name).name, raw)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return key

    def plan(self, key: str, places: Mapping[str, str], skipped: Sequence[str]) -> Plan:
        """What a ledger would do.

        Args:
            key: what `keep` gave.
            places: where columns go, by their headings.
            skipped: rows that are not wanted, as 表名:行号.

        Raises:
            KeyError: it is remembered no more.
            CannotRead: it is no ledger; the message says why in Chinese.
        """
        name, raw = self._kept[key]
        left_out = set()
        for word in skipped:
            sheet, _, row = word.rpartition(":")
            if row.isdecimal():
                left_out.add((sheet, int(row)))
        choices = Choices(places=places, left_out=frozenset(left_out))
        return plan_of(self._root, name, raw, choices)

    def put_in(self, plan: Plan) -> list[str]:
        """Write all of a plan; returns the files.

        Raises:
            ChangedMeanwhile: a record was written since. Nothing is written.
        """
        put(self._root, plan.changes)
        return [file.uri for file in plan.files]


def shown(plan: Plan) -> dict[str, Any]:
    """A plan for the page: what an editor has to read, the sums of all."""
    told = plan.as_dict()
    wanted = [row for row in told["rows"] if row["state"] not in (SAME, SKIPPED)]
    for row in wanted:
        row["cells"] = [cell for cell in row["cells"] if _concerns(cell)]
    told["rows"] = wanted[:ROWS]
    told["more"] = max(0, len(wanted) - ROWS)
    told["remark"], told["never"] = REMARK, NEVER
    return told


def _concerns(cell: Mapping[str, Any]) -> bool:
    """Whether an editor has to read of a cell: it is to be looked at, or it changes a value."""
    return cell["weight"] in (LOOK, WRONG) or cell["was"] != cell["now"]
