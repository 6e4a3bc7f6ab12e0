"""The site on Debian's nginx under the file that is shipped: headers, caching, 404, and no page breaks its policy."""

from __future__ import annotations

import http.client
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from jiangpu.build.project import Project
from jiangpu.site.policy import HEADER
from page_types import page_types
from repositories import REPOSITORY
from searching import clean, visit

SHIPPED = REPOSITORY / "hooks/jiangpu/assets/hosting"
WALK = ("contribute/sheet.html", "search/?q=堵漏", "s/S0008/")
"""What is looked at besides a page of every type."""

CONFIG = """
user root;
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  access_log off;
  client_body_temp_path {folder};
  server {{
    listen 127.0.0.1:{port};
    root {root};
    include {shipped};
  }}
}}
"""


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def ask(port: int, path: str, **headers: str) -> Answer:
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    link.request(
        "GET", path, headers={name.replace("_", "-"): text for name, text in headers.items()}
    )
    answer = link.getresponse()
    return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())


@pytest.fixture(scope="module")
def port(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Where nginx serves the site of this repository."""
    folder = tmp_path_factory.mktemp("nginx")
    root = folder / "site"
    root.symlink_to(built)
    number = free_port()
    config = folder / "nginx.conf"
    shipped = SHIPPED / "nginx.conf"
    config.write_text(CONFIG.format(folder=folder, port=number, root=root, shipped=shipped))
    program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
    assert program, "make test installs it"
    running = subprocess.Popen([program, "-c", str(config), "-p", str(folder)])
    for _ in range(200):
        if running.poll() is not None:
            break
        try:
            ask(number, "/edition.txt")
            break
        except OSError:
            time.sleep(0.05)
    assert running.poll() is None, (folder / "error.log").read_text()
    yield number
    running.terminate()
    running.wait()


def hashed(built: Path, pattern: str) -> str:
    """A file of the site whose name tells its content."""
    return "/" + next(path.relative_to(built).as_posix() for path in built.glob(pattern))


def test_every_answer_carries_the_policy_and_what_browsers_must_not_guess(port: int) -> None:
    for path in ("/", "/studios/", "/feed.xml", "/nowhere/"):
        headers = ask(port, path).headers
        assert headers["content-security-policy"] == HEADER, path
        assert headers["x-content-type-options"] == "nosniff", path
        assert headers["referrer-policy"] == "same-origin", path


def test_only_names_that_tell_their_content_are_kept_for_good(port: int, built: Path) -> None:
    for pattern in ("assets/page.*.css", "assets/page.*.js", "search/index/*/d/0.gz"):
        kept = ask(port, hashed(built, pattern)).headers["cache-control"]
        assert kept == "public, max-age=31536000, immutable", pattern
    for path in ("/", "/sw.js", "/edition.txt", "/assets/names.json", "/search/index/index.json"):
        assert ask(port, path).headers["cache-control"] == "no-cache", path


def test_what_has_not_changed_is_not_sent_again(port: int) -> None:
    tag = ask(port, "/studios/").headers["etag"]
    again = ask(port, "/studios/", If_None_Match=tag)
    assert again.status == 304 and not again.body


def test_a_page_that_is_not_there_is_told_with_its_own_page(port: int) -> None:
    answer = ask(port, "/nowhere/tanhua/")
    assert answer.status == 404 and "谱上没有这一页" in answer.body.decode()
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("path", ["/.git/config", "/studios/.git/HEAD", "/.nojekyll"])
def test_hidden_files_stay_hidden(port: int, path: str) -> None:
    assert ask(port, path).status == 404


def test_a_folder_without_its_slash_leads_to_the_page_on_whatever_host(port: int) -> None:
    answer = ask(port, "/studios")
    assert answer.status == 301 and answer.headers["location"] == "/studios/"


def test_text_comes_packed_and_what_was_packed_already_as_it_is(port: int, built: Path) -> None:
    page = ask(port, "/studios/", Accept_Encoding="gzip")
    assert page.headers["content-encoding"] == "gzip"
    packed = (built / "sitemap.xml.gz").read_bytes()
    assert ask(port, "/sitemap.xml", Accept_Encoding="gzip").body == packed
    index = ask(port, hashed(built, "search/index/*/d/0.gz"), Accept_Encoding="gzip")
    assert "content-encoding" not in index.headers, "the search unpacks it itself"


@pytest.mark.browser
def test_no_page_breaks_the_policy_that_the_server_sends(
    chromium, port: int, repository: Project
) -> None:
    page = visit(chromium, bypass_csp=False)
    for address in (*page_types(repository), *WALK):
        page.goto(f"http://127.0.0.1:{port}/{address}")
        if address.startswith("s/"):  # it leads on at once
            page.wait_for_url("**/studios/*/")
    page.goto(f"http://127.0.0.1:{port}/")
    page.keyboard.press("/")
    page.keyboard.insert_text("堵漏")
    page.locator("#find-list a", has_text="木塞堵漏法").first.wait_for()
    assert clean(page)


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile"])
def test_the_shipped_files_have_the_one_policy(name: str) -> None:
    text = (SHIPPED / name).read_text(encoding="utf-8")
    policies = set(re.findall(r'(?:_policy|Security-Policy) "(default-src[^"]*)"', text))
    assert policies == {HEADER}


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile"])
def test_the_shipped_files_and_the_service_worker_keep_the_same_names(name: str) -> None:
    """What a browser may keep for good is told three times over: each knows the same names."""
    worker = (REPOSITORY / "hooks/jiangpu/assets/worker/store.js").read_text(encoding="utf-8")
    text = (SHIPPED / name).read_text(encoding="utf-8")
    for part in (r"[0-9a-f]{10}", r"(css|js)", r"[0-9a-f]{12}"):
        assert part in worker and part in text
