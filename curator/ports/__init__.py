"""What the program needs from the outside world, as Protocols of one to three methods."""

from curator.core.shelves.pages import UNMARKED, SeenPage, Validators
from curator.ports.evidence import FoundWork, Proceedings
from curator.ports.finders import PaperFinder
from curator.ports.forge import Base, Forge, StateBranch, StateFile
from curator.ports.ledger import Ledger, Remembered
from curator.ports.links import LinkMemory, Links, Lookup, Pulse, Registry, Visit, Visitor
from curator.ports.outside import Answer, Clock, Fetcher, Objection
from curator.ports.pages import PageMemory, ReadDays
from curator.ports.sources import Source
from curator.ports.upgrades import Gathered, VenueEvidence
from curator.ports.witnesses import AnswerMemory, KeptAnswer, Testimony, Witness

__all__ = [
    "UNMARKED",
    "Answer",
    "AnswerMemory",
    "Base",
    "Clock",
    "Fetcher",
    "Forge",
    "FoundWork",
    "Gathered",
    "KeptAnswer",
    "Ledger",
    "LinkMemory",
    "Links",
    "Lookup",
    "Objection",
    "PageMemory",
    "PaperFinder",
    "Proceedings",
    "Pulse",
    "ReadDays",
    "Registry",
    "Remembered",
    "SeenPage",
    "Source",
    "StateBranch",
    "StateFile",
    "Testimony",
    "Validators",
    "VenueEvidence",
    "Visit",
    "Visitor",
    "Witness",
]
