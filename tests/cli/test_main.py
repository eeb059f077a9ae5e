"""The frame of the command line: commands that are found, options anywhere, and how the program ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner

import curator
from curator.cli import main
from curator.cli.app import app
from curator.cli.examples import examples
from curator.cli.failures import guarded
from curator.cli.options import Options, default_state, pass_options, take_everywhere
from curator.errors import BrokenPromise, Unavailable, UsageError
from tests.cli import programs
from tests.settings.folders import rules_folder

if TYPE_CHECKING:
    from collections.abc import Callable

HEAVY = ("github", "arxiv", "sqlalchemy", "apscheduler", "requests", "pydantic", "yaml", "jinja2", "rich")
NAMES = app.list_commands(click.Context(app))


def ending_with(error: BaseException) -> click.Command:
    """A program that fails in one way."""

    @click.command()
    def fail() -> None:
        raise error

    return fail


def test_help_is_printed_without_the_heavy_libraries(tmp_path: Path) -> None:
    """Asking for help costs no import of GitHub's, arXiv's, the database's or any HTTP library."""
    code = (
        "import json, sys\nfrom curator.cli import main\nassert main(['--help']) == 0\n"
        f"print(json.dumps([name for name in {HEAVY!r} if name in sys.modules]))"
    )
    environ = os.environ | {"PYTHONPATH": str(Path.cwd())}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environ, capture_output=True, text=True, check=True
    )
    assert "curator demo" in done.stdout
    assert json.loads(done.stdout.splitlines()[-1]) == []


def test_the_program_ends_at_once_and_leaves_nothing_undone(tmp_path: Path) -> None:
    """What was printed is out, what was registered for the end is done, and the exit code is main's."""
    code = (
        "import atexit, sys\nfrom curator.cli import program\natexit.register(print, 'done')\n"
        "sys.argv = ['curator', sys.argv[1]]\nprogram()\nprint('still here')"
    )
    environ = os.environ | {"PYTHONPATH": str(Path.cwd())}
    ends = []
    for word in ("--version", "--nonsense"):
        words = [sys.executable, "-c", code, word]
        done = subprocess.run(words, cwd=tmp_path, env=environ, capture_output=True, text=True, check=False)
        ends.append((done.returncode, done.stdout))
    assert ends == [(0, f"curator {curator.__version__}\ndone\n"), (2, "done\n")]


def test_every_command_is_on_the_help_page() -> None:
    """A file under commands/ is a command: it is found, and its short help is shown."""
    page = CliRunner().invoke(app, ["--help"]).output
    assert {"config"} <= set(NAMES)
    for name in NAMES:
        assert f"\n  {name} " in page


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help_with_an_example(name: str) -> None:
    """Each command shows how it is typed."""
    done = CliRunner().invoke(app, [name, "--help"])
    assert done.exit_code == 0
    assert any(line.strip().startswith(f"curator {name}") for line in done.output.splitlines())


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """`curator --version` says name and version."""
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"curator {curator.__version__}\n"


def test_an_unknown_command_suggests_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    """A typing error is answered with the command that was probably meant, and exit code 2."""
    assert main(["confg"]) == 2
    assert "Did you mean 'config'?" in capsys.readouterr().err


