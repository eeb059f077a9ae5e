"""Questions in GraphQL about the repository, whose answers come in pages."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.forge.github.session import Session


class Question(NamedTuple):
    """A question with a connection in its answer.

    Attributes:
        query: takes ``$owner``, ``$name``, ``$after`` and further variables, if any; the connection has
            ``nodes`` and ``pageInfo { hasNextPage endCursor }``.
        path: leads from the repository to the connection.
        doing: what it is asked for, as in “GitHub refused to …”.
        most: pages that are read.
    """

    query: str
    path: tuple[str, ...]
    doing: str
    most: int


def pages(session: Session, question: Question, **variables: object) -> Iterator[list[Any]]:
    """The nodes of page after page, each asked for when it is wanted; raises what `Session.read` does."""
    owner, _, name = session.repo.full_name.partition("/")
    asked = {"owner": owner, "name": name, "after": None, **variables}

    def ask() -> Any:  # noqa: ANN401 - GitHub's JSON
        _, answer = session.hub.requester.graphql_query(question.query, asked)
        return reduce(lambda found, key: found[key], question.path, answer["data"]["repository"])

    for _ in range(question.most):
        page = session.read(question.doing, ask)
        yield page["nodes"]
        if not page["pageInfo"]["hasNextPage"]:
            return
        asked["after"] = page["pageInfo"]["endCursor"]
