"""Upgrades in the report of a night: among the proposals, with their evidence and their change."""

from __future__ import annotations

import re

import pytest

from curator.core.proposal import Action, Published
from curator.core.report import Row, upgrade_row
from curator.pages import run_json, run_report
from curator.pages.venue_upgrade import compose
from tests.pages.making import HOSTILE, report, row
from tests.pages.test_link_check import pages
from tests.pages.test_run_report import page, words
from tests.pages.test_terminal import printed
from tests.pages.test_venue_upgrade import DIFF, PLACE, REASON, SAID, hostile, upgrade


def upgraded(*, text: str = "") -> Row:
    """Tonight's upgrade, as pull request 8; ``text`` stands wherever foreign words may."""
    made = hostile(text) if text else upgrade()
    published = Published(made.key, made.branch, Action.CREATED, 8, "https://github.com/o/r/pull/8", "made")
    return upgrade_row(published, made, compose(made, labels=()))


@pytest.mark.parametrize("where", ["terminal", "page", "summary", "json"])
def test_upgrades_stand_among_the_proposals(where: str) -> None:
    """By their paper's title, beside the new ones."""
    assert "Nets of Yore" in pages(report(row(), upgraded()))[where]


def test_programs_get_the_words_and_the_change_of_an_upgrade() -> None:
    """As of a paper, with the kind that the key begins with, and without score."""
    (told,) = run_json.as_json(report(upgraded()))["proposals"]
    assert (told["key"], told["kind"], told["action"]) == ("venue:arxiv:2501.00001", "venue", "created")
    assert (told["section"], told["score"], told["pull_request"]) == ("nets", None, 8)
    assert (told["title"], told["diff"]) == ("Venue: Nets of Yore (ICML 2026)", DIFF)
    assert REASON in told["body"]


def test_the_page_shows_the_evidence_and_the_change() -> None:
    """Who says so in which words, and the diff; the table leads there."""
    tree = page(run_report.render(report(row(), upgraded())))
    assert len(tree.xpath("//details[contains(@class, 'proposal')]")) == 2
    shown = words(run_report.render(report(upgraded())))
    for told in ("ICML 2026", REASON, SAID.source, SAID.quote, "2026-07-02", "+* [Nets of Yore]"):
        assert told in shown
    assert PLACE in tree.xpath("//details//a/@href")


def test_hostile_evidence_is_inert() -> None:
    """Nothing that a source or the list says becomes active."""
    night = report(upgraded(text=HOSTILE))
    shown = run_report.render(night)
    usual = page(run_report.render(report(row(), upgraded())))
    allowed = {node.tag for node in usual.iter() if isinstance(node.tag, str)}
    tree = page(shown)
    assert {node.tag for node in tree.iter() if isinstance(node.tag, str)} <= allowed
    assert all(re.match(r"https?://|#proposal-", href) for href in tree.xpath("//@href"))
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b\ufeff\x1b]", shown)
    assert "\x1b" not in printed(night)
