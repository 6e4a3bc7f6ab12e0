"""What the script of the sheet takes from Python: the forms of all kinds, and its words."""

from __future__ import annotations

from typing import Any

from ..schema import letter
from ..schema.figure import Figure
from ..schema.forms import Asker, FieldForm, form_of
from ..schema.registry import KINDS, METHOD, PERSON, STUDIO
from ..schema.teaching import ACCOUNT_NOTICE
from ..training.writing import FEWEST_STEPS, MOST_POINTS, VAGUE

_FIGURES, _SOURCES = "数字", "来源"

_FIGURE_PARTS = ("indicator", "scope", "as_of", "quote")
"""What the sheet asks of a figure besides its amount."""


def writing_rules() -> dict[str, Any]:
    """Everything that the script of the sheet takes from Python, as plain data."""
    return {
        "forms": {kind.label: _form(form_of(kind, Asker.SHEET)) for kind in KINDS},
        "kinds": {kind.letter: kind.label for kind in KINDS},
        "new": {kind.key: kind.label for kind in (STUDIO, METHOD, PERSON)},
        "letter": {
            "version": letter.VERSION,
            "begin": letter.BEGIN,
            "end": letter.END,
            "deeds": {deed.name: deed.value for deed in letter.Deed},
            "members": {member.name: member.value for member in letter.Member},
        },
        "amount": letter.AMOUNT,
        "account": ACCOUNT_NOTICE,
        "writing": {
            "vague": list(VAGUE),
            "fewestSteps": FEWEST_STEPS,
            "mostPoints": MOST_POINTS,
        },
    }


def _form(form: Any) -> dict[str, Any]:
    """A form without the field that has a screen of its own, and without what is empty in it."""
    sections = []
    for section in form["sections"]:
        fields = [_asked(field) for field in section["fields"] if field["label"] != _SOURCES]
        if fields:
            sections.append({"title": section["title"], "fields": fields})
    slim: dict[str, Any] = _slim({**form, "sections": sections})
    return slim


def _asked(field: FieldForm) -> FieldForm:
    """A field as the sheet asks for it: of a figure, the amount in one piece."""
    if field["label"] != _FIGURES:
        return field
    labels = [_figure_label(attribute) for attribute in _FIGURE_PARTS]
    parts = [part for part in field["parts"] if part["label"] in labels]
    return {**field, "parts": [parts[0], _AMOUNT_FIELD, *parts[1:]]}


def _figure_label(attribute: str) -> str:
    return str(Figure.model_fields[attribute].alias)


_AMOUNT_FIELD: FieldForm = {
    "label": letter.AMOUNT,
    "help": "照来源写：近、多、余、约和单位，一个字不改",
    "example": "近2000人",
    "required": True,
    "wanted": True,
    "many": False,
    "widget": "line",
    "type": "amount",
    "choices": [],
    "offered": [],
    "refers_to": "",
    "parts": [],
    "lead": "",
    "limit": None,
}


def _slim(value: Any) -> Any:
    """Plain data without what is empty or false: a page need not load it."""
    if isinstance(value, dict):
        kept = {name: _slim(inner) for name, inner in value.items()}
        return {name: inner for name, inner in kept.items() if inner not in ("", [], None, False)}
    if isinstance(value, list):
        return [_slim(item) for item in value]
    return value
