"""The options that every command has, wherever on the command line they stand."""

from __future__ import annotations

import dataclasses
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DEFAULT_CONFIG: Final = Path("rules")
DEFAULT_LIST: Final = "list/README.md"
STATE_NAME: Final = ".curator"


def default_state(list_path: str = DEFAULT_LIST) -> Path:
    """The state folder that nobody named: beside the list of the repository that we are in.

    ``list_path`` is relative to the top of the repository, which is the nearest folder with ``.git`` (without
    one, the current folder); where the list's folder is missing, the state is kept at the top.
    """
    try:
        folders = (Path(), *Path.cwd().parents)
        top = next((folder for folder in folders if os.path.lexists(folder / ".git")), Path())
        beside = (top / list_path).parent
        return (beside if beside.is_dir() else top) / STATE_NAME
    except OSError:  # the current folder is gone, or may not be looked into
        return Path(STATE_NAME)


@dataclass(frozen=True, slots=True)
class Options:
    """What the user said for all commands; ``state`` is None when it was left to us."""

    config: Path = DEFAULT_CONFIG
    state: Path | None = None
    quiet: bool = False

    def state_folder(self, list_path: str) -> Path:
        """Where ledger, caches and reports are: beside the list, unless the user named a folder."""
        return self.state or default_state(list_path)


pass_options = click.make_pass_decorator(Options, ensure=True)
"""Hand the `Options` to a command as its first argument."""


def output_format(
    forms: Sequence[str] = ("text", "json"),
    *,
    default: str = "text",
    words: str = "How to print the result.",
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option `--output-format` of a command, as its argument ``form``; ``words`` are its help."""
    choice = click.Choice(forms)
    return click.option(
        "--output-format", "form", type=choice, default=default, show_default=True, help=words
    )


def _keep(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    def keep(ctx: click.Context, _parameter: click.Parameter, value: Any) -> None:  # noqa: ANN401 - as click calls it
        if value not in {None, False}:
            ctx.obj = dataclasses.replace(ctx.obj or Options(), **{name: value})

    return keep


def global_options(*, hidden: bool) -> list[click.Parameter]:
    """New parameters for one command; ``hidden`` where the program's own help has named them already."""
    folder = click.Path(file_okay=False, path_type=Path)
    fixed: dict[str, Any] = {"expose_value": False, "hidden": hidden}
    variable = None if hidden else "CURATOR_"
    return [
        click.Option(
            ["--config"],
            type=folder,
            metavar="DIR",
            envvar=variable and f"{variable}CONFIG",
            callback=_keep("config"),
            help="The folder with curator.yaml and the keyword rules [default: rules].",
            **fixed,
        ),
        click.Option(
            ["--state"],
            type=folder,
            metavar="DIR",
            envvar=variable and f"{variable}STATE",
            callback=_keep("state"),
            help=f"The folder for ledger, caches and reports [default: {STATE_NAME} beside the list].",
            **fixed,
        ),
        click.Option(
            ["--quiet", "-q"],
            is_flag=True,
            callback=_keep("quiet"),
            help="Say nothing on stderr but errors.",
            **fixed,
        ),
    ]


def take_everywhere(command: click.Command) -> click.Command:
    """Let ``command``, and the commands of a group, take the global options too."""
    taken = {flag for parameter in command.params for flag in parameter.opts}
    command.params.extend(
        option for option in global_options(hidden=True) if not taken.intersection(option.opts)
    )
    for inner in getattr(command, "commands", {}).values():
        take_everywhere(inner)
    return command
