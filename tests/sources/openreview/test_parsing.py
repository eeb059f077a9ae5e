"""A page of notes as papers: who is accepted, what is counted apart, and what nobody can believe."""

from __future__ import annotations

import json
import tracemalloc
from datetime import UTC, datetime

import pytest

from curator.core.shelves.shelf import Shelf
from curator.core.works.paper import PaperId, Venue
from curator.sources.openreview import parse
from tests.sources.openreview.pages import JANUARY, note, old_note, page

BLIND = "ICLR.cc/{}/Conference/-/Blind_Submission"


def iclr(body: bytes, year: int = 2025) -> Shelf:
    """A page as one of ICLR's."""
    return parse(body, venue="ICLR", year=year)


def test_an_accepted_paper_has_its_forum_and_its_venue() -> None:
    """Id, address, authors in their order, the moment of publication, and the words about the venue."""
    shelf = iclr(page([note(1)]))
    assert (shelf.whole, shelf.total, shelf.aside) == (True, 1, {})
    paper = shelf.papers[0]
    assert paper.ids == (PaperId("openreview", "note000001"),)
    assert paper.url == "https://openreview.net/forum?id=note000001"
    assert (paper.title, paper.abstract) == ("A Study of Number 1", "We study.")
    assert paper.authors == ("Ada Example", "Bo Beispiel")
    assert paper.venue == Venue("ICLR", 2025, "ICLR 2025 Poster")
    assert paper.published == datetime(2025, 1, 22, 16, 13, 4, 96000, tzinfo=UTC)
    assert paper.source == "openreview"


def test_rejected_and_withdrawn_papers_are_counted_and_are_no_papers() -> None:
    """Version 2 tells them by the end of their venueid."""
    own = "ICLR.cc/2025/Conference"
    ends = ["Rejected_Submission", "Withdrawn_Submission", "Desk_Rejected_Submission", "Submission"]
    shelf = iclr(page([note(1), *(note(n, venueid=f"{own}/{end}") for n, end in enumerate(ends, 2))]))
    assert [paper.title for paper in shelf.papers] == ["A Study of Number 1"]
    assert shelf.aside == {"rejected": 2, "withdrawn": 1, "not decided": 1}
    assert shelf.told_aside == "2 rejected, 1 withdrawn, 1 not decided"
    assert (shelf.records, shelf.total, shelf.unreadable) == (5, 5, ())


def test_words_that_contradict_the_venueid_are_told() -> None:
    """A submission is never taken for an acceptance, whatever else stands in the record."""
    shelf = iclr(page([note(1), note(2, venue="Submitted to ICLR 2025")]))
    assert len(shelf.papers) == 1
    assert shelf.unreadable[0].where == "A Study of Number 2"
    assert "Submitted to ICLR 2025" in shelf.unreadable[0].reason


def test_workshops_other_venues_and_imports_stay_apart() -> None:
    """Their venueid is another group's, even where it begins like this one."""
    shelf = iclr(
        page(
            [
                note(1),
                note(2, venueid="ICLR.cc/2025/Workshop/Bi-Align"),
                note(3, venueid="ICLR.cc/2024/Conference"),
                note(4, venueid="ICLR.cc/2025/ConferenceX"),
                note(5, venueid="dblp.org/conf/ICLR/2025"),
                note(6, venueid=None),
            ]
        )
    )
    assert (len(shelf.papers), shelf.aside) == (1, {"of workshops": 1, "of other venues": 4})


def test_reviews_are_counted_and_need_no_title() -> None:
    """A review answers a note, or stands in another note's forum."""
    review = note(2, title=None) | {"replyto": "note000001", "forum": "note000001"}
    comment = note(3, title="Comment") | {"forum": "note000001"}
    shelf = iclr(page([note(1), review, comment]))
    assert (len(shelf.papers), shelf.aside) == (1, {"reviews and comments": 2})


