"""A small, valid ``rules/`` folder that a test then spoils."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

CURATOR = "version: 1\nlist:\n  path: README.md\n"
SCREENING = """\
version: 1
thresholds: {candidate: 0.6, triage: 0.4}
base: -2
in_scope:
  - name: defense
    phrase: [adversarial defense]
    weight: 4
    why: names a defense
"""
SECTION = """\
version: 1
heading: Adversarial Training
anchor: training
rules:
  - name: training
    phrase: [adversarial training]
    weight: 3
    why: trains on adversarial examples
"""
LIST = "# A list\n\n## Adversarial Training\n\n* [A Title](https://arxiv.org/abs/2302.04638) <br/> Words.\n"


def rules_folder(root: Path, **files: str) -> Path:
    """Write ``root/rules`` and the list; ``curator="…"`` replaces ``curator.yaml``, and so on."""
    folder = root / "rules"
    (folder / "sections").mkdir(parents=True)
    (folder / "curator.yaml").write_text(files.get("curator", CURATOR), encoding="utf-8")
    (folder / "screening.yaml").write_text(files.get("screening", SCREENING), encoding="utf-8")
    (folder / "sections" / "training.yaml").write_text(files.get("section", SECTION), encoding="utf-8")
    if "venues" in files:
        (folder / "venues.yaml").write_text(files["venues"], encoding="utf-8")
    (root / "README.md").write_text(files.get("list", LIST), encoding="utf-8")
    return folder
