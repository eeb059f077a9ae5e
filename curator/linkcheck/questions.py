"""What a check has to find out: one question for all links that have one answer."""

from __future__ import annotations

from concurrent.futures import Future
from threading import Thread
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.links.redirects import host_of
from curator.core.links.routing import is_resolver

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curator.core.links.link import Link
    from curator.core.links.routing import Route
    from curator.core.works.paper import PaperId
    from curator.ports import Lookup, Registry

_ONE_AT_A_TIME: Final = "arxiv.org"
"""Its terms allow one connection at a time, registry and pages together."""


class Question(NamedTuple):
    """What is asked once for all addresses that it answers; ``link`` is the first of them."""

    key: str
    route: Route
    link: Link

    @property
    def page(self) -> Link:
        """What is visited for all its links, whatever places on it they name: a page's key is its address."""
        return self.link._replace(url=self.key)


def key_of(way: Route, url: str) -> str:
    """What has one answer: a paper, but not each version of it, nor a page that has a DOI in its address."""
    if way.version is not None:
        return f"{way.key}v{way.version}"
    return f"{way.key} {url}" if way.via == "doi" and not is_resolver(url) else way.key


def is_arxivs(url: str) -> bool:
    """Whether a page is one of arXiv's own."""
    host = host_of(url)
    return host == _ONE_AT_A_TIME or host.endswith(f".{_ONE_AT_A_TIME}")


def asked_aside(registry: Registry, ids: Sequence[PaperId]) -> Future[Lookup]:
    """A look-up in a thread of its own, for which nobody waits after an interrupt."""
    answer: Future[Lookup] = Future()

    def ask() -> None:
        try:
            answer.set_result(registry.look_up(ids))
        except Exception as error:  # noqa: BLE001 - whoever takes the answer gets it
            answer.set_exception(error)

    Thread(target=ask, daemon=True).start()
    return answer
