"""What is said after all findings: how many there are, what can be fixed, and what was not looked at."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.markdown.tables import linked_rows
from curator.lint.check import Safety, Severity
from curator.lint.inert import shortened, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from curator.lint.formats.telling import Telling
    from curator.lint.report import FileReport, LintReport, Reported

_LONGEST_TEMPLATE: Final = 200
_FACTS: Final = ("entries", "links")
_WEIGHT: Final = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTICE: 2}


class Totals(NamedTuple):
    """Figures over all lists.

    Attributes:
        severities: findings that the baseline does not know.
        adopted: findings that it knows.
        fixable: all findings that a fix mends, by its safety.
        unchecked: entries of which nothing is known from outside, by the kind of facts.
    """

    severities: Mapping[Severity, int]
    adopted: int
    fixable: Mapping[Safety, int]
    suppressed: int
    fixed: int
    entries: int
    unchecked: Mapping[str, int]


def totals(report: LintReport) -> Totals:
    """Count everything."""
    unchecked: Counter[str] = Counter()
    for file in report.files:
        unchecked.update(file.unchecked or {})
    return Totals(
        severities=report.counted(),
        adopted=report.counted(adopted=True).total(),
        fixable=Counter(one.fix for _, one in report.findings if one.fix is not None),
        suppressed=sum(file.suppressed for file in report.files),
        fixed=sum(file.fixed for file in report.files),
        entries=sum(file.entries for file in report.files),
        unchecked=unchecked,
    )


def counts(found: Totals) -> str:
    """How many findings of each severity, in words."""
    told = [counted(found.severities[one], one.value) for one in Severity if found.severities[one]]
    return listed(told) or "no findings"


def sentences(report: LintReport, telling: Telling) -> Iterator[str]:
    """The summary, one sentence at a time; the first says how many findings there are in how many entries."""
    found = totals(report)
    where = counted(found.entries, "entry", "entries")
    if len(report.files) != 1:
        where += f" of {counted(len(report.files), 'list')}"
    words = counts(found)
    if found.adopted and not found.severities:
        words = "no new findings"
    yield f"{words[0].upper()}{words[1:]} in {where}."
    yield from _fixes(found, telling)
    if found.suppressed:
        yield f"{found.suppressed} suppressed."
    if found.adopted:
        yield f"{found.adopted} in the baseline, no reason to fail."
    yield from _unchecked(report, found)
    yield from _inferred(report.files)
    yield from _tables(report.files)


def weightiest_first(report: LintReport) -> list[tuple[FileReport, Reported]]:
    """All findings: errors, warnings, notices, each in file order; those of the baseline last."""
    return sorted(report.findings, key=lambda one: (one[1].adopted, _WEIGHT[one[1].check.severity]))


def _fixes(found: Totals, telling: Telling) -> Iterator[str]:
    if found.fixed:
        made = "would be fixed" if telling.rehearsed else "fixed"
        yield f"{counted(found.fixed, 'finding')} {made}."
    safe, unsafe = found.fixable[Safety.SAFE], found.fixable[Safety.UNSAFE]
    if safe:
        more = f", {unsafe} more with --unsafe-fixes" if unsafe else ""
        yield f"{safe} can be fixed with --fix{more}."
    elif unsafe:
        yield f"{unsafe} can be fixed with --fix --unsafe-fixes."


def _unchecked(report: LintReport, found: Totals) -> Iterator[str]:
    """Which checks said nothing for want of what they need; where none needs it, there is nothing to say."""
    without = max((found.unchecked.get(kind, 0) for kind in _FACTS), default=0)
    silent = sum(check.needs in _FACTS and bool(found.unchecked.get(check.needs)) for check in report.checks)
    if without and silent:
        need = "needs" if silent == 1 else "need"
        of = counted(without, "entry", "entries")
        facts = f"{need} facts from outside, which curator links finds,"
        yield f"{counted(silent, 'check')} {facts} and said nothing of {of}."
    if found.unchecked.get("dictionary"):
        yield "CUR111 needs a dictionary and did not run: pip install 'paper-curator[spelling]'."


def _inferred(files: Iterable[FileReport]) -> Iterator[str]:
    for file in files:
        if file.form:
            form = visible(shortened(file.form, _LONGEST_TEMPLATE))
            fit = f"{visible(file.read)} bullets fit the inferred one" if file.read else "inferred"
            yield f"{visible(file.path)} declares no template; {fit}: {form}"


def _tables(files: Iterable[FileReport]) -> Iterator[str]:
    for file in files:
        if rows := linked_rows(file.text):
            told = counted(rows, "row of a table holds a link", "rows of tables hold links")
            yield f"{visible(file.path)}: {told}; tables are not read: an entry is a bullet."


def counted(number: int, thing: str, things: str = "") -> str:
    """A number with what it counts."""
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def listed(words: list[str]) -> str:
    """Words as a sentence lists them."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
