"""The options of MkDocs and of Material that do nothing here, each with what to do instead.

The pages are written by the core, so an option that MkDocs or its theme would act upon while it
makes pages has no effect. None is passed over in silence.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import Any

from ..problems.problem import Problem
from .config_lines import Lines
from .look import theme_of

DOCS_DIR = "docs"

_OPTIONS = {
    "draft_docs": "草稿在文件表头里写“状态: 草稿”",
    "edit_uri": "修改链接照 repo_url 和 extra.jiangpu 的“分支”来",
    "edit_uri_template": "修改链接照 repo_url 和 extra.jiangpu 的“分支”来",
    "repo_name": "网页上不写仓库的名字，写了 repo_url 就有“修改这一页”",
    "extra_templates": "要放的文件写成 docs/ 里的页面；CNAME、robots.txt、.nojekyll 照原样上网",
    "google_analytics": "网站不作跟踪，想知道多少人看，看服务器自己的记录",
}
"""Option of MkDocs → what to do instead."""

_LINKS = "链接一律检查（提示 L001 起），不分轻重"
_VALIDATION = {
    "links": _LINKS,
    "absolute_links": _LINKS,
    "unrecognized_links": _LINKS,
    "anchors": _LINKS,
    "omitted_files": "不进栏目的页面从来不提醒，由列表、搜索和别的页面通到它",
}
"""Option of `validation` → what to do instead."""

_OUR_THEMES = ("hooks/jiangpu/theme", "hooks/theme")
"""Where the theme stands in a repository with the program, and in one that holds content only."""

_THEME = {
    "name": "网页的样子是匠谱自己的，不管写哪个主题；要改用 extra_css",
    "custom_dir": "网页的模板在匠谱里；改样子用 extra_css",
    "font": "网页用设备上的字体，不载入别处的；要换字体用 extra_css",
    "features": "这些是 Material 的功能，匠谱的网页有自己的",
    "icon": "标识用 logo，浏览器标签上的小图用 favicon",
    "language": "界面只有中文",
    "locale": "界面只有中文",
    "static_templates": "要放的文件写成 docs/ 里的页面",
    "direction": "文字只从左往右排",
}
"""Option of the theme → what to do instead."""

_EXTRA = {
    "analytics": "网站不作跟踪",
    "consent": "网站不存读者的东西，用不着征求同意",
    "social": "联系方式写在 extra.jiangpu 里，别的链接写进页面",
    "alternate": "界面只有中文",
    "version": "每次生成的都是最新的一版；旧版从 git 里取",
    "homepage": "左上角总是通到首页",
    "tags": "标签写在记录的「标签」里",
}
"""Entry of `extra` → what to do instead."""

_OURS = ("jiangpu", "generator")
_QUIET_LANGUAGES = ("zh", "zh-Hans", "zh-CN", "zh_CN")
_PALETTE = ("primary", "accent")

_READ = {
    "admonition",
    "def_list",
    "extra",
    "fenced_code",
    "footnotes",
    "markdown.extensions.admonition",
    "markdown.extensions.def_list",
    "markdown.extensions.extra",
    "markdown.extensions.fenced_code",
    "markdown.extensions.footnotes",
    "markdown.extensions.meta",
    "markdown.extensions.sane_lists",
    "markdown.extensions.tables",
    "markdown.extensions.toc",
    "meta",
    "pymdownx.betterem",
    "pymdownx.details",
    "pymdownx.extra",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tasklist",
    "sane_lists",
    "tables",
    "toc",
}
"""The extensions of Python-Markdown whose ways of writing a body understands anyway."""


_QUIET_EXTENSIONS = ("pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist")
"""Those whose usual options change nothing that would be missed here."""


def unapplied(config: Mapping[str, Any], lines: Lines) -> Iterator[Problem]:
    """Everything in a mkdocs.yml that has no effect.

    Args:
        config: what stands in the file.
        lines: tells on which line of the file an option stands.
    """
    folder = config.get("docs_dir")
    if folder is not None and posixpath.normpath(str(folder)) != DOCS_DIR:
        text = f"docs_dir 写的是 {folder}，内容只能放在 {DOCS_DIR}、studios、methods 里"
        yield lines.problem("docs_dir:", "S035", text, f"把文件夹改名为 {DOCS_DIR}，去掉这一行")
    for option, instead in _OPTIONS.items():
        if config.get(option):
            yield _unused(lines, option, option, instead)
    yield from _of_validation(config.get("validation"), lines)
    yield from _of_theme(theme_of(config), lines)
    yield from _of_extra(config.get("extra"), lines)
    yield from _extensions(config.get("markdown_extensions"), lines)


def _unused(lines: Lines, option: str, name: str, instead: str) -> Problem:
    return lines.problem(f"{option}:", "S030", f"{name} 在这里不起作用", instead)


def _of_validation(given: object, lines: Lines) -> Iterator[Problem]:
    """How MkDocs should look at links: the checks look at every one, and at no `nav` but whether
    its pages are there.
    """
    if not isinstance(given, Mapping):
        return
    nav = given.get("nav")
    for within, options in (("", given), ("nav.", nav if isinstance(nav, Mapping) else {})):
        for option, instead in _VALIDATION.items():
            if options.get(option, "ignore") != "ignore":
                yield _unused(lines, option, f"validation.{within}{option}", instead)


def _of_theme(theme: Mapping[str, Any], lines: Lines) -> Iterator[Problem]:
    for option, value in theme.items():
        if option in ("logo", "favicon") or not _asks(option, value):
            continue
        if option == "palette":
            yield from _colours(value, lines)
        else:
            instead = _THEME.get(option, "网页的样子是匠谱自己的；要改用 extra_css")
            yield _unused(lines, option, f"theme.{option}", instead)


def _asks(option: str, value: object) -> bool:
    """Whether an option of the theme asks for something that is not so anyway."""
    if option in ("language", "locale"):
        return str(value) not in _QUIET_LANGUAGES
    if option == "name":
        return value not in (None, "material")
    if option == "custom_dir":
        return not str(value).replace("\\", "/").rstrip("/").endswith(_OUR_THEMES)
    return bool(value)


def _colours(palette: object, lines: Lines) -> Iterator[Problem]:
    """Light or dark is honoured, the colours of Material are not."""
    schemes = palette if isinstance(palette, list) else [palette]
    for option in _PALETTE:
        if any(isinstance(scheme, Mapping) and scheme.get(option) for scheme in schemes):
            instead = "颜色是匠谱自己的；要改，在 extra_css 里改 --j-zhu、--j-fill 这些变量"
            yield _unused(lines, option, f"theme.palette.{option}", instead)


def _of_extra(extra: object, lines: Lines) -> Iterator[Problem]:
    """What templates of other themes would read."""
    for name in extra if isinstance(extra, Mapping) else ():
        if name not in _OURS:
            instead = _EXTRA.get(str(name), "没有模板用它；匠谱的设置写在 extra.jiangpu 里")
            yield _unused(lines, str(name), f"extra.{name}", instead)


def _extensions(given: object, lines: Lines) -> Iterator[Problem]:
    """The extensions that a body does not understand."""
    unread = []
    for name, options in _named(given):
        if name not in _READ:
            unread.append(name)
        elif options and name not in _QUIET_EXTENSIONS:
            unread.append(f"{name} 的选项")
    if unread:
        text = f"markdown_extensions 里的 {'、'.join(unread)} 不起作用"
        fix = "正文认什么写法，见参编的“能用哪些写法”；没有一样认得的写法会逐处提示"
        yield lines.problem("markdown_extensions:", "S034", text, fix)


def _named(given: object) -> Iterator[tuple[str, object]]:
    """(name, options) of extensions: MkDocs reads names, and names with options."""
    if isinstance(given, Mapping):
        given = [{name: options} for name, options in given.items()]
    for entry in given if isinstance(given, list) else ():
        if isinstance(entry, Mapping):
            yield from ((str(name), options) for name, options in entry.items())
        else:
            yield str(entry), None
