"""The key ``enrichment`` of ``curator.yaml``: which services are asked where entries were published."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from curator.settings.values import EnrichmentChoice, WitnessName
from curator.settings.yamlfile import Strict


class EnrichmentModel(Strict):
    """Which services are asked where entries were published, and about how many of them in one night."""

    witnesses: Annotated[tuple[WitnessName, ...], Field(max_length=20)] = (
        "arxiv",
        "openreview",
        "crossref",
        "openalex",
    )
    """Who is asked, in this order.

    `crossref` is asked only where `contact` is an e-mail address, `openalex` only where the environment has
    `OPENALEX_API_KEY`. `semantic_scholar` soon asks those without a key to be left alone, and `dblp` turns
    programs away at times, so neither is asked unless it is named here.
    """

    per_night: Annotated[int, Field(ge=0, le=100_000)] = 100
    """The most entries that one service is asked about in one night; with 0, nobody is asked."""

    def value(self) -> EnrichmentChoice:
        """The choice as the program takes it, each service once."""
        return EnrichmentChoice(tuple(dict.fromkeys(self.witnesses)), self.per_night)
