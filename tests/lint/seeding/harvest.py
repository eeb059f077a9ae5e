"""Planting, linting before and after, and counting what was found, missed, and cried for nothing."""

from __future__ import annotations

import importlib
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.facts import Facts
from curator.lint.listing import Listing
from curator.lint.registry import all_checks
from curator.lint.run import Asked, run
from curator.lint.source import Source
from tests.lint import checks
from tests.lint.seeding.entries import LINKS, PAIRS, SHAPE, VENUES
from tests.lint.seeding.lists import FACTS, STRUCTURE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from curator.lint.surroundings import Surroundings
    from tests.lint.seeding.planting import Kind, Planted


def _of_the_checks() -> tuple[Kind, ...]:
    """The defects that the checks' own test modules hold, as ``DEFECTS``."""
    modules = sorted(file.stem for file in Path(checks.__file__ or "").parent.glob("test_cur*.py"))
    held = (importlib.import_module(f"{checks.__name__}.{module}") for module in modules)
    return tuple(kind for module in held for kind in getattr(module, "DEFECTS", ()))


KINDS: Final[tuple[Kind, ...]] = (*SHAPE, *LINKS, *VENUES, *PAIRS, *STRUCTURE, *FACTS, *_of_the_checks())
"""Those that were there from the beginning, and those that came with later checks."""

Seen = Counter[tuple[str, int]]
"""How often a code was found on a line."""


class Outcome(NamedTuple):
    """What became of one planted defect: was it found, and which findings elsewhere are new."""

    kind: Kind
    found: bool
    elsewhere: tuple[tuple[str, int], ...]
    lines: frozenset[int]


@dataclass(frozen=True)
class Field:
    """A list into which defects are planted, with what it holds by itself."""

    name: str
    text: str
    around: Surroundings

    def outcomes(self, *, seed: int = 1, kinds: Iterable[Kind] = KINDS) -> Iterator[Outcome]:
        """Plant each kind once, where the list can have it."""
        listing = Listing(self.text, self.around)
        before = _seen(self.text.encode(), self.around)
        for number, kind in enumerate(kinds):
            spoiled = frozenset(line for code, line in before if code == kind.code)
            dice = Random(f"{seed} {number} {self.name}")  # noqa: S311 - the same defects at every run
            planted = kind.plant(listing, dice, spoiled)
            if planted is not None:
                yield self._outcome(kind, planted, before)

    def _outcome(self, kind: Kind, planted: Planted, before: Seen) -> Outcome:
        facts = Facts(entries=dict(planted.entries), links=dict(planted.links))
        around = replace(self.around, facts=facts) if planted.entries or planted.links else self.around
        after = _seen(planted.data or planted.text.encode(), around)
        new = after - _moved(before, planted)
        found = any(code == kind.code and line in planted.lines for code, line in new)
        elsewhere = tuple(
            sorted((code, line) for code, line in new if line not in planted.lines and code not in kind.also)
        )
        return Outcome(kind, found, elsewhere, planted.lines)


def _seen(data: bytes, around: Surroundings) -> Seen:
    report = run(Source("list.md", data), around, Asked(all_checks()))
    return Counter((one.check.code, one.start.line) for one in report.findings)


def _moved(before: Seen, planted: Planted) -> Seen:
    """What was found before, on the lines where it stands now."""
    moved: Seen = Counter()
    for (code, line), count in before.items():
        moved[code, line + planted.shift if line >= planted.cut else line] += count
    return moved


def table(outcomes: Iterable[Outcome]) -> str:
    """A line a kind: planted, found, cried elsewhere."""
    planted: Counter[tuple[str, str]] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    cried: Counter[tuple[str, str]] = Counter()
    for one in outcomes:
        name = one.kind.code, one.kind.name
        planted[name] += 1
        found[name] += one.found
        cried[name] += bool(one.elsewhere)
    rows = [
        f"{code}  {name:<48} {planted[code, name]:>5} {found[code, name]:>5} {cried[code, name]:>5}"
        for code, name in sorted(planted)
    ]
    total = f"{'all':<56} {planted.total():>5} {found.total():>5} {cried.total():>5}"
    return "\n".join([f"{'code and defect':<56} plant found cried", *rows, total])
