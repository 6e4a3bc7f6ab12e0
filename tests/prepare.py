"""See to what the tests need outside Python: Chromium, a Chinese font, Pango, poppler, faketime, nginx and LibreOffice. `make test` runs this first.

Uses what is installed, installs Debian's packages when it may (root and apt), otherwise says in one line what to install.
"""

from __future__ import annotations

import ctypes.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

SERVERS = f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin"
"""Where a web server may lie: not everybody has the folders of programs for root on the PATH."""

SHELL = "chromium-headless-shell"
"""Chromium without windows, a package of Debian: the suite takes half as long with it."""
WHOLE = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""Browsers with windows."""


def browser(names: Sequence[str] = (SHELL, *WHOLE)) -> str | None:
    """The browser to drive: CHROMIUM from the environment, else the first that is on the PATH."""
    named = shutil.which(os.environ.get("CHROMIUM", ""))
    return named or next(filter(None, map(shutil.which, names)), None)


def has_chinese_font() -> bool:
    """Whether a face with Chinese characters is installed (fontconfig tells)."""
    listing = shutil.which("fc-list")
    if not listing:
        return sys.platform != "linux"
    return bool(
        subprocess.run(
            [listing, ":lang=zh-cn", "file"], capture_output=True, text=True, check=False
        ).stdout.strip()
    )


def office() -> str | None:
    """LibreOffice's program."""
    return next(filter(None, map(shutil.which, ("soffice", "libreoffice"))), None)


def has_library(name: str) -> bool:
    """Whether the system has a C library."""
    return bool(ctypes.util.find_library(name))


def missing_packages() -> list[str]:
    """Debian's names of what is not there."""
    there = {
        "chromium": browser(),
        "fonts-noto-cjk": has_chinese_font(),
        "faketime": shutil.which("faketime"),
        "libreoffice-calc": office(),
        "libpangoft2-1.0-0": has_library("pangoft2-1.0"),
        "libharfbuzz-subset0": has_library("harfbuzz-subset"),
        "poppler-utils": shutil.which("pdftoppm"),
        "nginx-light": shutil.which("nginx", path=SERVERS),
    }
    return [name for name, found in there.items() if not found]


def install(packages: Sequence[str]) -> None:
    """Install Debian's packages, where that may be done."""
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        return
    print(f"正在安装测试要用的 {'、'.join(packages)}……", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    quiet = {"stdout": subprocess.DEVNULL, "env": environment, "check": False}
    subprocess.run([apt, "update", "-qq"], **quiet)
    subprocess.run([apt, "install", "-y", "-qq", "--no-install-recommends", *packages], **quiet)


def main() -> int:
    """Install what is missing; 0 when everything is there."""
    if not os.environ.get("CHROMIUM") and not shutil.which(SHELL):
        install([SHELL])  # by itself: an older Debian has none, and needs the others all the same
    missing = missing_packages()
    if missing:
        install(["fontconfig", *missing])
    missing = missing_packages()
    if not missing:
        return 0
    print(
        f"测试还缺 {'、'.join(missing)}，请先安装：apt-get install {' '.join(missing)}（别的系统装 Chrome、思源字体、Pango、poppler、faketime、nginx 和 LibreOffice，"
        "浏览器用环境变量 CHROMIUM 指出它的位置）",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
