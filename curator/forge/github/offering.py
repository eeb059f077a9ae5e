"""The list in a contributor's pull request: read on both sides, and amended on its branch."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from curator.core.decoding import decode
from curator.core.proposal import BRANCH_PREFIX
from curator.errors import Refused
from curator.forge.github.contents import NoFile, content, find
from curator.forge.github.refusals import Missing
from curator.ports.talk import Offer

if TYPE_CHECKING:
    from github.ContentFile import ContentFile
    from github.PullRequest import PullRequest
    from github.Repository import Repository

    from curator.forge.github.session import Session


class GitHubWorkbench:
    """`Workbench` of one repository."""

    def __init__(self, session: Session) -> None:
        """Nothing is sent yet."""
        self._session = session

    def offer(self, number: int, *, path: str) -> Offer | None:
        """What a pull request makes of the list; None when it does not touch it, or its branch is gone."""
        pull = self._session.read(f"read pull request #{number}", lambda: self._session.repo.get_pull(number))
        home: Repository | None = pull.head.repo  # a fork that was deleted is null
        if home is None:
            return None
        before, found = self._before(pull, path), self._on_branch(home, pull.head.sha, path)
        if found is None:
            return None
        text = decode(self._data(home, found), path=path)
        if text == before:
            return None
        same = home.full_name.casefold() == self._session.repo.full_name.casefold()
        return Offer(
            number,
            path,
            before,
            text,
            found.sha,
            home.full_name,
            pull.head.ref,
            own=same and pull.head.ref.startswith(BRANCH_PREFIX),
            writable=same or bool(pull.maintainer_can_modify),
        )

    def amend(self, offer: Offer, text: str, *, message: str) -> None:
        """Commit another text of the list to its branch, if the list there is still the one that was read."""
        body = {
            "message": message,
            "content": base64.b64encode(text.encode()).decode(),
            "sha": offer.blob,
            "branch": offer.branch,
        }
        hub = self._session.hub
        path = f"/repos/{offer.repository}/contents/{offer.path}"
        try:
            self._session.write(
                f"commit to {offer.branch}",
                lambda: hub.requester.requestJsonAndCheck("PUT", path, input=body),
            )
        except Refused:
            if not self._says(offer, text):  # an earlier try may have taken effect without our knowing
                raise

    def _before(self, pull: PullRequest, path: str) -> str | None:
        """The list where the branch left the default one."""
        repo = self._session.repo
        owner = getattr(pull.head.user, "login", "")  # a deleted account is null
        head = f"{owner}:{pull.head.ref}" if owner else pull.head.sha
        base = self._session.read(
            f"compare #{pull.number}", lambda: repo.compare(pull.base.ref, head).merge_base_commit.sha
        )
        try:
            return decode(content(self._session, find(self._session, commit=base, path=path)), path=path)
        except NoFile:
            return None

    def _on_branch(self, home: Repository, ref: str, path: str) -> ContentFile | None:
        try:
            found = self._session.read(f"read {path}", lambda: home.get_contents(path, ref=ref))
        except Missing:
            return None
        return None if isinstance(found, list) or found.type != "file" else found

    def _data(self, home: Repository, found: ContentFile) -> bytes:
        """The file's bytes; one of over 1 MB comes without them."""
        if found.encoding == "base64":
            return found.decoded_content
        blob = self._session.read(f"read {found.path}", lambda: home.get_git_blob(found.sha))
        return base64.b64decode(blob.content)

    def _says(self, offer: Offer, text: str) -> bool:
        home = self._session.read(
            f"read {offer.repository}", lambda: self._session.hub.get_repo(offer.repository)
        )
        found = self._on_branch(home, offer.branch, offer.path)
        return found is not None and self._data(home, found) == text.encode()
