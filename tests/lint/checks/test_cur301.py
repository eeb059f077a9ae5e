"""CUR301: a venue that the entry's own link proves is given."""

from __future__ import annotations

import pytest

from curator.core.policy import ListFormat
from tests.lint.linting import around, findings, marked, mended, messages

ECCV = "https://openaccess.thecvf.com/content_ECCV_2018/html/Dong_Su_Is_Robustness_the_ECCV_2018_paper.html"
ICML = "https://proceedings.mlr.press/v119/maini20a.html"
BARE = ListFormat(
    template="- **{title}**{?, {venue} {year}?}{?, {year}?}{? [[link]]({url})?}{? {description}?}"
)


@pytest.mark.parametrize(
    "entry",
    [
        f"* [Costs]({ECCV}) (ECCV 2018) <br/> Compares.",
        f"* [Costs]({ECCV}) (ICML 2019) <br/> Compares.",
        "* [Preprint](https://arxiv.org/abs/2006.14536) <br/> Smooth.",
        "* [Forum](https://openreview.net/forum?id=Syejj0NYvr) <br/> Rejected.",
        "* [Supplement](https://openaccess.thecvf.com/content_ECCV_2018/supplemental/x.pdf) <br/> S.",
        f"* [Preprint](https://arxiv.org/abs/2006.14536) <br/> Compare [another one]({ICML}).",
        "* [Journal](https://link.springer.com/article/10.1007/s10994-022-06222-8) <br/> No year.",
    ],
)
def test_an_entry_with_a_venue_or_without_proof_is_left_alone(entry: str) -> None:
    """A wrong venue is another check's; a link in the description proves nothing of the entry."""
    assert messages("CUR301", entry) == []


@pytest.mark.parametrize(
    "entry",
    [
        f"* [Several norms]({ICML}) [ICML 2020] <br/> Covers norms.",
        f"* [Several norms]({ICML}) (ICML) <br/> Covers norms.",
        f"* [Several norms]({ICML}) (ICML 2020 Oral) <br/> Covers norms.",
        f"* [T]({ICML}), in Proceedings of the 2020 International Conference on Machine Learning.",
        f"* [Several norms]({ICML}) <br/> Covers norms; spotlight at ICML 2020.",
    ],
)
def test_a_venue_that_is_written_in_another_way_is_not_missing(entry: str) -> None:
    """Whoever reads the entry sees it."""
    assert messages("CUR301", entry) == []


def test_without_venues_it_is_silent() -> None:
    """Nothing is known of what an address proves."""
    from curator.lint.surroundings import Surroundings  # noqa: PLC0415

    assert findings("CUR301", f"* [Costs]({ECCV}) <br/> Compares.", Surroundings()) == []


def test_a_missing_venue_is_put_where_the_template_has_it() -> None:
    """Between link and description, in its form."""
    entry = f"* [Costs]({ECCV}) <br/> Compares."
    assert messages("CUR301", entry) == ["no venue is given, the link proves ECCV 2018"]
    assert mended("CUR301", entry) == f"* [Costs]({ECCV}) (ECCV 2018) <br/> Compares."


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (f"* [Costs]({ECCV})", f"* [Costs]({ECCV}) (ECCV 2018)"),
        (f"* [Costs]({ECCV}) Compares.", f"* [Costs]({ECCV}) (ECCV 2018) Compares."),
        (f"* [Costs]({ECCV})<br>Compares.", f"* [Costs]({ECCV}) (ECCV 2018)<br>Compares."),
        (
            f"* [Costs]({ECCV}) ([1]({ECCV})) <br/> C.",
            f"* [Costs]({ECCV}) ([1]({ECCV})) (ECCV 2018) <br/> C.",
        ),
        (
            f"* [Costs](https://arxiv.org/abs/1808.01688) ([paper]({ECCV})) <br/> C.",
            f"* [Costs](https://arxiv.org/abs/1808.01688) ([paper]({ECCV})) (ECCV 2018) <br/> C.",
        ),
    ],
)
def test_it_reads_back_whatever_stands_around_it(entry: str, expected: str) -> None:
    """No description, no separator, more links: and a second round finds nothing."""
    assert mended("CUR301", entry) == expected
    assert messages("CUR301", expected) == []


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (f"- **Costs** [[link]]({ECCV}) Compares.", f"- **Costs**, ECCV 2018 [[link]]({ECCV}) Compares."),
        (
            f"- **Costs**, 2018 [[link]]({ECCV}) Compares.",
            f"- **Costs**, ECCV 2018 [[link]]({ECCV}) Compares.",
        ),
    ],
)
def test_another_template_writes_it_in_its_own_way(entry: str, expected: str) -> None:
    """Without parentheses; a year that stands alone becomes the venue's."""
    assert mended("CUR301", entry, around(form=BARE)) == expected


def test_a_template_without_a_place_for_it_has_no_fix() -> None:
    """The finding stays."""
    form = ListFormat(template="* [{title}]({url}){? {authors}. {venue} {year}?}{? <br/> {description}?}")
    (found,) = findings("CUR301", f"* [Costs]({ECCV}) <br/> Compares.", around(form=form))
    assert found.finding.edits == ()


def test_it_points_at_the_end_of_the_head() -> None:
    """Where the venue is missing, and no further."""
    assert marked("CUR301", f"* [Costs]({ECCV}) <br/> Compares.") == ["CCV_2018_paper.html)"]
