"""The composition root: the only place that names concrete adapters.

One module for each kind of run, each imported by itself: a check of links need not load a forge.
"""
