"""What becomes of upgrades tonight: one pull request an entry, kept up to date, never proposed twice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from curator.core.list.document import apply_edits
from curator.core.proposal import Outcome
from curator.core.upgrades.plan import (
    DONE,
    NO_UPGRADES,
    Tonight,
    UpgradePlan,
    is_upgrade,
    plan_upgrades,
)
from curator.core.venues.known import KnownVenue
from curator.core.works.identity import canonical
from tests.core.judging import VENUES, arxiv, upgraded
from tests.core.making import NOW, page, record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from curator.core.evidence.judgement import Judgement
    from curator.core.memory import Record
    from curator.core.works.paper import PaperId

TODAY = NOW.date()
NAMES = ("Patches", "Tables", "Graphs", "Weather", "Speech")
LIST = "# Papers\n\n## Training\n" + "".join(
    f"* [{name} of Yore](https://arxiv.org/abs/2501.0000{at}) <br/> Looks back.\n"
    for at, name in enumerate(NAMES)
)
PAPERS = tuple(arxiv(f"2501.0000{at}") for at in range(len(NAMES)))
ALL = dict.fromkeys(PAPERS, upgraded())
ONE = {PAPERS[0]: upgraded()}


def known(at: int = 0, outcome: Outcome = Outcome.OPEN, *, night: str = "earlier") -> Record:
    """The record of an upgrade."""
    return replace(
        record(1, outcome=outcome, night=night),
        key=f"venue:{PAPERS[at]}",
        branch=f"curator/venue/{PAPERS[at].slug}",
        ids=(PAPERS[at],),
        title=f"{NAMES[at]} of Yore",
    )


def _plan(
    judgements: Mapping[PaperId, Judgement],
    *records: Record,
    text: str = LIST,
    room: int = 5,
    begun: frozenset[str] = frozenset(),
    papers: int = 0,
) -> UpgradePlan:
    tonight = Tonight(page(text), VENUES, records=records, room=room, begun=begun, papers=papers)
    return plan_upgrades(judgements, tonight=tonight)


def _with_venue(at: int = 0) -> str:
    line = LIST.splitlines()[3 + at]
    return LIST.replace(line, line.replace(" <br/>", " (ICML 2026) <br/>"))


def test_without_evidence_nothing_is_planned() -> None:
    """Other proposals are none of this plan's business."""
    assert _plan({}, record(1)) == NO_UPGRADES
    assert _plan({PAPERS[0]: upgraded()._replace(name="unknown")}, record(1)) == NO_UPGRADES


def test_each_entry_gets_a_proposal_of_its_own() -> None:
    """So that each is merged, declined and remembered by itself."""
    plan = _plan(dict.fromkeys(PAPERS[:2], upgraded()))
    assert [one.key for one in plan.fresh] == ["venue:arxiv:2501.00000", "venue:arxiv:2501.00001"]
    assert apply_edits(LIST, plan.fresh[1].edits) == _with_venue(1)
    assert (plan.renewed, plan.withdrawn, plan.queued) == ((), (), ())
    assert plan.branches == {"curator/venue/arxiv-2501.00000", "curator/venue/arxiv-2501.00001"}
    made = plan.recorded((record(1),), today=TODAY, night="tonight")
    assert [one.key for one in made] == [record(1).key, *(one.key for one in plan.fresh)]
    assert all(is_upgrade(one) and one.live and one.night == "tonight" for one in made[1:])


@pytest.mark.parametrize(("room", "most"), [(-1, 0), (0, 0), (1, 1), (3, 3), (100, len(ALL))])
def test_where_no_paper_waits_they_have_all_the_room(room: int, most: int) -> None:
    """A whole conference that appears at once is worked off within days; the rest waits."""
    plan = _plan(ALL, room=room)
    assert (len(plan.fresh), len(plan.queued)) == (most, len(ALL) - most)


@pytest.mark.parametrize(
    ("room", "papers", "most"),
    [(5, 1, 4), (5, 2, 3), (5, 3, 2), (5, 100, 2), (4, 100, 2), (3, 100, 1), (2, 100, 1), (1, 100, 1)],
)
def test_half_of_the_room_is_kept_for_papers_that_wait(room: int, papers: int, most: int) -> None:
    """And no more than wait; a single place goes to an upgrade, of which there is an end."""
    assert len(_plan(ALL, room=room, papers=papers).fresh) == most
    assert len(_plan(ONE, room=room, papers=papers).fresh) == 1


def test_those_that_were_begun_are_finished_whatever_waits() -> None:
    """Their branches may stand there already, and nothing more is begun beside them."""
    begun = frozenset(known(at).branch for at in range(2))
    made = _plan(ALL, room=2, papers=100, begun=begun).fresh
    assert {one.branch for one in made} == begun


