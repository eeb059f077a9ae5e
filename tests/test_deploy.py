"""``deploy/``: a unit, an image and a compose file that do as the guide says, and give little away."""

from __future__ import annotations

import configparser
import fnmatch
import re
import shlex
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from curator.cli.app import app
from curator.cli.commands import serve

ROOT: Final = Path(__file__).parents[1]
DEPLOY: Final = ROOT / "deploy"
UNIT: Final = DEPLOY / "curator.service"
DOCKERFILE: Final = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
IGNORED: Final = (DEPLOY / "Dockerfile.dockerignore").read_text(encoding="utf-8").splitlines()
GUIDE: Final = (ROOT / "docs" / "serve.md").read_text(encoding="utf-8")
SECRET: Final = re.compile(r"(?i)(?:token|password|secret)\s*=\s*[^\s$….:]")


def unit() -> configparser.ConfigParser:
    """The unit, in which a key may stand twice: the last one is read."""
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # systemd's keys have capitals
    parser.read(UNIT, encoding="utf-8")
    return parser


def instructions() -> list[tuple[str, str]]:
    """The Dockerfile's instructions, each with its words on one line."""
    lines = [line for line in DOCKERFILE.splitlines() if line and not line.startswith("#")]
    joined = "\n".join(lines).replace("\\\n", " ").splitlines()
    return [(name, words) for name, _, words in (line.partition(" ") for line in joined)]


def of(name: str) -> list[str]:
    """The words of all instructions of one name."""
    return [words for found, words in instructions() if found == name]


def options_of_serve(words: list[str]) -> None:
    """Let the program's own parser read a command line of `curator serve`."""
    program, name, *rest = words
    assert (Path(program).name, name) == ("curator", "serve")
    context = serve.command.make_context("serve", rest, parent=app.make_context("curator", ["serve"]))
    assert context.params["log_format"] == "json"


def test_systemd_reads_the_unit(tmp_path: Path) -> None:
    """With a program in place of the one that is not installed here; any doubt of systemd's is a failure."""
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("systemd-analyze is not on this machine")
    copy = tmp_path / "curator.service"
    copy.write_text(UNIT.read_text(encoding="utf-8").replace("/opt/curator/bin/curator", "/bin/true"))
    done = subprocess.run(
        [analyze, "verify", "--man=no", str(copy)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_unit_gives_the_service_little() -> None:
    """No root, no writing but the state, no new rights, and the token from a file that is not in the unit."""
    service = unit()["Service"]
    assert service["User"] == "curator"
    assert service["ProtectSystem"] == "strict"
    assert service["CapabilityBoundingSet"] == ""
    assert service["StateDirectory"] == "curator"
    assert service["EnvironmentFile"] == "/etc/curator/environment"
    for key in ("NoNewPrivileges", "ProtectHome", "PrivateTmp", "PrivateDevices", "RestrictSUIDSGID"):
        assert service[key] == "yes", key


def test_the_unit_lets_a_run_end() -> None:
    """SIGTERM goes to the service, which passes it on; systemd waits longer than the service does."""
    service = unit()["Service"]
    words = shlex.split(service["ExecStart"])
    options_of_serve(words)
    grace = float(words[words.index("--grace") + 1])
    assert service["KillSignal"] == "SIGTERM"
    assert service["KillMode"] == "mixed"
    assert int(service["TimeoutStopSec"].removesuffix("s")) > grace
    assert service["RestartPreventExitStatus"] == "2"


def test_the_image_is_built_from_locked_packages_alone() -> None:
    """A base of one version and distribution, hashes for every package, and none beside the locked ones."""
    assert {words.split()[0] for words in of("FROM")} == {"python:3.13-slim-trixie"}
    installs = [words for words in of("RUN") if "pip install" in words]
    assert len(installs) == 2
    assert all("--no-deps" in words for words in installs)
    assert "--require-hashes" in installs[0]
    assert "--no-index" in installs[1]


def test_the_image_is_built_from_files_that_are_there() -> None:
    """All that building the package reads is copied, and nothing of it is left out by the ignore file."""
    copied = {source for words in of("COPY") if "--from" not in words for source in words.split()[:-1]}
    assert all((ROOT / source).exists() for source in copied)
    allowed = {line.removeprefix("!") for line in IGNORED if line.startswith("!")}
    assert copied == allowed
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    build = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    needed = {*build["packages"], *build["force-include"], project["project"]["readme"], "LICENSE"}
    assert all(any(one == source or one.startswith(f"{source}/") for source in copied) for one in needed)


@pytest.mark.parametrize("kept_out", [".git", ".env", "list/.curator", "curator/__pycache__", "node_modules"])
def test_nothing_private_is_sent_to_the_builder(kept_out: str) -> None:
    """Neither history nor state nor an environment file is in the image's context."""
    below = kept_out.rpartition("/")[2]
    named = any(
        fnmatch.fnmatch(below, line.removeprefix("**/")) for line in IGNORED if line.startswith("**/")
    )
    assert "*" in IGNORED
    assert named or f"!{kept_out}" not in IGNORED


def test_the_image_runs_as_nobody_in_particular() -> None:
    """A user without rights, state on a volume, a health check, and the service as the command."""
    assert of("USER") == ["curator"]
    assert of("VOLUME") == ["/var/lib/curator"]
    assert of("STOPSIGNAL") == ["SIGTERM"]
    (probe,) = of("HEALTHCHECK")
    assert "http://127.0.0.1:9477/healthz" in probe
    (entry,), (words,) = of("ENTRYPOINT"), of("CMD")
    options_of_serve([*yaml.safe_load(entry), *yaml.safe_load(words)])


def test_compose_publishes_on_this_machine_alone() -> None:
    """Loopback only, nothing writable but the state, and time for a run to end."""
    (service,) = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))["services"].values()
    assert service["ports"] == ["127.0.0.1:9477:9477"]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert int(service["stop_grace_period"].removesuffix("s")) > 60
    assert [volume.rpartition(":")[2] for volume in service["volumes"]] == ["ro", "/var/lib/curator"]


@pytest.mark.parametrize("file", sorted(DEPLOY.iterdir()), ids=lambda file: file.name)
def test_no_file_holds_a_secret_or_goes_untold(file: Path) -> None:
    """The guide names every file, and none has a token's value in it."""
    assert not SECRET.search(file.read_text(encoding="utf-8"))
    assert file.name == "Dockerfile.dockerignore" or f"deploy/{file.name}" in GUIDE


@pytest.mark.parametrize("metric", sorted(set(re.findall(r"\bcurator_[a-z_]+\b", GUIDE))))
def test_the_guide_names_metrics_that_there_are(metric: str) -> None:
    """An alert on a metric that nobody sends would never fire."""
    source = (ROOT / "curator" / "service" / "metrics.py").read_text(encoding="utf-8")
    bare = metric.removeprefix("curator_").removesuffix("_total")
    assert f'"{bare}"' in source or f'"{metric}"' in source
