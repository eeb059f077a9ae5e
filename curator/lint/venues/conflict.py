"""Whether what an entry says of its venue can be true beside what a link or a record says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from curator.core.venues.known import KnownVenue, ProvenVenue
    from curator.lint.case import Case

_ONLINE_FIRST: Final = 1
"""Years between a journal's page and its printed volume: either may be called the year of the paper."""


def contradicted_by_link(case: Case, proof: ProvenVenue) -> bool:
    """Whether the entry's venue cannot be right, when its link proves another."""
    said = case.entry.venue
    if said is None or not said.name or not case.around.venues.contradicts(proof, said.name, said.year):
        return False
    known = case.around.venue(said.name)
    return known is not None and not _one_journal(known, proof, said.year)


def contradicted_by_record(case: Case, record: ProvenVenue) -> bool:
    """Whether the entry's venue cannot be right, when a record says that the work appeared elsewhere.

    A work may appear twice: at a workshop and then at a conference, at a conference and then in a journal. So
    only another appearance of the same kind contradicts, and a conference's workshop of the same year.
    """
    said = case.entry.venue
    known = case.around.venue(said.name) if said and said.name else None
    if said is None or known is None or not contradicted_by_link(case, record):
        return False
    if known.kind == record.kind or known.name == record.name:
        return True
    of_workshop = "workshop" in {known.kind, record.kind}
    return of_workshop and said.year == record.year and _related(case, known, record)


def relation(case: Case, proof: ProvenVenue) -> tuple[str, str]:
    """What to call the proven and the given venue where one is the other's workshop; "" each, elsewhere."""
    said = case.entry.venue
    known = case.around.venue(said.name) if said else None
    if known is None or not _related(case, known, proof):
        return "", ""
    if proof.kind == "workshop":
        return "the workshop ", "the main conference "
    return ("the main conference ", "the workshop ") if known.kind == "workshop" else ("", "")


def _one_journal(known: KnownVenue, proof: ProvenVenue, year: int | None) -> bool:
    if known.name != proof.name or proof.kind != "journal" or None in {year, proof.year}:
        return False
    return abs((year or 0) - (proof.year or 0)) <= _ONLINE_FIRST


def _related(case: Case, known: KnownVenue, proof: ProvenVenue) -> bool:
    other = case.around.venue(proof.name)
    return other is not None and (known.parent == other.name or other.parent == known.name)
