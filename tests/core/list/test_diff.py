"""Diffs of known edits: git itself applies them."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from curator.core.list.diff import unified_diff
from curator.core.list.edit import Edit, apply_edits

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

TEN = "".join(f"line {number}\n" for number in range(10))


def applied_by_git(folder: Path, text: str, diff: str, *, path: str = "list.md") -> str:
    """What ``git apply`` makes of ``text``, without looking at white space kindly."""
    file = folder / path
    file.write_bytes(text.encode())
    subprocess.run(
        ["git", "apply", "--whitespace=nowarn", "-"], input=diff.encode(), cwd=folder, check=True, timeout=60
    )
    return file.read_bytes().decode()


def test_no_change_has_no_diff() -> None:
    """An edit that puts in what stands there already is nothing to show."""
    assert unified_diff(TEN, (Edit(0, 4, "line"),), path="a") == ""
    assert unified_diff(TEN, (), path="a") == ""


def test_a_diff_is_what_git_prints() -> None:
    """Three lines of context, the new line, and its place."""
    at = TEN.index("line 5")
    assert unified_diff(TEN, (Edit(at, at, "new\n"),), path="list/README.md") == (
        "--- a/list/README.md\n+++ b/list/README.md\n@@ -3,6 +3,7 @@\n"
        " line 2\n line 3\n line 4\n+new\n line 5\n line 6\n line 7\n"
    )


def test_lines_that_stay_are_not_shown_as_changed() -> None:
    """An insertion behind a line's last sign adds lines, and does not replace that line."""
    at = TEN.index("\nline 9")
    diff = unified_diff(TEN, (Edit(at, at, "\n\nnew"),), path="a")
    assert [row for row in diff.splitlines()[2:] if row[0] in "+-"] == ["+", "+new"]


def test_counting_from_a_known_line_gives_the_same_diff() -> None:
    """A known place saves time only, whether it lies before or behind the change."""
    edits = (Edit(35, 35, "new\n"),)
    plain = unified_diff(TEN, edits, path="a")
    assert unified_diff(TEN, edits, path="a", known=(14, 3)) == plain
    assert unified_diff(TEN, edits, path="a", known=(63, 10)) == plain


CASES: dict[str, tuple[str, Sequence[Edit]]] = {
    "first line": (TEN, (Edit(0, 0, "new\n"),)),
    "last line": (TEN, (Edit(len(TEN), len(TEN), "new\n"),)),
    "no final newline, appended": ("a\nb", (Edit(3, 3, "\n\nnew"),)),
    "no final newline, far away": (TEN + "end", (Edit(0, 4, "LINE"),)),
    "no final newline, within the context": ("a\nb\nc", (Edit(0, 1, "A"),)),
    "final newline added": ("a\nb", (Edit(3, 3, "\n"),)),
    "final newline taken away": ("a\nb\n", (Edit(3, 4, ""),)),
    "CRLF": ("a\r\nb\r\nc\r\n", (Edit(3, 3, "new\r\n"),)),
    "lone CR": ("a\rb\rc\n", (Edit(2, 2, "new\r"),)),
    "separators that are no lines to git": ("a\u2028b\x85c\x0cd\nx\n", (Edit(9, 9, "y\x0b"),)),
    "two hunks": (TEN * 3, (Edit(0, 0, "a\n"), Edit(len(TEN) * 2, len(TEN) * 2, "b\n"))),
    "one hunk of two changes": (TEN, (Edit(0, 0, "a\n"), Edit(28, 28, "b\n"))),
    "two edits in one line": (TEN, (Edit(0, 1, "L"), Edit(5, 6, "zero"))),
    "edits that touch": ("abc\ndef\n", (Edit(0, 4, "x\n"), Edit(4, 8, "y\n"))),
    "all of it": ("a\nb\n", (Edit(0, 4, "c\n"),)),
    "an empty file": ("", (Edit(0, 0, "a\n"),)),
    "two edits at the end without a newline": ("abc", (Edit(0, 1, "x"), Edit(3, 3, "y"))),
}


@pytest.mark.parametrize("case", CASES)
def test_git_applies_the_diff(tmp_path: Path, case: str) -> None:
    """The changed file is the edited text, byte for byte."""
    text, edits = CASES[case]
    diff = unified_diff(text, edits, path="list.md")
    assert applied_by_git(tmp_path, text, diff) == apply_edits(text, edits)


def test_git_applies_a_diff_to_a_name_with_spaces(tmp_path: Path) -> None:
    """The tab that git puts behind such a name is there."""
    diff = unified_diff("a\n", (Edit(0, 0, "b\n"),), path="my list.md")
    assert applied_by_git(tmp_path, "a\n", diff, path="my list.md") == "b\na\n"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text("ab\n\r \u2028", max_size=40), st.data())
def test_git_applies_any_two_edits(tmp_path: Path, text: str, data: st.DataObject) -> None:
    """Whatever is replaced, wherever it stands."""
    places = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
    new = st.text("xy\n", max_size=5)
    edits = [Edit(places[0], places[1], data.draw(new))]
    if places[2] > places[0]:
        edits.append(Edit(max(places[1], places[2]), max(places[1], places[3]), data.draw(new)))
    if len({edit.start for edit in edits}) < len(edits):
        edits.pop()
    diff = unified_diff(text, edits, path="list.md")
    expected = apply_edits(text, edits)
    if diff and expected:  # git removes a file that becomes empty only with a header of its own
        assert applied_by_git(tmp_path, text, diff) == expected
    else:
        assert diff or expected == text