def test_what_only_an_account_is_shown_is_not_published() -> None:
    """Not a note for reviewers, not a deleted one, not the authors that only a few may read."""
    hidden = note(2) | {"readers": ["ICLR.cc/2025/Conference/Reviewers"]}
    kept_from = note(3) | {"nonreaders": ["ICLR.cc/2025/Conference/Paper3/Authors"]}
    deleted = note(4) | {"ddate": JANUARY}
    blind = note(5)
    blind["content"]["authors"]["readers"] = ["ICLR.cc/2025/Conference"]
    shelf = iclr(page([note(1), hidden, kept_from, deleted, blind]))
    assert shelf.aside == {"not for everybody": 3}
    assert [paper.authors for paper in shelf.papers] == [("Ada Example", "Bo Beispiel"), ()]


@pytest.mark.parametrize(
    ("authors", "told"),
    [
        (["Ada Example"], ("Ada Example",)),
        ([{"fullname": "Ada Example", "username": "~Ada_Example1"}, {"username": "~Bo1"}], ("Ada Example",)),
        ("Ada Example, Bo Beispiel and Cy Exemple", ("Ada Example", "Bo Beispiel", "Cy Exemple")),
        (["Anonymous"], ()),
        (["~Ada_Example1", "bo@example.invalid", "https://dblp.org/x", "Cy Exemple"], ("Cy Exemple",)),
        (None, ()),
        (7, ()),
        ([None, 7, ["x"]], ()),
    ],
)
def test_authors_come_in_many_forms(authors: object, told: tuple[str, ...]) -> None:
    """As texts, as objects, as one text, not at all; accounts and e-mail addresses are nobody's name."""
    assert iclr(page([note(1, authors=authors)])).papers[0].authors == told


@pytest.mark.parametrize("date", [None, "soon", -5, 10**30, {"value": 1}, True])
def test_a_date_that_is_none_is_left_out(date: object) -> None:
    """The paper is one all the same."""
    paper = iclr(page([note(1) | {"pdate": date, "mdate": date}])).papers[0]
    assert (paper.published, paper.updated) == (None, None)


def test_two_notes_with_one_id_are_one_paper() -> None:
    """The second is told, and so is another work under the id of the first."""
    shelf = iclr(page([note(1), note(1), note(1, title="Something Else")]))
    assert len(shelf.papers) == 1
    assert [record.reason.partition(" is ")[0] for record in shelf.unreadable] == [
        "it stands there twice",
        "openreview:note000001",
    ]


def test_titles_lose_their_markup_and_zero_is_one() -> None:
    """LaTeX, HTML, other alphabets, white space; without any title a note is told."""
    titles = [r"Bounds for $\ell_p$", "A &amp; <i>B</i>", "基于图的学习", "  two \n lines ", "0", "", None]
    shelf = iclr(page([note(n, title=title) for n, title in enumerate(titles)]))
    told = [paper.title for paper in shelf.papers]
    assert told == ["Bounds for \u2113_p", "A & B", "基于图的学习", "two lines", "0"]
    assert [record.reason for record in shelf.unreadable] == ["it has no title"] * 2


def test_a_note_without_an_id_of_openreview_is_told() -> None:
    """Nobody could link to it."""
    shelf = iclr(page([note(1), note(2) | {"id": "../x", "forum": "../x"}]))
    assert (len(shelf.papers), len(shelf.unreadable)) == (1, 1)


@pytest.mark.parametrize(
    ("venue", "kind"),
    [
        ("ICLR 2023 poster", ""),
        ("ICLR 2023 notable top 5%", ""),
        ("Submitted to ICLR 2023", "rejected"),
        ("ICLR 2023 Submitted", "rejected"),
        ("ICLR 2023 Invite to Workshop", "of workshops"),
        ("", "not decided"),
        (None, "not decided"),
    ],
)
def test_version_one_is_read_by_the_words_of_the_venue(venue: str | None, kind: str) -> None:
    """The conference's own venueid stands on rejected papers, too, and proves nothing."""
    one = old_note(1, invitation=BLIND.format(2023), venue=venue, venueid="ICLR.cc/2023/Conference")
    sure = old_note(2, invitation=BLIND.format(2023), venue="ICLR 2023 poster")
    shelf = iclr(page([one, sure]), 2023)
    assert (len(shelf.papers), shelf.aside) == ((1, {kind: 1}) if kind else (2, {}))


