"""What OpenReview says when it gives no notes, and what can be done about it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.links.challenges import challenge_in
from curator.reading.jsonbody import open_json, text_at
from curator.reading.wholeness import is_html, quoted

if TYPE_CHECKING:
    from curator.errors import NoAnswer

USERNAME: Final = "OPENREVIEW_USERNAME"
PASSWORD: Final = "OPENREVIEW_PASSWORD"  # noqa: S105 - the variable's name, not its value

WALL: Final = (
    "OpenReview gives its notes only to people and to accounts: make an account there, and put it into the "
    f"environment as {USERNAME} and {PASSWORD}"
)

_LOGIN: Final = "logging in"
_TURNED_AWAY: Final = frozenset({401, 403})
_OK: Final = 200


def refusal_in(body: bytes) -> str:
    """Why a body is no list of notes, as far as OpenReview says it; "" where it says nothing.

    Anonymous programs get the error ChallengeRequiredError, or a page that verifies their browser.
    """
    if challenge_in(_OK, {}, body):
        return WALL
    value = open_json(body, expected="an answer").value
    name = text_at(value, "name")
    said = text_at(value, "message")
    return f"OpenReview says: {quoted(f'{name}: {said}' if said else name)}" if name else ""


def explained(error: NoAnswer) -> str:
    """Why there was no answer, without a full stop, with what to do about it where something can be done."""
    told = str(error).rstrip(".")
    if _LOGIN in told:
        return told
    said = refusal_in(error.body)
    if said == WALL or (error.status in _TURNED_AWAY and is_html(error.body)):
        return f"{told}. {WALL}"
    return f"{told} ({said})" if said else told
