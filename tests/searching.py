"""Searching in a browser, for the tests of the dialog and of the lists."""

from __future__ import annotations

from urllib.parse import unquote

SIZES = {"phone": (390, 844), "desk": (1280, 900)}
STATUS = "#find [role=status]"


def visit(chromium, size: str = "desk", **options):
    """A page that notes script errors, console errors and what it asks for."""
    width, height = SIZES[size]
    context = chromium.new_context(
        viewport={"width": width, "height": height}, locale="zh-CN", **options
    )
    page = context.new_page()
    page.noted = {"errors": [], "asked": []}
    page.on(
        "console",
        lambda message: (
            page.noted["errors"].append(message.text) if message.type == "error" else None
        ),
    )
    page.on("pageerror", lambda error: page.noted["errors"].append(str(error)))
    page.on("request", lambda request: page.noted["asked"].append(unquote(request.url)))
    return page


def clean(page) -> bool:
    """No script error; a browser's own note of a file that it could not load is none."""
    wrong = [error for error in page.noted["errors"] if "Failed to load resource" not in error]
    assert not wrong, wrong
    page.context.close()
    return True


def found(page, text: str = "找到") -> None:
    page.wait_for_function(
        "text => document.querySelector('#find [role=status]').textContent.startsWith(text)",
        arg=text,
    )


def counted(page, text: str = "找到") -> None:
    page.wait_for_function(
        "text => document.querySelector('[data-count]').textContent.startsWith(text)", arg=text
    )


def titles(page, where: str = "[data-out] .j-rows") -> list[str]:
    return page.locator(f"{where} .j-row__t").all_inner_texts()


def breaking(how: str):
    """A route handler: the file is missing, cannot be reached, or is cut in half."""

    def handle(route) -> None:
        if how == "unreachable":
            route.abort()
        elif how == "missing":
            route.fulfill(
                status=404, content_type="text/html", body="<!doctype html><title>404</title>"
            )
        else:
            answer = route.fetch()
            route.fulfill(response=answer, body=answer.body()[: len(answer.body()) // 2])

    return handle
