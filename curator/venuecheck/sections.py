"""The section that a contributor names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.core.works.likeness import nearest_name
from curator.errors import UsageError

if TYPE_CHECKING:
    from curator.core.list.document import Document
    from curator.core.rules.ruleset import RuleSet


def chosen_section(name: str, document: Document, rules: RuleSet) -> str:
    """The slug of a section, by its slug, heading or anchor in any letter case.

    Raises:
        UsageError: there is no such section; the nearest name, or else all names, are told.
    """
    names = {one.slug.casefold(): one.slug for one in document.sections if one.slug}
    names |= {one.title.casefold(): one.slug for one in document.sections if one.title}
    for one in rules.sections:
        if document.section(one.slug) is not None:
            names |= dict.fromkeys(filter(None, map(str.casefold, (one.heading, one.anchor))), one.slug)
    wanted = name.strip().casefold()
    if wanted in names:
        return names[wanted]
    near = nearest_name(wanted, tuple(names)) if wanted else None
    told = ", ".join(sorted({one.slug for one in rules.sections} or {*names.values()}))
    message = f"The list has no section {name.strip()[:80]!r}."
    raise UsageError(message, advice=f"Did you mean {names[near]}?" if near else f"The sections: {told}.")
