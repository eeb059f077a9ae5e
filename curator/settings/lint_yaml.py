"""The key ``lint`` of ``curator.yaml``: which checks are on, and their options."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Annotated

from pydantic import Field

from curator.core.lint_choice import LintChoice, Silenced
from curator.settings import words
from curator.settings.lint_options import Options
from curator.settings.lint_words import Checks, code_of
from curator.settings.yamlfile import Strict


class SuppressionModel(Strict):
    """Checks that are silenced for the whole list."""

    codes: Annotated[tuple[Checks, ...], Field(min_length=1, max_length=200)]
    """Codes such as `CUR303` or names; `CUR3` stands for all that begin so."""

    reason: Annotated[str, Field(min_length=1, max_length=500)]
    """Why, for the next maintainer."""

    until: words.Month | None = None
    """The last month (`2027-01`) in which it holds."""

    def value(self) -> Silenced:
        """The suppression, by codes, with the last day of its month."""
        codes = tuple(dict.fromkeys(map(code_of, self.codes)))
        return Silenced(codes, self.reason, _last_day(self.until) if self.until else None)


class LintModel(Strict):
    """Which checks are on, and their options."""

    select: Annotated[tuple[Checks, ...], Field(max_length=200)] = ()
    """Codes (`CUR303`), their beginnings (`CUR3`) or names of checks; empty selects all of them."""

    ignore: Annotated[tuple[Checks, ...], Field(max_length=200)] = ()
    """Codes, their beginnings or names of checks that are left out; of two words the more exact one wins."""

    options: Options = Field(default_factory=dict)
    """A check's own options, by its code or name; its page names them."""

    suppress: Annotated[tuple[SuppressionModel, ...], Field(max_length=200)] = ()
    """Checks silenced for the whole list, each with a reason."""

    def value(self) -> LintChoice:
        """The choice as the linter takes it."""
        silenced = tuple(one.value() for one in self.suppress)
        return LintChoice(self.select, self.ignore, self.options, silenced)


def _last_day(month: str) -> date:
    year, number = map(int, month.split("-"))
    return date(year, number, monthrange(year, number)[1])
