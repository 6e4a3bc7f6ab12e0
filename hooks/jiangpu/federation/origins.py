"""Whose a record is: the address of the city's site. Together with its number it is unlike any.

Only http and https count, without a user, a query or a fragment; an address is a city's own where
it begins with the address of the city's site.
"""

from __future__ import annotations

import hashlib
import re
from urllib.parse import SplitResult, urlsplit

from .limits import ADDRESS
from .refused import Refused

_HOST = re.compile(
    r"(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*"
)
_PATH = re.compile(r"(?:/[A-Za-z0-9._~%!$&'()+,;=:@-]*)*")
_REST = re.compile(r"[A-Za-z0-9._~%!$&'()+,;=:@/-]*")
_PLAIN_PATH = re.compile(r"(?:/[a-z0-9.-]+)*")
_DEFAULT_PORTS = {"http": 80, "https": 443}

_LONGEST_SLUG = 120
_FILE = ".json"
"""How the receipts and the notes end that lie beside the folders of cities."""

_HOW = "写成 https://网站的名字/ 这样"


def origin_of(address: object, file: str = "") -> str:
    """The address of a site in the one form in which addresses are compared: it ends with a slash.

    Args:
        file: where it stands, for the message.

    Raises:
        Refused: it is no address of a site.
    """
    parts = _split(address)
    if parts is None or parts.query or parts.fragment:
        raise Refused(file, f"“{_short(address)}”不是一个网站的地址", _HOW)
    host = (parts.hostname or "").lower()
    port = "" if parts.port in (None, _DEFAULT_PORTS[parts.scheme]) else f":{parts.port}"
    path = parts.path.rstrip("/")
    fits = _HOST.fullmatch(host) and _PATH.fullmatch(path) and not _climbs(path)
    if not fits:
        raise Refused(file, f"“{_short(address)}”不是一个网站的地址", _HOW)
    return f"{parts.scheme}://{host}{port}{path}/"


def is_own(address: object, origin: str) -> bool:
    """Whether an address is one of the site at `origin`."""
    if not isinstance(address, str) or len(address) > ADDRESS:
        return False
    if not address.startswith(origin):
        return False
    rest = address.removeprefix(origin)
    return bool(_REST.fullmatch(rest)) and "//" not in rest and not _climbs(f"/{rest}")


def slug_of(origin: str) -> str:
    """What stands for a city in the portal's addresses: lyg.example, a.example_lyg.

    Two cities never have the same. Its letters are plain: a path with others is named by its hash,
    and so is an address that is longer than the name of a folder may be, or that ends like one of
    the files beside the folders.
    """
    slug = _plain_slug(origin)
    if len(slug) <= _LONGEST_SLUG and not slug.endswith(_FILE):
        return slug
    return f"{slug[:_LONGEST_SLUG].partition('.')[0]}+{_hash(origin, 32)}"


def _plain_slug(origin: str) -> str:
    parts = urlsplit(origin)
    path = parts.path.rstrip("/")
    slug = parts.netloc.replace(":", "+")
    if parts.scheme == "http":
        slug = f"{slug}+http"
    if not path:
        return slug
    if _PLAIN_PATH.fullmatch(path):
        return slug + path.replace("/", "_")
    return f"{slug}+{_hash(path, 12)}"


def _hash(text: str, digits: int) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:digits]


def _split(address: object) -> SplitResult | None:
    """The parts of an address; None where it is none of http or https."""
    if not isinstance(address, str) or len(address) > ADDRESS or not address.isascii():
        return None
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return None
    known = parts.scheme in _DEFAULT_PORTS and port != 0
    return parts if known and "@" not in parts.netloc else None


def _climbs(path: str) -> bool:
    """Whether a path leads upwards, also where its dots are spelled out."""
    return any(part.lower().replace("%2e", ".") in (".", "..") for part in path.split("/"))


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else f"{text[:60]}…"
