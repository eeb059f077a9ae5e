"""The one polite HTTP client behind `Fetcher`: pacing, time-outs, Retry-After. The home of `requests`."""

from curator.http.channel import Credential, Service
from curator.http.fetcher import PoliteFetcher

__all__ = ["Credential", "PoliteFetcher", "Service"]
