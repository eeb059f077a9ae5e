"""CUR303: a venue that other sources contradict."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from curator.core.facts import EntryFacts, Evidence, read_facts
from tests.lint.linting import around, marked, mended, messages

if TYPE_CHECKING:
    from curator.lint.check import OptionValue
    from curator.lint.surroundings import Surroundings

FACTS = Path(__file__).parents[1] / "data" / "proceedings_facts.json"
ENTRY = "* [T](https://arxiv.org/abs/1811.12231) ({}) <br/> D."
TWO = (Evidence("crossref"), Evidence("semantic_scholar"))
ICML = "https://proceedings.mlr.press/v119/maini20a.html"


def known(  # noqa: PLR0913 - one fact each
    venue: str,
    year: int | None,
    *,
    status: str = "published",
    withdrawn: bool = False,
    evidence: tuple[Evidence, ...] = TWO,
    options: dict[str, OptionValue] | None = None,
) -> Surroundings:
    """Surroundings in which other sources say this of the entry."""
    facts = EntryFacts("T", venue, year, status, withdrawn, evidence=evidence)
    keys = ("arxiv:1811.12231", "pmlr:v119/maini20a")
    return around(entries=dict.fromkeys(keys, facts), options={"CUR303": options or {}})


@pytest.mark.parametrize(
    ("said", "venue", "year"),
    [
        ("ICLR 2019", "ICLR", 2019),
        ("NIPS 2016", "NeurIPS", 2016),
        ("ICML Oral 2019", "ICML", 2019),
        ("CVPR-W 2022", "CVPRW", 2022),
        ("ICLR 2019", "International Conference on Learning Representations", 2019),
        ("arXiv 2018", "ICLR", 2019),
        ("Robust ML Days 2018", "ICLR", 2019),
        ("ICLR 2018", "Robust ML Days", 2019),
        ("ICLR 2018", "", 2019),
        ("ICLR 2018", "ICLR", None),
        ("ICLR 2018", "arXiv", 2019),
    ],
)
def test_the_same_venue_and_names_that_are_not_known_are_left_alone(
    said: str, venue: str, year: int | None
) -> None:
    """Other spellings of one venue are no contradiction; nor is what cannot be compared."""
    assert messages("CUR303", ENTRY.format(said), known(venue, year)) == []


@pytest.mark.parametrize(
    ("said", "venue", "year"),
    [
        ("ICML 2018", "JMLR", 2020),
        ("TMLR 2023", "ICLR", 2024),
        ("JMLR 2020", "JMLR", 2021),
        ("AISec 2018", "ICLR", 2019),
        ("ICLR 2019", "AISec", 2018),
        ("CVPRW 2020", "CVPR", 2021),
    ],
)
def test_a_second_appearance_contradicts_nothing(said: str, venue: str, year: int) -> None:
    """A workshop's paper goes on to a conference, a conference's to a journal; a journal has two years."""
    assert messages("CUR303", ENTRY.format(said), known(venue, year)) == []


def test_one_source_that_is_not_the_proceedings_is_not_enough() -> None:
    """Nor is one source that was asked twice."""
    for evidence in ((), (Evidence("crossref"),), (Evidence("crossref", "a"), Evidence("crossref", "b"))):
        assert messages("CUR303", ENTRY.format("ICLR 2018"), known("ICLR", 2019, evidence=evidence)) == []


@pytest.mark.parametrize("status", ["rejected", "submitted", "workshop", "withdrawn"])
def test_what_was_not_published_there_is_no_record(status: str) -> None:
    """A submission is none; neither is a work that its authors took back."""
    assert messages("CUR303", ENTRY.format("ICLR 2018"), known("ICLR", 2019, status=status)) == []
    assert messages("CUR303", ENTRY.format("ICLR 2018"), known("ICLR", 2019, withdrawn=True)) == []


def test_where_a_link_proves_a_venue_the_link_is_asked() -> None:
    """Whether it agrees with the entry, or contradicts it: then CUR302 speaks."""
    for said in ("ICML 2020", "ICML 2021"):
        assert messages("CUR303", f"* [T]({ICML}) ({said}) <br/> D.", known("CVPR", 2021)) == []


def test_the_proceedings_alone_are_enough() -> None:
    """Their word needs no second source, as long as the option names them."""
    proceedings = (Evidence("OpenReview"),)
    said = ENTRY.format("ICLR 2018")
    assert messages("CUR303", said, known("ICLR", 2019, evidence=proceedings)) == [
        "the entry says ICLR 2018, other sources say ICLR 2019 (openreview)"
    ]
    assert messages("CUR303", said, known("ICLR", 2019, evidence=proceedings, options={"proof": ()})) == []


def test_how_many_sources_must_agree_can_be_set() -> None:
    """Two by default."""
    said = ENTRY.format("ICLR 2018")
    assert messages("CUR303", said, known("ICLR", 2019, options={"sources": 3})) == []
    assert messages("CUR303", said, known("ICLR", 2019, evidence=TWO[:1], options={"sources": 1}))


@pytest.mark.parametrize(
    ("said", "venue", "year", "fixed"),
    [
        ("ICLR 2018", "ICLR", 2019, "ICLR 2019"),
        ("ICML 2019", "ICLR", 2019, "ICLR 2019"),
        ("ICML 2018", "ICLR", 2019, "ICLR 2019"),
        ("CVPR 2022", "CVPRW", 2022, "CVPRW 2022"),
        ("CVPRW 2022", "CVPR", 2022, "CVPR 2022"),
        ("ICML, 2018", "ICLR", 2019, "ICLR 2019"),
        ("NIPS 2017", "NeurIPS", 2018, "NIPS 2018"),
        ("ICML 2018", "S&P", 2019, "S&P 2019"),
    ],
)
def test_a_contradiction_is_mended_in_its_place(said: str, venue: str, year: int, fixed: str) -> None:
    """Only what differs changes; a name that the year makes wrong is CUR305's."""
    surroundings = known(venue, year)
    assert messages("CUR303", ENTRY.format(said), surroundings)
    assert mended("CUR303", ENTRY.format(said), surroundings) == ENTRY.format(fixed)
    assert messages("CUR303", ENTRY.format(fixed), surroundings) == []


def test_the_wrong_year_of_the_real_list_is_found() -> None:
    """By what the proceedings say of it; what they say of the others agrees with the list."""
    facts = read_facts(FACTS.read_text(encoding="utf-8"), path=FACTS.name)
    text = (
        "* [Imagenet-trained cnns](https://arxiv.org/pdf/1811.12231.pdf) (ICLR 2018) <br/> D.\n"
        "* [Benchmarking Common Corruptions](https://arxiv.org/pdf/1903.12261.pdf) (ICLR 2019) <br/> D.\n"
        "* [Towards Resistant Models](https://arxiv.org/pdf/1706.06083.pdf) (ICLR 2018) <br/> D."
    )
    surroundings = around(entries=facts.entries)
    assert messages("CUR303", text, surroundings) == [
        "the entry says ICLR 2018, other sources say ICLR 2019 (proceedings)"
    ]
    assert marked("CUR303", text, surroundings) == ["ICLR 2018"]
