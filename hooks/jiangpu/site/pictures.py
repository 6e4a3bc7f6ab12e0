"""Share images: their names and addresses. Who draws them is another room's business."""

from __future__ import annotations

from .site import Site

FOLDER = "share/"
"""Where the images stand on the site."""
SITE = "site"
"""The name of the image that stands for the site itself."""


def address_of(name: str) -> str:
    """The address of an image from the site's root."""
    return f"{FOLDER}{name}.png"


def image_of(site: Site, name: str) -> str:
    """The address of the image of a record, or of the site; "" where there is none."""
    address = address_of(name)
    return address if address in site.images else ""
