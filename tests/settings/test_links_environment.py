"""What only the environment may say of links; a mistake in it is never taken for a yes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from curator.settings.links_environment import LinkReach, link_reach
from curator.settings.load import examine
from tests.settings.folders import rules_folder

if TYPE_CHECKING:
    from pathlib import Path

    from curator.settings.mistakes import Mistake

PRIVATE, HOSTS = "CURATOR_LINKS_ALLOW_PRIVATE", "CURATOR_LINKS_HOST_MAP"


def reach(**environ: str) -> tuple[LinkReach, list[str]]:
    """Where links may lead, and the mistakes as they are told."""
    mistakes: list[Mistake] = []
    return link_reach(environ, mistakes=mistakes), [str(one) for one in mistakes]


def test_without_the_variables_nothing_is_opened() -> None:
    """An empty one is none."""
    nothing: tuple[LinkReach, list[str]] = (LinkReach(allow_private=False, host_map={}), [])
    assert reach() == nothing
    assert reach(**{PRIVATE: "", HOSTS: ""}) == nothing
    assert reach(**{PRIVATE: " ", HOSTS: " , "}) == nothing


@pytest.mark.parametrize(
    ("text", "allowed"),
    [("1", True), ("true", True), ("Yes", True), ("0", False), ("FALSE", False), ("no", False)],
)
def test_private_networks_are_opened_by_a_yes(text: str, *, allowed: bool) -> None:
    """In any case of letters."""
    assert reach(**{PRIVATE: text}) == (LinkReach(allow_private=allowed, host_map={}), [])


@pytest.mark.parametrize("text", ["on", "2", "y", "127.0.0.1", "tru"])
def test_what_is_neither_yes_nor_no_is_a_mistake(text: str) -> None:
    """It names the variable, and opens nothing."""
    found, mistakes = reach(**{PRIVATE: text})
    assert not found.allow_private
    assert mistakes == [f'environment variable {PRIVATE}: is "{text}"; expected 1 or 0']


def test_hosts_are_mapped_to_base_urls() -> None:
    """In lower case, with spaces between, a prefix or a star for all others."""
    found, mistakes = reach(
        **{HOSTS: "papers.nips.cc=http://127.0.0.1:8899, ArXiv.org = https://[::1]:1/prefix/ ,*=http://a.b,"}
    )
    assert mistakes == []
    assert found.host_map == {
        "papers.nips.cc": "http://127.0.0.1:8899",
        "arxiv.org": "https://[::1]:1/prefix",
        "*": "http://a.b",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("papers.nips.cc", "expected host=URL pairs"),
        ("=http://127.0.0.1", "expected host=URL pairs"),
        ("https://papers.nips.cc=http://127.0.0.1", "expected host=URL pairs"),
        ("papers.nips.cc:443=http://127.0.0.1", "expected host=URL pairs"),
        ("*.nips.cc=http://127.0.0.1", "expected host=URL pairs"),
        ("a..=http://127.0.0.1", "expected host=URL pairs"),
        ("papers.nips.cc=", "expected a base URL"),
        ("papers.nips.cc=127.0.0.1:8899", "expected a base URL"),
        ("papers.nips.cc=ftp://127.0.0.1", "expected a base URL"),
        ("papers.nips.cc=http://127.0.0.1?x", "expected a base URL"),
        ("papers.nips.cc=http://me:secret@127.0.0.1", "expected a base URL"),
        (f"{'a' * 300}=http://127.0.0.1", "expected host=URL pairs"),
    ],
)
def test_a_pair_that_cannot_be_right_is_told(text: str, expected: str) -> None:
    """With the variable's name, and without a password; the pairs beside it count."""
    found, (only,) = reach(**{HOSTS: f"a.b=http://127.0.0.1:1,{text}"})
    assert only.startswith(f"environment variable {HOSTS}: is ")
    assert expected in only
    assert "secret" not in only
    assert found.host_map == {"a.b": "http://127.0.0.1:1"}


def test_a_host_that_stands_there_twice_is_told() -> None:
    """Whichever was meant."""
    again = "A.b=http://127.0.0.1:2"
    found, mistakes = reach(**{HOSTS: f"a.b=http://127.0.0.1:1,{again}"})
    assert found.host_map == {"a.b": "http://127.0.0.1:1"}
    assert mistakes == [
        f'environment variable {HOSTS}: is "{again}"; a.b is there already, expected each host once'
    ]


def test_every_mistake_comes_with_all_others(tmp_path: Path) -> None:
    """Those of the file too."""
    folder = rules_folder(tmp_path, curator="version: 1\nlinks: {timeout: 0}\n")
    settings, mistakes = examine(folder, {PRIVATE: "maybe", HOSTS: "a,b=c"})
    assert settings is None
    assert [one.path.rpartition("/")[2] for one in mistakes] == [
        "curator.yaml",
        f"environment variable {PRIVATE}",
        f"environment variable {HOSTS}",
        f"environment variable {HOSTS}",
    ]
