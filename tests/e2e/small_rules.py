"""A rule set that is read in milliseconds, for runs whose subject is not the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_SCREENING: Final = """\
version: 1
thresholds: {candidate: 0.5, triage: 0.2}
base: -1
in_scope:
  - name: robust
    phrase: [adversarial*, certif*, robust*, attack*]
    weight: 3
    why: names a defense
"""
_SECTION: Final = """\
version: 1
heading: General Defenses (training phase)
anchor: General_training
rules:
  - name: training
    phrase: [adversarial training]
    weight: 3
    why: trains on adversarial examples
"""


def write(folder: Path) -> None:
    """Replace the rules of ``folder`` by these; its ``curator.yaml`` stays."""
    for old in (folder / "venues.yaml", *(folder / "sections").glob("*.yaml")):
        old.unlink()
    (folder / "screening.yaml").write_text(_SCREENING, encoding="utf-8")
    (folder / "sections" / "training.yaml").write_text(_SECTION, encoding="utf-8")
