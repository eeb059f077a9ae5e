"""Where a paper is found for good, as the links of its entry or the facts about it tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from curator.core.addresses import address_of
from curator.core.destinations import is_personal
from curator.core.late import late
from curator.core.url_faults import fault_in
from curator.core.works.ids import ids_in_url
from curator.core.works.paper import SCHEMES, PaperId

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from curator.core.facts import EntryFacts, Facts
    from curator.core.markdown.inline import PlacedLink

_CALLED_THE_PAPER: Final = late(
    r"\W*(?:the )?(?:paper|pdf|arxiv|preprint|link|abs(?:tract)?|openreview|proceedings|doi|official)\b",
    re.IGNORECASE,
)
_ENOUGH_WORDS: Final = 3


def place_among(links: Iterable[PlacedLink], *, head_end: int) -> str:
    """The first link before the description (``head_end``) that is called the paper and proves an id."""
    for link in links:
        if link.url_start < head_end and ids_in_url(link.url) and _CALLED_THE_PAPER.match(link.text):
            return link.url
    return ""


def place_in_facts(title: str, url: str, facts: Facts, *, keys: Mapping[str, str]) -> str:
    """Where the facts know the work with this title or main link; "" where they do not.

    ``keys`` are those that `keys_by_title` found in the facts.
    """
    from curator.core.links.title_match import same_title  # noqa: PLC0415 - only facts pay for it

    known = facts.of((), url)
    if known is not None and same_title(title, known.title):
        return _of_evidence(known)
    return _by_title(title, facts, keys)


def keys_by_title(facts: Facts) -> dict[str, str]:
    """Under which key the facts have a work of a title's fingerprint; the first of several."""
    from curator.core.works.titles import fingerprint  # noqa: PLC0415 - only facts pay for it

    keys: dict[str, str] = {}
    for key, known in facts.entries.items():
        if known.title:
            keys.setdefault(fingerprint(known.title), key)
    return keys


def _by_title(title: str, facts: Facts, keys: Mapping[str, str]) -> str:
    """Equal titles of one or two words are no evidence."""
    from curator.core.works.likeness import Title  # noqa: PLC0415 - only facts pay for it

    sought = Title(title)
    key = keys.get(sought.fingerprint)
    if key is None or len(sought.content) < _ENOUGH_WORDS:
        return ""
    known_id = key.partition(":")[0] in SCHEMES
    return (address_of(PaperId.parse(key)) if known_id else "") or _of_evidence(facts.entries[key])


def _of_evidence(known: EntryFacts) -> str:
    """Where a source saw the paper; best where the address proves an id."""
    seen = [
        one.url for one in known.evidence if one.url and not fault_in(one.url) and not is_personal(one.url)
    ]
    return next((url for url in seen if ids_in_url(url)), next(iter(seen), ""))
