"""Windows and the gap ledger: what is asked, what is asked again, and that no moment is ever lost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from curator.core.window import OVERLAP, SLICE, Progress, Window, united, wanted

START = datetime(2026, 4, 1, tzinfo=UTC)
HOURS = st.integers(min_value=-24 * 60, max_value=24 * 60).map(lambda hours: START + timedelta(hours=hours))
WINDOWS = st.tuples(HOURS, HOURS).map(lambda pair: Window(*sorted(pair)))
STEPS = st.lists(st.tuples(WINDOWS, st.booleans()), max_size=12)


def day(number: float) -> datetime:
    """``number`` days after the first of April 2026."""
    return START + timedelta(days=number)


def run(progress: Progress, *, now: datetime, fails: frozenset[int] = frozenset()) -> Progress:
    """One night at ``now`` in which the windows with these numbers do not come whole."""
    for number, window in enumerate(wanted(progress, now)):
        progress = progress.after(window, complete=number not in fails)
    return progress


def held(progress: Progress, moment: datetime) -> bool:
    """Whether the ledger says that this moment has come whole."""
    return (
        progress.done_until is not None
        and moment < progress.done_until
        and not any(moment in gap for gap in progress.gaps)
    )


def test_a_second_run_at_the_same_moment_teaches_nothing() -> None:
    """A run repeated at the same moment leaves the ledger as it is, so that nothing is written."""
    once = run(Progress(), now=day(0))
    assert run(once, now=day(0)) == once


def test_a_second_bad_run_at_the_same_moment_teaches_nothing() -> None:
    """A run that fails twice at the same moment keeps one gap, the same one."""
    everything = frozenset(range(9))
    once = run(Progress(day(-3)), now=day(0), fails=everything)
    assert run(once, now=day(0), fails=everything) == once


def test_an_empty_window_changes_nothing() -> None:
    """A window without time in it is no progress and no gap."""
    progress = Progress(day(0), (Window(day(-9), day(-8)),))
    assert progress.after(Window(day(3), day(3)), complete=False) is progress


def test_first_run_asks_for_the_last_seven_days() -> None:
    """A source that was never asked is asked for the length of the overlap."""
    assert wanted(Progress(), day(0)) == (Window(day(-7), day(0)),)


def test_the_usual_window_overlaps_the_last_one_by_seven_days() -> None:
    """The window starts at the end of the last complete one, less seven days."""
    assert wanted(Progress(day(0)), day(1)) == (Window(day(-7), day(1)),)


def test_the_overlap_can_be_chosen() -> None:
    """Another source may hold its papers for a shorter time."""
    assert wanted(Progress(day(0)), day(1), overlap=timedelta(0)) == (Window(day(0), day(1)),)


def test_a_clock_that_went_back_still_asks_for_a_week() -> None:
    """A moment before the last window is asked for the week that ends there, not for a negative time."""
    assert wanted(Progress(day(30)), day(1)) == (Window(day(-6), day(1)),)


def test_a_failed_first_night_is_asked_again_whole() -> None:
    """What the first night could not read is joined to what the next one would read anyway."""
    after = run(Progress(), now=day(0), fails=frozenset({0}))
    assert after == Progress(day(0), (Window(day(-7), day(0)),))
    assert wanted(after, day(1)) == (Window(day(-7), day(1)),)


def test_a_partial_night_keeps_its_window_as_a_gap() -> None:
    """A gap that the usual window no longer reaches is asked beside it, until it comes whole."""
    progress = Progress(day(20), (Window(day(0), day(2)),))
    assert wanted(progress, day(21)) == (Window(day(0), day(2)), Window(day(13), day(21)))
    assert run(progress, now=day(21)) == Progress(day(21))


def test_a_long_outage_is_asked_in_slices() -> None:
    """Forty days and the overlap come in windows of at most ten days that join without a seam."""
    windows = wanted(Progress(day(0)), day(40))
    assert [window.width for window in windows] == [SLICE] * 4 + [timedelta(days=7)]
    assert united(windows) == (Window(day(-7), day(40)),)


def test_one_bad_slice_after_an_outage_is_the_only_gap() -> None:
    """Of five slices the third fails: it alone is kept, and the others are not asked again."""
    after = run(Progress(day(0)), now=day(40), fails=frozenset({2}))
    assert after == Progress(day(40), (Window(day(13), day(23)),))


def test_jumping_ahead_leaves_a_gap_behind() -> None:
    """Time between the last window and a later one was not asked, so it is owed."""
    after = Progress(day(0)).after(Window(day(3), day(4)), complete=True)
    assert after == Progress(day(4), (Window(day(0), day(3)),))


def test_an_ordered_window_closes_gaps_and_moves_nothing() -> None:
    """What somebody asked for by hand splits or closes gaps; how far the nights came stays as it was."""
    progress = Progress(day(10), (Window(day(0), day(4)),))
    assert progress.filled(Window(day(1), day(2))).gaps == (
        Window(day(0), day(1)),
        Window(day(2), day(4)),
    )
    assert progress.filled(Window(day(-1), day(50))) == Progress(day(10))


def test_a_window_is_half_open() -> None:
    """The first moment belongs to it, the last does not, and two halves share nothing."""
    window = Window(day(0), day(2))
    assert day(0) in window
    assert day(2) not in window
    assert window.halves == (Window(day(0), day(1)), Window(day(1), day(2)))


def test_a_window_reads_as_two_moments() -> None:
    """In a sentence a window is its two ends to the minute."""
    assert str(Window(day(0), day(1.5))) == "2026-04-01 00:00 to 2026-04-02 12:00"


@given(STEPS)
def test_gaps_are_sorted_disjoint_and_real(steps: list[tuple[Window, bool]]) -> None:
    """Whatever was asked, the gaps are the fewest windows that say it, none of them beyond what was asked."""
    progress = Progress()
    for window, complete in steps:
        progress = progress.after(window, complete=complete)
    assert progress.gaps == united(progress.gaps)
    assert all(gap.start < gap.end for gap in progress.gaps)
    assert all(progress.done_until and gap.end <= progress.done_until for gap in progress.gaps)


@given(STEPS, HOURS)
def test_a_moment_counts_as_read_only_if_its_last_window_came_whole(
    steps: list[tuple[Window, bool]], moment: datetime
) -> None:
    """The ledger never claims a moment that no complete window held, or that failed since."""
    progress = Progress()
    asked: list[bool] = []
    first = next((window.start for window, _ in steps if window.width), None)
    for window, complete in steps:
        progress = progress.after(window, complete=complete)
        asked += [complete] if moment in window else []
    if first is not None and moment >= first:
        assert held(progress, moment) == (bool(asked) and asked[-1])


@given(
    st.lists(st.tuples(st.integers(1, 60 * 24), st.sets(st.integers(0, 6))), min_size=1, max_size=10),
    st.integers(1, 60 * 24),
)
def test_no_moment_is_ever_lost(nights: list[tuple[int, set[int]]], last: int) -> None:
    """After any run of bad nights the first good one has read all since a week before the first night."""
    now, progress = day(0), Progress()
    for hours, fails in nights:
        progress = run(progress, now=now, fails=frozenset(fails))
        now += timedelta(hours=hours)
    now += timedelta(hours=last)
    windows = united([*wanted(progress, now), *_read(progress)])
    assert windows == (Window(day(-7), now),)
    assert run(progress, now=now) == Progress(now)


def _read(progress: Progress) -> list[Window]:
    """What the ledger holds as read, since a week before the first night."""
    assert progress.done_until is not None
    pieces = [Window(day(0) - OVERLAP, progress.done_until)]
    for gap in progress.gaps:
        pieces = [left for piece in pieces for left in piece.minus(gap)]
    return pieces


@given(WINDOWS, WINDOWS, HOURS)
def test_what_is_left_of_a_window_is_exactly_the_rest(one: Window, other: Window, moment: datetime) -> None:
    """Taking one window from another leaves the moments of the first that the second lacks."""
    assert any(moment in piece for piece in one.minus(other)) == (moment in one and moment not in other)


@given(WINDOWS, st.integers(1, 400))
def test_slices_join_to_the_window_they_were_cut_from(window: Window, hours: int) -> None:
    """Slices are never longer than asked and leave nothing out."""
    longest = timedelta(hours=hours)
    parts = tuple(window.slices(longest))
    assert all(part.width <= longest for part in parts)
    assert united(parts) == ((window,) if window.width else ())
