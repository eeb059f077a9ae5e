"""``curator docs``: the reference pages, printed from the program itself."""

from __future__ import annotations

from pathlib import Path

import click

from curator.cli.examples import examples
from curator.cli.exit_code import ExitCode


@click.command(
    "docs",
    short_help="Print the reference pages again.",
    epilog=examples("curator docs", "curator docs --check"),
)
@click.option("--check", is_flag=True, help="Write nothing; name what is out of date, and exit with 1 then.")
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("docs"),
    show_default=True,
    metavar="DIR",
    help="Where the pages are.",
)
@click.pass_context
def command(context: click.Context, *, check: bool, folder: Path) -> int:
    """Print commands.md, configuration.md and checks/ from the commands, settings and checks that there are.

    Pages that are up to date are not touched, and pages of checks that are no more are removed. No network is
    used.
    """
    from curator.cli.console import inert
    from curator.cli.lists import write_text
    from curator.cli.reference import pages, stale

    current = pages(context.find_root().command)
    found = list(stale(folder, current))
    for one in found:
        if not check and one.text is not None:
            write_text(one.path, one.text)
        elif not check:
            one.path.unlink()
        done = f"is {one.why}" if check else "written" if one.text is not None else "removed"
        click.echo(inert(f"{one.path.as_posix()} {done}"))
    if found and check:
        click.echo("Print them again with: curator docs", err=True)
        return ExitCode.FINDINGS
    click.echo(f"{len(current)} pages are up to date.")
    return ExitCode.DONE
