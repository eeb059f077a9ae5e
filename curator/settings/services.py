"""The services that are known: where they are, how politely they are asked, and the models that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar, Final

from pydantic import AfterValidator, Field

from curator.settings import addresses
from curator.settings.values import Service
from curator.settings.yamlfile import Strict

if TYPE_CHECKING:
    from collections.abc import Mapping

ARXIV_INTERVAL: Final = 3.0
"""Seconds. arXiv's terms of use: at most one request in three seconds, over all its hosts together."""


SERVICES: Final[Mapping[str, Service]] = {
    "arxiv": Service("https://export.arxiv.org", interval=ARXIV_INTERVAL, timeout=60, budget=500),
    "arxiv_rss": Service("https://rss.arxiv.org", interval=ARXIV_INTERVAL, timeout=30, budget=20),
    "arxiv_oai": Service("https://oaipmh.arxiv.org", interval=ARXIV_INTERVAL, timeout=60, budget=100),
    "openreview": Service("https://api2.openreview.net", interval=1, timeout=30, budget=200),
    "openreview_v1": Service("https://api.openreview.net", interval=1, timeout=30, budget=200),
    "pmlr": Service("https://proceedings.mlr.press", interval=1, timeout=30, budget=200),
    "neurips": Service("https://proceedings.neurips.cc", interval=1, timeout=30, budget=200),
    "cvf": Service("https://openaccess.thecvf.com", interval=1, timeout=60, budget=200),
    "ecva": Service("https://www.ecva.net", interval=1, timeout=60, budget=200),
    "acl": Service("https://aclanthology.org", interval=1, timeout=30, budget=200),
    "acl_data": Service("https://raw.githubusercontent.com", interval=1, timeout=60, budget=50),
    "virtual_neurips": Service("https://neurips.cc", interval=1, timeout=60, budget=50),
    "virtual_icml": Service("https://icml.cc", interval=1, timeout=60, budget=50),
    "virtual_iclr": Service("https://iclr.cc", interval=1, timeout=60, budget=50),
    "virtual_cvpr": Service("https://cvpr.thecvf.com", interval=1, timeout=60, budget=50),
    "virtual_iccv": Service("https://iccv.thecvf.com", interval=1, timeout=60, budget=50),
    "virtual_eccv": Service("https://eccv.ecva.net", interval=1, timeout=60, budget=50),
    "virtual_mlsys": Service("https://mlsys.org", interval=1, timeout=60, budget=50),
    "huggingface": Service("https://huggingface.co", interval=1, timeout=30, budget=50),
    "dblp": Service("https://dblp.org", interval=2, timeout=30, budget=100),
    "crossref": Service("https://api.crossref.org", interval=1, timeout=30, budget=200),
    "semantic_scholar": Service("https://api.semanticscholar.org", interval=3, timeout=30, budget=100),
    "openalex": Service("https://api.openalex.org", interval=1, timeout=30, budget=100),
    "doi": Service("https://doi.org", interval=1, timeout=30, budget=500),
    "wayback": Service("https://archive.org", interval=5, timeout=30, budget=50),
    "github": Service("https://api.github.com", interval=0, timeout=30, budget=4000),
}
"""Where the services are and how they are asked unless a maintainer says otherwise."""

ARXIV_HOSTS: Final = ("arxiv", "arxiv_rss", "arxiv_oai")


class Pace(Strict):
    """How a service is asked, without where it is."""

    interval: Annotated[float, Field(ge=0, le=3600)] | None = None
    """Pause between two requests in seconds; none on loopback. arXiv's is 3, lowered there only."""

    timeout: Annotated[float, Field(gt=0, le=600)] | None = None
    """Time that an answer may take, in seconds."""

    budget: Annotated[int, Field(ge=1, le=1_000_000)] | None = None
    """The most requests that one run may send."""


class OpenService(Pace):
    """A service that receives no credential, so that this file may say where it is."""

    base_url: Annotated[str, AfterValidator(addresses.base_url)] | None = None
    """Scheme, host, port and an optional prefix. The environment's `CURATOR_<NAME>_URL` wins."""


class TrustedService(Pace):
    """A service that receives a credential: a pull request that edits this file must not redirect it."""

    environment_only: ClassVar = {
        "base_url": "a token is sent there; set CURATOR_{parent}_URL in the environment"
    }


class ServicesModel(Strict):
    """Where services are, and how politely they are asked."""

    arxiv: OpenService = OpenService()
    """arXiv's query API."""

    arxiv_rss: OpenService = OpenService()
    """arXiv's RSS feeds."""

    arxiv_oai: OpenService = OpenService()
    """arXiv's OAI-PMH."""

    openreview: OpenService = OpenService()
    """OpenReview's API, version 2."""

    openreview_v1: OpenService = OpenService()
    """OpenReview's API, version 1."""

    pmlr: OpenService = OpenService()
    """Proceedings of Machine Learning Research."""

    neurips: OpenService = OpenService()
    """The proceedings of NeurIPS."""

    cvf: OpenService = OpenService()
    """CVF's open access site (CVPR, ICCV, WACV)."""

    ecva: OpenService = OpenService()
    """ECVA's site (ECCV)."""

    acl: OpenService = OpenService()
    """The ACL Anthology."""

    acl_data: OpenService = OpenService()
    """The files that the ACL Anthology is built from, where they are kept."""

    virtual_neurips: OpenService = OpenService()
    """NeurIPS's site of the virtual conference."""

    virtual_icml: OpenService = OpenService()
    """ICML's site of the virtual conference."""

    virtual_iclr: OpenService = OpenService()
    """ICLR's site of the virtual conference."""

    virtual_cvpr: OpenService = OpenService()
    """CVPR's site of the virtual conference."""

    virtual_iccv: OpenService = OpenService()
    """ICCV's site of the virtual conference."""

    virtual_eccv: OpenService = OpenService()
    """ECCV's site of the virtual conference."""

    virtual_mlsys: OpenService = OpenService()
    """MLSys's site of the virtual conference."""

    huggingface: OpenService = OpenService()
    """Hugging Face, for its daily papers."""

    dblp: OpenService = OpenService()
    """DBLP."""

    crossref: OpenService = OpenService()
    """Crossref."""

    semantic_scholar: OpenService = OpenService()
    """Semantic Scholar."""

    openalex: TrustedService = TrustedService()
    """OpenAlex, which needs a key."""

    doi: OpenService = OpenService()
    """The handle system behind DOIs."""

    wayback: OpenService = OpenService()
    """The Wayback Machine."""

    github: TrustedService = TrustedService()
    """GitHub's REST API."""
