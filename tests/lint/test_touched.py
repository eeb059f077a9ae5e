"""The lines that a diff touched."""

from __future__ import annotations

import pytest

from curator.core.list.edit import Edit, apply_edits
from curator.lint.touched import EVERYTHING, Touched

DIFF = """\
diff --git a/before b/after
index 0f1e2d3..4c5b6a7 100644
--- a/before
+++ b/after
@@ -3 +3 @@ ## Section
-* old
+* new
@@ -8,2 +7,0 @@
-* gone
-
@@ -20,0 +18,3 @@
+* added
+  over two lines
+
"""


TEXT = "".join(f"line {number}\n" for number in range(1, 31))


def touched(first: int, last: int) -> bool:
    """Whether something from the first line to the last, its line end left out, was touched."""
    starts = [0, *(at + 1 for at, sign in enumerate(TEXT) if sign == "\n")]
    return Touched.of_diff(DIFF, TEXT).meets(starts[first - 1], starts[last] - 1)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (1, 2, False),
        (3, 3, True),
        (1, 4, True),
        (4, 7, False),
        (8, 17, False),
        (7, 8, True),
        (18, 18, True),
        (20, 25, True),
        (21, 30, False),
        (15, 18, True),
    ],
)
def test_an_entry_is_touched_when_one_of_its_lines_was(first: int, last: int, *, expected: bool) -> None:
    """Lines taken away touch the entry from whose middle they went, and no entry beside it."""
    assert touched(first, last) is expected


def test_carriage_returns_move_nothing_out_of_sight() -> None:
    """Git ends a line at a line feed alone, and so does what is compared with its numbers."""
    text = "a\rb\rc\rd\ne\nf\n"
    assert Touched.of_diff("@@ -2 +2 @@\n-x\n+e\n", text).meets(text.index("e"), text.index("e") + 1)


def test_no_difference_touches_nothing() -> None:
    """A diff of two equal files is empty."""
    assert not Touched.of_diff("", "text\n").meets(0, 5)


def test_a_new_file_is_touched_everywhere() -> None:
    """There was nothing before it."""
    assert EVERYTHING.meets(0, 0)
    assert EVERYTHING.meets(100_000, 100_001)


def test_text_that_looks_like_a_hunk_inside_a_line_is_none() -> None:
    """Entries are foreign text: each line of a diff begins with a sign of its own."""
    assert not Touched.of_diff("+@@ -1 +1,99 @@\n", "text\n").meets(0, 4)


def test_edits_are_touched_where_they_stand_afterwards() -> None:
    """In whatever order they come: what is in front of one moves it; what was taken away leaves a place."""
    put, swapped, gone = Edit(0, 0, "title\n"), Edit(7, 13, "second"), Edit(21, 28, "")
    after = apply_edits(TEXT, [put, swapped, gone])
    spans = Touched.of_edits([gone, swapped, put]).spans
    assert [after[start:end] for start, end in spans] == ["title\n", "second", ""]
    assert spans[-1] == (27, 27)
    assert after[:27] == f"title\n{TEXT[:7]}second{TEXT[13:21]}"
