"""A review as one page: both versions side by side, to be read, ticked and printed.

The page holds all that it needs. It runs nothing but the button that prints, asks no host for
anything, and may be sent on as a file.
"""

from __future__ import annotations

import base64
import hashlib
import re

from markupsafe import Markup

from ..pages.templates import environment
from ..site.assets import FOLDER
from .review import Review

STYLES = ("tokens.css", "components.css", "review/review.css")
SCRIPT = "review/printing.js"


def page_of(review: Review, site_name: str) -> str:
    """The whole HTML document.

    Args:
        site_name: stands in its title.
    """
    style = _style()
    script = (FOLDER / SCRIPT).read_text(encoding="utf-8").strip()
    policy = (
        f"default-src 'none'; img-src data:; style-src {_hash(style)}; script-src {_hash(script)}"
    )
    return (
        environment()
        .get_template("review/page.html")
        .render(
            review=review,
            site_name=site_name,
            policy=f"{policy}; base-uri 'none'; form-action 'none'",
            style=Markup(style),
            script=Markup(script),
        )
    )


def _style() -> str:
    """The style sheets as one, without comments and empty lines."""
    text = "\n".join((FOLDER / name).read_text(encoding="utf-8") for name in STYLES)
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    return re.sub(r"\n\s*", "\n", text).strip()


def _hash(text: str) -> str:
    """What the policy of a page knows one of its own styles or scripts by."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
