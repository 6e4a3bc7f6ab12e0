"""The list of cities that a portal joins: a small file of the portal's keeper."""

from __future__ import annotations

from .declare import Part, field
from .frozen import Frozen
from .types import Many, Text


class ListedCity(Part):
    """A city of the list: where its data is, and how to know that it is its own."""

    name: Text = field("名称", "门户上怎么称呼这个城市", "某某", required=True)
    address: Text | None = field("网址", "它的网站的地址，以 / 结尾", "https://lyg.example/")
    folder: Text | None = field(
        "文件夹", "数据在这台电脑上的哪里，从名单算起；不写就到网址去取", "../lianyungang/site"
    )
    key: Text | None = field("公钥", "核对签名用的，jiangpu sign --new 给的那一行", "RW…")


class CityList(Frozen):
    """The whole of the list."""

    name: Text | None = field("名称", "门户叫什么", "江苏省劳模创新工作室")
    address: Text | None = field("网址", "门户的地址", "https://province.example/")
    organiser: Text | None = field("主办单位", "写在页脚的", "江苏省总工会")
    cities: Many[ListedCity] = field(
        "城市", "合并哪几个城市", "{名称: 某某, 网址: https://lyg.example/}", default=()
    )
