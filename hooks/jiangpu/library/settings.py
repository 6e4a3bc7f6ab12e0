"""The site's settings: the MkDocs basics and `extra.jiangpu` of mkdocs.yml.

What is not set is not shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ..problems.problem import Problem
from ..schema.vocabularies import nearest


class Section(NamedTuple):
    """A tab of the header: its title, "" for the name of its page, and its address."""

    title: str
    address: str


class Settings(BaseModel):
    """What the pages may say about the site and its publisher."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    site_name: str = Field("匠谱", alias="站名")
    site_url: str = Field("https://jiangpu.example/", alias="网址")
    repo_url: str | None = Field(None, alias="仓库")
    sections: tuple[Section, ...] = Field((), alias="栏目")
    branch: str = Field("main", alias="分支")
    organiser: str | None = Field(None, alias="主办单位")
    contact: str | None = Field(None, alias="联系方式")
    icp: str | None = Field(None, alias="ICP备案")
    police: str | None = Field(None, alias="公安备案")
    province: str | None = Field(None, alias="省")
    city: str | None = Field(None, alias="市")
    headline: tuple[str, ...] = Field((), alias="首页数字")
    """Up to four figures of the home page, each as 记录编号/代号: R0001/shiji."""
    featured: tuple[str, ...] = Field((), alias="首页工作室")
    awaited: str | None = Field(None, alias="首页待补")
    """The method whose unpublished verse the home page shows as empty cells."""
    standard: str | None = Field(None, alias="标准")
    indicators: tuple[str, ...] = Field((), alias="指标")
    units: tuple[str, ...] = Field((), alias="单位")
    published: str = Field("tests/published.txt", alias="已发布地址")
    share_images: bool = Field(False, alias="分享图")
    """Whether a picture is drawn for each record and the site; takes Pillow and a Chinese font."""

    @property
    def base_path(self) -> str:
        """The path of the site on its host, with slashes at both ends."""
        path = self.site_url.split("://", 1)[-1].partition("/")[2]
        return f"/{path.strip('/')}/" if path.strip("/") else "/"


def settings_from(
    config: Mapping[str, Any], uri: str = "mkdocs.yml"
) -> tuple[Settings, list[Problem]]:
    """Settings from a parsed mkdocs.yml; a setting that cannot be used is reported and left out."""
    given = dict((config.get("extra") or {}).get("jiangpu") or {})
    given.setdefault("站名", config.get("site_name") or "匠谱")
    given.setdefault("网址", config.get("site_url") or "https://jiangpu.example/")
    if config.get("repo_url"):
        given.setdefault("仓库", config["repo_url"])
    given.setdefault("栏目", sections_of(config.get("nav")))
    problems = []
    for _ in range(len(given) + 1):
        try:
            return Settings.model_validate(given), problems
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                name = str(detail["loc"][0])
                given.pop(name, None)
                near = nearest(name, [info.alias for info in Settings.model_fields.values()])
                unknown = detail["type"] == "extra_forbidden"
                text = f"「{name}」不是网站设置" if unknown else f"「{name}」的写法不对"
                fix = f"改为“{near}”" if unknown and near else "对照 HACKING.md 里的设置表"
                problems.append(Problem(uri, 1, 1, "S001", text, fix))
    return Settings(), problems


def sections_of(nav: object) -> tuple[Section, ...]:
    """The sections that MkDocs' `nav` lists: `名称: 文件`, or a file alone.

    A group has no page of its own and is left out.
    """
    sections = []
    for entry in nav if isinstance(nav, list) else ():
        titled = entry if isinstance(entry, dict) else {"": entry}
        for title, target in titled.items():
            if isinstance(target, str):
                sections.append(Section(str(title), _address_of(target)))
    return tuple(sections)


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


class _Tolerant(yaml.SafeLoader):
    """Reads mkdocs.yml without acting on `!ENV` and `!!python/name`: those are MkDocs' business."""


_Tolerant.add_multi_constructor("", lambda loader, suffix, node: None)


def read_settings(root: Path) -> tuple[Settings, list[Problem]]:
    """Settings of the repository at `root`; the defaults where there is no mkdocs.yml."""
    path = root / "mkdocs.yml"
    if not path.exists():
        return Settings(), []
    try:
        config = yaml.load(path.read_text(encoding="utf-8"), Loader=_Tolerant)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        return Settings(), [
            Problem(
                "mkdocs.yml", line, column, "S001", "mkdocs.yml 读不出来", "检查这一行的缩进和引号"
            )
        ]
    return settings_from(config or {})
