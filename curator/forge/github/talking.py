"""Comments, reactions, boxes and people of a repository on GitHub, as the ports of `curator.ports.talk`.

Every write looks before it is sent again: an answer that was lost must not become a second comment.
"""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from github.IssueComment import IssueComment
from github.PaginatedList import PaginatedList

from curator.core.commands.boxes import unticked
from curator.core.proposal import BRANCH_PREFIX
from curator.errors import Refused
from curator.forge.github.account import account
from curator.forge.github.noticeboard import LABEL
from curator.forge.github.pulls import Pulls
from curator.forge.github.refusals import Forbidden, Missing
from curator.ports.talk import Comment, Place

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from github.Issue import Issue

    from curator.forge.github.session import Session
    from curator.ports.talk import Reaction

_MOST_AT_ONCE: Final = 1_000
_MOST_IN_A_THREAD: Final = 2_000
_MAY_WRITE: Final = frozenset({"admin", "maintain", "write"})
_OPPOSITE: Final[dict[str, str]] = {"+1": "-1", "-1": "+1"}
_HOW_TO_BE_READY: Final = (
    "The bot's token may not do that: click “Ready for review” near the end of this pull request."
)


class GitHubTalk:
    """`Conversation`, `Manners` and `Places` of one repository."""

    def __init__(self, session: Session) -> None:
        """Nothing is sent yet."""
        self._session = session
        self._may: dict[str, bool] = {}

    @property
    def writes(self) -> int:
        """How many writes were sent that took effect, or may have."""
        return self._session.writes

    @cached_property
    def login(self) -> str:
        """The bot's own login."""
        return account(self._session).login

    def since(self, moment: datetime) -> tuple[Comment, ...]:
        """What was written or edited from then on, the oldest first; at most 1,000."""
        repo = self._session.repo

        def read() -> tuple[Comment, ...]:
            found = repo.get_issues_comments(sort="updated", direction="asc", since=moment)
            return tuple(self._comment(one) for one in islice(found, _MOST_AT_ONCE))

        return self._session.read("read what was said", read)

    def thread(self, number: int) -> tuple[Comment, ...]:
        """The comments of one thread, the oldest first; none when it is gone."""
        repo = self._session.repo

        def read() -> tuple[Comment, ...]:
            url = f"{repo.url}/issues/{number}/comments"
            found = PaginatedList(IssueComment, repo.requester, url, None)
            return tuple(self._comment(one) for one in islice(found, _MOST_IN_A_THREAD))

        try:
            return self._session.read(f"read what was said in #{number}", read)
        except Missing:
            return ()

    def answer(self, number: int, text: str, *, replacing: Comment | None) -> None:
        """Write a comment, or edit one of the bot's own; nothing when it says just that already."""
        if replacing is not None:
            if replacing.text.replace("\r\n", "\n") == text:
                return
            try:
                self._send(
                    "PATCH", f"/issues/comments/{replacing.id}", {"body": text}, f"answer in #{number}"
                )
            except Missing:
                replacing = None  # somebody deleted it meanwhile
            else:
                return
        self._write_once(number, text)

    def react(self, comment: Comment, reaction: Reaction) -> None:
        """Put a reaction on a comment; what cannot be reacted to is passed over."""
        path = f"/issues/comments/{comment.id}/reactions"
        try:
            if comment.edited and reaction in _OPPOSITE:
                self._take_back(path, _OPPOSITE[reaction])
            self._send("POST", path, {"content": reaction}, f"react to a comment in #{comment.thread}")
        except (Missing, Forbidden):
            return

    def may_steer(self, login: str) -> bool:
        """Whether somebody may write to the repository."""
        if not login:
            return False
        if login not in self._may:
            self._may[login] = self._permission(login) in _MAY_WRITE
        return self._may[login]

    def ready(self, number: int) -> str:
        """Take a pull request out of draft, which REST cannot."""
        pull = self._session.read(f"read pull request #{number}", lambda: self._session.repo.get_pull(number))
        if not pull.draft:
            return ""
        try:
            self._session.write(f"mark #{number} as ready", pull.mark_ready_for_review)
        except (Refused, Missing):
            return _HOW_TO_BE_READY
        return ""

    def place(self, number: int) -> Place | None:
        """A pull request or an issue as it is now; None when it is gone."""
        try:
            issue = self._session.read(f"read #{number}", lambda: self._session.repo.get_issue(number))
        except Missing:
            return None
        place = Place(number, issue.body or "", own=self._is_own(issue), open=issue.state == "open")
        return place if issue.pull_request is None else self._pull(place)

    def open(self) -> tuple[Place, ...]:
        """The bot's own open pull requests."""
        pulls = Pulls(self._session, login=self.login).open()
        return tuple(Place(one.number, one.body, own=True, pull=True, branch=one.branch) for one in pulls)

    def untick(self, number: int, names: Collection[str]) -> None:
        """Empty these boxes in the body as it is now."""
        place = self.place(number)
        body = unticked(place.body, names) if place and place.own else ""
        if place and body and body != place.body:
            self._send("PATCH", f"/issues/{number}", {"body": body}, f"empty a box in #{number}")

    def _pull(self, place: Place) -> Place:
        number, home = place.number, self._session.repo.full_name
        pull = self._session.read(f"read pull request #{number}", lambda: self._session.repo.get_pull(number))
        here = getattr(pull.head.repo, "full_name", "").casefold() == home.casefold()
        own = place.own and here and pull.head.ref.startswith(BRANCH_PREFIX)
        branch = pull.head.ref if own else ""
        return Place(number, place.body, own, pull=True, branch=branch, open=place.open, draft=pull.draft)

    def _is_own(self, issue: Issue) -> bool:
        """Whether the bot wrote it: other workflows' issues have the same author, but not the label."""
        login = getattr(issue.user, "login", "")
        known = login == self.login or getattr(issue.user, "type", "") == "Bot"
        named = issue.pull_request is not None or LABEL in {one.name.casefold() for one in issue.labels}
        return known and named

    def _comment(self, found: IssueComment) -> Comment:
        author = getattr(found.user, "login", "")  # a deleted account is null, or GitHub's "ghost"
        own = author == self.login
        return Comment(
            id=found.id,
            thread=int(found.issue_url.rpartition("/")[2]),
            author="" if author == "ghost" else author,
            text=found.body or "",
            written=found.updated_at,
            own=own,
            edited=found.updated_at != found.created_at,
            machine=own or getattr(found.user, "type", "") == "Bot",
        )

    def _permission(self, login: str) -> str:
        repo = self._session.repo
        try:
            return self._session.read(
                f"ask what {login} may do", lambda: repo.get_collaborator_permission(login)
            )
        except (Missing, Forbidden):
            return ""

    def _write_once(self, number: int, text: str) -> None:
        tries = 0

        def post() -> None:
            nonlocal tries
            tries += 1
            if tries == 1 or all(not one.own or one.text != text for one in self.thread(number)):
                self._session.send("POST", f"/issues/{number}/comments", {"body": text})

        self._session.write(f"answer in #{number}", post)

    def _take_back(self, path: str, reaction: str) -> None:
        """Remove the bot's own reaction: an order that was changed is answered anew."""
        repo = self._session.repo

        def read() -> list[int]:
            asked = f"{repo.url}{path}?per_page=100&content={quote(reaction)}"
            _, found = repo.requester.requestJsonAndCheck("GET", asked)
            return [int(one["id"]) for one in found if (one.get("user") or {}).get("login") == self.login]

        for number in self._session.read("read reactions", read):
            self._send("DELETE", f"{path}/{number}", None, "take a reaction back")

    def _send(self, method: str, path: str, body: object, doing: str) -> None:
        self._session.write(doing, lambda: self._session.send(method, path, body))
