"""The one polite HTTP client behind `Fetcher`: pacing, time-outs, Retry-After. The home of `requests`."""

from curator.http.fetcher import PoliteFetcher, Service

__all__ = ["PoliteFetcher", "Service"]
