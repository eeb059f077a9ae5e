"""Whether a submission was accepted, by what OpenReview itself says of it, and never by a guess. Pure.

In version 2 the ``venueid`` decides. In version 1 it is no evidence, because in several years rejected papers
bear the conference's, too: there the words of ``venue`` decide, or the decision among the replies.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.late import late
from curator.reading.wholeness import quoted
from curator.sources.openreview.notes import is_public, is_reply, replies_to, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curator.sources.openreview.groups import Group

ACCEPTED: Final = "accepted"
REPLY: Final = "reviews and comments"
HIDDEN: Final = "not for everybody"
REJECTED: Final = "rejected"
WITHDRAWN: Final = "withdrawn"
WAITING: Final = "not decided"
WORKSHOP: Final = "of workshops"
ELSEWHERE: Final = "of other venues"

_ENDS: Final = {
    "Rejected_Submission": REJECTED,
    "Desk_Rejected_Submission": REJECTED,
    "Rejected": REJECTED,
    "Desk_Rejected": REJECTED,
    "Withdrawn_Submission": WITHDRAWN,
    "Retracted_Acceptance": WITHDRAWN,
}
_SUBMITTED: Final = late(r"^submitted to\b|\bsubmitted$|\bsubmission$|\bunder review\b", re.IGNORECASE)
_REFUSED: Final = late(r"\breject|\bwithdr[ae]w|\bretract", re.IGNORECASE)
_WORKSHOP: Final = late(r"\bworkshop", re.IGNORECASE)
_ACCEPT: Final = late(r"accept(?:ed)?\b", re.IGNORECASE)
_DECISION: Final = late(r"(?:/|\b)(?:Acceptance_)?Decision$")
_REVIEW: Final = late(r"/Meta_?Review$", re.IGNORECASE)
_LONGEST: Final = 300


class Standing(NamedTuple):
    """What became of a note: one of the words above; ``doubt`` is why nobody can tell, "" where one can."""

    kind: str
    doubt: str = ""


def standing_of(note: dict[str, object], groups: Sequence[Group]) -> Standing:
    """What a note is to a venue-year with these groups."""
    if is_reply(note):
        return Standing(REPLY)
    if not is_public(note):
        return Standing(HIDDEN)
    if isinstance(note.get("invitation"), str):
        return _first_version(note, groups)
    return _second_version(text_of(note, "venueid"), text_of(note, "venue")[:_LONGEST], groups)


def _second_version(venueid: str, venue: str, groups: Sequence[Group]) -> Standing:
    for group in groups:
        if group.version == 1:
            continue
        if venueid == group.name:
            return _agreed(venueid, venue)
        if venueid.startswith(f"{group.name}/"):
            return Standing(_ENDS.get(venueid.rpartition("/")[2], WAITING))
    return Standing(WORKSHOP if "/Workshop" in venueid else ELSEWHERE)


def _agreed(venueid: str, venue: str) -> Standing:
    """An accepted paper, unless the words beside its venue's id say something else."""
    if _SUBMITTED.search(venue) or _REFUSED.search(venue):
        return Standing(WAITING, f"its venueid is “{quoted(venueid)}”, and its venue “{quoted(venue)}”")
    return Standing(ACCEPTED)


def _first_version(note: dict[str, object], groups: Sequence[Group]) -> Standing:
    invitation = str(note["invitation"])
    group = next((one for one in groups if invitation.startswith(f"{one.name}/-/")), None)
    if group is None or group.version != 1:
        return Standing(WORKSHOP if "/Workshop/" in invitation else ELSEWHERE)
    if (end := invitation.rpartition("/")[2]) in _ENDS:
        return Standing(_ENDS[end])
    venue = text_of(note, "venue")[:_LONGEST].strip()
    if group.decided == "venue":
        return _by_words(venue)
    return _by_reply(note, group)


def _by_words(venue: str) -> Standing:
    """Of “ICLR 2022 Poster”, “Submitted to ICLR 2023”, “ICLR 2017 Invite to Workshop”, or nothing."""
    if _WORKSHOP.search(venue):
        return Standing(WORKSHOP)
    if _REFUSED.search(venue) or _SUBMITTED.search(venue):
        return Standing(REJECTED)
    return Standing(ACCEPTED if venue else WAITING)


def _by_reply(note: dict[str, object], group: Group) -> Standing:
    """By the decision; two that differ are none."""
    wanted = _REVIEW if group.decided == "recommendation" else _DECISION
    said = {
        text_of(reply, group.decided)[:_LONGEST].strip()
        for reply in replies_to(note)
        if is_public(reply) and wanted.search(str(reply.get("invitation", "")))
    } - {""}
    kinds = {_decided(text) for text in said}
    if len(kinds) > 1 or "" in kinds:
        told = " and ".join(f"“{quoted(text)}”" for text in sorted(said))
        return Standing(WAITING, f"its decision is {told}, which nobody can read")
    return Standing(next(iter(kinds), WAITING))


def _decided(text: str) -> str:
    if _WORKSHOP.search(text):
        return WORKSHOP
    if _REFUSED.match(text):
        return REJECTED
    return ACCEPTED if _ACCEPT.match(text) else ""
