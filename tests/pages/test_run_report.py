"""The report of a run as a page: all that happened is on it, and no foreign word acts in it."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html  # type: ignore[import-untyped]  # it ships no types

from curator.core.proposal import Action
from curator.pages.run_report import render
from tests.pages.making import HOSTILE, addition, paper, quiet_night, report, row, waiting


def page(text: str) -> html.HtmlElement:
    """The page as a browser would build it."""
    return html.document_fromstring(text)


def words(text: str) -> str:
    """Everything that the page shows, white space folded."""
    return " ".join(page(text.replace("</td>", "</td> ")).text_content().split())


def test_a_night_without_anything_says_so() -> None:
    """An empty report is a page too, and not a broken table."""
    shown = words(render(quiet_night()))
    assert "Nothing to propose tonight." in shown
    assert "Nothing was left out." in shown
    assert "Problems" not in shown


def test_the_page_tells_the_whole_night() -> None:
    """Figures, proposals with diff and evidence, sources with reasons, and what was left out and why."""
    shown = words(render(report(row(), waiting(2), waiting(3, action=Action.KEPT))))
    for told in (
        "The night of 09 April 2026",
        "took 42 s",
        "1,200 papers read",
        "1 proposed",
        "1 queued",
        "A branch could not be made",
        "Robust Nets by Certified Training",
        "Into General Defenses (training phase), line 20 (fits 0.80). Runner-up: detection (0.25).",
        "the authors' comment says “Accepted at ICML 2026”",
        "networks that provably resist small changes",
        "screening.provably",
        "+1.5",
        "+* [Robust Nets by Certified Training](https://arxiv.org/abs/2604.00001)",
        "number 2 in the queue",
        "arxiv fresh 2026-04-02 06:17 to 2026-04-09 06:17 1,234 of 1,234",
        "other down",
        "Nothing could be read",
        "line 12",
        "another of tonight",
        "0.97",
        "too few words",
        "withdrawn by its authors",
        "Not on the subject (900)",
        "the first 1",
        "record 7",
        "it has no title",
    ):
        assert told in shown


def test_a_dry_run_is_called_one() -> None:
    """Nobody looks for pull requests that were only rehearsed."""
    shown = words(render(replace(report(row()), dry_run=True)))
    assert "A dry run: nothing was written." in shown
    assert "1 to be proposed" in shown


def test_the_page_allows_itself_only_its_own_style() -> None:
    """The policy names the hash of the one style sheet; no script, image, font or frame may load."""
    tree = page(render(report(row())))
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    (style,) = tree.xpath("//style/text()")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.startswith("default-src 'none'; ")
    assert f"style-src 'sha256-{digest}'" in policy
    assert not tree.xpath("//script | //img | //link | //iframe | //object | //form | //@style | //base")
    assert "url(" not in style


def test_pull_requests_are_linked_where_a_browser_can_follow() -> None:
    """A local forge has a folder where GitHub has an address."""
    made = row()
    local = replace(made, published=replace(made.published, url="/srv/list.git"))
    assert "https://github.com/o/r/pull/7" in page(render(report(made))).xpath("//@href")
    assert not [href for href in page(render(report(local))).xpath("//@href") if href.startswith("/")]


def test_every_proposal_of_tonight_is_open_and_linked_from_the_table() -> None:
    """The table leads to the proposal, whose details are visible without a click."""
    tree = page(render(report(row())))
    (details,) = tree.xpath("//details[contains(@class, 'proposal')]")
    assert "open" in details.attrib
    assert f"#{details.get('id')}" in tree.xpath("//table//a/@href")


def harmless(text: str) -> None:
    """Check that a night full of this text builds the page that an ordinary night builds."""
    what = paper(text, authors=(text,), abstract=text, comment=text, url=text)
    shown = render(report(row(what), waiting(2), text=text))
    tree, usual = page(shown), page(render(report(row(), waiting(2))))
    allowed = {node.tag for node in usual.iter() if isinstance(node.tag, str)}
    assert {node.tag for node in tree.iter() if isinstance(node.tag, str)} <= allowed
    assert not tree.xpath("//@*[starts-with(name(), 'on')]")
    assert all(re.match(r"https?://|#proposal-", href) for href in tree.xpath("//@href"))
    assert shown.encode()
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b\ufeff\x1b]", shown)


def test_hostile_words_are_inert() -> None:
    """Titles, authors, abstracts, reasons and addresses are text and nothing else."""
    harmless(HOSTILE)
    harmless("\ud800")
    harmless("x" * 100_000)
    harmless("</style><script>alert(1)</script>")
    harmless("http://[bad")


@settings(deadline=None, max_examples=40)
@given(st.text())
def test_no_text_is_harmful(text: str) -> None:
    """Whatever a service sends."""
    harmless(text)


def test_hidden_signs_in_a_diff_are_shown() -> None:
    """A diff is exact, so what cannot be seen in it is named."""
    made = row()
    hidden = replace(addition(), diff="+* [Trust\u202eme\u200b](x)\n")
    shown = words(render(report(replace(made, addition=hidden))))
    assert "Trust\N{SYMBOL FOR SUBSTITUTE}U+202Eme\N{SYMBOL FOR SUBSTITUTE}U+200B" in shown


def test_a_long_night_stays_a_page() -> None:
    """Five hundred queued candidates and a giant title do not make a page that no browser opens."""
    rows = [waiting(number) for number in range(500)]
    assert len(render(report(row(paper("x" * 100_000)), *rows))) < 1_000_000
