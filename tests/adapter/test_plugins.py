"""Plugins and hooks of other people: those that cannot act are named, one line each, the others act."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from jiangpu.adapter.plugins import silence, unseen_plugins
from jiangpu.library.config_lines import Lines

LINES = Lines("plugins:\n  - minify\n  - other\nhooks:\n  - my.py\n")


class OfPages:
    def on_files(self) -> None: ...

    def on_page_markdown(self) -> None: ...

    def on_post_build(self) -> None: ...


class OfTheSite:
    def on_files(self) -> None: ...

    def on_post_build(self) -> None: ...


def config_of(hooks: tuple[str, ...] = (), **plugins: object) -> SimpleNamespace:
    """As much of MkDocs' settings as is looked at."""
    events: dict[str, list[object]] = {"files": [], "page_markdown": [], "post_build": []}
    for plugin in plugins.values():
        for event, methods in events.items():
            if hasattr(plugin, f"on_{event}"):
                methods.append(getattr(plugin, f"on_{event}"))
    held = type("Plugins", (dict,), {"events": events})(plugins)
    return SimpleNamespace(plugins=held, hooks=dict.fromkeys(hooks))


def said(config: SimpleNamespace) -> list[str]:
    return [str(problem) for problem in unseen_plugins(config, LINES)]


def test_one_that_wants_to_change_pages_is_named_with_what_to_do_instead() -> None:
    assert said(config_of(minify=OfPages())) == [
        "mkdocs.yml:2:1: 警告 S033 插件 minify 改不了网页，没有用上;改法:网页、样式、脚本写出来就是紧的，用不着"
    ]


def test_one_that_nobody_knows_is_named_too() -> None:
    assert said(config_of(other=OfPages())) == [
        "mkdocs.yml:3:1: 警告 S033 插件 other 改不了网页，没有用上;改法:网页由匠谱自己写，它碰不到；用不着就从 plugins 里去掉"
    ]


def test_one_that_acts_on_the_finished_site_is_not() -> None:
    assert said(config_of(redirects=OfTheSite())) == []


def test_hooks_are_told_which_of_their_events_do_not_happen() -> None:
    config = config_of(("my.py",), **{"my.py": OfPages()})
    assert said(config) == [
        "mkdocs.yml:5:1: 警告 S033 hooks 里的 my.py：on_page_markdown 不起作用;改法:网页由匠谱自己写，这些事件不会发生；on_config、on_files、on_post_build 照常"
    ]


@pytest.mark.parametrize(
    ("name", "plugin", "left"),
    [
        ("search", OfTheSite(), set()),
        ("minify", OfPages(), set()),
        ("other", OfPages(), {"page_markdown", "post_build"}),
        ("redirects", OfTheSite(), {"files", "post_build"}),
    ],
)
def test_what_is_still_called(name: str, plugin: object, left: set[str]) -> None:
    """MkDocs' search would write an empty index; a plugin for which there is something else does no work."""
    config = config_of(**{name: plugin})
    silence(config)
    assert {event for event, methods in config.plugins.events.items() if methods} == left
