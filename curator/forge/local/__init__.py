"""A plain git repository as a forge: one branch a proposal, their words beside the objects."""

from curator.forge.local.forge import LocalForge
from curator.forge.local.founding import found

__all__ = ["LocalForge", "found"]
