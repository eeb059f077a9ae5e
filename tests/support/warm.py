"""What the fork server imports once: the program with everything that a nightly run needs."""

import curator.cli
import curator.wiring

__all__ = ["curator"]
