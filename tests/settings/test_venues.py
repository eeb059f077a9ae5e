"""`venues.yaml` becomes the venues that the checks ask; every mistake is told with its line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from curator.core.venues.known import FormerName, KnownVenue, Venues
from curator.settings.load import examine, load
from curator.settings.venues import read_venues
from tests.settings.folders import rules_folder

if TYPE_CHECKING:
    from pathlib import Path

FILE = """\
version: 1
known_until: 2026
venues:
  - name: ICML
    title: International Conference on Machine Learning
    former: [{name: ML, until: 1987, since: 1980}]
    aliases: [International Machine Learning Conference]
    held: 1980-1987?, 1988-
    links:
      - pmlr:v{volume}/*
    volumes: 28 = 2013, 32 = 2014
    also: [MLJ]
  - {name: ICML Workshop, title: Workshop at ICML, kind: workshop, parent: ICML}
  - {name: MLJ, title: Machine Learning, kind: journal}
"""


def told(root: Path, text: str) -> list[str]:
    """Every mistake that a `venues.yaml` makes, without the folder's name."""
    settings, mistakes = examine(rules_folder(root, venues=text), {})
    assert (settings is None) == bool(mistakes)
    return [str(mistake).replace(f"{root.as_posix()}/rules/", "") for mistake in mistakes]


def test_a_folder_without_the_file_knows_no_venue(tmp_path: Path) -> None:
    """The file may be left out; then nothing is said of any venue."""
    assert load(rules_folder(tmp_path), {}).venues == Venues()


def test_what_is_said_of_a_venue_is_kept(tmp_path: Path) -> None:
    """Every key arrives in the settings; what is left out is empty."""
    venues = load(rules_folder(tmp_path, venues=FILE), {}).venues
    assert venues.known_until == 2026
    assert venues.known[0] == KnownVenue(
        name="ICML",
        title="International Conference on Machine Learning",
        former=(FormerName("ML", until=1987, since=1980),),
        aliases=("International Machine Learning Conference",),
        held="1980-1987?, 1988-",
        links=("pmlr:v{volume}/*",),
        volumes="28 = 2013, 32 = 2014",
        also=("MLJ",),
    )
    assert venues.known[1] == KnownVenue("ICML Workshop", "Workshop at ICML", kind="workshop", parent="ICML")


def test_the_venues_are_plain_data(tmp_path: Path) -> None:
    """JSON holds them as they are, so that a snapshot of the rules can."""
    venues = read_venues(rules_folder(tmp_path, venues=FILE), mistakes=[])
    known, until = json.loads(json.dumps(venues))
    assert until == 2026
    assert [len(venue) for venue in known] == [10, 10, 10]
    assert known[2] == ["MLJ", "Machine Learning", "journal", "", [], [], "", [], "", []]


@pytest.mark.parametrize(
    ("old", "new", "line", "expected"),
    [
        ("held: 1980-1987?", "held: since 1980", 8, "expected years such as"),
        ("28 = 2013, 32", "28 in 2013, 32", 11, "expected volumes such as"),
        ("pmlr:v{volume}/*", "https://x.org/{year}/*", 10, "without https://"),
        ("pmlr:v{volume}/*", "x.org/{jahr}/*", 10, "{jahr} is not known here"),
        ("    volumes: 28 = 2013, 32 = 2014\n", "", 10, "the venue has no `volumes`"),
        ("parent: ICML", "parent: ICMI", 13, "'ICMI' is no venue of this file; did you mean ICML?"),
        ("also: [MLJ]", "also: [Zzz]", 12, "'Zzz' is no venue of this file"),
        ("kind: journal", "kind: jurnal", 14, "did you mean journal?"),
        ("name: MLJ", "name: icml", 14, "'icml' stands for ICML already"),
        (
            "title: Machine Learning,",
            "title: 'IEEE Workshop at ICML',",
            14,
            "stands for ICML Workshop already",
        ),
        ("name: ML,", "name: MLJ,", 14, "'MLJ' stands for ICML already"),
        ("until: 1987, since", "untill: 1987, since", 6, "did you mean until?"),
        ("known_until: 2026", "known_until: soon", 2, "a whole number"),
        ("name: MLJ", 'name: "a\\nb"', 14, "one line of plain text"),
    ],
)
def test_a_mistake_is_told_at_its_line(tmp_path: Path, old: str, new: str, line: int, expected: str) -> None:
    """Years, volumes, links, names of others and names that stand for two venues."""
    assert FILE.count(old) == 1
    mistakes = told(tmp_path, FILE.replace(old, new))
    assert any(text.startswith(f"venues.yaml:{line}: ") and expected in text for text in mistakes), mistakes


def test_a_right_file_is_left_alone(tmp_path: Path) -> None:
    """Spellings of one venue may be alike: the title may be an alias, and a former name differ in case."""
    assert told(tmp_path, FILE.replace("aliases: [", "aliases: [icml, ")) == []
