"""The lines that a diff touched."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize(
    ("first", "last", "touched"),
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
def test_an_entry_is_touched_when_one_of_its_lines_was(first: int, last: int, *, touched: bool) -> None:
    """Lines taken away touch the entry from whose middle they went, and no entry beside it."""
    assert Touched.of_diff(DIFF).meets(first, last) is touched


def test_no_difference_touches_nothing() -> None:
    """A diff of two equal files is empty."""
    assert not Touched.of_diff("").meets(1, 1_000_000)


def test_a_new_file_is_touched_everywhere() -> None:
    """There was nothing before it."""
    assert EVERYTHING.meets(1, 1)
    assert EVERYTHING.meets(100_000, 100_001)


def test_text_that_looks_like_a_hunk_inside_a_line_is_none() -> None:
    """Entries are foreign text: each line of a diff begins with a sign of its own."""
    assert not Touched.of_diff("+@@ -1 +1,99 @@\n").meets(1, 1)
