"""The state file: what is written is read back, and what is not ours is refused, never guessed at."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from curator.core.link_memo import LinkMemo
from curator.core.memory import Lease, Memory
from curator.core.proposal import Outcome
from curator.core.repairs.repair import Hopeless, Repair
from curator.core.window import Progress, Window
from curator.core.works.paper import PaperId, Venue
from curator.errors import UsageError
from curator.store import statefile
from tests.core.making import NOW, paper, record

FULL = Memory(
    progress={"arxiv": Progress(NOW, (Window(NOW - timedelta(days=9), NOW - timedelta(days=8)),))},
    records=(record(1), replace(record(2, outcome=Outcome.DECLINED), reason="out of scope", number=7)),
    queue=(replace(paper(3), venue=Venue("ICML", 2026, "ICML 2026"), authors=("A. Author",), updated=NOW),),
    lease=Lease("somebody", "tonight", NOW),
    links=LinkMemo(
        checked=NOW,
        missing={"http://gone.example.org/": NOW - timedelta(days=7)},
        repairs=(Repair("http://a.example.org/", "https://a.example.org/", "https", "It answers.", "A"),),
        hopeless=(Hopeless("http://gone.example.org/", "Gone", 7),),
        declined=(("http://b.example.org/", "https://b.example.org/"),),
        closing="curator/links/2026-04",
    ),
    read={"neurips NeurIPS 2026": NOW.date()},
)


def test_no_branch_yet_is_an_empty_memory() -> None:
    """The first night of all starts from nothing."""
    assert statefile.decode(None) == Memory()


@pytest.mark.parametrize("memory", [Memory(), FULL])
def test_what_is_written_is_read_back(memory: Memory) -> None:
    """Writing and reading loses nothing, so that an unchanged night compares equal."""
    text = statefile.encode(memory)
    assert statefile.decode(text) == memory
    assert statefile.encode(statefile.decode(text)) == text


def test_a_file_of_a_version_that_knew_nothing_of_links_is_read() -> None:
    """Its links were never checked."""
    data = json.loads(statefile.encode(FULL))
    del data["memory"]["links"]
    assert statefile.decode(json.dumps(data)) == replace(FULL, links=LinkMemo())


def test_a_file_of_a_version_that_read_no_proceedings_is_read() -> None:
    """Nothing was read as a whole then."""
    data = json.loads(statefile.encode(FULL))
    del data["memory"]["read"]
    assert statefile.decode(json.dumps(data)) == replace(FULL, read={})


def test_the_file_reads_well_in_a_history() -> None:
    """One value a line, and a version, so that a person can see in a diff what a night changed."""
    text = statefile.encode(FULL)
    assert json.loads(text)["version"] == 1
    assert text.count("\n") > 20
    assert text.endswith("}\n")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "its start"),
        ("[]", "its start"),
        ('{"version": 2, "memory": {}}', "version"),
        ('{"version": 1, "memory": {"records": [{"key": 5}]}}', "memory.records.0"),
        ('{"version": 1, "memory": {"lease": {"holder": "x", "night": "y", "until": "soon"}}}', "until"),
    ],
)
def test_a_file_that_is_not_ours_is_refused_with_the_place(text: str, told: str) -> None:
    """Guessing at a damaged file could repeat or lose proposals: the run stops and says where it is."""
    with pytest.raises(UsageError, match="curator-state") as caught:
        statefile.decode(text)
    assert told in str(caught.value)
    assert "Revert" in caught.value.advice


def test_moments_keep_their_zone() -> None:
    """A moment that was in UTC is in UTC when it comes back."""
    back = statefile.decode(statefile.encode(FULL)).progress["arxiv"].done_until
    assert back == NOW
    assert back is not None
    assert back.utcoffset() == datetime.now(UTC).utcoffset()


def test_ids_come_back_as_ids() -> None:
    """An id is a value with a kind again, not a text."""
    (first, _) = statefile.decode(statefile.encode(FULL)).records
    assert first.ids == (PaperId("arxiv", "2604.00001"),)
