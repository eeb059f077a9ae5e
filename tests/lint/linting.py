"""Linting a text in a test, with the venues and rules of the default list."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from curator.core.facts import Facts
from curator.core.list.edit import apply_edits
from curator.core.policy import ListFormat
from curator.core.rules.classify import Classifier
from curator.core.venues.known import Venues
from curator.lint.engine import Found, find
from curator.lint.listing import Listing
from curator.lint.registry import check_of
from curator.lint.surroundings import KnownSection, Surroundings
from curator.settings.load import load
from curator.settings.spelling import corrections

if TYPE_CHECKING:
    from collections.abc import Mapping

    from curator.core.facts import EntryFacts, LinkFacts
    from curator.lint.check import Example, OptionValue
    from curator.settings.values import Settings

TODAY: Final = date(2026, 11, 25)
HEAD: Final = "# Papers\n\n## Section\n\n"
ROOT: Final = Path(__file__).parents[2]


@cache
def settings() -> Settings:
    """The configuration of this repository."""
    return load(ROOT / "rules", {})


@cache
def classifier() -> Classifier:
    """The keyword rules of this repository, compiled."""
    return Classifier(settings().rules)


def around(  # noqa: PLR0913 - a list can be linted against all of this
    *,
    form: ListFormat | None = None,
    entries: Mapping[str, EntryFacts] | None = None,
    links: Mapping[str, LinkFacts] | None = None,
    options: Mapping[str, Mapping[str, OptionValue]] | None = None,
    with_rules: bool = False,
    today: date = TODAY,
) -> Surroundings:
    """Surroundings with the venues of this repository, and with its rules where they are asked for."""
    known = [
        KnownSection(one.slug, one.heading, one.anchor, one.propose) for one in settings().rules.sections
    ]
    return Surroundings(
        form=form or ListFormat(),
        venues=getattr(settings(), "venues", None) or Venues(),
        sections=known if with_rules else None,
        classify=classifier().classify if with_rules else None,
        facts=Facts(entries=entries or {}, links=links or {}),
        today=today,
        options=options or {},
        corrections=corrections(),
    )


def whole(text: str) -> str:
    """A list that holds the given entries; a text that begins with a heading is a list already."""
    return text if text.startswith("#") else f"{HEAD}{text}\n"


def findings(code: str, text: str, surroundings: Surroundings | None = None) -> list[Found]:
    """What one check finds in a list, or in entries for which a list is made."""
    return find(Listing(whole(text), surroundings or around()), [check_of(code)])


def messages(code: str, text: str, surroundings: Surroundings | None = None) -> list[str]:
    """What one check says of a list or of entries."""
    return [one.finding.message for one in findings(code, text, surroundings)]


def marked(code: str, text: str, surroundings: Surroundings | None = None) -> list[str]:
    """The characters that one check points at."""
    source = whole(text)
    return [source[slice(*one.finding.span)] for one in findings(code, text, surroundings)]


def mended(code: str, text: str, surroundings: Surroundings | None = None) -> str:
    """The entries after one round of one check's edits."""
    edits = [edit for one in findings(code, text, surroundings) for edit in one.finding.edits]
    changed = apply_edits(whole(text), edits)
    return changed if text.startswith("#") else changed.removeprefix(HEAD).removesuffix("\n")


def surroundings_of(example: Example, code: str) -> Surroundings:
    """What an example is linted against."""
    return around(
        entries=example.facts,
        links=example.links,
        options={code: example.options},
        with_rules=example.with_rules,
    )
