"""Recorded answers to questions that are not asked: their records are of the known form, and read alike."""

from __future__ import annotations

import json
from typing import Any

import pytest

from curator.core.works.ids import arxiv_id
from curator.enrichment.semantic_scholar import parse_batch
from curator.links.finding import semantic_scholar
from curator.reading.bibtex import open_bib
from tests.enrichment.desk import heard
from tests.support.recorded import recorded

PAGES = {
    "search_bulk_last_page.json": 0,
    "search_bulk_page1_large.json": 1,
    "search_bulk_page2_large.json": 1,
    "search_open_access_pdf.json": 1,
    "search_page_offset0.json": 1,
    "search_page_offset100.json": 1,
    "search_transformer_externalIds.json": 1,
    "search_venue_arxiv.json": 1,
    "search_year_range.json": 1,
}
"""Names, and how many records there are at least."""


@pytest.mark.parametrize("name", PAGES)
def test_records_of_a_search_are_read_as_those_of_a_batch(name: str) -> None:
    """Every record that has a title, in the order in which they came."""
    rows: list[dict[str, Any]] = json.loads(recorded(f"semantic_scholar/{name}")).get("data") or []
    found = parse_batch(heard(rows), asked=len(rows))
    assert found is not None
    assert len(rows) >= PAGES[name]
    assert [one is not None for one in found] == [bool(row.get("title")) for row in rows]


@pytest.mark.parametrize("name", PAGES)
def test_the_answer_to_a_search_is_none_to_a_batch(name: str) -> None:
    """Nor to the search for one title, where its records tell no id of arXiv."""
    body = recorded(f"semantic_scholar/{name}")
    assert parse_batch(heard(body), asked=1) is None
    semantic_scholar.parse(body)


def test_a_paper_by_the_doi_of_its_preprint() -> None:
    """One record, without a list around it, with its id at arXiv."""
    (found,) = parse_batch(
        heard([json.loads(recorded("semantic_scholar/paper_by_arxiv_doi.json"))]), asked=1
    ) or [None]
    assert found is not None
    assert arxiv_id("2312.07559") in found.ids


def test_a_work_that_crossref_wrote_as_bibtex() -> None:
    """One entry, whole."""
    file = open_bib(recorded("crossref/transform_bibtex.bib"), expected="a work")
    assert (len(file.entries), file.unreadable, file.fault) == (1, (), "")
    assert file.entries[0].fields["title"]
