"""OpenReview as a witness: what became of submissions, in both versions of its API."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from curator.core.evidence.asked_works import NOTHING_TOLD
from curator.core.works.paper import PaperId
from curator.enrichment.openreview import OpenReviewWitness
from curator.enrichment.openreview_notes import notes_in
from tests.enrichment.desk import READING, TITLE, asked, body, fetcher_of, heard, json_of
from tests.support.canned import Canned
from tests.support.recorded import WALL, recorded

if TYPE_CHECKING:
    from curator.core.evidence.judgement import Said
    from curator.ports import Testimony
    from tests.support.canned import CannedServer

NUMBER = "abcDEF12_-"
EMPTY: dict[str, Any] = {"notes": []}
NAMES = "notes id forum replyto content title authors value venue venueid fullname readers pdate invitation"


def note(
    venueid: str = "ICLR.cc/2025/Conference",
    venue: str = "ICLR 2025 Spotlight",
    **fields: Any,  # noqa: ANN401 - whatever a service may send
) -> dict[str, Any]:
    """A paper's note in version 2."""
    content = {"title": TITLE, "authors": ["Ann Lee"], "venue": venue, "venueid": venueid}
    return {
        "id": NUMBER,
        "forum": NUMBER,
        "invitations": ["ICLR.cc/2025/Conference/-/Submission"],
        "content": {name: {"value": value} for name, value in content.items()},
        **fields,
    }


def first_version(venueid: str, venue: str) -> dict[str, Any]:
    """A paper's note in version 1."""
    return {
        "id": NUMBER,
        "forum": NUMBER,
        "invitation": "ICLR.cc/2021/Conference/-/Blind_Submission",
        "content": {"title": TITLE, "authors": ["Ann Lee"], "venue": venue, "venueid": venueid},
    }


def said_by(one: dict[str, Any]) -> Said | None:
    """What a note says of a venue."""
    notes = notes_in(heard({"notes": [one]}), READING)
    assert notes is not None
    return notes[NUMBER].said


def ask(server: CannedServer, *answers: object, ids: tuple[str, ...] = (NUMBER,), **fields: Any) -> Testimony:  # noqa: ANN401 - any field
    """What is told of one work."""
    return OpenReviewWitness(fetcher_of(server, *answers), reading=READING).ask([asked(*ids, **fields)])


@pytest.mark.parametrize(
    ("venueid", "venue", "expected"),
    [
        ("ICLR.cc/2025/Conference", "ICLR 2025 Spotlight", ("ICLR", 2025, "accepted", "proceedings")),
        ("NeurIPS.cc/2023/Conference", "NeurIPS 2023 poster", ("NeurIPS", 2023, "accepted", "registry")),
        ("ICML.cc/2024/Conference", "", ("ICML", 2024, "accepted", "registry")),
        ("TMLR", "Accepted by TMLR", ("TMLR", 2023, "accepted", "proceedings")),
        ("TMLR", "TMLR", ("TMLR", 2023, "accepted", "proceedings")),
        (
            "NeurIPS.cc/2022/Track/Datasets_and_Benchmarks",
            "NeurIPS 2022 Datasets and Benchmarks",
            ("NeurIPS", 2022, "accepted", "registry"),
        ),
        (
            "NeurIPS.cc/2023/Workshop/Safety",
            "NeurIPS 2023 Workshop Safety",
            ("NeurIPS Workshop", 2023, "workshop", "registry"),
        ),
        (
            "ICLR.cc/2024/Conference/Rejected_Submission",
            "Submitted to ICLR 2024",
            ("ICLR", 2024, "rejected", "proceedings"),
        ),
        (
            "ICLR.cc/2024/Conference/Withdrawn_Submission",
            "ICLR 2024 Conference Withdrawn Submission",
            ("ICLR", 2024, "withdrawn", "proceedings"),
        ),
        (
            "ICLR.cc/2025/Conference/Submission",
            "ICLR 2025 Conference Submission",
            ("ICLR", 2025, "submitted", "proceedings"),
        ),
        ("ICLR.cc/2025/Conference", "Submitted to ICLR 2025", ("ICLR", 2025, "submitted", "proceedings")),
        ("dblp.org/conf/ICML/2021", "ICML 2021", ("ICML", 2021, "accepted", "index")),
    ],
)
def test_the_id_of_the_venue_decides(venueid: str, venue: str, expected: tuple[object, ...]) -> None:
    """Submission, workshop, rejection and withdrawal are what they are."""
    said = said_by(note(venueid, venue, pdate=1_700_000_000_000))
    assert said is not None
    assert (said.venue, said.year, said.standing, said.strength) == expected
    assert said.source == ("OpenReview import" if said.strength == "index" else "OpenReview")


