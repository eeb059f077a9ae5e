"""What standing pull requests cost on GitHub: a night without news, and one that makes twenty branches anew.

    python -m benchmarks.bench_standing [--past 10000]

Against the double on loopback, with the pause between writes off. GitHub itself wants a second between two
writes; what is counted here are requests, and what is timed is the program with the double together.
"""

from __future__ import annotations

import argparse
from importlib import import_module
from time import perf_counter
from typing import TYPE_CHECKING, Final

from benchmarks.goals import goal
from curator.core.proposal import Action
from tests.support.github import GitHubTown
from tests.support.github_nights import GitHubNights
from tests.support.rehearsal import paper
from tests.support.wire import tapped

if TYPE_CHECKING:
    from curator.core.report import Report

OPEN: Final = 20
MOST_REQUESTS: Final = 15
MOST_SECONDS: Final = 10.0


def main() -> None:
    """Twenty open pull requests, a night without news, a past, and twenty renewals."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--past", type=int, default=10_000, metavar="PULL_REQUESTS")
    past = asked.parse_args().past
    double = import_module("tests.services.github_double").GitHubDouble
    with double() as running, tapped() as wire:
        nights = GitHubNights(GitHubTown(running), wire)
        nights.bring(*map(paper, range(1, OPEN + 1)))
        _timed("twenty new pull requests", nights)
        _, requests = _timed("a night without news", nights)
        nights.age(past)
        _timed(f"the same after {past:,} pull requests", nights)
        _, after = _timed("the same again", nights)
        seconds, made = _renewals(nights)
        print(goal("requests of a night without news", requests, MOST_REQUESTS))
        print(goal(f"the same after {past:,} pull requests", after, MOST_REQUESTS))
        print(goal(f"seconds for {made} branches made anew", seconds, MOST_SECONDS))


def _renewals(nights: GitHubNights) -> tuple[float, int]:
    """Every paper comes with another title, so that every branch is made anew."""
    nights.bring(
        *(paper(number, title=f"Adversarial Training, Number {number}") for number in range(1, OPEN + 1))
    )
    before = perf_counter()
    report = nights.night()
    seconds = perf_counter() - before
    made = sum(row.published.action is Action.UPDATED for row in report.rows)
    print(_line("all made anew", seconds, nights, report))
    return seconds, made


def _timed(what: str, nights: GitHubNights) -> tuple[float, int]:
    before = perf_counter()
    report = nights.night()
    seconds = perf_counter() - before
    print(_line(what, seconds, nights, report))
    return seconds, len(nights.sent)


def _line(what: str, seconds: float, nights: GitHubNights, report: Report) -> str:
    return f"{what:<48}{seconds:>8.2f} s {len(nights.sent):>5} requests {report.writes:>5} writes"


if __name__ == "__main__":
    main()
