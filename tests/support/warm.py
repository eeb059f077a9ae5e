"""What the fork server does once for all runs: import the program, and compile its templates."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest  # every fork runs the main module of its parent anew: this makes that cheap
import rich.console
import rich.table

import curator
from curator.pages import templating

__all__ = ["curator", "pytest", "rich"]

for _module in walk_packages(curator.__path__, "curator."):
    if _module.name != "curator.__main__":
        import_module(_module.name)
for _file in Path(templating.__file__).parent.glob("templates/*.j2"):
    templating.template(_file.name)
