"""The whole folder and the environment, read into one frozen value, with all mistakes at once."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from curator import defaults
from curator.core.lint_choice import LintChoice, Silenced
from curator.core.policy import Limits, ListFormat
from curator.errors import UsageError
from curator.settings.contact import require_contact
from curator.settings.load import examine, load
from curator.settings.mistakes import ConfigurationMistakes
from curator.settings.services import SERVICES, ServicesModel
from curator.settings.values import ScheduleChoice
from tests.settings.folders import SCREENING, SECTION, rules_folder

if TYPE_CHECKING:
    from collections.abc import Iterator


def told(folder: Path, environ: dict[str, str] | None = None) -> list[str]:
    """Every mistake of the folder, without the temporary folder's name."""
    settings, mistakes = examine(folder, environ or {})
    assert (settings is None) == bool(mistakes)
    return [str(mistake).replace(f"{folder.parent.as_posix()}/", "") for mistake in mistakes]


def test_the_rules_that_come_with_the_program_are_right() -> None:
    """The default folder loads, with nine sections and nothing but defaults of the contract."""
    settings = load(defaults.folder() / "rules", {})
    assert len(settings.rules.sections) == 9
    assert settings.list.path == "list/README.md"
    assert settings.limits == Limits()
    assert settings.list.form == ListFormat()


def test_what_is_left_out_has_its_default(tmp_path: Path) -> None:
    """A file that says next to nothing is complete all the same."""
    settings = load(rules_folder(tmp_path, curator="version: 1\n"), {})
    assert settings.list.path == "list/README.md"
    assert settings.sources.arxiv.enabled
    assert settings.sources.arxiv.categories[0] == "cs.LG"
    assert settings.forge.kind == "github"
    assert settings.services == SERVICES
    assert settings.contact == ""


def test_nobody_needs_to_be_spared_on_loopback(tmp_path: Path) -> None:
    """A stand-in on this machine is asked without a pause, unless the file says otherwise."""
    here = {"CURATOR_ARXIV_URL": "http://127.0.0.1:8899"}
    services = load(rules_folder(tmp_path / "silent", curator="version: 1\n"), here).services
    assert services["arxiv"].interval == 0
    assert services["arxiv_rss"].interval == 3
    said = "version: 1\nservices: {arxiv: {interval: 2}}\n"
    assert load(rules_folder(tmp_path / "said", curator=said), here).services["arxiv"].interval == 2


def test_what_is_said_is_kept(tmp_path: Path) -> None:
    """Every choice of the file arrives in the settings."""
    curator = """\
version: 1
contact: me@example.org
list: {path: ./papers/list.md, blank_lines: 1, order: top, link_form: abs}
sources:
  arxiv: {enabled: false, categories: [hep-th], query: "abs:x", page_size: 50, holidays: [2026-12-25]}
forge: {kind: local, labels: [bot, paper], mode: paper}
limits: {max_open: 1, max_per_run: 2, max_per_day: 3, max_silence_days: 4}
lint:
  select: [CUR1, CUR301]
  ignore: [CUR205]
  options: {CUR107: {longest: 300}, CUR306: {workshops: true}, misspelling: {known: [a, b]}}
  suppress: [{codes: [CUR303], reason: known, until: 2028-02}, {codes: [CUR1, cur2], reason: taste}]
schedule: {nightly: "1 2 * * *", links: "0 4 * * SUN", poll: 9}
services: {arxiv: {interval: 7, timeout: 8.5, budget: 9}, pmlr: {base_url: "https://mirror.example/pmlr/"}}
"""
    settings = load(rules_folder(tmp_path, curator=curator), {})
    assert settings.contact == "me@example.org"
    assert settings.list.path == "papers/list.md"
    assert settings.list.form == ListFormat(blank_lines=1, order="top", link_form="abs")
    arxiv = settings.sources.arxiv
    assert (arxiv.enabled, arxiv.categories, arxiv.query, arxiv.page_size) == (
        False,
        ("hep-th",),
        "abs:x",
        50,
    )
    assert arxiv.holidays == (date(2026, 12, 25),)
    assert (settings.forge.kind, settings.forge.labels) == ("local", ("bot", "paper"))
    assert settings.limits == Limits(1, 2, 3, 4)
    assert settings.lint == LintChoice(
        select=("CUR1", "CUR301"),
        ignore=("CUR205",),
        options={"CUR107": {"longest": 300}, "CUR306": {"workshops": True}, "CUR111": {"known": ("a", "b")}},
        suppress=(Silenced(("CUR303",), "known", date(2028, 2, 29)), Silenced(("CUR1", "CUR2"), "taste")),
    )
    assert settings.schedule == ScheduleChoice(nightly="1 2 * * *", links="0 4 * * SUN", poll=9)
    service = settings.services["arxiv"]
    assert (service.interval, service.timeout, service.budget) == (7, 8.5, 9)
    assert settings.services["pmlr"].base_url == "https://mirror.example/pmlr"
    assert settings.services["pmlr"].timeout == SERVICES["pmlr"].timeout


