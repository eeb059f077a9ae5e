"""``python -m curator`` is ``curator``."""

from __future__ import annotations

import sys

from curator.cli import main

sys.exit(main())
