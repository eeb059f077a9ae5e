"""Where a list's entries were published, by everything that can be asked within budgets."""

from curator.venuecheck.auditing import Audit
from curator.venuecheck.check import VenueCheck
from curator.venuecheck.entries import work_of, works_of
from curator.venuecheck.narrated import Narrated

__all__ = ["Audit", "Narrated", "VenueCheck", "work_of", "works_of"]
