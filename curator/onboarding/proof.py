"""The proof that drafted rules are right: read as every run reads them, before anybody sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.core.rules.examples import broken_examples
from curator.core.rules.faults import static_faults
from curator.errors import BrokenPromise
from curator.settings.load import examine

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from curator.core.rules.ruleset import RuleSet


def put(folder: Path, files: Mapping[str, str]) -> None:
    """Write files into a folder that nobody else uses; the paths are ours, and stay inside."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())


def require_right(rules: Path) -> None:
    """Read the rules in a folder; raises BrokenPromise when no run could work with them."""
    settings, mistakes = examine(rules, {})
    wrong = [*map(str, mistakes), *(_wrong(settings.rules) if settings else ())]
    if wrong:
        message = f"The rules that were drafted are not right: {wrong[0]}"
        raise BrokenPromise(message, advice="Nothing was written. Please report this with the list.")


def _wrong(rules: RuleSet) -> Iterator[str]:
    yield from map(str, broken_examples(rules))
    yield from map(str, static_faults(rules))
