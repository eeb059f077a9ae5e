"""``curator lint``: what is wrong with the list, and mending it."""

from __future__ import annotations

from typing import Any, Final

import click

from curator.cli.examples import examples
from curator.cli.exit_code import ExitCode
from curator.cli.options import Options, output_format, pass_options

FORMATS: Final = ("text", "json", "github", "sarif", "junit", "rdjson", "markdown")


@click.command(
    "lint",
    short_help="Find, and mend, what is wrong with the list.",
    epilog=examples(
        "curator lint",
        "curator lint --fix list/README.md",
        "curator lint --diff origin/main --output-format github",
        "curator lint --explain CUR301",
        "curator lint - --path list/README.md < buffer",
    ),
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--fix", is_flag=True, help="Mend what can be mended safely.")
@click.option("--unsafe-fixes", "unsafe", is_flag=True, help="Mend what needs a person's eyes, too.")
@click.option("--show-fixes", "show", is_flag=True, help="Print the fixes as a diff and write nothing.")
@click.option("--diff", "base", metavar="BASE", help="Report only entries that changed since this commit.")
@click.option("--facts", metavar="FILE", help="The file of facts [default: facts.json in the state folder].")
@click.option("--strict", is_flag=True, help="Fail for warnings, too.")
@click.option("--select", multiple=True, metavar="CODES", help="Only these checks: CUR3,CUR205 or names.")
@click.option("--ignore", multiple=True, metavar="CODES", help="Not these checks.")
@click.option("--baseline", metavar="write|FILE", help="Remember today's findings, or name a file that does.")
@click.option("--explain", metavar="CODE", help="Print the page of one check.")
@click.option("--list", "listed", is_flag=True, help="Print all checks.")
@click.option(
    "--write", "written", multiple=True, metavar="FORMAT=FILE", help="Write the findings to a file, too."
)
@click.option("--path", "name", metavar="NAME", help="What standard input (-) is called in messages.")
@output_format(FORMATS, words="How to print the findings.")
@pass_options
def command(options: Options, /, **said: Any) -> int:  # noqa: ANN401 - as click gives them
    """Find what is wrong with the list: malformed entries, duplicates, wrong venues and links.

    PATH is a Markdown file, or - for standard input; without it, the list that curator.yaml names. No network
    is used: what other services know comes from the file of facts. Exit code 1 when there is an error (with
    --strict also for a warning) that is neither silenced nor in the baseline.
    """
    from curator.cli import linting
    from curator.cli.said import Said
    from curator.cli.workplace import Workplace

    if said["explain"]:
        click.echo(linting.explain(said["explain"]))
    elif said["listed"]:
        click.echo(linting.list_of_checks(), nl=False)
    else:
        return linting.lint(Workplace(options, said["facts"]), Said(**said))
    return ExitCode.DONE
