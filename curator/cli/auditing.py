"""An audit from the command line: a list in, findings with evidence out, facts written."""

from __future__ import annotations

import os
from bisect import bisect_right
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from curator.cli import audit_telling, console, proceedings_files, telling
from curator.cli.exit_code import ExitCode
from curator.cli.facts_file import write_facts
from curator.cli.findings import real_path
from curator.cli.lists import STDIN, read_bytes
from curator.cli.workplace import Workplace
from curator.core.audit_report import KIND_OF, KINDS, AuditFinding, AuditReport, DoubtfulTitle
from curator.core.facts import FACTS_FILE
from curator.core.list.document import parse
from curator.errors import UsageError
from curator.lint.registry import selected
from curator.lint.report import LintReport
from curator.lint.run import Asked, run
from curator.lint.source import Source
from curator.venuecheck import auditing, works_of
from curator.wiring import venues
from curator.wiring.home import home_of_links

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from curator.cli.options import Options
    from curator.cli.proceedings_files import Filled
    from curator.core.facts import Facts
    from curator.core.list.document import Document, Entry
    from curator.lint.check import Check
    from curator.lint.report import FileReport
    from curator.lint.surroundings import Surroundings
    from curator.venuecheck import Audit

_NAME_THE_LIST: Final = "Name the list's file: curator audit PATH."


@dataclass(frozen=True)
class Said:
    """What stands on the command line of ``curator audit``."""

    path: str | None
    proceedings: tuple[str, ...]
    offline: bool
    facts: str | None
    form: str


def audit(options: Options, said: Said) -> int:
    """Audit a list, and tell; the result is the exit code."""
    place = Workplace(options, reads_facts=False)
    source = _source(said.path or place.list_path, said)
    around, _ = place.surroundings(source.path, source.text)
    document = parse(source.text, around.form)
    if next(document.entries, None) is None:
        message = f"No entry could be read in {source.path}, so nothing was audited."
        raise UsageError(message, advice="Name the list's file, or say in curator.yaml how an entry looks.")
    at = home_of_links(
        options.config if place.rules else None,
        environ=os.environ,
        state=options.state_folder(place.list_path),
    )
    with telling.narrator(quiet=options.quiet) as narrate:
        check = venues.audit(at, venues=around.venues, offline=said.offline, narrate=narrate)
        today = at.clock.now().date()
        filled = proceedings_files.fill(
            check.proceedings, said.proceedings, venues=around.venues, seen=today, narrate=narrate
        )
        found = auditing.audit(check, works_of(document.entries))
    _write(found.facts, said, at.state)
    linted = _linted(place, source, replace(around, facts=found.facts))
    report = _report(document, linted, found, filled)
    audit_telling.tell(report, LintReport((linted,), _checks(place)), said.form)
    if report.findings:
        return ExitCode.FINDINGS
    return ExitCode.DEGRADED if report.troubles else ExitCode.DONE


def _source(path: str, said: Said) -> Source:
    if path == STDIN:
        message = "Standard input has no place to point at, so it is not audited."
        raise UsageError(message, advice=_NAME_THE_LIST)
    files = [path, *said.proceedings, *filter(None, (said.facts,))]
    if len(set(map(real_path, files))) < len(files):
        message = "One file is named for two things."
        raise UsageError(message, advice="Name the list, files of proceedings and a file of facts apart.")
    source = Source(Path(path).as_posix(), read_bytes(path, advice=_NAME_THE_LIST))
    if source.trouble is not None:
        message = f"{path} cannot be read as a list: {source.trouble.message}."
        raise UsageError(message, advice="Mend the file, then audit it.")
    return source


def _write(facts: Facts, said: Said, state: Path) -> None:
    """Keep what was found where `curator lint` reads it."""
    if said.facts:
        write_facts(Path(said.facts), facts, named=True)
    if remark := write_facts(state / FACTS_FILE, facts, named=False):
        click.echo(console.inert(remark), err=True)


def _linted(place: Workplace, source: Source, around: Surroundings) -> FileReport:
    return run(source, around, Asked(_checks(place), suppress=place.suppressed))


def _checks(place: Workplace) -> Sequence[Check]:
    rules = place.rules
    return selected(tuple(KIND_OF), rules.lint.ignore if rules else ())


def _report(document: Document, linted: FileReport, found: Audit, filled: Filled) -> AuditReport:
    entries = list(document.entries)
    findings = sorted(_findings(entries, linted, found.facts), key=lambda one: list(KINDS).index(one.kind))
    return AuditReport(
        len(entries),
        findings,
        list(_doubtful(entries, linted, found)),
        found.requests,
        found.waiting,
        found.troubles,
        filled.works,
        filled.unreadable,
    )


def _findings(entries: Sequence[Entry], linted: FileReport, facts: Facts) -> Iterator[AuditFinding]:
    starts = [entry.item.start for entry in entries]
    for one in linted.findings:
        kind = KIND_OF.get(one.check.code)
        at = bisect_right(starts, one.finding.span[0]) - 1
        if kind is None or at < 0 or one.adopted:
            continue
        known = facts.of(entries[at].ids, entries[at].url)
        yield AuditFinding(
            kind,
            one.check.code,
            linted.path,
            one.start.line,
            one.start.column,
            entries[at].title,
            one.finding.message,
            known.evidence if known else (),
        )


def _doubtful(entries: Sequence[Entry], linted: FileReport, found: Audit) -> Iterator[DoubtfulTitle]:
    for at, guess in sorted(found.doubtful.items()):
        start = (entries[at].span_of("title") or entries[at].span)[0]
        position = linted.lines.position(start)
        yield DoubtfulTitle(linted.path, position.line, position.column, entries[at].title, guess)
