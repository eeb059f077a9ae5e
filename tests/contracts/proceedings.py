"""What every index of proceedings promises, as one set of tests, run on the fake and on each real database.

A test module inherits `ProceedingsContract` and gives a fixture ``drawer``: where an index is kept.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol

import pytest

from curator.core.shelves.works import ListedWork
from curator.core.works.paper import Paper, PaperId
from curator.core.works.sameness import same_work

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curator.core.works.sameness import Work
    from curator.ports import Proceedings

TITLE = "Smooth Margins for Certified Robust Classifiers"
AUTHORS = ("Ada Writer", "Bo Reader", "Cy Editor")
DAY = date(2026, 4, 30)
PMLR = PaperId("pmlr", "v139/writer21a")
ARXIV = PaperId("arxiv", "2102.00001")
ACCEPTED = ListedWork(
    title=TITLE,
    authors=AUTHORS,
    venue="ICML",
    year=2021,
    url="https://proceedings.mlr.press/v139/writer21a.html",
    status="accepted",
    ids=(PMLR,),
    source="proceedings",
    seen=DAY,
    track="Spotlight",
)
REJECTED = ListedWork(TITLE, AUTHORS, "ICLR", 2021, "", "rejected", (), "proceedings", DAY, "Reject")
OTHER = ListedWork(
    "Margins of Error in Political Polls",
    ("Di Counter",),
    "KDD",
    2021,
    "",
    "accepted",
    (),
    "proceedings",
    DAY,
)


class Drawer(Protocol):
    """Where one index is kept."""

    def open(self) -> Proceedings:
        """The index as the next process finds it."""
        ...


def found(index: Proceedings, *works: Work) -> list[list[ListedWork]]:
    """The records of each work, in the order of the works."""
    matches = index.find(works)
    return [[record for record, _ in matches.get(at, ())] for at in range(len(works))]


def titled(title: str, *, authors: Sequence[str] = (), ids: Sequence[PaperId] = ()) -> Paper:
    """A work as somebody else has it."""
    return Paper(tuple(ids), title, "", tuple(authors))


class ProceedingsContract:
    """The promises of the `Proceedings` port."""

    @pytest.mark.parametrize(
        "work",
        [
            titled(""),
            titled("Smooth Margins"),
            titled(TITLE.replace("Smooth", "Sharp")),
            titled(TITLE, authors=["Eve Stranger", "Finn Stranger"]),
            titled("Something Else", ids=[PaperId("pmlr", "v139/writer21b"), ARXIV]),
        ],
    )
    def test_another_work_is_not_found(self, drawer: Drawer, work: Paper) -> None:
        """Not by a word less or another one, under an equal title by other people, nor by an id beside it."""
        assert found(drawer.open(), work) == [[]]
        drawer.open().add([ACCEPTED, OTHER])
        assert drawer.open().find([work]) == {}

    def test_adding_or_asking_nothing_does_no_harm(self, drawer: Drawer) -> None:
        """Most nights bring no proceedings."""
        drawer.open().add([ACCEPTED])
        assert drawer.open().add([]) == 0
        assert drawer.open().find([]) == {}
        assert found(drawer.open(), titled(TITLE)) == [[ACCEPTED]]

    @pytest.mark.parametrize(
        ("work", "kind"),
        [
            (titled("Renamed", ids=[ARXIV, PMLR]), "id"),
            (titled(f" {TITLE.upper()}. "), "title"),
            (titled(TITLE, authors=["Writer, A.", "B. Reader"]), "title"),
            (titled(TITLE.replace("Classifiers", "Classifier")), "near-title"),
            (titled(TITLE.replace("Certified", "Certifed")), "near-title"),
            (titled(f"SMOOTHER: {TITLE}"), "near-title"),
            (titled(f"{TITLE}: A Unified View", authors=AUTHORS), "near-title"),
            (titled("Certified Robust Classifiers with Smooth Margins", authors=AUTHORS), "near-title"),
        ],
    )
    def test_a_work_is_found_by_its_evidence(self, drawer: Drawer, work: Paper, kind: str) -> None:
        """An id, an equal title, one that is like it: what `same_work` takes for the work is found."""
        drawer.open().add([OTHER, ACCEPTED])
        (match,) = drawer.open().find([work])[0]
        assert match.work == ACCEPTED
        assert (match.match, match.match.kind) == (same_work(work, ACCEPTED), kind)

    @pytest.mark.parametrize("kept", [f"SMOOTHER: {TITLE}", f"{TITLE}: A Unified View"])
    def test_a_record_that_says_more_than_the_work_is_found(self, drawer: Drawer, kept: str) -> None:
        """The name or the subtitle may stand in the proceedings only."""
        drawer.open().add([ACCEPTED._replace(title=kept)])
        assert found(drawer.open(), titled(TITLE, authors=AUTHORS)) == [[ACCEPTED._replace(title=kept)]]

    def test_what_was_not_published_is_told_as_that(self, drawer: Drawer) -> None:
        """A rejection at one venue stands beside the acceptance at another, behind it."""
        withdrawn = REJECTED._replace(venue="CVPR", status="withdrawn")
        drawer.open().add([withdrawn, REJECTED, ACCEPTED])
        assert found(drawer.open(), titled(TITLE)) == [[ACCEPTED, withdrawn, REJECTED]]
        drawer.open().add([OTHER._replace(status="rejected")])
        assert found(drawer.open(), titled(OTHER.title)) == [[OTHER._replace(status="rejected")]]

    def test_the_best_evidence_comes_first(self, drawer: Drawer) -> None:
        """An id before an equal title, and that before a like one."""
        by_id = REJECTED._replace(title="Renamed", ids=(ARXIV,), venue="ICLR")
        alike = OTHER._replace(title=TITLE.replace("Classifiers", "Classifier"))
        drawer.open().add([alike, ACCEPTED, by_id])
        assert found(drawer.open(), titled(TITLE, ids=[ARXIV])) == [[by_id, ACCEPTED, alike]]

    def test_a_record_that_changed_takes_the_place_of_the_older_one(self, drawer: Drawer) -> None:
        """Under its id: what was submitted is accepted now, under another title, and has a second id."""
        submitted = ACCEPTED._replace(status="submitted", title="Smoothness")
        later = ACCEPTED._replace(ids=(PMLR, ARXIV), seen=DAY + timedelta(days=1))
        assert drawer.open().add([submitted]) == 1
        assert drawer.open().add([later]) == 1
        asked = (titled("Smoothness"), titled("", ids=[PMLR]), titled("", ids=[ARXIV]), titled(TITLE))
        assert found(drawer.open(), *asked) == [[], [later], [later], [later]]
        drawer.open().add([ACCEPTED])
        assert found(drawer.open(), *asked) == [[], [ACCEPTED], [], [ACCEPTED]]

    def test_adding_a_file_twice_changes_nothing(self, drawer: Drawer) -> None:
        """Nor does a record that stands in it twice."""
        assert drawer.open().add([ACCEPTED, REJECTED, OTHER, ACCEPTED]) == 4
        once = drawer.open().find([titled(TITLE), titled(OTHER.title)])
        assert drawer.open().add([ACCEPTED, REJECTED, OTHER]) == 3
        assert drawer.open().find([titled(TITLE), titled(OTHER.title)]) == once
        assert [len(records) for records in once.values()] == [2, 1]

    def test_two_works_with_one_title_stay_two(self, drawer: Drawer) -> None:
        """And so do two with one id at two venues: the authors, or the reader, tell them apart."""
        theirs = REJECTED._replace(authors=("Eve Stranger",))
        twice = ACCEPTED._replace(venue="ICLR", title="Another Thing Altogether")
        drawer.open().add([REJECTED, theirs, ACCEPTED, twice])
        asked = (
            titled(TITLE, authors=["Eve Stranger"]),
            titled(TITLE, authors=AUTHORS),
            titled("", ids=[PMLR]),
        )
        assert found(drawer.open(), *asked) == [[theirs], [ACCEPTED, REJECTED], [twice, ACCEPTED]]

    def test_a_year_of_a_venue_is_replaced_as_a_whole(self, drawer: Drawer) -> None:
        """What the source does not have any more is gone; other years, venues and sources keep theirs."""
        gone = ACCEPTED._replace(title=OTHER.title, ids=(), url="")
        kept = [
            gone._replace(year=2020),
            gone._replace(venue="ICML Workshop", status="workshop"),
            gone._replace(source="PMLR"),
        ]
        drawer.open().add([gone, *kept])
        assert drawer.open().replace([ACCEPTED], source="proceedings", venue="ICML", year=2021) == 1
        told = found(drawer.open(), titled(TITLE), titled(OTHER.title))
        assert told[0] == [ACCEPTED]
        assert sorted(told[1]) == sorted(kept)

    def test_replacing_by_nothing_forgets_the_year(self, drawer: Drawer) -> None:
        """Also by its ids; a year that was never there is none to forget."""
        drawer.open().add([ACCEPTED])
        assert drawer.open().replace([], source="proceedings", venue="ICML", year=2022) == 0
        assert found(drawer.open(), titled("", ids=[PMLR])) == [[ACCEPTED]]
        assert drawer.open().replace([], source="proceedings", venue="ICML", year=2021) == 0
        assert found(drawer.open(), titled("", ids=[PMLR]), titled(TITLE)) == [[], []]

    def test_records_can_be_added_while_all_are_read(self, drawer: Drawer) -> None:
        """What was there is read, whatever comes in between."""
        drawer.open().add([ACCEPTED, REJECTED])
        reading = drawer.open().works()
        first = next(reading)
        drawer.open().add([OTHER])
        assert {ACCEPTED, REJECTED} <= {first, *reading} <= {ACCEPTED, REJECTED, OTHER}

    def test_many_records_and_many_works_at_once(self, drawer: Drawer) -> None:
        """More of them than a database takes values in one statement, out of a generator."""
        many = [OTHER._replace(title=f"Sheep {number}") for number in range(601)]
        assert drawer.open().add(record for record in many) == len(many)
        asked = [titled("Nothing of the Kind"), *(titled(record.title) for record in many)]
        told = drawer.open().find(asked)
        assert sorted(told) == list(range(1, len(asked)))
        assert all(told[at + 1][0].work == record for at, record in enumerate(many))

    def test_all_records_can_be_read(self, drawer: Drawer) -> None:
        """Each once, also those of which a newer version came, and none of an empty index."""
        assert list(drawer.open().works()) == []
        drawer.open().add([ACCEPTED, REJECTED, OTHER])
        drawer.open().add([OTHER])
        assert sorted(drawer.open().works()) == sorted([ACCEPTED, REJECTED, OTHER])

    @pytest.mark.parametrize(
        "text",
        [
            "Robert'); DROP TABLE proceedings;-- and more words",
            "zero \0 byte in the title",
            "half \ud800 pair of a title",
            "\U0001f680 \u202e caf\u00e9 \\u0000 \"'%s :name",
            "\u6df1\u5ea6\u5b66\u4e60\u7684\u9c81\u68d2\u6027",
            "long words of a title " * 5_000,
        ],
        ids=["SQL", "NUL", "half a surrogate pair", "every quote", "Chinese", "100 kB"],
    )
    def test_hostile_words_come_back_as_they_were(self, drawer: Drawer, text: str) -> None:
        """In a title, a name, a venue, an address or an id: data, never SQL."""
        odd = ListedWork(
            text, (text, "Ada Writer"), text, 2021, text, "accepted", (PaperId("doi", text),), text, DAY, text
        )
        drawer.open().add([odd, ACCEPTED])
        by_both = found(drawer.open(), titled("", ids=odd.ids), titled(text, authors=["Ada Writer"]))
        assert by_both == [[odd], [odd]]
        assert drawer.open().replace([], source=text, venue=text, year=2021) == 0
        assert found(drawer.open(), titled("", ids=odd.ids), titled(TITLE)) == [[], [ACCEPTED]]
