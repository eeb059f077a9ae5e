"""What stands around a title, as pieces of a template."""

from __future__ import annotations

import pytest

from curator.core.shape.outline import cuts
from curator.core.shape.pieces import pieces


def shown(source: str) -> list[str]:
    """The pieces of an item, with the surest way to cut it."""
    return [piece.text for piece in pieces(next(iter(cuts(source).values())))]


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("[T](u) shows what happens in the year 2019", ["{? {description}?}"]),
        ("[T](u) is a follow-up of one from the 2019 conference", ["{? {description}?}"]),
        ("see [arXiv](u) and **A Short Title**", []),
        ("[T](u) (an arXiv preprint)", ["{? {description}?}"]),
    ],
)
def test_prose_is_a_description_and_no_venue(source: str, texts: list[str]) -> None:
    """What is not understood makes no piece."""
    assert shown(source) == texts


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("[T](u) (ICML 2019) <br/> Shows.", ["{? ({venue} {year})?}", "{? <br/> {description}?}"]),
        ("[T](u), arXiv: Shows.", ["{? {description}?}"]),
        ("[T](u): Shows that of arXiv.", ["{?: {description}?}"]),
        ("[T](u), 2019 - Shows.", ["{?, {year}?}", "{? - {description}?}"]),
        ("[T](u) **ICML 2019**", ["{? **{venue} {year}**?}"]),
        ("[T](u). A. Name, B. Other. *ICML*, 2019.", ["{?.?}", "{? {authors}. *{venue}*, {year}?}", "{?.?}"]),
        ("[T](u), A. Name, B. Other, ICML, 2019", ["{?, {authors}, {venue} {year}?}"]),
        ("[T](u) by A. Name, ICML 2019", ["{? by {authors}, {venue} {year}?}"]),
        ("[T](u) *A. Name.* (ICML 2019)", ["{? *{authors}*?}", "{? ({venue} {year})?}"]),
        ("[T](u), A. Name [code](v)", ["{?, {authors} [code]({url})?}", "{?, {authors} {links}?}"]),
        (
            "**A Short Title** [[pdf](u)] (ICML 2019)",
            ["{? [[pdf]({url})]?}", "{? {links}?}", "{? ({venue} {year})?}"],
        ),
        (
            "**A Short Title** 2019 [pdf](u)\n*A. Name*",
            ["{? {year}?}", "{? [pdf]({url})?}", "{? {links}?}", "{? *{authors}*?}"],
        ),
    ],
)
def test_what_stands_behind_a_title_is_told(source: str, texts: list[str]) -> None:
    """Authors, venue, year, links, a description and the signs between them."""
    assert shown(source) == texts


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        (":+1: &nbsp; A. Name, **A Short Title**", ["{?:+1: &nbsp; ?}", "{?{authors}, ?}"]),
        ("A. Name et al. (2019). [A Short Title](u)", ["{?{authors} ({year}). ?}"]),
        ("[ICML 2019] **A Short Title**", ["{?[{venue} {year}] ?}"]),
        ("**[ICML 2019]**: [A Short Title](u)", ["{?**[{venue} {year}]**: ?}"]),
        ("2019: [A Short Title](u)", ["{?{year}: ?}"]),
        ("**FGSM :** [A Short Title](arxiv)", ["{?**{tags}** ?}"]),
        ("`code` [A Short Title](arxiv)", ["{?`{tags}` ?}"]),
    ],
)
def test_what_stands_before_a_title_is_told(source: str, texts: list[str]) -> None:
    """Signs, names, a venue, a year, tags."""
    assert shown(source) == texts


def test_signs_of_templates_in_an_item_are_left_out() -> None:
    """A piece is a part of a template whatever the item holds."""
    assert shown("**A Short Title** 2019 [[{title}]](u)") == [
        "{? {year}?}",
        "{? [[title]]({url})?}",
        "{? {links}?}",
    ]
