"""Who is asked where entries were published: what the file says, and what holds without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from curator.settings.load import load
from curator.settings.mistakes import ConfigurationMistakes
from curator.settings.values import EnrichmentChoice
from tests.settings.folders import rules_folder

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_left_out_has_defaults(tmp_path: Path) -> None:
    """Those who answer programs reliably, about a hundred entries a night."""
    settings = load(rules_folder(tmp_path, curator="version: 1\n"), {})
    usual = "arxiv openreview crossref openalex"
    assert " ".join(settings.enrichment.witnesses) == usual
    assert settings.enrichment.per_night == 100


def test_what_is_said_is_kept(tmp_path: Path) -> None:
    """In its order, each service once."""
    curator = "version: 1\nenrichment: {witnesses: [dblp, arxiv, dblp], per_night: 0}\n"
    settings = load(rules_folder(tmp_path, curator=curator), {})
    assert settings.enrichment == EnrichmentChoice(("dblp", "arxiv"), 0)


@pytest.mark.parametrize("said", ["witnesses: [scholar]", "per_night: -1", "per_night: many", "night: 3"])
def test_a_mistake_is_told_with_its_line(tmp_path: Path, said: str) -> None:
    """As everywhere in the file."""
    folder = rules_folder(tmp_path, curator=f"version: 1\nenrichment:\n  {said}\n")
    with pytest.raises(ConfigurationMistakes, match="enrichment"):
        load(folder, {})
