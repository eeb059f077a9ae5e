"""Real lists, linted at each change: no finding comes or goes unseen, and those there are, are right."""

from __future__ import annotations

import json
from difflib import unified_diff
from pathlib import Path
from typing import Any, Final

import pytest

from curator.lint.check import Safety
from curator.lint.registry import all_checks
from curator.lint.run import Asked, run
from curator.lint.source import Source
from tests.core.corpora import REAL, needs_lists
from tests.ecosystem.recorded import GOLDEN, linted, lists, name_of, summary, surroundings

LABELS: Final = Path(__file__).parent / "labels.jsonl"
LEAST_PRECISION: Final = 0.98


@pytest.mark.parametrize("file", lists(), ids=name_of)
def test_the_findings_are_those_that_were_reviewed(file: Path) -> None:
    """The difference is in this test's output; ``python -m tests.ecosystem.recorded`` accepts it."""
    golden = GOLDEN / name_of(file)
    before = golden.read_text(encoding="utf-8") if golden.exists() else ""
    now = summary(file)
    rows = unified_diff(before.splitlines(), now.splitlines(), "reviewed", "now", n=0, lineterm="")
    difference = "\n".join(rows)
    assert not difference, f"{name_of(file)}:\n{difference}"


def test_the_list_of_this_project_is_clean() -> None:
    """Under all checks, without exception."""
    assert (GOLDEN / "list-README.txt").read_text(encoding="utf-8") == ""


def labels() -> dict[tuple[str, str], dict[str, Any]]:
    """What a reader said of each finding, by the list and the finding's line in its summary."""
    rows = map(json.loads, LABELS.read_text(encoding="utf-8").splitlines())
    return {(row["list"], row["finding"]): row for row in rows}


@needs_lists
@pytest.mark.parametrize("file", [REAL], ids=name_of)
def test_every_finding_has_been_read_and_nearly_all_are_right(file: Path) -> None:
    """Right means: true, and worth telling the maintainer."""
    known = labels()
    rows = summary(file).splitlines()
    unread = [row for row in rows if (name_of(file), row) not in known]
    assert unread == []
    right = sum(known[name_of(file), row]["right"] for row in rows)
    assert right >= LEAST_PRECISION * len(rows)


@pytest.mark.parametrize("mend", list(Safety))
@pytest.mark.parametrize("file", lists(), ids=name_of)
def test_fixing_leaves_nothing_to_fix(file: Path, mend: Safety) -> None:
    """And a second time there is nothing to do; production proves that each round changes what it says."""
    fixed = linted(file, mend)
    source = Source.of_text(fixed.text, path=file.name)
    again = run(source, surroundings(file), Asked(all_checks(), mend=mend))
    left = [one for one in fixed.findings if one.fix is not None and one.fix in {Safety.SAFE, mend}]
    assert left == []
    assert again.edits == ()
