"""The calendar becomes watches: which venue-years, where, and from when to when."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from curator import defaults
from curator.core.shelves.watches import SOURCE_OF, Watch
from curator.settings.calendar_yaml import PROCEEDINGS
from curator.settings.load import examine, load
from curator.settings.sources_yaml import ProceedingsModel, SourcesModel
from curator.settings.values import FeedChoice, ProceedingsChoice, Sources
from tests.settings.folders import CURATOR, rules_folder

if TYPE_CHECKING:
    from pathlib import Path

    from curator.settings.values import Settings

VENUES = """\
version: 1
known_until: 2026
venues:
  - name: NeurIPS
    title: Conference on Neural Information Processing Systems
    former: [{name: NIPS, until: 2017}]
    held: 1987-
  - {name: ICCV, title: International Conference on Computer Vision, held: 1987-2025 every 2}
  - {name: USENIX Security, title: USENIX Security Symposium, held: 1990-}
"""
DAYS = "begin: 2026-11-20, end: 2027-02-28"


def settings(root: Path, more: str) -> Settings:
    """The settings of a file that also says ``more``."""
    return load(rules_folder(root, curator=f"{CURATOR}{more}\n", venues=VENUES), {})


def mistakes(root: Path, more: str) -> list[str]:
    """What is wrong with such a file."""
    folder = rules_folder(root, curator=f"{CURATOR}{more}\n", venues=VENUES)
    return [str(one).replace(f"{root.as_posix()}/", "") for one in examine(folder, {})[1]]


def test_without_a_calendar_nothing_is_watched(tmp_path: Path) -> None:
    """And of all sources only arXiv is read."""
    made = settings(tmp_path, "")
    assert made.calendar == ()
    assert made.sources.enabled == ("arxiv",)


def test_an_entry_is_a_watch_at_the_venue_s_own_site(tmp_path: Path) -> None:
    """Where the proceedings of a venue stand need not be said."""
    made = settings(tmp_path, f"calendar: [{{venue: NeurIPS, year: 2026, {DAYS}}}]")
    assert made.calendar == (Watch("NeurIPS", 2026, date(2026, 11, 20), date(2027, 2, 28), "neurips"),)


def test_an_entry_can_say_where(tmp_path: Path) -> None:
    """The same year can be watched at two places."""
    entry = f"venue: NeurIPS, year: 2026, {DAYS}"
    more = f"calendar: [{{{entry}, source: virtual}}, {{{entry}}}]"
    assert [watch.source for watch in settings(tmp_path, more).calendar] == ["virtual", "neurips"]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (
            "venue: NeurISP, year: 2026",
            'calendar.yaml:4: "NeurISP" is no venue of venues.yaml; did you mean NeurIPS?',
        ),
        ("venue: Zz, year: 2026", '"Zz" is no venue of venues.yaml; add it there, or leave it out here'),
        ("venue: NIPS, year: 2026", '"NIPS" is called NeurIPS in venues.yaml; write that'),
        (
            "venue: USENIX Security, year: 2026",
            "no source is known for USENIX Security; name one in `source`: openreview, pmlr, neurips, ",
        ),
        ("venue: ICCV, year: 2026", "ICCV was not held in 2026, says venues.yaml"),
        ("venue: NeurIPS, year: 2026, source: pmrl", "did you mean pmlr?"),
        ("venue: NeurIPS, year: 20226", "at most 2200"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, entry: str, expected: str) -> None:
    """With the name that was probably meant."""
    (found,) = mistakes(tmp_path, f"calendar: [{{{entry}, {DAYS}}}]")
    assert found.startswith("rules/curator.yaml:4: ")
    assert expected.removeprefix("calendar.yaml:4: ") in found


def test_a_venue_year_is_watched_once_at_each_place(tmp_path: Path) -> None:
    """Two windows of one would be asked for twice."""
    entry = f"{{venue: NeurIPS, year: 2026, {DAYS}}}"
    assert mistakes(tmp_path, f"calendar:\n  - {entry}\n  - {entry}") == [
        "rules/curator.yaml:6: NeurIPS 2026 is watched at neurips already; keep one of them"
    ]


def test_without_venues_any_venue_that_has_a_source_is_taken(tmp_path: Path) -> None:
    """A folder need not hold a venues.yaml."""
    more = f"calendar: [{{venue: ICML, year: 2026, {DAYS}}}]"
    made = load(rules_folder(tmp_path, curator=f"{CURATOR}{more}\n"), {})
    assert [watch.source for watch in made.calendar] == ["pmlr"]


def test_sources_have_their_options(tmp_path: Path) -> None:
    """Each is off until the file says otherwise."""
    more = (
        "sources: {pmlr: {enabled: true, again_days: 3}, hf_daily: {enabled: true},\n"
        "  feeds: {enabled: true, feeds: [{name: jmlr, url: 'https://www.jmlr.org/jmlr.xml?a=b'}]}}"
    )
    sources = settings(tmp_path, more).sources
    assert sources.enabled == ("arxiv", "pmlr", "hf_daily", "feeds")
    assert sources.pmlr == ProceedingsChoice(enabled=True, again_days=3)
    assert sources.cvf == ProceedingsChoice(enabled=False, again_days=7)
    assert sources.feeds.feeds == (FeedChoice("jmlr", "https://www.jmlr.org/jmlr.xml?a=b"),)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("sources: {pmlr: {again_days: 0}}", "at least 1"),
        ("sources: {pmlr: {again: 3}}", "did you mean again_days?"),
        ("sources: {feeds: {feeds: [{name: A b, url: 'https://x.org'}]}}", "text that matches"),
        ("sources: {feeds: {feeds: [{name: a, url: 'ftp://x.org'}]}}", "expected the address of a page"),
        (
            "sources: {feeds: {feeds: [{name: a, url: 'https://u:p@x.org/'}]}}",
            "expected the address of a page",
        ),
        (
            "sources: {feeds: {feeds: [{name: a, url: 'https://x.org'}, {name: a, url: 'https://y.org'}]}}",
            "the name a stands for two feeds",
        ),
    ],
)
def test_a_mistaken_option_is_told(tmp_path: Path, more: str, expected: str) -> None:
    """As any other setting is."""
    (found,) = mistakes(tmp_path, more)
    assert expected in found


def test_every_place_is_a_source() -> None:
    """The names in a calendar, the defaults of venues, and the sources agree."""
    sites = {
        name for name, choice in SourcesModel.model_fields.items() if choice.annotation is ProceedingsModel
    }
    assert set(PROCEEDINGS) == sites
    assert set(SourcesModel.model_fields) == set(Sources._fields)
    assert set(SOURCE_OF.values()) <= sites


def test_our_own_calendar_is_right() -> None:
    """Every venue of it is known and has a source that is enabled; one year follows the other."""
    made = load(defaults.folder() / "rules", {})
    assert {watch.year for watch in made.calendar} == {2026, 2027}
    assert {watch.source for watch in made.calendar} <= set(made.sources.enabled)
    assert {made.venues.was_held(watch.venue, watch.year) for watch in made.calendar} <= {True, None}
    names = {watch.venue for watch in made.calendar}
    assert {"ICML", "NeurIPS", "ICLR", "CVPR", "ICCV", "ECCV", "AISTATS", "ACL"} <= names
