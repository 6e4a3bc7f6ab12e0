"""The styles and scripts of a site, with the rules that they share with Python."""

from __future__ import annotations

from ..search.script_rules import script_rules
from ..site import assets
from ..site.artefacts import DataFile
from ..training.script_rules import training_rules
from ..writing.script_rules import value_rules
from .writing_rules import writing_rules


def bundle() -> dict[str, DataFile]:
    """Name of a style or script (`site.assets.bundle`) → the file."""
    rules = {
        "ui": script_rules(),
        "training": training_rules(),
        "values": value_rules(),
        "writing": writing_rules(),
    }
    return assets.bundle(rules)
