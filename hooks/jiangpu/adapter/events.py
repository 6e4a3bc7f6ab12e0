"""The MkDocs events, in the order in which they happen. Each hands over or fetches; none computes."""

from __future__ import annotations

import logging
import os
import time
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from ..build.errors import FolderError
from ..build.folder import SiteFolder, open_site_folder, wait_seconds
from ..build.project import open_project
from ..library.links import LINK
from ..library.settings import settings_from
from ..pages.files import missing_page
from ..problems.problem import Problem, tally
from ..schema.registry import KINDS
from ..site import assets
from .files import add_files, give_parents
from .state import KEY, Build, WarningCounter, state_of

log = logging.getLogger("mkdocs.jiangpu")

_process = {"command": "build"}
"""Which command runs: the same for the life of the process, so this may be global."""

_open_folders: list[SiteFolder] = []
"""The folder of the build that is under way. `on_build_error` is told nothing of the build that
failed, so the process must remember."""

PREVIEW_ENV = "JIANGPU_PREVIEW"
MANY = 50
"""From more share images than this on, drawing them is reported, and after every so many again."""


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember whether this is a preview: it shows drafts and goes on in spite of errors."""
    _process["command"] = command


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check everything, report all problems, and stop here when a strict build has errors.

    What can be found out now is found out now: the rest of a build takes far longer.
    """
    started = time.monotonic()
    root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
    preview = _process["command"] == "serve" or bool(os.environ.get(PREVIEW_ENV))
    target = Path(config.site_dir)
    folder = None if _process["command"] == "serve" else _open_folder(target, root)
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
    links = [problem for problem in project.problems if problem.code == LINK]
    if links:
        raise Abort(f"匠谱：内容里有 {len(links)} 个链接，没有生成网站。改好后再来。")
    if folder is not None:
        config.site_dir = str(folder.path)
    bundle = assets.bundle()
    build = Build(
        project,
        {},
        preview,
        target,
        folder,
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
        files, config, build, [*build.project.data_files(_drawing), *assets.bundle().values()]
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
    if build.folder is None:
        return
    if config.strict and build.warnings.count and not build.preview:
        _abandon_folders()
        return
    _open_folders.remove(build.folder)
    try:
        build.folder.publish()
    except FolderError as error:
        raise Abort(f"匠谱：{error}") from error
    config.site_dir = str(build.target)
    for line in summary(build):
        log.info("%s", line)


def on_build_error(error: Exception, **_: Any) -> None:
    """Nothing of a failed build is left; the site stays as it was."""
    _abandon_folders()


def _open_folder(target: Path, root: Path) -> SiteFolder:
    """A folder of its own for this build.

    Raises:
        Abort: another build works there, or a link or a file is in the way.
    """
    try:
        folder = open_site_folder(target, root=root, wait=wait_seconds(os.environ), tell=log.info)
    except FolderError as error:
        raise Abort(f"匠谱：{error}") from error
    _open_folders.append(folder)
    return folder


def _abandon_folders() -> None:
    while _open_folders:
        _open_folders.pop().abandon()


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