@pytest.mark.parametrize(
    ("decision", "kind"),
    [
        ("Accept (Poster)", ""),
        ("Reject", "rejected"),
        ("Invite to Workshop Track", "of workshops"),
        ("", "not decided"),
    ],
)
def test_version_one_is_read_by_the_decision_among_the_replies(decision: str, kind: str) -> None:
    """In the years in which the note itself says nothing."""
    one = old_note(1, invitation=BLIND.format(2020), decision={"decision": decision})
    sure = old_note(2, invitation=BLIND.format(2020), decision={"decision": "Accept (Talk)"})
    shelf = iclr(page([one, sure]), 2020)
    assert (len(shelf.papers), shelf.aside) == ((1, {kind: 1}) if kind else (2, {}))


def test_a_recommendation_decides_only_where_it_did() -> None:
    """ICLR 2019 decided in its meta-reviews; elsewhere they are one opinion more."""
    notes = {}
    for year in (2019, 2020):
        one = old_note(1, invitation=BLIND.format(year), decision={"recommendation": "Accept (Oral)"})
        one["details"]["replies"][0]["invitation"] = f"ICLR.cc/{year}/Conference/-/Paper1/Meta_Review"
        notes[year] = iclr(page([one]), year)
    assert len(notes[2019].papers) == 1
    assert (notes[2020].papers, notes[2020].aside) == ((), {"not decided": 1})


def test_a_decision_that_nobody_knows_is_told() -> None:
    """So are two decisions that differ; a comment and a reply to a reply are none."""
    blind = BLIND.format(2020)
    odd = old_note(1, invitation=blind, decision={"decision": "Track Change"})
    torn = old_note(2, invitation=blind, decision={"decision": "Accept (Poster)"})
    torn["details"]["replies"].append(
        torn["details"]["replies"][0] | {"content": {"decision": "Reject"}, "id": "x"}
    )
    sure = old_note(3, invitation=blind, decision={"decision": "Accept (Poster)"})
    far = old_note(4, invitation=blind, decision={"decision": "Accept (Poster)"})
    far["details"]["replies"][0]["replyto"] = "another"
    shelf = iclr(page([odd, torn, sure, far]), 2020)
    assert (len(shelf.papers), shelf.aside) == (1, {"not decided": 1})
    assert [record.reason for record in shelf.unreadable] == [
        "its decision is “Track Change”, which nobody can read",
        "its decision is “Accept (Poster)” and “Reject”, which nobody can read",
    ]


def test_withdrawn_papers_of_version_one_have_an_invitation_of_their_own() -> None:
    """Even where the note still names the conference."""
    gone = old_note(1, invitation="ICLR.cc/2021/Conference/-/Withdrawn_Submission", venue="ICLR 2021 Poster")
    sure = old_note(2, invitation=BLIND.format(2021), venue="ICLR 2021 Poster")
    assert iclr(page([gone, sure]), 2021).aside == {"withdrawn": 1}


def test_a_journal_is_read_by_the_year_of_publication() -> None:
    """All years of TMLR are in one group; what is retracted or rejected is not published."""
    notes = [
        note(1, venueid="TMLR", venue="Accepted by TMLR"),
        note(2, venueid="TMLR", venue="Accepted by TMLR") | {"pdate": JANUARY - 10**11},
        note(3, venueid="TMLR/Rejected", venue="Rejected by TMLR"),
        note(4, venueid="TMLR/Retracted_Acceptance", venue="TMLR"),
        note(5, venueid="TMLR/Under_Review", venue="Under review for TMLR"),
    ]
    shelf = parse(page(notes), venue="TMLR", year=2025)
    assert [paper.venue for paper in shelf.papers] == [Venue("TMLR", 2025, "Accepted by TMLR")]
    assert shelf.aside == {"of other years": 1, "rejected": 1, "withdrawn": 1, "not decided": 1}


