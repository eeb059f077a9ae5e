"""What the bot says under a pull request, once: looked for in the thread before it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from curator.forge.github.session import Session

_LEFT_ALONE: Final = "<!-- curator:left-alone -->"
_WORDS: Final = (
    "This branch has commits that I did not make, so I leave it as it is, although {why}. "
    "`/curator recreate` makes it anew without them, `/curator ignore` closes it for good."
)


def tell_left_alone(session: Session, number: int, *, why: str) -> None:
    """Say that a branch is people's now; nothing when that was said before.

    Args:
        session: the connection.
        number: of the pull request.
        why: what would have been done, as the end of a sentence.
    """
    doing = f"say that #{number} is left alone"
    if session.read(doing, lambda: _is_told(session, number, _LEFT_ALONE)):
        return
    text = f"{_WORDS.format(why=why)}\n\n{_LEFT_ALONE}"

    def say() -> None:
        # Looked for anew on every try, because the answer to an earlier one may be lost.
        if not _is_told(session, number, _LEFT_ALONE):
            session.send("POST", f"/issues/{number}/comments", {"body": text})

    session.write(doing, say)


def _is_told(session: Session, number: int, mark: str) -> bool:
    comments = session.repo.get_issue(number).get_comments()
    return any(mark in (comment.body or "") for comment in comments)