def test_a_file_may_use_the_whole_contract(tmp_path: Path) -> None:
    """Sources, calendar, schedule and services together."""
    curator = """\
version: 1
sources: {openreview: {enabled: true}, acl: {enabled: false}}
calendar: [{venue: NeurIPS, year: 2026, begin: 2026-11-15, end: 2027-02-28}]
schedule: {nightly: "17 3 * * *", links: "0 4 * * SUN", poll: 9}
services: {crossref: {budget: 5}, github: {timeout: 10}}
"""
    assert told(rules_folder(tmp_path, curator=curator)) == []


def test_all_mistakes_of_all_files_come_together(tmp_path: Path) -> None:
    """Promise 18: four broken files and a broken variable are one report, not five runs."""
    folder = rules_folder(
        tmp_path,
        curator="version: 1\nlimits: {max_opne: 3}\n",
        screening=SCREENING.replace("base: -2", "base: low"),
        section=SECTION.replace("heading", "haeding"),
        venues="version: 1\nvenues: [{name: ICML, title: A, aliases: [a, b]}, {name: B, title: C}]\n",
    )
    with pytest.raises(ConfigurationMistakes) as caught:
        load(folder, {"CURATOR_ARXIV_URL": "ftp://user:pw@host"})
    text = str(caught.value).replace(f"{tmp_path.as_posix()}/", "")
    assert "pw" not in text.replace("expected", "")
    for part in (
        "rules/curator.yaml:2: limits.max_opne is not a setting; did you mean max_open?",
        'rules/screening.yaml:3: base is "low"; expected a number',
        "rules/sections/training.yaml:2: haeding is not a setting; did you mean heading?",
        "rules/sections/training.yaml:1: heading is missing",
        "rules/venues.yaml:2: 'B' stands for ICML already; expected each name once",
        'environment variable CURATOR_ARXIV_URL: is "ftp://***@host"; expected a base URL',
    ):
        assert part in text


def test_a_folder_that_is_not_there_is_one_mistake(tmp_path: Path) -> None:
    """A wrong --config is told as such, not as four missing files."""
    (only,) = told(tmp_path / "rules")
    assert only.startswith("rules: is not a folder; expected one with curator.yaml")


def test_an_empty_folder_names_what_it_lacks(tmp_path: Path) -> None:
    """Each file that must be there is named; venues.yaml need not be."""
    (tmp_path / "rules").mkdir()
    assert [line.split(":")[0] for line in told(tmp_path / "rules")] == [
        "rules/curator.yaml",
        "rules/screening.yaml",
        "rules/sections",
    ]