def test_the_latest_publications_come_first_but_for_what_was_begun() -> None:
    """A branch may stand there already and wait for its pull request."""
    judgements = {paper: upgraded(year=2020 + at) for at, paper in enumerate(PAPERS)}
    plan = _plan(judgements, room=2)
    assert [one.venue.year for one in plan.fresh] == [2024, 2023]
    assert [one.venue.year for one in plan.queued] == [2022, 2021, 2020]
    plan = _plan(judgements, room=2, begun=frozenset({known(1).branch}))
    assert [one.venue.year for one in plan.fresh] == [2021, 2024]


@pytest.mark.parametrize("outcome", [one for one in Outcome if one is not Outcome.OPEN])
def test_what_was_decided_is_never_proposed_again(outcome: Outcome) -> None:
    """A maintainer who takes a merged venue out again does not want it; nor does one who closed it."""
    plan = _plan(ONE, known(0, outcome))
    assert plan == NO_UPGRADES


def test_a_decision_is_found_again_by_any_id() -> None:
    """The list links to the proceedings now, and goes by another id."""
    text = LIST.replace("https://arxiv.org/abs/2501.00000", "https://doi.org/10.1000/182")
    doi = page(text).document.sections[1].entries[0].ids[0]
    assert _plan({doi: upgraded()}, text=text).fresh != ()
    declined = replace(known(0, Outcome.DECLINED), ids=(PAPERS[0], doi))
    assert _plan({doi: upgraded()}, declined, text=text) == NO_UPGRADES


def test_an_open_pull_request_is_brought_up_to_date_whatever_the_room() -> None:
    """It keeps its key and branch, takes no new place, and follows the evidence."""
    old = replace(known(), key="venue:title:patchesofyore", branch="curator/venue/title-patchesofyore")
    plan = _plan({PAPERS[0]: upgraded("NeurIPS")}, old, room=0)
    ((renewed, standing),) = plan.renewed
    assert (renewed.key, renewed.branch, standing) == (old.key, old.branch, old)
    assert "(NeurIPS 2026)" in apply_edits(LIST, renewed.edits)
    assert (plan.fresh, plan.queued, plan.withdrawn) == ((), (), ())
    assert plan.branches == {old.branch}
    assert plan.recorded((old,), today=TODAY, night="tonight") == (old,)


def test_without_evidence_an_open_pull_request_stays_as_it_is() -> None:
    """A service that is down tonight takes nothing back."""
    for judgements in ({}, {PAPERS[0]: upgraded()._replace(name="unknown")}):
        assert _plan(judgements, known()) == NO_UPGRADES


@pytest.mark.parametrize(
    "text",
    [
        _with_venue(),
        _with_venue().replace("ICML", "NIPS"),
        LIST.replace(LIST.splitlines()[3], ""),
    ],
    ids=["the venue", "another venue", "no entry"],
)
def test_when_nothing_is_left_the_pull_request_is_withdrawn(text: str) -> None:
    """People named a venue by hand, or took the paper out; evidence or none."""
    for judgements in ({}, ONE):
        plan = _plan(judgements, known(), known(1, Outcome.MERGED), text=text)
        assert (plan.withdrawn, plan.fresh, plan.renewed) == ((known(),), (), ())
        (gone, _) = plan.recorded((known(), known(1)), today=TODAY, night="tonight")
        assert (gone.outcome, gone.reason) == (Outcome.WITHDRAWN, DONE)


def test_an_entry_that_moved_or_changed_its_link_is_still_there() -> None:
    """It is found by its title; and of two entries of a paper, one that waits is enough."""
    moved = LIST.replace("https://arxiv.org/abs/2501.00000", "https://example.org/patches.pdf")
    assert _plan({}, known(), text=moved).withdrawn == ()
    twice = _with_venue() + LIST.splitlines()[3] + "\n"
    assert _plan({}, known(), text=twice).withdrawn == ()


def test_an_entry_without_ids_is_remembered_by_its_title() -> None:
    """Its record has none either."""
    text = LIST.replace("https://arxiv.org/abs/2501.00000", "https://example.org/patches.pdf")
    paper = canonical((), title="Patches of Yore")
    plan = _plan({paper: upgraded()}, text=text)
    (made,) = plan.recorded((), today=TODAY, night="tonight")
    assert (made.key, made.ids) == (f"venue:{paper}", ())
    assert _plan({paper: upgraded()}, made, text=text).renewed != ()
    declined = replace(made, outcome=Outcome.DECLINED)
    assert _plan({paper: upgraded()}, declined, text=text) == NO_UPGRADES


def test_what_cannot_be_written_takes_no_place() -> None:
    """A name with which no entry reads back stops nobody, and leaves an open pull request as it is."""
    venues = VENUES._replace(known=(*VENUES.known, KnownVenue("AB(C", "A Conference")))
    records = (known(1),)
    tonight = Tonight(page(LIST), venues, records=records, room=2)
    plan = plan_upgrades({**ALL, PAPERS[0]: upgraded("AB(C"), PAPERS[1]: upgraded("AB(C")}, tonight=tonight)
    assert [one.ids for one in plan.fresh] == [(PAPERS[2],), (PAPERS[3],)]
    assert [one.id for one in plan.queued] == [PAPERS[4]]
    assert (plan.renewed, plan.withdrawn) == ((), ())
