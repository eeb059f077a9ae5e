"""The maintainer's choices as the program uses them: frozen, complete, with every default filled in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, timedelta

    from curator.core.lint_choice import LintChoice
    from curator.core.policy import Limits, ListFormat
    from curator.core.rules.ruleset import RuleSet
    from curator.core.shelves.watches import Watch
    from curator.core.venues.known import Venues

ForgeKind = Literal["github", "local"]
Mode = Literal["paper", "section", "digest"]


class Service(NamedTuple):
    """How one service is talked to: pause between requests and time for an answer in seconds.

    ``budget`` is the most requests that one run may send to it.
    """

    base_url: str
    interval: float
    timeout: float
    budget: int


class ListChoice(NamedTuple):
    """The maintained file, as a POSIX path inside its repository, and how it is written."""

    path: str
    form: ListFormat


class ArxivChoice(NamedTuple):
    """What is asked of arXiv; an empty ``query`` asks for everything in the categories."""

    enabled: bool
    categories: tuple[str, ...]
    query: str
    page_size: int
    holidays: tuple[date, ...]


class SourceChoice(NamedTuple):
    """Whether a source is read."""

    enabled: bool


class ProceedingsChoice(NamedTuple):
    """Whether a site of proceedings is asked, and after how many days again for what was read as a whole."""

    enabled: bool
    again_days: int


class FeedChoice(NamedTuple):
    """One RSS or Atom feed, by a short name."""

    name: str
    url: str


class FeedsChoice(NamedTuple):
    """Whether feeds are read, and which."""

    enabled: bool
    feeds: tuple[FeedChoice, ...]


class Sources(NamedTuple):
    """The services that announce papers, each with its own options."""

    arxiv: ArxivChoice
    arxiv_rss: SourceChoice
    arxiv_oai: SourceChoice
    openreview: ProceedingsChoice
    pmlr: ProceedingsChoice
    neurips: ProceedingsChoice
    cvf: ProceedingsChoice
    ecva: ProceedingsChoice
    acl: ProceedingsChoice
    virtual: ProceedingsChoice
    hf_daily: SourceChoice
    feeds: FeedsChoice

    @property
    def enabled(self) -> tuple[str, ...]:
        """The names of those that are read, arXiv first."""
        return tuple(name for name, choice in self._asdict().items() if choice.enabled)

    @property
    def proceedings(self) -> Mapping[str, ProceedingsChoice]:
        """The sites of proceedings, by name, enabled or not."""
        told = self._asdict()
        return {name: choice for name, choice in told.items() if isinstance(choice, ProceedingsChoice)}


class ForgeChoice(NamedTuple):
    """Where proposals become pull requests, and what stands on them."""

    kind: ForgeKind
    labels: tuple[str, ...]
    mode: Mode


Lookup = Literal["semantic_scholar", "crossref", "wayback"]


class LinkChoice(NamedTuple):
    """How links are checked.

    Attributes:
        host_interval: pause between two requests to one host, in seconds.
        concurrency: the most requests under way at once, over all hosts.
        per_host: likewise, to one host.
        confirm_after: time between two sightings of a missing page before it is called dead.
        confirm_now_after: seconds before a missing page is asked again, for those who cannot wait that long.
        timeout: seconds that one link may take, redirects and all.
        lookups: who may be asked where the paper behind a dead link is, in this order.
        allow_private: whether addresses of private networks are asked too.
        host_map: the base URL that is asked in place of a host (lower case; ``*`` is every other one).
    """

    host_interval: float
    concurrency: int
    per_host: int
    confirm_after: timedelta
    confirm_now_after: float
    timeout: float
    lookups: tuple[Lookup, ...]
    allow_private: bool
    host_map: Mapping[str, str]


WitnessName = Literal["arxiv", "openreview", "crossref", "semantic_scholar", "openalex", "dblp"]


class EnrichmentChoice(NamedTuple):
    """Who is asked where entries were published, and about how many of them each in one night."""

    witnesses: tuple[WitnessName, ...]
    per_night: int


class ScheduleChoice(NamedTuple):
    """When what comes again and again is done: five cron fields each, in UTC; None: never.

    ``poll`` is minutes between two looks for commands.
    """

    nightly: str
    links: str | None
    poll: int | None


@dataclass(frozen=True, slots=True)
class Settings:
    """All of ``rules/`` and of the environment's part in it. Tokens are never in here.

    ``contact`` is empty when neither the file nor GitHub's environment gave one.
    """

    contact: str
    list: ListChoice
    sources: Sources
    forge: ForgeChoice
    limits: Limits
    links: LinkChoice
    enrichment: EnrichmentChoice
    lint: LintChoice
    schedule: ScheduleChoice
    services: Mapping[str, Service]
    rules: RuleSet
    venues: Venues
    calendar: tuple[Watch, ...] = ()
