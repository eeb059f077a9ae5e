"""The venues of a list in a night: what is learned, who is asked about what, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest

from curator import ports
from curator.core.evidence.asked_works import NOTHING_TOLD, Told
from curator.core.evidence.said import Said
from curator.core.list.document import parse
from curator.core.works.paper import Paper, PaperId, Venue
from curator.errors import Unavailable
from curator.store.ledger import open_ledger
from curator.venuecheck import VenueCheck
from tests.core.judging import VENUES
from tests.fakes import FixedClock, MemoryProceedings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from curator.core.evidence.asked_works import Asked
    from curator.core.shelves.works import FoundWork, ListedWork
    from curator.core.works.sameness import Work
    from curator.store.ledger import SqlLedger

OPEN: Final = "* [Bounds That Hold Under Rotation](https://arxiv.org/abs/2101.00001) <br/> Proves them.\n"
DONE: Final = (
    "* [Margins of Trees Grown in Forests](https://arxiv.org/abs/2101.00002) (ICML 2021) <br/> Widens.\n"
)
LIST: Final = f"# Papers\n\n{DONE}{OPEN}"
PAGE: Final = "https://proceedings.mlr.press/v139/example21a.html"
PUBLISHED: Final = Paper(
    (PaperId("pmlr", "v139/example21a"),),
    "Bounds That Hold Under Rotation",
    PAGE,
    venue=Venue("ICML", 2021),
    source="pmlr",
)


@dataclass
class Ears:
    """A service that tells the same of every work, and keeps what it was asked about."""

    name: str = "arxiv"
    told: Told = NOTHING_TOLD
    trouble: str = ""
    heard: list[list[str]] = field(default_factory=list)

    def knows(self, work: Asked) -> bool:
        """Everything."""
        return bool(work.title)

    def ask(self, works: Sequence[Asked]) -> ports.Testimony:
        """One request a round."""
        self.heard.append([work.title.split()[0] for work in works])
        told = {} if self.trouble else dict.fromkeys(range(len(works)), self.told)
        return ports.Testimony(told, 1, self.trouble)


@pytest.fixture
def clock() -> FixedClock:
    """A night in spring."""
    return FixedClock()


@pytest.fixture
def memory(tmp_path: Path, clock: FixedClock) -> SqlLedger:
    """An empty ledger."""
    return open_ledger(tmp_path, clock=clock)


def check(memory: SqlLedger, clock: FixedClock, *ears: Ears, **budgets: int) -> VenueCheck:
    """A check with these services."""
    return VenueCheck(
        ears, memory.proceedings, memory.answers, VENUES, clock, sites={"pmlr"}, budgets=budgets
    )


def test_tonights_proceedings_prove_an_upgrade_at_once(memory: SqlLedger, clock: FixedClock) -> None:
    """The night the evidence appears; and they are remembered for the next."""
    found = check(memory, clock).gather(parse(LIST), [PUBLISHED])
    judgement = found.judgements[PaperId("arxiv", "2101.00001")]
    assert (judgement.name, judgement.venue, judgement.year) == ("upgrade", "ICML", 2021)
    assert found.facts.entries["arxiv:2101.00001"].evidence[0].url == PAGE
    assert check(memory, clock).gather(parse(LIST), ()).judgements == found.judgements


@pytest.mark.parametrize("source", ["arxiv", "feeds", "hf_daily"])
def test_what_other_sources_say_of_a_venue_is_no_record(
    memory: SqlLedger, clock: FixedClock, source: str
) -> None:
    """Only sites of proceedings tell what stands in proceedings."""
    paper = Paper(PUBLISHED.ids, PUBLISHED.title, PAGE, venue=PUBLISHED.venue, source=source)
    assert check(memory, clock).gather(parse(LIST), [paper]).judgements == {}


def test_a_workshops_paper_is_remembered_as_that(memory: SqlLedger, clock: FixedClock) -> None:
    """It is no upgrade."""
    paper = Paper((), PUBLISHED.title, PAGE, venue=Venue("WOOT", 2021), source="pmlr")
    (judgement,) = check(memory, clock).gather(parse(LIST), [paper]).judgements.values()
    assert judgement.name == "unknown"
    assert judgement.said[0].standing == "workshop"


def test_an_entry_that_names_a_publication_is_asked_about_once(memory: SqlLedger, clock: FixedClock) -> None:
    """The others again when what was said has grown old, and before it."""
    ears = Ears()
    check(memory, clock, ears).gather(parse(LIST), ())
    check(memory, clock, ears).gather(parse(LIST), ())
    clock.moment += timedelta(days=40)
    check(memory, clock, ears).gather(parse(LIST), ())
    assert ears.heard == [["Bounds", "Margins"], ["Bounds"]]


def test_a_budget_goes_to_what_may_change_first(memory: SqlLedger, clock: FixedClock) -> None:
    """One work a night: first the entry without a publication; with none, nobody is asked."""
    ears = Ears()
    check(memory, clock, ears, arxiv=0).gather(parse(LIST), ())
    assert ears.heard == []
    check(memory, clock, ears, arxiv=1).gather(parse(LIST), ())
    check(memory, clock, ears, arxiv=1).gather(parse(LIST), ())
    assert ears.heard == [["Bounds"], ["Margins"]]


def test_what_may_change_is_asked_again_before_what_is_settled_is_asked_at_all(
    memory: SqlLedger, clock: FixedClock
) -> None:
    """The entry without a publication is due again; the other was never asked about."""
    ears = Ears()
    for _ in range(2):
        check(memory, clock, ears, arxiv=1).gather(parse(LIST), ())
        clock.moment += timedelta(days=8)
    assert ears.heard == [["Bounds"], ["Bounds"]]


def test_asked_again_at_once_it_says_the_same(memory: SqlLedger, clock: FixedClock) -> None:
    """But for the requests, of which there are none then."""
    said = Said("Crossref", "ICML", 2021, "accepted", "ICML, 2021", PAGE, clock.moment.date(), "registry")
    ears = Ears(told=Told((said,)))
    first = check(memory, clock, ears).gather(parse(LIST), ())
    again = check(memory, clock, ears).gather(parse(LIST), ())
    assert (first.requests, again.requests) == (1, 0)
    assert (again.judgements, again.facts, again.problems) == (first.judgements, first.facts, ())


def test_a_service_that_fails_is_a_problem(memory: SqlLedger, clock: FixedClock) -> None:
    """And what the others say counts."""
    deaf = Ears(name="openreview", trouble="It is down.")
    found = check(memory, clock, deaf, Ears()).gather(parse(LIST), [PUBLISHED])
    assert found.remarks == ("It is down.",)
    assert found.judgements[PaperId("arxiv", "2101.00001")].name == "upgrade"


def test_an_index_that_cannot_be_read_is_a_problem(memory: SqlLedger, clock: FixedClock) -> None:
    """Nothing is raised, and nothing is known."""

    class Broken(MemoryProceedings):
        """An index on a disk that died."""

        def find(self, works: Sequence[Work]) -> Mapping[int, tuple[FoundWork, ...]]:
            """Fail."""
            message = f"the disk died under {len(works)} works"
            raise Unavailable(message, advice="Buy another.")

    broken = VenueCheck((), Broken(), memory.answers, VENUES, clock)
    found = broken.gather(parse(LIST), ())
    assert (found.judgements, found.problems) == ({}, ("the disk died under 2 works Buy another.",))


def test_what_cannot_be_put_into_the_index_is_an_error(memory: SqlLedger, clock: FixedClock) -> None:
    """It must come again, so nobody may go on as if it were known; a night without records needs no index."""

    class Full(MemoryProceedings):
        """An index on a disk without room."""

        def add(self, works: Iterable[ListedWork]) -> int:
            """Fail."""
            message = f"no room for {len(list(works))} records"
            raise Unavailable(message, advice="Make room.")

    full = VenueCheck((), Full(), memory.answers, VENUES, clock, sites={"pmlr"})
    for learn in (full.learn, lambda papers: full.gather(parse(LIST), papers)):
        with pytest.raises(Unavailable, match="no room for 1 records"):
            learn([PUBLISHED])
        learn([])


def test_what_is_learned_without_asking_counts_in_another_night(memory: SqlLedger, clock: FixedClock) -> None:
    """As when a run was for one source alone; nobody is asked by that."""
    ears = Ears()
    check(memory, clock, ears).learn([PUBLISHED])
    assert ears.heard == []
    (judgement,) = check(memory, clock).gather(parse(LIST), ()).judgements.values()
    assert judgement.name == "upgrade"
