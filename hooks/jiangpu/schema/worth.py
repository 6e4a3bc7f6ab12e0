"""Why a reader would miss a field: one sentence for each that is `wanted`, beside the schema.

待补资料 asks for what is missing with these words, and without them where there are none. A test
asks for a sentence when a field becomes wanted.
"""

from __future__ import annotations

WHY: dict[str, str] = {
    "summary": "一句话说清难在哪里、后来怎样，别人才知道要不要往下看。",
    "sources": "没有来源的话，别人不敢信，也不敢用。",
    "industry": "同行先按行业找，没有行业就找不到这里。",
    "trades": "干同样活计的人靠工种认出它和自己有关。",
    "unit": "知道在哪个单位，才找得到人去请教。",
    "province": "各地按省来找、来数，没有省就不在里面。",
    "city": "本市的工友最容易上门去学。",
    "leaders": "工作室是跟着人走的，想学的人先问是谁带头。",
    "founded": "有了成立的年份，才排得进年表，看得出走了多久。",
    "titles": "谁命名的、哪一级，是别人认可它的凭据。",
    "makeup": "别的单位想照着建，先要知道几个人、都是什么人。",
    "regulations": "靠制度才留得住，人换了也做得下去。",
    "projects": "立了哪些题，看得出它在解决什么。",
    "achievements": "做成了什么，是它值得学的地方。",
    "kind": "操作法、管理法、技改用处不同，分清了才好找。",
    "authors": "是谁想出来的，应该记下他的名字。",
    "year": "知道是哪一年的办法，才判断得了现在还合不合用。",
    "problem": "说清它解决什么，遇到同样难处的人才认得出来。",
    "principle": "知道为什么管用，才不会照样子做走了样。",
    "steps": "有了步骤，徒弟才能照着练；没有来源的步骤本站一步也不写。",
    "safety": "少写一条安全，可能伤到一个人。",
    "honors": "谁表彰的，是别人认可它的凭据。",
    "reach": "用到了哪里，看得出别的单位用不用得上。",
    "post": "知道他在哪个岗位，同岗位的人才知道能学什么。",
    "date": "没有日期，数字就不知道是哪一年的。",
    "publisher": "知道是谁说的，才知道这话有多少分量。",
    "items": "没有条目，就没有可以对照的东西。",
    "goals": "先知道学完能做什么，才愿意开始学。",
    "audience": "说清写给谁，别人才知道适不适合自己。",
    "stops": "没有课，就没有可以走的路。",
}
"""Attribute of a wanted field → why it matters."""
