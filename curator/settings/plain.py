"""`LintRules` as JSON, and back; on the way back every value is checked for its type.

The values are named tuples, so each becomes a list with its fields in their order.
"""

from __future__ import annotations

import json
from datetime import date
from math import isfinite
from typing import TYPE_CHECKING, Any, Final, TypeVar, get_args

from curator.core.lint_choice import LintChoice, Silenced
from curator.core.policy import LinkForm, ListFormat, Order, UpgradeLink
from curator.core.rules.ruleset import (
    Example,
    Kind,
    Near,
    Rule,
    RuleSet,
    Ruling,
    ScreeningRules,
    SectionRules,
    Where,
)
from curator.core.venues.known import FormerName, KnownVenue, VenueKind, Venues
from curator.settings.lint_rules import LintRules

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from curator.core.lint_choice import OptionValue

    T = TypeVar("T")
    Read = Callable[[object], Any]


class Foreign(ValueError):
    """A text that `written` does not give."""


def written(rules: LintRules) -> str:
    """The rules as one line of JSON; a day is its ISO form."""
    return json.dumps(rules, default=date.isoformat)


def read_back(text: str) -> LintRules:
    """The rules out of what `written` gave; raises `Foreign` for any other text."""
    try:
        return _rules_of_a_linter(json.loads(text))
    except (ValueError, RecursionError) as error:
        raise Foreign from error


def _made(value: Callable[..., T], *reads: Read) -> Callable[[object], T]:
    """What makes a value out of a list of its fields, each read in its own way."""

    def make(data: object) -> T:
        if not isinstance(data, list) or len(data) != len(reads):
            raise Foreign
        return value(*[read(field) for read, field in zip(reads, data, strict=True)])

    return make


def _row(read: Callable[[object], T]) -> Callable[[object], tuple[T, ...]]:
    def make(data: object) -> tuple[T, ...]:
        if not isinstance(data, list):
            raise Foreign
        return tuple(map(read, data))

    return make


def _named(read: Callable[[object], T]) -> Callable[[object], dict[str, T]]:
    def make(data: object) -> dict[str, T]:
        if not isinstance(data, dict):
            raise Foreign
        return {name: read(value) for name, value in data.items()}

    return make


def _or_none(read: Callable[[object], T]) -> Callable[[object], T | None]:
    return lambda data: None if data is None else read(data)


def _one_of(known: Sequence[str]) -> Read:
    def make(data: object) -> object:
        if data not in known:
            raise Foreign
        return data

    return make


def _text(data: object) -> str:
    if not isinstance(data, str):
        raise Foreign
    return data


def _flag(data: object) -> bool:
    if not isinstance(data, bool):
        raise Foreign
    return data


def _number(data: object) -> float:
    if not isinstance(data, int | float) or isinstance(data, bool) or not isfinite(data):
        raise Foreign
    return data


def _whole(data: object) -> int:
    if not isinstance(data, int) or isinstance(data, bool):
        raise Foreign
    return data


def _day(data: object) -> date:
    return date.fromisoformat(_text(data))


def _ruling(data: object) -> Ruling:
    return Ruling(_text(data))


def _option(data: object) -> OptionValue:
    if isinstance(data, list):
        return _texts(data)
    return data if isinstance(data, bool | str) else _number(data)


_texts: Final = _row(_text)
_form: Final = _made(
    ListFormat,
    _text,
    _or_none(_whole),
    _one_of(get_args(Order)),
    _one_of(get_args(LinkForm)),
    _one_of(get_args(UpgradeLink)),
)
_silenced: Final = _made(Silenced, _texts, _text, _or_none(_day))
_choice: Final = _made(LintChoice, _texts, _texts, _named(_named(_option)), _row(_silenced))
_rule: Final = _made(
    Rule,
    _text,
    _texts,
    _number,
    _one_of(get_args(Where)),
    _number,
    _or_none(_made(Near, _texts, _whole)),
    _texts,
    _texts,
    _text,
    _texts,
    _text,
    _row(_made(Example, _text, _whole)),
    _row(_made(Example, _text, _whole)),
    _text,
)
_screening: Final = _made(
    ScreeningRules, _number, _number, _number, _texts, _row(_rule), _row(_made(Kind, _rule, _ruling))
)
_section: Final = _made(SectionRules, _text, _text, _text, _flag, _number, _row(_rule), _or_none(_number))
_rules: Final = _made(RuleSet, _screening, _row(_section))
_venue: Final = _made(
    KnownVenue,
    _text,
    _text,
    _one_of(get_args(VenueKind)),
    _text,
    _row(_made(FormerName, _text, _whole, _or_none(_whole))),
    _texts,
    _text,
    _texts,
    _text,
    _texts,
)
_venues: Final = _made(Venues, _row(_venue), _or_none(_whole))
_rules_of_a_linter: Final = _made(LintRules, _text, _form, _choice, _rules, _venues)
