"""The sample night: real titles, texts of our own, and one page that says the same as its source.

After an edit of ``feed.jsonl``, ``python -m tests.test_demo_feed`` renders ``feed.xml`` anew.
"""

from __future__ import annotations

import contextlib
import gzip
import json
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode
from urllib.request import urlopen
from xml.etree import ElementTree as ET

import pytest

from curator.core.candidate import Verdict
from curator.core.rules.classify import Classifier
from curator.settings.rules import load_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).parents[1]
DEMO: Final = ROOT / "curator" / "demo"
SOURCE: Final = DEMO / "feed.jsonl"
PAGE: Final = DEMO / "feed.xml"
REPLAY: Final = ROOT / "tests" / "services" / "arxiv_replay.py"
CORPUS: Final = ROOT.parent / "shared" / "corpora" / "arxiv-2026-04.jsonl.gz"
LIST: Final = ROOT / "list" / "README.md"

NOW: Final = datetime(2026, 4, 29, 23, 30, tzinfo=UTC)
WINDOW: Final = timedelta(days=7)
QUERY: Final = {
    "search_query": "cat:cs.*",
    "start": 0,
    "max_results": 100,
    "sortBy": "submittedDate",
    "sortOrder": "descending",
}
INVENTED: Final = {"2604.99998", "2604.99999"}
LISTED_BY_ID: Final = {"2302.04638"}
LISTED_UNDER_ANOTHER_TITLE: Final = {"2101.09387"}
LISTED_ELSEWHERE: Final = {"2001.03994", "1911.09665"}
NOT_FOR_THE_LIST: Final = {
    *("2604.22552", "2604.25102", "2604.23483", "2604.23130"),  # attacks without a defense
    *("2604.24983", "2604.25716"),  # jailbreaks
    *("2604.21289", "2604.25795", "2604.21321"),  # generative and domain-adversarial networks
    "1811.12470",  # poisoning of federated learning
}
SHINGLE: Final = 8
ATOM: Final = "{http://www.w3.org/2005/Atom}"

PAPERS: Final[list[dict[str, Any]]] = [json.loads(line) for line in SOURCE.read_text("utf-8").splitlines()]


