"""Where an entry's paper is found for good, when its main link does not lead there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.core.repairs.lasting_places import place_among, place_in_facts

if TYPE_CHECKING:
    from curator.lint.case import Case


def canonical_address(case: Case) -> str:
    """As another link of the entry has it, else as the facts do; "" where neither knows."""
    among = place_among(case.links, head_end=case.description[0]) if case.ids else ""
    return among or _in_the_facts(case)


def _in_the_facts(case: Case) -> str:
    around = case.around
    if not around.facts.entries:
        return ""
    return place_in_facts(case.entry.title, case.entry.url, around.facts, keys=around.fact_keys_by_title)
