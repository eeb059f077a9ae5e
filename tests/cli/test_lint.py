"""``curator lint`` as people, editors and workflows run it."""

from __future__ import annotations

import io
import json
import stat
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from curator.cli import main
from tests.settings.folders import rules_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

HEAD = "# Papers\n\n## Adversarial Training\n\n"
CLEAN = "* [A First Title](https://arxiv.org/abs/2302.04638) (ICML 2023) <br/> Shows it.\n"
PINNED = "* [A Second Title](https://arxiv.org/abs/2303.04638v2) (ICML 2023) <br/> Shows more.\n"
BROKEN = "* A Title without a Link (ICML 2023)\n"
ONLY = ("--select", "CUR101,CUR205,CUR901")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with rules and an empty list as the current directory; caches are kept out of the user's."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    rules_folder(tmp_path, curator="version: 1\nlist:\n  path: list/README.md\n")
    (tmp_path / "list").mkdir()
    write(HEAD + CLEAN)
    return tmp_path


def write(text: str, name: str = "list/README.md") -> Path:
    """A list in the current directory, byte for byte."""
    Path(name).write_bytes(text.encode())
    return Path(name)


def lint(*words: str, code: int = 0) -> None:
    """Run the program; it ends with this exit code."""
    assert main(["lint", *words]) == code


def git(*words: str) -> None:
    """Run git in the current directory, as somebody."""
    somebody = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")
    subprocess.run(["git", *somebody, *words], check=True, capture_output=True)


def found(capsys: pytest.CaptureFixture[str], *words: str, code: int) -> list[tuple[str, int]]:
    """The codes and lines of the findings, from JSON."""
    lint(*words, "--output-format", "json", code=code)
    data: dict[str, Any] = json.loads(capsys.readouterr().out)
    return [(one["code"], one["line"]) for one in data["findings"]]


@pytest.mark.usefixtures("root")
def test_a_clean_list_says_so_and_succeeds(capsys: pytest.CaptureFixture[str]) -> None:
    """In one line, on stdout; nothing on stderr."""
    lint(*ONLY)
    printed = capsys.readouterr()
    assert printed.out.count("\n") <= 2
    assert printed.err == ""


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        (HEAD + CLEAN + PINNED, (), 0),
        (HEAD + CLEAN + PINNED, ("--strict",), 1),
        (HEAD + CLEAN + BROKEN, (), 1),
    ],
)
def test_errors_fail_and_warnings_only_when_asked(text: str, words: Sequence[str], code: int) -> None:
    """The exit codes of the contract."""
    write(text)
    lint(*ONLY, *words, code=code)


@pytest.mark.usefixtures("root")
def test_fixes_are_written_and_only_what_remains_counts(capsys: pytest.CaptureFixture[str]) -> None:
    """Line ends, mode and the name a link goes by stay as they were."""
    file = write((HEAD + PINNED).replace("\n", "\r\n"))
    file.chmod(0o640)
    Path("link.md").symlink_to(file)
    lint(*ONLY, "--strict", "--fix", "link.md")
    assert file.read_bytes().decode() == (HEAD + PINNED.replace("v2", "")).replace("\n", "\r\n")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert Path("link.md").is_symlink()
    assert sorted(path.name for path in Path("list").iterdir() if path.name[0] != ".") == ["README.md"]
    assert "1 " in capsys.readouterr().out


@pytest.mark.usefixtures("root")
def test_a_second_fix_writes_nothing() -> None:
    """Not even the same bytes."""
    file = write(HEAD + PINNED)
    lint(*ONLY, "--fix")
    before = file.stat()
    lint(*ONLY, "--fix")
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.usefixtures("root")
def test_fixes_can_be_looked_at_first(capsys: pytest.CaptureFixture[str]) -> None:
    """As a diff that git applies; the file is untouched."""
    file = write(HEAD + CLEAN + PINNED)
    lint(*ONLY, "--show-fixes")
    diff = capsys.readouterr().out
    assert file.read_text(encoding="utf-8") == HEAD + CLEAN + PINNED
    Path("fixes.diff").write_text(diff, encoding="utf-8")
    git("init", "-q")
    git("apply", "fixes.diff")
    assert file.read_text(encoding="utf-8") == HEAD + CLEAN + PINNED.replace("v2", "")


@pytest.mark.usefixtures("root")
def test_a_read_only_list_is_not_fixed(capsys: pytest.CaptureFixture[str]) -> None:
    """Also where we could: the mode says that nobody should."""
    file = write(HEAD + PINNED)
    file.chmod(0o444)
    lint(*ONLY, "--fix", code=2)
    assert "read-only, so nothing was fixed" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == HEAD + PINNED


