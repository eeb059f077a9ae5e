"""arXiv through its query API and the `arxiv` package: the one home of that package and of `lxml`.

`parse` is pure; `ArxivSource` asks. What the package lacks stands around it: `curator.http` asks politely,
`envelope` notices what it would swallow, `reading` makes sure that nothing is missing, `calendar` knows when
news is due.
"""

from curator.sources.arxiv.feed import Feed, parse
from curator.sources.arxiv.source import ArxivSource, Found

__all__ = ["ArxivSource", "Feed", "Found", "parse"]
