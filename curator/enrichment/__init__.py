"""Services that know where works were published, each a `Witness`, and the round of questions to them.

A module a service; what a service's answer says is read by its pure ``parse`` or ``told`` functions.
"""

from curator.enrichment.crossref import CrossrefWitness
from curator.enrichment.dblp import DblpWitness
from curator.enrichment.gathering import Gathering, Terms, gather
from curator.enrichment.openalex import OpenAlexWitness
from curator.enrichment.openreview import OpenReviewWitness
from curator.enrichment.semantic_scholar import SemanticScholarWitness

__all__ = [
    "CrossrefWitness",
    "DblpWitness",
    "Gathering",
    "OpenAlexWitness",
    "OpenReviewWitness",
    "SemanticScholarWitness",
    "Terms",
    "gather",
]
