"""Proceedings of Machine Learning Research: ICML, AISTATS, UAI, COLT and many more, one volume each.

`request` says where a venue-year stands, `follow` what the list of volumes leads to, and `parse` reads a
volume as bibliography, page or feed, and the page of one paper. All are pure.
"""

from curator.sources.pmlr.parsing import parse
from curator.sources.pmlr.places import SOURCE, UNVERIFIED
from curator.sources.pmlr.volumes import follow, request

__all__ = ["SOURCE", "UNVERIFIED", "follow", "parse", "request"]
