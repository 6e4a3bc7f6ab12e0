"""Real pages in a real browser: every page type at both widths, light and dark; toggles, 404, keyboard."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

PAGES = [
    "",
    "studios/",
    "methods/",
    "people/",
    "reports/",
    "standards/",
    "topics/",
    "honors/",
    "industries/",
    "regions/",
    "industries/huagong/",
    "statistics/",
    "guide/",
    "sources/",
    "quality/",
    "search/",
    "contribute/",
    "contribute/fields/",
    "contribute/codes/",
    "studios/tianhengyu/",
    "studios/guningfeng/",
    "studios/ninglu-shihua/",
    "methods/tanhua-qizi/",
    "methods/tanyangji-jiaju/",
    "methods/hexin-jishu-taolun/",
    "people/tianhengyu/",
    "people/zhangyongjie/",
    "reports/lianyungang-shijian/",
    "standards/lianyungang-2008/",
    "nowhere/tanhua/",
]
WIDTHS = {"phone": (390, 844), "desk": (1280, 900)}


def watched(chromium, width: str, **options):
    """A page that notes console errors and every address that it asks for."""
    size = WIDTHS[width]
    context = chromium.new_context(
        viewport={"width": size[0], "height": size[1]}, locale="zh-CN", **options
    )
    page = context.new_page()
    noted = {"errors": [], "asked": []}
    page.on(
        "console",
        lambda message: noted["errors"].append(message.text) if message.type == "error" else None,
    )
    page.on("pageerror", lambda error: noted["errors"].append(str(error)))
    page.on("request", lambda request: noted["asked"].append(request.url))
    return page, noted


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_type(width: str, scheme: str, chromium, served: str) -> None:
    """No error, no sideways scrolling, no request to another host, one first-level heading and no skipped level."""
    page, noted = watched(chromium, width, color_scheme=scheme)
    for address in PAGES:
        page.goto(served + address)
        seen = page.evaluate("""() => ({wide: document.documentElement.scrollWidth - innerWidth,
            levels: [...document.querySelectorAll('h1,h2,h3,h4')].filter(h => h.offsetParent !== null || h.closest('.j-vh') || h.className.includes('j-vh')).map(h => +h.tagName[1]),
            small: [...document.querySelectorAll('article *')].filter(e => e.children.length === 0 && e.textContent.trim() && e.namespaceURI.endsWith('xhtml')
                   && parseFloat(getComputedStyle(e).fontSize) < 12.5).map(e => e.tagName + ':' + e.textContent.slice(0, 20)),
            background: getComputedStyle(document.body).backgroundColor})""")
        assert seen["wide"] <= 0, f"{address} scrolls sideways by {seen['wide']}"
        assert seen["levels"].count(1) == 1, address
        assert all(
            later - earlier <= 1
            for earlier, later in zip(seen["levels"], seen["levels"][1:], strict=False)
        ), (address, seen["levels"])
        assert not seen["small"], (address, seen["small"][:3])
        assert seen["background"] == (
            "rgb(24, 20, 18)" if scheme == "dark" else "rgb(247, 243, 234)"
        )
    errors = [error for error in noted["errors"] if "404" not in error]
    assert not errors
    assert all(url.startswith((served, "data:")) for url in noted["asked"])
    page.context.close()


def test_large_type_on_a_phone_does_not_scroll_sideways(chromium, served: str) -> None:
    page, _ = watched(chromium, "phone")
    page.goto(served)
    page.click("[data-big]")
    for address in PAGES:
        page.goto(served + address)
        assert page.evaluate("document.documentElement.classList.contains('j-big')"), (
            "kept on the device"
        )
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, address
    page.context.close()


def test_a_narrow_phone(chromium, served: str) -> None:
    page, _ = watched(chromium, "phone")
    page.set_viewport_size({"width": 320, "height": 640})
    for address in PAGES:
        page.goto(served + address)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, address
    page.context.close()


def test_tone_is_kept(chromium, served: str) -> None:
    page, _ = watched(chromium, "desk")
    page.goto(served)
    page.click("[data-tone]")
    page.goto(served + "studios/")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(24, 20, 18)"
    page.context.close()


def test_the_passport_opens(chromium, served: str) -> None:
    page, _ = watched(chromium, "phone")
    page.goto(served)
    page.locator(".j-pass summary").first.click()
    assert page.get_by_text("“市级命名劳模创新工作室28个”").is_visible()
    page.context.close()


def test_the_404_page_offers_the_nearest_names(chromium, served: str) -> None:
    page, _ = watched(chromium, "phone")
    page.goto(served + "methods/tanhua-qizii/")
    page.wait_for_selector("#nearest:not([hidden])")
    assert page.locator("#nearest a").first.inner_text() == "碳化七字操作法"
    page.locator("#nearest a").first.click()
    assert page.url.endswith("/methods/tanhua-qizi/")
    page.context.close()


def test_a_permanent_address_leads_to_the_record(chromium, served: str) -> None:
    page, _ = watched(chromium, "phone")
    page.goto(served + "m/M0001/")
    page.wait_for_url("**/methods/tanhua-qizi/")
    page.context.close()


def test_without_javascript_everything_is_there(chromium, served: str) -> None:
    page, _ = watched(chromium, "phone", java_script_enabled=False)
    page.goto(served + "search/?q=x")
    assert page.locator("#index li").count() > 40
    page.goto(served + "studios/")
    assert page.get_by_role("link", name="田恒余劳模创新工作室").is_visible()
    page.goto(served)
    assert page.locator(".j-today").first.is_visible()
    page.context.close()


def test_keyboard_reaches_the_content(chromium, served: str) -> None:
    page, _ = watched(chromium, "desk")
    page.goto(served + "studios/tianhengyu/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
    page.context.close()
