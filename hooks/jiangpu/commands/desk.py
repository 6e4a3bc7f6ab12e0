"""`jiangpu desk`: write at a local web page instead of in files."""

from __future__ import annotations

import argparse
import socket
import webbrowser

from ..pages.usage import USAGES
from .command import CLEAN, Command, Misuse, project_root

PORT = 8642
"""The usual port. What a browser keeps for the desk belongs to it."""


_USAGE = USAGES["desk"]


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    words = _USAGE.words
    parser.add_argument("--port", type=_port, metavar="端口", help=words["--port"])
    parser.add_argument("--no-browser", action="store_true", help=words["--no-browser"])


def _port(text: str) -> int:
    if not text.isdecimal() or not 1024 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"端口要写 1024 到 65535 之间的数，“{text}”不是")
    return int(text)


def _run(given: argparse.Namespace) -> int:
    """Serve the desk until somebody stops it."""
    root = project_root()
    try:
        import uvicorn

        from ..desk.server import application, new_secrets
        from ..desk.workbench import Workbench
    except ImportError as error:
        if error.name not in ("uvicorn", "starlette", "anyio", "h11"):
            raise
        raise Misuse(
            f'编写台要用的软件包 {error.name} 还没有装。运行 pip install "jiangpu[desk]"'
        ) from None
    listening = _listening(given.port)
    port = listening.getsockname()[1]
    known = new_secrets()
    workbench = Workbench(root)
    workbench.start()
    address = f"http://127.0.0.1:{port}/?t={known.token}"
    print(f"编写台开好了，只有这台电脑打得开：\n  {address}\n用完了按 Ctrl+C 关掉", flush=True)
    if not given.no_browser:
        webbrowser.open(address)
    app = application(workbench, port, known)
    config = uvicorn.Config(app, log_level="error", access_log=False, server_header=False)
    try:
        uvicorn.Server(config).run(sockets=[listening])
    except KeyboardInterrupt:
        pass
    finally:
        workbench.stop()
    print("编写台关了")
    return CLEAN


def _listening(port: int | None) -> socket.socket:
    """A socket on this machine alone: the port that was asked for, or the usual one, or any."""
    for wanted in (port,) if port else (PORT, 0):
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind(("127.0.0.1", wanted))
            listening.listen()  # the browser may come before the server answers
        except OSError:
            listening.close()
            continue
        return listening
    raise Misuse(f"端口 {port} 有别的程序在用；换一个，或不写 --port")


COMMAND = Command(_USAGE.name, _USAGE.help, _add_arguments, _run)
