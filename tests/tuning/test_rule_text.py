"""Rule files edited as a person would."""

from __future__ import annotations

from pathlib import Path

import pytest

from curator.errors import UsageError
from curator.tuning.changes import Change, new_rule
from curator.tuning.rule_text import diff, edited

ROOT = Path(__file__).parents[2]
TEXT = """\
# What this section is about.
version: 1
heading: Detection
rules:
  - name: detects   # by any means
    phrase: [detect*, "tell* apart"]
    weight: 2

  # Rejection comes second.
  - name: rejects
    phrase:
      - reject*
    weight: 1.5
    why: refuses
"""


def test_another_weight_changes_one_line() -> None:
    """Comments, quotes, order and blank lines stay."""
    after = edited(TEXT, [Change("reweigh", "d", "d.rejects", "", 3.0, 1.5)], path="d.yaml")
    assert after == TEXT.replace("weight: 1.5", "weight: 3")


def test_a_phrase_becomes_a_rule_at_the_end() -> None:
    """With a sentence that says where it comes from."""
    after = edited(TEXT, [new_rule("d", "abstain early", 0.5)], path="d.yaml")
    assert after.startswith(TEXT)
    assert "  - name: suggested-abstain-early\n" in after
    assert "    weight: 0.5\n" in after


def test_a_dropped_rule_is_gone_and_nothing_else() -> None:
    """The diff takes out its lines only."""
    after = edited(TEXT, [Change("drop", "d", "d.rejects", "", 0.0, 1.5)], path="d.yaml")
    lines = [line for line in diff(TEXT, after, path="d.yaml").splitlines()[2:] if line[0] in "+-"]
    assert "rejects" not in after
    assert all(line.startswith("-") for line in lines)


def test_files_of_the_default_list_survive_an_edit() -> None:
    """A weight that is set to what it was changes no byte of any of them."""
    for path in sorted((ROOT / "rules" / "sections").glob("*.yaml")):
        text = path.read_text()
        assert edited(text, [], path=path.name) == text, path.name


@pytest.mark.parametrize("text", ["", "rules: 3\n", "rules: [\n", "- a\n"])
def test_a_file_that_has_changed_is_refused(text: str) -> None:
    """One sentence, and what to do."""
    with pytest.raises(UsageError, match="has changed since"):
        edited(text, [Change("reweigh", "d", "d.rejects", "", 3.0, 1.5)], path="d.yaml")
