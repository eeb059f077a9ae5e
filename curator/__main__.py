"""``python -m curator`` is ``curator``."""

from __future__ import annotations

from curator.cli import program

program()
