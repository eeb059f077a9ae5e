"""A check of links from the command line: lists in, verdicts out, facts written."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from curator.cli import console, link_telling
from curator.cli.exit_code import ExitCode
from curator.cli.facts_file import require_facts, write_facts
from curator.cli.findings import outputs_of, real_path
from curator.cli.link_lists import NAME_THE_LIST, listed
from curator.cli.lists import STDIN, require_place
from curator.cli.watching import ending_as_asked, watched
from curator.cli.workplace import Workplace
from curator.core.facts import FACTS_FILE
from curator.core.links.facts import facts_of
from curator.core.links.link import Link
from curator.core.links.report import CheckedLink, CheckedLists
from curator.core.links.verdicts import compared
from curator.errors import Unavailable, UsageError
from curator.lint.positions import Lines
from curator.wiring import links
from curator.wiring.home import home_of_links

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from curator.cli.link_lists import Listed, Said
    from curator.cli.options import Options
    from curator.core.facts import Facts
    from curator.core.links.report import LinkReport
    from curator.wiring.home import Home


def check(options: Options, said: Said) -> int:
    """Check every link of every list that is named, and tell; the result is the exit code."""
    place = Workplace(options, reads_facts=False)
    paths = said.paths or (place.list_path,)
    _refuse(said, paths)
    outputs = _outputs(said, paths)
    _probe(said, outputs)
    lists = [listed(place, path, base=said.base) for path in paths]
    at = home_of_links(
        options.config if place.rules else None,
        environ=os.environ,
        state=options.state_folder(place.list_path),
    )
    checkup = links.checkup(at, confirm_now=said.confirm_now, offline=said.offline)
    with ending_as_asked(), watched(checkup, quiet=options.quiet):
        report = checkup.run(_asked(lists))
    checked = CheckedLists(tuple(_placed(lists, report)), report, tuple(_remarks(lists)))
    facts = _facts(report, at)
    told = link_telling.LinkTelling(place, tuple(lists), checked, facts)
    link_telling.tell(told, said)
    code = _code(told)
    try:
        _keep(facts, said, at.state)
        link_telling.write(told, said, outputs)
    except Unavailable as error:
        if code != ExitCode.FINDINGS:  # which outweigh everything else
            raise
        for words in filter(None, (str(error), error.advice)):
            click.echo(console.inert(words), err=True)
    return code


def _keep(facts: Facts, said: Said, state: Path) -> None:
    """Keep what was found where `curator lint` reads it."""
    if said.facts:
        write_facts(Path(said.facts), facts, named=True)
    if not said.offline and (remark := write_facts(state / FACTS_FILE, facts, named=False)):
        click.echo(console.inert(remark), err=True)


def _refuse(said: Said, paths: Sequence[str]) -> None:
    """Refuse what does not go together; raises UsageError."""
    if STDIN in paths:
        message = "Standard input has no place to point at, so its links are not checked."
        raise UsageError(message, advice=NAME_THE_LIST)
    if said.offline and said.confirm_now:
        message = "--confirm-now asks again, and --offline asks nobody."
        raise UsageError(message, advice="Leave one of them out.")
    if len(set(map(real_path, paths))) < len(paths):
        message = "A list is named twice."
        raise UsageError(message, advice="Name each list once.")


def _outputs(said: Said, paths: Sequence[str]) -> dict[Path, str]:
    """Where the result goes beside stdout; raises UsageError where one file would be two things."""
    outputs = outputs_of(said.written, tuple(paths))
    files = [*paths, *(written.partition("=")[2] for written in said.written), *filter(None, (said.facts,))]
    if len(set(map(real_path, files))) < len(files):
        message = "One file is named for two things."
        raise UsageError(message, advice="Name a file for each result, and none that is a list.")
    return outputs


def _probe(said: Said, outputs: Iterable[Path]) -> None:
    """Refuse files that could not be written, before anybody is asked; raises UsageError and Unavailable."""
    if said.facts:
        require_facts(Path(said.facts))
    for file in outputs:
        require_place(file)


def _asked(lists: Iterable[Listed]) -> Iterator[Link]:
    return (Link(one.url, one.title) for each in lists for one in each.links)


def _remarks(lists: Iterable[Listed]) -> Iterator[str]:
    """A list whose form is not understood has no titles that links could be held against."""
    for each in lists:
        if each.links and next(each.document.entries, None) is None:
            yield (
                f"No entry of {each.source.path} could be read, so no title was compared; "
                "say in curator.yaml how an entry looks: list.template."
            )


def _placed(lists: Iterable[Listed], report: LinkReport) -> Iterator[CheckedLink]:
    for each in lists:
        lines = Lines(each.source.text)
        for one in each.links:
            position = lines.position(one.start)
            verdict = compared(report.verdicts[one.url], link=Link(one.url, one.title))
            yield CheckedLink(each.source.path, position.line, position.column, one, verdict)


def _facts(report: LinkReport, at: Home) -> Facts:
    rows = ((url, report.ids.get(url), verdict) for url, verdict in report.verdicts.items())
    return facts_of(rows, now=at.clock.now(), remembered=report.remembered)


def _code(told: link_telling.LinkTelling) -> int:
    report = told.checked.report
    if report.interrupted:
        return ExitCode.INTERRUPTED
    if told.findings.fails(strict=False):
        return ExitCode.FINDINGS
    return ExitCode.DEGRADED if report.degraded else ExitCode.DONE
