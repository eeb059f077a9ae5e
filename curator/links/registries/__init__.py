"""Registries that know ids, asked instead of pages: the handle system for DOIs, and OpenReview."""

from curator.links.registries.doi import DoiRegistry
from curator.links.registries.openreview import OpenReviewRegistry

__all__ = ["DoiRegistry", "OpenReviewRegistry"]
