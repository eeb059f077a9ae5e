"""What every memory of links promises, as one set of tests, run on the fake and on each real database.

A test module inherits `LinkMemoryContract` and gives a fixture ``drawer``: where a memory is kept.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

import pytest

from curator.core.links.link import Known, Verdict

if TYPE_CHECKING:
    from curator.ports import LinkMemory
    from tests.fakes import FixedClock

URL = "https://example.org/paper.pdf"
NIGHT = datetime(2026, 4, 30, 3, 17, 0, 123_456, tzinfo=UTC)
ALIVE = Known(Verdict("alive", status=200, title="A Title"), NIGHT, etag='W/"1"', last_modified="Thu, 1 Jan")
MISSING = Known(
    Verdict("unreachable", "404-unconfirmed", 404), NIGHT, missing_since=NIGHT - timedelta(hours=19)
)
WHOLE = Known(
    Verdict("moved", "permanently", 301, "https://example.org/new", "T", True, "arxiv", 0.1 + 0.2),  # noqa: FBT003 - every field
    NIGHT,
    "etag",
    "yesterday",
    NIGHT,
)


class Drawer(Protocol):
    """Where one memory is kept; what it holds is kept for 365 days."""

    @property
    def clock(self) -> FixedClock:
        """What time it is for every memory that is opened here."""
        ...

    def open(self) -> LinkMemory:
        """The memory as the next process finds it."""
        ...


class LinkMemoryContract:
    """The promises of the `LinkMemory` port."""

    def test_of_a_link_that_was_never_checked_nothing_is_known(self, drawer: Drawer) -> None:
        """Nor of one whose address only begins alike."""
        assert drawer.open().recall([URL]) == {}
        drawer.open().keep({URL: ALIVE})
        assert drawer.open().recall([URL[:-1], f"{URL}/", URL.upper()]) == {}

    def test_asking_or_keeping_nothing_does_no_harm(self, drawer: Drawer) -> None:
        """A list may have no links."""
        drawer.open().keep({URL: ALIVE})
        drawer.open().keep({})
        assert drawer.open().recall([]) == {}
        assert drawer.open().recall([URL]) == {URL: ALIVE}

    @pytest.mark.parametrize("known", [ALIVE, MISSING, WHOLE, Known(Verdict("dead"), NIGHT)])
    def test_what_is_kept_comes_back_equal(self, drawer: Drawer, known: Known) -> None:
        """Verdict, times and validators, to the last microsecond and bit."""
        drawer.open().keep({URL: known})
        assert drawer.open().recall([URL]) == {URL: known}

    def test_the_latest_word_counts(self, drawer: Drawer) -> None:
        """Nothing of the one before stays, and others keep theirs."""
        drawer.open().keep({URL: MISSING, "other": ALIVE})
        drawer.open().keep({URL: ALIVE})
        assert drawer.open().recall(["other", URL, "none"]) == {URL: ALIVE, "other": ALIVE}

    def test_many_links_are_kept_and_recalled_at_once(self, drawer: Drawer) -> None:
        """More of them than a database takes values in one statement."""
        many = {f"{URL}?{number}": ALIVE for number in range(1_201)}
        drawer.open().keep(many)
        assert drawer.open().recall([*many, "none"]) == many
        drawer.open().keep(dict.fromkeys(many, MISSING))
        assert drawer.open().recall(list(many)[-2:]) == dict.fromkeys(list(many)[-2:], MISSING)

    def test_a_link_that_no_check_meets_any_more_is_forgotten(self, drawer: Drawer) -> None:
        """365 days are kept and 366 are not; met again in between, the time starts anew."""
        drawer.open().keep({URL: ALIVE, "again": ALIVE})
        drawer.clock.moment += timedelta(days=365)
        drawer.open().keep({"again": ALIVE})
        assert drawer.open().recall([URL]) == {URL: ALIVE}
        drawer.clock.moment += timedelta(days=1)
        drawer.open().keep({})
        assert drawer.open().recall([URL, "again"]) == {"again": ALIVE}

    @pytest.mark.parametrize(
        "text",
        [
            "Robert'); DROP TABLE links;--",
            "zero \0 byte",
            "half \ud800 pair",
            "\U0001f680 \u202e caf\u00e9 \\u0000 \"'%s :name",
            "long " * 20_000,
            "",
        ],
        ids=["SQL", "NUL", "half a surrogate pair", "every quote", "100 kB", "nothing"],
    )
    def test_hostile_words_come_back_as_they_were(self, drawer: Drawer, text: str) -> None:
        """In an address, a title or a header: data, never SQL, and never a check that is lost."""
        odd = Known(Verdict("moved", text, 301, text, text), NIGHT, etag=text, last_modified=text)
        drawer.open().keep({text: odd, f"{text}.": ALIVE})
        assert drawer.open().recall([text, f"{text}."]) == {text: odd, f"{text}.": ALIVE}
