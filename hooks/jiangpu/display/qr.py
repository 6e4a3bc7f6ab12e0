"""QR codes as inline SVG.

Printed or shown on a wall, they lead to a record's permanent short address.
"""

from __future__ import annotations

from functools import lru_cache

import segno
from markupsafe import Markup


@lru_cache(maxsize=256)
def qr_svg(address: str) -> Markup:
    """The code of an address, with its quiet zone.

    It is black and has no size and no style of its own: the style sheet gives it a white ground.
    Finding the pattern that reads best is costly, and the sheets of a method, which are made one
    after the other, carry the same code.
    """
    code = segno.make(address, error="m", micro=False)
    return Markup(code.svg_inline(omitsize=True, border=4, svgclass=None, lineclass=None))
