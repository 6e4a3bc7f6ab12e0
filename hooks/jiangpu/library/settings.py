"""The site's settings: the MkDocs basics and `extra.jiangpu` of mkdocs.yml.

What is not set is not shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, NamedTuple
from urllib.parse import quote, urlsplit, urlunsplit

import yaml
from pathspec import GitIgnoreSpec
from pydantic import AfterValidator, Field, ValidationError

from ..problems.problem import Problem
from ..reading.text import decode
from ..schema.frozen import Frozen
from ..schema.vocabularies import nearest
from .config_lines import CONFIG, Lines
from .contact import Contact
from .look import Look, look_from
from .unapplied import unapplied

_SEE_TABLE = "对照 HACKING.md 里的设置表"
_HOW_TO_CONTACT = "写成“联系方式: {邮箱: …, 电话: …, 地址: …, 微信: …}”，至少有一样"


_WEB = r"^https?://[^\s/]+"
"""What the address of a site begins with."""


def _with_slashes(path: str) -> str:
    """A path as it is typed on Windows, as one that leads to the file everywhere."""
    return path.replace("\\", "/")


class Section(NamedTuple):
    """A tab of the header: its title, "" for the name of its page, and its address.

    A group of pages is a tab that leads to its first page; `inside` are (title, address) of all.
    """

    title: str
    address: str
    inside: tuple[tuple[str, str], ...] = ()

    @property
    def addresses(self) -> tuple[str, ...]:
        """Those of the pages of a group."""
        return tuple(address for _, address in self.inside)


def _readable_patterns(text: str) -> str:
    """Patterns as they are.

    Raises:
        ValueError: one of them cannot be read.
    """
    GitIgnoreSpec.from_lines(text.splitlines())
    return text


class Settings(Frozen):
    """What the pages may say about the site and its publisher."""

    site_name: str = Field("匠谱", alias="站名", min_length=1, max_length=60)
    site_url: str = Field("https://jiangpu.example/", alias="网址", pattern=_WEB)
    repo_url: str | None = Field(None, alias="仓库", pattern=_WEB)
    sections: tuple[Section, ...] = Field((), alias="栏目")
    branch: str = Field("main", alias="分支")
    organiser: str | None = Field(None, alias="主办单位")
    contact: Contact | None = Field(None, alias="联系方式")
    """Where readers reach the editors; without it no page asks for anything."""
    icp: str | None = Field(None, alias="ICP备案")
    police: str | None = Field(None, alias="公安备案")
    province: str | None = Field(None, alias="省")
    city: str | None = Field(None, alias="市")
    headline: tuple[str, ...] = Field((), alias="首页数字")
    """Up to four figures of the home page, each as 记录编号/代号: R0000/shiji."""
    featured: tuple[str, ...] = Field((), alias="首页工作室")
    awaited: str | None = Field(None, alias="首页待补")
    """The method whose unpublished verse the home page shows as empty cells."""
    standard: str | None = Field(None, alias="标准")
    indicators: tuple[str, ...] = Field((), alias="指标")
    units: tuple[str, ...] = Field((), alias="单位")
    directory_urls: bool = Field(True, alias="目录网址")
    """Whether a page has a folder of its own (studios/jia/) or a file (studios/jia.html)."""
    look: Look = Field(Look(), alias="外观")
    """What MkDocs' options say of the look; it is never written by this name."""
    excluded: Annotated[str, AfterValidator(_readable_patterns)] = Field("", alias="不收的文件")
    """Patterns of files in docs/ that are not read, as in a .gitignore."""
    published: Annotated[str, AfterValidator(_with_slashes)] = Field(
        "tests/published.txt", alias="已发布地址"
    )
    share_images: bool = Field(False, alias="分享图")
    """Whether a picture is drawn for each record and the site; takes Pillow and a Chinese font."""

    @property
    def description(self) -> str:
        """What the site is, in the words of who publishes it; "" where it does not say."""
        return self.look.description

    @property
    def base_path(self) -> str:
        """The path of the site on its host, with slashes at both ends."""
        path = self.site_url.split("://", 1)[-1].partition("/")[2]
        inner = path.strip("/")
        return f"/{inner}/" if inner else "/"


def settings_from(
    config: Mapping[str, Any], uri: str = CONFIG, text: str = ""
) -> tuple[Settings, list[Problem]]:
    """Settings from a parsed mkdocs.yml; a setting that cannot be used is reported and left out,
    and so is an option of MkDocs that has no effect.

    Args:
        config: what stands in the file, by the names of MkDocs.
        uri: the file, for the problems.
        text: the file as it is written, for their lines.
    """
    lines = Lines(text, uri)
    look, problems = look_from(config, lines)
    problems += unapplied(config, lines)
    given = {**_given(config), "外观": look}
    try:
        return Settings.model_validate(given), problems
    except ValidationError as error:
        flaws = error.errors(include_url=False)
    for flaw in flaws:
        name = str(flaw["loc"][0])
        given.pop(name, None)
        unknown = flaw["type"] == "extra_forbidden" and len(flaw["loc"]) == 1
        problems.append(_flawed(uri, name, unknown=unknown))
    return Settings.model_validate(given), problems


def _given(config: Mapping[str, Any]) -> dict[str, Any]:
    """Chinese name of a setting → its value; what MkDocs knows itself is taken from there."""
    extra = config.get("extra")
    ours = extra.get("jiangpu") if isinstance(extra, Mapping) else None
    given = dict(ours) if isinstance(ours, Mapping) else {}
    given.setdefault("站名", config.get("site_name") or "匠谱")
    given.setdefault("网址", config.get("site_url") or "https://jiangpu.example/")
    if config.get("repo_url"):
        given.setdefault("仓库", config["repo_url"])
    given.setdefault("目录网址", config.get("use_directory_urls", True))
    if config.get("exclude_docs"):
        given.setdefault("不收的文件", config["exclude_docs"])
    given.setdefault("栏目", sections_of(config.get("nav")))
    given["网址"] = _encoded(given["网址"])
    return given


