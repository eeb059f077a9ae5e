"""`curator add` as a contributor runs it: what is written, what is refused, and how it ends."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest

from curator.cli import main

if TYPE_CHECKING:
    from tests.support.proceedings_site import Site
    from tests.support.venue_desk import VenueDesk

LIST: Final = """\
# A list

## Adversarial Training

* [Bounds That Hold Under Rotation](https://arxiv.org/abs/2101.00001) (ICML 2021) <br/> Proves them.

## Certified Defenses

* [Margins of Trees Grown in Forests](https://openreview.net/forum?id=TreesGrown1) (ICLR 2021) <br/> Widens.
"""
ABSTRACT: Final = (
    "Ponds are studied. We propose a calm that ripples cannot break, and show that it holds in every pond "
    "that we have tried."
)
PAPERS: Final[dict[str, dict[str, object]]] = {
    "2101.00001": {"title": "Bounds That Hold Under Rotation"},
    "2102.00002": {"title": "Adversarial Training of Quiet Ponds", "abstract": ABSTRACT},
    "2102.00003": {"title": "Margins of Trees Grown in Forests"},
    "2102.00004": {"title": "Bounds That Broke", "withdrawn": True},
    "2102.00005": {"title": "The Weather of Ponds in Spring", "abstract": "It rains."},
}


@pytest.fixture
def desk(venue_desk: VenueDesk) -> VenueDesk:
    """A list of two papers, and arXiv with five."""
    venue_desk.write(LIST)
    venue_desk.arxiv(PAPERS)
    return venue_desk


def test_a_paper_is_written_into_its_section(desk: VenueDesk) -> None:
    """By the keyword rules, as the newest, with a sentence of its abstract; the diff tells what was done."""
    told = desk.run("add", "2102.00002")
    entry = (
        "* [Adversarial Training of Quiet Ponds](https://arxiv.org/abs/2102.00002) <br/> "
        "Proposes a calm that ripples cannot break."
    )
    assert f"+{entry}\n" in told.out
    assert desk.read() == LIST.replace("Training\n\n", f"Training\n\n{entry}\n")
    assert "stands on line 5 of README.md, in “Adversarial Training”" in told.err
    assert "curator lint --diff HEAD README.md" in told.err


def test_a_dry_run_writes_nothing(desk: VenueDesk) -> None:
    """And prints the very diff that the command would write."""
    before = desk.read()
    shown = desk.run("add", "arxiv:2102.00002", "--dry-run")
    assert desk.read() == before
    assert "would stand on line 5" in shown.err
    assert "Next:" not in shown.err
    assert desk.run("add", "https://arxiv.org/pdf/2102.00002v2.pdf", "--quiet").out == shown.out


def test_the_venue_is_the_one_that_the_proceedings_prove(desk: VenueDesk) -> None:
    """By the same evidence as an audit's, which is told."""
    row = {"title": "Adversarial Training of Quiet Ponds", "venue": "ICML", "year": 2022, "status": "Poster"}
    url = "https://proceedings.mlr.press/v162/example22a.html"
    desk.audit("--offline", "--proceedings", desk.works(row | {"url": url}), code=0)
    told = desk.run("add", "2102.00002")
    assert "(ICML 2022) <br/>" in told.out
    assert (
        f"proceedings, 2026-11-26: “ICML 2022 (Poster), proceedings; the titles are equal” {url}" in told.err
    )


def test_a_submission_is_no_venue(desk: VenueDesk) -> None:
    """What is under review, or was rejected, is written without a venue."""
    desk.note(
        "QuietPonds1",
        "Adversarial Training of Quiet Ponds",
        venue="Submitted to ICLR 2022",
        venueid="ICLR.cc/2022/Conference/Rejected_Submission",
        authors=["Ada Example", "Bo Beispiel"],
    )
    told = desk.run("add", "2102.00002")
    assert "2022" not in told.out
    assert "ICLR 2022 (rejected)" in told.err


def test_a_forum_is_named_by_its_address(desk: VenueDesk) -> None:
    """Title, sentence and decision come from OpenReview."""
    desk.note(
        "QuietPonds1",
        "Adversarial Training of Still Lakes",
        venue="ICLR 2022 Oral",
        venueid="ICLR.cc/2022/Conference",
        authors=["Ada Example"],
    )
    told = desk.run("add", "https://openreview.net/forum?id=QuietPonds1&noteId=abc")
    address = "https://openreview.net/forum?id=QuietPonds1"
    assert f"+* [Adversarial Training of Still Lakes]({address}) (ICLR 2022)\n" in told.out
    assert "No sentence could be drafted" in told.err


def test_a_page_of_proceedings_proves_its_venue(desk: VenueDesk, site: Site) -> None:
    """Also where its PDF is named; the entry leads to the page."""
    site.pages["/v139/example21a.html"] = (
        b"<!DOCTYPE html><html><head>"
        b'<meta name="citation_title" content="Adversarial Training of Dry Wells">'
        b'<meta name="citation_author" content="Ada Example"></head>'
        b'<body><div id="abstract">We propose a bucket that holds more water than all others.</div></body>'
        b"</html>"
    )
    desk.set(CURATOR_PMLR_URL=site.url)
    told = desk.run("add", "http://proceedings.mlr.press/v139/example21a/example21a.pdf")
    address = "https://proceedings.mlr.press/v139/example21a.html"
    sentence = "Proposes a bucket that holds more water than all others."
    assert f"+* [Adversarial Training of Dry Wells]({address}) (ICML 2021) <br/> {sentence}\n" in told.out


@pytest.mark.parametrize(
    ("paper", "line"),
    [
        ("2101.00001v3", 5),
        ("https://openreview.net/forum?id=TreesGrown1", 9),
        ("2102.00003", 9),
    ],
)
def test_a_listed_paper_is_refused_with_its_line(desk: VenueDesk, paper: str, line: int) -> None:
    """By its id at once, and by its title where the list has another link."""
    told = desk.run("add", paper, code=1)
    assert f"The paper is listed already, on line {line} of README.md" in told.err
    assert (told.out, desk.read()) == ("", LIST)


def test_a_twin_of_a_listed_paper_is_refused(desk: VenueDesk) -> None:
    """Under another title, but with the id that a source has for it."""
    desk.write(LIST.replace("2101.00001", "2101.99999").replace("TreesGrown1", "QuietPonds1"))
    desk.note(
        "QuietPonds1",
        "Adversarial Training of Quiet Ponds",
        venue="ICLR 2022 Oral",
        venueid="ICLR.cc/2022/Conference",
        authors=["Ada Example", "Bo Beispiel"],
    )
    told = desk.run("add", "2102.00002", code=1)
    assert "on line 9 of README.md: “Margins of Trees Grown in Forests” (both are openreview:" in told.err


def test_a_withdrawn_paper_is_refused(desk: VenueDesk) -> None:
    """With the words that say so."""
    told = desk.run("add", "2102.00004", code=1)
    assert "The paper was withdrawn: “This paper has been withdrawn” (arxiv comment, 2026-11-26)." in told.err
    assert desk.read() == LIST


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("certified defences", "Did you mean certified-defenses?"),
        ("Gardening", "The sections: training."),
    ],
)
def test_a_section_that_is_not_there_is_refused_with_the_nearest(
    desk: VenueDesk, name: str, advice: str
) -> None:
    """Before anybody is asked about the paper."""
    told = desk.run("add", "2102.00002", "--section", name, code=2)
    assert f"The list has no section {name!r}." in told.err
    assert advice in told.err
    assert desk.read() == LIST


