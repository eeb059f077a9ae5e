"""Every recorded answer of a service is opened by a test: one that is added later does not go unread."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.recorded import SAMPLES

TESTS = Path(__file__).parents[1]
SERVICES = (
    *(
        "acl_anthology",
        "arxiv_api",
        "arxiv_html",
        "arxiv_oai",
        "arxiv_rss",
        "crossref",
        "cvf_openaccess",
        "dblp",
    ),
    *("hf_daily_papers", "neurips_proceedings", "openalex", "openreview", "pmlr", "semantic_scholar"),
)
EXCEPTIONS: dict[str, str] = {}
"""Files that no test opens, each with the reason."""

HEADERS = ".headers.json"
NAMES = re.compile(r"[A-Za-z0-9_.-]+")


def opened(name: str, words: frozenset[str]) -> bool:
    """Whether a test's text names a file, with or without its suffix; headers go with their body."""
    if name.endswith(HEADERS):
        stem = name.removesuffix(HEADERS)
        return any(word.startswith(f"{stem}.") or word == stem for word in words)
    return name in words or Path(name).stem in words


@pytest.fixture(scope="module")
def words() -> frozenset[str]:
    """Everything that tests write and that may be the name of a file; of this test nothing."""
    texts = (path.read_text(encoding="utf-8") for path in TESTS.rglob("*.py") if path != Path(__file__))
    return frozenset(word for text in texts for word in NAMES.findall(text))


@pytest.mark.parametrize("service", SERVICES)
def test_no_recorded_answer_goes_unread(service: str, words: frozenset[str]) -> None:
    """A file beside the project that no test names fails the run."""
    if not (SAMPLES / service).is_dir():
        pytest.skip("the recorded answers are not here")
    files = sorted(path.name for path in (SAMPLES / service).rglob("*") if path.is_file())
    assert [name for name in files if name not in EXCEPTIONS and not opened(name, words)] == []


def test_exceptions_are_none_any_more_when_a_test_opens_them(words: frozenset[str]) -> None:
    """What is excused is not opened, and has a reason."""
    assert [name for name, reason in EXCEPTIONS.items() if opened(name, words) or not reason] == []


@pytest.mark.parametrize(
    ("name", "there"), [("a_page.html", True), ("a.headers.json", True), ("other.bib", False)]
)
def test_a_file_is_known_by_its_name_or_its_stem(name: str, there: bool) -> None:  # noqa: FBT001 - a parameter
    """Of headers, by that of their body."""
    assert opened(name, frozenset({"a_page", "a.html"})) is there
