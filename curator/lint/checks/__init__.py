"""One file, one check: ``cur<code>_<name>.py``, found by walking this folder."""
