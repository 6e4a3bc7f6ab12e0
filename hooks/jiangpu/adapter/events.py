"""The MkDocs events, in the order in which they happen.

Each hands something over or fetches something; none computes.
"""

from __future__ import annotations

import logging
import os
import sys
import time
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import Files

from ..build.collecting import leave_to_the_system, seldom_from_now_on
from ..build.errors import FolderError
from ..build.folder import SiteFolder, open_site_folder, wait_seconds
from ..build.meter import Meter
from ..build.output import put_broken, put_site
from ..build.project import ANEW, Project, open_project
from ..build.standing import Standing
from ..library.config_lines import Lines
from ..library.content import content_folders
from ..library.links import LINK
from ..library.settings import Settings, sections_of, settings_from
from ..pages.files import MISSING, SITEMAP
from ..problems.faults import TRACEBACKS, in_one_line
from ..problems.problem import Problem, tally
from ..schema.registry import KINDS
from .offered import added, offered, put_added, replace_all
from .plugins import lost_files, silence, unseen_plugins
from .serving import Serving, show_at_once
from .state import KEY, Build, WarningCounter, state_of

log = logging.getLogger("mkdocs.jiangpu")

_process = {"command": ""}
"""Which command runs: the same for the life of the process, so this may be global. Empty where a
program builds without one."""
_BUILD = "build"
"""The command that makes one site and ends."""

_open_folders: list[SiteFolder] = []
"""The folder of the build that is under way. `on_build_error` does not learn which build failed, so
the process must remember."""

_served: dict[Path, Serving] = {}
"""The preview of each folder that this process serves."""

PREVIEW_ENV = "JIANGPU_PREVIEW"
OURS = {MISSING, SITEMAP}
"""What MkDocs would make from templates of the theme, and the core makes itself."""
NOWHERE = ".none"
"""A folder that is not there."""
MANY = 50
"""From more share images than this on, drawing them is reported, and after every so many again."""


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember whether this is a preview: it shows drafts and goes on in spite of errors."""
    _process["command"] = command
    if command == _BUILD:
        seldom_from_now_on()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check everything, report all problems, and stop here when a strict build has errors.

    What can be found out now is found out now: the rest of a build takes far longer.
    """
    started = time.monotonic()
    root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
    serving = _process["command"] == "serve"
    preview = serving or bool(os.environ.get(PREVIEW_ENV))
    target = Path(config.site_dir)
    folder = None if serving else _open_folder(target, root)
    lines = Lines.read(root)
    settings, in_settings = _settings(config, lines)
    in_settings += unseen_plugins(config, lines)
    silence(config)
    served = _serving_of(root, target) if serving else None
    if served is not None:
        served.begin_reading()
    project = open_project(root, drafts=preview, settings=settings)
    _report_all(project, in_settings, preview=preview, strict=config.strict)
    # MkDocs empties its folder: what is served stays, it is brought up to date
    config.site_dir = str(folder.path if folder is not None else target / NOWHERE)
    build = Build(
        project=project,
        preview=preview,
        target=target,
        folder=folder,
        started=started,
        lines=lines,
    )
    if served is not None:
        served.has_read(project)
    _watch(build.warnings)
    config.extra[KEY] = build
    config.watch.extend(_unwatched_folders(root, config))
    return config


