"""Whole checks of real lists: every host and registry is a replay, as it should be or with known defects."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from curator.core.links.listed import listed_links
from curator.core.links.routing import route
from curator.core.list.document import parse
from tests.e2e.world import LIST
from tests.support.web import CHALLENGE, MISSING, Page, moved

if TYPE_CHECKING:
    from tests.support.link_desk import LinkDesk
    from tests.support.link_server import LinkServer
    from tests.support.tls import TlsServers

SHARED: Final = Path(__file__).parents[3] / "shared" / "lists" / "papers-of-robust-ml.md"
MOST_COLD, MOST_WARM = 70, 5
A_DAY_LATER: Final = "2026-11-27T03:17:00+00:00"


def _lists() -> list[Any]:
    missing = pytest.mark.skipif(not SHARED.exists(), reason="the other list is not beside this repository")
    return [pytest.param(LIST, id="own"), pytest.param(SHARED, id="shared", marks=missing)]


def text_of(source: str | Path) -> str:
    """The text of a list, which may be a file."""
    return source if isinstance(source, str) else source.read_text(encoding="utf-8")


def via(text: str, name: str) -> list[str]:
    """The addresses of a list that are asked for there, in order."""
    return [link.url for link in listed_links(parse(text)) if route(link.url).via == name]


def line_of(text: str, url: str) -> int:
    """On which line an address stands."""
    return next(number for number, row in enumerate(text.splitlines(), 1) if f"({url})" in row)


def errors(desk: LinkDesk, *words: str) -> list[tuple[str, int]]:
    """Codes and lines of what the linter finds in the facts of the state folder."""
    only = ("--select", "CUR201,CUR202,CUR210,CUR211", "--output-format", "json")
    findings = desk.run("lint", *only, *words, code=1).json["findings"]
    return sorted((one["code"], one["line"]) for one in findings)


@pytest.mark.parametrize("source", _lists())
def test_a_list_in_order_costs_few_requests(desk: LinkDesk, source: str | Path) -> None:
    """Cold at most 70, robots.txt included, as the servers count them; warm at most 5; all is alive."""
    world = desk.list(text_of(source))
    told = desk.data()
    assert set(told.json["summary"]["by_verdict"]) == {"alive"}
    assert len(told.links) > 100
    assert world.requests <= MOST_COLD
    assert told.json["summary"]["requests"] == world.requests
    assert world.arxiv.stats()["requests"] == 1
    cold = world.requests
    desk.set(CURATOR_NOW=A_DAY_LATER)
    assert set(desk.data().json["summary"]["by_verdict"]) == {"alive"}
    assert world.requests - cold <= MOST_WARM


class Defects:
    """The project's own list in a web with one defect of each kind."""

    def __init__(self, desk: LinkDesk) -> None:
        """Damage the papers behind three ids and the pages of two hosts."""
        arxiv, http = via(LIST, "arxiv"), via(LIST, "http")
        self.unknown, self.other, self.withdrawn = arxiv[3], arxiv[10], arxiv[20]
        self.gone, self.moved, self.walled, self.busy = http[0], http[1], http[2], http[3]
        self.new = "https://archive.example/kept/paper.html"
        ids = {url: _arxiv(url) for url in (self.unknown, self.other, self.withdrawn)}
        said: dict[str, dict[str, object]] = {
            ids[self.other]: {"title": "The Migration of Baltic Herring in Winter"},
            ids[self.withdrawn]: {"withdrawn": True},
        }
        self.world = desk.list(LIST, without=[ids[self.unknown]], arxiv=said)
        web = self.world.web
        web.put(self.new, web.pages[self.moved.partition("://")[2]])
        web.put(self.gone, MISSING)
        web.put(self.moved, moved(self.new))
        web.put(self.walled, CHALLENGE)
        web.put(self.busy, Page(429, b"", {"Retry-After": "0"}))


def _arxiv(url: str) -> str:
    found = route(url).id
    assert found
    return found.value


def test_each_defect_has_its_verdict(desk: LinkDesk) -> None:
    """And everything else is alive; only what is proven fails."""
    bad = Defects(desk)
    told = desk.data(code=1)
    expected = {
        bad.unknown: ("dead", "unknown-id"),
        bad.gone: ("unreachable", "404-unconfirmed"),
        bad.moved: ("moved", None),
        bad.walled: ("blocked", "challenge"),
        bad.busy: ("rate_limited", "http-429"),
    }
    assert {url: said for url, said in told.verdicts.items() if said != ("alive", None)} == expected
    assert told.links[bad.withdrawn]["withdrawn"]
    assert told.links[bad.other]["title_match"] < 0.65
    assert told.links[bad.moved]["final_url"] == bad.new
    assert errors(desk) == sorted(
        [
            ("CUR201", line_of(LIST, bad.unknown)),
            ("CUR202", line_of(LIST, bad.moved)),
            ("CUR210", line_of(LIST, bad.other)),
            ("CUR211", line_of(LIST, bad.withdrawn)),
        ]
    )


