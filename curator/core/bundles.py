"""Several new entries in one pull request: those of one section, or of one week.

Each paper has a record of its own, all on one branch; what becomes of the pull request becomes of all of
them, but for those that people took out of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Final, Literal

from curator.core.list.diff import unified_diff
from curator.core.list.document import parse
from curator.core.list.edit import Edit, apply_edits
from curator.core.plan import placed
from curator.core.proposal import BRANCH_PREFIX
from curator.errors import BrokenPromise, UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from curator.core.plan import Addition, Page
    from curator.core.record import Record

Mode = Literal["paper", "section", "digest"]
"""What one pull request holds: one paper, papers of one section, or all of one week."""

MOST_PAPERS: Final = 25
"""Of one pull request; nobody reviews more at once."""

_ADD: Final = f"{BRANCH_PREFIX}add/"
_SECTION: Final = f"{_ADD}section-"
_DIGEST: Final = f"{_ADD}digest-"
_STAMP: Final = re.compile(r"[0-9]{4}-(?:[0-9]{2}-[0-9]{2}|w[0-9]{2})")


@dataclass(frozen=True, slots=True)
class Bundle:
    """Several new entries, placed one after another.

    Attributes:
        key: the proposal's.
        branch: likewise.
        name: what holds them together, for people: a section's heading, or a week.
        additions: the entries, each as it stands once those before it are in; their branch is the bundle's.
        edits: all of them against the base.
        diff: the unified diff of that.
    """

    key: str
    branch: str
    name: str
    additions: tuple[Addition, ...]
    edits: tuple[Edit, ...]
    diff: str


def is_bundle(branch: str) -> bool:
    """Whether a branch holds, or may hold, several papers."""
    return branch.startswith((_SECTION, _DIGEST))


def bundle(branch: str, additions: Iterable[Addition], page: Page) -> Bundle | None:
    """The additions on one branch; None when none of them can be written beside the others."""
    text, now, groups = page.document.text, page, _Groups()
    done: list[Addition] = []
    for addition in additions:
        try:
            again = placed(addition.candidate, now, sentence=addition.sentence or "")
        except (UsageError, BrokenPromise):
            continue
        groups.insert(again.edit)
        text = apply_edits(text, (again.edit,))
        now = replace(now, document=parse(text, page.form, slugs=page.slugs))
        done.append(replace(again, branch=branch, key=addition.key))
    if not done:
        return None
    edits = groups.edits
    diff = unified_diff(page.document.text, edits, path=page.path)
    return Bundle(_key(branch), branch, _name(branch, done[0]), tuple(done), edits, diff)


class _Groups:
    """Insertions one after another, as insertions into the text that was there first."""

    def __init__(self) -> None:
        self._groups: list[tuple[int, str]] = []

    @property
    def edits(self) -> tuple[Edit, ...]:
        return tuple(Edit(at, at, text) for at, text in self._groups)

    def insert(self, edit: Edit) -> None:
        """Add one; its place is in the text as those before it left it."""
        longer = 0
        for number, (at, text) in enumerate(self._groups):
            start = at + longer
            if start <= edit.start <= start + len(text):
                inside = edit.start - start
                self._groups[number] = (at, text[:inside] + edit.text + text[inside:])
                return
            if edit.start < start:
                break
            longer += len(text)
        self._groups.append((edit.start - longer, edit.text))
        self._groups.sort()


@dataclass(frozen=True, slots=True)
class Bundling:
    """How new papers are put together tonight.

    Attributes:
        mode: by section or by week.
        records: all proposals, as they are now.
        begun: branches that an earlier run began and did not finish.
        room: how many pull requests may be made.
        today: the day.
    """

    mode: Mode
    records: Sequence[Record]
    begun: Collection[str]
    room: int
    today: date

    def put_together(self, additions: Sequence[Addition], page: Page) -> tuple[Bundle, ...]:
        """Tonight's new pull requests: of each section, or of each week, one, and only when none is open."""
        groups: dict[str, list[Addition]] = {}
        for addition in additions:
            groups.setdefault(self._group(addition), []).append(addition)
        free = [group for group in groups if self._is_free(group)]
        free.sort(key=lambda group: not self._begun(group))
        made = (bundle(self._branch(group), groups[group][:MOST_PAPERS], page) for group in free)
        return tuple(islice(filter(None, made), max(0, self.room)))

    def _group(self, addition: Addition) -> str:
        return f"{_SECTION}{addition.section}-" if self.mode == "section" else _DIGEST

    def _is_free(self, group: str) -> bool:
        """Whether none of the group is open, and none was made today, or this week."""
        same = [one for one in self.records if _is_of(one.branch, group)]
        fresh = f"{group}{self._stamp}"
        return not any(one.live or one.branch == fresh for one in same)

    def _branch(self, group: str) -> str:
        """A name of its own; one that was begun is finished under its name."""
        begun = self._begun(group)
        return begun[0] if begun else f"{group}{self._stamp}"

    def _begun(self, group: str) -> list[str]:
        return sorted(branch for branch in self.begun if _is_of(branch, group))

    @property
    def _stamp(self) -> str:
        if self.mode == "section":
            return str(self.today)
        year, week, _ = self.today.isocalendar()
        return f"{year}-w{week:02}"


def _is_of(branch: str, group: str) -> bool:
    """Whether a branch is one of a group: another section's name may begin with this one's."""
    return branch.startswith(group) and _STAMP.fullmatch(branch[len(group) :]) is not None


def _key(branch: str) -> str:
    return f"add:{branch.removeprefix(_ADD)}"


def _name(branch: str, first: Addition) -> str:
    if branch.startswith(_SECTION):
        return first.heading
    year, _, week = branch.removeprefix(_DIGEST).partition("-w")
    return f"week {week.lstrip('0')} of {year}"
