"""curator keeps a curated list of research papers alive."""

__version__ = "0.1.0"