def test_a_year_that_is_not_out_is_known_to_be_empty() -> None:
    """No note at all, or none that is decided; neither is a fault."""
    assert iclr(page([])) == Shelf(announced=True)
    waiting = iclr(page([note(1, venueid="ICLR.cc/2025/Conference/Submission")]))
    assert (waiting.announced, waiting.fault, waiting.aside) == (True, "", {"not decided": 1})


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "nothing came"),
        (b"[]", "no list of notes"),
        (b'{"notes": {}}', "no list of notes"),
        (b'{"notes": []}', "does not count"),
        (page([], count=12), "no note came of 12"),
        (page([7, "x"]), "no note came of 2"),
        (b'{"notes": [', "not whole JSON"),
        (b"<!DOCTYPE html><html><title>Maintenance</title></html>", "an HTML page"),
        (b'{"name": "ForbiddenError", "message": "no"}', "OpenReview says: ForbiddenError: no"),
        (page([note(1, venueid="Other.org/2025/Conference")]), "none of its notes"),
        (page([note(1) | {"readers": ["x"]}]), "1 not for everybody"),
        (page([note(1, title=None)]), "no accepted paper of ICLR 2025"),
        (page([note(1) | {"content": None}]), "none of its notes"),
        (b"[" * 100_000, "not whole JSON"),
    ],
)
def test_what_is_no_page_of_papers_is_a_fault(body: bytes, words: str) -> None:
    """A changed layout is never "no papers"."""
    shelf = iclr(body)
    assert words in shelf.fault
    assert (shelf.papers, shelf.announced) == ((), False)


@pytest.mark.parametrize(
    "body",
    [
        b'{"name": "ChallengeRequiredError", "message": "Challenge required", "status": 403}',
        b"<!DOCTYPE html><html><head><title>Verifying your browser</title></head><body></body></html>",
    ],
)
def test_the_challenge_says_what_to_do(body: bytes) -> None:
    """An error of its own, or a page with status 200: programs need an account."""
    assert "OPENREVIEW_USERNAME and OPENREVIEW_PASSWORD" in iclr(body).fault


def test_a_venue_without_a_group_is_a_fault() -> None:
    """Nothing is guessed of a venue that is not known there."""
    assert (
        parse(page([note(1)]), venue="CVPR", year=2025).fault
        == "no group of OpenReview is known for CVPR 2025"
    )


@pytest.mark.parametrize(
    ("came", "count", "total", "doubts"),
    [
        (3, 3, 3, 0),
        (1_000, 2_260, 1_000, 0),
        (260, 2_260, 260, 0),
        (200, 2_260, 260, 1),
        (300, 2_260, 300, 1),
        (2, 3, 3, 1),
        (3, None, None, 0),
        (1_000, None, None, 1),
    ],
)
def test_a_page_knows_how_many_notes_it_should_have(
    came: int, count: int | None, total: int | None, doubts: int
) -> None:
    """The count is that of all pages: a full page, or what is left for the last one."""
    shelf = iclr(page([note(n) for n in range(came)], count=count))
    assert (shelf.total, len(shelf.doubts), len(shelf.papers)) == (total, doubts, came)


def test_emails_and_accounts_are_nowhere_in_what_is_read() -> None:
    """Not in the papers, not in what is told of unreadable ones."""
    shelf = iclr(page([note(1), note(2, title=None)]))
    assert "example.invalid" not in repr(shelf)
    assert "~Ada" not in repr(shelf)


@pytest.mark.parametrize("field", ["title", "authors", "abstract", "venue", "venueid"])
@pytest.mark.parametrize("value", [7, [], {}, True, [[["x"]]], {"value": {"value": 1}}])
def test_fields_of_a_wrong_kind_break_nothing(field: str, value: object) -> None:
    """A number as a title, a list as a venue: it is read as not being there."""
    shelf = iclr(page([note(1), note(2, **{field: value})]))
    assert shelf.papers[0].title == "A Study of Number 1"
    assert shelf.records == 2


def test_three_thousand_notes_are_read_in_little_memory() -> None:
    """Under 300 MB, which is far more than it takes."""
    body = page([note(n, abstract="We study. " * 150) for n in range(3_000)])
    tracemalloc.start()
    shelf = iclr(body)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(shelf.papers) == 3_000
    assert peak < 300_000_000


def test_a_bare_list_of_notes_is_not_the_answer_of_the_api() -> None:
    """The client library hands one out; the API wraps it."""
    assert iclr(json.dumps([note(1)]).encode()).fault
