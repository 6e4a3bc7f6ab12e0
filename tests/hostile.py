"""What somebody who means harm may put into bodies and fields, and pages that are full of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

from jiangpu.build.project import context_of, preview_pages
from jiangpu.library.documents import sound
from jiangpu.library.loader import load
from jiangpu.library.settings import Settings
from jiangpu.reading.frontmatter import parse
from jiangpu.schema.examples import record_examples
from jiangpu.schema.fields import Field, fields_of
from jiangpu.schema.registry import BY_KEY
from jiangpu.schema.types import ValueType
from jiangpu.site.artefacts import Page
from jiangpu.writing.composing import composed

RUN = "top.ran=1"
"""What a script would do, if it ran."""
HOST = "elsewhere.example"

_EVENTS = ("onerror", "onload", "onfocus", "onmouseover", "onanimationstart", "ontoggle", "onbegin")
_TAGS = ("img", "svg", "body", "input", "details", "video", "audio", "iframe", "object", "a", "xss")
EVENTS = [
    f"<{tag} src=x open autofocus tabindex=0 {event}={RUN}>甲"
    for tag, event in product(_TAGS, _EVENTS)
]
_SCHEMES = [
    "javascript:",
    "JaVaScRiPt:",
    "java\tscript:",
    "java&#10;script:",
    "&#106;avascript:",
    "&#x6a;avascript&colon;",
    "\x01javascript:",
    " javascript:",
    "vbscript:",
    "data:text/html,<script>",
    "javascript&#58;",
    "view-source:javascript:",
    "feed:javascript:",
]
_LINKS = [
    "<a href='{}'>甲</a>",
    "[甲]({})",
    "[甲](<{}>)",
    "[甲][x{}]\n\n[x{}]: {}",
    "![甲]({})",
    "<img src='{}' alt=甲>",
    "<iframe src='{}'></iframe>",
    "<form action='{}'><button>甲</button></form>",
    "<button formaction='{}'>甲</button>",
    "<svg><a xlink:href='{}'><text>甲</text></a></svg>",
    "<object data='{}'></object>",
    "<embed src='{}'>",
    "<meta http-equiv=refresh content='0;url={}'>",
    "<base href='{}//'>",
    "<{}>",
]
ADDRESSES = [link.replace("{}", f"{scheme}{RUN}") for link, scheme in product(_LINKS, _SCHEMES)]
SCRIPTS = [
    f"<script>{RUN}</script>",
    f"<SCRIPT/XSS>{RUN}</SCRIPT>",
    f"<scr<script>ipt>{RUN}</scr</script>ipt>",
    f"<<script>{RUN}//<</script>",
    f"<script\n>{RUN}</script\n>",
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><style><img src=x onerror={RUN}></style></svg>",
    f"<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror={RUN}&gt;'>",
    f"<noscript><p title='</noscript><img src=x onerror={RUN}>'>",
    f"<template><script>{RUN}</script></template>",
    f"<iframe srcdoc='<script>{RUN}</script>'></iframe>",
    f"<textarea></textarea><img src=x onerror={RUN}>",
    f"<title><img src=x onerror={RUN}></title>",
    f"<!--><img src=x onerror={RUN}>-->",
    f"<!-- --!><img src=x onerror={RUN}>",
    f"<![CDATA[<img src=x onerror={RUN}>]]>",
    f"<?xml version='1.0'?><img src=x onerror={RUN}>",
    f"<xmp></xmp><img src=x onerror={RUN}>",
    f"<plaintext><img src=x onerror={RUN}>",
    f"`<img src=x onerror={RUN}>",
    f"```\n</code></pre><script>{RUN}</script>\n```",
    f"[甲](x 'a\" onmouseover=\"{RUN}')",
    f'![甲" onerror="{RUN}](x.png)',
    f"| a |\n|---|\n| <img src=x onerror={RUN}> |",
    f"甲[^a{RUN}]\n\n[^a{RUN}]: <script>{RUN}</script>",
    f'【数字 "><script>{RUN}</script>】',
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"\\<script>{RUN}</script>",
    f"<div style='animation:x' onanimationstart={RUN}>甲</div>",
    f"<link rel=import href='data:text/html,<script>{RUN}</script>'>",
    f"<a href=# id=x tabindex=1 onfocus={RUN}>甲</a>",
    f"<details open ontoggle={RUN}>甲</details>",
    f"<b/onclick={RUN}>甲</b>",
    f"<b\x00onclick={RUN}>甲</b>",
    f"\u2028<script>{RUN}</script>\u2029",
]
_OUT = f"//{HOST}/"
OUTSIDE = [
    f"<img src={_OUT}a alt=x>",
    f"<img src='https:/\\{HOST}/b' alt=x>",
    f"<img src='/\\{HOST}/c' alt=x>",
    f"<img src='\\\\{HOST}/d' alt=x>",
    f"<img src='/&#9;/{HOST}/e' alt=x>",
    f"<img\nsrc='\n{_OUT}f' alt=x>",
    f"<img srcset='{_OUT}g 1x' alt=x>",
    f"<picture><source srcset='{_OUT}h'><img src=x alt=x></picture>",
    f"![x]({_OUT}i)",
    f"![x](\\\\{HOST}/j)",
    f"![x][r]\n\n[r]: {_OUT}k",
    f"![x](</\t/{HOST}/l>)",
    f"<video poster={_OUT}m src={_OUT}n autoplay></video>",
    f"<audio src={_OUT}o autoplay></audio>",
    f"<link rel=stylesheet href={_OUT}p><link rel=prefetch href={_OUT}q><link rel=dns-prefetch href={_OUT}>",
    f"<style>@import '{_OUT}r'; body{{background:url({_OUT}s)}}</style>",
    f"<div style='background:url({_OUT}t)'>甲</div>",
    f"<table background={_OUT}u><tr><td background={_OUT}v>甲</td></tr></table>",
    f"<svg><image href={_OUT}w /><use href={_OUT}x#a /><feImage href={_OUT}y /></svg>",
    f"<input type=image src={_OUT}z>",
    f"<embed src={_OUT}1><object data={_OUT}2></object><iframe src={_OUT}3></iframe>",
    f"<track src={_OUT}4><source src={_OUT}5>",
    f"<a href={_OUT}6 ping={_OUT}7>甲</a>",
    f"<body background={_OUT}8>",
    f"<meta http-equiv=refresh content='0;url={_OUT}9'>",
    f"<script src={_OUT}10></script>",
    f"<img src=x lowsrc={_OUT}11 dynsrc={_OUT}12 longdesc={_OUT}13 alt=x>",
    f"<img src='http&colon;{_OUT}14' alt=x>",
    f"```\n![x]({_OUT}15)\n\n\\`<img src={_OUT}16>\\`",
]
SHOWN = (
    *(f"<{scheme}{RUN}>" for scheme in _SCHEMES if "&" in scheme or "\t" in scheme),
    *(vector for vector in SCRIPTS if vector.startswith(("```", "&lt;"))),
    f"[甲][xjava\tscript:{RUN}]\n\n[xjava\tscript:{RUN}]: java\tscript:{RUN}",
)
"""What is no code to a reader of Markdown: it stands on the page letter by letter."""
BODIES = {"事件": EVENTS, "地址": ADDRESSES, "脚本": SCRIPTS, "外面": OUTSIDE}
"""Class → vectors for a body."""

IN_FIELDS = (
    f'"><script>{RUN}</script><img src={_OUT}field onerror={RUN}>'
    f"' onfocus={RUN} autofocus x='</title></style></textarea>{{{{7*7}}}}<svg/onload={RUN}>"
)
"""What is added to every text of a record."""


def attacked(data: dict[str, Any], fields: tuple[Field, ...]) -> dict[str, Any]:
    """The fields of a record, each text that is free with something added."""
    named = {field.label: field for field in fields}
    return {label: _attacked(value, named[label]) for label, value in data.items()}


def _attacked(value: Any, field: Field) -> Any:
    if isinstance(value, list):
        return [_attacked(item, field) for item in value]
    if isinstance(value, dict):
        return attacked(value, field.parts)
    is_free = field.type == ValueType.TEXT and not field.vocabulary and field.label not in _FIXED
    return f"{value}{IN_FIELDS}" if is_free else value


_FIXED = frozenset({"编号", "代号", "曾用地址", "规则", "来源", "效益", "可能同一", "各项", "等于"})


def hostile_pages(root: Path) -> Iterator[Page]:
    """Every page of a repository with such a record of each kind, whatever the check says of it."""
    for key, example in record_examples().items():
        model = BY_KEY[key].model
        parsed, _ = parse(example.uri, example.text.encode())
        target = root / example.uri
        target.parent.mkdir(parents=True, exist_ok=True)
        text = composed(model, attacked(parsed.tree.data, fields_of(model)), parsed.body)
        target.write_text(text, encoding="utf-8")
    (root / "docs").mkdir(exist_ok=True)
    context = context_of(load(root), Settings(), drafts=True)
    yield from preview_pages(context, list(map(sound, context.loaded.documents)))
