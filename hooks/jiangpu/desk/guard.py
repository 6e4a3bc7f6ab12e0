"""Who may ask the desk: a page that the desk itself gave out, in a browser on this machine.

Four things are looked at before anything else is done. The name by which the desk was called: a
page elsewhere may have a name that leads to this machine (DNS rebinding). Where the request comes
from: another page, opened in the same browser, may send one. The token: another program on this
machine does not know it. The size of what is sent.
"""

from __future__ import annotations

import hmac
import re
from dataclasses import dataclass
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST = 16_000_000
"""Bytes that a request may hold: a ledger as long as any that is read."""

TOKEN = "x-jiangpu-token"
"""The header that holds the token. A page elsewhere cannot send it without being asked first."""

_PREVIEW = re.compile(r"/p/([A-Za-z0-9_-]{20,})/.*")
"""A preview is known by a word in its path: a frame sends no header."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
"""What the page of the desk may load and run."""

PREVIEW_POLICY = (
    "sandbox allow-same-origin; default-src 'none'; script-src 'none'; style-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
"""What a preview may load. It runs nothing, and only the desk may frame it."""

_ALWAYS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


@dataclass(frozen=True)
class Secrets:
    """The words that only the desk and its pages know; others at each start.

    Attributes:
        token: in the address of the page, then in a header.
        preview: in the addresses of previews. Whoever knows it can look, and do nothing.
    """

    token: str
    preview: str


class Guard:
    """Around the whole application. What it refuses does not reach it."""

    def __init__(self, app: ASGIApp, *, port: int, secrets: Secrets) -> None:
        self._app = app
        self._secrets = secrets
        self._hosts = (f"127.0.0.1:{port}", f"localhost:{port}")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope) if scope["type"] == "http" else "只认网页"
        if refusal:
            await self._answer(refusal)(scope, receive, _with_headers(send, POLICY))
            return
        in_preview = _PREVIEW.fullmatch(scope["path"]) is not None
        policy = PREVIEW_POLICY if in_preview else POLICY
        await self._app(scope, _limited(receive), _with_headers(send, policy))

    def _answer(self, refusal: str) -> Response:
        return PlainTextResponse(f"编写台没有照办：{refusal}\n", 403)

    def _refusal(self, scope: Scope) -> str:
        """Why a request is refused; "" where it is not."""
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0] not in self._hosts:
            return "地址不对，只认 127.0.0.1"
        if not self._is_own(headers, hosts[0], scope["method"]):
            return "这个请求是别的网页发来的"
        if not self._knows(scope, headers):
            return "地址里少了口令。回到命令窗口，点那里的地址"
        if not headers.get("content-length", "0").isdigit():
            return "写法不对"
        if int(headers.get("content-length", "0")) > LARGEST:
            return "太大了"
        return ""

    def _is_own(self, headers: Headers, host: str, method: str) -> bool:
        """Whether a request comes from a page of the desk, or from the address bar."""
        origin = headers.get("origin")
        if origin is not None and origin != f"http://{host}":
            return False
        site = headers.get("sec-fetch-site")
        if method == "GET":
            # A link elsewhere may lead here; it knows no token. Nothing is changed by looking.
            return site in (None, "none", "same-origin")
        return site in (None, "same-origin") and origin is not None

    def _knows(self, scope: Scope, headers: Headers) -> bool:
        preview = _PREVIEW.fullmatch(scope["path"])
        if preview is not None:
            return scope["method"] == "GET" and _same(preview[1], self._secrets.preview)
        given = headers.get(TOKEN)
        if given is None and scope["method"] == "GET" and not scope["path"].startswith("/api/"):
            query = parse_qs(scope.get("query_string", b"").decode("latin-1"))
            given = query.get("t", [""])[0]
        return _same(given or "", self._secrets.token)


def _same(given: str, known: str) -> bool:
    """Compared in the same time wherever they differ."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), known.encode())


class TooMuch(Exception):
    """More came than was allowed."""


def _limited(receive: Receive) -> Receive:
    """Counts what is received: a length that is not announced has a limit too."""
    count = 0

    async def counted() -> Message:
        nonlocal count
        message = await receive()
        count += len(message.get("body", b""))
        if count > LARGEST:
            raise TooMuch
        return message

    return counted


def _with_headers(send: Send, policy: str) -> Send:
    """Adds what a browser has to be told with every answer."""
    told = {**_ALWAYS, "Content-Security-Policy": policy}
    lines = [(name.lower().encode(), value.encode()) for name, value in told.items()]

    async def added(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message.get("headers", []), *lines]}
        await send(message)

    return added
