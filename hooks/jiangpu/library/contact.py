"""联系方式: how readers reach the people who keep the site."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

_MAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
_TELEPHONE = re.compile(r"\+?[0-9][0-9 ()-]{4,}[0-9]")


def _mail(value: str) -> str:
    """A mail address: letters, digits and dots before and after one @."""
    if not _MAIL.fullmatch(value):
        raise ValueError("no mail address")
    return value


def _telephone(value: str) -> str:
    """A telephone number: digits, with spaces, hyphens or brackets between them."""
    if not _TELEPHONE.fullmatch(value):
        raise ValueError("no telephone number")
    return value


class Contact(BaseModel):
    """Where the editors can be reached; at least one way is stated.

    In mkdocs.yml it is a mapping (`{邮箱: …, 电话: …, 地址: …, 微信: …}`), or a plain text. A text
    that is nothing but a mail address or a telephone number is read as one.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    mail: Annotated[str, AfterValidator(_mail)] | None = Field(None, alias="邮箱")
    telephone: Annotated[str, AfterValidator(_telephone)] | None = Field(None, alias="电话")
    address: str | None = Field(None, alias="地址", min_length=1)
    wechat: str | None = Field(None, alias="微信", min_length=1)
    words: str | None = Field(None, alias="文字", min_length=1)
    """What a plain text says."""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        """A plain text as the mapping that it stands for."""
        if not isinstance(value, str):
            return value
        text = value.strip()
        if _MAIL.fullmatch(text):
            return {"邮箱": text}
        if _TELEPHONE.fullmatch(text):
            return {"电话": text}
        return {"文字": text}

    @model_validator(mode="after")
    def _somewhere(self) -> Contact:
        """At least one way is stated."""
        if not self.ways:
            raise ValueError("no way to reach anybody")
        return self

    @property
    def ways(self) -> tuple[tuple[str, str], ...]:
        """(what it is, what to write) of each way that is stated; plain words have no name."""
        known = (
            ("邮箱", self.mail),
            ("电话", self.telephone),
            ("微信", self.wechat),
            ("地址", self.address),
            ("", self.words),
        )
        return tuple((name, text) for name, text in known if text)

    @property
    def mailto(self) -> str:
        """The address as a link, "" without one."""
        return f"mailto:{self.mail}" if self.mail else ""

    @property
    def tel(self) -> str:
        """The telephone number as a link, "" without one."""
        digits = re.sub(r"[^0-9+]", "", self.telephone or "")
        return f"tel:{digits}" if digits else ""
