"""Who may ask: a page of the desk in a browser on this machine, and nobody else."""

from __future__ import annotations

import pytest
from desking import KNOWN, OWN
from jiangpu.desk.guard import LARGEST
from starlette.testclient import TestClient

NEW = {"kind": "method", "name": "偷偷建的"}


def asked(client, **changed: str | None):
    """Ask for a new record with other headers; None leaves one out."""
    headers = {**OWN, **{name.replace("_", "-"): value for name, value in changed.items()}}
    bare = TestClient(client.app, base_url=client.base_url)
    kept = {name: value for name, value in headers.items() if value is not None}
    return bare.post("/api/new", json=NEW, headers=kept)


def records(client) -> int:
    """How many records there are, as the desk itself asks."""
    return client.get("/api/records", headers=OWN).json()["total"]


REFUSED = {
    "another host": {"Host": "evil.example:8642"},
    "another port": {"Host": "127.0.0.1:9"},
    "another origin": {"Origin": "http://evil.example"},
    "no origin": {"Origin": None},
    "the origin of a file": {"Origin": "null"},
    "another site": {"Sec_Fetch_Site": "cross-site"},
    "another port of this machine": {"Sec_Fetch_Site": "same-site"},
    "no token": {"X_Jiangpu_Token": None},
    "a wrong token": {"X_Jiangpu_Token": "t" * 31 + "u"},
}


@pytest.mark.parametrize("how", REFUSED)
def test_a_request_from_elsewhere_does_nothing(how: str, shared) -> None:
    before = records(shared)
    assert asked(shared, **REFUSED[how]).status_code == 403
    assert records(shared) == before


def test_the_desk_itself_may_ask(client) -> None:
    before = records(client)
    assert asked(client, Sec_Fetch_Site="same-origin").status_code == 200
    assert records(client) == before + 1


def without_token(client) -> TestClient:
    kept = {name: value for name, value in OWN.items() if name != "X-Jiangpu-Token"}
    return TestClient(client.app, base_url=client.base_url, headers=kept)


def test_the_token_in_an_address_opens_the_page_and_nothing_else(shared) -> None:
    client = without_token(shared)
    token = f"?t={KNOWN.token}"
    assert client.get(f"/{token}").status_code == 200
    assert client.get("/").status_code == 403
    assert client.get(f"/api/records{token}").status_code == 403
    assert client.post(f"/api/new{token}", json=NEW).status_code == 403


def test_a_preview_is_known_by_its_own_word(shared) -> None:
    client = without_token(shared)
    assert client.get(f"/p/{'q' * 32}/1/").status_code == 403
    assert client.get(f"/p/{KNOWN.token}/1/").status_code == 403
    assert client.get(f"/p/{KNOWN.preview}/1/").status_code == 404


def test_what_is_too_large_is_refused(shared) -> None:
    sent = shared.post("/api/check", content=b"x" * (LARGEST + 1))
    assert sent.status_code == 403


def test_what_is_too_large_and_says_no_length_is_refused(shared) -> None:
    pieces = (b"x" * 1_000_000 for _ in range(LARGEST // 1_000_000 + 2))
    assert shared.post("/api/check", content=pieces).status_code in (400, 403)


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"[" * 100_000, b"\xff"])
def test_what_is_no_question_is_refused(body: bytes, shared) -> None:
    assert shared.post("/api/save", content=body).status_code == 400


def test_every_answer_says_what_a_browser_may_do_with_it(shared) -> None:
    headers = shared.get("/api/state").headers
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == "no-store"
    assert "script-src 'self'" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "Access-Control-Allow-Origin" not in headers
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize(
    "uri", ["../secret.md", "methods/../mkdocs.yml", "mkdocs.yml", "/etc/passwd", "methods/", ""]
)
def test_only_records_of_the_list_can_be_opened(uri: str, shared) -> None:
    answer = shared.get("/api/record", params={"uri": uri})
    assert answer.status_code == 400 and "没有这一条" in answer.json()["refused"]
