"""Who the bot is on this GitHub: the name under its commits, and whose pull requests are its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from curator.errors import Refused
from curator.forge.github.refusals import Forbidden

if TYPE_CHECKING:
    from curator.forge.github.session import Session

_ACTIONS_LOGIN: Final = "github-actions[bot]"
_ACTIONS_ID: Final = 41_898_282


@dataclass(frozen=True, slots=True)
class Account:
    """An account: login, and the address under which GitHub recognises its commits."""

    login: str
    email: str


def account(session: Session) -> Account:
    """The account behind the token.

    A personal token may ask ``GET /user``. An App's token and a workflow's ``GITHUB_TOKEN`` may not (403);
    GraphQL tells them who they are. Where that is closed too, the bot signs as the workflow's bot.
    """
    try:
        login, number = session.read("find out whose token this is", lambda: _user(session))
    except Forbidden:
        login, number = _viewer(session)
    return Account(login, f"{number}+{login}@{session.address.noreply}")


def _user(session: Session) -> tuple[str, int]:
    user = session.hub.get_user()
    return user.login, user.id


def _viewer(session: Session) -> tuple[str, int]:
    def ask() -> dict[str, Any]:
        _, answer = session.hub.requester.graphql_query("query { viewer { login databaseId } }", {})
        return answer

    try:
        viewer = session.read("find out whose token this is", ask)["data"]["viewer"]
        return str(viewer["login"]), int(viewer["databaseId"])
    except (Refused, KeyError, TypeError, ValueError):
        return _ACTIONS_LOGIN, _ACTIONS_ID
