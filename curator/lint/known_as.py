"""Entries that other sources know as one work, although the list gives them other titles and other links."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from curator.core.works.ids import ids_in_url
from curator.core.works.sameness import Known, compare
from curator.core.works.titles import fingerprint
from curator.lint.quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.core.works.paper import PaperId
    from curator.lint.case import Case


class AsWork(NamedTuple):
    """An entry as `compare` sees it, under its own title or another one."""

    ids: tuple[PaperId, ...]
    title: str
    authors: tuple[str, ...] = ()


class KnownAs:
    """The entries met so far, by the titles and ids that they have in the list and in the facts."""

    __slots__ = ("_ids", "_titles")

    def __init__(self) -> None:
        """Begin with none."""
        self._titles: dict[str, tuple[Case, str]] = {}
        self._ids: dict[PaperId, Case] = {}

    def meet(self, case: Case) -> tuple[Case, str] | None:
        """Keep an entry; give the first one that is known as the same work, with the shared title or id."""
        titles = [case.entry.title, *_told_titles(case)]
        ids = dict.fromkeys((*case.ids, *_told_ids(case)))
        found = next(self._by_title(case, titles), None) or next(
            ((self._ids[one], str(one)) for one in ids if one in self._ids), None
        )
        for title in titles:
            self._titles.setdefault(fingerprint(title), (case, title))
        for one in ids:
            self._ids.setdefault(one, case)
        return found

    def _by_title(self, case: Case, titles: list[str]) -> Iterator[tuple[Case, str]]:
        """An equal title is no evidence when it is "Preface", or when the ids tell the works apart."""
        for title in titles:
            other, same = self._titles.get(fingerprint(title), (case, ""))
            if other is not case and compare(Known(AsWork(case.ids, title)), Known(AsWork(other.ids, same))):
                yield other, quoted(title)


def _told_titles(case: Case) -> tuple[str, ...]:
    facts = case.facts
    return (facts.title,) if facts and facts.title else ()


def _told_ids(case: Case) -> Iterator[PaperId]:
    """Ids of the pages where other sources say something of the entry."""
    facts = case.facts
    for evidence in facts.evidence if facts else ():
        yield from ids_in_url(evidence.url)
