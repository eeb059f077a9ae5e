"""A round of evidence: who is asked, what is kept, and how any number of rounds comes to an end."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import pytest

from curator.core.evidence.asked_works import NOTHING_TOLD, Asked, Told
from curator.core.evidence.judgement import Said
from curator.core.shelves.works import ListedWork
from curator.core.works.paper import PaperId
from curator.enrichment import Terms, gather
from curator.enrichment.gathering import AT_ONCE
from tests.enrichment.desk import TITLE, asked
from tests.fakes import FakeWitness, FixedClock, MemoryAnswers, MemoryProceedings

if TYPE_CHECKING:
    from curator.enrichment import Gathering
    from curator.ports import Witness

CLOCK: Final = FixedClock()
TODAY: Final = CLOCK.now().date()
SAID: Final = Said("Crossref", "CVPR", 2021, "accepted", "words", "https://x", TODAY, "registry")
TWIN: Final = PaperId("doi", "10.1000/x")


def work(number: int, **fields: object) -> Asked:
    """The entry with this number."""
    one = asked(f"2104.{number:05d}", title=f"{TITLE} of Kind {number}")
    return one._replace(**fields)  # type: ignore[arg-type] # any field


def told(number: int = 1) -> Told:
    """What a service tells of the entry with this number."""
    return Told((SAID,), (TWIN,), f"{TITLE} of Kind {number}", ("Ann Lee",))


def record(title: str, **fields: object) -> ListedWork:
    """A record of the proceedings."""
    base = ListedWork(title, (), "CVPR", 2021, "https://y", "accepted", (), "CVF", TODAY)
    return base._replace(**fields)  # type: ignore[arg-type] # any field


class Place:
    """Where rounds are made: what is remembered stays."""

    def __init__(self, *records: ListedWork) -> None:
        """Begin with an index of these records."""
        self.clock = FixedClock()
        self.memory = MemoryAnswers(self.clock)
        self.proceedings = MemoryProceedings()
        self.proceedings.add(records)

    def gather(self, works: list[Asked], *witnesses: Witness, budget: int | None = None) -> Gathering:
        """One round, on the day that the clock shows."""
        budgets = {} if budget is None else {one.name: budget for one in witnesses}
        return gather(
            works,
            witnesses=witnesses,
            proceedings=self.proceedings,
            memory=self.memory,
            terms=Terms(self.clock.now().date(), budgets),
        )


def keys(witness: FakeWitness) -> list[str]:
    """Which works a service was asked about."""
    return [one.key for one in witness.asked]


def test_without_works_or_services_nothing_is_asked() -> None:
    """And every work has its place in the result."""
    place = Place()
    assert place.gather([]).found == ()
    assert [one.said for one in place.gather([work(1), work(2)]).found] == [(), ()]


def test_what_services_and_proceedings_say_comes_together() -> None:
    """The proceedings first; ids that the entry does not have are told apart."""
    place = Place(record(f"{TITLE} of Kind 1"), record("Something Else Entirely About Fish"))
    found = place.gather([work(1), work(2)], FakeWitness(tells={work(1).key: told()})).found
    assert [one.source for one in found[0].said] == ["proceedings", "Crossref"]
    assert (found[0].ids, found[0].titles, found[0].authors) == ((TWIN,), (told().title,), ("Ann Lee",))
    assert (found[1].said, found[1].ids, found[1].work) == ((), (), work(2))


def test_what_one_service_tells_helps_to_ask_the_next() -> None:
    """A DOI that arXiv knows, and the authors; answers stay under the entry's own key."""
    place = Place()
    first, second = FakeWitness("arxiv", {work(1).key: told()}), FakeWitness("crossref")
    place.gather([work(1)], first, second)
    assert second.asked == [work(1, ids=(*work(1).ids, TWIN), authors=("Ann Lee",))]


def test_a_retitled_work_is_found_under_its_new_title() -> None:
    """In the proceedings, by the title that a source has for its id."""
    place = Place(record("Quite Another Name for This Work"))
    renamed = told()._replace(title="Quite Another Name for This Work")
    found = place.gather([work(1)], FakeWitness(tells={work(1).key: renamed})).found[0]
    assert found.said[0].source == "proceedings"
    assert found.retitled


def test_rejected_records_are_told_as_such() -> None:
    """The index holds submissions that were rejected or withdrawn, too."""
    place = Place(record(work(1).title, status="rejected"))
    assert [one.standing for one in place.gather([work(1)]).found[0].said] == ["rejected"]


def test_an_answer_is_fresh_for_a_month_and_a_miss_for_a_week() -> None:
    """What is stale counts until it is renewed."""
    place = Place()
    works = [work(1), work(2)]
    witness = FakeWitness(tells={work(1).key: told(), work(2).key: NOTHING_TOLD})
    for days, expected in ((0, 2), (6, 0), (1, 1), (22, 1), (1, 1), (1, 0)):
        place.clock.moment += timedelta(days=days)
        witness.asked.clear()
        found = place.gather(works, witness).found
        assert len(witness.asked) == expected
        assert found[0].said == (SAID,)
    place.clock.moment += timedelta(days=40)
    silent = FakeWitness(fails_after=0)
    assert place.gather(works, silent).found[0].said == (SAID,)


