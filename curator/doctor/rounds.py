"""All looks, found by walking `curator.doctor.looks`, and what they say in their order."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING

from curator.doctor import looks as package
from curator.doctor.look import Look

if TYPE_CHECKING:
    from curator.core.diagnosis import Diagnosis
    from curator.doctor.seen import Seen


@cache
def all_looks() -> tuple[Look, ...]:
    """Every look, in its place; raises TypeError when two have one place."""
    modules = [
        importlib.import_module(f"{package.__name__}.{one.name}")
        for one in pkgutil.iter_modules(package.__path__)
    ]
    found = [value for module in modules for value in vars(module).values() if isinstance(value, Look)]
    if len({one.place for one in found}) < len(found):
        message = "two looks have one place"
        raise TypeError(message)
    return tuple(sorted(found, key=lambda look: look.place))


def asked() -> tuple[str, ...]:
    """The paths that GitHub is asked for, each once."""
    return tuple(dict.fromkeys(path for look in all_looks() for path in look.asks))


def examine(seen: Seen) -> tuple[Diagnosis, ...]:
    """Every verdict on what was seen."""
    return tuple(told for look in all_looks() for told in look.judge(seen))
