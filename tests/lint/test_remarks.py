"""What is suggested on the lines of a pull request, and what cannot be."""

from __future__ import annotations

import pytest

from curator.core.list.diff import LineChange, line_changes
from curator.core.list.edit import Edit
from curator.lint.changed import Change
from curator.lint.remarks import suggestions
from curator.lint.report import FileReport
from curator.lint.touched import lines_added

TEXT = "one\ntwo\nthree\n"


def suggested(
    text: str, *edits: Edit, shown: range = range(1, 100)
) -> list[tuple[int, int, tuple[str, ...]]]:
    """The suggestions for edits of a text whose lines are all shown as changed."""
    report = FileReport("list", text, (), edits=edits)
    change = Change("list", None, text)
    return [one[:3] for one in suggestions(change, report, shown=shown)]


def test_edits_of_one_line_become_one_suggestion() -> None:
    """A reader takes a line, not a letter."""
    assert suggested(TEXT, Edit(4, 5, "T"), Edit(6, 7, "O")) == [(2, 2, ("TwO",))]


def test_a_line_is_taken_away_without_leaving_an_empty_one() -> None:
    """No lines are no empty line."""
    assert suggested(TEXT, Edit(4, 8, "")) == [(2, 2, ())]


def test_what_is_inserted_comes_with_the_line_behind_it() -> None:
    """A suggestion replaces lines; it cannot stand between two."""
    assert suggested(TEXT, Edit(4, 4, "new\n")) == [(2, 2, ("new", "two"))]


def test_lines_that_the_pull_request_does_not_show_are_left_alone() -> None:
    """GitHub refuses a whole review for one remark outside of the diff."""
    assert suggested(TEXT, Edit(0, 1, "O"), Edit(8, 9, "T"), shown=range(3, 4)) == [(3, 3, ("Three",))]


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("one\r\ntwo\r\n", Edit(0, 1, "O")),  # GitHub would put in a line feed alone
        ("one\ntwo", Edit(7, 7, "\n")),  # nor can it add the end of the last line
        ("one\n", Edit(0, 1, "\ud800")),
    ],
)
def test_what_github_would_put_in_otherwise_is_not_suggested(text: str, edit: Edit) -> None:
    """The comment tells of it, and `/curator fix` mends it."""
    assert suggested(text, edit) == []


def test_equal_changes_are_known_by_their_digest_wherever_they_stand() -> None:
    """A line that moved is no reason to say everything again."""
    moved = "zero\n" + TEXT
    (a,) = suggestions(
        Change("l", None, TEXT), FileReport("l", TEXT, (), edits=(Edit(4, 5, "T"),)), shown={2}
    )
    (b,) = suggestions(
        Change("l", None, moved), FileReport("l", moved, (), edits=(Edit(9, 10, "T"),)), shown={3}
    )
    assert a.digest == b.digest


def test_lines_are_changed_as_git_counts_them() -> None:
    """A line separator of Unicode ends none."""
    text = "a\u2028b\nc\n"
    assert list(line_changes(text, [Edit(4, 5, "C")])) == [LineChange(2, ("c\n",), ("C\n",))]
    assert list(line_changes(text, [Edit(4, 5, "c")])) == []


@pytest.mark.parametrize(
    ("patch", "lines"),
    [
        ("", set()),
        ("@@ -1,3 +1,4 @@\n one\n+new\n two\n three", {2}),
        ("@@ -1 +1 @@\n-one\n+One\n\\ No newline at end of file", {1}),
        ("@@ -1,2 +0,0 @@\n-one\n-two", set()),
        ("@@ -1 +1,2 @@ heading\n one\n+@@ -9 +9 @@\n@@ -20 +21 @@\n-x\n+y", {2, 21}),
    ],
)
def test_the_lines_that_a_patch_adds(patch: str, lines: set[int]) -> None:
    """As GitHub shows them, with context."""
    assert lines_added(patch) == lines