@event_priority(100)
def _offer_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Before plugins look at the files: they are the pages of the site, all of them."""
    build = state_of(config)
    config.site_dir = str(build.folder.path if build.folder is not None else build.target)
    if all(look in on_files.methods for look in config.plugins.events["files"]):
        return files  # there is no plugin that looks
    replace_all(files, offered(build.project.site, build.project.root, config))
    build.offered = set(files)
    return files


@event_priority(-100)
def _write_site(files: Files, *, config: MkDocsConfig) -> Files:
    """Write the whole site. Nothing is left for MkDocs to render, to copy or to list."""
    build = state_of(config)
    others = added(files, build.offered) if build.offered else []
    build.offered.clear()
    replace_all(files, iter(()))
    config.theme.static_templates -= OURS
    config.extra_templates = []
    level = config.validation.nav.not_found
    _report_missing(config.nav, build.project.site.urls, level)
    config.nav = None
    standing = _begin(build)
    meter = Meter(sys.stderr, "页")
    try:
        put_site(build.project, standing, _report_drawing, meter)
    finally:
        meter.clear()
    lost = put_added(others, standing)
    if build.folder is None:
        put_broken(build.project, standing)
    left = standing.close()
    if build.folder is not None:
        build.folder.spare.remember(left)
    _report(list(lost_files(lost, build.lines)), set())
    return files


def _begin(build: Build) -> Standing:
    """The folder in which the site is put, with what stands there."""
    if build.folder is not None:
        return build.folder.begin()
    return _serving_of(build.project.root, build.target).begin()


def _serving_of(root: Path, folder: Path) -> Serving:
    """The preview of a folder that is served."""
    return _served.setdefault(folder, Serving(root, folder))


on_files = CombinedEvent(_offer_files, _write_site)
"""First of all and last of all that look at the files."""


@event_priority(-100)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Swap the finished site in, last of all, when nothing was wrong."""
    build = state_of(config)
    logging.getLogger("mkdocs").removeHandler(build.warnings)
    if build.folder is None:
        del config.extra[KEY]  # MkDocs keeps its first config as long as it serves
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
    if _process["command"] == _BUILD:
        leave_to_the_system(build)


@event_priority(-100)
def on_serve(server: Any, *, config: MkDocsConfig, **_: Any) -> Any:
    """Have what is saved shown at once, from now on."""
    serving = _served.get(Path(config.site_dir))
    if serving is not None:
        show_at_once(server, serving, lambda problems: _report(problems, set()))
    return server


def on_build_error(error: Exception, **_: Any) -> None:
    """Nothing of a failed build is left; the site stays as it was. What the machine refused, and
    what nobody foresaw, is reported in one line.

    Raises:
        Abort: in the place of an error that MkDocs would show as a traceback.
    """
    _abandon_folders()
    if not isinstance(error, MkDocsException) and not os.environ.get(TRACEBACKS):
        raise Abort(f"匠谱：{in_one_line(error)}") from error


def _open_folder(target: Path, root: Path) -> SiteFolder:
    """A folder of its own for this build.

    Raises:
        Abort: another build works there, or a link or a file is in the way.
    """
    try:
        folder = open_site_folder(
            target,
            root=root,
            wait=wait_seconds(os.environ),
            tell=log.info,
            spare=not os.environ.get(ANEW),
        )
    except FolderError as error:
        raise Abort(f"匠谱：{error}") from error
    _open_folders.append(folder)
    return folder


def _abandon_folders() -> None:
    while _open_folders:
        _open_folders.pop().abandon()


def _settings(config: MkDocsConfig, lines: Lines) -> tuple[Settings, list[Problem]]:
    """What the core reads of mkdocs.yml: as it is written, not as MkDocs has filled it in.

    Plugins may have changed what pages are called and where they are found.
    """
    written: dict[str, Any] = {}
    with warnings.catch_warnings():
        # MkDocs says that nobody uses it, in English and with the lines of its own files
        warnings.simplefilter("ignore", DeprecationWarning)
        given_by_users = config.user_configs
    for given in given_by_users:
        written |= given
    written |= {
        "site_name": config.site_name,
        "site_url": config.site_url,
        "repo_url": config.repo_url,
        "nav": config.nav,
        "extra": config.extra,
        "use_directory_urls": config.use_directory_urls,
    }
    return settings_from(written, text=lines.text)


