"""The desk as a web server on this machine: addresses → what the workbench does."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from ..pages.templates import environment
from ..problems.faults import TRACEBACKS, described
from ..site import assets
from .editing import Typed
from .guard import Guard, Secrets, TooMuch
from .workbench import Refused, Workbench

Asked = dict[str, Any]


def new_secrets() -> Secrets:
    """Other words at each start."""
    return Secrets(secrets.token_urlsafe(24), secrets.token_urlsafe(24))


Deed = Callable[[Asked], Asked]


def _acting(workbench: Workbench) -> dict[str, Deed]:
    """What is asked with POST: what changes something, or needs more than an address holds."""
    return {
        "check": lambda asked: workbench.check(*_record(asked), _typed(asked)),
        "save": lambda asked: workbench.save(*_record(asked), _typed(asked)),
        "mend": lambda asked: workbench.mend(
            *_record(asked), _typed(asked), _entry(asked, "problem")
        ),
        "new": lambda asked: workbench.new(_text(asked, "kind"), _text(asked, "name")),
        "withdraw": lambda asked: workbench.withdraw(*_record(asked)),
        "rename": lambda asked: workbench.rename(*_record(asked), _text(asked, "name")),
        "undo": lambda asked: workbench.undo(),
        "fix": lambda asked: workbench.fixable(),
        "accept": lambda asked: workbench.fix(_texts(asked, "uris")),
        "new_ledger": lambda asked: workbench.new_ledger(
            _text(asked, "name"), _text(asked, "content")
        ),
        "ledger": lambda asked: workbench.ledger(*_ledger(asked)),
        "put_in": lambda asked: workbench.put_in(*_ledger(asked)),
        "called": lambda asked: workbench.called(_text(asked, "kind"), _texts(asked, "names")),
    }


def _looking(workbench: Workbench) -> dict[str, Deed]:
    """What is asked with GET: nothing is changed."""
    return {
        "state": lambda asked: workbench.state(look="look" in asked),
        "records": lambda asked: workbench.rows(
            asked.get("q", ""), asked.get("kind", ""), _whole(asked.get("start", "0"))
        ),
        "record": lambda asked: workbench.open(_text(asked, "uri")),
        "form": lambda asked: workbench.form(_text(asked, "kind")),
        "names": lambda asked: workbench.names(_text(asked, "kind"), asked.get("q", "")),
        "figure": lambda asked: workbench.figure(_text(asked, "text")),
        "undo": lambda asked: workbench.undoable(),
    }


def application(workbench: Workbench, port: int, known: Secrets) -> ASGIApp:
    """Everything that a browser may ask, behind the guard."""
    files = desk_files()
    posted, got = _acting(workbench), _looking(workbench)

    async def page(request: Request) -> Response:
        text = environment().get_template("desk/page.html").render(token=known.token)
        return Response(text, media_type="text/html")

    async def asset(request: Request) -> Response:
        file = files.get(request.path_params["name"])
        if file is None:
            return Response(status_code=404)
        return Response(file[0], media_type=file[1])

    async def look(request: Request) -> Response:
        asked = dict(request.query_params)
        return await _answer(got.get(request.path_params["name"]), asked)

    async def act(request: Request) -> Response:
        try:
            asked = await _sent(request)
        except Refused as error:
            return _refusal(str(error))
        return await _answer(posted.get(request.path_params["name"]), asked)

    async def preview(request: Request) -> Response:
        number, path = request.path_params["number"], request.path_params["path"]
        served = await run_in_threadpool(_looked_at, workbench, number, path)
        if served is None:
            text = environment().get_template("desk/nothing.html").render()
            return Response(text, 404, media_type="text/html")
        return Response(served[0], media_type=served[1])

    async def preview_root(request: Request) -> Response:
        return JSONResponse({"preview": f"/p/{known.preview}/"})

    routes = [
        Route("/", page),
        Route("/assets/{name}", asset),
        Route("/api/preview", preview_root),
        Route("/api/{name}", look, methods=["GET"]),
        Route("/api/{name}", act, methods=["POST"]),
        Route("/p/{word}/{number:int}/{path:path}", preview),
    ]
    return Guard(Starlette(routes=routes), port=port, secrets=known)


def desk_files() -> dict[str, tuple[bytes, str]]:
    """Styles, script and icon of the desk by their names, with their media types."""
    icon = Path(assets.FOLDER / assets.ICON).read_bytes()
    return {
        "desk.css": (assets.desk_style(), "text/css"),
        "desk.js": (assets.joined("desk"), "text/javascript"),
        "icon.svg": (icon, "image/svg+xml"),
    }


async def _sent(request: Request) -> Asked:
    """What a page sent as JSON.

    Raises:
        Refused: it is too much, or no object.
    """
    try:
        asked = json.loads(await request.body())
    except TooMuch:
        raise Refused("太大了") from None
    except (ValueError, RecursionError):
        raise Refused("写法不对") from None
    if not isinstance(asked, dict):
        raise Refused("写法不对")
    return asked


async def _answer(do: Deed | None, asked: Asked) -> Response:
    """What the workbench answers, or why it does not."""
    if do is None:
        return _refusal("没有这件事可做", status=404)
    try:
        return JSONResponse(await run_in_threadpool(do, asked))
    except Refused as error:
        status = 409 if error.reason == "changed" else 400
        told = {"refused": str(error), "reason": error.reason, **error.more}
        return JSONResponse(told, status)
    except OSError as error:
        return _refusal(f"磁盘不让写（{error.strerror or error}）；看看磁盘和权限，再来一次")
    except Exception as error:
        if os.environ.get(TRACEBACKS):
            raise
        asked_for = "请把这一句交给维护网站的人"
        return _refusal(f"出了没有料到的错（{described(error)}），没有照办；{asked_for}", 500)


def _refusal(text: str, status: int = 400) -> Response:
    return JSONResponse({"refused": text, "reason": ""}, status)


def _looked_at(workbench: Workbench, number: int, path: str) -> tuple[bytes, str] | None:
    """A page of a preview. A record that is half written may not make one yet."""
    try:
        served = workbench.previews.served(number, path)
    except Exception:  # any template may miss a part that is not written yet
        return None
    return (served.content, served.media_type) if served else None


def _record(asked: Asked) -> tuple[str, str]:
    return _text(asked, "uri"), _text(asked, "base")


def _typed(asked: Asked) -> Typed:
    body, text = asked.get("body"), asked.get("text")
    return Typed(
        fields=_entry(asked, "fields"),
        body=body if isinstance(body, str) else None,
        text=text if isinstance(text, str) else None,
    )


def _text(asked: Asked, name: str) -> str:
    value = asked.get(name, "")
    if not isinstance(value, str):
        raise Refused("写法不对")
    return value


def _texts(asked: Asked, name: str) -> list[str]:
    value = asked.get(name, [])
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise Refused("写法不对")
    return value


def _entry(asked: Asked, name: str) -> Asked:
    value = asked.get(name) or {}
    if not isinstance(value, dict):
        raise Refused("写法不对")
    return value


def _ledger(asked: Asked) -> tuple[str, dict[str, str], list[str]]:
    places = {name: str(place) for name, place in _entry(asked, "places").items()}
    return _text(asked, "key"), places, _texts(asked, "skipped")


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 9 else 0
