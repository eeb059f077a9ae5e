"""Which works an audit looks for under other titles."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

from curator.core.evidence.asked_works import Asked
from curator.core.shelves.works import ListedWork
from curator.core.works.paper import PaperId, Venue
from curator.store.answers import NoAnswers
from curator.venuecheck import VenueCheck
from curator.venuecheck.auditing import audit
from tests.core.judging import VENUES
from tests.fakes import FixedClock, MemoryProceedings

if TYPE_CHECKING:
    from collections.abc import Sequence

PEOPLE: Final = ("Ada Writer", "Bo Reader", "Cy Editor")
SOUGHT: Final = Asked(
    "On the Tightness of Certificates for Smooth Classifiers", (), PEOPLE, Venue("ICML", 2021)
)


def record(title: str, *, url: str = "", year: int = 2021) -> ListedWork:
    """A record of ICML."""
    return ListedWork(title, PEOPLE, "ICML", year, url, "accepted", (), "proceedings", date(2026, 4, 30))


OTHER: Final = record(
    "Certificates of Smooth Classifiers Can Be Tight", url="https://icml.example.org/2021/1"
)


def doubtful(works: Sequence[Asked], *records: ListedWork) -> dict[int, str]:
    """The titles under which works may have been published, by their places."""
    index = MemoryProceedings()
    index.add(records)
    check = VenueCheck((), index, NoAnswers(), VENUES, FixedClock())
    return {at: one.work.title for at, one in audit(check, works).doubtful.items()}


def test_a_work_that_stands_nowhere_is_looked_for_under_other_titles() -> None:
    """With an empty index, or an empty list, there is nothing to look for."""
    assert doubtful([SOUGHT]) == {}
    assert doubtful([], OTHER) == {}
    assert doubtful([SOUGHT], OTHER) == {0: OTHER.title}


def test_a_work_that_stands_there_under_its_own_title_is_not() -> None:
    """The other paper is another one of the same people."""
    assert doubtful([SOUGHT], OTHER, record(SOUGHT.title)) == {}


def test_a_record_that_is_another_entrys_is_no_guess() -> None:
    """The list has that paper already."""
    assert doubtful([SOUGHT, SOUGHT._replace(title=OTHER.title)], OTHER) == {}


@pytest.mark.parametrize("scheme", ["pmlr", "neurips", "cvf", "ecva", "acl"])
def test_a_link_into_proceedings_says_the_title_itself(scheme: str) -> None:
    """There is nothing to guess, whether the index has the paper or not."""
    assert doubtful([SOUGHT._replace(ids=(PaperId(scheme, "x"),))], OTHER) == {}
