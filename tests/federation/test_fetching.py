"""Cities by their addresses, from a server of our own: only what changed is fetched, and only there."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from jiangpu.commands.main import main
from jiangpu.federation import fetching
from jiangpu.federation.signing import new_key, sign
from publishing import Files, published, record

FOLDER = "/data/v1/"
KEY = new_key(bytes(range(40)))


class Server(ThreadingHTTPServer):
    """A city's site: its files, what was asked, and answers in the place of files."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.files: Files = {}
        self.answers: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[str] = []
        self.wait = threading.Event()

    def handle_error(self, *_: object) -> None:
        """Quiet: who has read enough hangs up."""

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"

    def publish(self, *names: str, **listing: object) -> None:
        """Publish a record of each name."""
        rows = [record(f"S{place:04}", name, self.origin) for place, name in enumerate(names, 1)]
        self.files = published(self.origin, rows, **listing)
        signature = sign(self.files["index.json"], KEY, "x")
        self.files["index.json.minisig"] = signature.encode()


class Handler(BaseHTTPRequestHandler):
    server: Server

    def log_message(self, *_: object) -> None:
        """Quiet."""

    def do_GET(self) -> None:
        name = self.path.removeprefix(FOLDER)
        self.server.asked.append(name)
        status, headers, body = self.server.answers.get(name, (0, {}, b""))
        if not status:
            found = name in self.server.files
            status, body = (200, self.server.files[name]) if found else (404, b"")
        if "X-Wait" in headers:
            self.server.wait.wait(5)
        self.send_response(status)
        for key, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(key, value)
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    made.publish("好工作室")
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield made
    made.wait.set()
    made.shutdown()
    made.server_close()


