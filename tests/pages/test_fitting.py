"""Which of ever shorter bodies is sent."""

from __future__ import annotations

import pytest

from curator.core.proposal import LONGEST_BODY
from curator.errors import BrokenPromise
from curator.pages.fitting import fitting


def test_it_is_the_longest_that_github_takes() -> None:
    """The others are not even made."""
    made = (length * "x" for length in (LONGEST_BODY + 1, LONGEST_BODY, LONGEST_BODY - 1, 3))
    assert len(fitting(made, what="add:x")) == LONGEST_BODY - 1
    assert next(made) == "xxx"


def test_none_is_our_fault_and_is_told_with_the_shortest() -> None:
    """What was proposed and how long it came out, to be reported."""
    with pytest.raises(BrokenPromise, match="the body of add:x has 5 characters at the least"):
        fitting(["xxxxxxx", "xxxxx"], what="add:x", room=5)
