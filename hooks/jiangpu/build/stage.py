"""The site as a plain MkDocs tree, for renderers that run no hooks.

Pages are Markdown, other files are as they are.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from ..library.settings import Settings
from ..pages.bundle import bundle
from ..site.artefacts import Page
from .output import write
from .project import Project, in_mode


def stage(project: Project, folder: Path) -> int:
    """Write the tree to an empty or new folder and return the number of pages.

    Each page has a folder of its own there: how another renderer writes addresses is its affair.

    Raises:
        FileExistsError: the folder holds something already; nothing is written.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(folder)
    project = in_mode(project, "site")
    docs = folder / "docs"
    files = bundle()
    pages = list(project.pages())
    for page in pages:
        write(docs / page.uri, as_markdown(page).encode())
    for item in (*project.data_files(), *files.values()):
        write(docs / item.path, item.content)
    for path, source in project.assets.items():
        write(docs / path, source.read_bytes())
    others = ("kiosk_style", "kiosk_script", "sheet_style", "sheet_script", "engine", "search")
    look = project.site.settings.look
    own = [*look.styles, *(script.address for script in look.scripts)]
    loaded = [file.path for name, file in files.items() if name not in others] + own
    config = _config(project.site.settings, loaded)
    text = json.dumps(config, ensure_ascii=False, indent=2) + "\n"
    write(folder / "mkdocs.yml", text.encode())
    return len(pages)


def _config(settings: Settings, loaded: list[str]) -> dict[str, object]:
    """The mkdocs.yml of the tree.

    Args:
        loaded: the addresses of the styles and scripts that every page loads.
    """
    return {
        "site_name": settings.site_name,
        "site_url": settings.site_url,
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {"name": "material", "language": "zh", "font": False},
        "plugins": [],
        "extra_css": [path for path in loaded if path.endswith(".css")],
        "extra_javascript": [path for path in loaded if path.endswith(".js")],
        "validation": {"nav": {"omitted_files": "ignore"}},
    }


def as_markdown(page: Page) -> str:
    """A page as one Markdown file: front matter, then its HTML as one block without blank lines."""
    front = {"title": page.title, "description": page.description, "hide": ["navigation", "toc"]}
    html = re.sub(r"\n\s*\n+", "\n", page.html).strip()
    matter = json.dumps(front, ensure_ascii=False)
    return f'---\n{matter}\n---\n\n<div class="j-page">\n{html}\n</div>\n'
