"""What was gathered of a list's entries, judged, and as the facts that the linter reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.core.evidence.judgement import Judgement, judge_venue
from curator.core.evidence.said_by import quoted
from curator.core.evidence.voices import independent
from curator.core.facts import LARGEST_NUMBER, EntryFacts, Evidence, Facts
from curator.core.facts_text import MOST_EVIDENCE
from curator.core.works.identity import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from curator.core.evidence.asked_works import Asked, WorkEvidence
    from curator.core.evidence.said import Said
    from curator.core.venues.known import Venues


def judged(found: WorkEvidence, *, venues: Venues) -> Judgement:
    """What follows for the entry's venue.

    Nothing that would change the entry follows where sources know its id under quite another title: the work
    was renamed, or the link is another work's.
    """
    judgement = judge_venue(found.work.venue, found.said, venues=venues)
    if judgement.name in {"upgrade", "contradicted"} and found.retitled:
        place = judgement.venue if judgement.year is None else f"{judgement.venue} {judgement.year}"
        reason = f"It may have appeared at {place}, but under another title: “{quoted(found.titles[0])}”."
        return Judgement("unknown", said=judgement.said, reason=reason, decided=judgement.decided)
    return judgement


def facts_of_entries(found: Iterable[WorkEvidence], *, venues: Venues, as_of: date) -> Facts:
    """The facts of all entries of which anything is known, by canonical id or else address."""
    entries: dict[str, EntryFacts] = {}
    for one in found:
        key = key_of(one.work)
        if key and (one.said or one.titles):
            entries.setdefault(key, entry_facts(one, judged(one, venues=venues)))
    return Facts(as_of.isoformat(), entries)


def entry_facts(found: WorkEvidence, judgement: Judgement) -> EntryFacts:
    """The facts of one entry.

    A venue stands in them only where one is proven, with one piece of evidence a voice: who counts sources
    counts them rightly. Else all that is said stands there, for a person to read.
    """
    proven = judgement.name != "unknown"
    said = independent(judgement.deciding) if proven else judgement.said
    year = judgement.year
    return EntryFacts(
        title=found.titles[0] if found.titles else "",
        venue=judgement.venue,
        year=year if year is not None and 0 < year <= LARGEST_NUMBER else None,
        status=judgement.standing if proven else "",
        withdrawn=any(one.standing == "withdrawn" and not one.venue for one in found.said),
        evidence=tuple(map(_evidence, said[:MOST_EVIDENCE])),
    )


def key_of(work: Asked) -> str:
    """Under which key facts speak of an entry: its canonical id, or its address where it has no id."""
    return str(canonical(work.ids, title="")) if work.ids else work.url


def _evidence(one: Said) -> Evidence:
    return Evidence(one.source, one.quote, one.url, one.seen.isoformat())
