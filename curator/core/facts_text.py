"""Facts as the text of ``facts.json``, and old facts brought up to date with new ones."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from curator.core.facts import LARGEST_NUMBER, VERSION, Facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from curator.core.facts import EntryFacts, Evidence, LinkFacts

MOST_EVIDENCE: Final = 20
"""Pieces of evidence that are kept of one work; nobody reads more of them."""

_UNCHECKED: Final = "unchecked"


def facts_text(facts: Facts) -> str:
    """The facts as JSON, which `read_facts` takes back; equal facts give one text, whatever their order.

    What is empty is left out. Half a surrogate pair, which is no text, is written out as its escape, and a
    number that cannot be a year or a status is dropped.
    """
    told = {
        "version": VERSION,
        "as_of": _writable(facts.as_of),
        "entries": _table(facts.entries),
        "links": _table(facts.links),
    }
    return json.dumps({name: one for name, one in told.items() if one}, ensure_ascii=False, indent=1) + "\n"


def merged(old: Facts, new: Facts) -> Facts:
    """What is known when ``new`` is told to somebody who knew ``old``.

    Of an entry each field counts that is newly told, and an empty one tells nothing, except that whoever
    speaks of an entry says whether it is withdrawn. A link's new verdict takes the place of the old one,
    unless the link was not checked; the time of the old one stays where the new one is the same and has none.
    """
    entries = {key: _newer(old.entries[key], one) for key, one in new.entries.items() if key in old.entries}
    links = {url: _latest(old.links[url], one) for url, one in new.links.items() if url in old.links}
    return Facts(
        new.as_of or old.as_of, {**old.entries, **new.entries, **entries}, {**old.links, **new.links, **links}
    )


def _newer(old: EntryFacts, new: EntryFacts) -> EntryFacts:
    told = {name: value for name, value in new._asdict().items() if not _is_empty(value)}
    evidence = _united((*new.evidence, *old.evidence))
    return old._replace(**told)._replace(withdrawn=new.withdrawn, evidence=evidence)


def _united(told: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The first of those that differ in nothing but the day, if it has one."""
    found: dict[Evidence, Evidence] = {}
    for one in told:
        key = one._replace(seen="")
        if key not in found or not found[key].seen:
            found[key] = one
    return tuple(found.values())[:MOST_EVIDENCE]


def _latest(old: LinkFacts, new: LinkFacts) -> LinkFacts:
    if new.verdict == _UNCHECKED:
        return old
    same = old.verdict == new.verdict and not new.checked_at
    return new._replace(checked_at=old.checked_at) if same else new


def _table(rows: Mapping[str, EntryFacts | LinkFacts]) -> dict[str, Any]:
    return {_writable(key): _plain(row._asdict()) for key, row in sorted(rows.items())}


def _plain(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _value(one) for name, one in fields.items() if not _is_empty(one)}


def _value(value: object) -> object:
    if isinstance(value, str):
        return _writable(value)
    if isinstance(value, tuple):
        return [_plain(one._asdict()) for one in value]
    return value


def _is_empty(value: object) -> bool:
    if type(value) is int:
        return not 0 <= value <= LARGEST_NUMBER
    return not value


def _writable(text: str) -> str:
    return text if text.isascii() else text.encode(errors="backslashreplace").decode()
