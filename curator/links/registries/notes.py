"""What OpenReview's notes say, in both versions of its API: v2 wraps each field of the content. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.links.link import Registration

if TYPE_CHECKING:
    from collections.abc import Mapping

    from curator.reading.payload import Said

_OK: Final = 200
_NOT_FOUND: Final = 404
_LONGEST_TITLE: Final = 1_000
_WITHDRAWN: Final = "/Withdrawn_Submission"


def notes_of(said: Said) -> Mapping[str, Registration] | None:
    """The notes of an answer by their ids; None where it is no list of notes."""
    answer = said.fields if said.status == _OK else None
    notes = answer.get("notes") if answer else None
    if not isinstance(notes, list):
        return None
    found: dict[str, Registration] = {}
    for note in notes:
        if not isinstance(note, dict) or not isinstance(note.get("id"), str):
            return None
        found[note["id"]] = _registration(note)
    return found


def says_unknown(said: Said) -> bool:
    """Whether a question for one note is answered with there being none that everybody may read."""
    answer = said.fields if said.status == _NOT_FOUND else None
    return answer is not None and answer.get("name") == "NotFoundError"


def says_private(said: Said) -> bool:
    """Whether the answer is that there is a note, and not for everybody."""
    answer = said.fields
    return said.failure != "" and answer is not None and answer.get("name") == "ForbiddenError"


def _registration(note: Mapping[str, object]) -> Registration:
    """A reply has a title of its own at most (“Acceptance Decision”), and not its paper's."""
    content = note.get("content")
    if note.get("replyto") or note.get("forum", note["id"]) != note["id"] or not isinstance(content, dict):
        return Registration(known=True)
    title = " ".join(_plain(content.get("title")).split())
    if len(title) > _LONGEST_TITLE:
        title = ""
    return Registration(known=True, title=title, withdrawn=_is_withdrawn(note, content))


def _is_withdrawn(note: Mapping[str, object], content: Mapping[str, object]) -> bool:
    """By the venue's id where there is one; in v1 by the one invitation that a note then has.

    The invitations of v2 prove nothing: they keep a withdrawal that was taken back.
    """
    venue = _plain(content.get("venueid")) or _plain(note.get("invitation"))
    return venue.endswith(_WITHDRAWN)


def _plain(field: object) -> str:
    value = field.get("value") if isinstance(field, dict) else field
    return value if isinstance(value, str) else ""
