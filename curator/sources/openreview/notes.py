"""What a note is: a submission or a reply, to be read by everybody or not, and what its fields say. Pure.

Version 2 wraps every field of the content in an object, which may name the readers of that field alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_EVERYBODY: Final = "everyone"


def notes_in(value: object) -> list[dict[str, object]] | None:
    """The notes of an answer that are objects; None where it is no list of notes."""
    notes = value.get("notes") if isinstance(value, dict) else None
    return [note for note in notes if isinstance(note, dict)] if isinstance(notes, list) else None


def field_of(note: dict[str, object], name: str) -> object:
    """A field of the content, unwrapped; None where there is none, or where not everybody may read it."""
    content = note.get("content")
    field = content.get(name) if isinstance(content, dict) else None
    if not isinstance(field, dict) or "value" not in field:
        return field
    return field["value"] if _is_open(field) else None


def text_of(note: dict[str, object], name: str) -> str:
    """A field of the content that is a text; "" for anything else."""
    value = field_of(note, name)
    return value if isinstance(value, str) else ""


def is_reply(note: dict[str, object]) -> bool:
    """Whether it is a review, a comment or a decision: it answers another note."""
    return bool(note.get("replyto")) or note.get("forum", note.get("id")) != note.get("id")


def is_public(note: dict[str, object]) -> bool:
    """Whether everybody may read it, and it was not deleted; an account is shown more than that.

    A note that names no readers came out of a cut record, and is taken for one that was published.
    """
    return _is_open(note) and not note.get("nonreaders") and not note.get("ddate")


def replies_to(note: dict[str, object]) -> Iterator[dict[str, object]]:
    """The direct replies that came with a note."""
    details = note.get("details")
    for name in ("replies", "directReplies"):
        replies = details.get(name) if isinstance(details, dict) else None
        for reply in replies if isinstance(replies, list) else ():
            if isinstance(reply, dict) and reply.get("replyto") == note.get("id"):
                yield reply


def _is_open(thing: dict[str, object]) -> bool:
    readers = thing.get("readers")
    return readers is None or (isinstance(readers, list) and _EVERYBODY in readers)
