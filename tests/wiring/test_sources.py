"""Which sources a run asks, by the settings or by name, and what is known of their adapters."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from curator.core.harvest import Status
from curator.core.window import Window
from curator.errors import UsageError
from curator.http import PoliteFetcher
from curator.settings.load import load
from curator.settings.sources_yaml import SourcesModel
from curator.settings.values import ProceedingsChoice
from curator.sources.arxiv import ArxivChannels, ArxivSource
from curator.wiring.sources import proceedings_sources, sources_of, unverified
from tests.fakes import FixedClock, MemoryPages
from tests.settings.folders import CURATOR, rules_folder
from tests.support.proceedings_site import pmlr_bib, pmlr_index

if TYPE_CHECKING:
    from pathlib import Path

    from curator.ports import Source
    from curator.settings.values import Settings
    from tests.support.proceedings_site import Site

NIGHT = datetime(2026, 8, 2, 3, 17, tzinfo=UTC)
WINDOW = Window(datetime(2026, 7, 26, tzinfo=UTC), datetime(2026, 8, 2, tzinfo=UTC))
WATCHED = """\
sources: {pmlr: {enabled: true}, cvf: {enabled: true}, openreview: {enabled: true}}
calendar:
  - {venue: ICML, year: 2026, begin: 2026-07-01, end: 2026-12-31}
  - {venue: UAI, year: 2026, begin: 2026-07-01, end: 2026-12-31}
"""
VENUES = """\
version: 1
venues:
  - {name: ICML, title: Conference on Machine Learning, links: ["pmlr:v{volume}/*"], volumes: 306 = 2026}
  - {name: UAI, title: Conference on Uncertainty in Artificial Intelligence}
"""


def read(root: Path, more: str = WATCHED, **environ: str) -> Settings:
    """The settings of a file that also says ``more``."""
    return load(rules_folder(root, curator=CURATOR + more, venues=VENUES), environ)


def made(settings: Settings, *named: str) -> tuple[Source, ...]:
    """The sources of a run."""
    clock = FixedClock(NIGHT)
    fetcher = PoliteFetcher(settings.services, contact="robot@example.org", clock=clock)
    return sources_of(settings, named, fetcher=fetcher, memory=MemoryPages(), clock=clock)


def test_the_sources_that_are_enabled_are_asked(tmp_path: Path) -> None:
    """ArXiv first, and sites of proceedings even where the calendar has nothing for them."""
    assert [source.name for source in made(read(tmp_path))] == ["arxiv", "openreview", "pmlr", "cvf"]


def test_a_name_asks_one_source(tmp_path: Path) -> None:
    """Enabled or not, and once however often it is named."""
    settings = read(tmp_path, "")
    assert [source.name for source in made(settings, "cvf", "arxiv", "cvf")] == ["cvf", "arxiv"]


def test_a_wrong_name_is_told_with_all_right_ones(tmp_path: Path) -> None:
    """Nothing is asked then."""
    with pytest.raises(UsageError, match="pmrl is not a source") as caught:
        made(read(tmp_path), "pmrl")
    assert caught.value.advice == f"The sources are: {', '.join(SourcesModel.model_fields)}."


def test_no_source_is_nothing_to_do(tmp_path: Path) -> None:
    """A run that would ask nobody says so."""
    with pytest.raises(UsageError, match="No source is enabled"):
        made(read(tmp_path, "sources: {arxiv: {enabled: false}}\n"))


def test_the_volume_that_the_list_s_venues_know_is_asked_for(tmp_path: Path, site: Site) -> None:
    """A venue whose volumes nobody tells is looked up in the list of all."""
    site.pages["/"] = pmlr_index((998, "Proceedings of UAI 2026"))
    site.pages["/v998/assets/bib/bibliography.bib"] = pmlr_bib("A Title", volume=998, year=2026)
    site.pages["/v306/assets/bib/bibliography.bib"] = pmlr_bib("Another", volume=306, year=2026)
    settings = read(tmp_path, CURATOR_PMLR_URL=site.url)
    clock = FixedClock(NIGHT)
    fetcher = PoliteFetcher(settings.services, contact="", clock=clock)
    sources = {one.name: one for one in proceedings_sources(settings, fetcher, MemoryPages(), clock)}
    assert list(sources) == ["openreview", "pmlr", "cvf"]
    harvest = sources["pmlr"].fetch(WINDOW)
    assert harvest.health.status is Status.FRESH
    assert sorted(paper.title for paper in harvest.papers) == ["A Title", "Another"]
    assert sorted(one.target for one in site.asked) == [
        "/",
        "/v306/assets/bib/bibliography.bib",
        "/v998/assets/bib/bibliography.bib",
    ]


def uai_night(root: Path, site: Site) -> tuple[Status, str]:
    """What PMLR's night is that asks for UAI alone, which the list of all calls by its long name."""
    entry = "{venue: UAI, year: 2026, begin: 2026-07-01, end: 2026-12-31}"
    watched = f"sources: {{pmlr: {{enabled: true}}}}\ncalendar: [{entry}]\n"
    settings = read(root, watched, CURATOR_PMLR_URL=site.url)
    clock = FixedClock(NIGHT)
    fetcher = PoliteFetcher(settings.services, contact="", clock=clock)
    (source,) = proceedings_sources(settings, fetcher, MemoryPages(), clock)
    health = source.fetch(WINDOW).health
    return health.status, health.reason


