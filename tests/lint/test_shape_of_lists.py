"""The checks of shape, CUR101 to CUR112, on real lists and on lists of pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.core.policy import DEFAULT_TEMPLATE, ListFormat
from curator.lint.engine import find
from curator.lint.fix import fix
from curator.lint.listing import Listing
from curator.lint.registry import selected
from tests.core.corpora import REAL, needs_lists, text_of
from tests.core.formats import FORMATS
from tests.lint.linting import ROOT, around

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curator.lint.engine import Found

SHAPE = selected(["CUR1"])
PIECES = (
    *("* [Title](https://a.org/1)", "* [", "](https://a.org/2)", " (ICML 2020)", "(ICML 2020)", "* ", "1. "),
    *(" <br/> ", "<br/>", "</br>", ": ", " - ", "**T**, ICML 2020.", "- nested\n", "  - nested\n", "2020"),
    *("\n", "\n\n", "\n\n\n", "\r\n", "  ", "\t", "    ", "\u00a0", "\u200b", "\u2028", "\x0b", "\x01"),
    *(
        " This paper propose it.",
        " the the attack",
        " correclty",
        "e\u0301",
        '\\"{o}',
        "{A}b",
        "$x$",
        "`code`",
    ),
    *(
        "(",
        ")",
        "[",
        "]",
        "\\",
        "{",
        "|",
        "#",
        "# H\n",
        "---\n",
        "===\n",
        "> q\n",
        "```",
        "<!-- c -->",
        "<!--",
    ),
    *("-->", "@octo", "<script>", "https://b.org/x", " et al"),
)
TEMPLATES = (DEFAULT_TEMPLATE, *FORMATS.values(), "- **{title}**{?, {venue} {year}?}{?: {description}?}")


def lines_of(found: Sequence[Found], listing: Listing, code: str) -> list[int]:
    """The lines of one check's findings."""
    lines = listing.places.lines
    return [lines.position(one.finding.span[0]).line for one in found if one.check.code == code]


def test_the_list_of_this_project_is_in_shape() -> None:
    """None of the checks finds anything in it."""
    assert find(Listing(text_of(ROOT / "list" / "README.md"), around()), SHAPE) == []


@needs_lists
def test_what_is_wrong_with_the_real_list_is_found() -> None:
    """On the lines on which people see it, and nowhere else."""
    listing = Listing(text_of(REAL), around())
    found = find(listing, SHAPE)
    told = {check.code: lines_of(found, listing, check.code) for check in SHAPE}
    assert told == {
        **{code: [] for code in told},
        "CUR102": [186],
        "CUR103": [69, 126, 190, 194, 237],
        "CUR104": [31],
        "CUR106": [182],
        "CUR107": [144],
        "CUR108": [
            *(
                23,
                27,
                37,
                43,
                45,
                47,
                57,
                59,
                102,
                126,
                128,
                130,
                140,
                158,
                164,
                166,
                180,
                219,
                231,
                242,
                244,
            ),
            266,
        ],
        "CUR111": [31, 33, 65, 76, 126, 172, 174, 180, 252],
    }


@needs_lists
@pytest.mark.parametrize("name", FORMATS)
def test_lists_of_other_formats_get_few_findings(name: str) -> None:
    """Spaces and blank lines that slipped in, and nothing else; each was read and is right."""
    text = text_of(REAL.parent / "others" / name)
    found = find(Listing(text, around(form=ListFormat(template=FORMATS[name]))), SHAPE)
    assert {one.check.code for one in found} == {"CUR103"}
    assert len(found) <= 6


@given(
    pieces=st.lists(st.sampled_from(PIECES), max_size=30),
    template=st.sampled_from(TEMPLATES),
    blank_lines=st.sampled_from([None, 0, 1]),
)
def test_fixes_of_any_text_are_proved_and_lead_to_an_end(
    pieces: list[str], template: str, blank_lines: int | None
) -> None:
    """Whatever a list is made of: no fix changes more than it says, and none is left to be made."""
    surroundings = around(form=ListFormat(template=template, blank_lines=blank_lines))
    others = "".join(f"* [{name}](https://a.org/{name}) (ICML 2020) <br/> Shows it.\n" for name in "ABC")
    listing = Listing(f"# L\n\n## S\n\n{others}{''.join(pieces)}\n{others}", surroundings)
    fixed = fix(
        listing,
        lambda one: find(one, SHAPE),
        lambda text: Listing(text, surroundings),
        unsafe=False,
    )
    assert not any(one.finding.edits for one in find(fixed.listing, SHAPE))
