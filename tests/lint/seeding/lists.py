"""Defects of the whole list, of suppressions, of the file, and those that only facts show."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from curator.core.facts import EntryFacts, Evidence, LinkFacts
from curator.core.works.identity import canonical
from tests.lint.seeding.planting import Kind, Planted, added, in_entry, known, picked, replaced

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from random import Random

    from curator.core.list.document import Section
    from curator.lint.listing import Listing
    from tests.lint.seeding.planting import Spot

    Lines = frozenset[int]
    Facts = tuple[Mapping[str, EntryFacts], Mapping[str, LinkFacts]]

_CONTENTS: Final = re.compile(
    r"^[ \t]*[-*+] (?:\[[^\]\n]*\]\(#[^)\n]*\)|<a href=\"#[^\"\n]*\">[^<\n]*</a>.*)[^\n]*\n", re.MULTILINE
)
_ANCHOR: Final = re.compile(r"<a id='([^'\n]+)'></a>")
_SOURCES: Final = (Evidence("proceedings", "as printed"), Evidence("openreview", "as accepted"))


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def _without_a_contents_line(listing: Listing, dice: Random, _spoiled: Lines) -> Planted | None:
    lines = list(_CONTENTS.finditer(listing.text))
    if len(lines) < 3:
        return None
    gone = dice.choice(lines)
    text = listing.text[: gone.start()] + listing.text[gone.end() :]
    line = _line(listing.text, gone.start())
    every = frozenset(_line(listing.text, one.start()) - (one.start() > gone.start()) for one in lines)
    headings = frozenset(section.line - 1 for section in listing.document.sections)
    return Planted(text, every | headings | {line}, cut=line + 1, shift=-1)


def _other_label(listing: Listing, dice: Random, spoiled: Lines) -> Planted | None:
    links = [link for link in listing.document.contents if " " in link.label and link.line not in spoiled]
    if not links:
        return None
    link = dice.choice(links)
    start = sum(len(line) + 1 for line in listing.text.split("\n")[: link.line - 1])
    at = listing.text.find(link.label, start)
    text = listing.text[:at] + "Another Label" + listing.text[at + len(link.label) :]
    return Planted(text, frozenset({link.line}))


def _swapped_contents(listing: Listing, dice: Random, _spoiled: Lines) -> Planted | None:
    lines = list(_CONTENTS.finditer(listing.text))
    if len(lines) < 4:
        return None
    first = dice.randrange(len(lines) - 1)
    one, two = lines[first], lines[first + 1]
    if one.end() != two.start():
        return None
    text = listing.text[: one.start()] + two[0] + one[0] + listing.text[two.end() :]
    line = _line(listing.text, one.start())
    return Planted(text, frozenset({line, line + 1}))


def _dead_target(listing: Listing, dice: Random, _spoiled: Lines) -> Planted | None:
    links = [link for link in listing.document.contents if f"#{link.target}" in listing.text]
    if not links:
        return None
    link = dice.choice(links)
    text = listing.text.replace(f"#{link.target}", "#Nowhere_at_all", 1)
    anchors = {section.line for section in listing.document.sections if section.anchor == link.target}
    return Planted(text, frozenset({link.line} | anchors))


def _spaced_anchor(listing: Listing, dice: Random, _spoiled: Lines) -> Planted | None:
    plain = [
        found
        for found in _ANCHOR.finditer(listing.text)
        if "_" in found[1] and f"#{found[1]}" in listing.text
    ]
    if not plain:
        return None
    found = dice.choice(plain)
    spaced = found[1].replace("_", " ")
    text = listing.text.replace(f"'{found[1]}'", f"'{spaced}'").replace(f"#{found[1]}", f"#{spaced}")
    return Planted(
        text,
        frozenset(
            {_line(listing.text, found.start()), _line(listing.text, listing.text.find(f"#{found[1]}"))}
        ),
    )


def _anchor_twice(listing: Listing, dice: Random, _spoiled: Lines) -> Planted | None:
    anchors = list(_ANCHOR.finditer(listing.text))
    if len(anchors) < 2:
        return None
    one, two = dice.sample(anchors, 2)
    text = listing.text.replace(two[0], one[0], 1).replace(f"#{two[1]}", f"#{one[1]}")
    lines = {_line(listing.text, one.start()), _line(listing.text, two.start())}
    contents = {link.line for link in listing.document.contents}
    headings = {section.line for section in listing.document.sections}
    return Planted(text, frozenset(lines | contents | headings))


def _empty(listing: Listing, dice: Random, _spoiled: Lines) -> Planted | None:
    """One section loses its entries; the lines below move up."""
    full = [section for section in listing.document.sections if 0 < len(section.entries) < 12]
    if len(full) < 2:
        return None
    section = dice.choice(full)
    start, end = section.entries[0].span[0], section.entries[-1].span[1]
    text = listing.text[:start] + listing.text[end:].lstrip("\n")
    gone = listing.text.count("\n") - text.count("\n")
    lines = frozenset(range(section.line - 1, section.entries[0].line + 1))
    return Planted(text, lines, cut=section.entries[0].line, shift=-gone)


def _unknown_heading(listing: Listing, dice: Random, _spoiled: Lines) -> Planted | None:
    full = [section for section in listing.document.sections if section.entries and section.level == 2]
    if not full or listing.around.sections is None:
        return None
    section = dice.choice(full)
    head = listing.text[section.span[0] : section.body]
    text = listing.text.replace(head, "## A Heading That No Rule Knows\n", 1)
    gone = head.count("\n") - 1
    contents = {link.line for link in listing.document.contents}
    lines = frozenset({section.line - gone, section.line - gone - 1, 1} | contents)
    return Planted(text, lines, cut=section.line, shift=-gone)


def _moved_to(slug: str, title: str) -> Callable[[Listing, Random, Lines], Planted | None]:
    """An entry that plainly belongs elsewhere, at the end of a section."""

    def plant(listing: Listing, _dice: Random, _spoiled: Lines) -> Planted | None:
        section = listing.document.section(slug)
        if section is None or not section.entries or listing.around.classify is None:
            return None
        return _below(listing, section, f"* [{title}](https://openreview.net/forum?id=Zz9Qw8Er7t)")

    return plant


def _below(listing: Listing, section: Section, entry: str) -> Planted:
    last = section.entries[-1]
    end = last.span[1]
    told = "We detect adversarial examples at test time: a detector tells adversarial inputs from clean ones."
    more = f"{entry} <br/> {told}"
    text = f"{listing.text[:end]}\n\n{more}{listing.text[end:]}"
    return Planted(text, frozenset({last.end_line + 2}), cut=last.end_line + 1, shift=2)


def _misplaced(listing: Listing, _dice: Random, _spoiled: Lines) -> Planted | None:
    """An entry of long ago on top of a section that is sorted."""
    for section in listing.document.sections:
        years = [entry.venue.year for entry in section.entries if entry.venue and entry.venue.year]
        if len(years) > 4 and years == sorted(years, reverse=True) and min(years) > 2013:
            start = section.entries[0].span[0]
            link = "[An Early Study of Networks in Doubt](https://openreview.net/forum?id=Zz9Qw8Er7t)"
            old = f"* {link} (ICML 2009) <br/> Early."
            text = f"{listing.text[:start]}{old}\n\n{listing.text[start:]}"
            line = section.entries[0].line
            return Planted(text, frozenset({line}), cut=line, shift=2)
    return None


def _published(spot: Spot) -> Facts | None:
    if spot.case.entry.venue is not None or not spot.case.ids:
        return None
    fact = EntryFacts(venue="NeurIPS", year=2024, status="published", evidence=_SOURCES)
    return {str(canonical(spot.case.ids, title="")): fact}, {}


def _recorded(spot: Spot) -> Facts | None:
    venue, proven = spot.case.entry.venue, spot.case.around.venues.proven_by(spot.url)
    if venue is None or venue.year is None or proven is not None or not spot.case.ids:
        return None
    other = "ICML" if venue.name != "ICML" else "ICLR"
    fact = EntryFacts(venue=other, year=venue.year, status="published", evidence=_SOURCES)
    return {str(canonical(spot.case.ids, title="")): fact}, {}


def _entry_fact(fact: EntryFacts) -> Callable[[Spot], Facts | None]:
    def facts(spot: Spot) -> Facts | None:
        if not spot.case.ids:
            return None
        return {str(canonical(spot.case.ids, title="")): fact}, {}

    return facts


def _copied(spot: Spot) -> Facts | None:
    if not spot.case.ids or len(spot.told.split()) < 15 or not spot.told.isascii() or "[" in spot.told:
        return None
    fact = EntryFacts(abstract=f"We begin. {spot.told} And so we end.")
    return {str(canonical(spot.case.ids, title="")): fact}, {}


def _link_fact(fact: LinkFacts) -> Callable[[Spot], Facts | None]:
    return lambda spot: ({}, {spot.url: fact})


def _moved(spot: Spot) -> Facts | None:
    if not spot.url.startswith("https://openreview.net/forum"):
        return None
    return {}, {
        spot.url: LinkFacts("moved", 200, "https://jmlr.org/papers/v23/20-1234.html", spot.case.entry.title)
    }


def _preprint_too(listing: Listing, dice: Random, spoiled: Lines) -> Planted | None:
    """The preprint of a published paper, under the title that it had then, below it."""
    for case in picked(listing, dice, spoiled):
        entry = case.entry
        if entry.venue and case.ids and case.ids[0].scheme == "openreview" and len(entry.title.split()) > 4:
            told = (
                "[A Title that Was Given Up](https://arxiv.org/abs/1901.01234) <br/> An early version of it."
            )
            planted = added(listing, case, f"{entry.bullet}{told}")
            return replace(planted, entries={"arxiv:1901.01234": EntryFacts(title=entry.title)})
    return None


def _personal(listing: Listing, dice: Random, spoiled: Lines) -> Planted | None:
    """A copy on a page of its author's; the facts know where the paper is."""
    for case in picked(listing, dice, spoiled):
        if case.ids and case.ids[0].scheme == "arxiv" and len(case.entry.title.split()) > 4:
            changed = case.raw.replace(case.entry.url, "https://people.example.edu/~somebody/paper.pdf", 1)
            return replace(
                replaced(listing, case, changed),
                entries={str(case.ids[0]): EntryFacts(title=case.entry.title)},
            )
    return None


