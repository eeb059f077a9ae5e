"""CUR308: a venue in the form that the template gives it."""

from __future__ import annotations

from datetime import date

import pytest

from curator.core.policy import ListFormat
from curator.lint.surroundings import Surroundings
from tests.core.formats import FORMATS
from tests.lint.linting import around, findings, marked, mended, messages

ICML = "https://proceedings.mlr.press/v119/maini20a.html"


def entry(venue: str, url: str = "https://example.org/paper.pdf") -> str:
    """An entry with a venue as it is given, brackets and all."""
    return f"* [T]({url}) {venue} <br/> Covers norms."


@pytest.mark.parametrize(
    "venue",
    [
        "(ICML 2020)",
        "(NIPS 2016)",
        "(CVPR-W 2022)",
        "(ICML  2020)",
        "(S&P 2017)",
        r"(S\&P 2017)",
        "(Robust ML Days, 2020)",
        "(Part 17)",
        "(see Smith, 2020)",
        "",
    ],
)
def test_the_templates_form_and_unknown_venues_are_left_alone(venue: str) -> None:
    """A name may be wrong; spaces are CUR103's."""
    assert messages("CUR308", entry(venue)) == []


@pytest.mark.parametrize(
    "text",
    [
        "(with code)",
        "(MNIST)",
        "[code]",
        "[ICML](https://icml.cc/Conferences/2020)",
        "[[code](https://example.org/code)]",
        "(see ICML 2020 for more)",
        "(ICLR 2020 submission)",
        "(ICML 2020 Oral)",
        "(ICML 2020, best paper)",
        "(arXiv)",
        "(ICML 2020]",
        "(2020)",
        "(in 2020 ICML grew)",
        "(ICML) is where it appeared",
        "[ICML 2020][1]",
        "ICML 2020 was where it appeared",
        "`(ICML)`",
        "<!-- (ICML) -->",
    ],
)
def test_what_else_may_stand_there_is_left_alone(text: str) -> None:
    """Prose, code, links, remarks, and what is no venue."""
    assert messages("CUR308", f"* [T](https://example.org/paper.pdf) {text}") == []
    assert messages("CUR308", entry(f"<br/> {text}")) == []


def test_a_venue_within_the_description_is_left_alone() -> None:
    """Behind the separator it is prose."""
    for text in ("(ICML)", "[ICML 2020]", "(2020 ICML)", "ICML 2020"):
        assert messages("CUR308", f"* [T](https://example.org/paper.pdf) <br/> {text} Covers norms.") == []


def test_a_list_without_venues_is_left_alone() -> None:
    """What is a venue's name, nobody knows."""
    for venue in ("[ICML 2020]", "(ICML)", "(AISec 17)"):
        assert findings("CUR308", entry(venue), Surroundings()) == []


@pytest.mark.parametrize(
    "line",
    [
        "- A. Author, **T**, ICML, 2020. [[link]](https://example.org/paper.pdf)",
        "- A. Author, **T**, ICML, pp. 1-12, 2020. [[link]](https://example.org/paper.pdf)",
        "- A. Author, **T**, 2020. [[link]](https://example.org/paper.pdf)",
    ],
)
def test_references_without_brackets_are_left_alone(line: str) -> None:
    """There a comma before the year is usual."""
    form = ListFormat(template=FORMATS["adversarial-examples-reading-list.md"])
    assert messages("CUR308", line, around(form=form)) == []