def test_what_was_not_answered_is_no_miss_and_asked_again() -> None:
    """The next day already."""
    place = Place()
    witness = FakeWitness()
    assert place.gather([work(1)], witness).waiting == {"arxiv": 1}
    assert place.gather([work(1)], witness).waiting == {"arxiv": 1}
    assert len(witness.asked) == 2


def test_budgets_are_spent_on_those_who_were_never_asked_about_and_then_the_longest_ago() -> None:
    """So every work has its turn, in the order of the list."""
    place = Place()
    works = [work(number) for number in range(5)]
    witness = FakeWitness(tells={one.key: NOTHING_TOLD for one in works})
    rounds = []
    for _ in range(4):
        witness.asked.clear()
        waiting = place.gather(works, witness, budget=2).waiting["arxiv"]
        rounds.append(([one.title[-1] for one in witness.asked], waiting))
        place.clock.moment += timedelta(days=4)
    assert rounds == [(["0", "1"], 3), (["2", "3"], 1), (["4", "0"], 1), (["1", "2"], 1)]


def test_a_budget_of_nothing_asks_nobody() -> None:
    """What is remembered still counts."""
    place = Place()
    witness = FakeWitness(tells={work(1).key: told()})
    place.gather([work(1)], witness)
    place.clock.moment += timedelta(days=99)
    witness.asked.clear()
    gathering = place.gather([work(1), work(2)], witness, budget=0)
    assert (witness.asked, gathering.requests, gathering.waiting) == ([], {"arxiv": 0}, {"arxiv": 2})
    assert gathering.found[0].said == (SAID,)


def test_several_entries_for_one_work_are_asked_about_once() -> None:
    """And all of them have the answer."""
    witness = FakeWitness(tells={work(1).key: told()})
    found = Place().gather([work(1), work(1, url="https://z"), work(2)], witness).found
    assert keys(witness) == [work(1).key, work(2).key]
    assert witness.asked[0].url == ""
    assert [bool(one.said) for one in found] == [True, True, False]


def test_works_that_a_service_cannot_be_asked_about_are_not_waiting() -> None:
    """Nor do they take from its budget."""
    witness = FakeWitness(tells={work(1).key: told()})
    gathering = Place().gather([asked(), work(1)], witness, budget=1)
    assert (keys(witness), gathering.waiting) == ([work(1).key], {"arxiv": 0})


def test_a_service_that_fails_is_left_alone_and_the_others_are_asked() -> None:
    """What it said before counts, and is kept."""
    place = Place()
    works = [work(number) for number in range(3 * AT_ONCE)]
    tells = {one.key: told() for one in works}
    failing, other = FakeWitness("arxiv", tells, fails_after=AT_ONCE + 2), FakeWitness("crossref", tells)
    gathering = place.gather(works, failing, other)
    assert gathering.troubles == {"arxiv": "arxiv is down."}
    assert gathering.waiting == {"arxiv": 2 * AT_ONCE - 2, "crossref": 0}
    assert gathering.requests == {"arxiv": 2, "crossref": 3}
    assert len(place.memory.recall("arxiv", list(tells))) == AT_ONCE + 2


def test_a_round_that_broke_off_is_taken_up_where_it_was() -> None:
    """Answers are kept after each portion, not at the end."""

    class Breaking(FakeWitness):
        def ask(self, works):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202 - as the one it breaks
            if self.asked:
                raise KeyboardInterrupt
            return super().ask(works)

    place = Place()
    works = [work(number) for number in range(2 * AT_ONCE)]
    tells = {one.key: told() for one in works}
    with pytest.raises(KeyboardInterrupt):
        place.gather(works, Breaking(tells=tells))
    witness = FakeWitness(tells=tells)
    assert place.gather(works, witness).waiting == {"arxiv": 0}
    assert keys(witness) == [one.key for one in works[AT_ONCE:]]


def test_an_answer_that_cannot_be_read_any_more_is_asked_for_anew() -> None:
    """Another version wrote it."""
    place = Place()
    place.memory.keep("arxiv", {work(1).key: '{"v":0}'})
    witness = FakeWitness(tells={work(1).key: told()})
    assert place.gather([work(1)], witness).found[0].said == (SAID,)


def test_two_rounds_of_a_day_are_one() -> None:
    """Nothing is sent twice, and both tell the same."""
    place = Place(record(work(1).title))
    witness = FakeWitness(tells={work(1).key: told(), work(2).key: NOTHING_TOLD})
    works = [work(1), work(2)]
    first = place.gather(works, witness)
    again = place.gather(works, witness)
    assert again.found == first.found
    assert again.requests == {"arxiv": 0}


def test_evidence_keeps_the_day_on_which_it_was_seen() -> None:
    """Not the day on which it is used."""
    place = Place()
    seen = replace_day(told(), date(2026, 1, 2))
    place.gather([work(1)], FakeWitness(tells={work(1).key: seen}))
    place.clock.moment += timedelta(days=20)
    assert place.gather([work(1)], FakeWitness()).found[0].said[0].seen == date(2026, 1, 2)


def replace_day(one: Told, day: date) -> Told:
    """The same, seen on another day."""
    return one._replace(said=tuple(said._replace(seen=day) for said in one.said))