def test_an_unknown_option_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong option ends with exit code 2 and a line that names it."""
    assert main(["config", "check", "--zzz"]) == 2
    assert "--zzz" in capsys.readouterr().err


def test_without_a_command_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """`curator` alone says what can be done."""
    assert main([]) == 2
    assert "curator demo" in capsys.readouterr().err


@pytest.mark.parametrize("before", [True, False])
def test_global_options_may_stand_before_or_after_a_command(*, before: bool) -> None:
    """`curator --state X show` and `curator show --state X` are the same, in groups too."""
    seen: list[Options] = []

    @click.group()
    def inner() -> None: ...

    @inner.command()
    @pass_options
    def show(options: Options) -> None:
        seen.append(options)

    @click.group(params=list(take_everywhere(click.Command("x")).params))
    def top() -> None: ...

    top.add_command(take_everywhere(inner))
    words = ["--config", "c", "--state", "s", "--quiet"]
    assert guarded(top, [*words, "inner", "show"] if before else ["inner", "show", *words]) == 0
    assert seen == [Options(Path("c"), Path("s"), quiet=True)]


def test_a_command_keeps_an_option_of_its_own() -> None:
    """A command that has a --state already is not given a second one."""
    command = take_everywhere(click.Command("x", params=[click.Option(["--state"])]))
    assert [parameter.name for parameter in command.params] == ["state", "config", "quiet"]


def test_the_environment_names_the_folders(tmp_path: Path) -> None:
    """CURATOR_CONFIG is as good as --config, which wins."""
    done = programs.curator("config", "check", cwd=tmp_path, environ={"CURATOR_CONFIG": "elsewhere"})
    assert done.stdout.startswith("elsewhere: is not a folder")
    done = programs.curator("config", "check", "--config", "x", cwd=tmp_path, environ={"CURATOR_CONFIG": "y"})
    assert done.stdout.startswith("x: is not a folder")


def test_the_state_folder_is_beside_the_list_unless_named() -> None:
    """Ledger and caches live next to the list; --state puts them elsewhere."""
    assert Options().state_folder("list/README.md") == Path("list/.curator")
    assert Options().state_folder("README.md") == Path(".curator")
    assert Options(state=Path("s")).state_folder("list/README.md") == Path("s")


def test_a_subfolder_of_the_repository_has_no_state_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Started anywhere in a repository, curator finds the state beside its list; without one, it is here."""
    deep = tmp_path / "list" / "deep" / "er"
    deep.mkdir(parents=True)
    monkeypatch.chdir(deep)
    assert default_state() == Path(".curator")
    (tmp_path / ".git").touch()
    assert default_state() == Options().state_folder("list/README.md") == tmp_path / "list/.curator"
    assert default_state("README.md") == tmp_path / ".curator"
    assert default_state("gone/README.md") == tmp_path / ".curator"
    deep.rmdir()
    assert default_state() == Path(".curator")


def test_a_commands_number_is_the_exit_code() -> None:
    """Commands return their exit code; nothing is 0."""
    assert guarded(click.Command("x", callback=lambda: 3), []) == 3
    assert guarded(click.Command("x", callback=lambda: None), []) == 0


