"""Asking again: after which answers, and after how long."""

from __future__ import annotations

import pytest

from curator.core.links.attempts import MOMENT, PASSING, pause_after


@pytest.mark.parametrize("status", [200, 301, 400, 401, 403, 404, 410, 416, 418, 451, 501, 505, 530])
def test_an_answer_that_will_stay_is_not_asked_for_again(status: int) -> None:
    """It was the answer."""
    assert status not in PASSING


def test_the_pause_doubles_up_to_a_limit() -> None:
    """In the middle of its spread it is half a second, then one, then two."""
    pauses = [pause_after(failures, asked=None, jitter=0.5) for failures in range(1, 9)]
    assert pauses == [0.5, 1, 2, 4, 8, 8, 8, 8]


def test_pauses_spread_so_that_visits_do_not_come_back_together() -> None:
    """By half, up and down."""
    assert (pause_after(2, asked=None, jitter=0), pause_after(2, asked=None, jitter=1)) == (0.5, 1.5)


def test_a_server_that_names_a_time_gets_it_and_a_moment_more() -> None:
    """Two clocks never agree."""
    assert pause_after(1, asked=30, jitter=0.9) == 30 + MOMENT
