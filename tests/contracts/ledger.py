"""What every ledger promises, as one set of tests, run on the fake and on each real database.

A test module inherits `LedgerContract` and gives a fixture ``shelf``: where a ledger stands.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol

import pytest

from curator.core.candidate import Verdict
from curator.core.proposal import Action
from curator.core.works.paper import PaperId
from tests.store.papers import PREPRINT, REVIEWED, candidate, published, rejected

if TYPE_CHECKING:
    from curator.ports import Ledger
    from tests.fakes import FixedClock

DAY = date(2026, 4, 30)


class Shelf(Protocol):
    """Where one ledger stands; the first night is that of `DAY`, and papers are kept for 90 days."""

    @property
    def clock(self) -> FixedClock:
        """What time it is for every ledger that is opened here."""
        ...

    def open(self) -> Ledger:
        """The ledger as the next process finds it."""
        ...


class LedgerContract:
    """The promises of the `Ledger` port."""

    def test_an_unknown_paper_is_not_found(self, shelf: Shelf) -> None:
        """Neither in an empty ledger nor by an id that only begins like a known one."""
        ledger = shelf.open()
        assert ledger.find(PREPRINT) is None
        ledger.record(run_id="night-1", candidates=[candidate()], published=[])
        assert ledger.find(PaperId("arxiv", PREPRINT.value[:-1])) is None
        assert ledger.find(PaperId("openreview", PREPRINT.value)) is None

    def test_a_night_without_papers_is_remembered_without_harm(self, shelf: Shelf) -> None:
        """A quiet weekend writes an empty run, and what was known before stays known."""
        shelf.open().record(run_id="night-1", candidates=[candidate()], published=[])
        shelf.open().record(run_id="night-2", candidates=[], published=[])
        found = shelf.open().find(PREPRINT)
        assert found is not None
        assert found.run_id == "night-1"

    @pytest.mark.parametrize("verdict", list(Verdict))
    def test_a_candidate_comes_back_equal_under_each_of_its_ids(self, shelf: Shelf, verdict: Verdict) -> None:
        """Paper, verdict, quotes and duplicate evidence are what they were, with the run and its day."""
        judged = candidate(verdict=verdict)
        shelf.open().record(run_id="night-1", candidates=[judged], published=[])
        for paper_id in (PREPRINT, REVIEWED):
            found = shelf.open().find(paper_id)
            assert found is not None
            assert found.candidate == judged
            assert (found.run_id, found.seen, found.action) == ("night-1", DAY, None)

    def test_a_paper_without_any_id_is_found_by_its_title(self, shelf: Shelf) -> None:
        """The canonical id is an alias too, though the source gave none."""
        named = PaperId("title", "on the robustness of things")
        judged = candidate(id=named, ids=())
        shelf.open().record(run_id="night-1", candidates=[judged], published=[])
        found = shelf.open().find(named)
        assert found is not None
        assert found.candidate == judged

    def test_repeating_a_night_changes_nothing(self, shelf: Shelf) -> None:
        """Killed after the ledger was written: the repetition, even past midnight, leaves what it finds."""
        made = published(Action.CREATED)
        shelf.open().record(run_id="night-1", candidates=[candidate()], published=[made])
        before = shelf.open().find(PREPRINT)
        shelf.clock.moment += timedelta(hours=20)
        shelf.open().record(run_id="night-1", candidates=[candidate()], published=[made])
        assert shelf.open().find(PREPRINT) == before

    def test_the_latest_judgement_counts(self, shelf: Shelf) -> None:
        """New rules judge an old paper anew, and the ledger says when."""
        shelf.open().record(run_id="night-1", candidates=[rejected()], published=[])
        shelf.clock.moment += timedelta(days=1)
        shelf.open().record(run_id="night-2", candidates=[candidate()], published=[])
        found = shelf.open().find(PREPRINT)
        assert found is not None
        assert found.candidate == candidate()
        assert (found.run_id, found.seen) == ("night-2", DAY + timedelta(days=1))

    def test_an_older_night_recorded_again_does_not_undo_a_newer_one(self, shelf: Shelf) -> None:
        """Nights are ordered by their first recording."""
        shelf.open().record(run_id="night-1", candidates=[rejected()], published=[published(Action.QUEUED)])
        shelf.open().record(run_id="night-2", candidates=[candidate()], published=[published(Action.CREATED)])
        before = shelf.open().find(PREPRINT)
        shelf.open().record(run_id="night-1", candidates=[rejected()], published=[published(Action.QUEUED)])
        assert shelf.open().find(PREPRINT) == before

    def test_a_paper_that_gets_a_better_id_stays_one_paper(self, shelf: Shelf) -> None:
        """Known from a conference first, then from arXiv: both ids lead to the latest judgement."""
        first = candidate(id=REVIEWED, ids=(REVIEWED,))
        linked = candidate(id=PREPRINT, ids=(PREPRINT, REVIEWED))
        later = replace(candidate(id=PREPRINT, ids=(PREPRINT,)), listed_at=12)
        for number, judged in enumerate((first, linked, later)):
            shelf.open().record(run_id=f"night-{number}", candidates=[judged], published=[])
        found = shelf.open().find(REVIEWED)
        assert found is not None
        assert found.candidate == later
        assert found == shelf.open().find(PREPRINT)

    def test_two_papers_of_one_night_that_share_an_id_are_both_kept(self, shelf: Shelf) -> None:
        """A source that gives one DOI to two papers costs neither of them its own id."""
        other = PaperId("arxiv", "2604.99999")
        pair = [candidate(), candidate(id=other, ids=(other, REVIEWED))]
        shelf.open().record(run_id="night-1", candidates=pair, published=[])
        shelf.open().record(run_id="night-2", candidates=pair, published=[])
        for judged in pair:
            found = shelf.open().find(judged.id)
            assert found is not None
            assert found.candidate == judged

    def test_what_was_done_about_a_paper_is_found_with_it(self, shelf: Shelf) -> None:
        """The last action counts; what was done about other papers, or about links, does not."""
        others = [
            published(Action.SKIPPED, key="add:arxiv:2604.00002"),
            published(Action.CREATED, key="links:2026-04"),
        ]
        shelf.open().record(
            run_id="1", candidates=[candidate()], published=[published(Action.QUEUED), *others]
        )
        shelf.open().record(run_id="2", candidates=[], published=[published(Action.CREATED), *others])
        shelf.open().record(run_id="3", candidates=[candidate()], published=[])
        found = shelf.open().find(REVIEWED)
        assert found is not None
        assert found.action == published(Action.CREATED)

    def test_a_proposal_made_under_an_earlier_id_is_found(self, shelf: Shelf) -> None:
        """The key keeps the id it was made with: an OpenReview key belongs to a paper of arXiv."""
        early = published(Action.CREATED, key=f"add:{REVIEWED}")
        shelf.open().record(
            run_id="1", candidates=[candidate(id=REVIEWED, ids=(REVIEWED,))], published=[early]
        )
        shelf.open().record(run_id="2", candidates=[candidate()], published=[])
        found = shelf.open().find(PREPRINT)
        assert found is not None
        assert found.action == early

    def test_an_action_about_a_paper_of_no_night_does_no_harm(self, shelf: Shelf) -> None:
        """A machine that starts empty hears of standing proposals before it meets their papers."""
        kept = published(Action.KEPT)
        shelf.open().record(run_id="1", candidates=[], published=[kept])
        assert shelf.open().find(PREPRINT) is None
        shelf.open().record(run_id="2", candidates=[candidate()], published=[])
        found = shelf.open().find(PREPRINT)
        assert found is not None
        assert found.action == kept

    def test_a_paper_that_no_night_meets_any_more_is_forgotten(self, shelf: Shelf) -> None:
        """90 days are kept and 91 are not; met again in between, the time starts anew."""
        again = PaperId("arxiv", "2604.00003")
        met = replace(rejected(), id=again, paper=replace(rejected().paper, ids=(again,)))
        shelf.open().record(run_id="1", candidates=[rejected(), met], published=[])
        shelf.clock.moment += timedelta(days=90)
        shelf.open().record(run_id="2", candidates=[met], published=[])
        assert shelf.open().find(PREPRINT) is not None
        shelf.clock.moment += timedelta(days=1)
        shelf.open().record(run_id="3", candidates=[], published=[])
        assert shelf.open().find(PREPRINT) is None
        assert shelf.open().find(again) is not None

    def test_a_paper_under_a_proposal_is_never_forgotten(self, shelf: Shelf) -> None:
        """Years later it can still be explained why it was proposed."""
        shelf.open().record(run_id="1", candidates=[candidate()], published=[published(Action.CREATED)])
        shelf.clock.moment += timedelta(days=2000)
        shelf.open().record(run_id="2", candidates=[], published=[])
        found = shelf.open().find(REVIEWED)
        assert found is not None
        assert (found.candidate, found.seen) == (candidate(), DAY)

    @pytest.mark.parametrize(
        "text",
        [
            "Robert'); DROP TABLE papers;--",
            "zero \0 byte",
            "half \ud800 pair",
            "\U0001f680 \u202e caf\u00e9 \\u0000 \"'%s :name",
            "long " * 20_000,
        ],
        ids=["SQL", "NUL", "half a surrogate pair", "every quote", "100 kB"],
    )
    def test_hostile_words_come_back_as_they_were(self, shelf: Shelf, text: str) -> None:
        """In a title, an id, a key or a reason: data, never SQL, and never a refused night."""
        odd = PaperId("doi", text)
        judged = candidate(id=odd, ids=(odd,), title=text)
        made = replace(published(Action.SKIPPED, key=f"add:{odd}"), reason=text)
        shelf.open().record(run_id="1", candidates=[judged], published=[made])
        found = shelf.open().find(odd)
        assert found is not None
        assert (found.candidate, found.action) == (judged, made)
