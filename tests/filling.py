"""The sheet on its own in a folder, and what a reader does with it in a browser."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from jiangpu.build.project import Project, in_mode
from jiangpu.pages.bundle import bundle
from jiangpu.pages.facts import facts_files
from jiangpu.pages.frame import frame_of, whole
from jiangpu.pages.writing import method_sheet_page, sheet_file, sheet_page
from jiangpu.pages.writing_rules import writing_rules
from jiangpu.site import assets
from playwright._impl._driver import compute_driver_executable


def write_sheet(project: Project, folder: Path) -> Path:
    """Write the pages of the sheet as files for a disk, with all that they load."""
    site = in_mode(project, "file").site
    frame = frame_of(site)
    files = {site.file_of(page.url): whole(page, frame).encode() for page in _pages(site)}
    for file in (*facts_files(site), sheet_file(site), *bundle().values()):
        files[file.path] = file.content
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return folder


def _pages(site: Any) -> tuple[Any, ...]:
    return sheet_page(site), method_sheet_page(site)


def go_on(page: Any) -> None:
    """Press the red button of the screen that is shown."""
    page.click(".w-scr.now [data-next]")
    arrived(page)


def go_back(page: Any) -> None:
    """Press the button that leads to the screen before."""
    page.click(".w-scr.now [data-back]")
    arrived(page)


def arrived(page: Any) -> None:
    """Wait until the screen is shown that the address names: it hears of the address later."""
    number = page.evaluate("location.hash.slice(1) || '1'")
    page.locator("[data-at]", has_text=f"第 {number} 屏").wait_for()


def screen(page: Any) -> str:
    """What the top of the sheet says of where one is."""
    return page.inner_text("[data-at]")


def saved(page: Any, folder: Path) -> Path:
    """Save the small file and return it."""
    with page.expect_download() as waiting:
        page.click("[data-save]")
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def computed(expression: str, *arguments: object) -> Any:
    """What an expression of the advice gives, asked in Node; `given` holds the arguments."""
    node, *_ = compute_driver_executable()  # the one that Playwright brings along
    rules = json.dumps(writing_rules()["writing"], ensure_ascii=False)
    script = "\n".join(
        [
            f"const WRITING = {rules};",
            f"const given = {json.dumps(arguments, ensure_ascii=False)};",
            (assets.FOLDER / "writing/advice.js").read_text("utf-8"),
            f"console.log(JSON.stringify({expression}));",
        ]
    )
    done = subprocess.run([node, "-"], input=script, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
