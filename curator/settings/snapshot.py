"""The linter's part of ``rules/``, kept under the state folder, so that a linter starts without reading YAML.

Importing pydantic and a YAML parser and reading the folder costs half a second; reading the snapshot, a few
milliseconds. It is a cache and nothing more: whatever is wrong with it, the folder is read again.

A pull request can plant any file, in the state folder too. So the snapshot is sealed by a keyed digest of
what it holds, and the key is made of the program's version, the names and bytes of the rule files, and when
and where on the disk they were written, which nobody can know before they are checked out.
"""

from __future__ import annotations

import os
from contextlib import suppress
from stat import S_ISREG
from typing import TYPE_CHECKING, Final

from curator.settings.plain import read_back, written

try:  # `hashlib` would load OpenSSL as well, which takes as long as reading the snapshot
    from _blake2 import blake2b
except ImportError:  # a Python that was built otherwise
    from hashlib import blake2b

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from curator.settings.lint_rules import LintRules

NAME: Final = "rules-snapshot.txt"
_FORM: Final = 1
"""To be raised when a program of the same version has to read the same rule files otherwise."""
_LARGEST: Final = 64_000_000
_SEAL: Final = 64
"""Bytes of a digest; in the file they stand in front of the rules, as hexadecimal digits."""


def lint_rules(config: Path, state: Path, *, version: str, make_folder: Callable[[Path], None]) -> LintRules:
    """What a linter needs of the folder ``config``: the snapshot in ``state``, else read anew and kept there.

    ``make_folder`` makes the state folder when there is none. That it cannot be made or written is no
    mistake: the next start is a slow one, too.

    Raises:
        ConfigurationMistakes: anything is wrong anywhere in ``config``.
    """
    key = _key(config, version)
    kept = _read(state / NAME, key) if key else None
    if kept is not None:
        return kept
    rules = _load(config)
    if key:
        with suppress(OSError):
            make_folder(state)
            _write(state / NAME, written(rules).encode(), key)
    return rules


def _load(config: Path) -> LintRules:
    from curator.settings.lint_rules import LintRules  # noqa: PLC0415 - belongs to the next line
    from curator.settings.load import load  # noqa: PLC0415 - pydantic and YAML, which a snapshot is there to avoid

    return LintRules.of(load(config, {}, for_lint=True))


def _key(config: Path, version: str) -> bytes | None:
    """None where there is no rule file to make it of, or one that cannot be read."""
    digest = blake2b(f"{_FORM} {version}".encode())
    try:
        files = _rule_files(config)
        for path in files:
            with path.open("rb") as file:
                data = file.read(_LARGEST)
                facts = os.fstat(file.fileno())
            made = (facts.st_dev, facts.st_ino, facts.st_mtime_ns, facts.st_ctime_ns)
            digest.update(repr((path.relative_to(config).as_posix(), len(data), made)).encode())
            digest.update(data)
    except OSError:
        return None
    return digest.digest() if files else None


def _rule_files(config: Path) -> list[Path]:
    """Every file that may be read, in one order."""
    sections = config / "sections"
    found = [*config.iterdir(), *(sections.iterdir() if sections.is_dir() else ())]
    return sorted(path for path in found if path.suffix == ".yaml" and path.is_file())


def _read(file: Path, key: bytes) -> LintRules | None:
    """The rules in the snapshot; None unless it is a file with the right seal and form."""
    try:
        if not S_ISREG(file.lstat().st_mode):  # a pipe, say, would never end
            return None
        with file.open("rb") as opened:
            data = opened.read(_LARGEST)
    except OSError:
        return None
    seal, rules = data[: 2 * _SEAL], data[2 * _SEAL :]
    if seal != _seal(rules, key):
        return None
    try:
        return read_back(rules.decode())
    except ValueError:
        return None


def _write(file: Path, rules: bytes, key: bytes) -> None:
    """Put the snapshot there at one stroke: another process reads the old one or the new one, never half."""
    draft = file.with_name(f"{file.stem}-{os.getpid()}.tmp")
    try:
        with draft.open("xb") as opened:  # a link that stands there already is not written through
            opened.write(_seal(rules, key) + rules)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)


def _seal(rules: bytes, key: bytes) -> bytes:
    return blake2b(rules, key=key).hexdigest().encode()
