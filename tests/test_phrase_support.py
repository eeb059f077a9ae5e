"""No phrase of the section rules serves a single entry: each has learned a kind of paper, not a paper."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from curator.core.rules.folding import Reading
from curator.core.rules.matcher import Matcher
from curator.core.works.titles import fingerprint
from curator.measuring import read_gold
from curator.measuring.listed import listed
from curator.settings.load import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT: Final = Path(__file__).parents[1]
CORPORA: Final = ROOT.parent / "shared" / "corpora"
SETTINGS: Final = load(ROOT / "rules", {})
PHRASES: Final = [
    (rule.name, phrase) for one in SETTINGS.rules.sections for rule in one.rules for phrase in rule.phrases
]
MATCHER: Final = Matcher([[phrase] for _, phrase in PHRASES])


def _counted(texts: Iterable[tuple[str, str]]) -> Counter[int]:
    """In how many works each phrase stands; the words of one work are counted once."""
    works: dict[str, set[int]] = {}
    for title, abstract in texts:
        works.setdefault(fingerprint(title), set()).update(MATCHER.find(Reading(title, abstract).text))
    return Counter(chain.from_iterable(works.values()))


def _own() -> list[tuple[str, str]]:
    text = (ROOT / "list" / "README.md").read_text(encoding="utf-8")
    entries = listed("list", text, form=SETTINGS.list.form, slugs=SETTINGS.rules.slugs)
    return [(paper.title, paper.abstract) for paper in entries.papers]


def _labelled() -> Iterator[tuple[str, str]]:
    slugs = frozenset(SETTINGS.rules.slugs.values())
    for gold in read_gold(CORPORA / "gold", slugs=slugs):
        yield from ((paper.title, paper.abstract) for paper in gold.places)


def _others() -> Iterator[tuple[str, str]]:
    """Works that nobody labelled: a month of arXiv, and the proceedings' titles."""
    for name in ("arxiv-2026-04.jsonl.gz", "proceedings.jsonl.gz", "gold/screening_dev.jsonl.gz"):
        with gzip.open(CORPORA / name, "rt", encoding="utf-8") as lines:
            for work in map(json.loads, lines):
                yield work["title"], work.get("abstract") or ""


def test_most_phrases_fire_on_the_list_itself() -> None:
    """A rule set of words that the list does not know would be about something else."""
    own = _counted(_own())
    assert sum(at in own for at in range(len(PHRASES))) > len(PHRASES) / 2


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the corpora stand beside the checkout, not in it")
def test_no_phrase_serves_a_single_entry() -> None:
    """What stands in one labelled paper stands in other works, too: labelled ones, or any of 165,000."""
    labelled = _counted(chain(_own(), _labelled()))
    lone = {at for at in range(len(PHRASES)) if labelled[at] == 1}
    known = {fingerprint(title) for title, _ in chain(_own(), _labelled())}
    elsewhere = _counted((title, text) for title, text in _others() if fingerprint(title) not in known)
    assert [PHRASES[at] for at in sorted(lone) if not elsewhere[at]] == []
