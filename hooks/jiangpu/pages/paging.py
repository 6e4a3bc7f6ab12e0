"""Long lists on several pages: how many there are, their addresses, what stands on each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True)
class Sheet(Generic[Item]):
    """One page of a long list.

    Attributes:
        items: what stands on it.
        page: its number, from 1.
        last: the number of the last page.
    """

    items: Sequence[Item]
    page: int
    last: int

    @property
    def is_first(self) -> bool:
        """Whether it is the first page: the one that search engines list."""
        return self.page == 1


def page_count(total: int, size: int) -> int:
    """How many pages a list takes; an empty one takes one too.

    Args:
        total: the length of the list.
        size: how many items stand on a page.
    """
    full_pages, rest = divmod(total, size)
    return max(1, full_pages + (1 if rest else 0))


def page_url(first: str, page: int) -> str:
    """The address of a page of a list whose first page is at the address `first`."""
    return first if page == 1 else f"{first}page-{page}/"


def sheet_of(items: Sequence[Item], page: int, size: int) -> Sheet[Item]:
    """One page of a list.

    Args:
        items: the whole list.
        page: the number of the page, from 1.
        size: how many items stand on a page.
    """
    start = (page - 1) * size
    return Sheet(items[start : start + size], page, page_count(len(items), size))