def _conflict(listing: Listing, _dice: Random, _spoiled: Lines) -> Planted | None:
    start = next((entry.span[0] for entry in listing.document.entries), None)
    if start is None:
        return None
    text = listing.text[:start] + "<<<<<<< HEAD\n" + listing.text[start:]
    return Planted(text, frozenset({_line(listing.text, start)}), cut=1, shift=1)


def _mixed_ends(listing: Listing, _dice: Random, _spoiled: Lines) -> Planted | None:
    at = listing.text.find("\n", len(listing.text) // 2)
    if at < 0 or "\r" in listing.text:
        return None
    return Planted(listing.text[:at] + "\r" + listing.text[at:], frozenset({_line(listing.text, at)}))


def _latin(listing: Listing, _dice: Random, _spoiled: Lines) -> Planted | None:
    start = next((entry.span[0] for entry in listing.document.entries), None)
    if start is None:
        return None
    data = listing.text[:start].encode() + b"caf\xe9\n" + listing.text[start:].encode()
    text = data.decode("utf-8", "replace")
    return Planted(text, frozenset({_line(listing.text, start)}), cut=1, shift=1, data=data)


STRUCTURE: Final[tuple[Kind, ...]] = (
    Kind("CUR404", "a preprint beside its publication", _preprint_too, frozenset({"CUR503"})),
    Kind("CUR501", "a line of the contents left out", _without_a_contents_line),
    Kind("CUR501", "another label in the contents", _other_label),
    Kind("CUR501", "two lines of the contents swapped", _swapped_contents),
    Kind("CUR501", "a line of the contents that leads nowhere", _dead_target),
    Kind("CUR502", "an anchor with blanks", _spaced_anchor),
    Kind("CUR502", "an anchor twice", _anchor_twice),
    Kind("CUR503", "an old entry on top", _misplaced),
    Kind("CUR504", "a section without entries", _empty),
    Kind(
        "CUR505",
        "a detector among the certificates",
        _moved_to("certified", "Detecting Adversarial Inputs by Detectors"),
    ),
    Kind("CUR506", "a heading that no rule knows", _unknown_heading),
    in_entry("CUR901", "a suppression of nothing", lambda s: f"{s.raw} <!-- curator: ignore[CUR401] -->"),
    in_entry(
        "CUR901", "a suppression that nobody can read", lambda s: f"{s.raw} <!-- curator: ignore this -->"
    ),
    in_entry(
        "CUR902",
        "a suppression of yesterday",
        lambda s: f"{s.raw} <!-- curator: ignore[CUR401] until=2020-01 -->",
    ),
    Kind("CUR903", "a merge conflict", _conflict),
    Kind("CUR903", "two kinds of line ends", _mixed_ends),
    Kind("CUR903", "a letter of another encoding", _latin),
)

FACTS: Final[tuple[Kind, ...]] = (
    known("CUR109", "a sentence of the abstract", _copied),
    known("CUR201", "a dead link", _link_fact(LinkFacts(verdict="dead", status=404))),
    known("CUR202", "a link that moved", _moved),
    Kind("CUR209", "a personal copy", _personal),
    known(
        "CUR210",
        "another title behind the link",
        _link_fact(
            LinkFacts(
                verdict="alive",
                status=200,
                title="On the Habits of Alpine Glaciers and Rivers",
                title_from="citation",
            )
        ),
    ),
    known("CUR211", "a withdrawn paper", _entry_fact(EntryFacts(withdrawn=True))),
    known("CUR303", "another venue in the records", _recorded),
    known("CUR306", "a preprint that was published", _published),
)
