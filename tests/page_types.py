"""One page of every type that the real site has, for tests that look at all of them."""

from __future__ import annotations

from jiangpu.build.project import Project
from jiangpu.figures.formatting import shown

PAGES = [
    "",
    "studios/",
    "methods/",
    "people/",
    "reports/lianyungang-shijian/",
    "reports/jiangsu-2017/",
    "standards/lianyungang-2008/",
    "standards/compare/",
    "statistics/",
    "statistics/figures/",
    "statistics/checks/",
    "statistics/problems/",
    "timeline/",
    "seals/",
    "scrolls/",
    "masters/",
    "handscroll/",
    "ways/",
    "ways/gongjiao/",
    "learn/",
    "methods/liaoming-duibiao-tingche/learn/",
    "methods/wangjing-dianchao/test/",
    "methods/wangjing-dianchao/card/",
    "methods/wangjing-dianchao/trainer/",
    "guide/test/",
    "paths/xintudi-diyizhou/",
    "read-method/",
    "topics/",
    "honors/",
    "regions/",
    "industries/huagong/",
    "sources/",
    "quality/",
    "data/",
    "glossary/",
    "guide/",
    "contribute/",
    "contribute/handbook/",
    "contribute/new/",
    "contribute/method/",
    "contribute/fields/",
    "contribute/codes/",
    "contribute/fields/studio/",
    "contribute/codes/F012/",
    "contribute/codes/C001/",
    "contribute/commands/",
    "contribute/ten-minutes/",
    "contribute/publish/",
    "search/",
    "show/",
    "nowhere/tanhua/",
]
"""One page of every type."""


def page_types(repository: Project) -> list[str]:
    """PAGES, and of every kind the record whose figure takes most room; addresses in the site."""
    longest: dict[str, tuple[int, str]] = {}
    for document in repository.site.library.documents:
        widths = [len(str(shown(figure))) for figure in document.record.figures]
        found = (max(widths, default=0), document.url)
        longest[document.kind.key] = max(longest.get(document.kind.key, found), found)
    return PAGES + [url for _, url in longest.values()]
