"""The onboarding pull request on GitHub: tree, commit, branch, pull request, each looked for first."""

from __future__ import annotations

import time
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from curator.core.proposal import LONGEST_BODY, Action, Outcome, Published
from curator.errors import BrokenPromise, Refused
from curator.forge.github.account import account
from curator.forge.github.ahead import ahead
from curator.forge.github.contents import NoFile, blob_sha, content, find
from curator.forge.github.pulls import Pulls
from curator.forge.github.refs import create, default_tip, move, tip
from curator.forge.github.refusals import Forbidden, Missing
from curator.forge.github.session import Session
from curator.ports.opening import BRANCH, KEY

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from curator.forge.github.account import Account
    from curator.forge.github.address import Address
    from curator.forge.github.contents import Spot
    from curator.forge.github.pulls import Pull
    from curator.ports.opening import Onboarding

_PLAIN_FILE: Final = "100644"
_PERMISSIONS: Final = (
    "The files include workflows: give the token “workflows” with write access, beside “contents” and “pull "
    "requests”. A workflow's own GITHUB_TOKEN never has it; use one of yours, once."
)
_AFTER: Final = {
    Outcome.DECLINED: "was closed without merging in #{}, and is not opened again",
    Outcome.MERGED: "was merged in #{}",
}


class GitHubOpener:
    """`Opener` on GitHub; errors are those of `curator.forge.github.forge.GitHubForge`."""

    def __init__(
        self,
        address: Address,
        *,
        token: str,
        timeout: int,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Nothing is sent yet; raises UsageError without a token."""
        self._session = Session(address, token=token, sleep=sleep, timeout=timeout)

    def close(self) -> None:
        """Close the connection."""
        self._session.hub.close()

    def text(self, path: str) -> bytes | None:
        """A file on the default branch."""
        if not self._listing.truncated and path not in self._listing.blobs:
            return None
        try:
            return content(self._session, find(self._session, commit=self._base, path=path))
        except NoFile:
            return None

    def open(self, onboarding: Onboarding) -> Published:
        """Make branch and draft pull request, or find them; safe to repeat after a crash anywhere."""
        if len(onboarding.body) > LONGEST_BODY:
            message = f"The words of the onboarding are over {LONGEST_BODY:,} characters long."
            raise BrokenPromise(message, advice="Nothing was opened. Please report this.")
        earlier = Pulls(self._session, login=self._account.login).of(BRANCH)
        standing = next((pull for pull in earlier if pull.outcome is Outcome.OPEN), None)
        if earlier and standing is None:
            newest = earlier[0]
            return _said(newest, Action.SKIPPED, _AFTER[newest.outcome].format(newest.number))
        found = tip(self._session, BRANCH)
        if found and self._brings(found, onboarding):
            if standing:
                return _said(standing, Action.KEPT, f"#{standing.number} stands as it should")
        elif found and not ahead(self._session, self._base, found, account=self._account).own:
            reason = "its branch has commits that the bot did not make, so it is left alone"
            return _said(standing, Action.KEPT, reason)
        else:
            self._stand(found, onboarding)
        return self._reworded(standing, onboarding) if standing else self._made(onboarding)

    def _stand(self, found: str | None, onboarding: Onboarding) -> None:
        """Let the branch stand at the commit; a refusal is told with what only this commit needs."""
        try:
            commit = self._commit(onboarding)
            if found is None:
                create(self._session, BRANCH, commit)
            elif found != commit:
                move(self._session, BRANCH, commit, force=True)
        except (Forbidden, Missing) as error:
            raise Refused(str(error), advice=_PERMISSIONS) from None

    def _made(self, onboarding: Onboarding) -> Published:
        repo = self._session.repo
        made = self._session.write(
            f"open the pull request for {BRANCH}",
            lambda: repo.create_pull(
                repo.default_branch, BRANCH, title=onboarding.title, body=onboarding.body, draft=True
            ),
        )
        return Published(KEY, BRANCH, Action.CREATED, made.number, made.html_url, "opened as a draft")

    def _reworded(self, pull: Pull, onboarding: Onboarding) -> Published:
        words = {"title": onboarding.title, "body": onboarding.body}
        self._session.write(
            f"reword #{pull.number}", lambda: self._session.send("PATCH", f"/pulls/{pull.number}", words)
        )
        return _said(pull, Action.UPDATED, f"brought #{pull.number} up to date")

    def _commit(self, onboarding: Onboarding) -> str:
        """One commit on the base, dated like that; nobody sees it yet."""
        when = self._list.commit.committer.date.strftime("%Y-%m-%dT%H:%M:%SZ")
        elements = [
            {"path": path, "mode": _PLAIN_FILE, "type": "blob", "content": text}
            for path, text in onboarding.files.items()
        ]
        tree = self._post(
            "store the files", "/git/trees", base_tree=self._list.commit.tree.sha, tree=elements
        )
        if not self._has(self._listed(tree["sha"]), onboarding):
            message = "GitHub stored files with other bytes than the ones it was given."
            raise BrokenPromise(message, advice="Nothing was opened. Please report this.")
        who = {"name": self._account.login, "email": self._account.email, "date": when}
        made = {"message": onboarding.message, "tree": tree["sha"], "parents": [self._base]}
        return str(self._post("commit the files", "/git/commits", **made, author=who, committer=who)["sha"])

    def _brings(self, commit: str, onboarding: Onboarding) -> bool:
        return self._has(self._listed(commit), onboarding)

    def _has(self, there: _Listing, onboarding: Onboarding) -> bool:
        return all(
            there.blobs.get(path) == blob_sha(text.encode()) for path, text in onboarding.files.items()
        )

    def _post(self, doing: str, path: str, **body: object) -> Any:  # noqa: ANN401 - GitHub's JSON
        requester, url = self._session.repo.requester, f"{self._session.repo.url}{path}"
        return self._session.write(doing, lambda: requester.requestJsonAndCheck("POST", url, input=body))[1]

    def _listed(self, tree: str) -> _Listing:
        repo = self._session.repo
        found = self._session.read(f"list {tree[:12]}", lambda: repo.get_git_tree(tree, recursive=True))
        blobs = {one.path: one.sha for one in found.tree if one.type == "blob"}
        return _Listing(blobs, bool(found.raw_data.get("truncated")))

    @cached_property
    def _listing(self) -> _Listing:
        return self._listed(self._base)

    @cached_property
    def _base(self) -> str:
        """The commit that the list's branch stands at."""
        return default_tip(self._session)

    @cached_property
    def _list(self) -> Spot:
        """The list in that commit."""
        return find(self._session, commit=self._base, path=self._session.address.list_path)

    @cached_property
    def _account(self) -> Account:
        return account(self._session)


class _Listing(NamedTuple):
    """Every file of a tree with its blob's SHA-1; of a very large repository only the first ones."""

    blobs: Mapping[str, str]
    truncated: bool


def _said(pull: Pull | None, action: Action, reason: str) -> Published:
    number, url = (pull.number, pull.url) if pull else (None, "")
    return Published(KEY, BRANCH, action, number, url, reason)
