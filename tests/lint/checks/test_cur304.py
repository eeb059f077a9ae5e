"""CUR304: a venue and year at which the paper can have appeared."""

from __future__ import annotations

from datetime import date

import pytest

from tests.lint.linting import around, findings, marked, messages

ARXIV = "* [T](https://arxiv.org/abs/{}) ({}) <br/> D."


def entry(venue: str) -> str:
    """An entry of that venue whose link says nothing of it."""
    return f"* [T](https://example.org/paper.pdf) ({venue}) <br/> D."


@pytest.mark.parametrize(
    "venue",
    ["ICCV 2021", "ECCV 2018", "ECCV 2022", "NIPS 1998", "ICML 2020", "NAACL 2022", "JMLR 2012", "ICML 2024"],
)
def test_venues_in_years_in_which_they_were_held_are_left_alone(venue: str) -> None:
    """Those that are held every second year as well."""
    assert messages("CUR304", entry(venue)) == []


@pytest.mark.parametrize("venue", ["Robust ML Days 2020", "Days of Vision 2050", "Nobody 1910"])
def test_venues_that_are_not_known_are_left_alone(venue: str) -> None:
    """Nobody knows when they are held; CUR307 says so."""
    assert messages("CUR304", entry(venue)) == []


def test_next_year_is_no_future() -> None:
    """In November its conferences have accepted papers."""
    assert messages("CUR304", entry("ICLR 2027"), around(today=date(2026, 11, 25))) == []
    assert messages("CUR304", entry("ICLR 2028"), around(today=date(2026, 11, 25))) == [
        "2028 is in the future"
    ]


@pytest.mark.parametrize(
    ("arxiv", "venue"),
    [
        ("1412.6572", "ICLR 2015"),
        ("2001.00001", "ICML 2019"),
        ("2012.00001", "NeurIPS 2019"),
        ("1301.7363", "UAI 1998"),
        ("1206.6389", "ICML 2010"),
        ("math/0309136", "COLT 2003"),
        ("cs/9905014", "COLT 1999"),
    ],
)
def test_a_version_at_arxiv_that_comes_a_little_later_is_left_alone(arxiv: str, venue: str) -> None:
    """A year later is common; old proceedings came to arXiv as a whole, long after."""
    assert messages("CUR304", ARXIV.format(arxiv, venue)) == []


def test_the_preprint_of_another_paper_says_nothing() -> None:
    """Only the main link is the paper's."""
    text = "* [T](https://example.org/paper.pdf) ([1](https://arxiv.org/abs/2302.04638)) (ICML 2019) <br/> D."
    assert messages("CUR304", text) == []


@pytest.mark.parametrize(
    ("venue", "message"),
    [
        ("ICCV 2020", "ICCV was not held in 2020, but in 2019 and 2021"),
        ("ECCV 2021", "ECCV was not held in 2021, but in 2020 and 2022"),
        ("European Conference on Computer Vision 2021", "ECCV was not held in 2021, but in 2020 and 2022"),
        ("ICLR 2010", "ICLR was not held in 2010, but in 2013"),
        ("TMLR 2019", "TMLR did not appear in 2019, but in 2022"),
        ("SaTML 2020", "SaTML was not held in 2020, but in 2023"),
    ],
)
def test_a_year_in_which_the_venue_was_not_held_is_found(venue: str, message: str) -> None:
    """With the nearest years in which it was."""
    assert messages("CUR304", entry(venue)) == [message]


def test_a_venue_long_before_the_first_version_is_found() -> None:
    """Two years before the year in the arXiv id, or more."""
    assert messages("CUR304", ARXIV.format("2202.10103", "ICML 2019")) == [
        "ICML 2019 was 3 years before the first version, of 2022"
    ]
    assert messages("CUR304", ARXIV.format("2202.10103", "ICML 2020"))


def test_from_which_year_on_preprints_count_can_be_set() -> None:
    """2012 by default."""
    text = ARXIV.format("1206.6389", "ICML 2010")
    assert messages("CUR304", text, around(options={"CUR304": {"since": 2000}}))


def test_an_entry_has_one_finding_and_no_fix() -> None:
    """Which of venue and year is wrong, nobody knows."""
    text = ARXIV.format("2302.04638", "ECCV 2019")
    (found,) = findings("CUR304", text)
    assert found.finding.edits == ()
    assert marked("CUR304", text) == ["ECCV 2019"]
