"""What every check of links promises to a night, as one set of tests, run on the fake and on the real one.

A test module inherits `LinksContract` and gives a fixture ``links``: a check as the settings make it.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from curator.core.link_memo import LinkMemo
from curator.core.list.document import parse

if TYPE_CHECKING:
    from curator.ports import Links

NOW = datetime(2026, 4, 30, 3, 17, tzinfo=UTC)
LIST = "# Papers\n\nNothing yet.\n"


class LinksContract:
    """The promises of the `Links` port."""

    def test_a_list_that_was_never_checked_is_due(self, links: Links) -> None:
        """The first night checks."""
        assert links.due(None, now=NOW)

    def test_a_list_that_was_just_checked_is_not_due(self, links: Links) -> None:
        """A run repeated at once, and one an hour later, ask nobody."""
        assert not links.due(NOW, now=NOW)
        assert not links.due(NOW - timedelta(hours=1), now=NOW)

    def test_a_list_whose_check_is_a_year_old_is_due(self, links: Links) -> None:
        """Whatever the schedule."""
        assert links.due(NOW - timedelta(days=366), now=NOW)

    def test_a_list_without_links_has_nothing_wrong_with_it(self, links: Links) -> None:
        """Nothing is asked, and nothing is found."""
        findings = links.check(parse(LIST), memo=LinkMemo())
        assert (findings.missing, findings.repairs, findings.hopeless) == ({}, (), ())
        assert (findings.problems, findings.requests) == ((), 0)
