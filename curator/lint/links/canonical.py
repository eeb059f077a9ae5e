"""Where an entry's paper is found for good, when its main link does not lead there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from curator.core.addresses import address_of
from curator.core.destinations import is_personal
from curator.core.ids import ids_in_url
from curator.core.late import late
from curator.core.paper import SCHEMES, PaperId
from curator.core.url_faults import fault_in

if TYPE_CHECKING:
    from curator.core.facts import EntryFacts
    from curator.lint.case import Case

_CALLED_THE_PAPER: Final = late(
    r"\W*(?:the )?(?:paper|pdf|arxiv|preprint|link|abs(?:tract)?|openreview|proceedings|doi|official)\b",
    re.IGNORECASE,
)
_ENOUGH_WORDS: Final = 3


def canonical_address(case: Case) -> str:
    """As another link of the entry has it, else as the facts do; "" where neither knows."""
    return _among_its_links(case) or _in_the_facts(case)


def _among_its_links(case: Case) -> str:
    """A link before the description, called the paper, to an address that proves an id."""
    if not case.ids:
        return ""
    head_end = case.description[0]
    for link in case.links:
        if link.url_start < head_end and case.ids_of(link) and _CALLED_THE_PAPER.match(link.text):
            return link.url
    return ""


def _in_the_facts(case: Case) -> str:
    facts = case.around.facts
    if not facts.entries:
        return ""
    from curator.core.title_match import same_title  # noqa: PLC0415 - only facts pay for it

    known = facts.of((), case.entry.url)
    if known is not None and same_title(case.entry.title, known.title):
        return _of_evidence(known)
    return _by_title(case)


def _by_title(case: Case) -> str:
    """Equal titles of one or two words are no evidence."""
    from curator.core.likeness import Title  # noqa: PLC0415 - only facts pay for it

    title = Title(case.entry.title)
    key = case.around.fact_keys_by_title.get(title.fingerprint)
    if key is None or len(title.content) < _ENOUGH_WORDS:
        return ""
    known_id = key.partition(":")[0] in SCHEMES
    return (address_of(PaperId.parse(key)) if known_id else "") or _of_evidence(
        case.around.facts.entries[key]
    )


def _of_evidence(known: EntryFacts) -> str:
    """Where a source saw the paper; best where the address proves an id."""
    seen = [
        one.url for one in known.evidence if one.url and not fault_in(one.url) and not is_personal(one.url)
    ]
    return next((url for url in seen if ids_in_url(url)), next(iter(seen), ""))
