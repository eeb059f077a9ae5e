"""Keys that are used from a later version on are noted, and nothing else is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from curator.settings.load import load
from curator.settings.notes import is_later, notes
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
        "forge: {mode: paper, kind: local}",
        "limits: {max_open: 3}",
        "sources: {arxiv: {enabled: true}, pmlr: {enabled: false}}",
        "services: {arxiv: {timeout: 50}}",
        "lint: {options: {CUR303: {sources: 3}}, select: [CUR3]}",
    ],
)
def test_what_is_used_today_is_not_noted(tmp_path: Path, more: str) -> None:
    """Nor is a later key that says what happens anyway."""
    assert noted(tmp_path, more) == []


@pytest.mark.parametrize(
    ("more", "keys"),
    [
        ("forge: {mode: digest}", ["forge.mode"]),
        ("limits: {max_silence_days: 5}", ["limits.max_silence_days"]),
        ("sources: {pmlr: {enabled: true}}", ["sources.pmlr.enabled"]),
        ("links: {timeout: 5, host_interval: 0}", ["links.timeout", "links.host_interval"]),
        ("schedule: {nightly: '1 2 * * *', links: '1 2 * * *'}", ["schedule.nightly", "schedule.links"]),
        ("schedule: {links: '1 2 * * *'}", ["schedule.links"]),
        ("schedule: {}", ["schedule"]),
        ("calendar: [{venue: X, year: 2026, begin: 2026-01-01, end: 2026-02-01}]", ["calendar"]),
    ],
)
def test_each_key_without_effect_is_noted_with_its_line(tmp_path: Path, more: str, keys: list[str]) -> None:
    """One line a key, in the order of the file, whatever it holds."""
    assert noted(tmp_path, more) == [
        f"Note: rules/curator.yaml:4: {key} is used from a later version on" for key in keys
    ]


def test_a_mistaken_file_has_mistakes_to_tell_first(tmp_path: Path) -> None:
    """Nothing is noted about a file that cannot be read as it was meant."""
    folder = rules_folder(tmp_path, curator=f"{CURATOR}zzz: 1\nlinks: {{timeout: 5}}\n")
    assert notes(folder) == ()


def test_what_stands_under_a_later_key_is_later_too() -> None:
    """The page of settings marks these rows."""
    assert is_later(("schedule", "nightly"))
    assert not is_later(("lint", "suppress", "codes"))
    assert not is_later(("limits", "max_open"))
    assert not is_later(("sources", "arxiv", "enabled"))
