"""What a list is linted against: its form, the rules and venues that are known, and facts from outside."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.addresses import resource
from curator.core.facts import NO_FACTS, Facts
from curator.core.policy import ListFormat
from curator.core.repairs.lasting_places import keys_by_title
from curator.core.venues.known import Venues

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from curator.core.candidate import Classification
    from curator.core.facts import LinkFacts
    from curator.core.venues.known import KnownVenue
    from curator.lint.check import Check, OptionValue

    Classify = Callable[[str, str], Classification]
    Corrections = Callable[[str], tuple[str, ...]]

_NO_OPTIONS: Final[Mapping[str, OptionValue]] = {}


class KnownSection(NamedTuple):
    """A section that ``rules/sections/`` knows: its slug, its heading's words, its anchor.

    ``propose`` is false where the rules cannot tell what belongs there, such as "Seminal Work".
    """

    slug: str
    heading: str
    anchor: str
    propose: bool = True


@dataclass(frozen=True)
class Surroundings:
    """What a list is linted against; all of it has a default, so that any list can be linted.

    Attributes:
        form: how the list is written.
        venues: the venues that are known by name.
        sections: the sections that the rules know; None where no rules are.
        classify: ranks the sections for a title and a description; None where no rules are.
        facts: what is known from outside.
        today: the day, for what expires and what lies in the future.
        options: the checks' settings that differ from their defaults, by code and name.
        corrections: what a misspelt word may have been meant as, and nothing for a word that is not known to
            be misspelt; None where no dictionary is installed.
    """

    form: ListFormat = field(default_factory=ListFormat)
    venues: Venues = field(default_factory=Venues)
    sections: Sequence[KnownSection] | None = None
    classify: Classify | None = None
    facts: Facts = NO_FACTS
    today: date = date.max
    options: Mapping[str, Mapping[str, OptionValue]] = field(default_factory=dict)
    corrections: Corrections | None = None

    @cached_property
    def slugs(self) -> dict[str, str]:
        """The slug of each known section, under its heading and under its anchor."""
        return {name: one.slug for one in self.sections or () for name in (one.anchor, one.heading) if name}

    def setting(self, check: Check, name: str) -> OptionValue:
        """The value of a check's option: what curator.yaml says, else its default."""
        said = self.options.get(check.code, _NO_OPTIONS)
        return said[name] if name in said else check.options[name].default

    def venue(self, name: str) -> KnownVenue | None:
        """The known venue that a name stands for; each name is looked up once."""
        if name not in self._venues:
            self._venues[name] = self.venues.find(name)
        return self._venues[name]

    @cached_property
    def _venues(self) -> dict[str, KnownVenue | None]:
        return {}

    def link_facts(self, url: str) -> LinkFacts | None:
        """What is known of a link, by its address or by another spelling of it; None when nothing is."""
        links = self.facts.links
        if not links:
            return None
        return links.get(url) or self._links_by_resource.get(resource(url))

    @cached_property
    def _links_by_resource(self) -> dict[str, LinkFacts]:
        """Without those of which the facts say two things."""
        known: dict[str, LinkFacts] = {}
        contradicted: set[str] = set()
        for url, facts in self.facts.links.items():
            key = resource(url)
            if known.setdefault(key, facts).verdict != facts.verdict:
                contradicted.add(key)
        return {key: facts for key, facts in known.items() if key not in contradicted}

    @cached_property
    def fact_keys_by_title(self) -> dict[str, str]:
        """Under which key the facts have a work of a title's fingerprint; the first of several."""
        return keys_by_title(self.facts)
