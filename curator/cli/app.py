"""The ``curator`` program: what its help says, and the options of all its commands."""

from __future__ import annotations

import click

from curator import __version__
from curator.cli import commands
from curator.cli.lazy import FolderOfCommands
from curator.cli.options import global_options

_HELP = """Keep a curated list of research papers alive.

curator watches arXiv, picks the papers that belong on your list, and opens one small draft pull request for
each, with the words that decided. You keep the judgement.

\b
Try it, with nothing set up and no network:
  curator demo
See what tonight's run would propose, changing nothing:
  curator run --dry-run
"""
_EPILOG = """These options may also stand after a command. Exit codes: 0 done, 1 findings, 2 wrong use or
configuration, 3 a service was degraded, 4 a bug of curator's own, 130 interrupted."""

app = FolderOfCommands(
    "curator",
    package=commands,
    params=global_options(hidden=False),
    help=_HELP,
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
app = click.version_option(__version__, message="%(prog)s %(version)s")(app)
