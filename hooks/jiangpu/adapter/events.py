"""The MkDocs events, in the order in which they happen. Each hands over or fetches; none computes."""

from __future__ import annotations

import logging
import os
import shutil
import time
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from ..build.project import open_project
from ..library.settings import settings_from
from ..pages.files import missing_page
from ..problems.problem import Problem, tally
from ..schema.registry import KINDS
from ..search.script_rules import script_rules
from ..site import assets
from .files import add_files, give_parents
from .state import KEY, Build, WarningCounter, state_of

log = logging.getLogger("mkdocs.jiangpu")

_process = {"command": "build"}
"""Which command runs: the same for the life of the process, so this may be global."""

PREVIEW_ENV = "JIANGPU_PREVIEW"
MANY = 50
"""From more share images than this on, drawing them is reported, and after every so many again."""


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember whether this is a preview: it shows drafts and goes on in spite of errors."""
    _process["command"] = command


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check everything, report all problems, and stop here when a strict build has errors.

    MkDocs empties the site's folder right after this event, so nothing may fail later that can fail now.
    """
    started = time.monotonic()
    root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
    preview = _process["command"] == "serve" or bool(os.environ.get(PREVIEW_ENV))
    settings, problems = settings_from(
        {
            "site_name": config.site_name,
            "site_url": config.site_url,
            "repo_url": config.repo_url,
            "extra": config.extra,
        }
    )
    project = open_project(root, drafts=preview, settings=settings)
    _report(
        [*problems, *project.problems, *filter(None, [project.lacking])],
        set() if preview else {*problems, *project.blocking},
    )
    errors = [*filter(lambda problem: problem.is_error, problems), *project.blocking]
    if errors and config.strict and not preview:
        raise Abort(f"匠谱：{len(errors)} 个错误，没有生成网站。改好后再来。")
    target, aside = Path(config.site_dir), None
    if not preview:
        aside = target.with_name(f".{target.name}-building")
        shutil.rmtree(aside, ignore_errors=True)
        config.site_dir = str(aside)
    bundle = assets.bundle(script_rules())
    build = Build(
        project,
        {},
        preview,
        target,
        aside,
        {name: file.path for name, file in bundle.items()},
        started,
    )
    _watch(build.warnings)
    config.extra[KEY] = build
    config.watch.extend(
        str(root / folder) for folder in ("studios", "methods") if (root / folder).is_dir()
    )
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Put our pages in the place of the Markdown files, and add what is copied as it is."""
    build = state_of(config)
    return add_files(
        files,
        config,
        build,
        [*build.project.data_files(_drawing), *assets.bundle(script_rules()).values()],
    )


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    """Pages that are not in the navigation belong to their section all the same."""
    give_parents(nav, files, state_of(config))
    return nav


def on_page_markdown(markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Our pages are made by the core; MkDocs has no Markdown to render."""
    ours = state_of(config).pages.get(page.file.src_uri)
    if ours is None:
        return markdown
    page.meta = {"title": ours.title, "description": ours.description, "jiangpu": ours}
    page.update_date = ours.updated or _fallback_date(state_of(config))
    return ""


def on_page_content(html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Head, the editor's sanitised body, and tail."""
    ours = state_of(config).pages.get(page.file.src_uri)
    return html if ours is None else ours.html


def on_env(env: Any, *, config: MkDocsConfig, files: Files) -> Any:
    """What the theme may use besides the page."""
    build = state_of(config)
    env.globals.update(
        jiangpu=build.project.site.settings,
        jiangpu_bundle=build.bundle,
        jiangpu_missing=missing_page(build.project.site),
        jiangpu_has=build.project.site.book.urls,
    )
    return env


def on_page_context(
    context: Any, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
) -> Any:
    """The tab that is current, for pages in the navigation and for those that are not."""
    ours = state_of(config).pages.get(page.file.src_uri)
    context["section"] = ours.section if ours else ""
    return context


@event_priority(-100)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Swap the finished site in, last of all, when nothing was wrong."""
    build = state_of(config)
    logging.getLogger("mkdocs").removeHandler(build.warnings)
    if build.aside is None or (config.strict and build.warnings.count):
        return
    old = build.target.with_name(f".{build.target.name}-old")
    shutil.rmtree(old, ignore_errors=True)
    if build.target.exists():
        build.target.rename(old)
    build.aside.rename(build.target)
    shutil.rmtree(old, ignore_errors=True)
    config.site_dir = str(build.target)
    for line in summary(build):
        log.info("%s", line)


def on_build_error(error: Exception, **_: Any) -> None:
    """Nothing of a failed build is left in the place of the last good one; the next build clears what is aside."""
    if isinstance(error, BuildError):
        log.debug("build failed: %s", error)


def _report(problems: list[Problem], counted: set[Problem]) -> None:
    """Errors among the counted ones as errors (strict counts them), the rest as information."""
    for problem in problems:
        log.log(
            logging.ERROR if problem.is_error and problem in counted else logging.INFO,
            "%s",
            problem,
        )
    counts = tally(problems)
    if any(counts.values()):
        log.info("匠谱检查：%s", "，".join(f"{level} {number}" for level, number in counts.items()))


def _drawing(done: int, total: int) -> None:
    """Says how far the share images are, when there are so many that one would wonder."""
    if total > MANY and not done:
        log.info("分享图：要画 %d 张，画好的留着下次用", total)
    elif total > MANY and (done % MANY == 0 or done == total):
        log.info("分享图：画了 %d 张", done)


def _fallback_date(build: Build) -> str:
    """A date for pages without one: the newest of all, never today's (the clock is not an input)."""
    return max(
        (doc.record.updated for doc in build.project.site.library.documents if doc.record.updated),
        default="1970-01-01",
    )


def _watch(counter: WarningCounter) -> None:
    """Count from here on; a counter that a failed build left behind is taken away."""
    logger = logging.getLogger("mkdocs")
    for handler in list(logger.handlers):
        if isinstance(handler, WarningCounter):
            logger.removeHandler(handler)
    logger.addHandler(counter)


def summary(build: Build) -> list[str]:
    """What a finished build says: records by kind, problems, pages, seconds, where to look."""
    library = build.project.site.library
    kinds = "，".join(
        f"{kind.label} {len(library.of_kind(kind.key))} {kind.measure}" for kind in KINDS
    )
    levels = "，".join(
        f"{level} {number}" for level, number in tally(build.project.problems).items()
    )
    seconds = time.monotonic() - build.started
    return [
        f"收录：{kinds}",
        f"检查：{levels}",
        f"网页：{len(build.pages)} 页，用时 {seconds:.1f} 秒",
        f"请看：{build.target.name}/index.html（或运行 make serve，边改边看）",
    ]
