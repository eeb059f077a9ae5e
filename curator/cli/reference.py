"""The generated pages of ``docs/``: what they say today, and which files of a folder say something else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from curator.cli.introspection import MEANINGS, help_of
from curator.doctor import all_looks
from curator.lint.page import GENERATED
from curator.lint.page import pages as pages_of
from curator.lint.registry import all_checks
from curator.pages.commands import commands_page
from curator.pages.doctor_page import page as doctor_page
from curator.settings.reference import configuration_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import click

CHECKS: Final = "checks"


class Stale(NamedTuple):
    """A file that is not what it should be; ``text`` is what belongs there, None when it has to go."""

    path: Path
    why: Literal["missing", "out of date", "of a check that is no more"]
    text: str | None


def pages(program: click.Command) -> dict[str, str]:
    """Every generated page by its path below ``docs/``; ``program`` holds all commands."""
    codes = {int(code): said for code, said in MEANINGS.items()}
    return {
        "commands.md": commands_page(help_of(program, name="curator"), exit_codes=codes),
        "configuration.md": configuration_page(),
        "doctor.md": doctor_page((look.name, look.means, look.do) for look in all_looks()),
        **{f"{CHECKS}/{name}": text for name, text in pages_of(all_checks()).items()},
    }


def stale(folder: Path, current: Mapping[str, str]) -> Iterator[Stale]:
    """The files below ``folder`` that differ from ``current``, and the pages of checks that are no more.

    Only a page that says that it is generated is ever called superfluous. Line ends may be those of Windows.
    """
    for name, text in current.items():
        path = folder / name
        if not path.exists():
            yield Stale(path, "missing", text)
        elif path.read_bytes().replace(b"\r\n", b"\n") != text.encode():
            yield Stale(path, "out of date", text)
    for path in sorted((folder / CHECKS).glob("CUR*.md")):
        if f"{CHECKS}/{path.name}" not in current and GENERATED.encode() in path.read_bytes():
            yield Stale(path, "of a check that is no more", None)
