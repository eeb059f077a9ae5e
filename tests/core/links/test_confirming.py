"""What one look at a link adds to what is known of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from curator.core.links.confirming import confirmed, fresh, must_be_read, needs_a_second_look, settle, settles
from curator.core.links.link import Hop, Known, Link, Seen, Verdict, Via

NOW = datetime(2026, 11, 20, 3, tzinfo=UTC)
AFTER = timedelta(hours=20)
URL = "https://example.org/papers/bounds.html"
ALIVE = Verdict("alive", status=200, title="Bounds That Hold", title_match=1.0, title_from="page")
MOVED = ALIVE._replace(name="moved", final_url="https://example.org/bounds.html")
MISSING = Verdict("unreachable", "404-unconfirmed", 404)
GONE = Verdict("unreachable", "410-unconfirmed", 410)
DEAD = Verdict("dead", "404", 404)
SILENT = [
    Verdict("unreachable", "timeout"),
    Verdict("unreachable", "http-500", 500),
    Verdict("unreachable", "soft-404", 200),
    Verdict("unreachable", "redirects-to-front-page", 200),
    Verdict("blocked", "http-403", 403),
    Verdict("rate_limited", "http-429", 429),
    Verdict("unchecked", "robots"),
    Verdict("unchecked", "registry-down", via="arxiv"),
]


def _missing_for(past: timedelta, verdict: Verdict = MISSING) -> Known:
    return Known(verdict, NOW - past, missing_since=NOW - past)


def _settle(verdict: Verdict, known: Known | None, seen: Seen | None = None) -> tuple[Verdict, Known | None]:
    return settle(verdict, known, now=NOW, confirm_after=AFTER, seen=seen)


@pytest.mark.parametrize("verdict", SILENT)
@pytest.mark.parametrize("known", [None, Known(ALIVE, NOW - AFTER), _missing_for(AFTER), Known(DEAD, NOW)])
def test_what_shows_nothing_of_a_page_changes_nothing(verdict: Verdict, known: Known | None) -> None:
    """Errors are no facts: they neither confirm that a page is missing nor make one forget it."""
    assert _settle(verdict, known) == (verdict, None)


def test_the_first_sighting_of_a_missing_page_is_remembered() -> None:
    """It is no proof, even of a page that was alive yesterday."""
    assert _settle(MISSING, None) == (MISSING, Known(MISSING, NOW, missing_since=NOW))
    assert _settle(MISSING, Known(ALIVE, NOW, "x")) == (MISSING, Known(MISSING, NOW, missing_since=NOW))
    assert settle(MISSING, None, now=NOW, confirm_after=timedelta())[0] == MISSING


@pytest.mark.parametrize("past", [timedelta(), timedelta(minutes=1), AFTER - timedelta(seconds=1)])
def test_a_second_sighting_too_soon_proves_nothing(past: timedelta) -> None:
    """A site may be taken down for a night; since when it is missing stays as it was."""
    assert _settle(MISSING, _missing_for(past)) == (MISSING, Known(MISSING, NOW, missing_since=NOW - past))


@pytest.mark.parametrize("past", [AFTER, timedelta(days=300)])
@pytest.mark.parametrize(("verdict", "reason"), [(MISSING, "404"), (GONE, "410")])
def test_a_page_that_is_missing_again_much_later_is_dead(
    verdict: Verdict, reason: str, past: timedelta
) -> None:
    """Two sightings, with enough time between them; that is remembered for those without a network."""
    dead = verdict._replace(name="dead", reason=reason)
    assert _settle(verdict, _missing_for(past)) == (dead, Known(dead, NOW, missing_since=NOW - past))


def test_a_sighting_of_the_future_is_a_mistake_of_a_clock() -> None:
    """It counts from now."""
    known = _missing_for(-timedelta(days=400))
    assert _settle(MISSING, known) == (MISSING, Known(MISSING, NOW, missing_since=NOW))


def test_what_was_proven_dead_stays_so_while_it_is_missing() -> None:
    """Also when it was proven within a minute."""
    known = Known(DEAD, NOW - timedelta(hours=1), missing_since=NOW - timedelta(hours=1))
    assert _settle(MISSING, known) == (DEAD, Known(DEAD, NOW, missing_since=NOW - timedelta(hours=1)))


@pytest.mark.parametrize("known", [_missing_for(AFTER), _missing_for(AFTER, DEAD)])
def test_a_page_that_is_there_again_was_never_missing(known: Known) -> None:
    """The next sighting is a first one."""
    assert _settle(ALIVE, known) == (ALIVE, Known(ALIVE, NOW))


def test_what_a_registry_proves_is_remembered() -> None:
    """An id that nobody knows is dead at once; one that may be too new at its second sighting."""
    dead = Verdict("dead", "unknown-id", via="arxiv")
    assert _settle(dead, None) == (dead, Known(dead, NOW, missing_since=NOW))
    new = Verdict("unreachable", "unknown-id-unconfirmed", via="doi")
    assert _settle(new, None)[0] == new
    assert _settle(new, _missing_for(AFTER, new))[0] == Verdict("dead", "unknown-id", via="doi")


def test_a_good_answer_is_remembered_with_its_validators() -> None:
    """As the server wrote them."""
    seen = Seen(URL, 200, {"etag": 'W/"abc"', "last-modified": "Tue, 01 Sep 2020 05:12:13 GMT"})
    known = Known(ALIVE, NOW, 'W/"abc"', "Tue, 01 Sep 2020 05:12:13 GMT")
    assert _settle(ALIVE, None, seen) == (ALIVE, known)


@pytest.mark.parametrize("text", ["x" * 257, "a\r\nb", "a\x00b", "ä", ""])
def test_a_validator_that_is_none_is_left_out(text: str) -> None:
    """Nothing is sent back that is long, or would break out of its header."""
    assert _settle(ALIVE, None, Seen(URL, 200, {"etag": text, "last-modified": text}))[1] == Known(ALIVE, NOW)


@pytest.mark.parametrize("before", [ALIVE, MOVED])
def test_a_page_that_has_not_changed_is_what_it_was(before: Verdict) -> None:
    """Its title is still known, and its validators are good for another time."""
    known = Known(before, NOW - timedelta(days=40), '"abc"', "Tue")
    hops = (Hop(URL, 301),) if before.name == "moved" else ()
    looked = Verdict("alive", status=304)
    assert _settle(looked, known, Seen(URL, 304, hops=hops)) == (before, Known(before, NOW, '"abc"', "Tue"))


def test_a_page_that_has_not_changed_may_be_elsewhere_now() -> None:
    """Or back where it was."""
    moved = Verdict("moved", status=304, final_url="https://example.org/new.html")
    seen = Seen(moved.final_url, 304, {"etag": '"def"'}, hops=(Hop(URL, 301),))
    now_moved = ALIVE._replace(name="moved", final_url=moved.final_url)
    assert _settle(moved, Known(ALIVE, NOW, '"abc"'), seen) == (now_moved, Known(now_moved, NOW, '"def"'))
    assert _settle(Verdict("alive", status=304), Known(MOVED, NOW), Seen(URL, 304))[0] == ALIVE


def test_nothing_is_made_up_for_a_page_of_which_nothing_good_was_known() -> None:
    """A server may say that nothing changed without having been asked."""
    looked = Verdict("alive", status=304)
    assert _settle(looked, _missing_for(AFTER), Seen(URL, 304)) == (looked, Known(looked, NOW))
    assert _settle(looked, None, Seen(URL, 304)) == (looked, Known(looked, NOW))


@pytest.mark.parametrize("verdict", [*SILENT, MISSING, DEAD])
def test_nothing_but_good_news_is_ever_fresh(verdict: Verdict) -> None:
    """Everything else is asked again each time."""
    assert not fresh(Known(verdict, NOW), now=NOW)


@pytest.mark.parametrize(("verdict", "days"), [(ALIVE, 30), (MOVED, 7)])
def test_good_news_keeps_for_a_while(verdict: Verdict, days: int) -> None:
    """Until then nobody is asked; what was checked in the future was not."""
    lasts = timedelta(days=days)
    assert fresh(Known(verdict, NOW), now=NOW)
    assert fresh(Known(verdict, NOW - lasts + timedelta(seconds=1)), now=NOW)
    assert not fresh(Known(verdict, NOW - lasts), now=NOW)
    assert not fresh(Known(verdict, NOW + timedelta(seconds=1)), now=NOW)
    assert not fresh(Known(verdict, NOW, missing_since=NOW), now=NOW)


LINK = Link(URL, "Bounds That Hold")
OTHER = "Cooling Flows of Distant Clusters"


@pytest.mark.parametrize(
    ("verdict", "link"),
    [
        (ALIVE, LINK),
        (ALIVE, Link(URL)),
        (MOVED, LINK),
        (Verdict("alive", via="doi"), LINK),
        (Verdict("alive", status=200), Link(URL)),
        (Verdict("alive", status=200, title_from="page"), LINK),
        (Verdict("alive", status=200), LINK._replace(url="https://example.org/a.pdf")),
        (Verdict("alive", status=200, final_url="https://example.org/a.pdf"), LINK),
        (Verdict("alive", status=200, title="Example Press", title_from="page"), LINK),
        (ALIVE._replace(title=OTHER, title_match=0.1), Link(URL)),
    ],
)
def test_what_is_fresh_and_tells_the_title_settles_a_link(verdict: Verdict, link: Link) -> None:
    """A registry, a page that was read, a PDF, and whatever no title is wanted of."""
    known = Known(verdict, NOW)
    assert settles(known, link, now=NOW)
    assert not must_be_read(known, link)
    assert not settles(known, link, now=NOW + timedelta(days=30))


def test_a_page_that_was_never_read_must_be_read_for_its_title() -> None:
    """It stood beside the main link when it was asked with HEAD."""
    known = Known(Verdict("alive", status=200), NOW, '"abc"')
    assert must_be_read(known, LINK)
    assert not settles(known, LINK, now=NOW)


@pytest.mark.parametrize("via", ["http", "arxiv"])
def test_another_title_is_never_settled(via: Via) -> None:
    """It may have been a wall's, or the list was mended: what counts is the title that is expected now."""
    status = 200 if via == "http" else None
    known = Known(Verdict("alive", status=status, title=OTHER, via=via, title_match=1.0), NOW)
    assert must_be_read(known, LINK)
    assert not settles(known, LINK, now=NOW)
    assert settles(known, Link(URL, OTHER), now=NOW)


@pytest.mark.parametrize(
    "verdict", [*SILENT, ALIVE, MOVED, DEAD, Verdict("unreachable", "unknown-id-unconfirmed")]
)
def test_a_second_look_would_show_nothing_new(verdict: Verdict) -> None:
    """A registry learns of an id within a day, not within a minute."""
    assert not needs_a_second_look(verdict)


def test_a_missing_page_needs_a_second_look() -> None:
    """It may prove it dead."""
    assert needs_a_second_look(MISSING)
    assert needs_a_second_look(GONE)


@pytest.mark.parametrize("second", SILENT)
def test_a_second_look_that_shows_nothing_leaves_the_first(second: Verdict) -> None:
    """The page was missing once, and that is all that is known."""
    assert confirmed(MISSING, second) == MISSING


def test_a_second_look_proves_or_refutes() -> None:
    """Missing twice is dead, with the second answer's word for it."""
    assert confirmed(MISSING, MISSING) == DEAD
    assert confirmed(MISSING, GONE) == Verdict("dead", "410", 410)
    assert confirmed(MISSING, ALIVE) == ALIVE
    assert confirmed(MISSING, MOVED) == MOVED
    assert confirmed(ALIVE, MISSING) == MISSING
