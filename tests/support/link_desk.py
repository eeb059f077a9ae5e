"""`curator links` as somebody runs it in a folder of their own, where every host is on this machine."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pytest

from curator.cli import main
from tests.settings.folders import rules_folder

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.paper_web import BuildPaperWeb, PaperWeb

HEAD: Final = "# Papers\n\n## Adversarial Training\n\n"
NOW: Final = "2026-11-26T03:17:00+00:00"
CONFIG: Final = """\
version: 1
contact: robot@example.org
list:
  path: README.md
links:
  host_interval: 0
  confirm_now_after: 0
  timeout: 5
"""


class Told(NamedTuple):
    """What a run printed."""

    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """Its stdout as data."""
        found: dict[str, Any] = json.loads(self.out)
        return found

    @property
    def links(self) -> dict[str, dict[str, Any]]:
        """The links of its JSON by address."""
        return {one["url"]: one for one in self.json["links"]}

    @property
    def verdicts(self) -> dict[str, tuple[str, str | None]]:
        """Verdict and reason by address."""
        return {url: (one["verdict"], one["reason"]) for url, one in self.links.items()}


class LinkDesk:
    """The current folder, with rules and a list, and the web behind the links of that list."""

    def __init__(
        self,
        folder: Path,
        build: BuildPaperWeb,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        """An empty list, and the time `NOW`."""
        self.folder = folder
        self._build = build
        self._monkeypatch = monkeypatch
        self._capsys = capsys
        self.set(CURATOR_NOW=NOW, XDG_CACHE_HOME=str(folder / "caches"))

    def set(self, **variables: str) -> None:
        """Set environment variables."""
        for name, value in variables.items():
            self._monkeypatch.setenv(name, value)

    def unset(self, *names: str) -> None:
        """Forget environment variables."""
        for name in names:
            self._monkeypatch.delenv(name, raising=False)

    def write(self, text: str, name: str = "README.md") -> Path:
        """A file in the folder."""
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def configure(self, old: str, new: str) -> None:
        """Change ``curator.yaml``."""
        file = self.folder / "rules" / "curator.yaml"
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    def list(self, text: str, **how: Any) -> PaperWeb:  # noqa: ANN401 - what `BuildPaperWeb.of` takes
        """Write the list, and build a web in which all of its links are in order, but for ``how``."""
        self.write(text)
        world = self._build.of(text, **how)
        self.set(**world.variables)
        return world

    def run(self, *words: str, code: int = 0) -> Told:
        """Run the program to its end, which has this exit code."""
        ended = main(list(words))
        told = Told(*self._capsys.readouterr())
        assert ended == code, f"{ended}\n{told.out}\n{told.err}"
        return told

    def links(self, *words: str, code: int = 0) -> Told:
        """`curator links`."""
        return self.run("links", *words, code=code)

    def data(self, *words: str, code: int = 0) -> Told:
        """`curator links` as JSON."""
        return self.links(*words, "--output-format", "json", code=code)

    def facts(self, name: str = ".curator/facts.json") -> dict[str, Any]:
        """A file of facts."""
        found: dict[str, Any] = json.loads((self.folder / name).read_text(encoding="utf-8"))
        return found


@pytest.fixture
def desk(
    tmp_path: Path,
    build_paper_web: BuildPaperWeb,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> LinkDesk:
    """A folder with rules, which is the current one."""
    root = tmp_path / "papers"
    root.mkdir()
    rules_folder(root, curator=CONFIG, list=HEAD)
    monkeypatch.chdir(root)
    for name in [name for name in os.environ if name.startswith(("CURATOR_", "GITHUB_"))]:
        monkeypatch.delenv(name)
    return LinkDesk(root, build_paper_web, monkeypatch, capsys)