def test_a_section_is_named_by_its_heading_or_slug(desk: VenueDesk) -> None:
    """The contributor knows better than the rules."""
    by_heading = desk.run("add", "2102.00005", "--section", "Certified Defenses", "--dry-run")
    by_slug = desk.run("add", "2102.00005", "--section", "certified-defenses", "--dry-run")
    assert by_heading.out == by_slug.out != ""
    assert "in “Certified Defenses”" in by_heading.err
    assert "The keyword rules alone would not have proposed it (rejected)." in by_heading.err


@pytest.mark.parametrize(
    ("paper", "sentence"),
    [
        ("2109.00001", "arXiv has no paper 2109.00001."),
        ("My favourite paper", "'My favourite paper' names no paper."),
        ("", "'' names no paper."),
        ("https://example.org/paper.pdf", "Nobody can be asked about https://example.org/paper.pdf."),
        ("https://openreview.net/forum?id=Nobodys123", "OpenReview has no paper Nobodys123"),
        ("2102.00005", "cannot tell in which section “The Weather of Ponds in Spring” belongs."),
    ],
)
def test_what_cannot_be_added_is_refused_in_a_sentence(desk: VenueDesk, paper: str, sentence: str) -> None:
    """With exit code 2, and nothing written."""
    told = desk.run("add", paper, code=2)
    assert sentence in told.err
    assert (told.out, desk.read()) == ("", LIST)


