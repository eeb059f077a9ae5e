"""A run's report as the service reads it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from curator.service.told import told

REPORT: dict[str, Any] = {
    "version": 1,
    "run_id": "20260424T061700Z",
    "sources": [{"name": "arxiv", "status": "fresh"}, {"name": "feeds", "status": "down"}],
    "proposals": [{"kind": "add", "action": "created"}, {"kind": "add", "action": "created"}],
    "writes": 9,
}


def test_a_report_is_counted() -> None:
    """Sources by name, proposals by kind and action, writes."""
    found = told(json.dumps(REPORT).encode())
    assert found is not None
    assert found.sources == {"arxiv": "fresh", "feeds": "down"}
    assert found.proposals == {("add", "created"): 2}
    assert (found.run_id, found.writes, found.answered) == ("20260424T061700Z", 9, True)


@pytest.mark.parametrize("printed", [b"", b"Killed", b"[]", b'{"version": 2}', b"\xff", b"[" * 100_000])
def test_what_is_no_report_tells_nothing(printed: bytes) -> None:
    """A run that died in the middle of it, or printed something else."""
    assert told(printed) is None


@pytest.mark.parametrize(
    "odd",
    [
        {"sources": None, "proposals": 7, "writes": "many", "run_id": None},
        {"sources": [1, "x"], "proposals": [None], "writes": -1},
        {},
    ],
)
def test_what_is_odd_in_a_report_counts_as_nothing(odd: dict[str, Any]) -> None:
    """The rest of the report is read."""
    found = told(json.dumps({"version": 1, **odd}).encode())
    assert found is not None
    assert (found.sources, found.proposals, found.writes) == ({}, {}, 0)


def test_no_report_makes_endless_or_strange_labels() -> None:
    """A label is a short word, and there are few of them."""
    strange = [{"name": f'a"\n{n}', "status": "?"} for n in range(3)]
    many = [{"kind": f"k{n}", "action": "created"} for n in range(500)]
    found = told(json.dumps(REPORT | {"sources": strange, "proposals": many}).encode())
    assert found is not None
    assert found.sources == {"other": "other"}
    assert len(found.proposals) == 50


@pytest.mark.parametrize(
    ("statuses", "answered"),
    [([], True), (["quiet", "down"], True), (["down"], False), (["stale", "partial"], False)],
)
def test_a_run_heard_somebody_when_one_source_was_read_to_its_end(
    statuses: list[str], *, answered: bool
) -> None:
    """A source that is down is no trouble of the service; when all are, it is blind."""
    rows = [{"name": f"s{n}", "status": status} for n, status in enumerate(statuses)]
    found = told(json.dumps(REPORT | {"sources": rows}).encode())
    assert found is not None
    assert found.answered is answered
