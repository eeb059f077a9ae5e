"""The model of ``curator.yaml``: every key, what it means, and its default.

Keys whose feature is still to come are validated already, so that a file written today stays valid.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field

from curator.core.policy import DEFAULT_TEMPLATE, LinkForm, Order
from curator.settings import later, words
from curator.settings.lint_yaml import LintModel
from curator.settings.services import ServicesModel
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


class ArxivModel(Strict):
    """What is asked of arXiv."""

    enabled: bool = True
    """Whether arXiv is read at all."""

    categories: Annotated[tuple[words.Category, ...], Field(min_length=1, max_length=50)] = (
        "cs.LG",
        "cs.CV",
        "cs.CR",
        "cs.CL",
        "cs.AI",
        "stat.ML",
    )
    """Papers in any of these categories are read."""

    query: Annotated[str, Field(max_length=2000), AfterValidator(words.one_line)] = ""
    """A further condition in arXiv's query language, such as `abs:adversarial`; empty reads everything."""

    page_size: Annotated[int, Field(ge=1, le=2000)] = 1000
    """Papers a request; arXiv gives at most 2,000."""

    holidays: Annotated[tuple[date, ...], Field(max_length=1000)] = ()
    """Days on which arXiv announces nothing, weekends apart: a silence then is quiet, not stale."""


class SourcesModel(Strict):
    """The services that announce papers. Those but arXiv are read from a later version on."""

    arxiv: ArxivModel = ArxivModel()
    openreview: later.SourceModel = later.SourceModel()
    pmlr: later.SourceModel = later.SourceModel()
    neurips: later.SourceModel = later.SourceModel()
    cvf: later.SourceModel = later.SourceModel()
    ecva: later.SourceModel = later.SourceModel()
    acl: later.SourceModel = later.SourceModel()


class ForgeModel(Strict):
    """Where proposals become pull requests."""

    kind: ForgeKind = "github"
    """`github`, or `local` for branches of a git repository on this machine."""

    labels: Annotated[tuple[words.Label, ...], Field(max_length=20)] = ("curator",)
    """Labels of the bot's pull requests."""

    mode: Mode = "paper"
    """One pull request a paper; `section` and `digest` come with a later version."""


class LimitsModel(Strict):
    """How much the bot may put in front of people."""

    max_open: Annotated[int, Field(ge=0, le=1000)] = 20
    """The most open pull requests of the bot at any time."""

    max_per_run: Annotated[int, Field(ge=0, le=1000)] = 5
    """The most new pull requests of one run."""

    max_per_day: Annotated[int, Field(ge=0, le=1000)] = 10
    """The most new pull requests of one day (UTC)."""

    max_silence_days: Annotated[int, Field(ge=1, le=365)] = 5
    """Days without a fresh batch from any source before the bot raises the alarm.

    Used from a later version on.
    """


class CuratorFile(RuleFile):
    """`curator.yaml`: the list, where papers come from, and how much may be proposed."""

    contact: Annotated[str, AfterValidator(words.contact)] | None = None
    """An e-mail address or web page at which services can reach you; it is sent with every request."""

    list: ListModel = ListModel()
    sources: SourcesModel = SourcesModel()
    calendar: Annotated[tuple[later.WatchModel, ...], Field(max_length=1000)] = ()
    """Which conferences' proceedings to watch, and when (used from a later version on)."""

    forge: ForgeModel = ForgeModel()
    limits: LimitsModel = LimitsModel()
    links: later.LinksModel = later.LinksModel()
    lint: LintModel = LintModel()
    schedule: later.ScheduleModel = later.ScheduleModel()
    services: ServicesModel = ServicesModel()