@pytest.fixture
def join(server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> object:
    def run(key: str = "", *words: str) -> tuple[int, str]:
        listed = f"{{名称: 近市, 网址: {server.origin}{f', 公钥: {key}' if key else ''}}}"
        (tmp_path / "cities.yml").write_text(f"名称: 门户\n城市:\n  - {listed}\n", encoding="utf-8")
        server.asked.clear()
        out, keep = str(tmp_path / "portal"), str(tmp_path / "keep")
        list_ = str(tmp_path / "cities.yml")
        status = main(["merge", *words, "--list", list_, "--out", out, "--keep", keep])
        said = capsys.readouterr()
        return status, said.out + said.err

    return run


def test_a_city_is_fetched(join: object, server: Server, tmp_path: Path) -> None:
    status, said = join()
    assert status == 0 and "近市：新收 1 条" in said
    page = (tmp_path / "portal/index.html").read_text(encoding="utf-8")
    assert "近市" in page and "<h1>门户</h1>" in page


def test_only_what_changed_is_fetched_again(join: object, server: Server) -> None:
    join()
    assert "methods.json" in server.asked and "index.json.minisig" not in server.asked
    join()
    assert server.asked == ["index.json"]
    server.publish("好工作室", "又一个")
    assert join()[0] == 0
    assert sorted(server.asked) == ["index.json", "items.ndjson", "studios.json"]


def test_files_that_no_portal_needs_are_not_fetched(join: object, server: Server) -> None:
    server.files["ledger.xlsx"] = b"x"
    join()
    assert "ledger.xlsx" not in server.asked


def test_a_signature_is_asked_for_where_the_list_has_a_key(join: object, server: Server) -> None:
    assert join(KEY.public.text)[0] == 0
    server.publish("冒名的")
    server.files["index.json.minisig"] = sign(b"other", KEY, "x").encode()
    status, said = join(KEY.public.text)
    assert status == 0 and "警告 index.json.minisig: 签名对不上" in said
    del server.files["index.json.minisig"]
    assert "没有签名" in join(KEY.public.text)[1]


def test_what_is_not_signed_takes_nothing_back(
    join: object, server: Server, tmp_path: Path
) -> None:
    join(KEY.public.text)
    server.publish(withdrawn=["S0001"])
    server.files["index.json.minisig"] = sign(b"other", KEY, "x").encode()
    join(KEY.public.text)
    slug = f"127.0.0.1+{server.server_port}+http"
    assert (tmp_path / f"portal/cities/{slug}/S0001/index.html").exists()


LARGE = b"[" + b" " * 2_000_001


@pytest.mark.parametrize(
    ("name", "answer", "said"),
    [
        ("index.json", (404, {}, b""), "index.json: 那个网站上没有这个文件"),
        ("index.json", (500, {}, b""), "index.json: 网站回答 500"),
        (
            "index.json",
            (302, {"Location": "https://evil.example/"}, b""),
            "转到了别的网站（evil.example）",
        ),
        ("index.json", (302, {"Location": "http://127.0.0.1:9/x"}, b""), "转到了别的网站"),
        ("index.json", (302, {"Location": "https://\x1b31m/"}, b""), "转到了别的网站（别处）"),
        ("index.json", (302, {"Location": "https://\x1b[31m/"}, b""), "转到的地址看不懂"),
        ("index.json", (302, {"Location": "file:///etc/passwd"}, b""), "网站回答 302"),
        ("index.json", (302, {"Location": "/data/v1/index.json"}, b""), "网站回答 302"),
        ("index.json", (200, {}, LARGE), "index.json: 超过 2000000 个字节"),
        ("index.json", (200, {"Content-Encoding": "gzip"}, b"x"), "送来的是压缩过的"),
        ("index.json", (200, {"Content-Length": "1000"}, b"{"), "index.json: 不是完整的 JSON"),
        ("studios.json", (404, {}, b""), "studios.json: 清单里有，网站上没有"),
        ("studios.json", (200, {}, LARGE), "studios.json: 超过"),
    ],
)
def test_what_a_server_may_answer(
    join: object, server: Server, name: str, answer: tuple, said: str
) -> None:
    server.answers[name] = answer
    status, told = join()
    assert status == 1 and said in told and "Traceback" not in told


def test_a_silent_server_is_not_waited_for(
    join: object, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "SECONDS_AN_ANSWER", 0.2)
    server.answers["index.json"] = (200, {"X-Wait": "1"}, b"{}")
    assert "等了很久没有回答" in join()[1]


def test_a_slow_server_is_not_waited_for(
    join: object, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "SECONDS_A_CITY", -1.0)
    assert "送得太慢" in join()[1]


def test_nor_is_one_that_never_begins(
    join: object, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "SECONDS_A_CITY", 0.3)
    server.answers["index.json"] = (200, {"X-Wait": "1"}, b"{}")
    begun = time.monotonic()
    assert "送得太慢" in join()[1]
    assert time.monotonic() - begun < 4


def test_a_server_that_is_not_there(join: object, server: Server) -> None:
    server.shutdown()
    server.server_close()
    assert "连不上那个网站" in join()[1]


def test_a_redirect_on_the_same_site_is_followed(join: object, server: Server) -> None:
    server.files["moved.json"] = server.files["index.json"]
    server.answers["index.json"] = (302, {"Location": "/data/v1/moved.json"}, b"")
    assert join()[0] == 0


def test_what_a_redirect_says_besides_is_not_read(join: object, server: Server) -> None:
    server.files["moved.json"] = server.files["index.json"]
    endless = {"Location": "/data/v1/moved.json", "Content-Length": "1000000000000"}
    server.answers["index.json"] = (302, endless, b"")
    assert join()[0] == 0


def test_an_address_that_is_not_on_the_list_is_not_asked(join: object, server: Server) -> None:
    status, said = join("", "https://elsewhere.example/")
    assert status == 2 and "不在名单上，不去取" in said and not server.asked


def test_a_city_of_the_list_by_its_name_or_address(join: object, server: Server) -> None:
    assert join("", "近市")[0] == 0
    assert join("", server.origin)[0] == 0


def test_only_https_is_asked_elsewhere() -> None:
    assert fetching.may_be_asked("https://a.example/")
    assert not fetching.may_be_asked("http://a.example/")
