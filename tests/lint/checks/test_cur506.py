"""CUR506: sections of the list and of the rules."""

from __future__ import annotations

import pytest

from curator.lint.engine import find
from curator.lint.listing import Listing
from curator.lint.registry import check_of
from tests.lint.linting import around, marked, messages, settings

ENTRY = "* [T](https://a.org/x.pdf)\n"
RULES = around(with_rules=True)
HEADINGS = [one.heading for one in settings().rules.sections]


def listed(*headings: str) -> str:
    """A list with one entry in each section."""
    return "# Papers\n\n" + "".join(f"## {heading}\n{ENTRY}\n" for heading in headings)


@pytest.mark.parametrize(
    "text",
    [
        listed(*HEADINGS),
        listed(*map(str.upper, HEADINGS)),
        listed(*HEADINGS).replace("## Beyond Safety", "<a id='Beyond_Safety'></a>\n## Adversarial for Good"),
        listed(*HEADINGS) + "## Acknowledgements\nMany thanks.\n",
        listed(*HEADINGS[:-1], HEADINGS[-1]).replace(
            "# Papers\n", "# Papers\n\n## Contents\n- [Beyond](#beyond)\n"
        ),
        listed("Surveys", "Attacks"),
        "# Papers\n\nNothing yet.\n",
        "",
    ],
)
def test_sections_that_match_are_left_alone(text: str) -> None:
    """By heading or anchor; sections without entries, and lists of which the rules know nothing."""
    assert messages("CUR506", text, RULES) == []


def test_without_rules_no_section_is_unknown() -> None:
    """Any list can be linted."""
    assert messages("CUR506", listed("Surveys", *HEADINGS[1:])) == []


def test_an_unknown_section_is_found() -> None:
    """Its heading is marked."""
    text = listed(*HEADINGS, "Reading Club")
    assert messages("CUR506", text, RULES) == ["no file in rules/sections/ is for the section “Reading Club”"]
    assert marked("CUR506", text, RULES) == ["## Reading Club"]


def test_a_misspelt_heading_is_told_once_with_the_right_one() -> None:
    """Not as a section that is unknown and one that is missing."""
    text = listed(*HEADINGS).replace("Benchmark Datasets", "Benchmarck Datasets")
    assert messages("CUR506", text, RULES) == [
        "no file in rules/sections/ is for the section “Benchmarck Datasets”, expected “Benchmark Datasets”"
    ]


def test_a_missing_section_is_told_at_the_top() -> None:
    """One finding for each file."""
    text = listed(*HEADINGS).replace(f"## Seminal Work\n{ENTRY}", "")
    assert messages("CUR506", text, RULES) == [
        "no section is “Seminal Work”, which rules/sections/seminal.yaml is for"
    ]
    assert marked("CUR506", text, RULES) == ["# Papers"]


def test_entries_above_the_first_heading_stand_in_no_section() -> None:
    """They are marked themselves."""
    listing = Listing(f"{ENTRY}\n{listed(*HEADINGS)}", RULES)
    (found,) = find(listing, [check_of("CUR506")])
    assert found.finding.message == "entries stand above the first heading, in no section"
    assert listing.text[slice(*found.finding.span)] == ENTRY.rstrip()
