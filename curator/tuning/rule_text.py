"""Rule files edited as a person would: comments, order and layout of everything else stay."""

from __future__ import annotations

from difflib import unified_diff
from io import StringIO
from typing import TYPE_CHECKING, Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from curator.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from curator.tuning.changes import Change

_WIDE: Final = 4_096


def edited(text: str, changes: Iterable[Change], *, path: str) -> str:
    """The text of a section's file with the changes made.

    Raises:
        UsageError: the file is not what the rules were read from.
    """
    yaml = YAML()
    yaml.width = _WIDE  # long lines of a person's stay one line
    yaml.preserve_quotes = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    try:
        tree = yaml.load(text)
        rules = tree["rules"]
        for change in changes:
            _make(rules, change)
    except (YAMLError, KeyError, TypeError, StopIteration) as error:
        message = f"{path} has changed since the rules were read."
        raise UsageError(message, advice="Run curator rules check, then try again.") from error
    out = StringIO()
    yaml.dump(tree, out)
    return out.getvalue()


def _make(rules: Any, change: Change) -> None:  # noqa: ANN401 - ruamel's tree has no types
    name = change.rule.partition(".")[2]
    if change.doing == "add":
        why = f"suggested by labelled papers: {change.phrase}"
        rules.append({"name": name, "phrase": [change.phrase], "weight": _number(change.weight), "why": why})
        return
    at = next(at for at, rule in enumerate(rules) if rule["name"] == name)
    if change.doing == "drop":
        del rules[at]
    else:
        rules[at]["weight"] = _number(change.weight)


def _number(weight: float) -> float | int:
    return int(weight) if weight == int(weight) else weight


def diff(before: str, after: str, *, path: str) -> str:
    """The unified diff; "" when nothing changes."""
    lines = unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), f"a/{path}", f"b/{path}"
    )
    return "".join(lines)
