"""Telling what a check of links found: on stdout, in files, and in a workflow's step summary.

Formats that name a check and a line are the linter's own: its checks of links are given the facts, and what
they find is printed as `curator lint` prints it.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from curator.cli import console
from curator.cli.findings import summarize, telling_of
from curator.cli.lists import write_text
from curator.core.facts import PROVEN_TITLES
from curator.core.links.words import in_words
from curator.lint.check import Finding
from curator.lint.engine import Found
from curator.lint.formats import renderer
from curator.lint.formats.as_github import MOST_OF_A_LEVEL, NOTICE, notice
from curator.lint.inert import obeyed_by_nobody, visible
from curator.lint.registry import check_of, code_of, selected
from curator.lint.report import FileReport, LintReport, placed
from curator.lint.run import Asked, run
from curator.lint.suppress import Suppressions, suppressions_in
from curator.pages import links_json, links_summary, links_terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from curator.cli.link_lists import Listed, Said
    from curator.cli.workplace import Workplace
    from curator.core.facts import Facts
    from curator.core.links.report import CheckedLink, CheckedLists
    from curator.lint.check import Check
    from curator.lint.report import Reported

_OF_LINKS: Final = ("CUR201", "CUR202", "CUR210", "CUR211")
_BY_VERDICT: Final = {"dead": "CUR201", "moved": "CUR202"}
_OTHER_TITLE: Final = "CUR210"
_THERE: Final = ("alive", "moved")
_UNPROVEN: Final = ("unreachable", "blocked", "rate_limited", "unchecked")


@dataclass(frozen=True)
class LinkTelling:
    """What is to be told: the lists, what was found behind their links, and the same as facts."""

    place: Workplace
    lists: tuple[Listed, ...]
    checked: CheckedLists
    facts: Facts

    @cached_property
    def findings(self) -> LintReport:
        """What the linter's checks of links say to it."""
        rules = self.place.rules
        checks = selected(_OF_LINKS, rules.lint.ignore if rules else ())
        return LintReport(tuple(self._file(each, checks) for each in self.lists), checks)

    @property
    def unproven(self) -> list[CheckedLink]:
        """The links of which nobody knows for certain whether they are there."""
        return list(self.checked.named(*_UNPROVEN))

    @property
    def hints(self) -> Iterator[CheckedLink]:
        """The links to pages that call themselves something else, which proves nothing and fails nothing."""
        check = check_of(_OTHER_TITLE)
        if check not in self.findings.checks:
            return
        lists = {each.source.path: (each, self._silencing(each)) for each in self.lists}
        for one in self.checked.links:
            each, silencing = lists[one.path]
            agrees, least = one.verdict.title_match, each.around.setting(check, "least")
            if (
                one.verdict.name in _THERE
                and one.verdict.title_from not in PROVEN_TITLES
                and agrees is not None
                and isinstance(least, int | float)
                and agrees < least
                and not silencing.silencing(_OTHER_TITLE, (one.link.start, one.link.end))
            ):
                yield one

    def _file(self, each: Listed, checks: tuple[Check, ...]) -> FileReport:
        around = replace(each.around, facts=self.facts)
        asked = Asked(checks, suppress=self.place.suppressed, touched=each.touched)
        report = run(each.source, around, asked)
        rows = sorted((*report.findings, *self._beside(each, checks)), key=lambda one: one.start)
        return replace(report, findings=tuple(rows))

    @property
    def beside(self) -> LintReport:
        """What the checks would say of links outside of entries, which `curator lint` does not look at."""
        checks = self.findings.checks
        files = (
            FileReport(
                one.source.path,
                one.source.text,
                self._beside(one, checks),
                sum(1 for _ in one.document.entries),
            )
            for one in self.lists
        )
        return LintReport(tuple(files), checks)

    def _beside(self, each: Listed, checks: Sequence[Check]) -> tuple[Reported, ...]:
        silencing = self._silencing(each)
        found = [
            Found(check_of(code), Finding((one.link.start, one.link.end), _said(one)))
            for one in self.checked.links
            if one.path == each.source.path
            and one.link.entry is None
            and (code := _BY_VERDICT.get(one.verdict.name))
            and check_of(code) in checks
            and not silencing.silencing(code, (one.link.start, one.link.end))
        ]
        return tuple(placed(found, each.source.lines))

    def _silencing(self, each: Listed) -> Suppressions:
        """What the configuration, and comments around a block, silence."""
        found = (*self.place.suppressed, *suppressions_in(each.document, ()))
        coded = (one._replace(codes=tuple(map(code_of, one.codes))) for one in found)
        return Suppressions(coded, today=each.around.today)


def _said(one: CheckedLink) -> str:
    return f"the link is {one.verdict.name}: {in_words(one.verdict)}"


def tell(told: LinkTelling, said: Said) -> None:
    """Print what was found; raises Unavailable where the summary cannot be written."""
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        summarize(links_summary.render(told.checked, others=_others(told)), Path(summary))
    if said.form == "text":
        console.show(links_terminal.links(told.checked, others=_others(told)))
    else:
        click.echo(_document(told, said.form, facts_written=bool(said.facts)), nl=False)
    sys.stdout.flush()


def write(told: LinkTelling, said: Said, outputs: Mapping[Path, str]) -> None:
    """Write what was found to the files that are named; raises Unavailable."""
    for file, form in outputs.items():
        write_text(file, _document(told, form, facts_written=bool(said.facts)))


def _document(told: LinkTelling, form: str, *, facts_written: bool) -> str:
    if form == "json":
        return json.dumps(links_json.as_json(told.checked), ensure_ascii=False, indent=2) + "\n"
    if form == "markdown":
        return links_summary.render(told.checked, others=_others(told))
    if form == "text":
        return f"{links_terminal.figures(told.checked)}\n"
    if form == "github":
        return _commands(told, facts_written=facts_written)
    return renderer(form)(told.findings, telling_of())


def _commands(told: LinkTelling, *, facts_written: bool) -> str:
    """Annotations; what was written as facts is left to `curator lint`, which would say it a second time."""
    report = told.beside if facts_written else told.findings
    wanted = not facts_written or any(report.findings)
    lines = renderer("github")(report, telling_of()).splitlines() if wanted else []
    made = sum(line.startswith(NOTICE) for line in lines)
    for number, one in enumerate(told.unproven, start=made):
        words = f"{one.verdict.name.replace('_', ' ')}: {in_words(one.verdict)}: {one.link.url}"
        if number < MOST_OF_A_LEVEL:
            lines.append(
                notice(one.path, one.line, one.column, title=f"link {one.verdict.name}", words=words)
            )
        else:
            lines.append(obeyed_by_nobody(f"{visible(one.path)}:{one.line}: {visible(words)}"))
    lines += [obeyed_by_nobody(visible(trouble)) for trouble in told.checked.report.troubles]
    return "\n".join([*lines, links_terminal.figures(told.checked)]) + "\n"


def _others(told: LinkTelling) -> list[CheckedLink]:
    """The links behind which another title stands than the entry's: proven faults, and hints."""
    found = {
        (file.path, one.start.line)
        for file, one in told.findings.findings
        if one.check.code == _OTHER_TITLE and not one.adopted
    }
    hints = {(one.path, one.link.start) for one in told.hints}
    return [
        one
        for one in told.checked.links
        if one.link.title and ((one.path, one.line) in found or (one.path, one.link.start) in hints)
    ]
