"""The data of a city from its own site, by https: the list, and the files that changed.

Only addresses of the list of cities are asked. An answer is read within limits of size and time; a
redirect is followed only on the same site; nothing that is packed is unpacked.
"""

from __future__ import annotations

import re
import ssl
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import IO, Any
from urllib.parse import urljoin, urlsplit

from ..exports.folder import FOLDER
from .limits import LISTING, SIGNATURE
from .listing import INDEX, ListedFile
from .refused import Refused
from .signing import SIGNED

SECONDS_AN_ANSWER = 30.0
"""How long a city may be silent."""

SECONDS_A_CITY = 300.0
"""How long everything of one city may take."""

_PIECE = 1 << 16
_NOT_FOUND = 404
_REDIRECTS = 3

_LATER = "过一会儿再试；一直不行，问问那个城市"

_NAME = re.compile(r"[A-Za-z0-9.:-]{1,80}")
"""The name of a site that may be repeated on a terminal."""

LOOPBACK = frozenset(("127.0.0.1", "localhost"))
"""Hosts that may be asked without encryption: this machine."""


def may_be_asked(origin: str) -> bool:
    """Whether an address may be asked: by https, or on this machine."""
    parts = urlsplit(origin)
    return parts.scheme == "https" or parts.hostname in LOOPBACK


class _OwnSite(urllib.request.HTTPRedirectHandler):
    """Follows a redirect on the same site, and no other."""

    max_redirections = _REDIRECTS

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        target = urljoin(req.full_url, newurl)
        old, new = urlsplit(req.full_url), urlsplit(target)
        if (old.scheme, old.netloc) != (new.scheme, new.netloc):
            raise _Elsewhere(new.netloc if _NAME.fullmatch(new.netloc) else "别处")
        fp.close()  # or all of it would be read, however long it is
        return super().redirect_request(req, fp, code, msg, headers, target)


class _Elsewhere(Exception):
    """A redirect leads to another site."""


class _Answer(threading.Thread):
    """Something that is waited for, and not longer than one wants."""

    def __init__(self, ask: Callable[[], bytes | None]) -> None:
        super().__init__(daemon=True)  # the program ends without it
        self._ask = ask
        self._content: bytes | None = None
        self._error: Exception | None = None

    def run(self) -> None:
        try:
            self._content = self._ask()
        except Exception as error:
            self._error = error

    def content(self) -> bytes | None:
        """What came of it; the error that it ended with is raised."""
        if self._error is not None:
            raise self._error
        return self._content


def _too_slow(name: str) -> Refused:
    return Refused(name, "送得太慢，没有等完", _LATER)


@dataclass
class Address:
    """The data of a city at the address of its site.

    Attributes:
        origin: the address of the site.
    """

    origin: str

    def __post_init__(self) -> None:
        handlers: list[Any] = [_OwnSite()]
        if urlsplit(self.origin).hostname in LOOPBACK:
            handlers.append(urllib.request.ProxyHandler({}))
        self._opener = urllib.request.build_opener(*handlers)
        self._until = time.monotonic() + SECONDS_A_CITY

    def listing(self) -> bytes:
        """The bytes of index.json.

        Raises:
            Refused: the city does not answer, or with something else.
        """
        content = self._get(INDEX, LISTING)
        if content is None:
            raise Refused(INDEX, "那个网站上没有这个文件", "看看名单上的地址对不对")
        return content

    def signature(self) -> bytes | None:
        """The signature of index.json; None where there is none.

        Raises:
            Refused: the city does not answer, or with something else.
        """
        return self._get(SIGNED, SIGNATURE)

    def file(self, file: ListedFile) -> bytes:
        """The bytes of a listed file.

        Raises:
            Refused: the city does not answer, or with something else.
        """
        content = self._get(file.path, file.bytes)
        if content is None:
            raise Refused(file.path, "清单里有，网站上没有", "请那个城市重新发布一次")
        return content

    def _get(self, name: str, most: int) -> bytes | None:
        """What stands at an address; None where nothing does.

        It is asked for in a thread of its own: a city that sends a name or a header for ever, a
        character at a time, is not waited for.
        """
        answer = _Answer(lambda: self._asked(name, most))
        answer.start()
        answer.join(max(0.0, self._until - time.monotonic()))
        if answer.is_alive():
            raise _too_slow(name)
        return answer.content()

    def _asked(self, name: str, most: int) -> bytes | None:
        request = urllib.request.Request(
            f"{self.origin}{FOLDER}{name}",
            headers={"Accept-Encoding": "identity", "User-Agent": "jiangpu-merge"},
        )
        try:
            with self._opener.open(request, timeout=SECONDS_AN_ANSWER) as answer:
                return self._read(answer, name, most)
        except urllib.error.HTTPError as error:
            error.close()
            if error.code == _NOT_FOUND:
                return None
            raise Refused(name, f"网站回答 {error.code}", _LATER) from None
        except _Elsewhere as error:
            text = f"转到了别的网站（{error}），没有跟过去"
            raise Refused(name, text, "看看名单上的地址对不对") from None
        except TimeoutError:
            raise Refused(name, "等了很久没有回答", _LATER) from None
        except ValueError:  # the address of a redirect is none
            raise Refused(name, "网站转到的地址看不懂", _LATER) from None
        except (OSError, HTTPException, ssl.SSLError):
            raise Refused(name, "连不上那个网站", _LATER) from None

    def _read(self, answer: HTTPResponse, name: str, most: int) -> bytes:
        """The body of an answer, at most one byte more than asked."""
        packed = answer.headers.get("Content-Encoding", "identity")
        if packed != "identity":
            raise Refused(name, "送来的是压缩过的，没有解开", "请那个城市照原样发布数据文件")
        pieces = []
        left = most + 1
        while left > 0:
            if time.monotonic() > self._until:
                raise _too_slow(name)
            piece = answer.read1(min(left, _PIECE))
            if not piece:
                break
            pieces.append(piece)
            left -= len(piece)
        if left <= 0:
            raise Refused(name, f"超过 {most} 个字节，没有读完", "请那个城市重新发布一次")
        return b"".join(pieces)
