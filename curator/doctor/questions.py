"""The one small question that each service is asked, and whether an answer is the service's own."""

from __future__ import annotations

import json
import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlsplit

from curator.core.links.challenges import challenge_in
from curator.core.politeness import same_service

if TYPE_CHECKING:
    from collections.abc import Mapping

_GOOD: Final = range(200, 300)
_REDIRECT: Final = range(300, 400)
_BEGINNING: Final = 4_000
_LONGEST_NAME: Final = 100
_ROOT: Final = re.compile(rb"<(?:feed|rss|rdf:RDF|OAI-PMH)[\s>]")
_ERROR_AS_ENTRY: Final = b"arxiv.org/api/errors"
"""arXiv answers what it does not understand with a feed of one entry, whose id begins so."""


class Shape(StrEnum):
    """What an answer has to be."""

    XML = "a feed"
    JSON = "JSON"
    PAGE = "a page"


class Question(NamedTuple):
    """GET ``<base URL of the service><path>?<params>``, and what comes back when all is well."""

    path: str
    params: Mapping[str, str] = {}
    shape: Shape = Shape.PAGE


_ANY: Final = Question("/")
FEED: Final = Question("/", shape=Shape.XML)
"""Of a feed, whose path is the maintainer's."""

_QUESTIONS: Final[Mapping[str, Question]] = {
    "arxiv": Question("/api/query", {"id_list": "2302.04638", "max_results": "1"}, Shape.XML),
    "arxiv_rss": Question("/rss/stat.ML", shape=Shape.XML),
    "arxiv_oai": Question("/oai", {"verb": "Identify"}, Shape.XML),
    "openreview": Question("/groups", {"id": "ICLR.cc"}, Shape.JSON),
    "openreview_v1": Question("/groups", {"id": "ICLR.cc"}, Shape.JSON),
    "acl_data": Question("/acl-org/acl-anthology/master/README.md"),
    "huggingface": Question("/api/daily_papers", {"limit": "1"}, Shape.JSON),
    "dblp": Question("/search/publ/api", {"q": "adversarial", "format": "json", "h": "1"}, Shape.JSON),
    "crossref": Question("/types", shape=Shape.JSON),
    "semantic_scholar": Question("/graph/v1/paper/arXiv:2302.04638", {"fields": "title"}, Shape.JSON),
    "openalex": Question("/", shape=Shape.JSON),
    "doi": Question("/api/handles/10.48550/arXiv.2302.04638", shape=Shape.JSON),
    "wayback": Question("/wayback/available", {"url": "example.org"}, Shape.JSON),
}


def question_of(service: str) -> Question:
    """What a service is asked; its front page where nothing smaller is known."""
    return _QUESTIONS.get(service, _ANY)


def wrong_with(question: Question, url: str, status: int, headers: Mapping[str, str], body: bytes) -> str:
    """What is wrong with an answer, as part of a sentence; "" when nothing is, or its status says all.

    Args:
        question: that was asked.
        url: it was asked at.
        status: of the answer.
        headers: of it, names in lower case.
        body: of it, decompressed.
    """
    if status in _REDIRECT:
        return _elsewhere(url, headers.get("location", ""))
    if status not in _GOOD:
        return ""
    if challenge_in(status, headers, body):
        return "it asks whether we are a program"
    return _unlike(question.shape, body)


def _elsewhere(url: str, location: str) -> str:
    try:
        if same_service(url, target=location) or not urlsplit(location).netloc:
            return ""
        host = urlsplit(location).hostname or ""
    except ValueError:
        host = "an address that cannot be read"
    return f"it sends us to another place, {host[:_LONGEST_NAME]}"


def _unlike(shape: Shape, body: bytes) -> str:
    if _ERROR_AS_ENTRY in body[:_BEGINNING]:
        return "what it answers is an error"
    fits = {Shape.XML: _is_xml, Shape.JSON: _is_json, Shape.PAGE: _is_page}[shape](body)
    return "" if fits else f"what it answers is not {shape}"


def _is_xml(body: bytes) -> bool:
    return bool(_ROOT.search(body, 0, _BEGINNING))


def _is_page(body: bytes) -> bool:
    return bool(body.strip())


def _is_json(body: bytes) -> bool:
    try:
        return isinstance(json.loads(body), dict | list)
    except (ValueError, RecursionError):
        return False
