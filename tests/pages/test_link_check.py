"""Links in the report of a night: what was checked, and the repairs among the proposals."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from curator.core.link_memo import LinkFindings
from curator.core.proposal import Action, Published
from curator.core.repairs.repair import Hopeless
from curator.core.report import Report, Row, links_row
from curator.pages import run_json, run_report, step_summary
from curator.pages.link_check import sentence
from curator.pages.link_repairs import compose
from tests.pages.making import HOSTILE, quiet_night, report, row
from tests.pages.test_link_repairs import DIFF, NEW, OLD, batch, repair
from tests.pages.test_run_report import page, words
from tests.pages.test_terminal import printed

FOUND = LinkFindings(
    missing={},
    requests=5,
    by_verdict={"alive": 70, "moved": 1, "dead": 2, "blocked": 0},
    hopeless=(Hopeless("https://gone.example.org/", "Gone", 7),),
)


def mended(*, action: Action = Action.CREATED, text: str = "") -> Row:
    """Tonight's repairs, as pull request 8; ``text`` stands wherever foreign words may."""
    repairs = (
        repair(title=f"Nets {text}", why=f"It redirects. {text}", new=f"{NEW}{text}", old=f"{OLD}{text}"),
    )
    made = batch(*repairs, diff=f"{DIFF}{text}")
    url = "https://github.com/o/r/pull/8"
    return links_row(Published(made.key, made.branch, action, 8, url, "made"), made, compose(made, labels=()))


def pages(night: Report) -> dict[str, str]:
    """All four of them."""
    return {
        "terminal": printed(night),
        "page": words(run_report.render(night)),
        "summary": step_summary.render(night),
        "json": json.dumps(run_json.as_json(night)),
    }


def test_a_check_is_told_in_one_sentence() -> None:
    """Figures that are zero are left out, and one is not many."""
    assert sentence(LinkFindings(missing={})) == "0 links checked with 0 requests."
    one = LinkFindings(missing={}, requests=1, by_verdict={"alive": 1})
    assert sentence(one) == "1 link checked with 1 request: 1 alive."
    assert sentence(FOUND) == (
        "73 links checked with 5 requests: 70 alive, 1 moved, 2 dead. 1 dead without a better address."
    )


@pytest.mark.parametrize("where", ["terminal", "page", "summary"])
def test_a_night_tells_of_links_only_when_they_were_checked(where: str) -> None:
    """A night between two checks has nothing to say of them."""
    assert "73 links" not in pages(quiet_night())[where]
    assert sentence(FOUND) in " ".join(pages(replace(quiet_night(), links=FOUND))[where].split())


def test_programs_are_told_of_the_check() -> None:
    """The key is always there."""
    assert run_json.as_json(quiet_night())["links"] is None
    assert run_json.as_json(replace(quiet_night(), links=FOUND))["links"] == {
        "requests": 5,
        "by_verdict": {"alive": 70, "moved": 1, "dead": 2, "blocked": 0},
        "repairs": 0,
        "hopeless": ["https://gone.example.org/"],
    }


@pytest.mark.parametrize("where", ["terminal", "page", "summary", "json"])
def test_repairs_stand_among_the_proposals(where: str) -> None:
    """By their title, beside the papers."""
    assert "Repair 1 link" in pages(report(row(), mended()))[where]


def test_programs_get_the_words_and_the_change_of_repairs() -> None:
    """As of a paper, with the kind that the key begins with, and without section and score."""
    (told,) = run_json.as_json(report(mended()))["proposals"]
    assert (told["key"], told["kind"], told["action"]) == ("links:2026-11", "links", "created")
    assert (told["section"], told["score"], told["pull_request"]) == (None, None, 8)
    assert (told["title"], told["diff"]) == ("Repair 1 link", DIFF)
    assert NEW.removeprefix("https://") in told["body"]


def test_the_page_shows_each_repair_and_the_change() -> None:
    """Old and new address, why, and the diff; the table leads there."""
    tree = page(run_report.render(report(row(), mended())))
    assert len(tree.xpath("//details[contains(@class, 'proposal')]")) == 2
    shown = words(run_report.render(report(mended())))
    for told in (OLD, NEW, "It redirects.", "-* [A]"):
        assert told in shown
    assert NEW in tree.xpath("//details//a/@href")


def test_hostile_addresses_and_titles_are_inert() -> None:
    """Nothing that a server or the list says becomes active."""
    night = report(mended(text=HOSTILE))
    shown = run_report.render(night)
    usual = page(run_report.render(report(row(), mended())))
    allowed = {node.tag for node in usual.iter() if isinstance(node.tag, str)}
    tree = page(shown)
    assert {node.tag for node in tree.iter() if isinstance(node.tag, str)} <= allowed
    assert all(re.match(r"https?://|#proposal-", href) for href in tree.xpath("//@href"))
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b\ufeff\x1b]", shown)
    assert "\x1b" not in printed(night)
