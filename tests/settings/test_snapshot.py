"""The linter's rules are read from YAML once, and then from a snapshot that nobody can plant."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from curator.core.lint_choice import LintChoice, Silenced
from curator.core.list.document import parse
from curator.core.policy import ListFormat
from curator.core.rules.classify import Classifier
from curator.core.rules.ruleset import Near
from curator.settings.lint_rules import LintRules
from curator.settings.load import load
from curator.settings.mistakes import ConfigurationMistakes
from curator.settings.snapshot import NAME, lint_rules
from curator.store.folder import make_folder
from tests.settings.folders import CURATOR, SCREENING, SECTION, rules_folder

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
FULL_CURATOR = """\
version: 1
list: {path: papers/list.md, blank_lines: 1, order: top, link_form: abs}
lint:
  select: [CUR1, CUR301]
  ignore: [CUR205]
  options:
    CUR107: {longest: 300}
    CUR111: {known: [a, b]}
    CUR208: {repository: o/r}
    CUR306: {workshops: true}
    CUR505: {margin: 0.5}
  suppress: [{codes: [CUR303], reason: "as “known”, ok", until: 2028-02}, {codes: [CUR1], reason: taste}]
"""
FULL_SCREENING = f"""\
{SCREENING}\
subject: [adversar*]
kinds:
  - {{name: survey, phrase: [survey], ruling: triage, why: is a survey}}
"""
FULL_SECTION = f"""\
{SECTION}\
  - name: certified
    phrase: [certif*, verif*]
    near: {{phrase: [robust*], within: 3}}
    with: [network*]
    not_with: [hardware]
    group: proofs
    in: title
    in_title: 1.5
    weight: 2
    why: certifies
    matches: [Certified Robustness of Networks]
