"""The page ``docs/commands.md``: every command as its own help tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_HEAD: Final = """\
# Commands

<!-- Printed from the commands under curator/cli/commands/ by `curator docs`; edits here are lost. -->

Data goes to standard output, remarks and progress to standard error. `NO_COLOR` and `--quiet` are honoured.
`curator COMMAND --help` prints what stands here.
"""


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph of a command's help; with ``lines``, its lines are kept apart."""

    text: str
    lines: bool = False


@dataclass(frozen=True, slots=True)
class CommandHelp:
    """What a command says of itself.

    Attributes:
        name: as it is typed, such as ``curator rules check``.
        usage: what may stand behind the name.
        prose: what it does.
        options: as they are typed, each with its meaning.
        examples: lines that can be typed.
        commands: the commands of a group.
    """

    name: str
    usage: str
    prose: tuple[Prose, ...]
    options: tuple[tuple[str, str], ...]
    examples: tuple[str, ...] = ()
    commands: tuple[CommandHelp, ...] = ()


def commands_page(program: CommandHelp, *, exit_codes: Mapping[int, str]) -> str:
    """The whole page, as Markdown with a final newline."""
    parts = [_HEAD, _exit_codes(exit_codes), *_options("## Options of every command", program)]
    parts += [part for command in program.commands for part in _command(command, level=2)]
    return "\n".join(part.rstrip("\n") + "\n" for part in parts)


def _exit_codes(codes: Mapping[int, str]) -> str:
    rows = (f"| {code} | {meaning} |" for code, meaning in codes.items())
    return "\n".join(["## Exit codes\n", "| code | meaning |", "|---:|---|", *rows])


def _command(command: CommandHelp, *, level: int) -> Iterator[str]:
    yield f"{'#' * level} `{command.name}`"
    yield _fenced([f"{command.name} {command.usage}"])
    for prose in command.prose:
        yield _fenced(prose.text.splitlines()) if prose.lines else _plain(prose.text)
    yield from _options("", command)
    if command.examples:
        yield "For example:"
        yield _fenced(command.examples)
    for inner in command.commands:
        yield from _command(inner, level=level + 1)


def _options(title: str, command: CommandHelp) -> Iterator[str]:
    if title:
        yield title
    if command.options:
        rows = (f"| `{_cell(names)}` | {_cell(_plain(meaning))} |" for names, meaning in command.options)
        yield "\n".join(["| option | meaning |", "|---|---|", *rows])


def _fenced(lines: tuple[str, ...] | list[str]) -> str:
    return "\n".join(["```console", *lines, "```"])


def _plain(text: str) -> str:
    """Help is plain text, in which no sign means Markdown but the backtick."""
    return text.replace("<", "\\<").replace("*", "\\*")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
