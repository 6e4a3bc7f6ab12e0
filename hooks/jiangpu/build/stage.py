"""The site as a plain MkDocs tree, for renderers that run no hooks.

Pages are Markdown, other files are as they are.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from ..search.script_rules import script_rules
from ..site import assets
from ..site.artefacts import Page
from .output import write
from .project import Project


def stage(project: Project, folder: Path) -> int:
    """Write the tree to an empty or new folder and return the number of pages.

    Raises:
        FileExistsError: the folder holds something already; nothing is written.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(folder)
    docs = folder / "docs"
    bundle = assets.bundle(script_rules())
    count = 0
    for page in project.pages():
        write(docs / page.uri, as_markdown(page).encode())
        count += 1
    for item in (*project.data_files(), *bundle.values()):
        write(docs / item.path, item.content)
    for path, source in project.assets.items():
        write(docs / path, source.read_bytes())
    settings = project.site.settings
    config = {
        "site_name": settings.site_name,
        "site_url": settings.site_url,
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {"name": "material", "language": "zh", "font": False},
        "plugins": [],
        "extra_css": [bundle["style"].path],
        "extra_javascript": [bundle["script"].path],
        "validation": {"nav": {"omitted_files": "ignore"}},
    }
    write(folder / "mkdocs.yml", (json.dumps(config, ensure_ascii=False, indent=2) + "\n").encode())
    return count


def as_markdown(page: Page) -> str:
    """A page as one Markdown file: front matter, then its HTML as one block without blank lines."""
    front = {"title": page.title, "description": page.description, "hide": ["navigation", "toc"]}
    html = re.sub(r"\n\s*\n+", "\n", page.html).strip()
    matter = json.dumps(front, ensure_ascii=False)
    return f'---\n{matter}\n---\n\n<div class="j-page">\n{html}\n</div>\n'
