"""Telling what a lint run found: on stdout, in files, and in a workflow's step summary."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from curator import __version__
from curator.cli.console import WIDTH_OF_A_LOG, inert, inert_line
from curator.cli.lists import STDIN, write_text
from curator.clock import clock_of
from curator.errors import UsageError
from curator.lint.formats import names, renderer
from curator.lint.formats.telling import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from curator.cli.said import Said
    from curator.lint.report import FileReport, LintReport
    from curator.lint.source import Source


def real_path(path: str) -> str:
    """One name for each file; links that lead in a circle, on which `Path.resolve` fails, keep theirs."""
    return path if path == STDIN else os.path.realpath(path)


def tell(report: LintReport, said: Said, sources: list[Source], outputs: Mapping[Path, str]) -> None:
    """Print what was found, and write it to the files that are named; raises Unavailable."""
    telling = telling_of(strict=said.strict, rehearsed=said.show)
    for file, form in outputs.items():
        write_text(file, renderer(form)(report, telling._replace(colour=False)))
    if said.form == "github" and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        summarize(renderer("markdown")(report, telling), Path(summary))
    if said.show:
        click.echo("".join(_diffs(report, sources)), nl=False)
    elif said.fix and STDIN in said.paths:
        click.echo(_mended(report.files[0], sources[0]), nl=False)
        click.echo(renderer(said.form)(report, telling), nl=False, err=True)
    else:
        click.echo(renderer(said.form)(report, telling), nl=False)


def _mended(file: FileReport, source: Source) -> bytes:
    """The list for whoever piped it in, as bytes: as text, its line ends and control characters may change.

    What could not be read as a list comes back as it came.
    """
    return file.text.encode() if file.edits else source.data


def _diffs(report: LintReport, sources: list[Source]) -> Iterator[str]:
    from curator.core.list.diff import unified_diff  # noqa: PLC0415 - only --show-fixes needs it

    for file, source in zip(report.files, sources, strict=True):
        diff = unified_diff(source.text, file.edits, path=file.path.lstrip("/"))
        yield from (_shown(line) + "\n" for line in diff.split("\n")[:-1])


def _shown(line: str) -> str:
    """A line of a diff: as it is for a program that applies it, inert where somebody or a log reads it."""
    return inert_line(line) if sys.stdout.isatty() or "GITHUB_ACTIONS" in os.environ else line


def summarize(text: str, file: Path) -> None:
    """Add to the step summary; one that cannot be written is a remark: the findings are told already."""
    try:
        with file.open("a", encoding="utf-8", errors="backslashreplace") as summary:
            summary.write(text)
    except OSError as error:
        click.echo(inert(f"The step summary could not be written to {file}: {error.strerror}."), err=True)


def outputs_of(written: tuple[str, ...], paths: tuple[str, ...]) -> dict[Path, str]:
    """The files that the findings are written to, with their formats; raises UsageError."""
    outputs = dict(map(_output, written))
    lists = set(map(real_path, paths))
    for file in outputs:
        if real_path(str(file)) in lists:
            message = f"--write would put the findings in the place of the list {file}."
            raise UsageError(message, advice="Name another file.")
    return outputs


def _output(said: str) -> tuple[Path, str]:
    form, sign, file = said.partition("=")
    if not sign or not file or form not in names():
        message = f"--write {said[:60]!r} is not FORMAT=FILE."
        raise UsageError(message, advice=f"The formats: {', '.join(names())}.")
    return Path(file), form


def telling_of(*, strict: bool = False, rehearsed: bool = False) -> Telling:
    """How findings are to be told to whoever reads stdout."""
    return Telling(
        strict=strict,
        colour=colours(),
        width=width(),
        docs_url=os.environ.get("CURATOR_DOCS_URL", ""),
        version=__version__,
        now=clock_of(os.environ).now(),
        rehearsed=rehearsed,
    )


def width() -> int:
    """The columns of the terminal, or of a log."""
    if not sys.stdout.isatty() and "COLUMNS" not in os.environ:
        return WIDTH_OF_A_LOG
    import shutil  # noqa: PLC0415 - it brings every kind of archive along

    return shutil.get_terminal_size((WIDTH_OF_A_LOG, 24)).columns


def colours() -> bool:
    """Whether stdout is a terminal that shows colours and nobody objects (https://no-color.org)."""
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return wanted and sys.stdout.isatty()
