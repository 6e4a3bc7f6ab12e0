"""Fixtures: a desk over a small repository, asked in process or by a browser."""

from __future__ import annotations

import functools
import http.server
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from desking import HOST, KNOWN, OWN, PORT
from jiangpu.desk.server import application
from jiangpu.desk.workbench import Workbench
from repositories import write_tree
from starlette.testclient import TestClient


@pytest.fixture
def root(tree: Callable[[str], Path], small: str) -> Path:
    """The small repository."""
    return tree(small)


@pytest.fixture
def workbench(root: Path) -> Iterator[Workbench]:
    """Read and checked."""
    made = Workbench(root)
    made.start()
    assert made.wait()
    yield made
    made.stop()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory, small: str) -> Iterator[TestClient]:
    """A desk for the tests that change nothing; it is read once for all of them."""
    made = Workbench(write_tree(tmp_path_factory.mktemp("desk"), small))
    made.start()
    assert made.wait()
    app = application(made, PORT, KNOWN)
    yield TestClient(app, base_url=f"http://{HOST}", headers=OWN)
    made.stop()


@pytest.fixture
def client(workbench: Workbench) -> TestClient:
    """Asks as the page of the desk does."""
    app = application(workbench, PORT, KNOWN)
    return TestClient(app, base_url=f"http://{HOST}", headers=OWN)


@pytest.fixture
def address(workbench: Workbench) -> Iterator[str]:
    """Where a real server has the desk."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen()  # who comes before the server waits for it
    port = listening.getsockname()[1]
    config = uvicorn.Config(application(workbench, port, KNOWN), log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{port}/?t={KNOWN.token}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture
def served_elsewhere(tmp_path: Path) -> Iterator[str]:
    """A page of another program on this machine."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "index.html").write_text("<!doctype html><title>x</title>", encoding="utf-8")
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