@pytest.mark.parametrize(
    ("venue", "right"),
    [
        ("(AISec 17)", "(AISec 2017)"),
        ("(NIPS'17)", "(NIPS 2017)"),
        ("(NIPS \u201917)", "(NIPS 2017)"),
        ("(CCS17)", "(CCS 2017)"),
        ("(NIPS 98)", "(NIPS 1998)"),
        ("[ICML 2020]", "(ICML 2020)"),
        ("{ICML 2020}", "(ICML 2020)"),
        ("\uff08ICML 2020\uff09", "(ICML 2020)"),
        ("[ICML 20]", "(ICML 2020)"),
        ("(2020 ICML)", "(ICML 2020)"),
        ("(2020, ICML)", "(ICML 2020)"),
        ("[2020 ICML]", "(ICML 2020)"),
        ("(ICML, 2020)", "(ICML 2020)"),
        ("(ICML. 2020)", "(ICML 2020)"),
        ("(ICML: '20)", "(ICML 2020)"),
        ("(ICML2020)", "(ICML 2020)"),
        ("(ICML-2020)", "(ICML 2020)"),
        ("[ICML-2020]", "(ICML 2020)"),
        ("ICML 2020", "(ICML 2020)"),
        ("(USENIX Security, 2020)", "(USENIX Security 2020)"),
        ("[S&P 2017]", "(S&P 2017)"),
    ],
)
def test_a_venue_in_another_form_is_mended(venue: str, right: str) -> None:
    """Where it is certain what was meant; a second round finds nothing."""
    assert mended("CUR308", entry(venue)) == entry(right)
    assert messages("CUR308", entry(right)) == []


def test_a_missing_year_is_only_filled_in_from_the_link() -> None:
    """Nobody else is asked."""
    assert messages("CUR308", entry("(ICML)")) == ["the venue '(ICML)' has no year"]
    assert mended("CUR308", entry("(ICML)")) == entry("(ICML)")
    assert messages("CUR308", entry("(ICML)", ICML)) == [
        "the venue '(ICML)' has no year, the link proves 2020"
    ]
    assert mended("CUR308", entry("(ICML)", ICML)) == entry("(ICML 2020)", ICML)
    assert mended("CUR308", entry("(CVPR)", ICML)) == entry("(CVPR)", ICML)
    assert messages("CUR308", f"* [T]({ICML}) (ICML) This paper covers norms.")


@pytest.mark.parametrize("venue", ["(ICML 37)", "[ICML 37]", "(ECCV 19)"])
def test_two_digits_that_can_be_no_year_are_not_mended(venue: str) -> None:
    """They may count the conferences."""
    (found,) = findings("CUR308", entry(venue), around(today=date(2026, 11, 25)))
    assert found.finding.edits == ()


def test_it_points_at_what_is_wrong() -> None:
    """Two digits, or all of the venue; the mended form is told."""
    assert marked("CUR308", entry("(AISec 17)")) == ["17"]
    assert marked("CUR308", entry("(ICML, 2020)")) == ["ICML, 2020"]
    assert marked("CUR308", entry("[ICML 2020]")) == ["[ICML 2020]"]
    assert messages("CUR308", entry("[ICML 2020]")) == [
        "the venue is written '[ICML 2020]', expected '(ICML 2020)'"
    ]
    assert messages("CUR308", entry("(AISec 17)")) == [
        "the venue 'AISec 17' has a year of two digits, expected 'AISec 2017'"
    ]


def test_the_form_is_the_templates_own() -> None:
    """A list may set venues apart by a comma."""
    form = ListFormat(template="- [{title}]({url}){?, *{venue}* {year}?}{?: {description}?}")
    line = "- [T](https://example.org/paper.pdf) [ICML 2020]: Covers norms."
    assert mended("CUR308", line, around(form=form)) == line.replace(" [ICML 2020]", ", *ICML* 2020")


@pytest.mark.parametrize("opened", ["(", "[", "(ICML ", "[ICML 2", "(2020 "])
def test_hostile_entries_take_no_time(opened: str) -> None:
    """A megabyte of brackets or of one word."""
    for text in (opened * 200_000, opened + "A" * 1_000_000, opened + " " * 1_000_000 + "2020)"):
        assert messages("CUR308", f"* [T](https://example.org/paper.pdf) {text}") == []


def test_two_digits_are_a_lists_own_form_where_half_of_the_years_have_them() -> None:
    """A form of its own is nothing to mend; a few of many are slips."""
    short, full = entry("(ICML'20)"), entry("(ICML 2020)")
    assert messages("CUR308", "\n".join([short] * 3 + [full] * 3)) == []
    assert len(messages("CUR308", "\n".join([short] * 3 + [full] * 4))) == 3
    assert len(messages("CUR308", "\n".join([short] * 2))) == 2
