"""What a doctor has seen: this machine, GitHub, what earlier runs wrote down, and how services answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from curator.core.diagnosis import Diagnosis
    from curator.settings.values import ForgeKind


class Kind(StrEnum):
    """Kinds of tokens, by what they may be asked about themselves."""

    CLASSIC = "classic"
    FINE = "fine-grained"
    APP = "app"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Machine:
    """What was seen at the place where the bot runs.

    Attributes:
        forge: where proposals go by the settings.
        python: the version that runs here, such as ``3.13.1``; with letters at its end before a release.
        rules: what the settings hold, in words.
        list_path: of the list.
        list_trouble: why it cannot be read; "" when it can.
        lost: the headings that the rules file papers under and the list does not have.
        state: the state folder.
        state_trouble: why nothing can be written there; "" when it can.
        git: its version; "" when there is none.
        unfilled: workflow files in which it still has to be said where curator itself is on GitHub.
        repository_trouble: why proposals cannot go to the local repository; "" when they can, or do not.
        contact: what services are told; "" when that is nothing.
    """

    forge: ForgeKind
    python: str
    rules: str
    list_path: str
    list_trouble: str
    lost: tuple[str, ...]
    state: str
    state_trouble: str
    git: str
    unfilled: tuple[str, ...]
    repository_trouble: str
    contact: str


@dataclass(frozen=True, slots=True)
class Hub:
    """What GitHub tells of a token and a repository; None and empty where it does not.

    Attributes:
        trouble: why nothing more could be asked; None when it could.
        login: whose token it is.
        kind: of the token; UNKNOWN where neither its beginning nor GitHub says.
        scopes: of a classic token; None for all others, which have permissions instead.
        asked: ``owner/name`` as it is set.
        found: as GitHub calls it.
        may_write: whether the token's owner may push there; None where GitHub does not say.
        role: the most that the token's owner may do there, in GitHub's word.
        remaining: requests that are left in this hour, of ``limit``; None where there is no limit.
        resets: when that is new, as ``14:05 UTC``.
        skew: seconds that this machine's clock is ahead of GitHub's.
        wanted: the labels of proposals.
        today: by GitHub's clock, else by this machine's.
        said: the JSON that GitHub gave for each path that a look asks; None for what could not be read.
    """

    trouble: Diagnosis | None = None
    login: str = ""
    kind: Kind = Kind.UNKNOWN
    scopes: tuple[str, ...] | None = None
    asked: str = ""
    found: str = ""
    private: bool = False
    may_write: bool | None = None
    role: str = ""
    archived: bool = False
    has_issues: bool = True
    default_branch: str = ""
    remaining: int | None = None
    limit: int = 0
    resets: str = ""
    skew: float | None = None
    wanted: tuple[str, ...] = ()
    today: date | None = None
    said: Mapping[str, Any] = field(default_factory=dict)


class Past(NamedTuple):
    """What the state file tells of earlier runs.

    Attributes:
        trouble: why it cannot be read, and ``advice`` what to do; "" when it can.
        begun: whether there is such a file at all.
        silent_days: for how many days no source brought anything new; ``limit`` of them is an alarm.
        fresh: the last day on which any source did.
        read_until: the day up to which the last run read its sources, whether they all answered or not.
        paused: why no proposals are made; "" when they are.
        today: this machine's.
    """

    trouble: str = ""
    advice: str = ""
    begun: bool = True
    silent_days: int = 0
    limit: int = 7
    fresh: date | None = None
    read_until: date | None = None
    paused: str = ""
    today: date | None = None


class Reply(NamedTuple):
    """How a service answered one small question.

    Attributes:
        status: of its answer; None when there was none.
        trouble: why there was no answer, as part of a sentence.
        wrong: what is wrong with what it answered, as part of a sentence; "" when that is what it should be.
    """

    service: str
    base_url: str
    status: int | None
    trouble: str = ""
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """All of it; None and empty for what was not looked at."""

    machine: Machine
    hub: Hub | None = None
    past: Past | None = None
    replies: tuple[Reply, ...] = ()
