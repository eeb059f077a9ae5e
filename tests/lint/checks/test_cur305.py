"""CUR305: a venue is called by its name."""

from __future__ import annotations

import pytest

from tests.lint.linting import findings, marked, mended, messages


def entry(venue: str, number: int = 0) -> str:
    """An entry of that venue."""
    return f"* [T{number}](https://arxiv.org/abs/2006.{number:05}) ({venue}) <br/> D."


@pytest.mark.parametrize(
    "venue",
    [
        "NeurIPS 2019",
        "NeurIPS 2016",
        "NIPS 2016",
        "NIPS 2017",
        "ICML 2020",
        "CVPRW 2022",
        "S&P 2017",
        "ICML Oral 2020",
        "NeurIPS Spotlight 2020",
        "ICLR (Poster) 2014",
        "ICML, 2020",
        "Robust ML Days 2020",
        "arxiv 2020",
        "Arxiv 2020",
        "ICLR workshop 2019",
    ],
)
def test_a_venue_by_a_name_of_its_time_is_left_alone(venue: str) -> None:
    """Today's name is right for years before it; remarks, preprints and unknown names are not looked at."""
    assert messages("CUR305", entry(venue)) == []


def test_a_spelling_that_the_list_prefers_is_its_own_style() -> None:
    """Three times, and more often than the short name."""
    text = "\n".join([*(entry("USENIX Sec 2020", number) for number in range(3)), entry("ICML 2020", 3)])
    assert messages("CUR305", text) == []
    more = [*(entry("USENIX Security 2020", number) for number in range(4, 8)), *[entry("ICML 2020")] * 30]
    assert len(messages("CUR305", "\n".join([text, *more]))) == 3


def test_a_list_that_spells_venues_out_is_left_alone() -> None:
    """More than one in ten, whichever they are."""
    spelt = [
        "Computer Vision and Pattern Recognition 2019",
        "Proceedings of the European Conference on Computer Vision 2018",
    ]
    text = "\n".join(entry(venue, number) for number, venue in enumerate([*spelt, *["ICML 2020"] * 8]))
    assert messages("CUR305", text) == []
    assert (
        len(messages("CUR305", "\n".join([text, *(entry("ICML 2020", number) for number in range(10, 21))])))
        == 2
    )


def test_a_given_up_name_is_no_style() -> None:
    """However often it is used."""
    text = "\n".join(entry("NIPS 2019", number) for number in range(5))
    assert messages("CUR305", text) == ["'NIPS' is no name of 2019, expected NeurIPS"] * 5


@pytest.mark.parametrize(
    ("venue", "right"),
    [
        ("NIPS 2019", "NeurIPS 2019"),
        ("NIPS 2018", "NeurIPS 2018"),
        ("Neurips 2021", "NeurIPS 2021"),
        ("Neurips 2016", "NeurIPS 2016"),
        ("neurips 2021", "NeurIPS 2021"),
        ("Nips 2016", "NIPS 2016"),
        ("CVPR-W 2022", "CVPRW 2022"),
        ("icml 2020", "ICML 2020"),
        ("International Conference on Machine Learning 2020", "ICML 2020"),
        ("Proceedings of the 37th International Conference on Machine Learning 2020", "ICML 2020"),
        ("Advances in Neural Information Processing Systems 2020", "NeurIPS 2020"),
        ("Neurips Oral 2021", "NeurIPS Oral 2021"),
        ("IEEE S&P 2017", "S&P 2017"),
        ("Neurips, 2021", "NeurIPS, 2021"),
    ],
)
def test_another_name_is_mended(venue: str, right: str) -> None:
    """What follows the name stays, and a second round finds nothing."""
    assert messages("CUR305", entry(venue))
    assert mended("CUR305", entry(venue)) == entry(right)
    assert messages("CUR305", entry(right)) == []


def test_it_points_at_the_name_and_changes_what_differs() -> None:
    """And no character beside."""
    assert marked("CUR305", entry("CVPR-W, 2022")) == ["CVPR-W"]
    (found,) = findings("CUR305", entry("CVPR-W 2022"))
    assert [(edit.end - edit.start, edit.text) for edit in found.finding.edits] == [(1, "")]
