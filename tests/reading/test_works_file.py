"""Files of proceedings: what each line says, and which lines are none."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from curator import defaults
from curator.core.shelves.works import ListedWork
from curator.core.works.paper import PaperId, Unreadable
from curator.reading.works_file import read_works
from curator.settings.venues import read_venues

VENUES: Final = read_venues(defaults.folder() / "rules", mistakes=[])
DAY = date(2026, 4, 30)
CORPUS: Final = Path(__file__).parents[3] / "shared" / "corpora" / "proceedings.jsonl.gz"
ROW: Final = {
    "title": "A Title",
    "authors": ["Ada Writer"],
    "venue": "ICML",
    "year": 2021,
    "url": "https://proceedings.mlr.press/v139/writer21a.html",
    "status": "Oral",
}


def read(*rows: object) -> list[ListedWork | Unreadable]:
    """What the lines of these rows hold."""
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    return list(read_works(lines, venues=VENUES, seen=DAY))


def work(**changed: object) -> ListedWork:
    """The work of the usual line with some of it changed."""
    (found,) = read({**ROW, **changed})
    assert isinstance(found, ListedWork), found
    return found


def test_an_empty_file_has_no_works() -> None:
    """Nor has a blank line."""
    assert read() == []
    assert read("", "  \n", json.dumps(ROW)) == [work()]


def test_a_line_becomes_a_work() -> None:
    """With its id, and its status in the file's own word as well."""
    assert work() == ListedWork(
        "A Title",
        ("Ada Writer",),
        "ICML",
        2021,
        ROW["url"],  # type: ignore[arg-type] # a text
        "accepted",
        (PaperId("pmlr", "v139/writer21a"),),
        "proceedings",
        DAY,
        "Oral",
    )


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "not a JSON object"),
        ("null", "not a JSON object"),
        (json.dumps({**ROW, "abstract": "x" * 200_000}), "longer than"),
        (json.dumps({**ROW, "title": " "}), "no title"),
        (json.dumps({**ROW, "title": None}), "no title"),
        (json.dumps({**ROW, "title": 7}), "no title"),
        (json.dumps({**ROW, "venue": ""}), "no venue"),
        (json.dumps({"title": "A Title"}), "no venue"),
        (json.dumps({**ROW, "year": None}), "no year"),
        (json.dumps({**ROW, "year": True}), "no year"),
        (json.dumps({**ROW, "year": 1617235200000}), "no year"),
        (json.dumps({**ROW, "year": "soon"}), "no year"),
        (json.dumps({**ROW, "status": "Zurueckgestellt"}), "“Zurueckgestellt” means is not known"),
        (json.dumps({**ROW, "status": "Not Accepted"}), "“Not Accepted” means is not known"),
    ],
)
def test_a_line_that_is_no_work_is_told_with_its_number(line: str, reason: str) -> None:
    """And the lines around it are read."""
    first, broken, last = read(ROW, line, ROW)
    assert first == last == work()
    assert isinstance(broken, Unreadable)
    assert broken.where == "line 2"
    assert reason in broken.reason


@pytest.mark.parametrize(
    ("status", "standing"),
    [
        ("Reject", "rejected"),
        ("Desk Reject", "rejected"),
        ("Rejected_Submission", "rejected"),
        ("Withdraw", "withdrawn"),
        ("Withdrawn after acceptance", "withdrawn"),
        ("Submitted to ICML 2021", "submitted"),
        ("Under review", "submitted"),
        ("Active", "submitted"),
        ("Journal", "mentioned"),
        ("Poster Workshop", "workshop"),
    ],
)
def test_what_was_not_published_there_is_kept_as_that(status: str, standing: str) -> None:
    """Rejection, withdrawal, a decision to come, a journal's paper that was only presented."""
    assert (work(status=status).status, work(status=status).track) == (standing, status)


@pytest.mark.parametrize("status", [None, "", "Poster", "Top-25%", "Technical Paper", "ACCEPT (Oral)"])
def test_a_known_word_or_none_is_an_acceptance(status: str | None) -> None:
    """Proceedings list what they accepted."""
    assert work(status=status).status == "accepted"


@pytest.mark.parametrize(
    ("venue", "status", "name", "standing"),
    [
        ("NIPS", "Poster", "NeurIPS", "accepted"),
        ("ACMMM", "", "ACM MM", "accepted"),
        ("CVPR-W", "", "CVPRW", "workshop"),
        ("ICLR", "Oral Workshop", "ICLR Workshop", "workshop"),
        ("EMNLP", "Long Findings", "Findings of EMNLP", "accepted"),
        ("EMNLP", "Long Main", "EMNLP", "accepted"),
        ("RSS", "Findings", "RSS", "accepted"),
        ("Nowhere 7", "Workshop", "Nowhere 7", "workshop"),
    ],
)
def test_venues_get_their_canonical_names(venue: str, status: str, name: str, standing: str) -> None:
    """Workshops and findings apart from their conference; an unknown name stays."""
    found = work(venue=venue, status=status)
    assert (found.venue, found.status) == (name, standing)


@pytest.mark.parametrize(
    ("authors", "names"),
    [
        (None, ()),
        (7, ()),
        ([], ()),
        (["Ada Writer", None, 3, " "], ("Ada Writer",)),
        ("Ada Writer, Bo Reader and Cy Editor", ("Ada Writer", "Bo Reader", "Cy Editor")),
        (["Writer, Ada", "Bo Reader 0001"], ("Ada Writer", "Bo Reader")),
    ],
)
def test_authors_in_any_form_become_names(authors: object, names: tuple[str, ...]) -> None:
    """Missing, as one text, turned around, with the digits that tell namesakes apart."""
    assert work(authors=authors).authors == names


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("0", "0"),
        (r"{G}raph \'Etudes <i>in</i> Vivo", "Graph Études in Vivo"),
        ("\u6df1\u5ea6\u5b66\u4e60", "\u6df1\u5ea6\u5b66\u4e60"),
        (" A\nTitle\u200b ", "A Title"),
    ],
)
def test_titles_are_plain_text(title: str, plain: str) -> None:
    """Whatever alphabet or markup the file has."""
    assert work(title=title).title == plain


@pytest.mark.parametrize("url", [None, 7, "", "x" * 2_001])
def test_an_address_may_be_missing(url: object) -> None:
    """One that no browser takes is as good as none."""
    assert (work(url=url).url, work(url=url).ids) == ("", ())


def test_a_year_as_text_is_one() -> None:
    """Four digits."""
    assert work(year="2021").year == 2021


@pytest.mark.skipif(not CORPUS.exists(), reason=f"{CORPUS} is not here")
def test_every_line_of_a_real_file_is_read() -> None:
    """And the trap in it, submissions that came to nothing, is seen."""
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        records = list(read_works(lines, venues=VENUES, seen=DAY))
    works = [record for record in records if isinstance(record, ListedWork)]
    assert len(works) == len(records) == 150_811
    assert Counter(record.status for record in works) == {
        "accepted": 135_409,
        "workshop": 3_063,
        "rejected": 9_449,
        "withdrawn": 2_755,
        "mentioned": 132,
        "submitted": 3,
    }
    assert {record.venue for record in works if VENUES.find(record.venue) is None} == {"AI4X"}
