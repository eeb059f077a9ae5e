"""Rows of tables that hold links."""

from __future__ import annotations

import pytest

from curator.core.markdown.tables import linked_rows

TABLE = """\
| paper | venue |
|---|---|
| [One](https://arxiv.org/abs/2101.00001) | ICML 2021 |
  | [Two](http://a.org/two.pdf) [code](https://b.org) | |
| [Contents](#contents) | |
* [Three](https://a.org) | not a row
"""


@pytest.mark.parametrize(("text", "rows"), [(TABLE, 2), ("", 0), ("|" * 200_000, 0), ("| a " * 50_000, 0)])
def test_they_are_counted(text: str, rows: int) -> None:
    """Each once, however many links it has; in time linear in the text."""
    assert linked_rows(text) == rows
