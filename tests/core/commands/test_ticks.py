"""Boxes in a body that people tick."""

from __future__ import annotations

import pytest

from curator.core.commands.ticks import box, ticked


def test_a_box_that_nobody_ticked_says_nothing() -> None:
    """What the bot writes is no order."""
    assert ticked(box("Open now", name="open:arxiv:2302.04638")) == ()


@pytest.mark.parametrize("mark", ["x", "X"])
def test_a_ticked_box_is_known_by_its_name(mark: str) -> None:
    """Whatever the words around it are, and however the web page ended the line."""
    line = box("Ready for review", name="ready").replace("[ ]", f"[{mark}]")
    assert ticked(f"Some words\r\n{line}\r\n\r\n{line}") == ("ready",)


@pytest.mark.parametrize(
    "body",
    [
        "- [x] Ready for review",
        "> - [x] words <!-- curator:tick ready -->",
        "- [x] words <!-- curator:tick READY -->",
        "- [y] words <!-- curator:tick ready -->",
    ],
)
def test_other_boxes_are_left_alone(body: str) -> None:
    """Boxes of people's own, quoted ones, and names that the bot never gives."""
    assert ticked(body) == ()


def test_many_boxes_are_bounded() -> None:
    """A body of thousands of boxes is read so far and no further."""
    body = "\n".join(box("x", name=f"never:{n}", ticked=True) for n in range(1_000))
    assert len(ticked(body)) == 500


@pytest.mark.parametrize("name", ["", "a b", "a-->", "UPPER"])
def test_a_name_that_would_not_be_found_again_is_refused(name: str) -> None:
    """Better no box than one that does nothing."""
    with pytest.raises(ValueError, match="cannot be named"):
        box("words", name=name)
