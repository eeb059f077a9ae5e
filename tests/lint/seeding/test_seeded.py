"""Seeded defects: what the linter finds of them, and that it cries about nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from curator.lint.registry import all_checks
from tests.core.corpora import LISTS, REAL, needs_lists
from tests.lint.linting import around
from tests.lint.seeding.harvest import KINDS, Field, Outcome, table

if TYPE_CHECKING:
    from collections.abc import Sequence

OWN: Final = Path(__file__).parents[3] / "list" / "README.md"
LEAST_FOUND: Final = 0.95
EARLIER: Final = sorted((LISTS / "history").glob("*.md"))[24::12]
"""Every twelfth earlier version of the real list; all of them are in ``benchmarks/seeded_defects.py``."""


def outcomes(file: Path) -> list[Outcome]:
    """What became of one defect of each kind."""
    field = Field(file.name, file.read_text(encoding="utf-8"), around(with_rules=True))
    return list(field.outcomes())


def judge(found: Sequence[Outcome]) -> None:
    """Nearly all are found on their line, and nothing is cried elsewhere."""
    cried = [(one.kind.code, one.kind.name, one.elsewhere) for one in found if one.elsewhere]
    assert cried == [], table(found)
    assert sum(one.found for one in found) >= LEAST_FOUND * len(found), table(found)


def test_there_are_defects_for_every_check() -> None:
    """A check that no defect could hit would be found out by nobody."""
    without = {check.code for check in all_checks()} - {kind.code for kind in KINDS}
    assert not without, f"plant a defect for {without}: DEFECTS in the check's own test module"
    assert len(KINDS) >= 30


def test_defects_in_the_list_of_this_project_are_found() -> None:
    """It is clean by itself, so every finding is the planted one."""
    found = outcomes(OWN)
    judge(found)
    assert {one.kind.code for one in found if one.found} == {check.code for check in all_checks()}


@needs_lists
@pytest.mark.parametrize("file", [REAL, *EARLIER], ids=lambda file: file.stem)
def test_defects_in_a_real_list_are_found(file: Path) -> None:
    """Among its own defects, and whatever year it is of."""
    judge(outcomes(file))
