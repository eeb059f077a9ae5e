"""What lookup services answer, read without believing any of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curator.core.works.agreeing import is_the_work
from curator.links.finding import crossref, semantic_scholar, wayback

PAGE = "https://example.org/papers/pooling.html"
SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples"
recorded = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the recorded answers are not here")

NAMES = (
    *("message", "items", "DOI", "title", "author", "type", "given", "family"),
    *("data", "externalIds", "ArXiv", "authors", "name"),
    *("archived_snapshots", "closest", "available", "status", "url"),
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(VALUES)
def test_any_json_is_read_without_an_error(value: Any) -> None:  # noqa: ANN401 - whatever a service may send
    """Fields of another type, or none, are fields that are missing."""
    body = json.dumps(value).encode()
    assert isinstance(crossref.parse(body), tuple)
    semantic_scholar.parse(body)
    wayback.parse(body, url=PAGE)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_are_read_without_an_error(body: bytes) -> None:
    """They are no answer."""
    assert crossref.parse(body) == ()
    assert semantic_scholar.parse(body) is None
    assert wayback.parse(body, url=PAGE) is None


def snapshot(**fields: Any) -> bytes:  # noqa: ANN401 - whatever a service may send
    """An answer with one snapshot."""
    url = f"http://web.archive.org/web/20190503120000/{PAGE}"
    return json.dumps(
        {"archived_snapshots": {"closest": {"status": "200", "available": True, "url": url, **fields}}}
    ).encode()


@pytest.mark.parametrize(
    "fields",
    [
        {"available": False},
        {"available": "true"},
        {"status": "404"},
        {"status": "2000"},
        {"status": None},
        {"url": None},
        {"url": PAGE},
        {"url": f"https://web.archive.org.evil.example/web/20190503120000/{PAGE}"},
        {"url": f"https://web.archive.org/web/2019/{PAGE}"},
        {"url": f"javascript://web.archive.org/web/20190503120000/{PAGE}"},
        {"url": "http://web.archive.org/web/20190503120000/https://example.org/"},
        {"url": "http://web.archive.org/web/20190503120000/https://example.org/papers/another.html"},
        {"url": f"http://web.archive.org/web/20190503120000/{PAGE}\nx"},
        {"url": f"http://web.archive.org/web/20190503120000/{PAGE}" + "x" * 3_000},
    ],
)
def test_only_a_good_snapshot_of_this_very_page_counts(fields: dict[str, Any]) -> None:
    """Not one of an error, of another page, or on another host."""
    assert wayback.parse(snapshot(), url=PAGE) is not None
    assert wayback.parse(snapshot(**fields), url=PAGE) is None


def test_the_archive_may_spell_an_address_its_own_way() -> None:
    """With the port, and with the scheme that the page had then."""
    older = "http://web.archive.org/web/20060101213916/http://www.example.org:80/papers/pooling.html"
    found = wayback.parse(snapshot(url=older), url=PAGE)
    assert found is not None
    assert found.url == older.replace("http:", "https:", 1)


def test_hidden_signs_do_not_come_in_by_a_title() -> None:
    """Half a surrogate pair could not even be written."""
    row = {
        "title": "A\u202e B\ud800\n C",
        "externalIds": {"ArXiv": "2102.04638v2"},
        "authors": [{"name": " "}, 7],
    }
    match = semantic_scholar.parse(json.dumps({"data": [row]}).encode())
    assert match == semantic_scholar.Match("https://arxiv.org/abs/2102.04638", "A B C", ())
    assert semantic_scholar.parse(json.dumps({"data": [{**row, "externalIds": [7]}]}).encode()) is None


@pytest.mark.parametrize(
    ("title", "authors", "same"),
    [
        ("Local Correlation Clustering with Errors", (), False),
        ("Correlation Clustering with Errors", (), True),
        ("Correlation clustering with errors.", ("Lee, Ann",), True),
        ("Correlation Clustering with Errors", ("May, Bob",), False),
        ("Correlation Clustering", (), False),
    ],
)
def test_works_are_told_apart_by_a_word_and_by_the_first_author(
    title: str, authors: tuple[str, ...], *, same: bool
) -> None:
    """A title with a word more is another paper's, even by the same people."""
    known = ("Ann Lee", "Bob May")
    asked = "Correlation Clustering with Errors"
    assert is_the_work(asked, authors, found=title, found_authors=known) is same


@recorded
@pytest.mark.parametrize(
    ("name", "title", "url"),
    [
        (
            "chemcrow",
            "Augmenting Large Language Models with Chemistry Tools",
            "https://doi.org/10.1038/s42256-024-00832-8",
        ),
        ("wrong_match", "PaperQA: Retrieval-Augmented Generative Agent for Scientific Research", ""),
        ("attention", "Attention Is All You Need", ""),
    ],
)
def test_recorded_answers_of_crossref_hold_the_work_or_another(name: str, title: str, url: str) -> None:
    """Two of the three are the next best paper."""
    works = crossref.parse((SAMPLES / "crossref" / f"works_query_title_{name}.json").read_bytes())
    assert len(works) == 1
    same = [
        one.url for one in works if is_the_work(title, (), found=one.titles[0], found_authors=one.authors)
    ]
    assert same == ([url] if url else [])


@recorded
@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("match_chemcrow", "https://arxiv.org/abs/2304.05376"),
        ("match_attention_is_all_you_need", "https://arxiv.org/abs/1706.03762"),
        ("match_paperqa_arxiv", "https://arxiv.org/abs/2312.07559"),
        ("match_404_title_not_found", ""),
        ("search_429_no_key", ""),
        ("batch_403_bad_key", ""),
        ("search_empty", ""),
    ],
)
def test_recorded_answers_of_semantic_scholar_are_read(name: str, url: str) -> None:
    """Its ids become the address where everybody can read the paper."""
    match = semantic_scholar.parse((SAMPLES / "semantic_scholar" / f"{name}.json").read_bytes())
    assert (match.url if match else "") == url
