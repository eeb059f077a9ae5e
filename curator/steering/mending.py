"""The linter's safe fixes in a contributor's pull request, of what it changed and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.errors import Refused, UsageError
from curator.lint.changed import Change
from curator.lint.check import Safety
from curator.steering.outside import Mended

if TYPE_CHECKING:
    from curator.lint.run import Asked
    from curator.lint.surroundings import Surroundings
    from curator.ports.talk import Offer, Place
    from curator.steering.outside import Outside

MESSAGE: Final = "Fix what the linter can in the changed entries"
_BY_HAND: Final = "run curator lint --fix on your branch and push, or let maintainers edit it"


def mended(offer: Offer, *, around: Surroundings, asked: Asked) -> Mended:
    """The offered list with the safe fixes of what was changed in it."""
    report = Change(offer.path, offer.before, offer.text).linted(around, asked, mend=Safety.SAFE)
    return Mended(report.text, report.fixed, len(report.findings))


def fix(outside: Outside, place: Place) -> tuple[str, bool]:
    """Mend the list in a pull request: words for people, and whether all went well."""
    try:
        return _fixed(outside, place)
    except UsageError as error:  # a list that is no text, or a change that is too large
        return f"{error} {error.advice}", False


def _fixed(outside: Outside, place: Place) -> tuple[str, bool]:
    offer = outside.workbench.offer(place.number, path=outside.path) if place.pull else None
    if offer is None:
        return f"Nothing here changes {outside.path}, so there is nothing to fix.", True
    done = outside.mend(offer)
    rest = f" {done.left} findings are left for a person." if done.left else ""
    if done.text == offer.text:
        return f"Nothing that it changes can be fixed safely.{rest}", True
    if not offer.writable:
        return f"The bot may not write to this branch; {_BY_HAND}.", False
    try:
        outside.workbench.amend(offer, done.text, message=MESSAGE)
    except (Refused, UsageError) as error:
        return f"The bot could not write to this branch ({str(error).rstrip('.')}); {_BY_HAND}.", False
    return f"{done.fixed} findings fixed, in one commit on this branch.{rest}", True
