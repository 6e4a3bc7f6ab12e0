"""Invitations to the reader: the sheet with the record filled in, a prepared mail, and the words
for the telephone or by hand.

Without 联系方式 in the settings there is none: what leads nowhere is not asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from ..library.completeness import completeness
from ..library.contact import Contact
from ..library.documents import Document
from ..library.settings import Settings
from ..schema.base import Record
from ..schema.method import Method
from ..schema.registry import METHOD
from .sheets import ADD, CORRECT, VERSE, sheet_address
from .wording import number_in_chinese

_PROOF = "凭什么知道（文件、报道、书页、证书，或者“我在场”）："
_SENDER = "我是谁，怎么联系（可以不写）："
_NEW_LINE = "\r\n"
"""What RFC 6068 has between the lines of a body."""


@dataclass(frozen=True)
class Invitation:
    """What a reader is asked for, and how to answer.

    Attributes:
        label: what the button says: 补充这一页.
        sheet: the address of the sheet, opened for this, from the site's root.
        mail: the prepared mail as a link; "" where no mail address is known.
        words: what to say on the telephone or to write by hand.
        contact: where to say it.
    """

    label: str
    sheet: str
    mail: str
    words: str
    contact: Contact


def mail_link(address: str, subject: str, lines: Sequence[str]) -> str:
    """A prepared mail as a link (RFC 6068): UTF-8, percent-encoded, a space as %20.

    Args:
        address: to whom.
        subject: its subject.
        lines: the lines of its body.
    """
    body = _NEW_LINE.join(lines)
    to = quote(address, safe="@")
    return f"mailto:{to}?subject={quote(subject, safe='')}&body={quote(body, safe='')}"


class Invitations:
    """What a page may ask its reader for; every answer is None without 联系方式.

    Args:
        settings: notes that the contact is read.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def contact(self) -> Contact | None:
        """Where readers reach the editors."""
        return self._settings.contact

    def supplement(self, document: Document[Record], what: str = "") -> Invitation | None:
        """补充: something that the page of a record lacks.

        Args:
            what: the one thing that is asked for; all that is missing without it.
        """
        missing = what or "、".join(completeness(document.record).missing)
        asked = [f"还缺：{missing}"] if missing else []
        lines = [*_about(document), *asked, "", "我知道的：", "", _PROOF, "", _SENDER, ""]
        subject = f"补充 {_titled(document)}"
        words = f"我想补充{_spoken(document)}。我知道的是……，依据是……。"
        sheet = sheet_address(ADD, document.number, what)
        return self._invitation("补充这一页", sheet, subject, lines, words)

    def correct(self, document: Document[Record], what: str = "") -> Invitation | None:
        """纠错: something that is wrong on the page of a record.

        Args:
            what: the one thing that is wrong, its field first: 数字：成员数. It is asked for first.
        """
        meant = [f"说的是{what}"] if what else []
        lines = [
            *_about(document),
            *meant,
            "",
            "错在哪里：",
            "",
            "应该是：",
            "",
            _PROOF,
            "",
            _SENDER,
            "",
        ]
        subject = f"纠错 {_titled(document)}"
        words = f"{_spoken(document)}有一处不对：写的是……，应该是……，依据是……。"
        sheet = sheet_address(CORRECT, document.number, what)
        return self._invitation("指出错误", sheet, subject, lines, words)

    def verse(self, document: Document[Method]) -> Invitation | None:
        """我知道这七个字: the characters of an unpublished verse."""
        length = document.record.verse_length
        if not length or document.record.verse:
            return None
        count = f"{number_in_chinese(length)}个字"
        lines = [*_about(document), f"还缺：口诀的{count}", "", f"这{count}是："]
        lines += ["", "每个字的意思：", "", _PROOF, "", _SENDER, ""]
        subject = f"口诀 {_titled(document)}"
        words = f"我知道{_spoken(document)}的{count}。它们是……，意思是……，依据是……。"
        sheet = sheet_address(VERSE, document.number)
        return self._invitation(f"我知道这{count}", sheet, subject, lines, words)

    def meaning(self, document: Document[Method], phrase: str) -> Invitation | None:
        """What a phrase of a verse means, where no source tells it."""
        return self.supplement(document, f"“{phrase}”怎么讲")

    def first_of(self, way: str) -> Invitation | None:
        """The first method of a job (活计) that has none yet."""
        lines = [f"还没有收录{way}的操作法。", "", "这个办法叫什么，谁总结的：", "", "怎么做：", ""]
        lines += [_PROOF, "", _SENDER, ""]
        words = f"我想写{way}的第一条操作法。它叫……，是……总结的，依据是……。"
        sheet = sheet_address(kind=METHOD.key)
        return self._invitation("请来写第一条", sheet, f"参编 {way}的操作法", lines, words)

    def general(self) -> Invitation | None:
        """A new page, or anything that belongs to no page."""
        lines = ["说的是哪一页，或者哪个工作室、哪种操作法：", "", "我知道的："]
        lines += ["", _PROOF, "", _SENDER, ""]
        words = "我想补充一件事：……。我知道的是……，依据是……。"
        subject = f"参编 {self._settings.site_name}"
        return self._invitation("告诉我们", sheet_address(), subject, lines, words)

    def _invitation(
        self, label: str, sheet: str, subject: str, lines: Sequence[str], words: str
    ) -> Invitation | None:
        contact = self.contact
        if contact is None:
            return None
        mail = mail_link(contact.mail, subject, lines) if contact.mail else ""
        return Invitation(label, sheet, mail, words, contact)


def _about(document: Document[Record]) -> list[str]:
    """Which page a mail is about: its number and its name, a line."""
    return [f"页面：{_titled(document)}"]


def _titled(document: Document[Record]) -> str:
    """Number and name: M0001 三步换泵法."""
    return f"{document.number} {document.name}"


def _spoken(document: Document[Record]) -> str:
    """Number and name in a sentence: M0001《三步换泵法》."""
    return f"{document.number}《{document.name}》"
