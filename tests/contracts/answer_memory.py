"""What every memory of services' answers promises, as one set of tests, run on the fake and each database.

A test module inherits `AnswerMemoryContract` and gives a fixture ``drawer``: where a memory is kept.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from curator.ports import KeptAnswer

if TYPE_CHECKING:
    from curator.ports import AnswerMemory
    from tests.fakes import FixedClock

SERVICE = "crossref"
KEY = "arxiv:2104.00001"
BODY = '{"v":1}'


class Drawer(Protocol):
    """Where one memory is kept; what it holds is kept for 365 days, and has 20,000 characters at most."""

    @property
    def clock(self) -> FixedClock:
        """What time it is for every memory that is opened here."""
        ...

    def open(self) -> AnswerMemory:
        """The memory as the next process finds it."""
        ...


class AnswerMemoryContract:
    """The promises of the `AnswerMemory` port."""

    def test_of_a_work_that_nobody_was_asked_about_nothing_is_known(self, drawer: Drawer) -> None:
        """Nor of one under another key, or by another service."""
        assert drawer.open().recall(SERVICE, [KEY]) == {}
        drawer.open().keep(SERVICE, {KEY: BODY})
        assert drawer.open().recall(SERVICE, [KEY[:-1], KEY.upper()]) == {}
        assert drawer.open().recall("openalex", [KEY]) == {}

    def test_asking_or_keeping_nothing_does_no_harm(self, drawer: Drawer) -> None:
        """A list may be empty."""
        drawer.open().keep(SERVICE, {})
        assert drawer.open().recall(SERVICE, []) == {}

    def test_an_answer_comes_back_with_its_day(self, drawer: Drawer) -> None:
        """However old it has become; a newer one takes its place."""
        first = drawer.clock.now().date()
        drawer.open().keep(SERVICE, {KEY: BODY, "other": "old"})
        drawer.clock.moment += timedelta(days=40)
        assert drawer.open().recall(SERVICE, [KEY]) == {KEY: KeptAnswer(first, BODY)}
        drawer.open().keep(SERVICE, {KEY: "new"})
        assert drawer.open().recall(SERVICE, [KEY, "other"]) == {
            KEY: KeptAnswer(drawer.clock.now().date(), "new"),
            "other": KeptAnswer(first, "old"),
        }

    def test_services_are_kept_apart(self, drawer: Drawer) -> None:
        """The same work, and two that speak of it."""
        drawer.open().keep(SERVICE, {KEY: BODY})
        drawer.open().keep("openalex", {KEY: "other"})
        assert drawer.open().recall(SERVICE, [KEY])[KEY].body == BODY
        assert drawer.open().recall("openalex", [KEY])[KEY].body == "other"

    def test_many_answers_are_kept_and_recalled_at_once(self, drawer: Drawer) -> None:
        """More of them than a database takes values in one statement."""
        many = {f"title:{number}": BODY for number in range(1_201)}
        drawer.open().keep(SERVICE, many)
        assert set(drawer.open().recall(SERVICE, [*many, "none"])) == set(many)

    def test_what_is_too_long_is_not_kept(self, drawer: Drawer) -> None:
        """It is asked for again; a database that grows without end helps nobody."""
        drawer.open().keep(SERVICE, {KEY: "x" * 20_001, "fits": "x" * 20_000})
        assert set(drawer.open().recall(SERVICE, [KEY, "fits"])) == {"fits"}

    def test_titles_in_any_alphabet_are_keys(self, drawer: Drawer) -> None:
        """And keys as long as titles can be are kept apart by their ends."""
        keys = ["title:對抗訓練", "title:\ud800", f"title:{'a' * 5_000}b", f"title:{'a' * 5_000}c"]
        drawer.open().keep(SERVICE, {key: str(number) for number, key in enumerate(keys)})
        found = drawer.open().recall(SERVICE, keys)
        assert [found[key].body for key in keys] == ["0", "1", "2", "3"]

    def test_what_was_not_renewed_for_a_year_is_forgotten(self, drawer: Drawer) -> None:
        """Whenever anything is kept."""
        drawer.open().keep(SERVICE, {KEY: BODY})
        drawer.clock.moment += timedelta(days=366)
        drawer.open().keep("openalex", {"other": BODY})
        assert drawer.open().recall(SERVICE, [KEY]) == {}
