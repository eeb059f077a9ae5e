"""Who is asked about venues, by the settings and what the environment has."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from curator import defaults
from curator.clock import FixedClock
from curator.core.list.document import parse
from curator.demo import DEMO_NIGHT
from curator.errors import Unavailable, UsageError
from curator.settings.load import load
from curator.settings.values import EnrichmentChoice
from curator.store.ledger import NoLedger
from curator.wiring.fetching import fetcher_of
from curator.wiring.home import LEDGER_URL, Home
from curator.wiring.venues import NOT_ASKED, NOT_OPENED, OPENALEX_KEY, rehearsed, venue_check

KEY = {OPENALEX_KEY: "sesame"}


def home(environ: dict[str, str], *, contact: str = "ada@example.org", **choice: object) -> Home:
    """The usual settings with another choice of services."""
    settings = load(defaults.folder() / "rules", environ)
    enrichment = settings.enrichment._replace(**choice)  # type: ignore[arg-type] # as the test says
    settings = replace(settings, contact=contact, enrichment=enrichment)
    return Home(settings, environ, Path("/nowhere"), FixedClock(DEMO_NIGHT), Path("/nowhere"))


def asked(at: Home, each: int | None = None) -> dict[str, int]:
    """The services that would be asked, in their order, each about so many works at most."""
    check = venue_check(at, memory=NoLedger(), fetcher=fetcher_of(at), each=each)
    assert list(check.budgets) == [one.name for one in check.witnesses]
    return dict(check.budgets)


def test_usually_those_are_asked_who_need_no_key() -> None:
    """The first is arXiv, because it knows ids and authors; OpenAlex is asked only with a key."""
    assert list(asked(home({}))) == ["arxiv", "openreview", "crossref"]
    assert list(asked(home(KEY)))[-1] == "openalex"


def test_crossref_wants_an_address_to_write_to() -> None:
    """A web page is none."""
    assert "crossref" not in asked(home({}, contact="https://example.org/ada"))


def test_dblp_is_asked_where_the_settings_say_so() -> None:
    """It turns programs away at times."""
    at = home({}, witnesses=("dblp",))
    assert at.settings.enrichment == EnrichmentChoice(("dblp",), 100)
    assert list(asked(at)) == ["dblp"]


def test_a_service_with_a_request_a_work_is_asked_about_no_more_than_its_budget_is_for() -> None:
    """Whoever takes many works at once is asked about all."""
    found = asked(home({}))
    assert found["crossref"] == 180
    assert found["arxiv"] > 100_000
    assert set(asked(home({}), each=7).values()) == {7}
    assert set(asked(home({}), each=0).values()) == {0}


@pytest.mark.parametrize(
    ("url", "sent"),
    [("https://openalex.example", True), ("http://127.0.0.1:8899", True), ("http://openalex.example", False)],
)
def test_a_key_goes_nowhere_without_tls(url: str, *, sent: bool) -> None:
    """Loopback apart; the run is refused before anybody is asked."""
    at = home(KEY | {"CURATOR_OPENALEX_URL": url})
    if sent:
        assert "openalex" in asked(at)
        return
    with pytest.raises(UsageError, match="has no TLS"):
        asked(at)


@pytest.mark.parametrize(
    ("environ", "remark"),
    [({}, NOT_ASKED), ({LEDGER_URL: "postgresql://nowhere.invalid/papers"}, NOT_ASKED + NOT_OPENED)],
)
def test_a_dry_run_says_what_it_leaves_out(environ: dict[str, str], remark: str) -> None:
    """Without a ledger, too; a database elsewhere is not even connected to."""
    at = home(environ)
    with ExitStack() as stack:
        found = rehearsed(at, fetcher=fetcher_of(at), stack=stack).gather(parse("# Papers\n"), ())
    assert (found.judgements, found.problems, found.remarks) == ({}, (), (remark,))


def test_a_ledger_that_cannot_be_copied_ends_a_dry_run(tmp_path: Path) -> None:
    """What it would show could not be trusted."""
    (tmp_path / "ledger.sqlite3").mkdir()
    at = replace(home({}), state=tmp_path)
    with ExitStack() as stack, pytest.raises(Unavailable, match="cannot be copied for a dry run"):
        rehearsed(at, fetcher=fetcher_of(at), stack=stack)
