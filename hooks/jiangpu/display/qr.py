"""QR codes as inline SVG.

Printed or shown on a wall, they lead to a record's permanent short address.
"""

from __future__ import annotations

import segno
from markupsafe import Markup


def qr_svg(address: str) -> Markup:
    """The code of an address, with its quiet zone.

    It is black and has no size and no style of its own: the style sheet gives it a white ground.
    """
    code = segno.make(address, error="m", micro=False)
    return Markup(code.svg_inline(omitsize=True, border=4, svgclass=None, lineclass=None))
