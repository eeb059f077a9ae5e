"""All checks, found by walking `curator.lint.checks`; and the ones that codes select."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING

from curator.errors import UsageError
from curator.lint import checks as package
from curator.lint.check import Check

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@cache
def all_checks() -> tuple[Check, ...]:
    """Every check, by its code: each module of the package holds one."""
    names = [
        module.name for module in pkgutil.iter_modules(package.__path__) if module.name.startswith("cur")
    ]
    modules = [importlib.import_module(f"{package.__name__}.{name}") for name in names]
    found = [value for module in modules for value in vars(module).values() if isinstance(value, Check)]
    if len({one.code for one in found}) < len(found):
        codes = sorted(one.code for one in found)
        message = f"two checks have one code: {', '.join(code for code in codes if codes.count(code) > 1)}"
        raise TypeError(message)
    return tuple(sorted(found, key=lambda check: check.code))


def check_of(code: str) -> Check:
    """The check of a code or a name, whatever its case.

    Raises:
        UsageError: there is none; the nearest one is suggested.
    """
    found = _by_word().get(code) or _by_word().get(code.strip().casefold())
    if found is None:
        raise _unknown(code)
    return found


@cache
def _by_word() -> dict[str, Check]:
    return {word: one for one in all_checks() for word in (one.code, one.code.casefold(), one.name)}


def code_of(word: str) -> str:
    """The code of a check that is called by its name; any other word as it is."""
    check = _by_word().get(word.casefold())
    return check.code if check else word


def selected(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[Check, ...]:
    """The checks whose codes or names are selected (all, when nothing is) and not ignored.

    A beginning such as ``CUR3`` stands for all codes that begin so, ``ALL`` for every one. The more exact
    word wins: with ``CUR301`` selected and ``CUR3`` ignored, the one check is on.

    Raises:
        UsageError: a word that stands for no check.
    """
    chosen = _exactness(select or ("all",))
    left_out = _exactness(ignore)
    return tuple(one for one in all_checks() if chosen.get(one.code, -1) > left_out.get(one.code, -1))


def _exactness(words: Iterable[str]) -> dict[str, int]:
    """Each code that is meant, with how exact the word was that meant it; a name is as exact as a code."""
    exact: dict[str, int] = {}
    for word in words:
        codes = expanded(word)
        for code in codes:
            exact[code] = max(exact.get(code, 0), len(all_checks()) - len(codes))
    return exact


def expanded(code: str) -> tuple[str, ...]:
    """The codes that a code, its beginning or a name stands for.

    Raises:
        UsageError: it stands for none.
    """
    wanted = code.strip().casefold()
    if wanted == "all":
        return tuple(check.code for check in all_checks())
    found = tuple(
        check.code
        for check in all_checks()
        if check.name == wanted or (wanted.startswith("cur") and check.code.casefold().startswith(wanted))
    )
    if not found:
        raise _unknown(code)
    return found


def nearest(word: str) -> str | None:
    """The code or name that was probably meant; None when nothing comes near."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake pays for it

    words = {word.casefold(): word for check in all_checks() for word in (check.code, check.name)}
    near = get_close_matches(word.strip().casefold(), words, n=1, cutoff=0.4)
    return words[near[0]] if near else None


def _unknown(code: str) -> UsageError:
    near = nearest(code)
    hint = f"Did you mean {near}? " if near else ""
    return UsageError(f"There is no check {code[:60]!r}.", advice=f"{hint}All checks: curator lint --list")
