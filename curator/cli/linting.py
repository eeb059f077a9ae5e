"""A lint run from the command line: files in, findings out, fixes written."""

from __future__ import annotations

import gc
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from curator.cli.exit_code import ExitCode
from curator.cli.findings import colours, outputs_of, real_path, tell, width
from curator.cli.lists import STDIN, read_bytes, replace_bytes, require_writable, write_text
from curator.errors import UsageError
from curator.lint.baseline import write_baseline
from curator.lint.registry import all_checks, check_of, selected
from curator.lint.report import LintReport
from curator.lint.run import Asked, baseline_of, run
from curator.lint.source import Source

if TYPE_CHECKING:
    from curator.cli.said import Said
    from curator.cli.workplace import Workplace
    from curator.lint.report import FileReport

_WIDEST_PAGE: Final = 100
_UNNAMED: Final = "standard-input.md"
_NAME_THE_LIST: Final = "Name the list's file: curator lint PATH."


def lint(place: Workplace, said: Said) -> int:
    """Lint every list that is named and print what there is to say; the result is the exit code."""
    gc.disable()  # a run makes many values and no cycles, and is over soon
    _check(said)
    paths = said.paths or (place.list_path,)
    outputs = outputs_of(said.written, paths)
    sources = [_source(path, said) for path in paths]
    asked = [_asked(place, said, source) for source in sources]
    if said.baseline == "write":
        return _adopt(place, sources, asked)
    reports = [_run(place, source, one) for source, one in zip(sources, asked, strict=True)]
    if said.show:
        reports = [_rehearsed(place, *row) for row in zip(reports, sources, asked, strict=True)]
    report = LintReport(tuple(reports), asked[0].checks)
    if said.fix and not said.show and STDIN not in said.paths:
        _write(report, sources)
    tell(report, said, sources, outputs)
    _refuse_what_is_no_list(report)
    return ExitCode.FINDINGS if report.fails(strict=said.strict) else ExitCode.DONE


def explain(code: str) -> str:
    """The page of one check."""
    from curator.lint.page import explanation  # noqa: PLC0415 - only --explain needs it

    return explanation(check_of(code), width=min(width(), _WIDEST_PAGE), colour=colours()).rstrip()


def list_of_checks() -> str:
    """All checks, a line each: code, severity, whether it mends, name and summary."""
    return "".join(
        f"{one.code}  {one.severity:<7}  {one.fix or '-':<6}  {one.name:<22} {one.summary}\n"
        for one in all_checks()
    )


def _check(said: Said) -> None:
    """Refuse what does not go together; raises UsageError."""
    if said.unsafe and not (said.fix or said.show):
        message = "--unsafe-fixes says which fixes, and not what to do with them."
        raise UsageError(message, advice="Add --fix to make them, or --show-fixes to look at them.")
    if said.baseline == "write" and (said.base or said.select or said.ignore or said.fix):
        message = (
            "--baseline write remembers all findings, so it takes no --diff, --select, --ignore or --fix."
        )
        raise UsageError(message, advice="Leave them out, or choose checks under lint: in curator.yaml.")
    if said.name and STDIN not in said.paths:
        message = "--path names standard input, which is not read here."
        raise UsageError(message, advice="Add - to read it.")
    if STDIN in said.paths and len(said.paths) > 1:
        message = "Standard input is one list, and stands alone."
        raise UsageError(message, advice="Name the other lists in a run of their own.")
    if len(set(map(real_path, said.paths))) < len(said.paths):
        message = "A list is named twice."
        raise UsageError(message, advice="Name each list once.")


def _refuse_what_is_no_list(report: LintReport) -> None:
    """A wrong path would be green for ever; raises UsageError."""
    for file in report.files:
        if not file.entries and not file.findings:
            message = f"No entry could be read in {file.path}, so nothing was linted."
            advice = "Name the list's file, or say in curator.yaml how an entry looks: list.template."
            raise UsageError(message, advice=advice)


def _source(path: str, said: Said) -> Source:
    shown = (said.name or _UNNAMED) if path == STDIN else path
    return Source(Path(shown).as_posix(), read_bytes(path, advice=_NAME_THE_LIST))


def _asked(place: Workplace, said: Said, source: Source) -> Asked:
    choice = place.rules.lint if place.rules else None
    select = _codes(said.select) or (choice.select if choice else ())
    ignore = (*_codes(said.ignore), *(choice.ignore if choice else ()))
    asked = Asked(selected(select, ignore), suppress=place.suppressed, mend=said.mend)
    if said.baseline != "write":
        asked = replace(asked, known=place.baseline(said.baseline))
    if said.base:
        from curator.cli.changes import changes  # noqa: PLC0415 - only --diff asks git

        asked = replace(asked, touched=changes(said.base, folder=Path()).touching(source.path))
    return asked


def _codes(given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code.strip() for one in given for code in one.split(",") if code.strip())


def _rehearsed(place: Workplace, mended: FileReport, source: Source, asked: Asked) -> FileReport:
    """What is wrong with the list as it is, with the fixes that would be made."""
    as_it_is = _run(place, source, replace(asked, mend=None))
    return replace(as_it_is, edits=mended.edits, fixed=mended.fixed)


def _run(place: Workplace, source: Source, asked: Asked) -> FileReport:
    around, inferred = place.surroundings(source.path, source.text)
    report = run(source, around, asked)
    if inferred is not None:
        report = replace(report, form=inferred.form.template, read=f"{inferred.read} of {inferred.of}")
    return report


def _write(report: LintReport, sources: list[Source]) -> None:
    """Write all lists that were mended, once it is known that each of them can be."""
    mended = [(one, source) for one, source in zip(report.files, sources, strict=True) if one.edits]
    for one, source in mended:
        require_writable(one.path, source.data)
    for one, source in mended:
        replace_bytes(one.path, source.data, one.text.encode())


def _adopt(place: Workplace, sources: list[Source], asked: list[Asked]) -> int:
    """Remember what is wrong today; what is known of other lists stays."""
    paths = {source.path for source in sources}
    known = place.baseline(None)
    for key in [key for key in known if key[0] in paths]:
        del known[key]
    for source, one in zip(sources, asked, strict=True):
        known += baseline_of(source, place.surroundings(source.path, source.text)[0], one)
    write_text(place.baseline_file, write_baseline(known))
    count = sum(number for key, number in known.items() if key[0] in paths)
    click.echo(f"{place.baseline_file.as_posix()} remembers {count} findings; they no longer fail.", err=True)
    return ExitCode.DONE
