"""隐式标识: the mark inside the file of a synthetic picture (GB 45438-2025).

It is one property of XMP, `AIGC` in the name space of TC260, and its value is a JSON text with
`Label` (1 generated, 2 perhaps, 3 suspected), who made it and under which number. Programs also
write the same JSON as a text chunk of a PNG, or among the EXIF. Nobody may take it away, so it is
found before everything else in the file is dropped, and written again as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape, unescape

NAMESPACE = "http://www.tc260.org.cn/ns/AIGC/1.0/"
WORDS = {"2": "可能是人工智能生成", "3": "疑似人工智能生成"}
"""What is said of a picture by its `Label`; of every other one `GENERATED` is."""
GENERATED = "人工智能生成"

_NAMESPACE = b"tc260.org.cn/ns/AIGC"
_ELEMENT = re.compile(rb"<([A-Za-z_][\w.-]*):AIGC(?:\s[^<>]*)?>(.*?)</\1:AIGC\s*>", re.S)
_ATTRIBUTE = re.compile(rb"[\s][A-Za-z_][\w.-]*:AIGC\s*=\s*(?:\"([^\"<]*)\"|'([^'<]*)')")
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.S)
_BARE = re.compile(rb'\{[^{}]*"Label"\s*:[^{}]*\}')
"""The JSON text where it stands by itself."""
_MAKERS = (b'"ContentProducer"', b'"ContentPropagator"', b'"ProduceID"', b'"PropagateID"')
_LABEL = re.compile(r'"Label"\s*:\s*"?(\d)')
_ENTITIES = {"&quot;": '"', "&apos;": "'", "&#34;": '"', "&#39;": "'"}


def label_in(parts: Iterable[bytes]) -> str:
    """The JSON text of the mark; "" where there is none.

    Args:
        parts: what may hold it: the XMP, the texts, the EXIF, the whole file; the first that does
            is believed.
    """
    for part in parts:
        found = _in_xmp(part) or _bare(part)
        if found:
            return found
    return ""


def words_of(label: str) -> str:
    """What a page says beside a picture with this mark."""
    match = _LABEL.search(label)
    return WORDS.get(match[1], GENERATED) if match else GENERATED


def packet(label: str) -> bytes:
    """XMP that holds the mark and nothing else; b"" where there is none."""
    if not label:
        return b""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" xmlns:TC260="{NAMESPACE}">'
        f"<TC260:AIGC>{escape(label)}</TC260:AIGC>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
        '<?xpacket end="r"?>'
    ).encode()


def _in_xmp(part: bytes) -> str:
    """The value of the property, written as an element or as an attribute."""
    if _NAMESPACE not in part:
        return ""
    element = _ELEMENT.search(part)
    if element:
        return _plain(element[2])
    attribute = _ATTRIBUTE.search(part)
    return _plain(attribute[1] or attribute[2] or b"") if attribute else ""


def _plain(value: bytes) -> str:
    """The text that a piece of XML stands for."""
    text = value.decode("utf-8", errors="replace")
    inner = _CDATA.fullmatch(text.strip())
    return inner[1] if inner else unescape(text, _ENTITIES)


def _bare(part: bytes) -> str:
    """The JSON text by itself: it has a label and says who made the picture, or its number."""
    if b'"Label"' not in part:
        return ""
    for match in _BARE.finditer(part):
        if any(maker in match[0] for maker in _MAKERS):
            return match[0].decode("utf-8", errors="replace")
    return ""
