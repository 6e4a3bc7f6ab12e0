"""What the pages of the editors' reference say of themselves, and the way to them."""

from __future__ import annotations

from ..site.reference import CONTRIBUTE
from .rendering import HOME, Crumb, Meta

CONTRIBUTING = Crumb("参编", CONTRIBUTE)


def reference(title: str, lead: str, *above: Crumb, folder: bool = False) -> Meta:
    """What a page of the reference says of itself.

    Args:
        above: the pages between 参编 and this one.
        folder: whether other pages lie below it.
    """
    return Meta(
        title=title,
        description=lead,
        trail=(HOME, CONTRIBUTING, *above, Crumb(title)),
        section=CONTRIBUTE,
        folder=folder,
    )
