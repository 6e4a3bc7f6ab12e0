"""Plugins and hooks of other people: what of them has no effect, and what to do instead.

MkDocs itself makes no page here, so whatever wants to change one is never called. What acts on the
settings, or on the site when it is finished, works as ever.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs.config.defaults import MkDocsConfig

from ..library.config_lines import Lines
from ..problems.problem import Problem

UNSEEN = (
    "nav",
    "env",
    "pre_template",
    "template_context",
    "post_template",
    "pre_page",
    "page_read_source",
    "page_markdown",
    "page_content",
    "page_context",
    "post_page",
)
"""The events that never happen, or in which there is nothing to see."""

SEARCH = ("search", "material/search")
"""MkDocs adds its search where no plugin is named. The site has a search of its own."""

INSTEAD = {
    "git-revision-date-localized": "日期写在每个文件的“更新”里，页面上写着“核对于”",
    "git-revision-date": "日期写在每个文件的“更新”里，页面上写着“核对于”",
    "git-authors": "谁写的、谁核对的，写在每个文件的“编者”里",
    "git-committers": "谁写的、谁核对的，写在每个文件的“编者”里",
    "glightbox": "图片在页面上已经按屏幕大小放好，用不着",
    "minify": "网页、样式、脚本写出来就是紧的，用不着",
    "awesome-nav": "栏目写在 mkdocs.yml 的 nav 里",
    "awesome-pages": "栏目写在 mkdocs.yml 的 nav 里",
    "literate-nav": "栏目写在 mkdocs.yml 的 nav 里",
    "section-index": "栏目写在 mkdocs.yml 的 nav 里",
    "macros": "正文里引数字写【数字 代号】",
    "tags": "标签写在记录的“标签”里，专题页自己有",
    "material/tags": "标签写在记录的“标签”里，专题页自己有",
    "social": "转发时的图写“分享图: true”",
    "material/social": "转发时的图写“分享图: true”",
    "rss": "新增和更新的订阅自己有：feed.xml",
    "offline": "离线包用 jiangpu pack",
    "material/offline": "离线包用 jiangpu pack",
    "with-pdf": "印成 PDF 用 jiangpu cards",
    "gen-files": "页面写成 docs/ 里的文件",
    "macros-plugin": "正文里引数字写【数字 代号】",
    "i18n": "界面只有中文",
}
"""Plugin → what to do instead."""

_ANY = "网页由匠谱自己写，它碰不到；用不着就从 plugins 里去掉"
_HOOK = "网页由匠谱自己写，这些事件不会发生；on_config、on_files、on_post_build 照常"


def unseen_plugins(config: MkDocsConfig, lines: Lines) -> Iterator[Problem]:
    """A line for each plugin and each file of hooks that wants to change pages."""
    for name, plugin in config.plugins.items():
        if name in SEARCH:
            continue
        events = [f"on_{event}" for event in UNSEEN if hasattr(plugin, f"on_{event}")]
        if not events:
            continue
        if name in config.hooks:
            text = f"hooks 里的 {name}：{'、'.join(events)} 不起作用"
            yield lines.problem(name, "S033", text, _HOOK)
        else:
            text = f"插件 {name} 改不了网页，没有用上"
            yield lines.problem(name, "S033", text, INSTEAD.get(name, _ANY))


def silence(config: MkDocsConfig) -> None:
    """Take out of the build what has no effect: nothing is read for it, written, or copied.

    MkDocs' own search would write an empty index. A plugin for which there is something else to do
    is out of it altogether; one that is not known keeps what it does when the site is finished.
    """
    for name, plugin in config.plugins.items():
        for event, methods in config.plugins.events.items():
            known = name in SEARCH or name in INSTEAD
            if known or (event == "files" and _wants_pages(plugin)):
                methods[:] = [method for method in methods if _owner(method) is not plugin]


def _owner(method: object) -> object:
    """The plugin to which a handler of an event belongs; a function of a hook has none."""
    return getattr(method, "__self__", method)


def _wants_pages(plugin: object) -> bool:
    return any(hasattr(plugin, f"on_{event}") for event in UNSEEN)


def lost_files(names: list[str], lines: Lines) -> Iterator[Problem]:
    """Pages that plugins added while MkDocs gathered the files."""
    if names:
        shown = "、".join(names[:3]) + ("……" if len(names) > 3 else "")
        text = f"插件添了 {len(names)} 页没有收：{shown}"
        yield lines.problem("plugins:", "S033", text, "页面写成 docs/ 里的文件")
