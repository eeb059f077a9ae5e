"""Pages of notes in the shape of both versions of the API, written for the tests."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

Note = dict[str, Any]

JANUARY = 1_737_562_384_096
"""22 January 2025 in milliseconds."""


def note(number: int, **fields: object) -> Note:
    """An accepted paper of ICLR 2025 as version 2 sends it, with other fields of its content."""
    content: Note = {
        "title": f"A Study of Number {number}",
        "authors": ["Ada Example", "Bo Beispiel"],
        "authorids": ["~Ada_Example1", "bo@example.invalid"],
        "abstract": "We study.",
        "venue": "ICLR 2025 Poster",
        "venueid": "ICLR.cc/2025/Conference",
        **fields,
    }
    own = f"note{number:06d}"
    return {
        "id": own,
        "forum": own,
        "number": number,
        "content": {key: {"value": value} for key, value in content.items() if value is not None},
        "invitations": ["ICLR.cc/2025/Conference/-/Submission", "ICLR.cc/2025/Conference/-/Edit"],
        "readers": ["everyone"],
        "pdate": JANUARY,
        "mdate": JANUARY + 1_000,
        "domain": "ICLR.cc/2025/Conference",
        "version": 2,
    }


def old_note(number: int, *, invitation: str, decision: Note | None = None, **fields: object) -> Note:
    """A submission as version 1 sends it; ``decision`` is the content of a reply that came with it."""
    own = f"old{number:06d}"
    reply = {
        "id": f"{own}d",
        "forum": own,
        "replyto": own,
        "readers": ["everyone"],
        "invitation": f"{invitation.partition('/-/')[0]}/Paper{number}/-/Decision",
        "content": decision,
    }
    content = {"title": f"An Old Study of Number {number}", "authors": ["Cy Exemple"], **fields}
    return {
        "id": own,
        "forum": own,
        "replyto": None,
        "invitation": invitation,
        "readers": ["everyone"],
        "nonreaders": None,
        "ddate": None,
        "cdate": JANUARY,
        "content": {key: value for key, value in content.items() if value is not None},
        "details": {"replies": [reply] if decision is not None else []},
    }


def page(notes: Iterable[object], *, count: int | None = -1) -> bytes:
    """The body of an answer; the count is that of the notes unless another is said, None leaves it out."""
    listed = list(notes)
    counted = {} if count is None else {"count": len(listed) if count == -1 else count}
    return json.dumps({"notes": listed, **counted}).encode()
