"""Pages that come whole as `Source`s: proceedings of venue-years that are due, lists of a day, and feeds."""

from curator.proceedings.pending import DatedPages, PendingPages
from curator.proceedings.reader import Reader
from curator.proceedings.reading import Explain, told
from curator.proceedings.sheets import Sheet, SheetReader, SheetsSource
from curator.proceedings.source import ProceedingsSource

__all__ = [
    "DatedPages",
    "Explain",
    "PendingPages",
    "ProceedingsSource",
    "Reader",
    "Sheet",
    "SheetReader",
    "SheetsSource",
    "told",
]
