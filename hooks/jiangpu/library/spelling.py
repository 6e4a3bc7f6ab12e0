"""How texts are spelled, kept from one time to the next.

The dictionary of pinyin takes longer to load than a thousand records do, and a name is spelled the
same every time.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from ..language import pinyin
from .packing import Unreadable, packed, unpacked
from .packs import Packs, code_of

FOLDER = ".cache/spelled"
"""Where it is kept, from the root of the repository."""
MOST = 300_000
"""Texts that are kept at most: with more, those of earlier times are forgotten."""
_KEY = "pinyin"


class Spelling:
    """What is known of the spelling of texts in a repository.

    Args:
        root: the folder of the repository.
    """

    def __init__(self, root: Path) -> None:
        self._packs = Packs(root, FOLDER, code_of("language"), "拼音")
        kept = self._packs.get(_KEY, b"")
        if kept is not None:
            with suppress(Unreadable, TypeError, ValueError):  # so all of it is looked up again
                pinyin.remember(*unpacked(kept))
        self._known = pinyin.how_many_known()

    def save(self) -> None:
        """Keep what was spelled meanwhile."""
        known = pinyin.how_many_known()
        if known == self._known:
            return
        if known > MOST:
            pinyin.forget()
        self._packs.put(_KEY, b"", packed(pinyin.known()))
        self._packs.save()
        self._known = pinyin.how_many_known()
