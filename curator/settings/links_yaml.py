"""The key ``links`` of ``curator.yaml``: how links are checked, and how gently."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field

from curator.settings.values import LinkChoice, Lookup
from curator.settings.yamlfile import Strict

if TYPE_CHECKING:
    from curator.settings.links_environment import LinkReach


class LinksModel(Strict):
    """How links are checked, and how gently."""

    environment_only: ClassVar = {
        "allow_private": "it opens private networks; set CURATOR_LINKS_ALLOW_PRIVATE=1 in the environment",
        "host_map": "it redirects requests; set CURATOR_LINKS_HOST_MAP in the environment",
    }

    host_interval: Annotated[float, Field(ge=0, le=3600)] = 1.0
    """Pause between two requests to one host, in seconds."""

    concurrency: Annotated[int, Field(ge=1, le=500)] = 32
    """The most requests under way at once, over all hosts."""

    per_host: Annotated[int, Field(ge=1, le=100)] = 4
    """The most requests under way at once to one host."""

    confirm_after: Annotated[float, Field(ge=0, le=8760)] = 20.0
    """Hours between two sightings of a missing page before it is called dead."""

    confirm_now_after: Annotated[float, Field(ge=0, le=3600)] = 60.0
    """Seconds before a missing page is asked again with `--confirm-now`."""

    timeout: Annotated[float, Field(gt=0, le=600)] = 20.0
    """Time that one link may take, redirects and all, in seconds."""

    lookups: tuple[Lookup, ...] = ("crossref", "wayback")
    """Who may be asked where the paper behind a dead link is, in this order.

    `semantic_scholar` soon asks those without a key to be left alone; `crossref` is asked only where
    `contact` is an e-mail address; `wayback` knows copies of pages that are gone.
    """

    def value(self, reach: LinkReach) -> LinkChoice:
        """The choice as a check of links takes it, with what the environment alone may say."""
        chosen = self.model_dump() | {"confirm_after": timedelta(hours=self.confirm_after)}
        return LinkChoice(**chosen, **reach._asdict())
