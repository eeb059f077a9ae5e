"""What papers, records and containers say of venues, as evidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

import pytest

from curator import defaults
from curator.core.evidence.asked_works import Asked
from curator.core.evidence.judgement import judge_venue
from curator.core.evidence.said_by import LONGEST_QUOTE, place_in, quoted, said_by_paper, said_by_work
from curator.core.shelves.works import ListedWork
from curator.core.works.paper import Paper, PaperId
from curator.core.works.sameness import Match, same_work
from curator.settings.venues import read_venues

VENUES: Final = read_venues(defaults.folder() / "rules", mistakes=[])
TODAY: Final = date(2026, 11, 26)
PAPER: Final = Paper((PaperId("arxiv", "2104.00001"),), "T", "https://arxiv.org/abs/2104.00001")
WORK: Final = ListedWork(
    "Smoothing Proves Bounds Under Rotation",
    (),
    "CVPR",
    2021,
    "https://y",
    "accepted",
    (),
    "CVF",
    TODAY,
    "Oral",
)


def said(**fields: object) -> list[tuple[str, str, int | None, str, bool]]:
    """What a paper with these fields says."""
    paper = replace(PAPER, **fields)  # type: ignore[arg-type] # any field
    found = said_by_paper(paper, venues=VENUES, today=TODAY)
    return [(one.source, one.venue, one.year, one.standing, one.bare) for one in found]


def test_a_paper_that_names_no_venue_says_nothing() -> None:
    """Nor one that only mentions a venue, nor one of another source."""
    assert said() == []
    assert said(comment="12 pages, 4 figures") == []
    assert said(comment="LaTeX style of NeurIPS 2023") == []
    assert said(comment="Accepted at ICML 2023", ids=(PaperId("cvf", "x"),)) == []


def test_a_paper_says_its_venues_in_the_words_of_its_authors() -> None:
    """Acceptance, a bare name, and what is no acceptance, each as it is."""
    assert said(comment="Accepted at ICML 2023") == [("arxiv comment", "ICML", 2023, "accepted", False)]
    assert said(comment="ICML 2023") == [("arxiv comment", "ICML", 2023, "accepted", True)]
    assert said(comment="Submitted to ICML 2023") == [("arxiv comment", "ICML", 2023, "submitted", False)]
    assert said(journal_ref="CVPR 2021") == [("arxiv journal_ref", "CVPR", 2021, "accepted", False)]


def test_a_doi_of_a_venues_own_form_speaks_for_itself() -> None:
    """Any other says nothing before somebody has looked it up."""
    ids = (*PAPER.ids, PaperId("doi", "10.1109/cvpr46437.2021.00012"))
    assert said(ids=ids) == [("arxiv doi", "CVPR", 2021, "accepted", False)]
    assert said(ids=(*PAPER.ids, PaperId("doi", "10.1007/978-3-030-58586-0_1"))) == []


def test_a_withdrawn_paper_says_so_beside_all_else() -> None:
    """It names no venue."""
    told = said(comment="Accepted at ICML 2023", withdrawn=True)
    assert told[-1] == ("arxiv comment", "", None, "withdrawn", False)
    assert len(told) == 2


def test_a_record_of_the_proceedings_is_the_best_evidence() -> None:
    """With its track and why it is the work in the quote."""
    one = said_by_work(WORK, match=Match("title", "the titles are equal", 1.0))
    assert (one.source, one.venue, one.year, one.standing) == ("proceedings", "CVPR", 2021, "accepted")
    assert (one.strength, one.quote) == ("proceedings", "CVPR 2021 (Oral), CVF; the titles are equal")
    assert said_by_work(WORK._replace(status="rejected")).standing == "rejected"


def test_a_record_under_a_title_that_only_comes_near_needs_a_second_source() -> None:
    """It may be another work's."""
    one = said_by_work(WORK, match=Match("near-title", "one word differs", 0.9))
    assert (one.source, one.strength) == ("proceedings (another title)", "registry")


def test_a_short_title_without_authors_needs_a_second_source() -> None:
    """Several works are called "Adversarial Training"; an author in common, or a longer title, is enough."""
    short = WORK._replace(title="Adversarial Training", authors=("Ann Lee", "Bo Chan"))
    unknown = same_work(Asked("Adversarial training"), short)
    known = same_work(Asked("Adversarial training", authors=("Ann Lee", "Bo Chan")), short)
    long = same_work(Asked(WORK.title), WORK)
    assert (said_by_work(short, match=unknown).source, said_by_work(short, match=unknown).strength) == (
        "proceedings (short title)",
        "registry",
    )
    assert said_by_work(short, match=known).strength == "proceedings"
    assert said_by_work(WORK, match=long).strength == "proceedings"


def test_two_records_that_may_be_other_works_are_one_voice() -> None:
    """Two sites that list one short title prove no more than one of them."""
    short = WORK._replace(title="Adversarial Training", source="DBLP")
    twin = short._replace(source="CVF")
    pieces = [said_by_work(one, match=same_work(Asked(short.title), one)) for one in (short, twin)]
    pieces.append(said_by_work(short, match=Match("near-title", "one word differs", 0.9)))
    assert judge_venue(None, pieces, venues=VENUES).name == "unknown"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("arXiv.org", None),
        ("CoRR", None),
        ("SSRN Electronic Journal", None),
        (
            "2021 IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)",
            ("CVPR", 2021, "accepted"),
        ),
        ("Computer Vision - ECCV 2022 Workshops", ("ECCVW", 2022, "workshop")),
        ("Companion Proceedings of The Web Conference 2018", ("WWW", 2018, "workshop")),
        (
            "Findings of the Association for Computational Linguistics: EMNLP 2021",
            ("Findings of EMNLP", 2021, "accepted"),
        ),
        ("Neural Information Processing Systems", ("NeurIPS", None, "accepted")),
        ("A Journal of Nothing", ("A Journal of Nothing", None, "accepted")),
        ("Workshops on Nothing", ("Workshops on Nothing", None, "workshop")),
    ],
)
def test_a_container_names_a_venue(text: str, expected: tuple[str, int | None, str] | None) -> None:
    """With a year only where its own text has one."""
    assert place_in(text, VENUES) == expected


def test_a_quote_is_one_printable_line() -> None:
    """Not longer than anybody reads."""
    assert quoted(" a\n\tb\x00c ") == "a b\ufffdc"
    assert len(quoted("x" * 9_999)) == LONGEST_QUOTE
