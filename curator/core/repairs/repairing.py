"""Which links of a list have a better address, by what was checked and found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.destinations import is_personal
from curator.core.facts import NO_FACTS, Facts
from curator.core.links.redirects import with_fragment
from curator.core.links.title_match import names_a_paper, same_title
from curator.core.markdown.escaping import clean
from curator.core.repairs.elsewhere import Elsewhere
from curator.core.repairs.mending import standing_links
from curator.core.repairs.new_places import is_the_same_over_https, leads_to_the_same, without_meeting_places
from curator.core.repairs.repair import Found, Hopeless, Repair, Sought
from curator.core.works.arxiv_links import in_form, usual_form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from curator.core.links.link import Verdict
    from curator.core.list.document import Document
    from curator.core.policy import ListFormat
    from curator.core.repairs.mending import Standing
    from curator.core.repairs.repair import Kind

_NOTHING: Final[Mapping[str, Found]] = {}
_LONGEST_URL: Final = 2_000
_LONGEST_WHY: Final = 300
_LONGEST_TITLE: Final = 300
_SERVED: Final = range(200, 300)
_DEAD, _MOVED, _PERSONAL, _PLAIN = range(4)
"""The order in which repairs are proposed."""


class _Address(NamedTuple):
    """An address of the list with the links that have it, and its verdict."""

    url: str
    links: tuple[Standing, ...]
    verdict: Verdict | None

    @property
    def mains(self) -> tuple[Standing, ...]:
        """The entries' main links among them."""
        return tuple(one for one in self.links if one.main)

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of the entries whose main link it is."""
        return tuple(dict.fromkeys(one.entry.title for one in self.mains))

    @property
    def dead(self) -> bool:
        """Whether it is proven dead."""
        return self.verdict is not None and self.verdict.name == "dead"

    @property
    def replaceable(self) -> bool:
        """Whether it is the main link of one work, which may be linked at another place instead."""
        first, *others = self.titles or ("",)
        return bool(first) and (self.dead or is_personal(self.url)) and _all_same(first, others)

    def repair(self, new: str, kind: Kind, why: str) -> Repair | None:
        """The repair; None for an address so long that nobody could look at it."""
        if len(new) > _LONGEST_URL or len(self.url) > _LONGEST_URL:
            return None
        title = clean(self.links[0].entry.title if not self.mains else self.titles[0])
        return Repair(self.url, new, kind, clean(why)[:_LONGEST_WHY], title[:_LONGEST_TITLE])


def repairs(
    document: Document,
    checked: Mapping[str, Verdict],
    *,
    facts: Facts = NO_FACTS,
    found: Mapping[str, Found] = _NOTHING,
    form: ListFormat | None = None,
) -> tuple[Repair, ...]:
    """A better address for each link that has one: dead ones first, then moved, personal, and plain http.

    Args:
        document: the list.
        checked: verdicts by address as it stands in the list; that of an https address which stands nowhere
            in it says whether the same page is served there.
        facts: what is known of the entries.
        found: by the old address, what lookups found.
        form: how the list is written; None for links to arXiv as most of them are.
    """
    checked = without_meeting_places(checked)
    places = Elsewhere(document.text, checked, facts, found, _arxiv_form(document, form))
    made = [one for each in _addresses(document, checked) if (one := _repaired(each, checked, places))]
    return tuple(repair for _, repair in sorted(made, key=lambda one: one[0]))


def in_need(
    document: Document,
    checked: Mapping[str, Verdict],
    *,
    facts: Facts = NO_FACTS,
) -> tuple[Sought, ...]:
    """The entries worth a lookup, dead links first: those that `repairs` knows no better address for yet."""
    mended = {repair.old for repair in repairs(document, checked, facts=facts)}
    sought = [
        Sought(each.url, each.titles[0], each.mains[0].entry.authors, each.dead)
        for each in _addresses(document, checked)
        if each.replaceable and each.url not in mended and names_a_paper(each.titles[0])
    ]
    return tuple(sorted(sought, key=lambda one: not one.dead))


def hopeless(
    document: Document, checked: Mapping[str, Verdict], made: Iterable[Repair]
) -> tuple[Hopeless, ...]:
    """The dead links without a repair, each where it first stands."""
    mended = {repair.old for repair in made}
    return tuple(
        Hopeless(each.url, clean(each.links[0].entry.title)[:_LONGEST_TITLE], each.links[0].line)
        for each in _addresses(document, checked)
        if each.dead and each.url not in mended
    )


def _addresses(document: Document, checked: Mapping[str, Verdict]) -> Iterator[_Address]:
    links: dict[str, list[Standing]] = {}
    for one in standing_links(document):
        links.setdefault(one.link.url, []).append(one)
    for url, standing in links.items():
        yield _Address(url, tuple(standing), checked.get(url))


def _repaired(each: _Address, checked: Mapping[str, Verdict], places: Elsewhere) -> tuple[int, Repair] | None:
    """The best repair of an address with its rank; None without any."""

    def elsewhere() -> Repair | None:
        place = places.of(each.mains, dead=each.dead) if each.replaceable else None
        return each.repair(*place) if place else None

    def secure() -> Repair | None:
        return _over_https(each, checked.get(_twin(each.url)))

    ways: list[tuple[int, Callable[[], Repair | None]]]
    if each.dead:
        ways = [(_DEAD, secure), (_DEAD, elsewhere)]
    else:
        ways = [(_PERSONAL, elsewhere), (_MOVED, lambda: _moved(each)), (_PLAIN, secure)]
    return next(((rank, made) for rank, way in ways if (made := way())), None)


def _moved(each: _Address) -> Repair | None:
    verdict = each.verdict
    if verdict is None or verdict.name != "moved":
        return None
    new, title = verdict.final_url, verdict.title
    for expected in each.titles or ("",):
        if not leads_to_the_same(each.url, new, title=title, status=verdict.status, expected=expected):
            return None
    told = each.titles and names_a_paper(title)
    there = "to a page with this title" if told else f"and the new one answered with status {verdict.status}"
    why = f"The old address redirects for good{'' if told else ','} {there}."
    return each.repair(with_fragment(new, of=each.url), "moved", why)


def _over_https(each: _Address, twin: Verdict | None) -> Repair | None:
    """Proven by redirects, or by what was found at the same address spelled with https."""
    verdict, url = each.verdict, each.url
    if verdict and verdict.name in {"alive", "moved"} and is_the_same_over_https(url, verdict.final_url):
        new = with_fragment(verdict.final_url, of=url)
        return each.repair(new, "https", "The old address leads to the same page over https.")
    new = _twin(url)
    if twin is None or twin.name != "alive" or twin.status not in _SERVED:
        return None
    if not is_the_same_over_https(url, twin.final_url or new) or not _same_page(each, twin.title):
        return None
    return each.repair(new, "https", f"The same page answers over https, with status {twin.status}.")


def _same_page(each: _Address, title: str) -> bool:
    """Whether nothing in the title of the page over https speaks against its being the same."""
    known = (each.verdict.title if each.verdict and not each.dead else "",)
    expected = [one for one in (*known, *each.titles) if one]
    return not title or (_all_same(title, expected) if expected else names_a_paper(title))


def _all_same(title: str, others: Iterable[str]) -> bool:
    return all(same_title(title, other) for other in others)


def _twin(url: str) -> str:
    return f"https:{url[5:]}" if url[:5].lower() == "http:" else ""


def _arxiv_form(document: Document, form: ListFormat | None) -> Callable[[str], str]:
    if form is not None and form.link_form != "neighbours":
        chosen = form.link_form
    else:
        chosen = usual_form(entry.url for entry in document.entries) or "abs"
    return lambda url: in_form(url, chosen)
