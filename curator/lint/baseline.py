"""The baseline: findings that a list had when it was adopted, which are shown and do not fail.

A finding is known by its check, by the entry it stands in (outside of entries, by its line's words), and by
how many of its kind the entry had: so it is recognised wherever the entry moves, and a new one is told from
it.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from curator.core.works.identity import canonical
from curator.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from curator.lint.engine import Found
    from curator.lint.listing import Listing

Known = Counter[tuple[str, str, str]]
"""How often a finding of (path, what it stands in, code) is known."""

_ADVICE: Final = "Remove it, and write it anew with: curator lint --baseline write"
_LONGEST_LINE: Final = 200


def read_baseline(text: str, *, path: str) -> Known:
    """Read a baseline.

    Raises:
        UsageError: it is no JSON, or not in the form that `write_baseline` gives it.
    """
    try:
        data = json.loads(text)
        if data["version"] != 1:
            raise ValueError  # noqa: TRY301 - every damage has one message
        return Counter(dict(_rows(data["files"])))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        message = f"{path} is not a baseline of this version."
        raise UsageError(message, advice=_ADVICE) from None


def _rows(files: Mapping[str, Mapping[str, Mapping[str, int]]]) -> Iterator[tuple[tuple[str, str, str], int]]:
    for file, things in files.items():
        for thing, codes in things.items():
            for code, count in codes.items():
                if type(count) is not int:
                    raise TypeError
                yield (file, thing, code), count


def write_baseline(known: Known) -> str:
    """A baseline as JSON that diffs well: one line a code, everything in order."""
    files: dict[str, Any] = {}
    for (file, thing, code), count in sorted(known.items()):
        files.setdefault(file, {}).setdefault(thing, {})[code] = count
    return json.dumps({"version": 1, "files": files}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def keys(found: Iterable[Found], listing: Listing, *, path: str) -> Iterator[tuple[str, str, str]]:
    """What each finding is known by."""
    places = listing.places
    for check, finding in found:
        sides = [finding.span, *([finding.twin.span] if finding.twin else [])]
        cases = [case for span in sides if (case := places.case_at(span)) is not None]
        if cases:
            thing = " = ".join(sorted(str(canonical(case.ids, title=case.entry.title)) for case in cases))
        else:
            thing = f"line: {' '.join(places.line_at(finding.span[0]).split())[:_LONGEST_LINE]}"
        yield path, thing, check.code


def adopted(found: Sequence[Found], listing: Listing, known: Known, *, path: str) -> list[bool]:
    """For each finding whether the baseline knows it; of more than it knows, the first are the old ones."""
    if not known:
        return [False] * len(found)
    left = known.copy()
    result: list[bool] = []
    for key in keys(found, listing, path=path):
        result.append(left[key] > 0)
        left[key] -= 1
    return result