def test_a_list_that_is_only_linted_needs_no_keyword_rules(tmp_path: Path) -> None:
    """One file is enough for it; whoever looks for papers needs the rules, and half of them are none."""
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "curator.yaml").write_text("version: 1\nlint: {ignore: [CUR107]}\n", encoding="utf-8")
    settings = load(folder, {}, for_lint=True)
    assert (settings.lint.ignore, settings.rules.sections) == (("CUR107",), ())
    with pytest.raises(ConfigurationMistakes, match=r"screening\.yaml: is missing"):
        load(folder, {})
    (folder / "screening.yaml").write_text(SCREENING, encoding="utf-8")
    with pytest.raises(ConfigurationMistakes, match="holds no section"):
        load(folder, {}, for_lint=True)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("contact: nobody", "an e-mail address or a web page"),
        ('contact: "a@b.org\\r\\nX-Evil: 1"', "an e-mail address or a web page"),
        ("list: {path: ../x.md}", "a path inside the repository"),
        ("list: {path: /etc/passwd}", "a path inside the repository"),
        ("list: {path: a/../../x.md}", "a path inside the repository"),
        ("list: {path: .git/config}", "a path inside the repository"),
        ("list: {path: 'C:\\x.md'}", "a path inside the repository"),
        ("list: {path: ''}", "a path inside the repository"),
        ("list: {template: '* {titel}'}", "column 3: there is no field 'titel'; did you mean 'title'?"),
        (
            "list: {template: '* [{title}]({url}) {venue}'}",
            "make it optional, together with the text around it",
        ),
        (
            "list: {template: '* {title}: {description}'}",
            "requires {description}, which not every new paper has",
        ),
        ("list: {template: words}", "an entry begins with a bullet"),
        ("list: {order: newest}", "did you mean newest-first?"),
        ("list: {blank_lines: 9}", "at most 5"),
        ("sources: {arxiv: {categories: []}}", "at least 1 of them"),
        ("sources: {arxiv: {categories: [LG]}}", "a category of arXiv"),
        ("sources: {arxiv: {page_size: 2001}}", "at most 2000"),
        ('sources: {arxiv: {query: "a\\nb"}}', "one line"),
        ("sources: {arxiv: {holidays: [2026-02-30]}}", "a date"),
        ("sources: {arxvi: {}}", "did you mean arxiv?"),
        ("forge: {labels: ['a,b']}", "a label's name"),
        ("forge: {labels: ['']}", "at least 1 characters"),
        ("forge: {mode: digests}", "did you mean digest?"),
        ("limits: {max_silence_days: 0}", "at least 1"),
        ("links: {allow_private: true}", "CURATOR_LINKS_ALLOW_PRIVATE=1 in the environment"),
        ("links: {host_map: {}}", "CURATOR_LINKS_HOST_MAP in the environment"),
        ("links: {concurrency: 0}", "at least 1"),
        ("links: {per_host: 101}", "at most 100"),
        ("links: {timeout: .inf}", "a finite number"),
        ("schedule: {links: weekly}", "five cron fields"),
        ("lint: {select: [CUR4711]}", "a check's code (CUR303), its beginning (CUR3) or its name"),
        ("lint: {options: {CUR107: {longset: 3}}}", "did you mean longest?"),
        ("lint: {suppress: [{codes: [CUR1], reason: x, until: 2027-13}]}", "a month such as 2027-01"),
        ("lint: {suppress: [{codes: [CUR1], reason: x, until: 0000-01}]}", "a month such as 2027-01"),
        ("schedule: {nightly: daily}", "five cron fields"),
        ("schedule: {poll: 0}", "at least 1"),
        ("schedule: {links: 0 25 * * *}", "expected a time that comes: bad hour"),
        ("calendar: [{venue: X, year: 2026, begin: 2026-02-01, end: 2026-01-01}]", "swap the two days"),
        (
            "services: {github: {base_url: 'https://evil.example'}}",
            "set CURATOR_GITHUB_URL in the environment",
        ),
        ("services: {openalex: {base_url: 'https://evil.example'}}", "set CURATOR_OPENALEX_URL"),
        ("services: {arxiv: {interval: 2.9}}", "expected at least 3 s"),
        ("services: {arxiv_rss: {interval: 0}}", "expected at least 3 s"),
        ("services: {pmlr: {base_url: 'ftp://x'}}", "a base URL such as"),
        ("services: {pmlr: {base_url: 'http://a@b'}}", "a base URL such as"),
        ("services: {pmlr: {base_url: 'http://a?b'}}", "a base URL such as"),
        ("services: {pmlr: {base_url: 'http://a:99999'}}", "a base URL such as"),
        ("services: {pmlr: {base_url: 'http://a:0'}}", "a base URL such as"),
        ("services: {pmlr: {base_url: 'http://a/../b'}}", "a base URL such as"),
        ("services: {pmlr: {base_url: 'http://[::1'}}", "a base URL such as"),
        ("services: {pmlr: {base_url: 'http://[1:2]'}}", "a base URL such as"),
        ("services: {pmlr: {timeout: 0}}", "a number above 0"),
        ("services: {semantic-scholar: {}}", "did you mean semantic_scholar?"),
    ],
)
def test_a_value_that_cannot_be_right_is_told(tmp_path: Path, line: str, expected: str) -> None:
    """Each single mistake is found before anything is done, with what is expected instead."""
    (only,) = told(rules_folder(tmp_path, curator=f"version: 1\n{line}\n"))
    assert only.startswith("rules/curator.yaml:2: ")
    assert expected in only


