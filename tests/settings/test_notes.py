"""What a file sets to no effect is noted, and nothing else is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from curator.settings.load import load
from curator.settings.notes import notes
from tests.settings.folders import CURATOR, rules_folder

if TYPE_CHECKING:
    from pathlib import Path


def noted(root: Path, more: str) -> list[str]:
    """The notes about a valid file that also says ``more``."""
    folder = rules_folder(root, curator=f"{CURATOR}{more}\n")
    load(folder, {})
    return [str(note).replace(f"{root.as_posix()}/", "") for note in notes(folder)]


@pytest.mark.parametrize(
    "more",
    [
        "",
        "forge: {mode: digest, kind: local}",
        "limits: {max_open: 3, max_silence_days: 5}",
        "sources: {arxiv: {enabled: true}, pmlr: {enabled: false}, hf_daily: {enabled: true}}",
        "services: {arxiv: {timeout: 50}}",
        "lint: {options: {CUR303: {sources: 3}}, select: [CUR3]}",
        "links: {timeout: 5, host_interval: 0}",
        "schedule: {links: '1 2 * * *'}",
        "schedule: {nightly: '1 2 * * *', links: '1 2 * * *', poll: 9}",
    ],
)
def test_what_is_used_today_is_not_noted(tmp_path: Path, more: str) -> None:
    """A note is for what has no effect."""
    assert noted(tmp_path, more) == []


WATCH = "calendar: [{venue: ICML, year: 2026, begin: 2026-01-01, end: 2026-02-01}]"


def test_a_watch_whose_source_is_off_is_noted(tmp_path: Path) -> None:
    """Its proceedings would never be asked for."""
    assert noted(tmp_path, WATCH) == [
        "Note: rules/curator.yaml:4: ICML 2026 is not watched: sources.pmlr.enabled is not true"
    ]


def test_a_source_with_nothing_to_watch_is_noted(tmp_path: Path) -> None:
    """Sites of proceedings are asked for what the calendar names only."""
    (note,) = noted(tmp_path, f"{WATCH}\nsources: {{pmlr: {{enabled: true}}, acl: {{enabled: true}}}}")
    assert note.endswith(":5: sources.acl has nothing to do: `calendar` names nothing that stands there")


def test_a_source_that_was_not_held_against_the_service_is_noted(tmp_path: Path) -> None:
    """Whoever enables it knows what to look out for."""
    folder = rules_folder(tmp_path, curator=f"{CURATOR}{WATCH}\nsources: {{pmlr: {{enabled: true}}}}\n")
    (note,) = notes(folder, unverified={"pmlr": "no page was seen"})
    assert (note.line, note.message) == (5, "sources.pmlr is unverified: no page was seen")


def test_a_mistaken_file_has_mistakes_to_tell_first(tmp_path: Path) -> None:
    """Nothing is noted about a file that cannot be read as it was meant."""
    folder = rules_folder(tmp_path, curator=f"{CURATOR}zzz: 1\n{WATCH}\n")
    assert notes(folder) == ()
