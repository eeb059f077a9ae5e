"""arXiv through its query API, OAI-PMH and RSS; the one home of the `arxiv` package.

`parse` is pure; `ArxivSource` asks. What the package lacks stands around it: `curator.http` asks politely,
`envelope` notices what it would swallow, `reading` makes sure that nothing is missing, `calendar` knows when
news is due. `ArxivOaiSource` and `ArxivRssSource` are second and third channels to the same papers, and
`ArxivChannels` asks them where the API fails.
"""

from curator.sources.arxiv.channels import ArxivChannels
from curator.sources.arxiv.feed import Feed, parse
from curator.sources.arxiv.oai_source import ArxivOaiSource
from curator.sources.arxiv.registry import ArxivRegistry
from curator.sources.arxiv.rss_source import ArxivRssSource
from curator.sources.arxiv.source import ArxivSource, Found
from curator.sources.arxiv.witness import ArxivWitness

__all__ = [
    "ArxivChannels",
    "ArxivOaiSource",
    "ArxivRegistry",
    "ArxivRssSource",
    "ArxivSource",
    "ArxivWitness",
    "Feed",
    "Found",
    "parse",
]
