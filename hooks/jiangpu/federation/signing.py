"""Who wrote an index.json: signatures in the format of minisign, by Ed25519.

So a city may sign with `jiangpu sign` or with minisign itself, and anybody can check either with
either (https://jedisct1.github.io/minisign/). The list has the hash of every file: one signature
covers them all. A secret key is a file of its own without a password; it never lies in a site.

Without the package cryptography nothing is signed and nothing is checked, and that is said.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass

from .refused import Refused

SIGNED = "index.json.minisig"
"""The signature, beside the list."""

_ALGORITHM, _HASHED = b"Ed", b"ED"
"""Ed25519; the same over the BLAKE2b hash of what is signed."""

_NO_PASSWORD = b"\0\0"
_CHECKSUM = b"B2"
_KEY, _ID, _SIGNATURE, _SEED = 32, 8, 64, 32

_UNTRUSTED = "untrusted comment: "
_TRUSTED = "trusted comment: "

INSTALL = '先运行 pip install "jiangpu[federation]"'


class Unable(Exception):
    """The package cryptography is not there."""


class BadKey(ValueError):
    """A text that is no key; the message says so in Chinese."""


@dataclass(frozen=True)
class PublicKey:
    """What signatures are checked with: the key and the eight bytes that name it."""

    name: bytes
    key: bytes

    @property
    def text(self) -> str:
        """As it is written into the list of cities: RW…"""
        return base64.b64encode(_ALGORITHM + self.name + self.key).decode()


@dataclass(frozen=True)
class SecretKey:
    """What is signed with: the seed of the key and the eight bytes that name it."""

    name: bytes
    seed: bytes

    @property
    def public(self) -> PublicKey:
        """What its signatures are checked with.

        Raises:
            Unable: cryptography is missing.
        """
        return PublicKey(self.name, _public_of(self.seed))

    @property
    def text(self) -> str:
        """The file that holds it, as minisign -W writes it."""
        public = self.public.key
        checksum = _blake(_ALGORITHM + self.name + self.seed + public, 32)
        limits = bytes(32 + 8 + 8)
        parts = (
            _ALGORITHM,
            _NO_PASSWORD,
            _CHECKSUM,
            limits,
            self.name,
            self.seed,
            public,
            checksum,
        )
        line = base64.b64encode(b"".join(parts)).decode()
        return f"{_UNTRUSTED}jiangpu secret key\n{line}\n"


def public_key(text: str) -> PublicKey:
    """The key that a text states, as minisign writes it: its last line counts.

    Raises:
        BadKey: it is none.
    """
    lines = text.strip().splitlines() or [""]
    data = _decoded(lines[-1])
    if len(data) != len(_ALGORITHM) + _ID + _KEY or not data.startswith(_ALGORITHM):
        raise BadKey("不是公钥，公钥是 RW 开头的一行字")
    return PublicKey(data[2 : 2 + _ID], data[2 + _ID :])


def secret_key(text: str) -> SecretKey:
    """The key that a file holds.

    Raises:
        BadKey: it is none, or one that is locked by a password.
    """
    lines = text.strip().splitlines() or [""]
    data = _decoded(lines[-1])
    if len(data) != 158 or not data.startswith(_ALGORITHM):
        raise BadKey("不是私钥文件")
    if data[2:4] != _NO_PASSWORD:
        raise BadKey("这个私钥有密码，要用不设密码的（minisign -G -W）")
    rest = data[54:]
    name, seed = rest[:_ID], rest[_ID : _ID + _SEED]
    checksum = rest[_ID + 64 :]
    # minisign writes none where there is no password
    if checksum not in (_blake(_ALGORITHM + rest[: _ID + 64], 32), bytes(32)):
        raise BadKey("私钥文件坏了")
    return SecretKey(name, seed)


def new_key(random: bytes) -> SecretKey:
    """A key from 40 random bytes."""
    return SecretKey(random[:_ID], random[_ID : _ID + _SEED])


def sign(content: bytes, key: SecretKey, comment: str) -> str:
    """The signature of a file. The same file and key give the same text: it names no time.

    Args:
        comment: one line that is signed too.

    Raises:
        Unable: cryptography is missing.
    """
    signature = _signed(key.seed, _blake(content, 64))
    whole = _signed(key.seed, signature + comment.encode())
    first = base64.b64encode(_HASHED + key.name + signature).decode()
    second = base64.b64encode(whole).decode()
    return f"{_UNTRUSTED}signature from jiangpu\n{first}\n{_TRUSTED}{comment}\n{second}\n"


def verify(content: bytes, signature: bytes | None, key: PublicKey) -> None:
    """Make sure that the owner of a key wrote a list.

    Raises:
        Refused: there is no signature, or it is not by this key over this content.
        Unable: cryptography is missing.
    """
    if signature is None:
        raise _refused("没有签名", "请那个城市用 jiangpu sign 签好再发布")
    lines = signature.decode("utf-8", "replace").splitlines()
    if len(lines) < 4 or not lines[2].startswith(_TRUSTED):
        raise _refused("不是签名文件", "请那个城市用 jiangpu sign 再签一次")
    try:
        data, whole = _decoded(lines[1]), _decoded(lines[3])
    except BadKey:
        raise _refused("不是签名文件", "请那个城市用 jiangpu sign 再签一次") from None
    algorithm, name, signed = data[:2], data[2 : 2 + _ID], data[2 + _ID :]
    if name != key.name:
        raise _refused("签名用的不是名单上的那把钥匙", "请那个城市用原来的钥匙签，或改名单上的公钥")
    message = _blake(content, 64) if algorithm == _HASHED else content
    comment = lines[2].removeprefix(_TRUSTED).encode()
    fits = (
        algorithm in (_ALGORITHM, _HASHED)
        and len(signed) == _SIGNATURE
        and _fits(key.key, signed, message)
        and _fits(key.key, whole, signed + comment)
    )
    if not fits:
        raise _refused("签名对不上，清单可能被人改过", "请那个城市重新签名，再发布一次")


def _refused(reason: str, fix: str) -> Refused:
    return Refused(SIGNED, reason, fix)


def _decoded(line: str) -> bytes:
    try:
        return base64.b64decode(line.strip(), validate=True)
    except (binascii.Error, ValueError):
        raise BadKey("不是钥匙，也不是签名") from None


def _blake(content: bytes, size: int) -> bytes:
    return hashlib.blake2b(content, digest_size=size).digest()


def _public_of(seed: bytes) -> bytes:
    try:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    except ImportError:
        raise Unable from None
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def _signed(seed: bytes, message: bytes) -> bytes:
    try:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    except ImportError:
        raise Unable from None
    return Ed25519PrivateKey.from_private_bytes(seed).sign(message)


def _fits(key: bytes, signature: bytes, message: bytes) -> bool:
    """Whether a signature is by a key over a message."""
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    except ImportError:
        raise Unable from None
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
