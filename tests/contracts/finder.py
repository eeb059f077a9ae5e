"""What every finder of works promises, as one set of tests, run on the fake and on a real one.

A test module inherits `FinderContract` and gives a fixture ``finder``: it knows `WORK` by `AUTHORS` at
`PLACE`, and no other work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from curator.links.finding import Finder

WORK: Final = "Certified Pooling of Small Rotations"
AUTHORS: Final = ("Ann Lee", "Bob May")
PLACE: Final = "https://doi.org/10.1145/1.2"


class FinderContract:
    """The promises of a `Finder`."""

    def test_a_work_that_it_knows_is_found(self, finder: Finder) -> None:
        """With its title, and who says so."""
        found = finder.find(WORK, AUTHORS)
        assert found is not None
        assert (found.url, found.title, found.kind) == (PLACE, WORK, "canonical")
        assert found.source
        assert finder.trouble == ""

    def test_a_work_that_it_does_not_know_is_no_trouble(self, finder: Finder) -> None:
        """It may know the next one."""
        assert finder.find("Quite Another Work about Herring", AUTHORS) is None
        assert finder.find("", ()) is None
        assert finder.trouble == ""
        assert finder.find(WORK, AUTHORS) is not None

    def test_it_has_the_name_of_its_service(self, finder: Finder) -> None:
        """Under which it is configured."""
        assert finder.name in {"crossref", "semantic_scholar"}