def _unwatched_folders(root: Path, config: MkDocsConfig) -> list[str]:
    """The folders of the content that MkDocs does not watch already, as it does docs/."""
    folders = []
    for name in content_folders():
        folder = root / name
        if folder.is_dir() and folder != Path(config.docs_dir):
            folders.append(str(folder))
    return folders


def _report_missing(nav: object, urls: frozenset[str], level: int) -> None:
    """Warn of the pages that `nav` names and the site does not have; a strict build stops at one.

    MkDocs would do so itself, but it is not given the pages.

    Args:
        level: how loudly, by `validation.nav.not_found`.
    """
    for target in _targets(nav):
        for section in sections_of([target]):
            if target.endswith(".md") and section.address not in urls:
                log.log(level, "mkdocs.yml 的 nav 里写着 %s，网站上没有这一页", target)


def _targets(nav: object) -> Iterator[str]:
    """Everything that `nav` names, in groups too."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, list):
        for entry in nav:
            yield from _targets(entry)
    elif isinstance(nav, dict):
        for target in nav.values():
            yield from _targets(target)


def _report_all(
    project: Project, in_settings: list[Problem], *, preview: bool, strict: bool
) -> None:
    """Report every problem, and stop here where no site may be made.

    Raises:
        Abort: there are errors in a strict build, or links of the file system in the content.
    """
    errors = [problem for problem in in_settings if problem.is_error] + project.blocking
    blocking = [] if preview else errors
    _report([*in_settings, *project.problems, *project.lacking], set(blocking))
    if blocking and strict:
        raise Abort(f"匠谱：{len(blocking)} 个错误，没有生成网站。改好后再来。")
    links = [problem for problem in project.problems if problem.code == LINK]
    if links:
        raise Abort(f"匠谱：内容里有 {len(links)} 个链接，没有生成网站。改好后再来。")


def _report(problems: list[Problem], blocking: set[Problem]) -> None:
    """Those that block a build as errors, which strict counts; the rest as information."""
    for problem in problems:
        level = logging.ERROR if problem in blocking else logging.INFO
        log.log(level, "%s", problem)
    counts = tally(problems)
    if any(counts.values()):
        log.info("匠谱检查：%s", _counted(counts))


def _counted(counts: Mapping[str, int]) -> str:
    """How many problems of each level: 错误 1，警告 2."""
    return "，".join(f"{level} {number}" for level, number in counts.items())


def _report_drawing(done: int, total: int) -> None:
    """Report how far the share images are, when there are so many that one would wonder."""
    if total > MANY and not done:
        log.info("分享图：要画 %d 张，画好的留着下次用", total)
    elif total > MANY and (done % MANY == 0 or done == total):
        log.info("分享图：画了 %d 张", done)


def _watch(counter: WarningCounter) -> None:
    """Count from here on; a counter that a failed build left behind is taken away."""
    logger = logging.getLogger("mkdocs")
    for handler in list(logger.handlers):
        if isinstance(handler, WarningCounter):
            logger.removeHandler(handler)
    logger.addHandler(counter)


def summary(build: Build) -> list[str]:
    """What is reported of a finished build, a line each.

    Records by kind, problems, pages and seconds, where to look.
    """
    library = build.project.site.library
    kinds = [f"{kind.label} {len(library.of(kind))} {kind.measure}" for kind in KINDS]
    seconds = time.monotonic() - build.started
    made = build.project.made.shop.pages_made
    return [
        f"收录：{'，'.join(kinds)}",
        f"检查：{_counted(tally(build.project.problems))}",
        f"网页：{len(build.project.plans)} 页，这次做了 {made} 页，用时 {seconds:.1f} 秒",
        f"请看：{_shown_place(build)}/index.html（或运行 jiangpu serve，边改边看）",
    ]


def _shown_place(build: Build) -> str:
    """Where the site stands: from the project's folder where it is inside, else in full."""
    target, root = build.target.absolute(), build.project.root.absolute()
    return target.relative_to(root).as_posix() if target.is_relative_to(root) else str(target)
