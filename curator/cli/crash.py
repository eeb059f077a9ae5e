"""The report on a bug of our own: ready to paste into an issue, and with no secret in it."""

from __future__ import annotations

import hashlib
import platform
import re
import shlex
import sys
import traceback
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from curator import __version__
from curator.cli.console import inert
from curator.cli.options import default_state
from curator.store.folder import make_folder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SECRET_NAME: Final = re.compile(r"TOKEN|SECRET|PASSW|CREDENTIAL|_KEY\b|_PAT\b", re.IGNORECASE)
_SECRET_FORM: Final = re.compile(
    r"gh[opsur]_[A-Za-z0-9]{16,}|github_pat_[A-Za-z0-9_]{16,}|(?<=//)[^/@\s]{1,500}(?=@)"
    r"|(?i:(?<=bearer )|(?<=basic ))[A-Za-z0-9._~+/=-]{8,}"
)
_SHORTEST_SECRET: Final = 4
_LONGEST_LINE: Final = 300


def report(error: Exception, words: Sequence[str], environ: Mapping[str, str]) -> str:
    """Write the traceback to a file under the state folder and return what the user is told."""
    trace = without_secrets("".join(traceback.format_exception(error)), environ)
    command = without_secrets(shlex.join(["curator", *words]), environ)
    facts = f"curator {__version__}, Python {platform.python_version()}, {platform.platform()}"
    last = inert(trace.strip().splitlines()[-1])[:_LONGEST_LINE]
    text = f"{facts}\ncommand: {command}\n\n{trace}"
    kept = _keep(text, _state(words, environ))
    return "\n".join(
        [
            "This is a bug of curator's own; what was begun is finished or repaired by the next run.",
            f"Please report it with these lines and the file {kept}:" if kept else "Please report it:",
            "",
            f"  {facts}",
            f"  command: {inert(command)[:_LONGEST_LINE]}",
            f"  {last}",
            *([] if kept else ["", trace]),
        ]
    )


def without_secrets(text: str, environ: Mapping[str, str]) -> str:
    """The text without the values of secret-looking variables and without anything formed like a token."""
    secrets = {value for name, value in environ.items() if _SECRET_NAME.search(name)}
    for secret in sorted(secrets, key=len, reverse=True):
        if len(secret) >= _SHORTEST_SECRET:
            text = text.replace(secret, "***")
    return _SECRET_FORM.sub("***", text)


def _state(words: Sequence[str], environ: Mapping[str, str]) -> Path:
    """The state folder, read from the words: the crash may have come before the options were parsed."""
    for word, following in pairwise([*words, ""]):
        if word == "--state" and following:
            return Path(following)
        if word.startswith("--state="):
            return Path(word.removeprefix("--state="))
    named = environ.get("CURATOR_STATE")
    return Path(named) if named else default_state()


def _keep(text: str, folder: Path) -> Path | None:
    path = folder / f"crash-{hashlib.sha256(text.encode(errors='replace')).hexdigest()[:8]}.txt"
    try:
        make_folder(folder)
        path.write_text(text, encoding="utf-8", errors="backslashreplace")
        path.chmod(0o600)
    except (OSError, ValueError) as error:
        sys.stderr.write(f"The report could not be kept in {folder}: {error}\n")
        return None
    return path
