"""A run for programs: the contract's keys, and what a dry run adds."""

from __future__ import annotations

import json
from dataclasses import replace

from curator.core.proposal import Action
from curator.pages.run_json import as_json
from tests.pages.making import HOSTILE, addition, paper, quiet_night, report, row, waiting


def test_a_night_without_anything_has_all_keys() -> None:
    """A program finds an empty list where nothing happened, not a missing key."""
    told = as_json(quiet_night())
    assert told["version"] == 1
    for key in ("sources", "duplicates", "proposals", "triage", "withdrawn", "unreadable", "problems"):
        assert told[key] == []
    assert (told["papers"], told["candidates"], told["rejected_total"], told["writes"]) == (0, 0, 0, 0)


def test_the_contracts_keys_are_there() -> None:
    """Names and shapes that scripts rely on."""
    told = as_json(report(row(), waiting(2)))
    assert told["run_id"] == "20260409T061700Z"
    assert told["started"] == "2026-04-09T06:17:00+00:00"
    assert told["finished"] == "2026-04-09T06:17:42+00:00"
    assert told["sources"][0] == {
        "name": "arxiv",
        "status": "fresh",
        "window": {"start": "2026-04-02T06:17:00+00:00", "end": "2026-04-09T06:17:00+00:00"},
        "requests": 3,
        "received": 1234,
        "total": 1234,
        "reason": "1,234 of 1,234 records came",
    }
    listed = told["duplicates"][0]
    assert (listed["id"], listed["title"], listed["line"], listed["similarity"]) == (
        "arxiv:2604.00001",
        "Listed",
        12,
        0.97,
    )
    assert told["duplicates"][1]["line"] is None
    assert told["triage"][0]["score"] == 0.4
    assert told["rejected_total"] == 900


def test_a_proposal_carries_what_was_made_of_it() -> None:
    """Key, kind, action, branch, pull request, section, score and reason, and the whole of its words."""
    made, queued = as_json(report(row(), waiting(2)))["proposals"]
    assert made["key"] == "add:arxiv:2604.00001"
    assert (made["kind"], made["action"], made["pull_request"]) == ("add", "created", 7)
    assert made["branch"] == "curator/add/arxiv-2604.00001"
    assert (made["section"], made["score"], made["reason"]) == ("training", 0.9, "made")
    assert made["title"].startswith("Add: Robust Nets")
    assert made["body"].startswith("### [Robust Nets")
    assert made["diff"] == addition().diff
    assert (queued["action"], queued["branch"], queued["pull_request"]) == ("queued", None, None)
    assert "body" not in queued


def test_a_dry_run_tells_what_the_run_will_make() -> None:
    """The words and the diff are the same, only nothing was written."""
    dry, wet = as_json(replace(report(row()), dry_run=True)), as_json(report(row()))
    assert dry["dry_run"] is True
    assert dry["proposals"] == wet["proposals"]


def test_hostile_words_survive_as_text() -> None:
    """Whatever a service sends can be printed as JSON and read back."""
    what = paper(f"{HOSTILE} \ud800", abstract=HOSTILE)
    told = as_json(report(row(what, action=Action.UPDATED), text=f"{HOSTILE} \ud800"))
    assert json.loads(json.dumps(told, ensure_ascii=False).encode()) == told
