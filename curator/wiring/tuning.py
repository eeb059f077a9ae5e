"""Suggestions for the rules, from everything that says what is right, and their pull requests."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from curator.core.list.document import parse
from curator.core.list.edit import Edit
from curator.core.proposal import BRANCH_PREFIX, Marker, Proposal
from curator.core.works.titles import fingerprint
from curator.errors import UsageError
from curator.measuring import read_gold
from curator.measuring.listed import listed
from curator.store import statefile
from curator.tuning.decided import decided
from curator.tuning.rule_text import diff, edited
from curator.tuning.search import suggest
from curator.tuning.weighing import weighed
from curator.wiring.home import home, ledger
from curator.wiring.one_night import forge_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from curator.measuring import GoldSet, Labelled
    from curator.settings.values import ForgeKind
    from curator.tuning.search import Suggested
    from curator.wiring.home import Home


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to learn from: labelled papers, decisions of maintainers (of which forge), always the list."""

    gold: Path | None
    decisions: bool
    forge: ForgeKind | None


class Text(NamedTuple):
    """A rule file before and after."""

    before: str
    after: str
    diff: str


def suggested(
    config: Path, wanted: Wanted, *, state: Callable[[str], Path], most: int
) -> tuple[Suggested, dict[str, Text]]:
    """The suggestions, and the rule files that they change, by path.

    Raises:
        UsageError: nothing says what is right, or a file cannot be read.
    """
    at = home(config, environ=os.environ, state=state)
    rules = at.settings.rules
    sets = list(read_gold(wanted.gold, slugs=frozenset(rules.slugs.values())) if wanted.gold else ())
    sets += _entries(at)
    if wanted.decisions:
        sets.append(_decisions(at, wanted.forge))
    papers = weighed(_once(sets), rules)
    if not papers:
        message = "Nothing says which sections are right: no labelled papers, no list, no decisions."
        raise UsageError(message, advice="Name labelled papers: curator rules suggest gold/")
    found = suggest(papers, rules, most=most)
    changed: dict[str, Text] = {}
    for slug in dict.fromkeys(one.change.section for one in found.suggestions):
        path = (config / "sections" / f"{slug}.yaml").as_posix()
        before = Path(path).read_text(encoding="utf-8")
        changes = [one.change for one in found.suggestions if one.change.section == slug]
        after = edited(before, changes, path=path)
        changed[path] = Text(before, after, diff(before, after, path=path))
    return found, changed


def proposed(
    config: Path,
    texts: Mapping[str, Text],
    *,
    body: str,
    forge: ForgeKind | None,
    state: Callable[[str], Path],
) -> tuple[str, ...]:
    """Open a draft pull request for each file; one sentence about each."""
    at = home(config, environ=os.environ, state=state)
    return tuple(_proposed(at, path, text, body=body, forge=forge) for path, text in texts.items())


def _proposed(at: Home, path: str, text: Text, *, body: str, forge: ForgeKind | None) -> str:
    """The forge reads and writes the rule file in the list's place."""
    settings = replace(at.settings, list=at.settings.list._replace(path=path))
    with forge_of(replace(at, settings=settings), forge) as there:
        base = there.base()
        if base.text != text.before:
            message = f"{path} is not the same on the branch {base.branch} as here."
            raise UsageError(message, advice="Pull or push first, so that the diff is of what stands there.")
        made = there.publish(_proposal(at, path, text, body=body), base=base)
    return f"{path}: {made.action.value}, {made.url or made.reason}"


def _proposal(at: Home, path: str, text: Text, *, body: str) -> Proposal:
    slug, day = Path(path).stem, at.clock.now().date()
    key = f"fix:rules/{slug}-{day}"
    title = f"Tune the rules of {slug}"
    marker = Marker(key, (), title)
    return Proposal(
        key=key,
        kind="fix",
        branch=f"{BRANCH_PREFIX}rules/{slug}-{day}",
        title=title,
        body=f"{body}\n\n```diff\n{text.diff.rstrip()}\n```\n\n{marker.encode()}",
        message=title,
        edits=(Edit(0, len(text.before), text.after),),
        labels=at.settings.forge.labels,
        marker=marker,
        section="",
        score=None,
    )


def _entries(at: Home) -> Iterable[GoldSet]:
    path = Path(at.settings.list.path)
    if not path.is_file():
        return
    text = path.read_text(encoding="utf-8", errors="replace")
    yield listed(path.name, text, form=at.settings.list.form, slugs=at.settings.rules.slugs)


def _decisions(at: Home, forge: ForgeKind | None) -> GoldSet:
    """What the forge's state says was decided, with the words of papers from this machine's ledger."""
    known = ledger(at)
    with forge_of(at, forge) as there:
        memory = statefile.decode(there.load().text)
        document = parse(there.base().text, at.settings.list.form, slugs=at.settings.rules.slugs)
    return decided(
        memory, document, recall=lambda one: found.candidate.paper if (found := known.find(one)) else None
    )


def _once(sets: Iterable[GoldSet]) -> list[Labelled]:
    """Each paper once, by its title, in the words that say most: else it would vouch for itself."""
    best: dict[str, Labelled] = {}
    for one in sets:
        for paper in one.papers:
            before = best.get(name := fingerprint(paper.title))
            if paper.sections and (before is None or len(paper.abstract) > len(before.abstract)):
                best[name] = paper
    return list(best.values())
