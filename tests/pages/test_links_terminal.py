"""Checked links as people see them."""

from __future__ import annotations

from curator.core.links.link import Verdict
from curator.core.links.listed import ListedLink
from curator.core.links.report import CheckedLink, CheckedLists, LinkReport
from curator.pages import links_summary
from curator.pages.links_terminal import figures, worth_a_line


def link(number: int, verdict: Verdict) -> CheckedLink:
    """One link of a list."""
    return CheckedLink("README.md", number, 1, ListedLink(f"https://a.example/{number}", 0, 0), verdict)


def checked(*links: CheckedLink, interrupted: bool = False) -> CheckedLists:
    """All of them."""
    return CheckedLists(links, LinkReport({}, {}, requests=1, interrupted=interrupted))


def test_what_is_alive_takes_no_line() -> None:
    """It is counted."""
    all_well = checked(link(1, Verdict("alive")), link(2, Verdict("alive")))
    assert worth_a_line(all_well.links) == ([], [])
    assert figures(all_well) == "2 links: 2 alive. 1 request in 0 s."


def test_the_most_urgent_comes_first() -> None:
    """Proven before unproven, whatever the order in the list."""
    blocked, dead = link(1, Verdict("blocked", "captcha")), link(2, Verdict("dead", "unknown-id"))
    assert worth_a_line([blocked, dead]) == ([dead, blocked], [])


def test_what_is_the_same_for_many_is_said_once() -> None:
    """A hundred links that nobody remembers are no hundred lines; what is proven always is."""
    forgotten = [link(number, Verdict("unchecked", "not-remembered")) for number in range(30)]
    gone = [link(number, Verdict("dead", "404", 404)) for number in range(30)]
    rows, more = worth_a_line([*forgotten, *gone])
    assert len(rows) == 40
    assert more == ["20 more unchecked: not remembered: only good answers are"]


def test_an_interrupted_check_says_so() -> None:
    """The figures are not the whole list's."""
    assert figures(checked(interrupted=True)).startswith("Interrupted: 0 links")


def test_an_address_in_the_summary_can_be_copied_and_not_clicked() -> None:
    """It is code, which no part of it can end, in a table, whose cells no part of it can end either."""
    odd = ListedLink("https://a.example/x|y`z", 0, 0)
    one = CheckedLink("README.md", 1, 1, odd, Verdict("unreachable", "timeout"))
    page = links_summary.render(checked(one), others=())
    assert "| README.md:1 | unreachable | `https://a.example/x%7Cyz` | no answer in time |" in page