def _encoded(address: object) -> object:
    """An address of a site as it stands in links, its host and its path in ASCII."""
    if not isinstance(address, str):
        return address
    parts = urlsplit(address.strip())
    try:
        host = parts.netloc.encode("idna").decode("ascii") if parts.netloc else ""
    except UnicodeError:
        return address
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._")
    return urlunsplit((parts.scheme, host, path, "", ""))


def _flawed(uri: str, name: str, *, unknown: bool) -> Problem:
    """A setting that cannot be used.

    Args:
        unknown: there is no setting of this name; otherwise its value is wrong.
    """
    if not unknown:
        fix = _HOW_TO_CONTACT if name == "联系方式" else _SEE_TABLE
        return Problem(uri, 1, 1, "S001", f"「{name}」的写法不对", fix)
    known = [info.alias for info in Settings.model_fields.values() if info.alias]
    near = nearest(name, known)
    fix = f"改为“{near}”" if near else _SEE_TABLE
    return Problem(uri, 1, 1, "S001", f"「{name}」不是网站设置", fix)


def without_contact(settings: Settings, uri: str = "mkdocs.yml") -> Problem | None:
    """The warning that nobody can be reached; None where 联系方式 is set."""
    if settings.contact is not None:
        return None
    text = "没有写「联系方式」，网页上不请人补充和纠错"
    return Problem(uri, 1, 1, "S003", text, f"在 extra 的 jiangpu 里{_HOW_TO_CONTACT}")


def sections_of(nav: object) -> tuple[Section, ...]:
    """The sections that MkDocs' `nav` lists: `名称: 文件`, a file alone, or `名称:` and a list.

    A group has no page of its own: its tab leads to the first of its pages. Groups inside a group
    are one with it. An empty one is left out.
    """
    if not isinstance(nav, list):
        return ()
    sections = []
    for entry in nav:
        titled = entry if isinstance(entry, dict) else {"": entry}
        for title, target in titled.items():
            if isinstance(target, str):
                sections.append(Section(str(title), _address_of(target)))
                continue
            inside = _flattened(target)
            if inside:
                sections.append(Section(str(title), inside[0][1], inside))
    return tuple(sections)


def _flattened(nav: object) -> tuple[tuple[str, str], ...]:
    """(title, address) of every page of a group."""
    pages: list[tuple[str, str]] = []
    for section in sections_of(nav):
        pages += section.inside or [(section.title, section.address)]
    return tuple(pages)


def _address_of(target: str) -> str:
    """The address of a page's file: studios/index.md → studios/, guide.md → guide/.

    Other targets, such as another site, stay as they are.
    """
    if not target.endswith(".md"):
        return target
    path = target.removesuffix(".md")
    if path == "index":
        return ""
    return path.removesuffix("/index") + "/"


_MOST_PARENTS = 9
"""Files that name each other would go on for ever."""


class _Tolerant(yaml.SafeLoader):
    """Reads mkdocs.yml without acting on `!ENV` and `!!python/name`: those are MkDocs' business."""


_Tolerant.add_multi_constructor("", lambda loader, suffix, node: None)


def read_settings(root: Path) -> tuple[Settings, list[Problem]]:
    """Settings of the repository at `root`; the defaults where there is no mkdocs.yml."""
    path = root / CONFIG
    if not path.exists():
        return Settings(), []
    text, problems = decode("mkdocs.yml", path.read_bytes())
    encoding = [_other_encoding(problem) for problem in problems]
    try:
        config = _inherited(yaml.load(text, Loader=_Tolerant), root)
        settings, found = settings_from(config, text=text)
    except yaml.YAMLError as error:
        return Settings(), [*encoding, _unreadable(error)]
    except (RecursionError, ValueError):
        return Settings(), [*encoding, _unreadable(yaml.YAMLError())]
    return settings, [*encoding, *found]


def _inherited(config: object, folder: Path, parents: int = 0) -> dict[str, Any]:
    """What a file says and what it takes over from the file that its `INHERIT` names.

    Args:
        folder: the folder of the file.
        parents: how many files have been taken over from already.
    """
    if not isinstance(config, dict):
        return {}
    own = {str(name): value for name, value in config.items()}
    path = folder / str(own.pop("INHERIT", ""))
    if not path.is_file() or parents > _MOST_PARENTS:
        return own
    text = path.read_text(encoding="utf-8", errors="replace")
    parent = _inherited(yaml.load(text, Loader=_Tolerant), path.parent, parents + 1)
    return _merged(parent, own)


def _merged(parent: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Two mappings as one: lists and words of the second take the place of those of the first."""
    both = dict(parent)
    for name, value in own.items():
        before = both.get(name)
        if isinstance(before, dict) and isinstance(value, dict):
            value = _merged(before, value)
        both[name] = value
    return both


def _other_encoding(problem: Problem) -> Problem:
    """F001, which is of a record, as a problem of the settings."""
    return replace(problem, code="S001", text=f"mkdocs.yml {problem.text.removeprefix('文件')}")


def _unreadable(error: yaml.YAMLError) -> Problem:
    """The place at which YAML could not be read, as far as the reader knows it."""
    line, column = 1, 1
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        line, column = error.problem_mark.line + 1, error.problem_mark.column + 1
    fix = "检查这一行的缩进和引号"
    return Problem("mkdocs.yml", line, column, "S001", "mkdocs.yml 读不出来", fix)