@pytest.mark.parametrize(
    ("venueid", "venue"),
    [
        ("", ""),
        ("", "ICLR 2025 Spotlight"),
        ("ICLR.cc/2025/Conference/Something_New", "ICLR 2025"),
        ("ICLR.cc/2025/Conference", "ICLR 2025 rejected"),
        ("OpenReview.net/Public_Article", "Some Journal"),
        ("dblp.org/journals/CORR/2021", "CoRR 2021"),
        ("/", "ICLR 2025"),
    ],
)
def test_an_id_that_is_not_known_says_nothing(venueid: str, venue: str) -> None:
    """Nor one that its own text contradicts."""
    assert said_by(note(venueid, venue)) is None


def test_a_contribution_beside_the_papers_is_only_mentioned() -> None:
    """A blog post is no paper of the conference."""
    said = said_by(note("ICLR.cc/2024/BlogPosts", "ICLR 2024 Blogposts"))
    assert said is None or said.standing == "mentioned"


@pytest.mark.parametrize(
    ("venue", "standing"),
    [
        ("ICLR 2021 Poster", "accepted"),
        ("ICLR 2017 Invite to Workshop", "workshop"),
        ("Submitted to ICLR 2021", "submitted"),
        ("", None),
    ],
)
def test_in_version_1_the_words_must_be_there_too(venue: str, standing: str | None) -> None:
    """For in several years rejected papers bear the conference's id."""
    said = said_by(first_version("ICLR.cc/2021/Conference", venue))
    assert (said and said.standing) == standing


@pytest.mark.parametrize(
    "fields",
    [
        {"readers": ["ICLR.cc/2025/Conference/Authors"]},
        {"nonreaders": ["someone"]},
        {"ddate": 1},
        {"replyto": "other"},
        {"forum": "otherFORUM"},
        {"content": None},
        {"id": 7},
        {"content": {"title": {"value": ""}}},
    ],
)
def test_what_is_no_public_paper_is_left_out(fields: dict[str, Any]) -> None:
    """Reviews and comments, deleted notes, and what an account is shown that others are not."""
    assert notes_in(heard({"notes": [note(**fields)]}), READING) == {}


def test_a_field_that_is_not_for_everybody_is_not_read() -> None:
    """Anonymous authors are nobody."""
    hidden = note()
    hidden["content"]["authors"] = {"value": ["Ann Lee"], "readers": ["ICLR.cc"]}
    notes = notes_in(heard({"notes": [hidden]}), READING)
    assert notes is not None
    assert notes[NUMBER].record.authors == ()
    hidden["content"]["authors"] = {"value": [{"fullname": "Ann Lee", "username": "~A1"}, "Anonymous", 7]}
    notes = notes_in(heard({"notes": [hidden]}), READING)
    assert notes is not None
    assert notes[NUMBER].record.authors == ("Ann Lee",)


def test_ids_are_asked_for_at_once_first_in_version_2(canned: CannedServer) -> None:
    """What came is not asked for again."""
    testimony = ask(canned, {"notes": [note()]})
    told = testimony.told[0]
    assert [said.venue for said in told.said] == ["ICLR"]
    assert (told.ids, told.title, told.authors) == ((PaperId("openreview", NUMBER),), TITLE, ("Ann Lee",))
    assert [(one.method, one.target) for one in canned.asked] == [("POST", "/notes/search")]
    assert json.loads(canned.asked[0].body) == {"ids": [NUMBER]}


