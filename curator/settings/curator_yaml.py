"""The model of ``curator.yaml``: every key, what it means, and its default.

Keys whose feature is still to come are validated already, so that a file written today stays valid.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from curator.core.policy import DEFAULT_TEMPLATE, LinkForm, Order, UpgradeLink
from curator.settings import words
from curator.settings.calendar_yaml import WatchModel
from curator.settings.enrichment_yaml import EnrichmentModel
from curator.settings.links_yaml import LinksModel
from curator.settings.lint_yaml import LintModel
from curator.settings.services import ServicesModel
from curator.settings.sources_yaml import SourcesModel
from curator.settings.values import ForgeKind, Mode
from curator.settings.yamlfile import RuleFile, Strict


class ListModel(Strict):
    """The maintained list and how its entries are written."""

    path: Annotated[str, AfterValidator(words.path_inside)] = "list/README.md"
    """The list's file, as a path inside its repository."""

    template: Annotated[str, AfterValidator(words.template)] = DEFAULT_TEMPLATE
    """One entry: fields in braces, `{? … ?}` around an optional part: all but title, url, authors."""

    blank_lines: Annotated[int, Field(ge=0, le=5)] | None = None
    """Blank lines between entries.

    Left out, a new entry imitates its neighbours, and `curator lint` (CUR103) asks of every entry what nearly
    all others have.
    """

    order: Order = "newest-first"
    """Where a new entry goes in its section.

    By year, it is also the order that `curator lint` (CUR503) holds sections to.
    """

    link_form: LinkForm = "neighbours"
    """How an arXiv link is written: as the neighbours do, `/abs/ID`, `/pdf/ID`, or `/pdf/ID.pdf`.

    `curator lint` (CUR204) holds all links to the form that is named here, else to that of most.
    """

    upgrade_link: UpgradeLink = "keep"
    """What becomes of the link when a listed preprint is found published.

    `keep` leaves it as it is, `proceedings` leads it to the paper's page in the proceedings, where that is
    known.
    """


class ForgeModel(Strict):
    """Where proposals become pull requests."""

    kind: ForgeKind = "github"
    """`github`, or `local` for branches of a git repository on this machine."""

    labels: Annotated[tuple[words.Label, ...], Field(max_length=20)] = ("curator",)
    """Labels of the bot's pull requests."""

    mode: Mode = "paper"
    """One pull request a paper, one for the new papers of a section, or a weekly `digest` of all.

    Each paper is decided about by itself all the same: a line taken out of a digest is that paper declined.
    """


class LimitsModel(Strict):
    """How much the bot may put in front of people."""

    max_open: Annotated[int, Field(ge=0, le=1000)] = 20
    """The most open pull requests of the bot at any time."""

    max_per_run: Annotated[int, Field(ge=0, le=1000)] = 5
    """The most new pull requests of one run."""

    max_per_day: Annotated[int, Field(ge=0, le=1000)] = 10
    """The most new pull requests of one day (UTC)."""

    max_silence_days: Annotated[int, Field(ge=1, le=365)] = 5
    """Days on which news was due and no source brought any, before the bot raises the alarm."""


class ScheduleModel(Strict):
    """When what comes again and again is done, in UTC."""

    nightly: words.Cron = "17 3 * * *"
    """When `curator serve` runs: five cron fields."""

    links: words.Cron | None = "41 4 * * 0"
    """From when on `curator run` checks all links once more: five cron fields; `null` for never."""

    poll: Annotated[int, Field(ge=1, le=1440)] | None = 5
    """Minutes between two looks of `curator serve` for commands in comments; `null` for never."""


class CuratorFile(RuleFile):
    """`curator.yaml`: the list, where papers come from, and how much may be proposed."""

    contact: Annotated[str, AfterValidator(words.contact)] | None = None
    """An e-mail address or web page at which services can reach you; it is sent with every request."""

    list: ListModel = ListModel()
    sources: SourcesModel = SourcesModel()
    calendar: Annotated[tuple[WatchModel, ...], Field(max_length=1000)] = ()
    """Which conferences' proceedings to watch, and when each is worth asking.

    A site of proceedings is asked for nothing else, and only where `sources.<name>.enabled` says so.
    """

    forge: ForgeModel = ForgeModel()
    limits: LimitsModel = LimitsModel()
    links: LinksModel = LinksModel()
    enrichment: EnrichmentModel = EnrichmentModel()
    lint: LintModel = LintModel()
    schedule: ScheduleModel = ScheduleModel()
    services: ServicesModel = ServicesModel()