def test_a_volume_is_known_by_every_name_of_its_venue(tmp_path: Path, site: Site) -> None:
    """The list of all is not taken for one without the venue-year that it leads to under another name."""
    told = "Proceedings of the Conference on Uncertainty in Artificial Intelligence 2026"
    site.pages["/"] = pmlr_index((998, told))
    site.pages["/v998/assets/bib/bibliography.bib"] = pmlr_bib("A Title", volume=998, year=2026)
    assert uai_night(tmp_path, site) == (Status.FRESH, "UAI 2026: 1 paper, for the first time.")


def test_a_list_of_all_volumes_that_is_gone_is_no_volume_that_is_not_out(tmp_path: Path, site: Site) -> None:
    """It is always there, so it has moved."""
    status, reason = uai_night(tmp_path, site)
    assert status is Status.DOWN
    assert "UAI 2026: nothing could be read" in reason


@pytest.mark.parametrize(
    "name",
    [name for name, field in SourcesModel.model_fields.items() if hasattr(field.default, "again_days")],
)
def test_every_site_of_proceedings_has_an_adapter(tmp_path: Path, name: str) -> None:
    """What a file can enable can be asked, and nothing of it was written as it should be without being so."""
    settings = read(tmp_path, f"sources: {{{name}: {{enabled: true}}}}\n")
    assert isinstance(settings.sources.proceedings[name], ProceedingsChoice)
    (source,) = made(settings, name)
    assert source.name == name
    assert source.fetch(WINDOW).health.requests == 0


def test_arxiv_asks_its_other_channels_only_where_it_has_to(tmp_path: Path) -> None:
    """They stand in for it; without it, or by name, they are sources of their own."""
    channels = "arxiv_rss: {enabled: true}, arxiv_oai: {enabled: true}"
    together = read(tmp_path / "a", f"sources: {{{channels}}}\n")
    (source,) = made(together)
    assert isinstance(source, ArxivChannels)
    assert [one.name for one in made(together, "arxiv_oai")] == ["arxiv_oai"]
    alone = read(tmp_path / "b", f"sources: {{arxiv: {{enabled: false}}, {channels}}}\n")
    assert [one.name for one in made(alone)] == ["arxiv_rss", "arxiv_oai"]
    assert isinstance(made(read(tmp_path / "c", ""))[0], ArxivSource)


def test_every_source_of_the_settings_can_be_named(tmp_path: Path) -> None:
    """Whether anything is due there or not."""
    names = tuple(SourcesModel.model_fields)
    assert tuple(source.name for source in made(read(tmp_path, ""), *names)) == names


def test_what_was_not_seen_of_a_service_is_told(tmp_path: Path) -> None:
    """Of the enabled sources only, and of arXiv, all of which was seen, nothing."""
    told = unverified(read(tmp_path))
    assert set(told) == {"pmlr", "cvf", "openreview"}
    assert all(told.values())