@pytest.mark.usefixtures("root")
def test_an_editor_pipes_its_buffer_through(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Findings under the buffer's name; with --fix the mended text and nothing else on stdout."""
    _type(monkeypatch, HEAD + PINNED)
    lint(*ONLY, "-", "--path", "list/README.md")
    assert "list/README.md:5:" in capsys.readouterr().out
    _type(monkeypatch, HEAD + PINNED)
    lint(*ONLY, "-", "--path", "list/README.md", "--fix")
    assert capsys.readouterr().out == HEAD + PINNED.replace("v2", "")
    assert Path("list/README.md").read_text(encoding="utf-8") == HEAD + CLEAN


def _type(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


@pytest.mark.usefixtures("root")
def test_only_what_changed_is_reported(capsys: pytest.CaptureFixture[str]) -> None:
    """An old defect stays quiet; a new one speaks, and so does an entry whose line was edited."""
    file = write(HEAD + PINNED)
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-qm", "The list")
    assert found(capsys, *ONLY, "--diff", "main", code=0) == []
    file.write_text(HEAD + CLEAN + PINNED, encoding="utf-8")
    assert found(capsys, *ONLY, "--diff", "main", code=0) == []
    file.write_text(HEAD + CLEAN + PINNED.replace("more", "less"), encoding="utf-8")
    assert found(capsys, *ONLY, "--diff", "main", code=0) == [("CUR205", 6)]


@pytest.mark.usefixtures("root")
def test_a_new_entry_that_repeats_an_old_one_is_reported_where_it_is_new(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Also when it stands above the old one: the whole list is known, only what changed is told."""
    file = write(HEAD + CLEAN + "\n" + PINNED)
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-qm", "The list")
    again = PINNED.replace("v2", "").replace("A Second Title", "Something Else Altogether")
    file.write_text(HEAD + again + "\n" + CLEAN + "\n" + PINNED, encoding="utf-8")
    assert found(capsys, "--select", "CUR401", "--diff", "main", code=1) == [("CUR401", 5)]


@pytest.mark.usefixtures("root")
def test_only_what_changed_is_fixed_though_fixing_moves_the_lines() -> None:
    """An old defect below stays as it is, when a fix above it takes a line away."""
    file = write(HEAD + PINNED + CLEAN)
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-qm", "The list")
    new = PINNED.replace("2303", "2306").replace("Second", "Sixth")
    file.write_text(HEAD + new.replace("<br/> ", "<br/>\n") + PINNED + CLEAN, encoding="utf-8")
    lint("--select", "CUR103,CUR205", "--diff", "main", "--fix")
    assert file.read_text(encoding="utf-8") == HEAD + new.replace("v2", "") + PINNED + CLEAN


@pytest.mark.usefixtures("root")
def test_a_renamed_list_is_compared_with_what_it_was(capsys: pytest.CaptureFixture[str]) -> None:
    """Moving the file does not make every entry new."""
    write(HEAD + PINNED + CLEAN)
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-qm", "The list")
    git("checkout", "-qb", "move")
    git("mv", "list/README.md", "papers.md")
    git("commit", "-qm", "Move the list")
    write(HEAD + PINNED + CLEAN + PINNED.replace("Second", "Third").replace("2303", "2304"), "papers.md")
    assert found(capsys, *ONLY, "--diff", "main", "papers.md", code=0) == [("CUR205", 7)]


@pytest.mark.usefixtures("root")
def test_the_work_at_hand_is_compared_with_where_it_began(capsys: pytest.CaptureFixture[str]) -> None:
    """What the base got since then is nobody's fault here."""
    file = write(HEAD + PINNED)
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-qm", "The list")
    git("branch", "work")
    file.write_text(HEAD + PINNED.replace("v2", ""), encoding="utf-8")
    git("commit", "-qam", "Mend it on the main branch")
    git("checkout", "-q", "work")
    assert found(capsys, *ONLY, "--diff", "main", code=0) == []


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize("base", ["nowhere", "--output=list/README.md", "main; rm -rf ."])
def test_a_base_that_is_no_commit_is_refused(capsys: pytest.CaptureFixture[str], base: str) -> None:
    """With what to do; and what looks like an option of git is none."""
    git("init", "-q")
    lint("--diff", base, code=2)
    assert "There is no commit" in capsys.readouterr().err
    assert Path("list/README.md").read_text(encoding="utf-8") == HEAD + CLEAN


@pytest.mark.usefixtures("root")
def test_a_messy_list_is_adopted(capsys: pytest.CaptureFixture[str]) -> None:
    """Old findings are shown and do not fail; a new one fails."""
    file = write(HEAD + BROKEN + CLEAN + PINNED.replace("v2", ""))
    lint(*ONLY, code=1)
    lint("--baseline", "write")
    lint(*ONLY)
    capsys.readouterr()
    data = _json(capsys, *ONLY)
    assert [(one["code"], one["adopted"]) for one in data["findings"]] == [("CUR101", True)]
    again = BROKEN.replace("A Title", "Another Title")
    file.write_text(HEAD + BROKEN + CLEAN + PINNED.replace("v2", "") + again, encoding="utf-8")
    lint(*ONLY, code=1)


def _json(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    lint(*words, "--output-format", "json")
    data: dict[str, Any] = json.loads(capsys.readouterr().out)
    return data


@pytest.mark.usefixtures("root")
def test_a_workflow_gets_annotations_a_summary_and_a_file(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one run."""
    write(HEAD + PINNED + BROKEN)
    Path("summary.md").write_text("Before.\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    lint(*ONLY, "--output-format", "github", "--write", "json=out/findings.json", code=1)
    assert capsys.readouterr().out.count("::warning file=list/README.md,line=5,") == 1
    assert Path("summary.md").read_text(encoding="utf-8").startswith("Before.\n")
    assert "CUR205" in Path("summary.md").read_text(encoding="utf-8")
    codes = [one["code"] for one in json.loads(Path("out/findings.json").read_bytes())["findings"]]
    assert codes == ["CUR205", "CUR101"]


@pytest.mark.usefixtures("root")
def test_facts_come_from_the_state_folder_or_a_named_file(capsys: pytest.CaptureFixture[str]) -> None:
    """Without any, the summary says how many entries nothing was known of."""
    facts = {"version": 1, "entries": {"arxiv:2302.04638": {"withdrawn": True}}}
    assert _json(capsys, "--select", "CUR211")["summary"]["unchecked"]["entries"] == 1
    Path("list/.curator").mkdir(exist_ok=True)
    Path("list/.curator/facts.json").write_text(json.dumps(facts), encoding="utf-8")
    assert found(capsys, "--select", "CUR211", code=0) == [("CUR211", 5)]
    Path("other.json").write_text('{"version": 1}', encoding="utf-8")
    assert found(capsys, "--select", "CUR211", "--facts", "other.json", code=0) == []


@pytest.mark.usefixtures("root")
def test_a_check_explains_itself_and_all_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """By code or name, in any case."""
    lint("--explain", "cur205")
    page = capsys.readouterr().out
    assert "CUR205" in page
    assert "hides later corrections" in page
    lint("--list")
    assert "CUR205  warning  safe    arxiv-version" in capsys.readouterr().out


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--select", "CUR250"), "There is no check 'CUR250'."),
        (("--explain", "arxiv-versoin"), "Did you mean arxiv-version?"),
        (("--unsafe-fixes",), "--unsafe-fixes says which fixes, and not what to do with them."),
        (("--baseline", "write", "--diff", "main"), "--baseline write remembers all findings"),
        (("--baseline", "nothing.json"), "nothing.json cannot be read"),
        (("--facts", "nothing.json"), "nothing.json cannot be read"),
        (("--path", "list/README.md"), "--path names standard input, which is not read here."),
        (("--write", "pdf=out.pdf"), "--write 'pdf=out.pdf' is not FORMAT=FILE."),
        (("list",), "list is a folder"),
        (("nothing.md",), "nothing.md cannot be read: no such file"),
        (("list/README.md", "list/README.md"), "A list is named twice."),
    ],
)
def test_wrong_use_is_one_sentence_and_what_to_do(
    capsys: pytest.CaptureFixture[str], words: Sequence[str], message: str
) -> None:
    """Exit code 2, nothing on stdout, nothing changed."""
    lint(*words, code=2)
    printed = capsys.readouterr()
    assert printed.out == ""
    assert message in printed.err
    assert Path("list/README.md").read_text(encoding="utf-8") == HEAD + CLEAN


@pytest.mark.usefixtures("root")
def test_two_lists_are_linted_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    """Each by itself: the same paper in both is no duplicate."""
    write(HEAD + CLEAN + PINNED)
    write(HEAD + PINNED + CLEAN, "other.md")
    assert found(capsys, *ONLY, "list/README.md", "other.md", code=0) == [("CUR205", 6), ("CUR205", 5)]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "the file is binary: it holds a NUL"),
        ("* [Caf\u00e9](https://example.org)".encode("latin-1"), "byte 0xe9 is not UTF-8"),
        ("# Papers".encode("utf-16"), "the file is UTF-16; save it as UTF-8"),
        (b"", "the file is empty"),
        (b"# A\n\n<<<<<<< ours\n* a\n=======\n* b\n>>>>>>> theirs\n", "a merge conflict is not resolved"),
    ],
)
@pytest.mark.usefixtures("root")
def test_what_is_no_list_is_one_clear_finding(
    capsys: pytest.CaptureFixture[str], data: bytes, message: str
) -> None:
    """An error at its place; --fix leaves the file alone."""
    Path("list/README.md").write_bytes(data)
    lint("--fix", code=1)
    assert message in capsys.readouterr().out
    assert Path("list/README.md").read_bytes() == data


@pytest.mark.usefixtures("root")
def test_a_list_too_large_to_be_one_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """Fifty megabytes on one line are no list that people keep."""
    write("x" * 50_000_000)
    lint(code=2)
    assert "40,000,000 bytes" in capsys.readouterr().err


@pytest.mark.usefixtures("root")
def test_a_check_is_silenced_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    """As by its code; the same silence for a check that finds nothing is a finding."""
    write(HEAD + PINNED)
    settings = "lint: {suppress: [{codes: [arxiv-version, CUR101], reason: known}]}"
    text = f"version: 1\nlist: {{path: list/README.md}}\n{settings}\n"
    write(text, "rules/curator.yaml")
    assert found(capsys, *ONLY, code=0) == []
    write(text.replace("arxiv-version, ", ""), "rules/curator.yaml")
    assert found(capsys, *ONLY, code=0) == [("CUR901", 1), ("CUR205", 5)]


@pytest.mark.usefixtures("root")
def test_a_word_that_stands_for_no_check_is_told_before_anything_is_linted(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """With its line in the configuration, and what was probably meant."""
    write("version: 1\nlist: {path: list/README.md}\nlint: {ignore: [arxiv-versoin]}\n", "rules/curator.yaml")
    lint(code=2)
    printed = capsys.readouterr()
    assert printed.out == ""
    assert 'rules/curator.yaml:3: lint.ignore[1] is "arxiv-versoin"' in printed.err
    assert "did you mean arxiv-version?" in printed.err


def test_one_file_of_settings_is_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A list that is only linted needs no keyword rules; our own venues are known then, and no sections."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    Path("rules").mkdir()
    write("version: 1\nlist: {path: README.md}\nlint: {ignore: [CUR205]}\n", "rules/curator.yaml")
    write(HEAD + PINNED.replace("ICML 2023", "ICML 1923"), "README.md")
    assert found(capsys, "--select", "CUR2,CUR304,CUR506", code=1) == [("CUR304", 5)]


def test_a_list_without_configuration_is_read_by_what_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The template is inferred from most of its entries, and the run says so."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    entries = [
        f"- **Paper Number {n} on Networks**, ICML 20{n}. [[pdf]](https://arxiv.org/abs/{n}02.04638v1)"
        for n in range(15, 24)
    ]
    Path("other.md").write_text("# Papers\n\n" + "\n".join(entries) + "\n", encoding="utf-8")
    lint("--select", "CUR205", "other.md")
    printed = capsys.readouterr().out
    assert printed.count("CUR205") == 9
    assert "9 of 9" in printed
    assert {path.name for path in tmp_path.iterdir()} == {"other.md", "caches"}


@pytest.mark.usefixtures("root")
def test_a_pull_request_cannot_hide_its_change_from_git() -> None:
    """Attributes are part of what it may write."""
    file = write(HEAD + CLEAN)
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-qm", "The list")
    file.write_text(HEAD + CLEAN + BROKEN, encoding="utf-8")
    Path(".gitattributes").write_text("* -diff\nafter -diff\n", encoding="utf-8")
    lint(*ONLY, "--diff", "main", code=1)


@pytest.mark.usefixtures("root")
def test_no_list_is_fixed_when_one_of_them_cannot_be(capsys: pytest.CaptureFixture[str]) -> None:
    """Two lists at once are written both or not at all; the same one twice is one too many."""
    write(HEAD + PINNED, "a.md")
    write(HEAD + PINNED, "b.md").chmod(0o444)
    lint(*ONLY, "--fix", "a.md", "b.md", code=2)
    assert "b.md is read-only" in capsys.readouterr().err
    assert Path("a.md").read_text(encoding="utf-8") == HEAD + PINNED
    lint(*ONLY, "--fix", "a.md", "./a.md", code=2)


@pytest.mark.usefixtures("root")
def test_an_adopted_pair_stays_adopted_whichever_side_is_touched(capsys: pytest.CaptureFixture[str]) -> None:
    """A pull request that edits the earlier entry hears nothing new of an old duplicate."""
    twin = CLEAN.replace("2302.04638", "2302.99999")
    file = write(HEAD + CLEAN + PINNED + twin)
    lint("--baseline", "write")
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-qm", "The list")
    file.write_text(HEAD + CLEAN.replace("Shows it", "Proves it") + PINNED + twin, encoding="utf-8")
    capsys.readouterr()
    lint("--select", "CUR402", "--diff", "main")
