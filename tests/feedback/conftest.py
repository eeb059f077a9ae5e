"""A contributor's pull request from a fork, and the second stage of its check."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from curator.cli import main
from tests.e2e.world import ROOT
from tests.support.github import PATH, REPOSITORY, GitHubTown

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.wire import Wire

LIST = (ROOT / PATH).read_text(encoding="utf-8")
ANCHOR = "* [Towards Deep Learning Models Resistant to Adversarial Attacks]"
GOOD = "* [A new paper](https://arxiv.org/abs/2604.01234) <br/> It is new.\n"


@dataclass
class Contribution:
    """One pull request: what its branch holds, what its check uploads, and what is said about it."""

    town: GitHubTown
    wire: Wire
    folder: Path
    number: int = 0
    head: str = ""
    uploaded: dict[str, Any] = field(default_factory=dict)

    @property
    def uploads(self) -> Path:
        """Where the artifacts of the check are unpacked."""
        folder = self.folder / "uploaded"
        folder.mkdir(exist_ok=True)
        return folder

    def pushes(self, text: str) -> None:
        """The contributor commits a text of the list in the fork, and opens the pull request."""
        self.town.double.commit("outsider/papers", {PATH: text}, branch="mine", login="outsider")
        if not self.number:
            body = {"title": "Add a paper", "head": "outsider:mine", "base": "main"}
            made = self.town.ask("POST", f"/repos/{REPOSITORY}/pulls", body, who="outsider")
            self.number = int(made["number"])
        pull = self.town.ask("GET", f"/repos/{REPOSITORY}/pulls/{self.number}")
        self.head = pull["head"]["sha"]

    def finds(self, *findings: dict[str, Any], name: str = "curator-findings.json") -> None:
        """The check of the pull request uploads these findings."""
        rows = [{"path": PATH, "line": 1, "message": "is wrong", "text": "", **one} for one in findings]
        (self.uploads / name).write_text(json.dumps({"version": 1, "findings": rows}), encoding="utf-8")

    def hears(self, **event: str) -> int:
        """The trusted workflow runs; its exit code."""
        run = {"head_sha": self.head, "event": "pull_request", "head_branch": "mine", "id": 7, **event}
        told = {"action": "completed", "workflow_run": run, "repository": {"full_name": REPOSITORY}}
        (self.folder / "event.json").write_text(json.dumps(told), encoding="utf-8")
        return main(["feedback", str(self.uploads)])

    def comments(self) -> list[str]:
        """What the bot has commented."""
        rows = self.town.ask("GET", f"/repos/{REPOSITORY}/issues/{self.number}/comments")
        return [row["body"] for row in rows]

    def notes(self) -> list[dict[str, Any]]:
        """The remarks on lines."""
        rows: list[dict[str, Any]] = self.town.ask("GET", f"/repos/{REPOSITORY}/pulls/{self.number}/comments")
        return rows

    def resolved(self) -> list[bool]:
        """Of each remark whether it is resolved."""
        query = (
            '{ repository(owner: "maintainer", name: "papers") { pullRequest(number: %d) '
            "{ reviewThreads(first: 100) { nodes { isResolved } } } } }"
        )
        answer = self.town.ask("POST", "/graphql", {"query": query % self.number})
        nodes = answer["data"]["repository"]["pullRequest"]["reviewThreads"]["nodes"]
        return [node["isResolved"] for node in nodes]


@pytest.fixture
def contribution(
    double: Any,  # noqa: ANN401 - it ships no types
    wire: Wire,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Contribution:
    """A fork of the repository with the maintained list, and the variables of the trusted workflow."""
    town = GitHubTown(double)
    town.person_commits(LIST)
    town.ask("POST", f"/repos/{REPOSITORY}/forks", {}, who="outsider")
    values = {
        "CURATOR_CONFIG": str(ROOT / "rules"),
        "CURATOR_STATE": str(tmp_path / "state"),
        "CURATOR_NOW": "2026-04-30T03:17:00+00:00",
        "CURATOR_DOCS_URL": "https://github.com/maintainer/papers/blob/HEAD/docs/checks",
        "GITHUB_API_URL": double.url,
        "GITHUB_EVENT_PATH": str(tmp_path / "event.json"),
        "GITHUB_REPOSITORY": REPOSITORY,
        "GITHUB_TOKEN": double.token("bot"),
    }
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    return Contribution(town, wire, tmp_path)


def with_entry(line: str, text: str = LIST) -> str:
    """The list with one more entry at the end of the first section that has some."""
    at = text.index("* [")
    return text[:at] + line + "\n" + text[at:]