@pytest.mark.parametrize(
    ("error", "code", "lines"),
    [
        (UsageError("The list is gone.", advice="Name it."), 2, ["The list is gone.", "Name it."]),
        (Unavailable("arXiv is down."), 3, ["arXiv is down."]),
        (UsageError("two\n  lines"), 2, ["two", "  lines"]),
        (UsageError("::add-mask::x", advice="a \x1b[2J##[b]"), 2, [": :add-mask::x", "a  [2J# #[b]"]),
    ],
)
def test_a_failure_is_a_sentence_and_advice(
    error: Exception, code: int, lines: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """No traceback reaches a user; foreign words in the sentence cannot command a terminal or a workflow."""
    assert guarded(ending_with(error), []) == code
    assert capsys.readouterr().err.splitlines() == lines


@pytest.mark.parametrize("error", [KeyboardInterrupt(), click.Abort()])
def test_an_interruption_is_told_by_its_exit_code(error: BaseException) -> None:
    """Ctrl-C ends with 130."""
    assert guarded(ending_with(error), []) == 130


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    """`curator config schema | head -1` prints one line and nothing else."""
    shell = f"{sys.executable} -m curator config schema; echo $? >code"
    environ = os.environ | {"PYTHONPATH": str(Path.cwd())}
    with subprocess.Popen(
        ["sh", "-c", shell],
        cwd=tmp_path,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert (tmp_path / "code").read_text() == "141\n"


@pytest.fixture
def bug(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Exception, list[str]], int]:
    """Run a program with a bug, in a folder of its own, with secrets in its environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GITHUB_TOKEN", "s3cr3t-value")
    command = {"context_settings": {"ignore_unknown_options": True, "allow_extra_args": True}}

    def run(error: Exception, words: list[str]) -> int:
        def fail() -> None:
            raise error

        return guarded(click.Command("x", callback=fail, **command), words)  # type: ignore[arg-type] # click's own words

    return run


def test_a_bug_becomes_a_report_that_can_be_pasted(
    bug: Callable[[Exception, list[str]], int], capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 4, a few lines with version, platform and command, and the traceback in a file."""
    assert bug(KeyError("x"), ["run", "--state", "st"]) == 4
    told = capsys.readouterr().err
    (file,) = Path("st").glob("*.txt")
    assert str(file) in told
    assert f"curator {curator.__version__}, Python 3." in told
    assert "command: curator run --state st" in told
    assert "KeyError: 'x'" in told
    assert "Traceback" not in told
    assert "Traceback" in file.read_text()
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "secret",
    [
        "s3cr3t-value",
        "ghp_0123456789abcdefghij",
        "github_pat_0123456789abcdefghij",
        "//user:pass@",
        "Bearer abcdefgh12",
    ],
)
def test_a_report_holds_no_secret(
    secret: str, bug: Callable[[Exception, list[str]], int], capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever the bug's own words repeat, tokens and passwords are struck out, on screen and in the file."""
    assert bug(ValueError(f"at https:{secret}host"), ["--x", f"y{secret}"]) == 4
    kept = capsys.readouterr().err + next(Path(".curator").glob("*.txt")).read_text()
    assert secret.removeprefix("//").removesuffix("@").removeprefix("Bearer ") not in kept
    assert "***" in kept


@pytest.mark.parametrize("words", [["--state=st"], ["--state", "st"]])
def test_a_report_that_cannot_be_kept_is_printed(
    words: list[str], bug: Callable[[Exception, list[str]], int], capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the state folder cannot be written, the whole traceback is shown instead of being lost."""
    Path("st").write_text("in the way")
    assert bug(ValueError("x"), words) == 4
    assert "Traceback" in capsys.readouterr().err


def test_a_report_from_a_subfolder_is_kept_with_the_rest(
    bug: Callable[[Exception, list[str]], int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A crash is kept where ledger and page are, also when nobody stands at the top of the repository."""
    (tmp_path / ".git").touch()
    (tmp_path / "list" / "deep").mkdir(parents=True)
    monkeypatch.chdir("list/deep")
    assert bug(ValueError("x"), []) == 4
    assert len(list((tmp_path / "list/.curator").glob("crash-*.txt"))) == 1


def test_a_broken_promise_is_our_bug(bug: Callable[[Exception, list[str]], int]) -> None:
    """When our own check fails, the user is asked to report it, as for any bug."""
    assert bug(BrokenPromise("the edit changes more"), []) == 4
    assert any(Path(".curator").iterdir())


def test_output_is_utf8_in_any_locale(tmp_path: Path) -> None:
    """A title with Greek letters survives a machine whose locale knows none."""
    environ = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    rules_folder(tmp_path, curator="version: 1\nΔelta: 1\n")
    done = programs.curator("config", "check", cwd=tmp_path, environ=environ)
    assert done.returncode == 2
    assert "rules/curator.yaml:2: Δelta is not a setting" in done.stdout


def test_a_shell_can_ask_for_completions(tmp_path: Path) -> None:
    """The completion script comes from click, through the usual variable."""
    done = programs.curator(cwd=tmp_path, environ={"_CURATOR_COMPLETE": "bash_source"})
    assert "_curator_completion" in done.stdout


def test_examples_are_printed_as_they_are_typed() -> None:
    """One example or several, one a line, never re-wrapped."""
    assert examples("a") == "\b\nExample:\n  a"
    assert examples("a", "b") == "\b\nExamples:\n  a\n  b"
