"""A static server that counts what it sends, and a real browser that searches: with an empty cache each time, or at length."""

from __future__ import annotations

import functools
import gzip
import http.server
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright
from prepare import browser as browser_path

PACKED = (".html", ".js", ".mjs", ".css", ".json", ".svg", ".txt")
"""What a usual host sends gzipped; everything else goes as it is."""
PROGRAM = ("engine.js", "pagefind.js", "pagefind-worker.js", "wasm.", "worker.js", "lunr.")

OURS = """async ([base, query]) => {
  await new Promise((done, fail) => { const tag = document.createElement("script"); tag.src = "/engine.js"; tag.onload = done; tag.onerror = fail;
    document.head.append(tag); });
  const engine = await jiangpuSearch.open(base);
  return (await engine.search(query, {limit: 8, excerpts: true})).hits.map(hit => hit.id);
}"""
PAGEFIND = """async ([base, query]) => {
  const pagefind = await import(base + "pagefind.js");
  await pagefind.init();
  const found = await pagefind.search(query);
  await Promise.all(found.results.slice(0, 8).map(result => result.data()));
  return found.results.slice(0, 8).map(result => result.id);
}"""
PAGEFIND_ALL = """async ([base, queries]) => {
  const pagefind = await import(base + "pagefind.js");
  await pagefind.init();
  const all = [];
  for (const query of queries) all.push((await pagefind.search(query)).results.map(result => result.id));
  return all;
}"""
TYPING = """async ([base, query]) => {
  await new Promise((done, fail) => { const tag = document.createElement("script"); tag.src = "/engine.js"; tag.onload = done; tag.onerror = fail;
    document.head.append(tag); });
  const engine = await jiangpuSearch.open(base), letters = Array.from(query);
  for (let end = 1; end <= letters.length; end++) await engine.search(letters.slice(0, end).join(""), {limit: 8, excerpts: false});
  return (await engine.search(query, {limit: 8, excerpts: true})).hits.map(hit => hit.id);
}"""


@dataclass
class Sent:
    """The files sent since the last look: path and bytes of each body as it went over the wire."""

    files: list[tuple[str, int]] = field(default_factory=list)

    def take(self) -> list[tuple[str, int]]:
        taken, self.files = (
            [row for row in self.files if row[0] not in ("/blank.html", "/favicon.ico")],
            [],
        )
        return taken


@dataclass(frozen=True)
class Load:
    """What one search cost: bytes of the index, bytes of program and index, requests for the index."""

    index: int
    total: int
    requests: int


def _load(files: list[tuple[str, int]]) -> Load:
    index = [size for path, size in files if not Path(path).name.startswith(PROGRAM)]
    return Load(sum(index), sum(size for _, size in files), len(index))


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: Any, root: Path, sent: Sent) -> None:
        self.root, self.sent = root, sent
        super().__init__(*arguments)

    def log_message(self, *_: object) -> None:
        """Quiet."""

    def do_GET(self) -> None:  # noqa: N802
        path = self.path.partition("?")[0]
        file = (self.root / path.lstrip("/")).resolve()
        there = file.is_file() and file.is_relative_to(self.root)
        body = file.read_bytes() if there else b""
        self.send_response(200 if there else 404)
        if there and file.suffix in PACKED:
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header(
            "Content-Type",
            mimetypes.guess_type(file.stem if file.suffix == ".pagefind" else file.name)[0]
            or "application/octet-stream",
        )
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.sent.files.append((path, len(body)))
        self.wfile.write(body)


@contextmanager
def serving(root: Path) -> Iterator[tuple[str, Sent]]:
    sent = Sent()
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(_Handler, root=root.resolve(), sent=sent)
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", sent
    finally:
        server.shutdown()


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=browser_path(), args=["--no-sandbox", "--disable-gpu", "--disable-quic"]
        )
        yield launched
        launched.close()


@contextmanager
def fresh_page(launched: Browser, address: str) -> Iterator[Page]:
    """An empty page with an empty cache."""
    context = launched.new_context()
    page = context.new_page()
    page.set_default_timeout(600_000)
    page.goto(address + "blank.html")
    yield page
    context.close()


def loads(root: Path, folder: str, queries: list[str], script: str) -> list[Load]:
    """What each query costs a reader who comes with an empty cache."""
    rows = []
    with serving(root) as (address, sent), chromium() as launched:
        for query in queries:
            with fresh_page(launched, address) as page:
                sent.take()
                page.evaluate(script, [f"/{folder}/", query])
            rows.append(_load(sent.take()))
    return rows


def all_results(root: Path, folder: str, queries: list[str]) -> list[list[str]]:
    """Every result of Pagefind for every query, in order."""
    with (
        serving(root) as (address, _),
        chromium() as launched,
        fresh_page(launched, address) as page,
    ):
        return [page.evaluate(PAGEFIND_ALL, [f"/{folder}/", [query]])[0] for query in queries]


def material_load(folder: Path) -> Load:
    """Every search loads all of it: three scripts and the whole index, packed by the server."""
    sizes = {path.name: len(gzip.compress(path.read_bytes(), 6)) for path in folder.iterdir()}
    return Load(sizes["search_index.json"], sum(sizes.values()), 1)
