"""The maintained rules for runs of arXiv alone: neither links nor venues are asked about, nor proceedings."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
NO_LINKS: Final = "\nschedule:\n  links: null\n"
NO_VENUES: Final = "enrichment:\n  per_night: 0\n"


def quiet_rules(folder: Path) -> Path:
    """A copy of the rules in ``folder``, which must not be there yet."""
    shutil.copytree(ROOT / "rules", folder)
    file = folder / "curator.yaml"
    papers_only, _, _ = file.read_text(encoding="utf-8").partition("\ncalendar:\n")
    arxiv_only = papers_only.replace("{enabled: true}", "{enabled: false}")
    file.write_text(arxiv_only + NO_LINKS + NO_VENUES, encoding="utf-8")
    return folder
