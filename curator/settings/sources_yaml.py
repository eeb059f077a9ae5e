"""The key ``sources`` of ``curator.yaml``: which services are asked for papers, and for which."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field

from curator.settings import addresses, words
from curator.settings.values import (
    ArxivChoice,
    FeedChoice,
    FeedsChoice,
    ProceedingsChoice,
    SourceChoice,
    Sources,
)
from curator.settings.yamlfile import Strict


class ArxivModel(Strict):
    """What is asked of arXiv."""

    enabled: bool = True
    """Whether arXiv is read at all."""

    categories: Annotated[tuple[words.Category, ...], Field(min_length=1, max_length=50)] = (
        "cs.LG",
        "cs.CV",
        "cs.CR",
        "cs.CL",
        "cs.AI",
        "stat.ML",
    )
    """Papers in any of these categories are read."""

    query: Annotated[str, Field(max_length=2000), AfterValidator(words.one_line)] = ""
    """A further condition in arXiv's query language, such as `abs:adversarial`; empty reads everything."""

    page_size: Annotated[int, Field(ge=1, le=2000)] = 1000
    """Papers a request; arXiv gives at most 2,000."""

    holidays: Annotated[tuple[date, ...], Field(max_length=1000)] = ()
    """Days on which arXiv announces nothing, weekends apart: a silence then is quiet, not stale."""


class SourceModel(Strict):
    """A further source."""

    enabled: bool = False
    """Whether it is read at all."""


class ProceedingsModel(Strict):
    """A site of proceedings, which is asked for the venue-years of `calendar` that stand there."""

    enabled: bool = False
    """Whether it is asked at all."""

    again_days: Annotated[int, Field(ge=1, le=365)] = 7
    """Days before proceedings that were read as a whole are looked at again.

    Those that did not come yet, or not whole, are asked for every night.
    """


class FeedModel(Strict):
    """One RSS or Atom feed."""

    name: Annotated[str, Field(pattern=r"^[a-z0-9]+([_-][a-z0-9]+)*$", max_length=40)]
    """A short name in lower case, once in the file."""

    url: Annotated[str, AfterValidator(addresses.web_address)]
    """Its address."""


def _each_once(feeds: tuple[FeedModel, ...]) -> tuple[FeedModel, ...]:
    twice = [name for name, count in Counter(feed.name for feed in feeds).items() if count > 1]
    if twice:
        message = f"the name {twice[0]} stands for two feeds; expected each name once"
        raise ValueError(message)
    return feeds


class FeedsModel(Strict):
    """RSS and Atom feeds of journals, groups and blogs."""

    enabled: bool = False
    """Whether they are read at all."""

    feeds: Annotated[tuple[FeedModel, ...], Field(max_length=100), AfterValidator(_each_once)] = ()
    """The feeds, each with a name and an address."""


class SourcesModel(Strict):
    """The services that announce papers."""

    arxiv: ArxivModel = ArxivModel()
    arxiv_rss: SourceModel = SourceModel()
    """arXiv's daily feeds of the categories of `sources.arxiv`: a second channel."""

    arxiv_oai: SourceModel = SourceModel()
    """arXiv's OAI-PMH, for the categories of `sources.arxiv`: a third channel."""

    openreview: ProceedingsModel = ProceedingsModel()
    """OpenReview: ICLR, TMLR, COLM and others."""

    pmlr: ProceedingsModel = ProceedingsModel()
    """Proceedings of Machine Learning Research: ICML, AISTATS, UAI, COLT and others."""

    neurips: ProceedingsModel = ProceedingsModel()
    """The proceedings of NeurIPS."""

    cvf: ProceedingsModel = ProceedingsModel()
    """CVF's open access site: CVPR, ICCV, WACV."""

    ecva: ProceedingsModel = ProceedingsModel()
    """ECVA's site: ECCV."""

    acl: ProceedingsModel = ProceedingsModel()
    """The ACL Anthology: ACL, EMNLP, NAACL and others."""

    virtual: ProceedingsModel = ProceedingsModel()
    """The sites of virtual conferences, which list papers weeks before their proceedings."""

    hf_daily: SourceModel = SourceModel()
    """Hugging Face's daily papers."""

    feeds: FeedsModel = FeedsModel()

    def value(self) -> Sources:
        """The choice as a run takes it."""
        chosen: dict[str, SourceChoice | ProceedingsChoice] = {}
        for name in type(self).model_fields:
            model = getattr(self, name)
            if isinstance(model, ProceedingsModel):
                chosen[name] = ProceedingsChoice(**model.model_dump())
            elif isinstance(model, SourceModel):
                chosen[name] = SourceChoice(**model.model_dump())
        feeds = tuple(FeedChoice(feed.name, feed.url) for feed in self.feeds.feeds)
        return Sources(
            arxiv=ArxivChoice(**self.arxiv.model_dump()),
            feeds=FeedsChoice(self.feeds.enabled, feeds),
            **chosen,  # type: ignore[arg-type] # each under the name of a field of its own kind
        )
