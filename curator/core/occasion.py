"""A night's circumstances, as far as a decision depends on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from curator.core.venues.known import Venues

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from curator.core.bundles import Mode
    from curator.core.evidence.judgement import Judgement
    from curator.core.harvest import Health
    from curator.core.link_memo import LinkFindings
    from curator.core.policy import Limits
    from curator.core.tending import Bench
    from curator.core.window import Progress
    from curator.core.works.paper import PaperId

NO_VENUES: Final = Venues()


@dataclass(frozen=True, slots=True)
class Occasion:
    """A night's circumstances: moment, who decides, base commit, caps, how far the sources were read.

    Attributes:
        labels: those that every pull request gets, in lower case.
        links: whether repairs of links are this night's business, ``findings`` what a check of all links came
            to, if there was one.
        judgements: what the evidence says of entries, by their canonical id; None where upgrades are none of
            this night's business. ``venues`` are those that the rules know.
        read: when proceedings were read as a whole, up to now; None where none were asked for.
        bench: how the papers of standing proposals are judged anew; None where these are left alone.
        healths: how the sources are that were asked for what is usual.
        paused: nothing is proposed, and nothing that stands is touched.
        answering: only what people said is done: nothing new but the papers that they want.
        mode: what one pull request holds.
    """

    now: datetime
    holder: str
    commit: str
    limits: Limits
    progress: Mapping[str, Progress]
    labels: frozenset[str] = frozenset()
    links: bool = False
    findings: LinkFindings | None = None
    judgements: Mapping[PaperId, Judgement] | None = None
    venues: Venues = NO_VENUES
    read: Mapping[str, date] | None = None
    bench: Bench | None = None
    healths: tuple[Health, ...] = ()
    paused: bool = False
    answering: bool = False
    mode: Mode = "paper"
