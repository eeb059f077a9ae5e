"""Works under another title: guessed where authors, venue and rare words say so, and never else."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

from curator.core.evidence.asked_works import Asked
from curator.core.evidence.retitled import retitled
from curator.core.shelves.works import ListedWork
from curator.core.works.paper import Venue
from tests.core.judging import VENUES

if TYPE_CHECKING:
    from curator.core.claims.cues import Standing
    from curator.core.evidence.retitled import Retitled

TITLE: Final = "On the Tightness of Certificates for Smooth Classifiers"
OTHER: Final = "Certificates of Smooth Classifiers Can Be Tight"
PEOPLE: Final = ("Ada Writer", "Bo Reader", "Cy Editor")
HERE: Final = Venue("ICML", 2021)
CROWD: Final = tuple(f"Robust Learning of Networks Number {number}" for number in range(200))


def record(
    title: str = OTHER,
    authors: tuple[str, ...] = PEOPLE,
    *,
    venue: str = "ICML",
    year: int = 2021,
    status: Standing = "accepted",
) -> ListedWork:
    """A record of proceedings."""
    return ListedWork(title, authors, venue, year, "", status, (), "proceedings", date(2026, 4, 30))


def guess(
    *records: ListedWork,
    title: str = TITLE,
    authors: tuple[str, ...] = PEOPLE,
    venue: Venue | None = HERE,
) -> Retitled | None:
    """What an entry may be, among the records and two hundred others."""
    crowd = [record(other, ("Eve Stranger",)) for other in CROWD]
    return retitled([Asked(title, (), authors, venue)], [*crowd, *records], venues=VENUES).get(0)


def test_among_other_works_nothing_is_found() -> None:
    """An empty index, no entry, and no like work."""
    assert retitled([], [record()], venues=VENUES) == {}
    assert retitled([Asked(TITLE)], [], venues=VENUES) == {}
    assert guess() is None


def test_the_same_people_at_the_venue_of_the_entry_are_likely() -> None:
    """The reason names authors, place and the rarest words that both titles have."""
    found = guess(record())
    assert found is not None
    assert (found.work.title, found.likelihood) == (OTHER, "likely")
    assert found.reason.startswith("the authors are the same, its venue and year are those of the entry, and")
    assert "“certificates”" in found.reason


@pytest.mark.parametrize(
    "work",
    [
        record(status="rejected"),
        record(status="withdrawn"),
        record(authors=("Eve Stranger", "Fay Other")),
        record(authors=("Bo Reader", "Ada Writer", "Eve Stranger", "Fay Other")),
        record("Weather of Ponds in Spring"),
        record(venue="NeurIPS", title="Tight Ponds and Smooth Weather in Spring"),
        record("Robust Learning of Networks Number 7"),
        record(year=2020),
        record(venue="NeurIPS"),
    ],
)
def test_what_speaks_against_it_is_believed(work: ListedWork) -> None:
    """A rejection, other people, another first author, year or venue, and titles that share nothing rare."""
    assert guess(work) is None


def test_without_authors_nearly_all_rare_words_are_needed() -> None:
    """And the venue that the entry names."""
    near = record("Tightness of the Certificates for Smooth Classifiers", ())
    found = guess(near, authors=())
    assert found is not None
    assert found.likelihood == "possible"
    assert "authors are not known" in found.reason
    assert guess(record(authors=()), authors=()) is None
    assert guess(near, authors=(), venue=None) is None


def test_an_entry_without_a_venue_needs_the_same_people() -> None:
    """And half of what is rare in the titles; it is possible at best."""
    found = guess(record(), venue=None)
    assert found is not None
    assert found.likelihood == "possible"
    assert guess(record("Smooth Boundaries of Deep Trees and Ponds"), venue=None) is None


def test_the_likeliest_of_several_is_told() -> None:
    """Whatever their order."""
    less = record("Smooth Classifiers in Practice: A Long Story of Certificates and Ponds")
    assert guess(less, record()) == guess(record(), less)
    found = guess(less, record())
    assert found is not None
    assert found.work.title == OTHER


def test_a_venue_is_found_by_any_of_its_names() -> None:
    """The entry writes the one of that time."""
    found = guess(record(venue="NeurIPS", year=2016), venue=Venue("NIPS", 2016))
    assert found is not None
    assert found.likelihood == "likely"


@pytest.mark.parametrize("title", ["", "\u4e2d\u6587", "a " * 5_000, "!!!", "0"])
def test_odd_titles_do_no_harm(title: str) -> None:
    """In the index they are no guess for a usual title, and a usual record is none for them."""
    assert guess(record(title)) is None
    assert guess(record(), title=title) is None
