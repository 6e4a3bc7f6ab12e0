"""No body and no field runs a script, asks another site for anything, or loses something without a word."""

from __future__ import annotations

from pathlib import Path

import pytest
from hostile import BODIES, HOST, SHOWN, hostile_pages
from jiangpu.body.render import render
from jiangpu.build.project import open_project
from repositories import write_tree

HOME = "http://ours.example/"
VECTORS = [vector for vectors in BODIES.values() for vector in vectors]

_LOOK = """
() => {
  for (const element of document.querySelectorAll("body *")) {
    for (const name of ["mouseover", "focus", "pointerenter", "animationstart", "toggle", "error"]) {
      element.dispatchEvent(new Event(name));
    }
  }
  const wrong = [];
  for (const element of document.querySelectorAll("body *")) {
    const handlers = element.getAttributeNames().filter((name) => name.startsWith("on"));
    const runs = /^(script|iframe|object|embed|base|meta|link|style)$/i.test(element.tagName);
    const leads = element.tagName === "A" && element.hasAttribute("href");
    const allowed = /^(https?|mailto|tel|about|file):$/;
    if (handlers.length || runs || (leads && !allowed.test(element.protocol))) {
      wrong.push(element.outerHTML.slice(0, 200));
    }
  }
  return { ran: window.ran || 0, wrong };
}
"""


@pytest.fixture(scope="module")
def fields(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The pages of records whose every text holds an attack."""
    pages = hostile_pages(tmp_path_factory.mktemp("hostile"))
    return "\n".join(page.html for page in pages)


def opened(chromium, html: str) -> tuple:
    """A browser's page with that HTML, and what it asks for or shows in a dialog."""
    page = chromium.new_context().new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: asked.append(dialog.message))
    page.route("**/*", lambda route: route.abort())
    page.route(HOME, lambda route: route.fulfill(body=html, content_type="text/html;charset=utf-8"))
    page.goto(HOME, wait_until="domcontentloaded")
    return page, asked


@pytest.mark.browser
def test_nothing_runs_and_nothing_is_asked_for(chromium, fields: str) -> None:
    """In a real browser, without the policy that would stop it."""
    bodies = "\n".join(render(vector, lambda target, image: target).html for vector in VECTORS)
    page, asked = opened(chromium, f"<!doctype html><title>x</title><main>{bodies}{fields}</main>")
    found = page.evaluate(_LOOK)
    assert found == {"ran": 0, "wrong": []}
    assert not [address for address in asked if HOST in address]
    page.context.close()


@pytest.mark.browser
def test_the_browser_would_notice(chromium) -> None:
    """A body that is not cleaned runs, and asks: otherwise the test above would prove nothing."""
    page, asked = opened(chromium, f"<img src=//{HOST}/x onerror=top.ran=1><a href='data:1'>x</a>")
    page.wait_for_function("window.ran === 1")
    assert len(page.evaluate(_LOOK)["wrong"]) == 2
    assert any(HOST in address for address in asked)
    page.context.close()


def test_what_does_not_reach_the_page_is_named(tmp_path: Path, small: str) -> None:
    root = write_tree(tmp_path, small)
    for number, vector in enumerate(VECTORS):
        header = f"名称: 第{number}页\n更新: 2024-05-12"
        file = root / f"docs/v/v{number}.md"
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"---\n{header}\n---\n{vector}\n", encoding="utf-8")
    named = {problem.uri for problem in open_project(root).problems}
    silent = [
        vector
        for number, vector in enumerate(VECTORS)
        if f"docs/v/v{number}.md" not in named and vector not in SHOWN
    ]
    assert silent == []


def test_every_text_of_a_record_is_shown_letter_by_letter(fields: str) -> None:
    assert "&lt;script&gt;top.ran=1&lt;/script&gt;" in fields
    assert "<script>top" not in fields
    assert "49" not in fields.partition("{{7*7}}")[2][:40]
