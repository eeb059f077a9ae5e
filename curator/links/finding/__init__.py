"""Services that may know where a work is found: Crossref, Semantic Scholar, the Internet Archive."""

from curator.links.finding.crossref import Crossref
from curator.links.finding.finder import Finder
from curator.links.finding.searching import look_for, snapshots_of
from curator.links.finding.semantic_scholar import SemanticScholar
from curator.links.finding.wayback import Snapshot, Wayback

__all__ = ["Crossref", "Finder", "SemanticScholar", "Snapshot", "Wayback", "look_for", "snapshots_of"]
