"""The one polite HTTP client behind `Fetcher`: pacing, time-outs, Retry-After. The home of `requests`."""

from curator.http.fetcher import PoliteFetcher, Service
from curator.http.wire import user_agent

__all__ = ["PoliteFetcher", "Service", "user_agent"]
