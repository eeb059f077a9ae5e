"""Which of tonight's papers are records of proceedings, and which of those are workshops'."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

from curator.core.works.paper import Paper, PaperId, Venue
from curator.venuecheck.tonight import records_of
from tests.core.judging import VENUES

TODAY: Final = date(2026, 11, 26)


def status(venue: str) -> str:
    """How far a paper of a site of proceedings with this venue got there."""
    paper = Paper((PaperId("acl", "2026.x-1.1"),), "T", "https://y", venue=Venue(venue, 2026), source="acl")
    (record,) = records_of([paper], sites={"acl"}, venues=VENUES, seen=TODAY)
    return record.status


@pytest.mark.parametrize("venue", ["ICML", "EMNLP", "Workshop Safety Letters", "Masterworkshop"])
def test_a_paper_of_a_venue_is_accepted_there(venue: str) -> None:
    """Also of one that the rules do not know, whatever else its name has in it."""
    assert status(venue) == "accepted"


@pytest.mark.parametrize("venue", ["WOOT", "ACL Workshop", "MLSys workshop", "UAI Workshops", "Workshops"])
def test_a_paper_of_a_workshop_is_told_apart(venue: str) -> None:
    """By the rules, or by the last word of a name that they do not have."""
    assert status(venue) == "workshop"
