"""Copy what this repository and a new one have in common into the package: hooks/jiangpu/assets. Run it after changing one of them."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parent.parent
STARTER = ROOT / "hooks/jiangpu/assets/starter/kept"

COMMON = (
    "CONTRIBUTING.md",
    "docs/contribute.md",
    "docs/contribute/desk-write.png",
    "docs/contribute/desk-wrong.png",
    "docs/contribute/publish.md",
    "docs/contribute/ten-minutes.md",
    "docs/read-figures.md",
    "docs/read-method.md",
    "docs/write-method.md",
)
"""Files that are the same here and in a new repository."""


def shipped() -> dict[Path, bytes]:
    """Where each stands in the package → what it is."""
    found = {STARTER / path: (ROOT / path).read_bytes() for path in COMMON}
    found[STARTER / "hooks/entry.py.text"] = (ROOT / "hooks/entry.py").read_bytes()
    theme = "hooks/jiangpu/theme/main.html"
    found[STARTER / "hooks/theme/main.html"] = (ROOT / theme).read_bytes()
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    lines = ["# 钉住的版本，只有名字和版本号。", *(pin for pin in pins if not pin.startswith("#"))]
    found[STARTER / "constraints.txt"] = "".join(f"{line}\n" for line in lines).encode()
    return found


def main() -> None:
    """Write them."""
    for path, content in shipped().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


if __name__ == "__main__":
    main()
