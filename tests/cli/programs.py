"""Running the ``curator`` program as users do, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def curator(
    *words: str, cwd: Path, environ: dict[str, str] | None = None, stdin: str = ""
) -> subprocess.CompletedProcess[str]:
    """The finished process, with stdout and stderr as text; ``environ`` is added to a bare environment."""
    bare = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-m", "curator", *words],
        cwd=cwd,
        env=bare | {"PYTHONPATH": os.getcwd()} | (environ or {}),  # noqa: PTH109 - the tests run in the project
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
