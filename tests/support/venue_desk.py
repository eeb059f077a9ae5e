"""`curator audit` and `curator add` as somebody runs them in a folder of their own."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from curator.cli import main
from tests.settings.folders import rules_folder
from tests.support.link_desk import NOW, Told
from tests.support.replay import record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.services.registry_replay import RegistryReplay
    from tests.support.replay import Replay, StartReplay

ROOT: Final = Path(__file__).parents[2]
CONFIG: Final = """\
version: 1
contact: robot@example.org
list:
  path: README.md
enrichment:
  witnesses: [arxiv, openreview]
"""


class VenueDesk:
    """The current folder, with rules and a list, and the services that know of venues."""

    def __init__(
        self,
        folder: Path,
        registries: RegistryReplay,
        start: StartReplay,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        """No list yet, services that know nothing, and the time `NOW`."""
        self.folder = folder
        self.registries = registries
        self._start = start
        self._monkeypatch = monkeypatch
        self._capsys = capsys
        self.set(
            CURATOR_NOW=NOW,
            XDG_CACHE_HOME=str(folder / "caches"),
            CURATOR_OPENREVIEW_URL=f"{registries.url}/v2",
            CURATOR_OPENREVIEW_V1_URL=f"{registries.url}/v1",
        )

    def set(self, **variables: str) -> None:
        """Set environment variables."""
        for name, value in variables.items():
            self._monkeypatch.setenv(name, value)

    def write(self, text: str, name: str = "README.md") -> Path:
        """A file in the folder."""
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def read(self, name: str = "README.md") -> str:
        """What a file holds."""
        return (self.folder / name).read_text(encoding="utf-8")

    def configure(self, old: str, new: str) -> None:
        """Change ``curator.yaml``."""
        file = self.folder / "rules" / "curator.yaml"
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    def arxiv(self, papers: Mapping[str, Mapping[str, object]]) -> Replay:
        """Serve arXiv's papers, by their ids."""
        rows = [record(name, published="2021-01-05T00:00:00Z") | dict(more) for name, more in papers.items()]
        replay = self._start(rows)
        self.set(CURATOR_ARXIV_URL=replay.url)
        return replay

    def note(self, number: str, title: str, *, venue: str, venueid: str, authors: Sequence[str] = ()) -> None:
        """Let OpenReview have a note of a paper."""
        said = {"title": title, "venue": venue, "venueid": venueid, "authors": list(authors)}
        content = {name: {"value": value} for name, value in said.items()}
        self.registries.shelf.notes["v2"].append({"id": number, "forum": number, "content": content})

    def works(self, *rows: Mapping[str, object], name: str = "works.jsonl") -> str:
        """A file of proceedings."""
        self.write("".join(json.dumps(row) + "\n" for row in rows), name)
        return name

    def run(self, *words: str, code: int = 0) -> Told:
        """Run the program to its end, which has this exit code."""
        ended = main(list(words))
        told = Told(*self._capsys.readouterr())
        assert ended == code, f"{ended}\n{told.out}\n{told.err}"
        return told

    def audit(self, *words: str, code: int = 1) -> Told:
        """`curator audit`."""
        return self.run("audit", *words, code=code)

    def data(self, *words: str, code: int = 1) -> dict[str, Any]:
        """`curator audit` as JSON."""
        return self.audit(*words, "--output-format", "json", code=code).json


@pytest.fixture
def venue_desk(
    tmp_path: Path,
    registries: RegistryReplay,
    start_replay: StartReplay,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> VenueDesk:
    """A folder with rules, which is the current one."""
    root = tmp_path / "papers"
    root.mkdir()
    venues = (ROOT / "rules" / "venues.yaml").read_text(encoding="utf-8")
    rules_folder(root, curator=CONFIG, venues=venues)
    monkeypatch.chdir(root)
    for name in [name for name in os.environ if name.startswith(("CURATOR_", "GITHUB_"))]:
        monkeypatch.delenv(name)
    return VenueDesk(root, registries, start_replay, monkeypatch, capsys)
