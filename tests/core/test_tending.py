"""Standing proposals of new entries, thought out anew on the list as it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from curator.core.fates import Fate, Tending, due
from curator.core.proposal import Marker, Outcome, Proposal, Standing
from curator.core.steering import Steer
from curator.core.tending import Bench, tend
from curator.core.works.identity import WorkIndex
from curator.core.works.paper import PaperId, Venue
from tests.core.making import LIST, NOW, candidate, judged, page, paper, record
from tests.support.rehearsal import classifier

if TYPE_CHECKING:
    from curator.core.candidate import Candidate
    from curator.core.plan import Page
    from curator.core.record import Record

KEPT = replace(record(1), paper=paper(1))


def tended(*records: Record, candidates: tuple[Candidate, ...] = (), on: Page | None = None) -> Tending:
    """What becomes of them on a list."""
    on = on or page()
    bench = Bench(classifier(), WorkIndex(on.document.entries))
    return tend(records, candidates, page=on, bench=bench, today=NOW.date())


def test_a_live_proposal_is_made_again_from_the_paper_that_is_kept() -> None:
    """Under its key and branch, though the rules of today would not even keep it."""
    ((addition, same),) = tended(KEPT).renewed
    assert (addition.key, addition.branch, same) == (KEPT.key, KEPT.branch, KEPT)
    assert paper(1).title in addition.entry


@pytest.mark.parametrize(
    "untouched",
    [
        record(1),
        replace(KEPT, outcome=Outcome.DECLINED),
        replace(KEPT, outcome=Outcome.SNOOZED),
        replace(KEPT, key="venue:arxiv:2604.00001"),
    ],
    ids=["no paper", "declined", "put away", "an upgrade"],
)
def test_what_is_not_a_live_entry_with_its_paper_is_left_as_it_is(untouched: Record) -> None:
    """Remembered as before, and nothing done about it."""
    assert tended(untouched).fates == (Fate(untouched),)


def test_a_sources_words_of_tonight_replace_those_that_were_kept() -> None:
    """Also where nothing was kept; its other ids are remembered, too."""
    doi = PaperId("doi", "10.1/1")
    newer = replace(paper(1), title="Another Title of the Same", ids=(*paper(1).ids, doi))
    for before in (KEPT, record(1)):
        ((addition, after),) = tended(before, candidates=(judged(newer),)).renewed
        assert "Another Title of the Same" in addition.entry
        assert (after.paper, after.ids) == (newer, newer.ids)


def test_a_paper_that_only_has_a_like_title_adds_nothing() -> None:
    """An id in common proves that a source speaks of the same record."""
    twin = replace(paper(500), title=paper(1).title, abstract="Other words.")
    assert tended(KEPT, candidates=(judged(twin),)).records == (KEPT,)


def test_a_paper_that_is_on_the_list_by_now_is_taken_back_with_the_line() -> None:
    """And again on the next night, if the closing failed."""
    entry = f"* [{paper(1).title}]({paper(1).url})"
    listed = page(LIST.replace("* [Old Entry About P", f"{entry}\n* [Old Entry About P"))
    (fate,) = tended(KEPT, on=listed).fates
    assert (fate.record.outcome, fate.record.owes, fate.line) == (Outcome.WITHDRAWN, "close", entry)
    assert fate.why_closed.startswith("The list has this paper by now: ")
    (again,) = tended(fate.record, on=listed).fates
    assert (again.record, again.line) == (fate.record, entry)


def test_a_person_who_brought_it_back_is_not_overruled() -> None:
    """The reason of the first closing is remembered, and nothing is done."""
    listed = page(
        LIST.replace("* [Old Entry About P", f"* [{paper(1).title}]({paper(1).url})\n* [Old Entry About P")
    )
    back = replace(KEPT, reason="The list has this paper by now: so.")
    tending = tended(back, on=listed)
    assert (tending.renewed, tending.withdrawn) == ((), ())
    assert [record for record, _ in tending.left] == [back]
    ((_, again),) = tended(replace(back, paper=paper(1, withdrawn=True))).renewed
    assert again.live


def test_people_decide_what_the_entry_says() -> None:
    """Section, title, venue and sentence; the paper itself stays what its sources say."""
    steer = Steer("training", "Our Title", Venue("ICML", 2026), "Says it.")
    ((addition, after),) = tended(replace(KEPT, steer=steer)).renewed
    assert addition.entry == f"* [Our Title]({paper(1).url}) (ICML 2026) <br/> Says it."
    assert (addition.section, addition.candidate.title) == ("training", "Our Title")
    assert after.paper == paper(1)


def test_a_title_that_no_entry_can_hold_leaves_the_pull_request_as_it_stands() -> None:
    """And says so."""
    tending = tended(replace(KEPT, steer=Steer(title="\u200b")))
    assert tending.renewed == ()
    ((_, reason),) = tending.left
    assert "no entry of the list can hold it" in reason


def test_a_section_that_the_list_has_no_more_is_told_once() -> None:
    """The entry goes where the rules would have it, and the wish is given up."""
    tending = tended(replace(KEPT, steer=Steer(section="gone", title="T")))
    assert [record.steer for record in tending.records] == [Steer(title="T")]
    assert "gone" in tending.told[0]
    assert len(tending.renewed) == 1


def test_on_a_list_without_any_section_of_the_rules_it_stays_as_it_stands() -> None:
    """Nothing is guessed."""
    tending = tended(KEPT, on=page("# Papers\n\n## Other\n\n* [A](https://e.org/a)\n"))
    assert tending.renewed == ()
    assert [reason for _, reason in tending.left] == ["the list has no section that it could go into"]


def test_without_a_bench_nothing_is_made_again_and_what_is_owed_is_still_done() -> None:
    """Nights that judge no papers."""
    closing = replace(record(2), outcome=Outcome.DECLINED, reason="No.", owes="close")
    tending = tend([KEPT, closing], (candidate(1),), page=page(), bench=None, today=NOW.date())
    assert (tending.renewed, tending.withdrawn) == ((), ((closing, "No."),))


def test_only_what_differs_or_conflicts_is_due() -> None:
    """By the digest in the marker, and by what git says; a word of a person's is enough, too."""
    marker = Marker("add:x", (), "T", made="abc")
    proposal = Proposal("add:x", "add", "b", "T", "", "", (), (), marker, "s", 1.0)
    stands = Standing("b", marker, Outcome.OPEN, 1, "")
    assert not due(proposal, stands)
    assert not due(proposal, replace(stands, merges=True))
    assert due(proposal, replace(stands, merges=False))
    assert due(proposal, replace(stands, marker=replace(marker, made="")))
    assert due(proposal, None)
    assert due(replace(proposal, force="base"), stands)


def test_what_a_source_is_silent_about_tonight_is_kept() -> None:
    """The venue came from proceedings, which do not speak every night; arXiv does, and knows of none."""
    printed = replace(paper(1), venue=Venue("ICML", 2026), source="arxiv")
    again = replace(paper(1), title="Another Title of the Same", source="arxiv")
    ((addition, after),) = tended(replace(KEPT, paper=printed), candidates=(judged(again),)).renewed
    assert "[Another Title of the Same]" in addition.entry
    assert "(ICML 2026)" in addition.entry
    assert after.paper == replace(again, venue=printed.venue)
