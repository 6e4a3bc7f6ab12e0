"""What the public may see: the one gate between what was read and everything that is made from it.

consent (what a person agreed to) → withheld (whose names may not be shown, and where they stand)
→ redaction (texts and records without them) → disclosed (the library that everything is made of).
"""

from .consent import is_placeholder, newest_day, with_ends
from .disclosed import (
    Disclosed,
    disclose,
    disclosed_data_files,
    disclosed_settings,
    publishable,
)
from .portraits import kept_back
from .redaction import Redactor
from .withheld import Withheld

__all__ = [
    "Disclosed",
    "Redactor",
    "Withheld",
    "disclose",
    "disclosed_data_files",
    "disclosed_settings",
    "is_placeholder",
    "kept_back",
    "newest_day",
    "publishable",
    "with_ends",
]
