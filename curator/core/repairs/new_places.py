"""Whether what a check found behind a link may take its place in the list: the same page, no less secure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.addresses import spelled
from curator.core.destinations import is_barrier, is_home
from curator.core.links.redirects import continues
from curator.core.url_faults import fault_in
from curator.core.works.ids import ids_in_url

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from curator.core.links.link import Verdict

_ANSWERED: Final = range(200, 300)
_LED: Final = frozenset({"alive", "moved"})


def leads_to_the_same(old: str, new: str, *, title: str, status: int | None, expected: str = "") -> bool:
    """Whether a page that moved may be linked where it is now.

    The new address must have been seen; it is no front page, log-in or error, no less secure, no other paper.

    Args:
        old: the address in the list.
        new: where its redirects end.
        title: of the page there; "" where none was read.
        status: the page's, of HTTP; None where none was asked.
        expected: the entry's title where this is the entry's main link, else "".
    """
    if not (title or status in _ANSWERED) or spelled(old) == spelled(new) or not may_replace(old, new):
        return False
    return _is_the_same_paper(old, new, title=title, expected=expected)


def is_the_same_over_https(old: str, new: str) -> bool:
    """Whether ``new`` is the same address as ``old``, spelled with https in place of http."""
    plain = old[:5].lower() == "http:" and new[:6].lower() == "https:"
    return plain and spelled(old) == spelled(new) and may_replace(old, new)


def may_replace(old: str, new: str) -> bool:
    """Whether a page may take the place of another, by their addresses alone, whatever is on them."""
    if fault_in(new) or is_barrier(new):
        return False
    if old[:6].lower() == "https:" and new[:6].lower() != "https:":
        return False
    return is_home(old) or not is_home(new)


def _is_the_same_paper(old: str, new: str, *, title: str, expected: str) -> bool:
    """By the title that was found there, else by ids, none of which may be lost, or by the page's name.

    A DOI is the address that lasts, and arXiv's forms of a link are a matter of the list's style.
    """
    proven, found = ids_in_url(old), ids_in_url(new)
    if any(one.scheme in {"arxiv", "doi"} for one in proven):
        return False
    if set(proven) & set(found):
        return True
    if expected:
        from curator.core.links.title_match import names_a_paper, same_title  # noqa: PLC0415 - only facts pay for it

        if names_a_paper(title):
            return same_title(expected, title)
    return not proven and not found and continues(old, new)


def without_meeting_places(checked: Mapping[str, Verdict]) -> dict[str, Verdict]:
    """The verdicts, where several pages seem to have moved to one place, without these moves.

    That is how a site answers for all that it has given up. ``checked`` is by address; what is only another
    spelling of one counts as the same.
    """
    met: dict[str, set[str]] = {}
    for url, verdict in checked.items():
        if verdict.name in _LED and verdict.status is not None and verdict.final_url:
            met.setdefault(spelled(verdict.final_url), set()).add(spelled(url))
    return {url: one if _is_its_own(one, met) else _alive(one) for url, one in checked.items()}


def _is_its_own(verdict: Verdict, met: Mapping[str, Collection[str]]) -> bool:
    """Whether it is no move, or the only one to its place; one to its own address over https always is."""
    if verdict.name != "moved" or verdict.reason == "https":
        return True
    return len(met.get(spelled(verdict.final_url), ())) <= 1


def _alive(verdict: Verdict) -> Verdict:
    return verdict._replace(name="alive", reason="")
