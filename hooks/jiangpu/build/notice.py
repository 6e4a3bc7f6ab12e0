"""The notice of a withdrawal, for the union's file: what was taken off, what is left to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .withdrawing import Withdrawal

_DATE = "　　　　年　　月　　日"
_BLANK = "　　　　　　　　　　"
"""Left for the hand: a program does not know the day on which the new site goes up."""


def notice_of(withdrawal: Withdrawal) -> str:
    """The whole notice, in Chinese; the same withdrawal gives the same notice."""
    document = withdrawal.document
    parts = [
        "撤下通知（存档）",
        "",
        f"条目：{document.number} {document.name}（{document.kind.label}）",
        f"依据：{withdrawal.basis or _BLANK}",
        f"要求撤下的日期：{_DATE}",
        f"新网站放上去的日期：{_DATE}",
        "经手人：　　　　　　　　　　审核人：",
        "",
        *_section("一、不再写着它的网页", withdrawal.pages),
        *_section("二、不再写着它的数据、搜索和地址文件", withdrawal.files),
        *_section("三、在字段里写着它的条目", _referring(withdrawal)),
        *_section("四、还要编者改写的文字", [str(problem) for problem in withdrawal.left]),
        *_section("五、网站以外还留着，要另外去办的（办好打勾）", _ticked(outside_of(withdrawal))),
        *_section("六、要告诉的人（告诉了打勾）", _ticked(_to_tell(withdrawal))),
    ]
    return "\n".join(parts) + "\n"


def outside_of(withdrawal: Withdrawal) -> list[str]:
    """What no new site takes away, one sentence each."""
    found = [
        "代码仓库的历史：文件还在仓库里，从前的版本谁都翻得到。要彻底去掉，请管仓库的人清理历史，"
        "并联系代码托管网站清掉缓存和别人的分叉",
        "这台机器的 .cache 文件夹：退回用的旧文件和画好的分享图在里面。确定不退回了，整个删掉",
        "搜索引擎的快照：到各家的站长平台提交删除，附上前面的网址",
        "别人手机和电脑里存下的网页、订阅里已经收到的条目：下次打开网站才会更新",
        "转发出去的链接卡片、微信里的分享图：收不回来",
        "送出去的离线包、U 盘、下载走的数据表：请拿走的人换成新的",
    ]
    for number, edition in withdrawal.cards:
        found.append(f"印出去的卡片：{number} 第 {edition} 版及以前的，挂着的摘下来，换新的")
    for uri in withdrawal.pictures:
        found.append(f"图片文件 {uri}：改名或删掉")
    return found


def _referring(withdrawal: Withdrawal) -> list[str]:
    return [f"{other.number} {other.name}（{other.uri}）" for other in withdrawal.referring]


def _to_tell(withdrawal: Withdrawal) -> Iterator[str]:
    """Those who have to know: as far as the records name them."""
    document = withdrawal.document
    yield "本人（或家属、代办人）" if withdrawal.is_person else "提供资料的人"
    unit = getattr(document.record, "unit", None)
    yield f"所在单位：{unit}" if unit else f"所在单位：{_BLANK}"
    for other in withdrawal.referring:
        yield f"{other.number} {other.name}的编者和单位"
    yield "管代码仓库和服务器的人"
    yield "合并本站数据的上级或兄弟工会"


def _section(title: str, lines: Iterable[str]) -> list[str]:
    """A title and its lines; one that is empty says so."""
    every = list(lines)
    return [f"{title}：{len(every)} 处", *(f"  {line}" for line in every or ["（没有）"]), ""]


def _ticked(lines: Iterable[str]) -> list[str]:
    return [f"□ {line}" for line in lines]
