"""How links are checked: what the file says, what only the environment may say, and both in one value."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from curator.settings.links_environment import LinkReach
from curator.settings.links_yaml import LinksModel
from curator.settings.load import load
from curator.settings.values import LinkChoice
from tests.settings.folders import rules_folder

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_left_out_has_the_defaults_of_the_contract(tmp_path: Path) -> None:
    """Twenty hours, a minute, a second between requests; nothing private, no host in another's place."""
    settings = load(rules_folder(tmp_path, curator="version: 1\n"), {})
    assert settings.links == LinkChoice(
        host_interval=1.0,
        concurrency=32,
        per_host=4,
        confirm_after=timedelta(hours=20),
        confirm_now_after=60.0,
        timeout=20.0,
        lookups=("crossref", "wayback"),
        allow_private=False,
        host_map={},
    )
    assert settings.schedule.links == "41 4 * * 0"


def test_what_is_said_is_kept(tmp_path: Path) -> None:
    """Hours become a span of time; all else is as it was written."""
    curator = """\
version: 1
links: {host_interval: 0, concurrency: 8, per_host: 2, confirm_after: 0.5, confirm_now_after: 3,
  timeout: 10.5, lookups: []}
"""
    assert load(rules_folder(tmp_path, curator=curator), {}).links == LinkChoice(
        host_interval=0,
        concurrency=8,
        per_host=2,
        confirm_after=timedelta(minutes=30),
        confirm_now_after=3,
        timeout=10.5,
        lookups=(),
        allow_private=False,
        host_map={},
    )


def test_the_environment_opens_and_redirects(tmp_path: Path) -> None:
    """Both arrive beside what the file says."""
    environ = {
        "CURATOR_LINKS_ALLOW_PRIVATE": "1",
        "CURATOR_LINKS_HOST_MAP": "papers.nips.cc=http://127.0.0.1:8899",
    }
    links = load(rules_folder(tmp_path), environ).links
    assert links.allow_private
    assert links.host_map == {"papers.nips.cc": "http://127.0.0.1:8899"}


def test_what_file_and_environment_say_is_the_whole_choice() -> None:
    """No key of either is lost, and none is said by both."""
    said = {*LinksModel.model_fields, *LinkReach._fields}
    assert said == set(LinkChoice._fields)
    assert set(LinksModel.environment_only) == set(LinkReach._fields)
