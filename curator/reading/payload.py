"""What a service sent back, whatever its status: JSON, or a page for people that stands in its place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.errors import NoAnswer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from curator.ports import Answer, Objection

_BEFORE_A_PAGE: Final = b"\xef\xbb\xbf \t\r\n"
_OK: Final = 200
_TURNED_AWAY: Final = frozenset({401, 403})


class Said(NamedTuple):
    """One answer, or why there is none.

    Attributes:
        status: HTTP's; None where nothing came.
        body: its body; of an answer that is not 2xx only the beginning.
        attempts: how many requests that took.
        failure: what the fetcher says, without a full stop; "" where the answer was 2xx.
    """

    status: int | None
    body: bytes
    attempts: int
    failure: str = ""

    @property
    def fields(self) -> Mapping[str, object] | None:
        """The JSON object that came; None where it was something else."""
        return fields(self.body)

    @property
    def page(self) -> bool:
        """Whether a page for people came as if it were the answer."""
        return self.status == _OK and is_page(self.body)

    @property
    def turned_away(self) -> bool:
        """Whether this is what programs are told that are not wanted."""
        return self.page or self.status in _TURNED_AWAY

    @property
    def hopeless(self) -> bool:
        """Whether the service fails, not this question: retries came to nothing, or nothing may be sent."""
        return self.failure != "" and self.attempts != 1


def hear(send: Callable[[Objection], Answer], *, objection: Objection | None = None) -> Said:
    """Let ``send`` ask, with the objection to what is neither JSON nor a page; raises nothing."""
    try:
        answer = send(objection or incomplete)
    except NoAnswer as error:
        return Said(error.status, error.body, error.attempts, str(error))
    return Said(answer.status, answer.body, answer.attempts)


def fields(body: bytes) -> Mapping[str, object] | None:
    """The JSON object that a body is; None where it is something else, however broken."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):  # no JSON or no Unicode; nested beyond all reason
        return None
    return found if isinstance(found, dict) else None


def items(body: bytes) -> list[object] | None:
    """The JSON list that a body is; None where it is something else, however broken."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):  # no JSON or no Unicode; nested beyond all reason
        return None
    return found if isinstance(found, list) else None


def is_page(body: bytes) -> bool:
    """Whether markup came: a bot wall or a note of maintenance, which asking again does not change."""
    return body[:1_000].lstrip(_BEFORE_A_PAGE).startswith(b"<")


def incomplete(answer: Answer) -> str | None:
    """The objection to an answer that is neither a JSON object nor a page: it may come whole next time."""
    if is_page(answer.body) or fields(answer.body) is not None:
        return None
    return "the answer is no whole JSON object"


def incomplete_list(answer: Answer) -> str | None:
    """The objection to an answer that is neither a JSON list nor a page."""
    if is_page(answer.body) or items(answer.body) is not None:
        return None
    return "the answer is no whole JSON list"
