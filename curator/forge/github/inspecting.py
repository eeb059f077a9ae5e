"""What GitHub tells of a token and a repository; nothing is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from curator.errors import CuratorError, Unavailable
from curator.forge.github.account import account
from curator.forge.github.refusals import Missing
from curator.forge.github.state import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from curator.forge.github.session import Session
    from curator.ports import StateFile

Kind = Literal["classic", "fine-grained", "app", ""]
Step = Literal["token", "repository"]

_KINDS: Final[Mapping[str, Kind]] = {
    "ghp_": "classic",
    "gho_": "classic",
    "github_pat_": "fine-grained",
    "ghs_": "app",
}
_ROLES: Final = ("admin", "maintain", "push", "triage", "pull")
_BOT: Final = "[bot]"


class Stopped(CuratorError):
    """Nothing more can be asked; ``at`` is what was asked about, ``down`` whether GitHub did not answer."""

    def __init__(self, error: CuratorError, *, at: Step) -> None:
        """Say what ``error`` says."""
        super().__init__(str(error), advice=error.advice)
        self.at = at
        self.down = isinstance(error, Unavailable)


class Quota(NamedTuple):
    """How much may still be asked, and what came along with that answer.

    ``remaining`` is None where nothing is limited, ``resets`` None where GitHub does not say when the hour is
    over, ``skew`` how many seconds ``now`` was ahead of GitHub's clock.
    """

    remaining: int | None
    limit: int
    resets: datetime | None
    scopes: tuple[str, ...] | None
    skew: float | None


@dataclass(frozen=True, slots=True)
class Token:
    """Whose token it is; ``kind`` is "" where neither its beginning nor its owner tells."""

    login: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Place:
    """A repository as GitHub shows it to the token; where it does not say, ``may_write`` is None."""

    found: str
    private: bool
    may_write: bool | None
    role: str
    archived: bool
    has_issues: bool
    default_branch: str


class Inspection:
    """Questions about one token and one repository; every answer is checked for what it should be."""

    def __init__(self, session: Session, *, token: str) -> None:
        """Nothing is sent yet; ``token`` is looked at for its kind only."""
        self._session = session
        kinds = (kind for start, kind in _KINDS.items() if token.startswith(start))
        self._begins: Kind = next(kinds, "")

    def quota(self, *, now: datetime) -> Quota:
        """How much may be asked; this request does not count. Raises `Stopped`."""
        try:
            headers, said = self._session.read("say how much may be asked", lambda: self._get("/rate_limit"))
        except Missing:  # a GitHub Enterprise Server on which nothing is limited
            return Quota(None, 0, None, None, None)
        except CuratorError as error:
            raise Stopped(error, at="token") from error
        try:
            core = said["resources"]["core"]
            resets = datetime.fromtimestamp(int(core["reset"]), UTC)
            left, limit = int(core["remaining"]), int(core["limit"])
        except (KeyError, TypeError, ValueError, OverflowError, OSError):
            raise self._no_github(at="token") from None
        return Quota(left, limit, resets, self._scopes(headers), _skew(str(headers.get("date", "")), now))

    def token(self) -> Token:
        """Whose it is; raises `Stopped`."""
        try:
            login = account(self._session).login
        except CuratorError as error:
            raise Stopped(error, at="token") from error
        if not login:
            raise self._no_github(at="token")
        return Token(login, "app" if login.endswith(_BOT) else self._begins)

    def place(self, token: Token) -> Place:
        """The repository; raises `Stopped`."""
        try:
            said: object = self._session.read_repo().raw_data
        except CuratorError as error:
            raise Stopped(error, at="repository") from error
        shown = said if isinstance(said, dict) else {}
        name, branch = shown.get("full_name"), shown.get("default_branch")
        if not isinstance(name, str) or not isinstance(branch, str):
            raise self._no_github(at="repository")
        may = shown.get("permissions")
        may = may if isinstance(may, dict) else {}
        return Place(
            found=name,
            private=bool(shown.get("private")),
            may_write=_may_write(may, token),
            role=next((role for role in _ROLES if may.get(role)), ""),
            archived=bool(shown.get("archived")),
            has_issues=bool(shown.get("has_issues", True)),
            default_branch=branch,
        )

    def asked(self, paths: Iterable[str]) -> dict[str, Any]:
        """The JSON of each path below the repository; None where the token may not read it."""
        return {path: self._asked(path) for path in paths}

    def state(self) -> StateFile:
        """The state file, as a night finds it; raises CuratorError when it cannot be read."""
        return State(self._session).load()

    def _asked(self, path: str) -> Any:  # noqa: ANN401 - GitHub's JSON
        repo = self._session.repo
        try:
            return self._session.read("look", lambda: self._get(f"{repo.url}{path}"))[1]
        except CuratorError:
            return None

    def _get(self, path: str) -> tuple[Mapping[str, Any], Any]:
        headers, said = self._session.hub.requester.requestJsonAndCheck("GET", path)
        return headers, said

    def _scopes(self, headers: Mapping[str, Any]) -> tuple[str, ...] | None:
        """Of a classic token. GitHub sends none, or an empty header, for tokens that have permissions."""
        scopes = tuple(filter(None, map(str.strip, str(headers.get("x-oauth-scopes", "")).split(","))))
        return scopes if scopes or self._begins == "classic" else None

    def _no_github(self, *, at: Step) -> Stopped:
        message = f"{self._session.address.api_url} did not answer as a GitHub does, asked for the {at}."
        return Stopped(Unavailable(message, advice="Check GITHUB_API_URL, and proxies before it."), at=at)


def _may_write(may: Mapping[str, Any], token: Token) -> bool | None:
    """Whether the token's owner may push. The owner of an App's token is nobody's collaborator."""
    if may.get("push") is True:
        return True
    return None if token.kind == "app" or "push" not in may else False


def _skew(date: str, now: datetime) -> float | None:
    """Seconds that we are ahead of the ``Date`` of an answer."""
    try:
        there = parsedate_to_datetime(date)
    except ValueError:
        return None
    return (now - there.replace(tzinfo=there.tzinfo or UTC)).total_seconds()
