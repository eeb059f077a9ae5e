"""The report of a run in a real browser: it opens from disk, asks for nothing, and reads well everywhere."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from curator.core.works.paper import PaperId
from curator.pages.run_report import render
from tests.pages.making import HOSTILE, addition, paper, report, row, waiting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PHONE, DESK = 390, 1280
AA = 4.5

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: apt-get install chromium")

CONTRASTS = """() => {
  const rgb = text => text.match(/[\\d.]+/g).map(Number);
  const lum = ([r, g, b]) => [r, g, b].map(v => v / 255).map(
    v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4
  ).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = node => {
    for (; node; node = node.parentElement) {
      const colour = rgb(getComputedStyle(node).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  return [...document.querySelectorAll('body *')].filter(
    node => [...node.childNodes].some(child => child.nodeType === 3 && child.textContent.trim())
  ).map(node => {
    const [a, b] = [lum(rgb(getComputedStyle(node).color)), lum(behind(node))].sort((x, y) => y - x);
    return [(a + 0.05) / (b + 0.05), node.tagName + '.' + node.className];
  }).sort((x, y) => x[0] - y[0])[0];
}"""


@dataclass
class Visit:
    """An open page, what it wrote to the console, and the addresses it asked for."""

    page: Page
    console: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium without a network of its own."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # only where there is a browser

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


def visit(browser: Browser, tmp_path: Path, *, width: int = DESK, dark: bool = False) -> Visit:
    """Open a busy and partly hostile night from disk."""
    other = paper(HOSTILE, ids=(PaperId("arxiv", "2604.00009"),), authors=(HOSTILE,), abstract=HOSTILE * 3)
    made = [row(), row(other), waiting(2), waiting(3)]
    file = tmp_path / "report.html"
    file.write_text(render(report(*made, text="x" * 300)), encoding="utf-8")
    page = browser.new_page(
        viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light"
    )
    seen = Visit(page)
    page.on("console", lambda message: seen.console.append(message.text))
    page.on("pageerror", lambda error: seen.console.append(str(error)))
    page.on("request", lambda request: seen.asked.append(request.url))
    page.goto(file.as_uri())
    return seen


def test_the_page_asks_for_nothing_and_complains_of_nothing(browser: Browser, tmp_path: Path) -> None:
    """The only request is for the file itself, and the console stays empty, hostile words or not."""
    seen = visit(browser, tmp_path)
    assert seen.asked == [(tmp_path / "report.html").as_uri()]
    assert seen.console == []


def test_every_proposal_shows_its_change_and_its_evidence(browser: Browser, tmp_path: Path) -> None:
    """A reviewer scrolls, and clicks nothing."""
    page = visit(browser, tmp_path).page
    proposals = page.locator(".proposal")
    assert proposals.count() == 2
    for proposal in proposals.all():
        assert proposal.locator(".diff .added").is_visible()
        assert proposal.locator(".evidence mark").first.is_visible()
    assert page.locator(".diff .added").first.inner_text() == f"+{addition().entry}"


@pytest.mark.parametrize("width", [320, PHONE, 768, DESK])
def test_nothing_runs_out_of_the_page(browser: Browser, tmp_path: Path, width: int) -> None:
    """On a phone as on a desk nobody scrolls sideways, whatever a title holds."""
    page = visit(browser, tmp_path, width=width).page
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("dark", [False, True])
def test_every_word_stands_out_from_its_ground(browser: Browser, tmp_path: Path, *, dark: bool) -> None:
    """By day and by night the contrast is that of WCAG AA."""
    page = visit(browser, tmp_path, dark=dark).page
    page.locator("details.rejected summary").click()
    worst, where = page.evaluate(CONTRASTS)
    assert worst >= AA, where


def test_dark_mode_is_dark(browser: Browser, tmp_path: Path) -> None:
    """A reader who asked for a dark screen gets one."""
    grounds = {
        dark: visit(browser, tmp_path, dark=dark).page.evaluate(
            "getComputedStyle(document.body).backgroundColor"
        )
        for dark in (False, True)
    }
    assert grounds == {False: "rgb(251, 250, 248)", True: "rgb(20, 23, 27)"}


def test_what_is_off_the_subject_opens_on_a_click(browser: Browser, tmp_path: Path) -> None:
    """Hundreds of rejected papers do not stand in the way, and are one click away."""
    page = visit(browser, tmp_path).page
    reason = page.locator("details.rejected td", has_text="against it")
    assert not reason.is_visible()
    page.locator("details.rejected summary").click()
    assert reason.is_visible()


def test_the_table_leads_to_the_proposal(browser: Browser, tmp_path: Path) -> None:
    """Links within the page work without a script."""
    page = visit(browser, tmp_path).page
    page.locator("main table a").first.click()
    assert page.url.endswith("#proposal-1")
