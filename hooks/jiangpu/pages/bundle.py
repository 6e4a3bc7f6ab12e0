"""The styles and scripts of a site, with the rules that they share with Python."""

from __future__ import annotations

from ..search.script_rules import script_rules
from ..site import assets
from ..site.artefacts import DataFile
from ..training.script_rules import training_rules


def bundle() -> dict[str, DataFile]:
    """Name of a style or script (`site.assets.bundle`) → the file."""
    return assets.bundle(script_rules(), training_rules())
