"""What people can tell the bot in a comment, and how a comment is read: ``/curator <verb> <rest>``."""

from __future__ import annotations

import hashlib
from itertools import islice
from typing import Final, NamedTuple

from curator.core.commands.lines import command_lines
from curator.core.markdown.escaping import clean
from curator.core.works.likeness import nearest_name

MOST_OBEYED: Final = 20
"""Commands of one comment; what stands beyond them is counted and said to be left out."""

_MOST_COUNTED: Final = 1_000
_LONGEST_LINE: Final = 5_000
_LONGEST_ECHO: Final = 120
_LONGEST_VERB: Final = 40


class Usage(NamedTuple):
    """One command for people: its verb, how it is written, what it does, and whether everybody may say it."""

    verb: str
    form: str
    does: str
    everyone: bool = False


COMMANDS: Final = (
    Usage("help", "help", "shows this table", everyone=True),
    Usage(
        "explain",
        "explain",
        "shows why the paper was picked: scores, sections, the words that decided",
        everyone=True,
    ),
    Usage("move", "move <section>", "puts the entry into another section, by its heading or short name"),
    Usage("venue", "venue <NAME YEAR>", "writes where the paper was published, such as “ICML 2023”"),
    Usage("describe", "describe <text>", "writes the entry's sentence"),
    Usage("title", "title <text>", "writes the entry's title"),
    Usage("ready", "ready", "takes the pull request out of draft"),
    Usage("rebase", "rebase", "makes the branch anew on the list as it is now"),
    Usage("recreate", "recreate", "the same, and drops what people have committed to the branch"),
    Usage("ignore", "ignore", "closes the pull request; the paper is never proposed again"),
    Usage("ignore", "ignore author <name>", "never proposes papers of this author"),
    Usage("ignore", "ignore query <words>", "never proposes papers with all of these words in the title"),
    Usage("unignore", "unignore", "brings the paper of this pull request back"),
    Usage("unignore", "unignore author <name>", "takes `ignore author` back; so does `query <words>`"),
    Usage("snooze", "snooze <days>", "closes the pull request, and opens it again after so many days"),
    Usage("fix", "fix", "on a contributor's pull request: commits the safe fixes of what it changes"),
    Usage("pause", "pause [reason]", "proposes nothing and touches nothing until `resume`"),
    Usage("resume", "resume", "goes on after `pause`"),
)
"""Every command, in the order of the guide."""

VERBS: Final = tuple(dict.fromkeys(usage.verb for usage in COMMANDS))
FOR_EVERYBODY: Final = frozenset(usage.verb for usage in COMMANDS if usage.everyone)


class Command(NamedTuple):
    """One command as it was said.

    Attributes:
        verb: one of `VERBS`; "" for what is no command.
        argument: the rest, on one line and without what nobody sees.
        said: the whole for an echo, cut.
        meant: of what is no command, the verb that is nearest; "" when none is near.
    """

    verb: str
    argument: str
    said: str
    meant: str = ""


class Heard(NamedTuple):
    """A comment as far as it speaks to the bot: ``digest`` names all commands, ``more`` were left out."""

    commands: tuple[Command, ...]
    more: int
    digest: str


def heard(text: str) -> Heard:
    """Read a comment; one without a command is heard as none."""
    lines = [clean(line[:_LONGEST_LINE]) for line in islice(command_lines(text), _MOST_COUNTED)]
    digest = hashlib.sha256("\n".join(lines).encode(errors="replace")).hexdigest()[:12]
    obeyed = tuple(_command(line) for line in lines[:MOST_OBEYED])
    return Heard(obeyed, max(0, len(lines) - MOST_OBEYED), digest)


def _command(line: str) -> Command:
    word, _, argument = line.partition(" ")
    verb = word.casefold().strip(".,:;!") or "help"
    said = f"/curator {line}".strip()
    said = said if len(said) <= _LONGEST_ECHO else said[: _LONGEST_ECHO - 1] + "…"
    if verb in VERBS:
        return Command(verb, argument.strip(), said)
    meant = nearest_name(verb, VERBS) if len(verb) <= _LONGEST_VERB else None
    return Command("", argument.strip(), said, meant or "")
