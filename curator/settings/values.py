"""The maintainer's choices as the program uses them: frozen, complete, with every default filled in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from curator.core.lint_choice import LintChoice
    from curator.core.policy import Limits, ListFormat
    from curator.core.rules import RuleSet
    from curator.core.venues import Venues

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


class Sources(NamedTuple):
    """The services that announce papers, each with its own options."""

    arxiv: ArxivChoice


class ForgeChoice(NamedTuple):
    """Where proposals become pull requests, and what stands on them."""

    kind: ForgeKind
    labels: tuple[str, ...]
    mode: Mode


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
    lint: LintChoice
    services: Mapping[str, Service]
    rules: RuleSet
    venues: Venues
