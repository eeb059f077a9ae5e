"""All that `curator links` asks about a list, on loopback: arXiv, two registries, and every other page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pytest

from curator.core.links.listed import listed_links
from curator.core.links.routing import route
from curator.core.list.document import parse
from tests.support.replay import record
from tests.support.web import titled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tests.services.registry_replay import RegistryReplay
    from tests.support.replay import Replay, StartReplay
    from tests.support.web import Web

WITNESSES = ("1412.6572", "1312.6199")
"""What the registry of arXiv asks for beside an id that it doubts."""

_AS_LISTED: Final[Mapping[str, Mapping[str, object]]] = {}


@dataclass
class PaperWeb:
    """The services, and how the program finds them."""

    web: Web
    registries: RegistryReplay
    arxiv: Replay

    @property
    def variables(self) -> dict[str, str]:
        """The environment that points every host and service at this machine."""
        return {
            "CURATOR_LINKS_ALLOW_PRIVATE": "1",
            "CURATOR_LINKS_HOST_MAP": f"*={self.web.url}",
            "CURATOR_ARXIV_URL": self.arxiv.url,
            "CURATOR_DOI_URL": f"{self.registries.url}/doi",
            "CURATOR_OPENREVIEW_URL": f"{self.registries.url}/v2",
            "CURATOR_OPENREVIEW_V1_URL": f"{self.registries.url}/v1",
        }

    @property
    def requests(self) -> int:
        """How many came, at all of them together."""
        return len(self.web.asked) + self.registries.requests + int(self.arxiv.stats()["requests"])


class BuildPaperWeb:
    """Builds the web in which every link of a list is as it should be."""

    def __init__(self, web: Web, registries: RegistryReplay, start: StartReplay) -> None:
        """Begin with servers that know nothing."""
        self._web = web
        self._registries = registries
        self._start = start

    def of(
        self,
        text: str,
        *,
        without: Iterable[str] = (),
        arxiv: Mapping[str, Mapping[str, object]] = _AS_LISTED,
        beside: Iterable[dict[str, object]] = (),
    ) -> PaperWeb:
        """The web behind a list.

        Args:
            text: the list.
            without: arXiv ids that arXiv does not know.
            arxiv: what arXiv says otherwise of an id.
            beside: records of arXiv's that the list does not have.
        """
        papers = {name: f"Paper {name}" for name in WITNESSES}
        for link in listed_links(parse(text)):
            way = route(link.url)
            if way.via == "arxiv" and way.id:
                papers[way.id.value] = link.title or papers.get(way.id.value, "A paper")
            elif way.via == "doi" and way.id:
                self._registries.shelf.dois[way.id.value] = link.url
            elif way.via == "openreview" and way.id:
                note = {
                    "id": way.id.value,
                    "forum": way.id.value,
                    "content": {"title": {"value": link.title}},
                }
                self._registries.shelf.notes["v2"].append(note)
            else:
                self._web.put(link.url, titled(link.title or "Something beside a paper"))
        rows = [
            record(name, published="2020-01-01T00:00:00Z", title=title) | dict(arxiv.get(name, {}))
            for name, title in papers.items()
            if name not in set(without)
        ]
        return PaperWeb(self._web, self._registries, self._start([*rows, *beside]))


@pytest.fixture
def build_paper_web(web: Web, registries: RegistryReplay, start_replay: StartReplay) -> BuildPaperWeb:
    """For a list that the test has."""
    return BuildPaperWeb(web, registries, start_replay)
