"""Signatures are those of minisign: what either signs, the other accepts; a changed byte is noticed."""

from __future__ import annotations

import pytest
from jiangpu.federation.refused import Refused
from jiangpu.federation.signing import BadKey, new_key, public_key, secret_key, sign, verify

CONTENT = '{"site": "匠谱"}\n'.encode()
PUBLIC = "RWSFZogLhxde5VgU1TEu8q6eLhBgpt5b8onMr/vkpqnrZXTNrFRaRY8U"
SECRET = (
    "untrusted comment: minisign encrypted secret key\n"
    "RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAhWaIC4cXXuXyLQOnM06z7X66C0czxez6"
    "YhxzCcFo91Su+G2ISQb9fVgU1TEu8q6eLhBgpt5b8onMr/vkpqnrZXTNrFRaRY8UAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"
)
BY_MINISIGN = {
    "hashed": (
        "untrusted comment: signature from minisign secret key\n"
        "RUSFZogLhxde5TcrtaWk7aOMaA1ajuQ0m1Fxp3c9FC/wQ2JXQleBH2CoK8FpHZPHLzEX/2Uh6LJCfUozPZGSFimABBkIZH7KCAs=\n"
        "trusted comment: of a test\n"
        "xVU5G1xi+KWFHhUxT1vu/ZAdrUnxjmXVGgpjTFW+qi08ZMOLZwLjjUT/WEG2YaVEJfQpLFUJKc8C2O44eeO/Dw==\n"
    ),
    "plain": (
        "untrusted comment: signature from minisign secret key\n"
        "RWSFZogLhxde5V0NLd4HNEBkh/HAiU7mXc7XfeTVSV6lahMdRpCssXQr2+3l9kjT6EV5pn9Vx3AESDlneKdayTHQld9T0zXeAwo=\n"
        "trusted comment: of a test\n"
        "fPkwNTEOF7dKXaFjkkNOMfF9OMpWOor8J/rml2X9y9wfh33GdSJnTInhdmiCjnAkwBmOOYpHrB/HDmk8bbPIDw==\n"
    ),
}


@pytest.mark.parametrize("form", BY_MINISIGN)
def test_what_minisign_signs_is_accepted(form: str) -> None:
    verify(CONTENT, BY_MINISIGN[form].encode(), public_key(PUBLIC))


def test_with_the_key_of_minisign_the_same_signature_comes_out() -> None:
    """But for the first line, which nobody trusts."""
    made = sign(CONTENT, secret_key(SECRET), "of a test")
    assert made.splitlines()[1:] == BY_MINISIGN["hashed"].splitlines()[1:]
    assert secret_key(SECRET).public == public_key(PUBLIC)


def test_a_key_is_read_as_it_was_written() -> None:
    key = new_key(bytes(range(40)))
    assert secret_key(key.text) == key
    assert public_key(f"untrusted comment: x\n{key.public.text}\n") == key.public


def refusal(content: bytes, signature: bytes | None, key: str = PUBLIC) -> str:
    with pytest.raises(Refused) as caught:
        verify(content, signature, public_key(key))
    return str(caught.value)


GOOD = BY_MINISIGN["hashed"].encode()
OTHER = new_key(bytes(40)).public.text
SAME_NAME = new_key(public_key(PUBLIC).name + bytes(32)).public.text


@pytest.mark.parametrize(
    ("content", "signature", "key", "said"),
    [
        (CONTENT + b" ", GOOD, PUBLIC, "签名对不上"),
        (CONTENT, GOOD.replace(b"of a test", b"of a jest"), PUBLIC, "签名对不上"),
        (
            CONTENT,
            GOOD.replace(b"RUSFZogLhxde5TcrtaWk7", b"RUSFZogLhxde5TcrtaWk8"),
            PUBLIC,
            "签名对不上",
        ),
        (CONTENT, GOOD, OTHER, "不是名单上的那把钥匙"),
        (CONTENT, GOOD, SAME_NAME, "签名对不上"),
        (CONTENT, None, PUBLIC, "没有签名"),
        (CONTENT, b"", PUBLIC, "不是签名文件"),
        (CONTENT, b"\xff\n\xff\ntrusted comment: \n!\n", PUBLIC, "不是签名文件"),
        (CONTENT, GOOD.replace(b"==", b""), PUBLIC, "不是签名文件"),
    ],
)
def test_what_does_not_fit_is_refused(
    content: bytes, signature: bytes | None, key: str, said: str
) -> None:
    assert said in refusal(content, signature, key)


@pytest.mark.parametrize("text", ["", "RW", "密码", PUBLIC[:-4], SECRET])
def test_what_is_no_public_key(text: str) -> None:
    with pytest.raises(BadKey):
        public_key(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "不是私钥"), (PUBLIC, "不是私钥"), (SECRET.replace("RWQAAEIy", "RWRTY0Iy"), "有密码")],
)
def test_what_is_no_secret_key(text: str, said: str) -> None:
    with pytest.raises(BadKey, match=said):
        secret_key(text)