@contextlib.contextmanager
def replay() -> Iterator[str]:
    """Serve the source on loopback; yields the address of the API."""
    command = [sys.executable, str(REPLAY), str(SOURCE), "--port", "0", "--now", NOW.isoformat()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            yield json.loads(server.stdout.readline())["url"]
        finally:
            server.terminate()


def render() -> bytes:
    """The page as the API answers it."""
    with replay() as url, urlopen(f"{url}?{urlencode(QUERY)}", timeout=30) as answer:  # noqa: S310 (loopback)
        body: bytes = answer.read()
    return body


def moment(text: str) -> datetime:
    """An RFC 3339 time as the feed writes it."""
    return datetime.fromisoformat(text)


def shingles(text: str) -> set[tuple[str, ...]]:
    """Every run of eight words."""
    words = re.findall(r"[^\W_]+", text.casefold())
    return {tuple(words[start : start + SHINGLE]) for start in range(len(words) - SHINGLE + 1)}


def test_page_is_what_the_api_answers() -> None:
    """The committed page is, byte for byte, the API's answer over the committed papers."""
    assert PAGE.read_bytes() == render()


def test_page_holds_every_paper() -> None:
    """Read as Atom, the page has each paper of the source once, with its title and abstract."""
    entries = ET.fromstring(PAGE.read_bytes()).findall(f"{ATOM}entry")  # noqa: S314 (our own page)
    fields = [
        [entry.findtext(f"{ATOM}{name}") or "" for name in ("id", "title", "summary")] for entry in entries
    ]
    assert len(fields) == len(PAPERS)
    read = {address.rpartition("/")[2]: (title, summary) for address, title, summary in fields}
    assert read == {f"{p['id']}v{p['version']}": (p["title"], p["abstract"]) for p in PAPERS}


def test_night_is_of_a_night_s_size() -> None:
    """About forty papers, of which most were first submitted in the seven days before the night."""
    new = [paper for paper in PAPERS if NOW - WINDOW <= moment(paper["published"]) < NOW]
    assert 35 <= len(PAPERS) <= 45
    assert len(new) >= 30
    assert all(NOW - WINDOW <= moment(paper["updated"]) < NOW for paper in PAPERS)


def test_what_is_made_up_says_so() -> None:
    """Every paper that does not exist, or was not revised when the feed says so, carries a note."""
    noted = {paper["id"] for paper in PAPERS if "note" in paper}
    assert noted == INVENTED | {paper["id"] for paper in PAPERS if paper["version"] > 1}


def test_duplicates_are_listed_under_id_link_and_title() -> None:
    """Of the listed papers two have their id there, one of them another title; two have another link."""
    page, titles = LIST.read_text("utf-8"), {paper["id"]: paper["title"] for paper in PAPERS}
    with_id = {paper_id for paper_id in titles if f"/{paper_id})" in page}
    with_title = {paper_id for paper_id, title in titles.items() if f"[{title}]" in page}
    assert with_id == LISTED_BY_ID | LISTED_UNDER_ANOTHER_TITLE
    assert with_title == LISTED_BY_ID | LISTED_ELSEWHERE


def test_night_shows_every_verdict() -> None:
    """By the project's rules the night has additions in five sections, doubts, and attacks turned away."""
    classifier = Classifier(load_rules(ROOT / "rules"))
    judged = {p["id"]: classifier.classify(p["title"], p["abstract"], p["categories"]) for p in PAPERS}
    of_verdict = {
        verdict: {i for i, found in judged.items() if found.screening.verdict is verdict}
        for verdict in Verdict
    }
    news = (
        of_verdict[Verdict.CANDIDATE]
        - INVENTED
        - LISTED_BY_ID
        - LISTED_UNDER_ANOTHER_TITLE
        - LISTED_ELSEWHERE
    )
    assert 8 <= len(news) <= 14
    assert len({judged[paper_id].section for paper_id in news}) >= 5
    assert 1 <= len(of_verdict[Verdict.TRIAGE]) <= 4
    assert not of_verdict[Verdict.CANDIDATE] & NOT_FOR_THE_LIST


def test_hostile_paper_tries_everything() -> None:
    """The hostile paper brings markup, a mention, a script link, workflow syntax and a forged marker."""
    hostile = next(paper for paper in PAPERS if paper["id"] == "2604.99999")
    text = f"{hostile['title']} {hostile['abstract']}"
    for threat in ("](javascript:", "@everyone", "<script>", "${{", "::add-mask::", "```", "<!-- curator:v1"):
        assert threat in text


def test_abstracts_are_two_to_five_sentences() -> None:
    """Each sample abstract is a short text: two to five sentences, under 900 characters."""
    for paper in PAPERS:
        if paper["id"] not in INVENTED:
            sentences = re.findall(r"[.?!](?= [A-Z]|$)", paper["abstract"])
            assert 2 <= len(sentences) <= 5, paper["id"]
            assert len(paper["abstract"]) < 900, paper["id"]


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus lies in ../shared, which is not here")
def test_facts_are_arxiv_s_and_texts_are_our_own() -> None:
    """Held against the record: the facts agree, and no eight words of an abstract are the authors'."""
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        records = {record["id"]: record for record in map(json.loads, lines)}
    known = [paper for paper in PAPERS if paper["id"] in records]
    assert len(known) >= 35
    for paper in known:
        record = records[paper["id"]]
        for field in ("title", "comment"):
            assert paper[field] == (record[field] and " ".join(record[field].split()))
        for field in ("authors", "published", "categories"):
            assert paper[field] == record[field]
        assert not shingles(paper["abstract"]) & shingles(record["abstract"])


if __name__ == "__main__":
    PAGE.write_bytes(render())
