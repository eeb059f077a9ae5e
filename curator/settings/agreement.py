"""Do rules and list agree: is the list where the settings say, with the sections that the rules name?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.core.decoding import LARGEST_LIST, decode
from curator.core.list.document import parse
from curator.errors import UsageError
from curator.settings.curator_yaml import CuratorFile
from curator.settings.load import CURATOR
from curator.settings.mistakes import Mistake
from curator.settings.rules import SECTIONS, SectionFile
from curator.settings.wording import nearest
from curator.settings.yamlfile import read

if TYPE_CHECKING:
    from pathlib import Path

    from curator.core.list.document import Document
    from curator.core.rules.ruleset import SectionRules
    from curator.settings.values import Settings


def disagreements(settings: Settings, *, folder: Path, root: Path) -> tuple[Mistake, ...]:
    """What a valid configuration and the list under ``root`` contradict each other in.

    ``folder`` is where the configuration was read from; its files are asked again for the lines.
    """
    try:
        text = decode(_bytes(inside(root, settings.list.path)), path=settings.list.path)
        document = parse(text, settings.list.form)
    except UsageError as error:
        return (_in_curator(folder, f"{error}. {error.advice}".strip()),)
    missing = [section for section in settings.rules.sections if not _stands_in(document, section)]
    return tuple(sorted(_without_section(folder, section, document) for section in missing))


def inside(root: Path, path: str) -> Path:
    """The list's file under ``root``; raises UsageError when a link leads out of ``root``."""
    file = root / path
    if not file.resolve().is_relative_to(root.resolve()):
        message = f"{path} leads out of the repository"
        raise UsageError(message, advice="Put the list itself into the repository, not a link.")
    return file


def _bytes(file: Path) -> bytes:
    if not file.is_file():
        message = f"The list {file.as_posix()} does not exist"
        raise UsageError(message, advice="Name it in list.path, as a path inside the repository.")
    try:
        with file.open("rb") as stream:
            return stream.read(LARGEST_LIST + 1)
    except OSError as error:
        message = f"The list {file.as_posix()} cannot be read: {error.strerror}"
        raise UsageError(message, advice="Check the file's permissions.") from error


def _stands_in(document: Document, section: SectionRules) -> bool:
    return any(section.heading == found.title for found in document.sections)


def _without_section(folder: Path, section: SectionRules, document: Document) -> Mistake:
    headings = [found.title for found in document.sections]
    near = nearest(section.heading, headings)
    hint = f"did you mean {near!r}?" if near else f"expected one of {', '.join(map(repr, headings[:20]))}"
    message = f"the list has no section with the heading {section.heading!r}; {hint}"
    path = folder / SECTIONS / f"{section.slug}.yaml"
    file = read(path, SectionFile, mistakes=[])
    return file.mistake(("heading",), message) if file else Mistake(path.as_posix(), 0, 0, message)


def _in_curator(folder: Path, message: str) -> Mistake:
    path = folder / CURATOR
    file = read(path, CuratorFile, mistakes=[])
    return file.mistake(("list", "path"), message) if file else Mistake(path.as_posix(), 0, 0, message)
