"""What a look is: a name, what it looks at, and a function from what was seen to verdicts.

A module under ``curator.doctor.looks`` holds one look (or a few of one kind). Its function is decorated by
what it is given::

    @at_github("issues", place=44, means="…", do="…")
    def issues(hub: Hub) -> Iterator[Diagnosis]: ...

A look at GitHub may name paths below ``/repos/{owner}/{name}`` that it needs; whoever goes to GitHub asks
each of them once, and finds the answers in ``hub.said``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from curator.core.diagnosis import Diagnosis, State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from curator.doctor.seen import Hub, Machine, Past, Reply, Seen

    Judge = Callable[[Seen], Iterator[Diagnosis]]

_NO_GITHUB = (KeyError, TypeError, ValueError, AttributeError)
"""What it comes to when GitHub's JSON is taken for what it is not."""


class Look(NamedTuple):
    """One thing that is looked at.

    Attributes:
        name: of its verdicts, or what they begin with.
        place: where it stands among the others.
        means: what is looked at and why it matters, in a sentence for the page of all looks.
        do: what a maintainer does when it is not right, in one sentence.
        judge: the verdicts; none where nothing was seen that it could judge.
        asks: the paths that it needs from GitHub.
    """

    name: str
    place: int
    means: str
    do: str
    judge: Judge
    asks: tuple[str, ...] = ()


def at_machine(
    name: str, *, place: int, means: str, do: str
) -> Callable[[Callable[[Machine], Iterator[Diagnosis]]], Look]:
    """A look at the place where the bot runs."""

    def make(judge: Callable[[Machine], Iterator[Diagnosis]]) -> Look:
        return Look(name, place, means, do, lambda seen: judge(seen.machine))

    return make


def at_github(
    name: str, *, place: int, means: str, do: str, asks: Iterable[str] = ()
) -> Callable[[Callable[[Hub], Iterator[Diagnosis]]], Look]:
    """A look at what GitHub told; there is nothing to judge where GitHub told nothing."""

    def make(judge: Callable[[Hub], Iterator[Diagnosis]]) -> Look:
        def told(seen: Seen) -> Iterator[Diagnosis]:
            if seen.hub is None or seen.hub.trouble is not None:
                return
            try:
                yield from judge(seen.hub)
            except _NO_GITHUB:
                yield _unlike_github(name)

        return Look(name, place, means, do, told, tuple(asks))

    return make


def at_past(
    name: str, *, place: int, means: str, do: str
) -> Callable[[Callable[[Past], Iterator[Diagnosis]]], Look]:
    """A look at what earlier runs wrote down."""

    def make(judge: Callable[[Past], Iterator[Diagnosis]]) -> Look:
        return Look(name, place, means, do, lambda seen: judge(seen.past) if seen.past else iter(()))

    return make


def at_services(
    name: str, *, place: int, means: str, do: str
) -> Callable[[Callable[[Reply], Diagnosis]], Look]:
    """A look at one service after the other."""

    def make(judge: Callable[[Reply], Diagnosis]) -> Look:
        return Look(name, place, means, do, lambda seen: map(judge, seen.replies))

    return make


def _unlike_github(name: str) -> Diagnosis:
    says = "What came for this does not look like an answer of GitHub's."
    do = "Check GITHUB_API_URL, and proxies before it."
    return Diagnosis(name, State.UNKNOWN, says, do)