def test_a_service_that_is_down_is_told(desk: VenueDesk) -> None:
    """Where the paper itself cannot be had, with exit code 3 and nothing written."""
    desk.registries.misbehave("/v2/notes", "challenge")
    told = desk.run("add", "https://openreview.net/forum?id=QuietPonds1", code=3)
    assert "OpenReview turns programs away" in told.err
    assert desk.read() == LIST


def test_a_service_of_evidence_that_is_down_only_leaves_the_venue_out(desk: VenueDesk) -> None:
    """The contributor is told, and can write it by hand."""
    desk.registries.misbehave("/v2/notes", "challenge")
    told = desk.run("add", "2102.00002")
    assert "Problem: OpenReview turns programs away" in told.err
    assert "+* [Adversarial Training of Quiet Ponds]" in told.out


def test_a_read_only_list_stays_as_it_was(desk: VenueDesk) -> None:
    """Nothing is printed that was not written."""
    (desk.folder / "README.md").chmod(0o444)
    told = desk.run("add", "2102.00002", code=2)
    assert "README.md is read-only, so nothing was added." in told.err
    assert "look at the diff with --dry-run" in told.err
    assert (told.out, desk.read()) == ("", LIST)


def test_a_doi_is_looked_up_at_crossref(desk: VenueDesk, site: Site) -> None:
    """Title, authors and abstract come from there, without their markup; an unknown DOI is refused."""
    work = {
        "DOI": "10.1234/wells.2021",
        "title": ["Adversarial Training of Deep Wells"],
        "author": [{"given": "Ada", "family": "Example"}],
        "abstract": "<jats:title>Abstract</jats:title><jats:p>We propose a rope that is longer than all "
        "others.</jats:p>",
        "type": "proceedings-article",
    }
    answer = json.dumps({"status": "ok", "message": work}).encode()
    site.pages["/works/10.1234%2Fwells.2021?mailto=robot%40example.org"] = answer
    desk.set(CURATOR_CROSSREF_URL=site.url)
    told = desk.run("add", "https://doi.org/10.1234/wells.2021")
    link = "[Adversarial Training of Deep Wells](https://doi.org/10.1234/wells.2021)"
    assert f"+* {link} <br/> Proposes a rope that is longer than all others.\n" in told.out
    refused = desk.run("add", "10.1234/dry.2021", code=2)
    assert "Crossref has no work with the DOI 10.1234/dry.2021." in refused.err


@pytest.mark.parametrize(
    "fault", ["down", "HTML instead", "broken off", "challenge", "changed layout", "empty"]
)
def test_a_site_that_sends_something_else_is_told(desk: VenueDesk, site: Site, fault: str) -> None:
    """In one sentence, and nothing is written."""
    site.pages["/v139/example21a.html"] = b"<!DOCTYPE html><html><head></head></html>"
    site.faults["*"] = fault
    desk.set(CURATOR_PMLR_URL=site.url)
    ended = main(["add", "https://proceedings.mlr.press/v139/example21a.html"])
    assert ended in {2, 3}
    assert desk.read() == LIST


def test_hostile_words_of_a_source_do_nothing(desk: VenueDesk) -> None:
    """They are written so that they show as text, and no terminal or workflow's log obeys them."""
    desk.set(GITHUB_ACTIONS="true")
    title = "Adversarial Training ](javascript:alert(1)) <b>of</b> @everyone"
    desk.note(
        "QuietPonds1",
        f"{title}\u202e\x1b[31m",
        venue="::error::ICLR 2022 Oral",
        venueid="ICLR.cc/2022/Conference",
        authors=["Ada Example"],
    )
    told = desk.run("add", "https://openreview.net/forum?id=QuietPonds1")
    assert "](javascript" not in told.out.replace("\\](javascript", "")
    for stream in (told.out, told.err):
        assert "\x1b" not in stream
        assert not [line for line in stream.splitlines() if line.lstrip().startswith("::")]
