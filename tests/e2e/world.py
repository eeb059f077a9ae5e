"""A world for whole runs: arXiv's replay, GitHub's double, and the program as processes between them."""

from __future__ import annotations

import json
import os
import re
import shutil
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tests.support import bot
from tests.support.github import PATH, REPOSITORY
from tests.support.quiet_rules import quiet_rules

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from tests.support.bot import Ended, Run
    from tests.support.github import GitHubTown
    from tests.support.replay import Replay

ROOT: Final = Path(__file__).parents[2]
FEED: Final = ROOT / "curator" / "demo" / "feed.jsonl"
LIST: Final = (ROOT / PATH).read_text(encoding="utf-8")
_PASSED_ON: Final = ("PATH", "HOME", "LANG", "TMPDIR", "COVERAGE_PROCESS_CONFIG", "COVERAGE_PROCESS_START")


@dataclass
class World:
    """One repository, one arXiv, and a folder for state; each run starts a process."""

    town: GitHubTown
    replay: Replay
    folder: Path
    variables: dict[str, str] = field(default_factory=dict)
    runs: int = 0

    def start_over(self) -> None:
        """A fresh repository with the maintained list, and no state."""
        self.town.double.reset(import_module("tests.services.github_double.seed").DEFAULT)
        self.town.person_commits(LIST)
        self.town.double.control("DELETE", "writes")
        shutil.rmtree(self.folder / "state", ignore_errors=True)

    def allow(self, **limits: int) -> None:
        """From now on run with these limits in place of the maintainer's."""
        file = self.rules() / "curator.yaml"
        text = file.read_text(encoding="utf-8")
        for name, value in limits.items():
            text = re.sub(rf"(?m)^  {name}: .*$", f"  {name}: {value}", text)
        file.write_text(text, encoding="utf-8")

    def rules(self) -> Path:
        """The rules of all runs, in a folder that a test may change."""
        folder = self.folder / "rules"
        return folder if folder.exists() else quiet_rules(folder)

    def environ(self, now: datetime, **more: str) -> Mapping[str, str]:
        """What a workflow would set, with arXiv and GitHub on loopback."""
        kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        return kept | {
            "CURATOR_ARXIV_URL": self.replay.url,
            "CURATOR_CONFIG": str(self.rules()),
            "CURATOR_NOW": now.isoformat(),
            "CURATOR_STATE": str(self.folder / "state"),
            "GITHUB_API_URL": self.town.double.url,
            "GITHUB_REPOSITORY": REPOSITORY,
            "GITHUB_TOKEN": self.town.double.token("bot"),
            **self.variables,
            **more,
        }

    def start(self, now: datetime, *arguments: str, **more: str) -> Run:
        """Start one nightly run."""
        self.runs += 1
        words = ("run", "--output-format", "json", *arguments)
        return bot.start(*words, environ=self.environ(now, **more), folder=self.folder / f"run{self.runs}")

    def night(self, now: datetime, *arguments: str, **more: str) -> dict[str, Any]:
        """One nightly run to its end, which has to be a good one; what it printed as JSON."""
        ended = self.start(now, *arguments, **more).wait()
        assert ended.code == 0, ended.err
        told: dict[str, Any] = json.loads(ended.out)
        return told

    def ended(self, now: datetime, *arguments: str, **more: str) -> Ended:
        """One nightly run to its end, however that is."""
        return self.start(now, *arguments, **more).wait()

    def writes(self) -> list[dict[str, Any]]:
        """Every write that GitHub has received so far."""
        found: list[dict[str, Any]] = self.town.double.writes()
        return found

    def branches(self) -> list[str]:
        """The branches of proposals."""
        return sorted(name for name in self.town.tips() if name.startswith("curator/"))
