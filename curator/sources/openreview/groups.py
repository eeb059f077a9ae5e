"""Which groups of OpenReview hold the papers of a venue-year, and in which version of its API they are. Pure.

A group is in one version only, and the other answers with an empty list; OpenReview tells by the group's
``domain``, which version 2 fills. The conferences moved one by one: ICLR with 2024, NeurIPS with 2023, when
ICML came. Where the papers of version 1 say what became of them differs from year to year.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

Decided = Literal["venue", "decision", "recommendation"]
"""Where a note of version 1 has its decision: in a field of its own, or in a reply's field of that name."""

OPEN_END: Final = 9_999


class Group(NamedTuple):
    """One track of one venue-year.

    Attributes:
        name: its id, which version 2 gives to accepted papers as their ``venueid``.
        version: of the API.
        invitation: what submissions of version 1 answered to.
        decided: where version 1 tells the decision.
    """

    name: str
    version: Literal[1, 2] = 2
    invitation: str = ""
    decided: Decided = "venue"


class _Series(NamedTuple):
    """A group whose name holds ``{year}``, from year to year."""

    name: str
    first: int
    last: int = OPEN_END
    version: Literal[1, 2] = 2
    invitation: str = "Blind_Submission"
    decided: Decided = "venue"


_ICLR: Final = "ICLR.cc/{year}/Conference"
_NEURIPS: Final = "NeurIPS.cc/{year}"
_SERIES: Final[dict[str, tuple[_Series, ...]]] = {
    "ICLR": (
        _Series("ICLR.cc/{year}/conference", 2017, 2017, 1, invitation="submission"),
        _Series(_ICLR, 2018, 2018, 1, decided="decision"),
        _Series(_ICLR, 2019, 2019, 1, decided="recommendation"),
        _Series(_ICLR, 2020, 2020, 1, decided="decision"),
        _Series(_ICLR, 2021, 2023, 1),
        _Series(_ICLR, 2024),
    ),
    "NeurIPS": (
        _Series(f"{_NEURIPS}/Conference", 2021, 2022, 1),
        _Series(f"{_NEURIPS}/Track/Datasets_and_Benchmarks/Round1", 2021, 2021, 1, "Submission"),
        _Series(f"{_NEURIPS}/Track/Datasets_and_Benchmarks/Round2", 2021, 2021, 1, "Submission"),
        _Series(f"{_NEURIPS}/Track/Datasets_and_Benchmarks", 2022, 2022, 1, "Submission"),
        _Series(f"{_NEURIPS}/Conference", 2023),
        _Series(f"{_NEURIPS}/Track/Datasets_and_Benchmarks", 2023, 2023),
        _Series(f"{_NEURIPS}/Datasets_and_Benchmarks_Track", 2024, 2025),
        _Series(f"{_NEURIPS}/Evaluations_and_Datasets_Track", 2026),
        _Series(f"{_NEURIPS}/Position_Paper_Track", 2025),
    ),
    "ICML": (
        _Series("ICML.cc/{year}/Conference", 2023),
        _Series("ICML.cc/{year}/Position_Paper_Track", 2025),
    ),
    "COLM": (_Series("colmweb.org/COLM/{year}/Conference", 2024),),
    "CoRL": (
        _Series("robot-learning.org/CoRL/{year}/Conference", 2022, 2023, 1),
        _Series("robot-learning.org/CoRL/{year}/Conference", 2024),
    ),
    "AISTATS": (_Series("aistats.org/AISTATS/{year}/Conference", 2025),),
    "UAI": (_Series("auai.org/UAI/{year}/Conference", 2024),),
    "RLC": (_Series("rl-conference.cc/RLC/{year}/Conference", 2024),),
    "LoG": (
        _Series("logconference.io/LOG/{year}/Conference", 2022, 2022, 1),
        _Series("logconference.io/LOG/{year}/Conference", 2023),
    ),
    "MIDL": (
        _Series("MIDL.io/{year}/Conference", 2022, 2022, 1, "Submission"),
        _Series("MIDL.io/{year}/Conference", 2024),
    ),
    "TMLR": (_Series("TMLR", 2022),),
}
"""By canonical name, main track first. Workshops have groups of their own, and are not asked for."""

JOURNALS: Final = frozenset({"TMLR"})
"""Venues whose papers of all years are in one group; a paper's year is that of its publication."""


def groups_of(venue: str, year: int) -> tuple[Group, ...]:
    """The groups of a venue-year, the main track first; () where OpenReview has none that is known."""
    return tuple(_in(venue, year))


def _in(venue: str, year: int) -> Iterator[Group]:
    for series in _SERIES.get(venue, ()):
        if series.first <= year <= series.last:
            name = series.name.replace("{year}", str(year))
            invitation = f"{name}/-/{series.invitation}" if series.version == 1 else ""
            yield Group(name, series.version, invitation, series.decided)
