"""What the service remembers, and whether it calls itself well."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from curator.service import record
from curator.service.health import Vitals, as_json, trouble
from curator.service.record import Record, Run
from curator.service.told import Told

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

DAY = timedelta(days=1)
NOON = datetime(2026, 4, 24, 12, tzinfo=UTC)
SILENCE = timedelta(days=5)


def run(code: int = 0, *, at: datetime = NOON, **sources: str) -> Run:
    """A run that ended at ``at``; with sources it told of them."""
    told = Told("r", sources, {}, 0) if sources else None
    return Run("nightly", "20260424T120000Z-nightly", at - timedelta(minutes=2), at, code, told)


def heard(code: int, sources: Mapping[str, str]) -> Run:
    """A run that ended at noon, as `run`."""
    return run(code)._replace(told=Told("r", sources, {}, 0) if sources else None)


def vitals(now: datetime, *, alive: bool = True) -> Vitals:
    """A service that is up since a day before."""
    return Vitals(now, now - DAY, alive=alive, busy=False, next={"nightly": now + DAY})


def test_a_record_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    """All of it, over a restart."""
    kept = Record(since=NOON).after(run(3, arxiv="fresh", feeds="down")).beginning("links", "x-links")
    record.save(tmp_path, kept)
    assert record.load(tmp_path, now=NOON + DAY) == kept


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"since": "yesterday"}', "\0", "null", "[" * 9999])
def test_a_record_that_cannot_be_read_begins_anew(tmp_path: Path, text: str) -> None:
    """No run depends on it."""
    (tmp_path / record.FILE).write_text(text)
    assert record.load(tmp_path, now=NOON) == Record(since=NOON)


def test_a_record_with_a_moment_of_no_zone_begins_anew(tmp_path: Path) -> None:
    """It could not be compared with any other."""
    record.save(tmp_path, Record(since=NOON))
    data = json.loads((tmp_path / record.FILE).read_text())
    (tmp_path / record.FILE).write_text(json.dumps(data | {"since": "2026-04-24T12:00:00"}))
    assert record.load(tmp_path, now=NOON + DAY) == Record(since=NOON + DAY)


def test_freshness_outlives_a_quiet_run() -> None:
    """The last fresh batch of each source is remembered, whatever came after it."""
    kept = Record(since=NOON).after(run(arxiv="fresh")).after(run(at=NOON + DAY, arxiv="quiet"))
    assert kept.sources == {"arxiv": "quiet"}
    assert kept.fresh == {"arxiv": NOON}


@pytest.mark.parametrize(
    ("code", "sources", "good"),
    [
        (0, {}, True),
        (0, {"arxiv": "quiet"}, True),
        (3, {"arxiv": "fresh", "feeds": "down"}, True),
        (3, {"arxiv": "down"}, False),
        (3, {}, False),
        (1, {"arxiv": "quiet"}, False),
        (2, {}, False),
        (-9, {}, False),
    ],
)
def test_a_run_is_good_that_ended_and_heard_somebody(
    code: int, sources: dict[str, str], *, good: bool
) -> None:
    """A degraded source among others is told by its own metric; no report at all is no good run."""
    assert heard(code, sources).good is good


def test_the_code_of_an_exit_has_a_word() -> None:
    """The contract's codes by name, a signal as killed, anything else as unknown."""
    words = {code: run(code).result for code in (0, 1, 2, 3, 4, 130, -15, 77)}
    assert list(words.values()) == [*record.RESULTS]


def test_what_was_cut_off_is_begun_again_once() -> None:
    """A run that brought the service down twice waits for its usual time."""
    first = Record(since=NOON).beginning("nightly", "1")
    assert first.unfinished == {"nightly"}
    assert first.beginning("nightly", "2").unfinished == frozenset()
    assert first.after(run()).unfinished == frozenset()
    assert first.after(run(-15), cut_off=True).unfinished == {"nightly"}


def test_a_service_is_well_while_runs_are_good() -> None:
    """200, with the last run and the next."""
    kept = Record(since=NOON - 30 * DAY).after(run())
    told = as_json(kept, vitals(NOON + DAY), wrong=trouble(kept, vitals(NOON + DAY), max_silence=SILENCE))
    assert (told["version"], told["status"], told["reason"]) == (1, "ok", None)
    assert told["last_run"]["exit_code"] == 0
    assert told["last_success"] == "2026-04-24T12:00:00+00:00"
    assert told["next_run"] == {"nightly": "2026-04-26T12:00:00+00:00"}
    assert told["uptime_seconds"] == 86_400


def test_a_new_service_has_time_for_its_first_good_run() -> None:
    """Counted from when the folder was first served, not from the last restart."""
    kept = Record(since=NOON).after(run(2))
    assert trouble(kept, vitals(NOON + SILENCE), max_silence=SILENCE) == ""
    said = trouble(kept, vitals(NOON + SILENCE + DAY), max_silence=SILENCE)
    assert said == "No run was good yet, and limits.max_silence_days is 5."


def test_a_silence_that_lasts_too_long_is_trouble() -> None:
    """Runs that fail night after night do not count."""
    kept = Record(since=NOON).after(run()).after(run(3, at=NOON + 6 * DAY))
    said = trouble(kept, vitals(NOON + 6 * DAY), max_silence=SILENCE)
    assert said == "The last good run ended 2026-04-24 12:00 UTC, and limits.max_silence_days is 5."


def test_a_scheduler_that_stands_still_is_trouble() -> None:
    """However good the last run was."""
    kept = Record(since=NOON).after(run())
    assert trouble(kept, vitals(NOON, alive=False), max_silence=SILENCE).startswith(
        "The scheduler has stopped"
    )
