"""Years held and years of volumes, as a maintainer writes them in one line."""

from __future__ import annotations

import pytest

from curator.core.venues.years import runs_of, volumes_of, was_held, year_of_volume


@pytest.mark.parametrize(
    ("held", "year", "expected"),
    [
        ("", 2020, None),
        ("2013-", 2012, False),
        ("2013-", 2013, True),
        ("2013-", 2026, True),
        ("2013-", 2027, None),
        ("1969-2015 every 2, 2016-", 1968, False),
        ("1969-2015 every 2, 2016-", 1969, True),
        ("1969-2015 every 2, 2016-", 1970, False),
        ("1969-2015 every 2, 2016-", 2016, True),
        ("1980-1987?, 1988-", 1985, None),
        ("1980-1987?, 1988-", 1979, False),
        ("2000, 2001, 2003", 2001, True),
        ("2000, 2001, 2003", 2002, False),
        ("2000, 2001, 2003", 2004, False),
        ("2000, 2001-?", 2010, None),
        ("2010- every 3", 2016, True),
        ("2010- every 3", 2017, False),
    ],
)
def test_a_year_was_held_when_it_stands_there(held: str, year: int, *, expected: bool | None) -> None:
    """Runs, rhythms and single years; nothing is said of doubtful ones, nor of those after 2026."""
    assert was_held(held, year, known_until=2026) is expected


def test_without_a_horizon_nothing_is_said_after_the_last_year_told() -> None:
    """A file that does not say how far it reaches calls no later year wrong."""
    assert was_held("2001- every 2", 2002, known_until=None) is None
    assert was_held("2001-2009 every 2, 2010-", 2008, known_until=None) is False


@pytest.mark.parametrize(
    "held",
    [
        "x",
        "13-",
        "2013 -",
        "2015-2013",
        "2013, 2012",
        "2010-, 2012",
        "2010-2012, 2012",
        "2013 every",
        "2013,,2014",
    ],
)
def test_years_that_cannot_be_read_are_refused(held: str) -> None:
    """Two digits, wrong order, years told twice; the message says what is expected."""
    with pytest.raises(ValueError, match=r"expected|swap"):
        runs_of(held)


@pytest.mark.parametrize(
    ("volume", "year"),
    [
        ("28", 2013),
        ("29", None),
        ("v28", None),
        ("v4", 2003),
        ("v26", 2025),
        ("v27", None),
        ("6050", 2016),
        ("978-3-319-63387-9", 2017),
        ("978-3-319-63387-0", None),
        ("", None),
        ("v", None),
        ("²", None),
    ],
)
def test_a_volume_has_the_year_that_is_told_of_it(volume: str, year: int | None) -> None:
    """A volume, a run of one a year, a run of one year, and a book."""
    text = "28 = 2013, v4-v26 = 2003-2025, 6040-6600=2016, 978-3-319-63387-9 = 2017"
    assert year_of_volume(text, volume) == year


@pytest.mark.parametrize(
    "text", ["28", "28: 2013", "v4-26 = 2003-2025", "4-26 = 2003-2024", "9-4 = 2003", "x = 1"]
)
def test_volumes_that_cannot_be_read_are_refused(text: str) -> None:
    """No year, another letter at the end of a run, more volumes than years."""
    with pytest.raises(ValueError, match="expected"):
        volumes_of(text)
