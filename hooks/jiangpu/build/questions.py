"""The four questions of `jiangpu init`: what is asked, and what an answer may be.

An answer is a text as somebody typed it. What cannot be taken is refused in a sentence that says
how to write it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlsplit

from pydantic import ValidationError

from ..importing.cells import read_region
from ..library.contact import Contact
from ..library.settings import Settings

NO_ADDRESS = "https://jiangpu.example/"
"""Where a site is that has no address yet; nobody can have it."""

_SHOWN = 40
"""So many characters of an answer are repeated."""


class Question(NamedTuple):
    """One question.

    Attributes:
        option: the option of the command that answers it.
        asked: as it is put.
        read: a typed answer → the answer; raises ValueError with a sentence in Chinese.
        without: what holds where nothing is answered; None where something must be.
        unsaid: said where nothing is answered.
    """

    option: str
    asked: str
    read: Callable[[str], str]
    without: str | None = ""
    unsaid: str = ""


def read_name(text: str) -> str:
    """The name of a site: one line of at most 60 characters.

    Raises:
        ValueError: it is none.
    """
    name = " ".join(text.split())
    if not name:
        raise ValueError("名字是空的；写网站的名字，如 某某市劳模创新工作室")
    longest = 60
    if len(name) > longest:
        raise ValueError(f"名字有 {len(name)} 个字；最多 {longest} 个字")
    if any(not char.isprintable() for char in name):
        raise ValueError("名字里有看不见的字符；重新打一遍")
    return name


def read_place(text: str) -> str:
    """A place as it was typed, which `region_of` can take apart.

    Raises:
        ValueError: no province is recognised in it.
    """
    place = " ".join(text.split())
    if place and "省" not in region_of(place):
        raise ValueError(f"认不出“{_short(place)}”是哪里；写省和市，如 江苏省某某市")
    return place


def region_of(place: str) -> dict[str, str]:
    """省 and 市 of a place, as far as it says them."""
    found = read_region(place)
    return {name: value for name, value in found.items() if name in ("省", "市")}


def read_address(text: str) -> str:
    """The address of a site, with a slash at its end.

    Raises:
        ValueError: it is none.
    """
    address = text.strip()
    if not address:
        return NO_ADDRESS
    try:
        parts = urlsplit(address)
        named = parts.port != 0 and "@" not in parts.netloc
    except ValueError:  # brackets without end, or no such port
        named = False
    if not named:
        raise ValueError(f"“{_short(address)}”不是网站的地址；如 https://example.org/")
    address = parts.scheme + address[len(parts.scheme) :]
    if parts.scheme not in ("http", "https"):
        raise ValueError(
            f"“{_short(address)}”不是网址；以 https:// 或 http:// 开头，如 https://example.org/"
        )
    if parts.query or parts.fragment or re.search(r"[\s\\<>\"]", address):
        raise ValueError(
            "网址里有空格、问号、井号或反斜线；只写到文件夹，如 https://example.org/pu/"
        )
    try:
        Settings.model_validate({"网址": address})
    except ValidationError:
        raise ValueError(f"“{_short(address)}”少了主机名；如 https://example.org/") from None
    return address.rstrip("/") + "/"


def read_contact(text: str) -> str:
    """A way to reach the editors as it was typed, which `contact_of` understands.

    Raises:
        ValueError: a mail address or a number that is none.
    """
    contact = " ".join(text.split())
    if "@" in contact and "邮箱" not in contact_of(contact):
        raise ValueError(f"“{_short(contact)}”不像邮箱；如 gonghui@example.org")
    return contact


def contact_of(text: str) -> dict[str, str]:
    """A contact as the setting 联系方式 has it: {邮箱: …}; plain words are an address."""
    if not text:
        return {}
    ways = Contact.model_validate(text).ways
    return {name or "地址": words for name, words in ways}


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


QUESTIONS = (
    Question(
        "--name",
        "网站叫什么名字？如 某某市劳模创新工作室",
        read_name,
        without=None,
    ),
    Question(
        "--region",
        "是哪里的网站？写省和市，如 江苏省某某市；不写就直接按回车",
        read_place,
    ),
    Question(
        "--url",
        "网站放在哪个网址？如 https://example.org/pu/；还没有定就直接按回车",
        read_address,
        without=NO_ADDRESS,
        unsaid="网址还没有写：放上网以前，改 mkdocs.yml 里的 site_url",
    ),
    Question(
        "--contact",
        "读者怎样找到您？写邮箱、电话或地址；不写就直接按回车",
        read_contact,
        unsaid="联系方式还没有写：写在 mkdocs.yml 的“联系方式”里，网页上才请人补充和纠错",
    ),
)
"""In the order in which they are asked."""
