"""Lint feedback on pull requests, those from forks included: what is wrong, and what to put there.

The linter of the default branch reads the list of the pull request as data, so that nothing of what the pull
request's own check says has to be believed. Its artifact adds only what takes a network or the merge.
"""

from curator.feedback.artifact import hear
from curator.feedback.posting import Outside, feedback

__all__ = ["Outside", "feedback", "hear"]
