"""QR codes as inline SVG: printed or shown on a wall, they lead to a record's permanent short address."""

from __future__ import annotations

import segno
from markupsafe import Markup


def qr_svg(address: str) -> Markup:
    """A code with its quiet zone, black on whatever white ground the style sheet gives; no size and no style of its own."""
    code = segno.make(address, error="m", micro=False)
    return Markup(code.svg_inline(omitsize=True, border=4, svgclass=None, lineclass=None))
