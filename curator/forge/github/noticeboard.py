"""The bot's own issues: found by one label in one request, known by a hidden line, edited in place."""

from __future__ import annotations

import re
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

from curator.errors import CuratorError
from curator.ports.talk import Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from github.Issue import Issue

    from curator.forge.github.session import Session

LABEL: Final = "curator-board"
"""On every issue of the bot's own, so that it is found among thousands."""

_NAME: Final = re.compile(r"<!-- curator:board (?P<name>[a-z0-9-]{1,80}) -->\s*\Z")
_PIN: Final = "mutation($id: ID!) { pinIssue(input: {issueId: $id}) { clientMutationId } }"


class GitHubNoticeboard:
    """`Noticeboard` of one repository; what stands is read once a run."""

    def __init__(self, session: Session, *, login: Callable[[], str]) -> None:
        """Nothing is sent yet; ``login`` is the bot's own, asked for when it is first needed."""
        self._session = session
        self._login = login

    def shown(self, name: str) -> Notice | None:
        """The open issue of this name; of several, which two machines may have made, the oldest."""
        return next((one for known, one in self._open if known == name), None)

    def show(self, name: str, *, title: str, body: str, pinned: bool = False, once: bool = False) -> None:
        """Make the issue, or edit it where it says something else."""
        body = f"{body.rstrip()}\n\n<!-- curator:board {name} -->"
        standing = self.shown(name)
        if standing is not None:
            if not once:
                self._edit(standing, title=title, body=body)
            return
        if once and any(known == name for known, _ in self._all("closed")):
            return
        node = self._session.write(f"open the issue “{title}”", lambda: self._made(name, title, body))
        del self._open
        if pinned and node:
            self._pin(node)

    def take_down(self, names: str, *, saying: str) -> None:
        """Close every open issue whose name begins so; one write does both, so that nothing is said twice."""
        for name, notice in self._open:
            if name.startswith(names):
                words = {"state": "closed", "body": f"**{saying}**\n\n{notice.body}"}
                send = partial(self._session.send, "PATCH", f"/issues/{notice.number}", words)
                self._session.write(f"close #{notice.number}", send)

    @cached_property
    def _open(self) -> tuple[tuple[str, Notice], ...]:
        return self._all("open")

    def _all(self, state: str) -> tuple[tuple[str, Notice], ...]:
        repo = self._session.repo

        def read() -> tuple[tuple[str, Notice], ...]:
            found = repo.get_issues(state=state, labels=[LABEL], sort="created", direction="asc")
            return tuple(self._own(found))

        return self._session.read("read the bot's own issues", read)

    def _own(self, issues: Iterable[Issue]) -> Iterable[tuple[str, Notice]]:
        """Those that the bot opened: a label and a hidden line are anybody's to copy."""
        for issue in issues:
            found = _NAME.search(issue.body or "")
            author = issue.user
            own = getattr(author, "login", "") == self._login() or getattr(author, "type", "") == "Bot"
            if found is not None and own and issue.pull_request is None:
                labels = frozenset(label.name.casefold() for label in issue.labels)
                yield found["name"], Notice(issue.number, issue.html_url, issue.title, issue.body, labels)

    def _edit(self, notice: Notice, *, title: str, body: str) -> None:
        if (notice.title, notice.body.replace("\r\n", "\n")) == (title, body):
            return
        words = {"title": title, "body": body}
        path = f"/issues/{notice.number}"
        self._session.write(f"edit #{notice.number}", lambda: self._session.send("PATCH", path, words))

    def _made(self, name: str, title: str, body: str) -> str:
        """The node id of a new issue; "" when an earlier try, whose answer was lost, has made it."""
        if any(known == name for known, _ in self._all("open")):
            return ""
        repo = self._session.repo
        _, made = repo.requester.requestJsonAndCheck(
            "POST", f"{repo.url}/issues", input={"title": title, "body": body, "labels": [LABEL]}
        )
        return str(made.get("node_id", ""))

    def _pin(self, node: str) -> None:
        """Only a favour: three issues may be pinned, and not every token may do it."""
        hub = self._session.hub
        try:
            self._session.write("pin the issue", lambda: hub.requester.graphql_query(_PIN, {"id": node}))
        except CuratorError:
            return