def test_what_version_2_does_not_give_is_asked_for_in_version_1(canned: CannedServer) -> None:
    """An id that neither gives is no miss, for it may only be hidden."""
    old = first_version("ICLR.cc/2021/Conference", "ICLR 2021 Poster")
    assert ask(canned, EMPTY, {"notes": [old]}).told[0].said[0].year == 2021
    assert ask(canned, EMPTY, EMPTY).told == {}


def test_a_title_is_looked_for_as_a_phrase_and_compared(canned: CannedServer) -> None:
    """Without an author who agrees a note is believed as little as an index."""
    other = note(id="other12345", forum="other12345")
    other["content"] = {**other["content"], "title": {"value": "Another Title About Pooling"}}
    told = ask(canned, {"notes": [other, note()]}, ids=()).told[0]
    assert [(said.venue, said.strength) for said in told.said] == [("ICLR", "index")]
    assert told.ids == ()
    assert "term=%22Certified+Pooling" in canned.asked[0].target
    told = ask(canned, {"notes": [other, note()]}, ids=(), authors=("Ann Lee",)).told[0]
    assert [(said.venue, said.strength) for said in told.said] == [("ICLR", "proceedings")]
    assert told.ids == (PaperId("openreview", NUMBER),)
    assert ask(canned, {"notes": [other]}, ids=()).told == {0: NOTHING_TOLD}


def test_a_work_that_was_rejected_once_and_accepted_later_is_told_as_both(canned: CannedServer) -> None:
    """Whoever judges sees both."""
    rejected = note(
        "ICLR.cc/2024/Conference/Rejected_Submission",
        "Submitted to ICLR 2024",
        id="first12345",
        forum="first12345",
    )
    told = ask(canned, {"notes": [rejected, note()]}, ids=(), authors=("Ann Lee",)).told[0]
    assert [(said.year, said.standing) for said in told.said] == [(2024, "rejected"), (2025, "accepted")]


@pytest.mark.parametrize(
    "answer",
    [
        Canned(body({"name": "ChallengeRequiredError"}), 403),
        Canned(WALL),
    ],
)
def test_the_challenge_is_told_with_what_to_do(canned: CannedServer, answer: Canned) -> None:
    """No work is a miss because of it."""
    testimony = ask(canned, answer)
    assert testimony.told == {}
    assert "turns programs away" in testimony.trouble


@pytest.mark.parametrize(
    "answer", [{}, {"notes": {}}, {"notes": [7]}, Canned(b'{"notes": ['), Canned(b"", 500)]
)
def test_an_answer_that_cannot_be_believed_is_about_nobody(canned: CannedServer, answer: object) -> None:
    """And the service is left alone."""
    testimony = ask(canned, answer)
    assert testimony.told == {}
    assert testimony.trouble.endswith(".")


@given(json_of(*NAMES.split()))
def test_any_json_is_read_without_an_error(value: object) -> None:
    """Fields of another type are fields that are missing."""
    notes_in(heard(value), READING)
    notes_in(
        heard({"notes": [note(**value) if isinstance(value, dict) else {"id": NUMBER, "content": value}]}),
        READING,
    )


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "notes_search_v2_full.json",
            {
                "IefMMX12yk": "rejected",
                "IMWYNVBHob": "rejected",
                "Gj5JTAwdoy": "accepted",
                "YcgDBWhjEF": "accepted",
                "9TJMTG2bcQ": "accepted",
            },
        ),
        ("notes_search_v2_fields_pruned.json", {}),
        ("notes_search_v2_review_and_paper_cut.json", None),
    ],
)
def test_recorded_notes_are_read(name: str, said: dict[str, str] | None) -> None:
    """One was accepted, two were rejected, and the others were imported."""
    notes = notes_in(heard(recorded(f"openreview/{name}")), READING)
    assert notes
    if said is not None:
        told = {number: one.said.standing for number, one in notes.items() if one.said}
        assert told == said
