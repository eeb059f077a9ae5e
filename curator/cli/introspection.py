"""Commands asked for their help, for the page that tells of all of them."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Final

import click

from curator.cli.exit_code import ExitCode
from curator.pages.commands import CommandHelp, Prose

if TYPE_CHECKING:
    from collections.abc import Iterator

MEANINGS: Final = {
    ExitCode.DONE: "done, or nothing found",
    ExitCode.FINDINGS: "something was found",
    ExitCode.WRONG_USE: "wrong use or configuration; nothing was done",
    ExitCode.DEGRADED: "a source or service was degraded; the rest was done",
    ExitCode.OUR_BUG: "a bug of curator's own, with a report to paste into an issue",
    ExitCode.INTERRUPTED: "interrupted",
    ExitCode.CLOSED_PIPE: "whoever read the output went away",
}
_KEPT: Final = "\b"
"""What stands alone on a line before a paragraph whose lines click keeps apart."""


def help_of(command: click.Command, *, name: str, parent: click.Context | None = None) -> CommandHelp:
    """What a command and, in a group, its commands say of themselves."""
    context = click.Context(command, info_name=name.rpartition(" ")[2], parent=parent)
    options = (one.get_help_record(context) for one in command.params if isinstance(one, click.Option))
    return CommandHelp(
        name=name,
        usage=" ".join(command.collect_usage_pieces(context)),
        prose=tuple(_prose(command.help or "")),
        options=tuple((names, _one_line(said)) for names, said in filter(None, options)),
        examples=tuple(_examples(command.epilog or "")),
        commands=tuple(_inner(command, context, name)),
    )


def _inner(command: click.Command, context: click.Context, name: str) -> Iterator[CommandHelp]:
    if isinstance(command, click.Group):
        for word in command.list_commands(context):
            inner = command.get_command(context, word)
            if inner is not None and not inner.hidden:
                yield help_of(inner, name=f"{name} {word}", parent=context)


def _prose(text: str) -> Iterator[Prose]:
    for paragraph in inspect.cleandoc(text).split("\n\n"):
        if paragraph.startswith(_KEPT):
            yield Prose(paragraph.removeprefix(_KEPT).strip("\n"), lines=True)
        elif paragraph.strip():
            yield Prose(_one_line(paragraph))


def _examples(epilog: str) -> Iterator[str]:
    """The lines that `curator.cli.examples.examples` put there."""
    if epilog.startswith(_KEPT):
        yield from (line.strip() for line in epilog.splitlines()[2:])


def _one_line(text: str) -> str:
    return " ".join(text.split())
