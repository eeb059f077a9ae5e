"""GitHub in the tests: the double, the people who work in its repository, and a judged connection."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

import pytest

from curator.core.proposal import Outcome
from curator.forge.github import Address, GitHubForge
from tests.forge.town import LIST, Pull
from tests.support.openapi import complaints
from tests.support.wire import tapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.forge.github.address import Address as AnAddress
    from tests.support.wire import Wire

REPOSITORY: Final = "maintainer/papers"
PATH: Final = "list/README.md"
_READY: Final = (
    "mutation Ready($id: ID!) { markPullRequestReadyForReview(input: {pullRequestId: $id}) "
    "{ pullRequest { isDraft } } }"
)


@dataclass(frozen=True, slots=True)
class StoppedClock:
    """A clock that shows one moment."""

    moment: datetime = datetime(2026, 4, 30, 3, 17, tzinfo=UTC)

    def now(self) -> datetime:
        """The moment."""
        return self.moment


@dataclass
class GitHubTown:
    """The double as the town that `ForgeContract` is tried in.

    Attributes:
        who: the bot's token, by its name in the double's seed.
        slept: the pauses that forges made here, in seconds.
    """

    double: Any
    who: str = "bot"
    slept: list[float] = field(default_factory=list)
    forges: list[GitHubForge] = field(default_factory=list)

    @property
    def address(self) -> AnAddress:
        """Where the list is."""
        return Address(REPOSITORY, api_url=self.double.url, list_path=PATH)

    def forge(self, *, token: str | None = None, address: AnAddress | None = None) -> GitHubForge:
        """A new forge on the same repository; it never really sleeps."""
        made = GitHubForge(
            address or self.address,
            token=self.double.token(self.who) if token is None else token,
            clock=StoppedClock(),
            sleep=self.slept.append,
            timeout=1,
        )
        self.forges.append(made)
        return made

    def close(self) -> None:
        """Close every forge's connection."""
        for forge in self.forges:
            forge.close()

    def ask(
        self, method: str, path: str, body: object = None, *, who: str = "maintainer", **headers: str
    ) -> Any:  # noqa: ANN401 - GitHub's JSON
        """One request of a person, from inside the double; the answer's JSON, or text when it is raw."""
        raw = json.dumps(body).encode() if body is not None else b""
        answer = self.double.request(method, path, self.double.token(who), raw, **headers)
        assert answer.status < 300, answer.payload()
        text = answer.payload().decode()
        return text if headers else json.loads(text or "null")

    def state(self) -> Any:  # noqa: ANN401 - the double's own JSON
        """What the double knows of the repository."""
        return self.double.state()[REPOSITORY]

    def pulls(self) -> tuple[Pull, ...]:
        """Every pull request, the oldest first."""
        return tuple(self._pull(row) for row in sorted(self.state()["pulls"], key=lambda row: row["number"]))

    def _pull(self, row: Any) -> Pull:  # noqa: ANN401 - the double's own JSON
        closed = Outcome.MERGED if row["merged"] else Outcome.DECLINED
        return Pull(
            branch=row["head"].partition(":")[2],
            title=row["title"],
            body=row["body"],
            draft=row["draft"],
            state=Outcome.OPEN if row["state"] == "open" else closed,
            labels=frozenset(row["labels"]),
            text=self.text(row["head_sha"]),
        )

    def text(self, ref: str) -> str:
        """The list at a commit or branch."""
        answer = self.ask(
            "GET", f"/repos/{REPOSITORY}/contents/{PATH}?ref={ref}", accept="application/vnd.github.raw+json"
        )
        return str(answer)

    def tips(self) -> dict[str, str]:
        """Every branch and the commit it stands at."""
        return dict(self.state()["branches"])

    def number(self, branch: str) -> int:
        """The number of the branch's newest pull request."""
        return int(max(row["number"] for row in self.state()["pulls"] if row["head"].endswith(f":{branch}")))

    def person_commits(self, text: str, *, branch: str | None = None) -> None:
        """A person pushes a new text of the list."""
        self.double.commit(REPOSITORY, {PATH: text}, branch=branch, login="maintainer")

    def person_closes(self, branch: str) -> None:
        """A person closes the branch's pull request."""
        self.ask("PATCH", f"/repos/{REPOSITORY}/pulls/{self.number(branch)}", {"state": "closed"})

    def person_merges(self, branch: str) -> None:
        """A person marks the branch's draft as ready, and merges it."""
        pull = self.ask("GET", f"/repos/{REPOSITORY}/pulls/{self.number(branch)}")
        self.ask("POST", "/graphql", {"query": _READY, "variables": {"id": pull["node_id"]}})
        self.ask("PUT", f"/repos/{REPOSITORY}/pulls/{pull['number']}/merge", {})


def _judged(double: Any) -> list[str]:  # noqa: ANN401 - the double ships no types
    """Have every request that reaches the double judged, also those of other processes; the complaints."""
    found: list[str] = []
    handle = double.api.handle

    def judging(request: Any) -> Any:  # noqa: ANN401 - as the double has it
        if not request.path.startswith("/_double/") and request.headers.get("user-agent") != "in-process":
            found.extend(complaints(request.method, request.target, request.raw))
        return handle(request)

    double.api.handle = judging
    return found


@pytest.fixture(scope="session")
def double_of_the_session() -> Iterator[tuple[Any, list[str]]]:
    """One double for all tests, and what GitHub's description has against requests that reached it."""
    package = import_module("tests.services.github_double")
    with package.GitHubDouble() as double:
        yield double, _judged(double)


@pytest.fixture
def double(double_of_the_session: tuple[Any, list[str]]) -> Iterator[Any]:
    """GitHub's double with the default seed; the test fails when it was sent what GitHub does not know."""
    double, found = double_of_the_session
    found.clear()
    double.reset(import_module("tests.services.github_double.seed").DEFAULT)
    yield double
    assert found == []


@pytest.fixture
def wire() -> Iterator[Wire]:
    """The connection of PyGithub in this process."""
    with tapped() as wire:
        yield wire


@pytest.fixture
def github_town(double: Any, wire: Wire) -> Iterator[GitHubTown]:  # noqa: ANN401 - it ships no types
    """The double with the contract's list on its default branch."""
    town = GitHubTown(double)
    town.person_commits(LIST)
    double.control("DELETE", "writes")
    yield town
    town.close()
