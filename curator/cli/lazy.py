"""Commands found by walking the package: a new file there is a new command, imported when it is needed."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING, Any

import click

from curator.cli.options import take_everywhere

if TYPE_CHECKING:
    from types import ModuleType


class FolderOfCommands(click.Group):
    """A group whose commands are the modules of ``package``; each holds its click command as ``command``."""

    def __init__(self, *args: Any, package: ModuleType, **kwargs: Any) -> None:  # noqa: ANN401 - click's own arguments
        """As `click.Group`; only the package's folder is read, none of its modules."""
        super().__init__(*args, **kwargs)
        self.package = package

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of all commands, in the order of the alphabet."""
        modules = pkgutil.iter_modules(self.package.__path__)
        return sorted(module.name.replace("_", "-") for module in modules if module.name[0] != "_")

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command, or None when there is none of that name."""
        if cmd_name not in self.commands and cmd_name in self.list_commands(ctx):
            module = importlib.import_module(f"{self.package.__name__}.{cmd_name.replace('-', '_')}")
            self.add_command(take_everywhere(module.command), cmd_name)
        return self.commands.get(cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is meant; an unknown one is refused with the nearest names."""
        try:
            return super().resolve_command(ctx, args)
        except click.NoSuchCommand as error:
            names = self.list_commands(ctx)
            raise click.NoSuchCommand(error.command_name, possibilities=names, ctx=ctx) from None
