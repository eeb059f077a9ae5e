"""CUR306: a preprint that was published."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from curator.core.facts import EntryFacts, Facts, read_facts
from curator.core.policy import ListFormat
from tests.core.corpora import REAL, needs_lists, text_of
from tests.lint.linting import around, findings, mended, messages

if TYPE_CHECKING:
    from curator.lint.surroundings import Surroundings

FILE = Path(__file__).parents[1] / "data" / "proceedings_facts.json"
PREPRINT = "* [T](https://arxiv.org/abs/1907.07174) <br/> Collects images."
PROVEN = "https://openaccess.thecvf.com/content_CVPR_2019/papers/Raff_Barrage_CVPR_2019_paper.pdf"
CVPR = EntryFacts("T", "CVPR", 2021, "published")


def known(facts: EntryFacts, *, workshops: bool = False) -> Surroundings:
    """Surroundings in which other sources say this of the entry."""
    keys = ("arxiv:1907.07174", "https://example.org/paper.pdf")
    return around(entries=dict.fromkeys(keys, facts), options={"CUR306": {"workshops": workshops}})


def proceedings() -> Facts:
    """What the proceedings say of some entries of the real list."""
    return read_facts(FILE.read_text(encoding="utf-8"), path=FILE.name)


@pytest.mark.parametrize(
    "facts",
    [
        EntryFacts(),
        EntryFacts("T", "CVPR", 2021),
        EntryFacts("T", "CVPR", None, "published"),
        EntryFacts("T", "", 2021, "published"),
        EntryFacts("T", "CVPR", 2021, "published", withdrawn=True),
        EntryFacts("T", "ICLR", 2021, "rejected"),
        EntryFacts("T", "ICLR", 2021, "submitted"),
        EntryFacts("T", "ICLR", 2021, "withdrawn"),
        EntryFacts("T", "arXiv", 2021, "published"),
        EntryFacts("T", "arXiv preprint arXiv:1907.07174", 2021, "published"),
        EntryFacts("T", "CVPRW", 2021, "published"),
        EntryFacts("T", "CVPR", 2021, "workshop"),
    ],
)
def test_what_is_not_known_to_be_published_is_left_alone(facts: EntryFacts) -> None:
    """Submissions, withdrawn works, other preprints; and workshops, whose papers go on to conferences."""
    assert messages("CUR306", PREPRINT, known(facts)) == []


@pytest.mark.parametrize(
    "entry",
    [
        "* [T](https://arxiv.org/abs/1907.07174) (CVPR 2021) <br/> D.",
        "* [T](https://arxiv.org/abs/1907.07174) (ICML 2020) <br/> D.",
        "* [T](https://arxiv.org/abs/1907.07174) [CVPR 2021] <br/> D.",
        "* [T](https://arxiv.org/abs/1907.07174) (CVPR) <br/> D.",
        "* [T](https://arxiv.org/abs/1907.07174) (CVPR 2021 Oral) <br/> D.",
        "* [T](https://arxiv.org/abs/1907.07174) <br/> A paper of CVPR 2021.",
        "* [T](https://arxiv.org/abs/1907.07175) <br/> Another paper.",
        f"* [T](https://arxiv.org/abs/1907.07174) ([1]({PROVEN})) <br/> D.",
    ],
)
def test_entries_that_name_a_venue_in_any_form_are_left_alone(entry: str) -> None:
    """Right or wrong, well or badly written; and where a link proves it, CUR301 speaks."""
    assert messages("CUR306", entry, known(CVPR)) == []


def test_without_facts_it_is_silent() -> None:
    """The linter asks nobody."""
    assert messages("CUR306", PREPRINT) == []


def test_a_published_preprint_gets_its_venue() -> None:
    """By id or by address."""
    assert messages("CUR306", PREPRINT, known(CVPR)) == [
        "the paper was published at CVPR 2021, the entry names no venue"
    ]
    assert mended("CUR306", PREPRINT, known(CVPR)) == PREPRINT.replace(") <br/>", ") (CVPR 2021) <br/>")
    other = "* [T](https://example.org/paper.pdf)"
    assert mended("CUR306", other, known(CVPR)) == f"{other} (CVPR 2021)"


@pytest.mark.parametrize("word", ["arXiv 2019", "arXiv preprint 2019", "Technical report 2019"])
def test_a_word_for_a_preprint_is_replaced(word: str) -> None:
    """It stood in the venue's place."""
    entry = f"* [T](https://arxiv.org/abs/1907.07174) ({word}) <br/> D."
    assert mended("CUR306", entry, known(CVPR)) == entry.replace(word, "CVPR 2021")


def test_a_year_that_stands_alone_becomes_the_venues() -> None:
    """In lists that give preprints a year."""
    form = ListFormat(
        template="- **{title}**{?, {venue} {year}?}{?, {year}?}{? [[link]]({url})?}{? {description}?}"
    )
    surroundings = around(form=form, entries={"arxiv:1907.07174": CVPR})
    entry = "- **T**, 2019 [[link]](https://arxiv.org/abs/1907.07174) D."
    assert mended("CUR306", entry, surroundings) == entry.replace("2019", "CVPR 2021")


def test_workshops_count_where_the_list_wants_them() -> None:
    """By an option."""
    for facts in (EntryFacts("T", "CVPRW", 2021, "accepted"), EntryFacts("T", "CVPR", 2021, "workshop")):
        assert messages("CUR306", PREPRINT, known(facts, workshops=True))
    assert (
        messages("CUR306", PREPRINT, known(EntryFacts("T", "CVPRW", 2021, "rejected"), workshops=True)) == []
    )


def test_a_venue_that_is_not_known_is_told_and_not_written() -> None:
    """Its name may be a long one."""
    (found,) = findings("CUR306", PREPRINT, known(EntryFacts("T", "Robust ML Days", 2021, "accepted")))
    assert "Robust ML Days 2021" in found.finding.message
    assert found.finding.edits == ()


@needs_lists
def test_the_published_preprints_of_the_real_list_are_found() -> None:
    """All that the proceedings know and nothing else; the one whose link proves its venue by CUR301."""
    text = text_of(REAL)
    surroundings = around(entries=proceedings().entries)
    found = [
        (text.count("\n", 0, one.finding.span[0]) + 1, one.finding.edits[0].text)
        for code in ("CUR301", "CUR306")
        for one in findings(code, text, surroundings)
    ]
    assert sorted(found) == [
        (211, " (CVPR 2020)"),
        (213, " (CVPR 2020)"),
        (223, " (ECCV 2018)"),
        (233, " (ICLR 2022)"),
        (235, " (UAI 2022)"),
        (260, " (NeurIPS 2021)"),
        (262, " (CVPR 2021)"),
    ]
