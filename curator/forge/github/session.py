"""One repository over PyGithub: requests are retried, writes are counted, refusals are explained."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from github import Auth, BadAttributeException, Github, GithubException

from curator.errors import CuratorError, Unavailable, UsageError
from curator.forge.github.patience import retrying
from curator.forge.github.refusals import Clash, explained

if TYPE_CHECKING:
    from collections.abc import Callable

    from github.Repository import Repository

    from curator.forge.github.address import Address

T = TypeVar("T")
_SERVER_ERROR: Final = 500
_NO_ANSWER_OF_GITHUBS: Final = (
    AssertionError,  # PyGithub's own checks, such as of addresses in answers: the token goes to one host only
    AttributeError,  # fields that are missing are None in PyGithub
    KeyError,
    TypeError,
    RuntimeError,  # redirected to another host
    BadAttributeException,
)


class Session:
    """A connection with a token.

    Attributes:
        address: the repository and the API.
        writes: how many writes were sent that took effect, or may have (the answer was lost).
    """

    def __init__(self, address: Address, *, token: str, sleep: Callable[[float], None], timeout: int) -> None:
        """Nothing is sent yet. ``timeout`` is for connecting and for each pause of an answer, in seconds."""
        if not token.strip():
            message = "There is no token for GitHub."
            raise UsageError(
                message, advice="Set GITHUB_TOKEN; docs/github.md says which permissions it needs."
            )
        self.address = address
        self.writes = 0
        self._sleep = sleep
        self._token = token.strip()
        self.hub = Github(
            auth=Auth.Token(self._token),
            base_url=address.api_url.rstrip("/"),
            user_agent=f"paper-curator (+https://github.com/{address.repository})",
            timeout=timeout,
            per_page=100,
            retry=None,
            seconds_between_requests=None,
            seconds_between_writes=None if address.loopback else 1.0,
        )
        self._repo: Repository | None = None

    @property
    def repo(self) -> Repository:
        """The repository, read once: a renamed one goes on under its new name."""
        return self._repo or self.read_repo()

    def read_repo(self) -> Repository:
        """Read the repository anew."""
        self._repo = self.read(
            f"read the repository {self.address.repository}",
            lambda: self.hub.get_repo(self.address.repository),
        )
        return self._repo

    def read(self, doing: str, call: Callable[[], T]) -> T:
        """Make a call that changes nothing; ``doing`` says what for, as in “GitHub refused to …”."""
        return self._patiently(doing, call)

    def write(self, doing: str, call: Callable[[], T]) -> T:
        """Make a call that changes something, once or (when an answer is lost) more often."""
        return self._patiently(doing, lambda: self._counted(call))

    def pause(self, seconds: float) -> None:
        """Give GitHub time to work something out."""
        self._sleep(seconds)

    def send(self, method: str, path: str, body: object) -> None:
        """One write by its path below the repository, where PyGithub would first read what it has to change.

        To be called inside of `write`.
        """
        self.repo.requester.requestJsonAndCheck(method, f"{self.repo.url}{path}", input=body)

    def _counted(self, call: Callable[[], T]) -> T:
        try:
            answer = call()
        except GithubException as error:
            self.writes += error.status >= _SERVER_ERROR
            raise
        except (OSError, ValueError):
            self.writes += 1
            raise
        self.writes += 1
        return answer

    def _patiently(self, doing: str, call: Callable[[], T]) -> T:
        loop = retrying(sleep=self._sleep)
        try:
            return loop(call)
        except GithubException as error:
            raise self._told(error, doing=doing, tries=loop.statistics["attempt_number"]) from None
        except (OSError, ValueError) as error:
            message = (
                f"GitHub at {self.address.api_url} did not answer when asked to {doing}: {_kind(error)}."
            )
            raise Unavailable(message, advice="Nothing is lost: the next run goes on from here.") from None
        except _NO_ANSWER_OF_GITHUBS:
            message = f"When asked to {doing}, {self.address.api_url} did not answer as a GitHub does."
            raise Unavailable(
                message, advice="If this stays, check GITHUB_API_URL, and proxies before it."
            ) from None

    def _told(self, error: GithubException, *, doing: str, tries: int) -> CuratorError:
        told = explained(error, doing=doing, token=self._token)
        if isinstance(told, Clash):
            told.after_lost_answer = tries > 1
        return told


def _kind(error: Exception) -> str:
    """What went wrong, without addresses of objects and the like."""
    name = type(error).__name__
    return {"ConnectionError": "the connection failed", "ReadTimeout": "it took too long"}.get(name, name)