"""


def linters(folder: Path, *, version: str = "1") -> LintRules:
    """The rules of ``folder/rules`` with the state in ``folder/state``, as a linter gets them."""
    return lint_rules(folder / "rules", folder / "state", version=version, make_folder=make_folder)


def snapshot(folder: Path) -> Path:
    """Where the snapshot is kept."""
    return folder / "state" / NAME


def is_warm(folder: Path, *, version: str = "1") -> bool:
    """Whether the next start takes the snapshot as it is: then it is not written again."""
    file = snapshot(folder)
    before = file.lstat().st_ino if os.path.lexists(file) else None
    linters(folder, version=version)
    return before is not None and file.lstat().st_ino == before


@pytest.fixture
def warm(tmp_path: Path) -> Path:
    """A folder with rules and a snapshot of them."""
    rules_folder(tmp_path, curator=FULL_CURATOR, screening=FULL_SCREENING, section=FULL_SECTION)
    linters(tmp_path)
    assert is_warm(tmp_path)
    return tmp_path


def test_nothing_is_read_anew_while_nothing_changes(warm: Path) -> None:
    """Neither a second start, nor a README in the folder, nor a new list makes a start slow."""
    (warm / "rules" / "README.md").write_text("# Rules\n", encoding="utf-8")
    (warm / "README.md").write_text("# Another list\n", encoding="utf-8")
    assert is_warm(warm)


def test_a_warm_start_gives_what_a_cold_one_gave(warm: Path) -> None:
    """Every choice and every rule arrives, with its type, whether it came from YAML or from the snapshot."""
    rules = linters(warm)
    assert rules == LintRules.of(load(warm / "rules", {}))
    assert (rules.path, rules.form) == (
        "papers/list.md",
        ListFormat(blank_lines=1, order="top", link_form="abs"),
    )
    assert rules.lint == LintChoice(
        select=("CUR1", "CUR301"),
        ignore=("CUR205",),
        options={
            "CUR107": {"longest": 300},
            "CUR111": {"known": ("a", "b")},
            "CUR208": {"repository": "o/r"},
            "CUR306": {"workshops": True},
            "CUR505": {"margin": 0.5},
        },
        suppress=(
            Silenced(("CUR303",), "as “known”, ok", date(2028, 2, 29)),
            Silenced(("CUR1",), "taste"),
        ),
    )
    (training,) = rules.rules.sections
    certified = training.rules[1]
    assert (certified.near, certified.group) == (Near(("robust*",), 3), "training.proofs")
    assert (certified.along, certified.unless, certified.where) == (("network*",), ("hardware",), "title")
    assert rules.rules.screening.subject == ("adversar*",)


def test_sections_are_ranked_as_by_all_the_rules(tmp_path: Path) -> None:
    """What a linter does without (screening, examples) does not move a paper to another section."""
    cold = lint_rules(ROOT / "rules", tmp_path, version="1", make_folder=make_folder)
    ours, whole = Classifier(cold.rules), Classifier(load(ROOT / "rules", {}).rules)
    for entry in parse((ROOT / "list" / "README.md").read_text(encoding="utf-8")).entries:
        told = whole.classify(entry.title, entry.description).ranking
        assert ours.classify(entry.title, entry.description).ranking == told


def test_the_rules_of_this_list_survive_the_snapshot(tmp_path: Path) -> None:
    """All that a linter is given of the default rules can be written and read back."""
    cold = lint_rules(ROOT / "rules", tmp_path, version="1", make_folder=make_folder)
    assert lint_rules(ROOT / "rules", tmp_path, version="1", make_folder=make_folder) == cold
    assert cold == LintRules.of(load(ROOT / "rules", {}))


def change(path: str, text: str) -> Callable[[Path], object]:
    """Write one rule file."""
    return lambda rules: (rules / path).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    "edit",
    [
        change("curator.yaml", CURATOR),
        change("screening.yaml", f"{SCREENING}subject: [robust*]\n"),
        change("sections/training.yaml", SECTION.replace("weight: 3", "weight: 2")),
        change("sections/theory.yaml", SECTION.replace("raining", "heory")),
        change("venues.yaml", "version: 1\nvenues: [{name: ICML, title: A Conference}]\n"),
        lambda rules: (rules / "sections" / "training.yaml").rename(rules / "sections" / "other.yaml"),
        lambda rules: (rules / "curator.yaml").touch(),
    ],
    ids=["choice", "screening", "section", "new section", "new file", "renamed", "written anew"],
)
def test_a_rule_file_that_changes_is_noticed(warm: Path, edit: Callable[[Path], object]) -> None:
    """The next start reads the folder, and the one after it is warm again."""
    edit(warm / "rules")
    assert not is_warm(warm)
    assert linters(warm) == LintRules.of(load(warm / "rules", {}))
    assert is_warm(warm)


def test_a_rule_file_that_goes_is_noticed(warm: Path) -> None:
    """A section without its file is gone at once, and a missing file is told."""
    change("sections/theory.yaml", SECTION.replace("raining", "heory"))(warm / "rules")
    assert len(linters(warm).rules.sections) == 2
    (warm / "rules" / "sections" / "theory.yaml").unlink()
    assert len(linters(warm).rules.sections) == 1
    (warm / "rules" / "screening.yaml").unlink()
    with pytest.raises(ConfigurationMistakes, match=r"screening\.yaml: is missing"):
        linters(warm)


def test_another_version_reads_the_rules_itself(warm: Path) -> None:
    """What an older or newer program understood may be wrong today."""
    assert not is_warm(warm, version="2")


def test_a_mistake_is_told_at_every_start(tmp_path: Path) -> None:
    """Rules that cannot be used leave no snapshot behind."""
    rules_folder(tmp_path, curator=f"{CURATOR}zzz: 1\n")
    for _ in range(2):
        with pytest.raises(ConfigurationMistakes, match="zzz is not a setting"):
            linters(tmp_path)
    assert not snapshot(tmp_path).exists()


def spoil(change: Callable[[bytes], bytes]) -> Callable[[Path], object]:
    """Change the bytes of a snapshot."""
    return lambda file: file.write_bytes(change(file.read_bytes()))


def replaced_by_pipe(file: Path) -> None:
    """Put something there that never ends."""
    file.unlink()
    os.mkfifo(file)


def replaced_by_link(file: Path) -> None:
    """Put a link to the very same bytes there: not ours."""
    file.rename(file.with_name("elsewhere"))
    file.symlink_to("elsewhere")


@pytest.mark.parametrize(
    "damage",
    [
        Path.unlink,
        spoil(lambda _: b""),
        spoil(lambda data: data[:100]),
        spoil(lambda data: data[:-1]),
        spoil(lambda data: data + b" "),
        spoil(lambda data: data.replace(b"training", b"draining")),
        spoil(lambda data: b"0" * 128 + data[128:]),
        spoil(lambda _: b"\x80\x04\x95" + b"\xff" * 300),
        spoil(lambda _: b"[" * 100_000),
        replaced_by_pipe,
        replaced_by_link,
    ],
    ids=[
        "gone", "empty", "seal cut", "end cut", "longer", "other words", "other seal", "no text", "nested",
        "pipe", "link",
    ],
)  # fmt: skip
def test_a_damaged_snapshot_is_passed_over_and_mended(warm: Path, damage: Callable[[Path], object]) -> None:
    """The rules come from their files, whatever stands in the snapshot's place."""
    rules = linters(warm)
    damage(snapshot(warm))
    assert not is_warm(warm)
    assert linters(warm) == rules
    assert is_warm(warm)


