"""The life of one paper, from the night that finds it to the venue in its entry."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.e2e.life import SPRING, TITLE, WINTER, Life

if TYPE_CHECKING:
    from tests.e2e.world import World
    from tests.support.proceedings_site import Site
    from tests.support.replay import StartReplay

DAY = timedelta(days=1)


def test_a_papers_life(world: World, start_replay: StartReplay, site: Site) -> None:
    """Proposed, moved by command, conflicted, made anew, merged, and months later given its venue."""
    life = Life(world, start_replay, site)

    life.arxiv_has()
    life.night(SPRING)
    branch = life.branch("add")
    assert life.section_on(branch) == "General Defenses (training phase)"

    assert "✅" in life.maintainer_says("It finds them, so:\n\n/curator move detection")
    assert life.section_on(branch) == "Adversarial Detection"

    life.maintainer_types("* [By Hand](https://example.org/hand) <br/> Typed.", below="Adversarial Detection")
    assert not life.merges(branch)
    life.night(SPRING + DAY)
    assert life.merges(branch)
    assert life.section_on(branch) == "Adversarial Detection"

    assert life.is_draft(branch)
    assert "✅" in life.maintainer_says("/curator ready")
    life.maintainer_merges(branch)
    life.night(SPRING + 2 * DAY)
    merged = life.listed()
    assert f"\n* [{TITLE}](https://arxiv.org/" in merged
    assert life.section_on("main") == "Adversarial Detection"

    life.appears_at_neurips()
    assert life.made_by(life.night(WINTER)) == ["venue"]
    upgrade = life.branch("venue")
    assert life.listed() == merged
    life.maintainer_takes(upgrade)
    entry = life.entry_on(upgrade)
    assert " (NeurIPS 2026)" in entry
    assert life.listed() == merged.replace(entry.replace(" (NeurIPS 2026)", ""), entry)

    life.night(WINTER + DAY)
    assert life.night(WINTER + DAY)["writes"] == 0
    settled = life.all_but_memory()
    assert life.made_by(life.night(WINTER + 2 * DAY)) == []
    assert life.all_but_memory() == settled
