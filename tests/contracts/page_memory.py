"""What every memory of pages promises, as one set of tests, run on the fake and on each real database.

A test module inherits `PageMemoryContract` and gives a fixture ``drawer``: where a memory is kept.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol

import pytest

from curator.ports import UNMARKED, SeenPage, Validators

if TYPE_CHECKING:
    from curator.ports import PageMemory
    from tests.fakes import FixedClock

KEY = "pmlr ICML 2026"
DAY = date(2026, 4, 30)
MARKED = SeenPage(Validators('W/"1"', "Thu, 30 Apr 2026 03:17:00 GMT"), "digest", "3 digest", DAY)
PLAIN = SeenPage(UNMARKED, "", "", DAY - timedelta(days=7))


class Drawer(Protocol):
    """Where one memory is kept; what it holds is kept for 800 days after it was seen."""

    @property
    def clock(self) -> FixedClock:
        """What time it is for every memory that is opened here."""
        ...

    def open(self) -> PageMemory:
        """The memory as the next process finds it."""
        ...


class PageMemoryContract:
    """The promises of the `PageMemory` port."""

    def test_of_what_was_never_read_nothing_is_known(self, drawer: Drawer) -> None:
        """Nor of what is only called alike."""
        assert drawer.open().recall([KEY]) == {}
        drawer.open().keep({KEY: MARKED})
        assert drawer.open().recall([KEY[:-1], f"{KEY} ", KEY.lower()]) == {}

    def test_asking_or_keeping_nothing_does_no_harm(self, drawer: Drawer) -> None:
        """Most nights have nothing to remember."""
        drawer.open().keep({KEY: MARKED})
        drawer.open().keep({})
        assert drawer.open().recall([]) == {}
        assert drawer.open().recall([KEY]) == {KEY: MARKED}

    def test_the_latest_word_counts(self, drawer: Drawer) -> None:
        """Nothing of the one before stays, and others keep theirs."""
        drawer.open().keep({KEY: MARKED, "other": MARKED})
        drawer.open().keep({KEY: PLAIN})
        assert drawer.open().recall(["other", KEY, "none"]) == {KEY: PLAIN, "other": MARKED}

    def test_what_was_not_seen_for_too_long_is_forgotten(self, drawer: Drawer) -> None:
        """800 days are kept and 801 are not."""
        drawer.open().keep({KEY: MARKED})
        drawer.clock.moment += timedelta(days=800)
        drawer.open().keep({})
        assert drawer.open().recall([KEY]) == {KEY: MARKED}
        drawer.clock.moment += timedelta(days=1)
        drawer.open().keep({})
        assert drawer.open().recall([KEY]) == {}

    @pytest.mark.parametrize(
        "text",
        ["Robert'); DROP TABLE pages;--", "zero \0 byte", "half \ud800 pair", "long " * 20_000, ""],
        ids=["SQL", "NUL", "half a surrogate pair", "100 kB", "nothing"],
    )
    def test_hostile_words_come_back_as_they_were(self, drawer: Drawer, text: str) -> None:
        """In a name or a header: data, never SQL."""
        odd = MARKED._replace(validators=Validators(text, text))
        drawer.open().keep({text: odd, f"{text}.": PLAIN})
        assert drawer.open().recall([text, f"{text}."]) == {text: odd, f"{text}.": PLAIN}
