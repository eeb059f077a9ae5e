"""A small repository of one's own, in which ``curator run --forge local`` has papers to propose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from curator.forge.local import found
from tests.e2e.world import FEED, ROOT
from tests.support.quiet_rules import quiet_rules

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.replay import StartReplay

NIGHT = "2026-04-24T06:17:00+00:00"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, start_replay: StartReplay) -> Path:
    """The maintained list and rules in a new repository, which is the current folder; arXiv is a replay."""
    root = tmp_path / "papers"
    rules = quiet_rules(tmp_path / "rules")
    files = {f"rules/{file.relative_to(rules)}": file.read_bytes() for file in sorted(rules.rglob("*.yaml"))}
    files["list/README.md"] = (ROOT / "list/README.md").read_bytes()
    root.mkdir()
    found(root, files=files)
    monkeypatch.chdir(root)
    monkeypatch.setenv("CURATOR_ARXIV_URL", start_replay(FEED).url)
    monkeypatch.setenv("CURATOR_NOW", NIGHT)
    return root