def test_a_snapshot_cannot_be_planted(warm: Path, tmp_path: Path) -> None:
    """Same version, same names, same bytes: a snapshot of other files is not taken for one of these.

    Else a pull request could bring one that silences every check.
    """
    there = tmp_path / "there"
    rules_folder(there, curator=FULL_CURATOR, screening=FULL_SCREENING, section=FULL_SECTION)
    make_folder(there / "state")
    snapshot(there).write_bytes(snapshot(warm).read_bytes())
    assert not is_warm(there)


def test_a_state_folder_that_cannot_be_made_is_no_mistake(tmp_path: Path) -> None:
    """The rules come anyway, at every start."""
    rules_folder(tmp_path)
    (tmp_path / "state").write_text("a file where the folder should be", encoding="utf-8")
    assert linters(tmp_path) == linters(tmp_path) == LintRules.of(load(tmp_path / "rules", {}))


def test_a_snapshot_that_cannot_be_written_is_no_mistake(tmp_path: Path) -> None:
    """Nor is anything left beside it."""
    rules_folder(tmp_path)
    snapshot(tmp_path).mkdir(parents=True)
    assert linters(tmp_path) == LintRules.of(load(tmp_path / "rules", {}))
    assert list((tmp_path / "state").iterdir()) == [snapshot(tmp_path)]


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    """A link under the name of the draft, planted in the state folder, leads no byte out of it."""
    rules_folder(tmp_path)
    make_folder(tmp_path / "state")
    precious = tmp_path / "precious"
    snapshot(tmp_path).with_name(f"rules-snapshot-{os.getpid()}.tmp").symlink_to(precious)
    linters(tmp_path)
    assert not precious.exists()
    assert not is_warm(tmp_path)
    assert is_warm(tmp_path)


def test_without_keyword_rules_a_second_start_is_warm_too(tmp_path: Path) -> None:
    """A list that is only linted has one file; a section that comes to it is noticed."""
    rules_folder(tmp_path)
    for path in (tmp_path / "rules" / "sections" / "training.yaml", tmp_path / "rules" / "screening.yaml"):
        path.unlink()
    (tmp_path / "rules" / "sections").rmdir()
    assert linters(tmp_path).rules.sections == ()
    assert is_warm(tmp_path)
    (tmp_path / "rules" / "sections").mkdir()
    change("sections/training.yaml", SECTION)(tmp_path / "rules")
    with pytest.raises(ConfigurationMistakes, match=r"screening\.yaml: is missing"):
        linters(tmp_path)


def test_a_folder_that_is_not_there_is_a_mistake(tmp_path: Path) -> None:
    """Nothing is kept of it, and no snapshot is asked."""
    with pytest.raises(ConfigurationMistakes, match="is not a folder"):
        linters(tmp_path)
    assert not (tmp_path / "state").exists()


PROGRAM = """\
import json, sys
from pathlib import Path
from curator.settings.snapshot import lint_rules
from curator.store.folder import make_folder
rules = lint_rules(Path("rules"), Path("state"), version="1", make_folder=make_folder)
heavy = [name for name in ("pydantic", "yaml") if name in sys.modules]
print(json.dumps([len(rules.rules.all_rules()), heavy]))
"""


def in_a_process(folder: Path) -> list[object]:
    """The number of rules that a new process is given, and the heavy libraries that it imported for them."""
    environ = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=folder, env=environ, capture_output=True, text=True, check=True
    )
    found: list[object] = json.loads(done.stdout)
    return found


def test_a_warm_start_imports_neither_pydantic_nor_yaml(tmp_path: Path) -> None:
    """That is what the snapshot is for; the first start cannot do without them."""
    rules_folder(tmp_path)
    assert in_a_process(tmp_path) == [1, ["pydantic", "yaml"]]
    assert in_a_process(tmp_path) == [1, []]


def test_two_linters_that_start_at_once_both_get_the_rules(tmp_path: Path) -> None:
    """Each writes the snapshot at one stroke; what stays is whole, and nothing else stays."""
    rules_folder(tmp_path)
    with ThreadPoolExecutor(2) as both:
        found = list(both.map(in_a_process, [tmp_path, tmp_path]))
    assert [rules for rules, _ in found] == [1, 1]
    assert in_a_process(tmp_path) == [1, []]
    assert {path.name for path in (tmp_path / "state").iterdir()} == {NAME, ".gitignore"}
