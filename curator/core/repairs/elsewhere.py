"""Another place of the work behind a link: by the entry, by the facts, by lookups, at last in an archive."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Final

from curator.core.addresses import address_of, resource
from curator.core.destinations import is_home, is_personal, kind_of
from curator.core.links.title_match import same_title
from curator.core.markdown.escaping import clean
from curator.core.markdown.inline import placed_links_in
from curator.core.repairs.lasting_places import keys_by_title, place_among, place_in_facts
from curator.core.repairs.new_places import may_replace
from curator.core.works.ids import ids_in_url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from curator.core.facts import Facts
    from curator.core.links.link import Verdict
    from curator.core.repairs.mending import Standing
    from curator.core.repairs.repair import Found, Kind

    Place = tuple[str, Kind, str]

_LONGEST_NAME: Final = 60
_LONGEST_TITLE: Final = 120


@dataclass(frozen=True)
class Elsewhere:
    """Looks for another place, in the order in which places are to be trusted.

    Attributes:
        text: the list's.
        checked: verdicts by address.
        facts: what is known of entries.
        found: by the old address, what lookups found.
        in_form: writes an address as the list would.
    """

    text: str
    checked: Mapping[str, Verdict]
    facts: Facts
    found: Mapping[str, Found]
    in_form: Callable[[str], str]

    def of(self, mains: Sequence[Standing], *, dead: bool) -> Place | None:
        """The first good place: address, kind of repair, and why; ``mains`` are main links of one work."""
        old = mains[0].link.url
        wrong = self._what_is_wrong(old) if dead else "The link leads to a personal copy"
        for url, told in chain.from_iterable(self._lasting(one, dead=dead) for one in mains):
            if self._is_good(old, url) and (dead or ids_in_url(url)):
                return self.in_form(url), "canonical", f"{wrong}; {told}."
        found = self.found.get(old)
        if found is None or not same_title(mains[0].entry.title, found.title):
            return None
        if found.kind == "archived":
            good = dead and _is_snapshot(found.url) and may_replace(old, found.url)
            return (found.url, "archived", f"{wrong}; {_told(found)}.") if good else None
        good = self._is_good(old, found.url)
        return (self.in_form(found.url), "canonical", f"{wrong}; {_told(found)}.") if good else None

    def _lasting(self, one: Standing, *, dead: bool) -> Iterator[tuple[str, str]]:
        """Places that the entry or the facts know, and how they are known."""
        entry = one.entry
        yield self._among_its_links(one), "another link of the entry leads to the paper"
        if self.facts.entries:
            place = place_in_facts(entry.title, entry.url, self.facts, keys=self._keys)
            yield place, "a paper of this title is known there"
        if dead:
            for paper_id in entry.ids:
                if paper_id not in ids_in_url(entry.url):
                    yield address_of(paper_id), f"another link of the entry names {paper_id}"

    def _among_its_links(self, one: Standing) -> str:
        entry, here = one.entry, resource(one.link.url)
        links = placed_links_in(self.text, entry.item.content, entry.item.end)
        described = entry.span_of("description")
        others = (link for link in links if resource(link.url) != here)
        return place_among(others, head_end=described[0] if described else entry.read_to)

    def _is_good(self, old: str, new: str) -> bool:
        """Whether ``new`` is another place, a lasting one, and not dead itself."""
        if not new or resource(new) == resource(old) or not may_replace(old, new):
            return False
        return not (is_personal(new) or kind_of(new) or is_home(new) or resource(new) in self._dead)

    def _what_is_wrong(self, old: str) -> str:
        verdict = self.checked[old]
        if verdict.via not in {"http", "cache"}:
            return "Its registry does not know the id in the old address"
        return f"The old page is gone (status {verdict.status})" if verdict.status else "The old page is gone"

    @cached_property
    def _keys(self) -> Mapping[str, str]:
        return keys_by_title(self.facts)

    @cached_property
    def _dead(self) -> frozenset[str]:
        return frozenset(resource(url) for url, verdict in self.checked.items() if verdict.name == "dead")


def _told(found: Found) -> str:
    """What a lookup says; a title is cut, for a service can send any."""
    title = clean(found.title)[:_LONGEST_TITLE]
    return f"{clean(found.source)[:_LONGEST_NAME]} has the paper there as “{title}”"


def _is_snapshot(url: str) -> bool:
    return url.startswith("https://web.archive.org/web/")
