"""The rules of learning that Python and the scripts share, as plain data for `site.assets`.

The bundle carries them as `RULES`, to which `assets/training/rules.js` gives names.
"""

from __future__ import annotations

from typing import Any

REVIEW_DAYS = (1, 3, 7, 16, 35)
"""After how many days a question that was missed comes again; each time that it is right, later."""

CODE_VERSION = 1
"""Of the progress code. A code of another version is refused with a sentence."""

CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""The characters of the progress code: Crockford's base 32, without I, L, O and U."""

CODE_PREFIX = "JP"
"""What the progress code begins with in a QR picture and in a file."""

SIGN_PREFIX = "JQ"
"""What the code of a master's signature begins with."""

FIRST_DAY = "2026-01-01"
"""The day from which the progress code counts."""

LETTERS = "SMPRBL"
"""The letters of record numbers, as the progress code counts them."""


def training_rules() -> dict[str, Any]:
    """Everything that the scripts of learning take from Python."""
    return {
        "review": list(REVIEW_DAYS),
        "code": {
            "version": CODE_VERSION,
            "alphabet": CODE_ALPHABET,
            "prefix": CODE_PREFIX,
            "sign": SIGN_PREFIX,
            "firstDay": FIRST_DAY,
            "letters": LETTERS,
        },
    }
