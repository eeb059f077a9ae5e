"""GitHub as a forge, through PyGithub: draft pull requests, and one file of state on a branch of its own.

PyGithub is imported in this package only. ``docs/github.md`` tells what is read and written in which order.
"""

from curator.forge.github.address import Address
from curator.forge.github.forge import GitHubForge

__all__ = ["Address", "GitHubForge"]
