"""What is switched on for a repository, as far as one may look: Actions, and the rules that cover a branch."""
from __future__ import annotations

from fnmatch import fnmatchcase
from typing import Any

from ..errors import ApiError
from ..http import Call, route
from ..model import at_least


@route("GET", "/repos/{owner}/{repo}/actions/permissions")
def actions(c: Call) -> Any:
    if not at_least(c.store.role(c.repo, c.actor.user), "admin"):
        raise ApiError(403, "Must have admin rights to Repository.")
    on = c.repo.settings.get("actions_enabled", True)
    return {"enabled": on, **({"allowed_actions": "all"} if on else {})}


@route("GET", "/repos/{owner}/{repo}/rules/branches/{branch:path}")
def rules(c: Call, branch: str) -> Any:
    """The rules of `rules` ([{branches: pattern, type}]) that cover a branch, which need not exist; anybody may look."""
    found = [r for r in c.repo.settings.get("rules", ()) if fnmatchcase(branch, r["branches"])]
    return c.page(found, lambda r: {"type": r["type"], "ruleset_source_type": "Repository", "ruleset_source": c.repo.full_name, "ruleset_id": 1})