def test_a_page_still_missing_a_day_later_is_dead(desk: LinkDesk) -> None:
    """Twenty hours are what a first sighting has to age; what is moved can be mended."""
    bad = Defects(desk)
    desk.data(code=1)
    desk.set(CURATOR_NOW=A_DAY_LATER)
    assert desk.data(code=1).verdicts[bad.gone] == ("dead", "404")
    assert ("CUR201", line_of(LIST, bad.gone)) in errors(desk)
    desk.run("lint", "--select", "CUR202", "--fix", "README.md")
    mended = (desk.folder / "README.md").read_text(encoding="utf-8")
    assert mended == LIST.replace(bad.moved, bad.new)


@pytest.mark.parametrize("confirm", [(), ("--confirm-now",)], ids=["later", "now"])
def test_a_wall_around_openreview_fails_nothing(desk: LinkDesk, confirm: tuple[str, ...]) -> None:
    """All its links are blocked, at the cost of two requests at most, with exit code 0."""
    world = desk.list(LIST)
    world.registries.misbehave("/v2", "challenge")
    world.registries.misbehave("/v1", "challenge")
    told = desk.data(*confirm)
    notes = via(LIST, "openreview")
    assert len(notes) > 10
    assert {told.verdicts[url] for url in notes} == {("blocked", "registry-blocked")}
    assert told.json["summary"]["by_verdict"] == {
        "alive": len(told.links) - len(notes),
        "blocked": len(notes),
    }
    asked = sum(count for what, count in world.registries.asked.items() if "/doi/" not in what)
    assert 1 <= asked <= 2
    assert not [one for one in world.web.asked if "openreview" in one.host]


def test_a_registry_of_dois_that_is_down_is_told(desk: LinkDesk) -> None:
    """Its links are unchecked, everything else is alive, exit code 3."""
    world = desk.list(LIST)
    world.registries.misbehave("/doi", "down")
    told = desk.data(code=3)
    dois = via(LIST, "doi")
    assert {told.verdicts[url] for url in dois} == {("unchecked", "registry-down")}
    assert told.json["summary"]["by_verdict"] == {
        "alive": len(told.links) - len(dois),
        "unchecked": len(dois),
    }
    assert told.json["summary"]["troubles"]


def test_arxiv_being_down_condemns_no_paper(desk: LinkDesk) -> None:
    """Its seventy links are unchecked, not one page of arXiv is visited instead, exit code 3."""
    world = desk.list(LIST)
    world.arxiv.always("http503:1,retry_after=0")
    told = desk.data("--confirm-now", code=3)
    papers = via(LIST, "arxiv")
    assert {told.verdicts[url] for url in papers} == {("unchecked", "registry-down")}
    assert told.json["summary"]["by_verdict"]["alive"] == len(told.links) - len(papers)
    assert not [one for one in world.web.asked if "arxiv" in one.host]


def test_a_host_that_never_answers_holds_up_nobody(desk: LinkDesk, link_server: LinkServer) -> None:
    """Its links are unreachable when their time is over; the others were visited meanwhile."""
    world = desk.list(LIST)
    host = "papers.nips.cc"
    mapped = world.variables["CURATOR_LINKS_HOST_MAP"]
    hung = link_server.url("hang").removesuffix("/x")
    desk.set(CURATOR_LINKS_HOST_MAP=f"{mapped},{host}={hung}")
    link_server.robots(status=404)
    desk.configure("timeout: 5", "timeout: 1.5")
    told = desk.data()
    for url, (verdict, reason) in told.verdicts.items():
        if f"//{host}/" in url:
            assert (verdict, reason) in {("unreachable", "timeout"), ("unreachable", "host-down")}
        else:
            assert verdict == "alive"


def test_bad_certificates_are_unreachable(desk: LinkDesk, tls_servers: TlsServers) -> None:
    """With the reason, and not an error: nobody knows whether the page is there."""
    urls = [tls_servers.expired, tls_servers.wrong_name, tls_servers.self_signed]
    rows = [f"* [Paper {number}]({url}) <br/> Says so.\n" for number, url in enumerate(urls)]
    desk.list("# Papers\n\n## Adversarial Training\n\n" + "".join(rows))
    desk.unset("CURATOR_LINKS_HOST_MAP")
    told = desk.data()
    assert set(told.verdicts.values()) == {("unreachable", "tls")}
