"""What the sheet advises on one's own way of working: vague words, and how much to write.

The limits are the usual ones of TWI's job breakdown: five to seven steps, three to five key points
a step. All of it is advice and stops nothing.
"""

from __future__ import annotations

VAGUE = ("适当", "一定", "注意", "及时", "尽量", "合理", "认真", "加强", "到位", "差不多")
"""Words that say nothing unless a measure stands beside them."""

FEWEST_STEPS = 3
MOST_POINTS = 5
"""Of a step."""
