"""What evidence of venues promises to a night, as one set of tests, run on the fake and on the real one.

A test module inherits `EvidenceContract` and gives a fixture ``evidence``: one that nothing is known to yet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.core.facts import NO_FACTS
from curator.core.list.document import parse

if TYPE_CHECKING:
    from curator.ports import VenueEvidence

NOTHING = "# Papers\n\nNothing yet.\n"
UNPROVEN = "# Papers\n\n* [A Paper That No Source Has Ever Heard Of](https://example.org/a) <br/> Says it.\n"


class EvidenceContract:
    """The promises of the `VenueEvidence` port."""

    def test_of_an_empty_list_nothing_is_known(self, evidence: VenueEvidence) -> None:
        """Nobody is asked, and nothing goes wrong."""
        gathered = evidence.gather(parse(NOTHING), ())
        assert (gathered.judgements, gathered.problems, gathered.requests) == ({}, (), 0)
        assert gathered.facts.entries == NO_FACTS.entries

    def test_without_evidence_nothing_is_upgraded(self, evidence: VenueEvidence) -> None:
        """A paper that no source knows stays a preprint."""
        gathered = evidence.gather(parse(UNPROVEN), ())
        assert all(one.name == "unknown" for one in gathered.judgements.values())

    def test_asked_again_at_once_it_says_the_same(self, evidence: VenueEvidence) -> None:
        """So that a second run of a night has nothing to write."""
        document = parse(UNPROVEN)
        assert evidence.gather(document, ()) == evidence.gather(document, ())