def documented() -> Iterator[str]:
    """The templates of the page on templates."""
    for line in Path("docs/entry-template.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("    ") and "{title}" in line and "entry template" not in line:
            yield line.strip()


def test_the_documented_templates_may_be_set(tmp_path: Path) -> None:
    """Each of them can write a paper of which nothing but title, link and authors is known."""
    templates = [*documented(), "* {authors}: [{title}]({url})"]
    assert len(templates) == 4
    for number, template in enumerate(templates):
        curator = f"version: 1\nlist: {{template: {json.dumps(template)}}}\n"
        assert told(rules_folder(tmp_path / str(number), curator=curator)) == []


@pytest.mark.parametrize("host", ["http://127.0.0.1:8899", "http://localhost:1", "http://[::1]:8899/prefix"])
def test_on_loopback_arxiv_may_be_asked_without_pause(tmp_path: Path, host: str) -> None:
    """A replay of arXiv on this machine needs no politeness; the variable decides where arXiv is."""
    folder = rules_folder(tmp_path, curator="version: 1\nservices: {arxiv: {interval: 0}}\n")
    assert load(folder, {"CURATOR_ARXIV_URL": host}).services["arxiv"].interval == 0
    assert told(folder, {"CURATOR_ARXIV_URL": "http://arxiv.example"})


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    """CURATOR_<NAME>_URL names the base URL, whatever the file says; an empty variable is none."""
    curator = "version: 1\nservices: {arxiv: {base_url: 'https://mirror.example'}}\n"
    folder = rules_folder(tmp_path, curator=curator)
    assert load(folder, {}).services["arxiv"].base_url == "https://mirror.example"
    assert load(folder, {"CURATOR_ARXIV_URL": ""}).services["arxiv"].base_url == "https://mirror.example"
    environ = {"CURATOR_ARXIV_URL": "http://127.0.0.1:1/"}
    assert load(folder, environ).services["arxiv"].base_url == "http://127.0.0.1:1"


def test_github_is_where_its_own_variable_says(tmp_path: Path) -> None:
    """GitHub Enterprise is found through GITHUB_API_URL; our own variable comes first."""
    folder = rules_folder(tmp_path)
    environ = {"GITHUB_API_URL": "https://ghe.example/api/v3"}
    assert load(folder, environ).services["github"].base_url == "https://ghe.example/api/v3"
    environ["CURATOR_GITHUB_URL"] = "http://127.0.0.1:5"
    assert load(folder, environ).services["github"].base_url == "http://127.0.0.1:5"


def test_on_actions_the_repository_is_the_contact(tmp_path: Path) -> None:
    """Nobody has to configure a contact where GitHub tells the repository's page."""
    environ = {"GITHUB_REPOSITORY": "o/r", "GITHUB_SERVER_URL": "https://ghe.example"}
    settings = load(rules_folder(tmp_path), environ)
    assert settings.contact == "https://ghe.example/o/r"
    require_contact(settings)
    assert load(tmp_path / "rules", {"GITHUB_REPOSITORY": "o/r"}).contact == "https://github.com/o/r"
    assert load(tmp_path / "rules", {"GITHUB_REPOSITORY": "o/r\r\nX: y"}).contact == ""


def test_without_a_contact_no_service_is_asked(tmp_path: Path) -> None:
    """Services want to know whom to reach, so a run without a contact is refused with advice."""
    with pytest.raises(UsageError, match="No contact") as caught:
        require_contact(load(rules_folder(tmp_path), {}))
    assert "contact: you@example.org" in caught.value.advice
    require_contact(load(tmp_path / "rules", {"CURATOR_ARXIV_URL": "http://127.0.0.1:1"}))


def test_every_known_service_can_be_set() -> None:
    """The table of defaults and the file's keys name the same services."""
    assert set(SERVICES) == set(ServicesModel.model_fields)


def test_the_rules_snapshot_holds_no_token(tmp_path: Path) -> None:
    """Tokens of the environment never enter the settings, so that nothing printed from them can leak one."""
    settings = load(
        rules_folder(tmp_path), {"GITHUB_TOKEN": "ghp_secret", "CURATOR_OPENALEX_KEY": "ghp_secret"}
    )
    assert "ghp_secret" not in repr(settings)
