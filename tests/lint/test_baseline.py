"""A baseline adopts a messy list: what it knows is shown and does not fail."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from curator.errors import UsageError
from curator.lint.baseline import read_baseline, write_baseline
from curator.lint.registry import selected
from curator.lint.run import Asked, baseline_of, run
from curator.lint.source import Source
from tests.lint.linting import HEAD, around, whole

if TYPE_CHECKING:
    from curator.lint.baseline import Known

OLD = "* [An Old Entry](https://arxiv.org/abs/2302.04638v2) (ICML 2023) <br/> Shows it."
NEW = "* [A New Entry](https://arxiv.org/abs/2303.04638v3) (ICML 2023) <br/> Shows it."
ASKED = Asked(selected(("CUR205",)))


def _source(text: str) -> Source:
    return Source.of_text(whole(text), path="list.md")


def _adopted(text: str, known: Known) -> list[bool]:
    report = run(_source(text), around(), Asked(ASKED.checks, known=known))
    return [one.adopted for one in report.findings]


@pytest.fixture(scope="module")
def known() -> Known:
    """The baseline of a list with one old defect, after a trip through its file."""
    return read_baseline(write_baseline(baseline_of(_source(OLD), around(), ASKED)), path="baseline.json")


@pytest.mark.parametrize(
    "text",
    [
        OLD,
        f"{NEW.replace('v3', '')}\n\n{OLD}",
        OLD.replace("Shows it.", "Shows something else, at length."),
        OLD.replace("An Old Entry", "An Old Entry, Renamed"),
        f"# Papers\n\n## Another section\n\n{OLD}\n",
        OLD.replace("v2", "v4"),
    ],
)
def test_what_was_known_stays_known_wherever_the_entry_goes(text: str, known: Known) -> None:
    """Edits elsewhere, and edits of the entry itself, do not make an old finding new."""
    assert _adopted(text, known) == [True]


def test_a_new_finding_is_told_from_an_old_one(known: Known) -> None:
    """In another entry, and of the same kind in the same entry."""
    assert _adopted(f"{NEW}\n\n{OLD}", known) == [False, True]
    twice = OLD.replace("Shows it.", "Shows [it](https://arxiv.org/abs/2304.04638v5).")
    assert _adopted(twice, known) == [True, False]


def test_a_baseline_of_another_list_knows_nothing_of_this_one(known: Known) -> None:
    """Each list has its own."""
    report = run(Source.of_text(whole(OLD), path="other.md"), around(), Asked(ASKED.checks, known=known))
    assert [one.adopted for one in report.findings] == [False]
    assert run(_source(OLD), around(), ASKED).findings[0].adopted is False


def test_findings_outside_of_entries_are_known_by_their_line() -> None:
    """Lines above may come and go."""
    text = f"{HEAD}* A Title without a Link (ICML 2023)\n\n{OLD}\n"
    asked = Asked(selected(("CUR101",)))
    known = baseline_of(Source.of_text(text, path="list.md"), around(), asked)
    moved = text.replace("## Section", "A word of welcome.\n\n## Section")
    report = run(Source.of_text(moved, path="list.md"), around(), Asked(asked.checks, known=known))
    assert [one.adopted for one in report.findings] == [True]


def test_an_empty_baseline_is_a_file_that_diffs_well() -> None:
    """Everything in order, a line each."""
    assert write_baseline(Counter()) == '{\n "files": {},\n "version": 1\n}\n'


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"version": 2, "files": {}}',
        '{"version": 1, "files": []}',
        '{"version": 1, "files": {"list.md": {"arxiv:1": {"CUR205": "many"}}}}',
        '{"version": 1, "files": {"list.md": {"arxiv:1": {"CUR205": true}}}}',
        "[" * 100_000,
    ],
)
def test_a_damaged_baseline_is_refused_with_what_to_do(text: str) -> None:
    """A list that is known no more would fail for everything at once, and nobody would know why."""
    with pytest.raises(UsageError, match=r"baseline\.json is not a baseline"):
        read_baseline(text, path="baseline.json")
