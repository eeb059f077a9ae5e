"""CUR506: sections of the list and sections of the rules that do not match."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.lint.check import ERROR, Example, Finding, check
from curator.lint.quoting import quoted
from curator.lint.structure.heading_span import heading_span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from curator.core.list.document import Section
    from curator.lint.listing import Listing

_HEADINGS = (
    "General Defenses (training phase)",
    "General Defenses (inference phase)",
    "Adversarial Detection",
    "Certified Defense and Model Verification",
    "Theoretical Analysis",
    "Empirical Analysis",
    "Beyond Safety",
    "Seminal Work",
    "Benchmark Datasets",
)
_GOOD = "# Papers\n\n" + "\n".join(
    f"## {one}\n* [T](https://arxiv.org/abs/2010.09670)\n" for one in _HEADINGS
)


@check(
    "CUR506",
    "unknown-section",
    ERROR,
    scope="list",
    why=(
        "Papers are proposed for the sections that stand both in the rules and in the list: a section under "
        "another name gets none."
    ),
    examples=[
        Example(
            bad=_GOOD.replace("Benchmark Datasets", "Benchmarck Datasets"),
            good=_GOOD,
            with_rules=True,
        ),
    ],
)
def unknown_section(listing: Listing) -> Iterator[Finding]:
    """A section with entries is in no file of the rules, or a section of the rules is not in the list.

    Headings and anchors are compared whatever their case and punctuation. A list that has no section of the
    rules is left alone: the rules are another list's.
    """
    known, sections = listing.around.sections or (), listing.document.sections
    there = {section.slug for section in sections}
    missing = {one.heading: one for one in known if one.slug not in there}
    if len(missing) == len(known):
        return
    slugs = {one.slug for one in known}
    for section in sections:
        near = "" if section.slug in slugs else _meant(section, missing)
        missing.pop(near, None)
        if near or (section.entries and section.slug not in slugs):
            yield _unknown(listing.text, section, near)
    first = next((section for section in sections if section.level), None)
    top = heading_span(listing.text, first) if first else (0, 0)
    for one in missing.values():
        yield Finding(
            top, f"no section is {quoted(one.heading)}, which rules/sections/{one.slug}.yaml is for"
        )


def _unknown(text: str, section: Section, near: str) -> Finding:
    if not section.level:
        return Finding(section.entries[0].span, "entries stand above the first heading, in no section")
    hint = f", expected {quoted(near)}" if near else ""
    message = f"no file in rules/sections/ is for the section {quoted(section.title)}{hint}"
    return Finding(heading_span(text, section), message)


def _meant(section: Section, missing: Collection[str]) -> str:
    """The heading, among those that the list lacks, that was probably meant; "" when there is none."""
    from curator.core.works.likeness import nearest_name  # noqa: PLC0415 - only a mistake pays for it

    return (nearest_name(section.title, tuple(missing)) or "") if missing and section.level else ""
