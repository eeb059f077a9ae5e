"""The log: one event a line, and no secret in it."""

from __future__ import annotations

import io
import json
import logging
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from curator.cli.crash import without_secrets
from curator.service.logs import Passing, open_log

if TYPE_CHECKING:
    from curator.service import Log, LogForm

TOKEN = 'sesame "open" \\ \u00fc'  # noqa: S105 - nobody's
"""What JSON writes with escapes must not get past either."""


def log(form: LogForm) -> tuple[Log, io.StringIO]:
    """A log, and what it is written to."""
    out = io.StringIO()
    redact = partial(without_secrets, environ={"GITHUB_TOKEN": TOKEN})
    return open_log(out, form=form, redact=redact), out


def events(out: io.StringIO) -> list[dict[str, Any]]:
    """The lines of a JSON log."""
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_an_event_is_a_line_of_json() -> None:
    """With its level, its time in UTC, and all that is bound."""
    one, out = log("json")
    one.bind(run_id="r").info("run finished", writes=3, proposals={"add created": 2})
    (event,) = events(out)
    assert event.pop("timestamp").endswith("Z")
    assert event == {
        "event": "run finished",
        "level": "info",
        "run_id": "r",
        "writes": 3,
        "proposals": {"add created": 2},
    }


@pytest.mark.parametrize("form", ["json", "console"])
def test_no_form_of_a_secret_is_written(form: LogForm) -> None:
    """Wherever in an event it stands, and where a traceback quotes it."""
    one, out = log(form)
    one.info("said", line=f"token {TOKEN}!", more=[TOKEN, {"deep": TOKEN}])
    one.info(f"said {TOKEN} and ghp_abcdefghijklmnop1234")
    one.error("failed", exc_info=ValueError(TOKEN))
    text = out.getvalue()
    assert text.count("***") >= 5
    assert "sesame" not in text
    assert "ghp_" not in text


def test_columns_have_no_colours_where_there_is_no_terminal() -> None:
    """A file is not made unreadable."""
    one, out = log("console")
    one.warning("run finished", exit_code=3)
    assert "\x1b" not in out.getvalue()
    assert "run finished" in out.getvalue()


def test_a_quiet_log_has_warnings_alone() -> None:
    """As `--quiet` asks."""
    out = io.StringIO()
    one = open_log(out, form="json", redact=str, quiet=True)
    one.info("run started")
    one.warning("run finished")
    assert [event["event"] for event in events(out)] == ["run finished"]


def test_what_libraries_warn_of_is_in_the_log() -> None:
    """With the name of who says it; what they merely tell is not."""
    one, out = log("json")
    library = logging.Logger("apscheduler.scheduler")  # noqa: LOG001 - one that nobody else has
    library.addHandler(Passing(one))
    library.info("Added job %s", "x")
    library.warning(
        'Execution of job "%s" skipped: maximum number of running instances reached (%d)', "poll", 1
    )
    library.error("Lost %s", TOKEN)
    (event,) = events(out)
    assert (event["event"], event["level"], event["logger"]) == ("Lost ***", "error", "apscheduler.scheduler")
