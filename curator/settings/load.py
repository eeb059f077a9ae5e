"""The folder ``rules/`` and the environment, read into one frozen `Settings`; all mistakes come together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from curator.core.policy import Limits, ListFormat
from curator.core.politeness import LEAST_INTERVAL, channel_of, interval_of, is_loopback
from curator.settings import addresses
from curator.settings.calendar import watches
from curator.settings.contact import contact_in
from curator.settings.curator_yaml import CuratorFile
from curator.settings.links_environment import link_reach
from curator.settings.mistakes import ConfigurationMistakes, Mistake
from curator.settings.rules import NO_RULES, has_rules, read_rules
from curator.settings.services import SERVICES, OpenService
from curator.settings.values import ForgeChoice, ListChoice, ScheduleChoice, Service, Settings
from curator.settings.venues import read_venues
from curator.settings.wording import quote
from curator.settings.yamlfile import read

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from curator.core.rules.ruleset import RuleSet
    from curator.core.shelves.watches import Watch
    from curator.core.venues.known import Venues
    from curator.settings.links_environment import LinkReach
    from curator.settings.services import Pace
    from curator.settings.yamlfile import Read

CURATOR = "curator.yaml"


def load(folder: Path, environ: Mapping[str, str], *, for_lint: bool = False) -> Settings:
    """Read every file of ``folder``, and of ``environ`` the variables that have a part in the settings.

    With ``for_lint`` there need be no keyword rules, by which papers are found.

    Raises:
        ConfigurationMistakes: anything is wrong anywhere; it holds all the mistakes there are.
    """
    settings, mistakes = examine(folder, environ, for_lint=for_lint)
    if settings is None:
        raise ConfigurationMistakes(mistakes)
    return settings


def examine(
    folder: Path, environ: Mapping[str, str], *, for_lint: bool = False
) -> tuple[Settings | None, tuple[Mistake, ...]]:
    """As `load`, for those who show the mistakes themselves; the settings are None when there are any."""
    mistakes: list[Mistake] = []
    if trouble := _trouble(folder):
        return None, (Mistake(folder.as_posix(), 0, 0, trouble),)
    file = read(folder / CURATOR, CuratorFile, mistakes=mistakes)
    unneeded = for_lint and not has_rules(folder)
    rules = NO_RULES if unneeded else read_rules(folder, mistakes=mistakes)
    venues = read_venues(folder, mistakes=mistakes)
    calendar = watches(file, venues=venues, mistakes=mistakes) if file else ()
    services = _Services(environ, mistakes).all(file)
    outside = _Outside(
        services, link_reach(environ, mistakes=mistakes), contact_in(environ, mistakes=mistakes)
    )
    if file is None or rules is None or mistakes:
        return None, tuple(sorted(set(mistakes)))
    return _settings(file.value, rules, _Venues(venues, calendar), outside), ()


def _trouble(folder: Path) -> str:
    """Why nothing in the folder can be read; "" when something can."""
    try:
        if folder.is_dir():
            (folder / CURATOR).exists()  # raises where nobody may look into the folder
            return ""
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    files = "curator.yaml, screening.yaml and sections/"
    return f"is not a folder; expected one with {files}, see --config; `curator init` drafts them from a list"


@dataclass(frozen=True, slots=True)
class _Services:
    """Puts each service together: our default, then the file, then the environment."""

    environ: Mapping[str, str]
    mistakes: list[Mistake]

    def all(self, file: Read[CuratorFile] | None) -> dict[str, Service]:
        return {name: self.one(name, file) for name in SERVICES}

    def one(self, name: str, file: Read[CuratorFile] | None) -> Service:
        service = SERVICES[name]
        said: Pace | None = getattr(file.value.services, name) if file else None
        if isinstance(said, OpenService) and said.base_url:
            service = service._replace(base_url=said.base_url)
        service = service._replace(base_url=self.address(name) or service.base_url)
        if is_loopback(service.base_url):
            service = service._replace(interval=0)  # nobody needs to be spared there
        if said is None or file is None:
            return service
        chosen = said.model_dump(include={"interval", "timeout", "budget"}, exclude_none=True)
        service = service._replace(**chosen)
        self.check_interval(name, service, file)
        return service

    def address(self, name: str) -> str | None:
        """The base URL that the environment names; GitHub's own variable comes second."""
        for variable in (f"CURATOR_{name.upper()}_URL", *(["GITHUB_API_URL"] if name == "github" else [])):
            if text := self.environ.get(variable):
                try:
                    return addresses.base_url(text)
                except ValueError as error:
                    self.mistakes.append(
                        Mistake(f"environment variable {variable}", 0, 0, f"is {quote(text)}; {error}")
                    )
        return None

    def check_interval(self, name: str, service: Service, file: Read[CuratorFile]) -> None:
        least = interval_of(name, base_url=service.base_url, asked=service.interval)
        if service.interval < least:
            message = (
                f"services.{name}.interval is {service.interval:g}; expected at least "
                f"{LEAST_INTERVAL[channel_of(name)]:g} s, as arXiv's terms of use say (less only on loopback)"
            )
            self.mistakes.append(file.mistake(("services", name, "interval"), message))


class _Outside(NamedTuple):
    """What the environment has a part in."""

    services: Mapping[str, Service]
    reach: LinkReach
    contact: str


class _Venues(NamedTuple):
    """The venues that are known, and those that are watched."""

    known: Venues
    calendar: tuple[Watch, ...]


def _settings(file: CuratorFile, rules: RuleSet, venues: _Venues, outside: _Outside) -> Settings:
    form = file.list.model_dump(exclude={"path"})
    return Settings(
        contact=file.contact or outside.contact,
        list=ListChoice(path=file.list.path, form=ListFormat(**form)),
        sources=file.sources.value(),
        forge=ForgeChoice(**file.forge.model_dump()),
        limits=Limits(**file.limits.model_dump()),
        links=file.links.value(outside.reach),
        enrichment=file.enrichment.value(),
        lint=file.lint.value(),
        schedule=ScheduleChoice(**file.schedule.model_dump()),
        services=outside.services,
        rules=rules,
        venues=venues.known,
        calendar=venues.calendar,
    )
