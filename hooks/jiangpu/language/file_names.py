"""Names that files may have everywhere. Windows, on which editors work, takes the fewest."""

from __future__ import annotations

import re
import unicodedata

_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])", re.IGNORECASE)
"""What Windows takes for a device, whatever ending the name has."""

_REFUSED = re.compile(r'[<>:"|?*\\]')
"""Characters that no name may hold there."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")

_LEFT = re.compile(r"\.|~\$|.*~$|#.*#$|(thumbs\.db|desktop\.ini)$", re.IGNORECASE)
"""What programs leave beside the files of their users: hidden files, the mark of an open Office
file, the file as it was before it was saved, what Windows knows of a folder."""


def is_left_by_program(name: str) -> bool:
    """Whether a file is none that somebody has put there: .DS_Store, ~$b.docx, a.md~, Thumbs.db."""
    return bool(_LEFT.match(name))


def is_device(name: str) -> bool:
    """Whether Windows takes a name for a device: aux, aux.md, AUX.old.md."""
    return bool(_DEVICE.fullmatch(name.partition(".")[0].rstrip(" ")))


def flaw_of_name(name: str) -> str:
    """Why Windows cannot have a file or a folder of this name; "" where it can."""
    if is_device(name):
        return f"“{name.partition('.')[0]}”在 Windows 上是设备的名字"
    refused = _REFUSED.search(name)
    if refused:
        return f"名字里有 {refused[0]}，Windows 不许"
    if _CONTROL.search(name):
        return "名字里有看不见的字符，Windows 不许"
    if name.endswith((".", " ")):
        return "名字以点或空格结尾，Windows 会丢掉它"
    return ""


def same_there(name: str) -> str:
    """A key that is equal for names of which Windows or macOS can have only one in a folder."""
    return unicodedata.normalize("NFC", name).casefold()
