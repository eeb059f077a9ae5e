"""Reviews on GitHub: `Reviews` of one repository.

REST knows reviews and their comments, but not which threads are resolved; that is asked of GraphQL.
"""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Final

from github.File import File
from github.PaginatedList import PaginatedList

from curator.errors import Refused
from curator.forge.github.graph import Question, pages
from curator.forge.github.refusals import Forbidden, Missing
from curator.lint.touched import lines_added
from curator.ports.review import Thread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from curator.forge.github.session import Session
    from curator.ports.review import Note

_THREADS: Final = Question(
    "query Threads($owner: String!, $name: String!, $number: Int!, $after: String) "
    "{ repository(owner: $owner, name: $name) { pullRequest(number: $number) "
    "{ reviewThreads(first: 100, after: $after) { nodes { id isResolved "
    "comments(first: 1) { nodes { databaseId body viewerDidAuthor } } } "
    "pageInfo { hasNextPage endCursor } } } } }",
    path=("pullRequest", "reviewThreads"),
    doing="read the remarks in a pull request",
    most=5,
)
_RESOLVE: Final = (
    "mutation Resolve($id: ID!) { resolveReviewThread(input: {threadId: $id}) { thread { isResolved } } }"
)
_MOST_PULLS: Final = 500
_MOST_FILES: Final = 300


class GitHubReviews:
    """`Reviews` of one repository."""

    def __init__(self, session: Session) -> None:
        """Nothing is sent yet."""
        self._session = session

    def pulls_at(self, commit: str) -> tuple[int, ...]:
        """The open pull requests whose branch stands at a commit.

        Events name no pull request of a fork, and a branch's name there is anybody's choice: only the commit
        tells.
        """
        repo = self._session.repo

        def read() -> tuple[int, ...]:
            found = islice(repo.get_pulls(state="open", sort="updated", direction="desc"), _MOST_PULLS)
            return tuple(pull.number for pull in found if pull.head.sha == commit)

        return self._session.read("find the pull request of a commit", read)

    def lines(self, number: int, *, path: str) -> frozenset[int]:
        """The lines that a pull request adds to a file; none where GitHub shows no diff."""
        repo = self._session.repo

        def read() -> str:
            files = PaginatedList(File, repo.requester, f"{repo.url}/pulls/{number}/files", None)
            found = islice(files, _MOST_FILES)
            return next((one.patch or "" for one in found if one.filename == path), "")

        return lines_added(self._session.read(f"read the diff of #{number}", read))

    def threads(self, number: int) -> tuple[Thread, ...]:
        """The threads that the bot has begun."""
        found = pages(self._session, _THREADS, number=number)
        return tuple(_own(chain.from_iterable(found)))

    def review(self, number: int, notes: Sequence[Note], *, commit: str, path: str) -> None:
        """One review with all notes; one whose answer was lost is not sent again."""
        body = {"commit_id": commit, "event": "COMMENT", "comments": [_comment(one, path) for one in notes]}
        tries = 0

        def post() -> None:
            nonlocal tries
            tries += 1
            standing = {one.body for one in self.threads(number)} if tries > 1 else set()
            if not standing.issuperset(note.body for note in notes):
                self._session.send("POST", f"/pulls/{number}/reviews", body)

        self._session.write(f"review #{number}", post)

    def resolve(self, thread: Thread, *, saying: str) -> None:
        """Fold a thread away, which takes “contents: write”; without that, say so in its first comment."""
        hub = self._session.hub
        try:
            self._session.write(
                "resolve a remark", lambda: hub.requester.graphql_query(_RESOLVE, {"id": thread.id})
            )
        except Missing:
            return
        except Refused:
            self._reword(thread, saying)

    def _reword(self, thread: Thread, saying: str) -> None:
        path, body = f"/pulls/comments/{thread.comment}", {"body": saying}
        try:
            self._session.write("reword a remark", lambda: self._session.send("PATCH", path, body))
        except (Missing, Forbidden):
            return


def _own(nodes: Iterable[Any]) -> Iterator[Thread]:
    for node in nodes:
        for first in node["comments"]["nodes"]:
            if first["viewerDidAuthor"]:
                yield Thread(node["id"], first["databaseId"], first["body"], node["isResolved"])


def _comment(note: Note, path: str) -> dict[str, object]:
    """One line is a place of its own: GitHub takes no range that begins where it ends."""
    place: dict[str, object] = {"path": path, "side": "RIGHT", "line": note.last, "body": note.body}
    return place if note.first == note.last else place | {"start_line": note.first, "start_side": "RIGHT"}
